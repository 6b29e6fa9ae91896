"""The demo's pictures: drawn in every shape, the same every time, and never a flat surface."""

from functools import cache

import pytest
from PIL import Image, ImageChops, ImageStat

from magazine.demo.drawings import SCENES, SHAPES, Drawing, draw, draw_portrait

SMALL = 0.12


def draw_small(scene: str, *, seed: int = 1, shape: str = "landscape") -> Drawing:
    return draw(scene, seed=seed, shape=shape, scale=SMALL)


@cache
def sample(scene: str, shape: str = "landscape") -> Drawing:
    """One drawing of each scene and shape, shared by the tests that only look."""
    return draw_small(scene, seed=4, shape=shape)


def difference(first: Image.Image, second: Image.Image) -> float:
    """The mean difference of two pictures, from 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(first, second)).mean) / 3


def test_there_are_28_scenes_and_none_twice() -> None:
    assert len(SCENES) == len(set(SCENES)) == 28


@pytest.mark.parametrize("shape", ["landscape", "portrait"])
@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_fills_the_sheet_with_colour_and_says_what_is_seen(
    scene: str, shape: str
) -> None:
    drawing = sample(scene, shape)

    width, height = SHAPES[shape]
    assert drawing.image.mode == "RGB"
    assert drawing.image.size == (round(width * SMALL), round(height * SMALL))
    tones = drawing.image.reduce(4).quantize(64).convert("RGB")
    assert len(tones.getcolors(100) or []) > 40
    assert max(ImageStat.Stat(drawing.image.reduce(4)).stddev) > 18
    assert 30 < len(drawing.alt) < 160
    assert drawing.alt[0].isupper()
    assert drawing.alt.endswith(".")
    assert "  " not in drawing.alt
    assert "image of" not in drawing.alt.lower()


@pytest.mark.parametrize("scene", SCENES)
def test_the_same_seed_draws_the_same_pixels_and_another_seed_does_not(scene: str) -> None:
    first, again = draw_small(scene, seed=5), draw_small(scene, seed=5)
    other = sample(scene)

    assert first.image.tobytes() == again.image.tobytes()
    assert first.alt == again.alt
    assert difference(first.image.reduce(4), other.image.reduce(4)) > 8


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_drawn_at_its_own_size(shape: str) -> None:
    width, height = SHAPES[shape]

    assert draw_small("islands", shape=shape).image.size == (
        round(width * SMALL),
        round(height * SMALL),
    )


def test_full_size_is_the_default() -> None:
    assert draw("candles", seed=1, shape="wide").image.size == (2000, 1125)


def test_a_small_drawing_is_the_full_one_made_smaller() -> None:
    full = draw("mountains", seed=3, shape="square", scale=0.5).image
    small = draw("mountains", seed=3, shape="square", scale=0.25).image

    assert difference(full.resize((50, 50)), small.resize((50, 50))) < 8


def test_the_negative_seed_is_a_seed_too() -> None:
    assert draw_small("bread", seed=-3).alt


def test_an_unknown_scene_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="volcano"):
        draw("volcano", seed=1, shape="landscape")


def test_an_unknown_shape_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="round"):
        draw("harbour", seed=1, shape="round")


def test_every_author_has_a_face_of_their_own_and_keeps_it() -> None:
    drawings = [draw_portrait(seed, scale=SMALL) for seed in range(1, 9)]
    assert draw_portrait(3, scale=SMALL).image.tobytes() == drawings[2].image.tobytes()
    for number, one in enumerate(drawings):
        assert one.image.size == (144, 144)
        assert one.alt.endswith("wall.") and 30 < len(one.alt) < 160
        for other in drawings[number + 1 :]:
            assert difference(one.image.reduce(4), other.image.reduce(4)) > 8
