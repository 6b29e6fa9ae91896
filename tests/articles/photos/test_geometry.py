"""Crops keep the focal point inside the picture, and nothing is ever enlarged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.photos.geometry import (
    CROPS,
    SHARE,
    crop_box,
    crop_size,
    full_sizes,
    working_size,
)

sides = st.integers(min_value=1, max_value=20_000)
shares = st.floats(min_value=0, max_value=1)


@pytest.mark.parametrize(
    ("size", "focal", "box"),
    [
        ((2000, 1000), (0.5, 0.5), (500, 0, 1500, 1000)),
        ((2000, 1000), (0, 0), (0, 0, 1000, 1000)),
        ((2000, 1000), (1, 1), (1000, 0, 2000, 1000)),
        ((2000, 1000), (0.3, 0.9), (100, 0, 1100, 1000)),
        ((1000, 2000), (0.5, 0.1), (0, 0, 1000, 1000)),
    ],
)
def test_a_square_crop_lies_around_the_focal_point(
    size: tuple[int, int], focal: tuple[float, float], box: tuple[float, ...]
) -> None:
    assert crop_box(size, 1, *focal) == pytest.approx(box)


@given(sides, sides, st.floats(min_value=0.05, max_value=20), shares, shares)
def test_a_crop_has_its_shape_lies_inside_and_holds_the_focal_point(
    width: int, height: int, ratio: float, x: float, y: float
) -> None:
    left, top, right, bottom = crop_box((width, height), ratio, x, y)
    slack = 1e-6 * max(width, height)
    assert -slack <= left < right <= width + slack
    assert -slack <= top < bottom <= height + slack
    assert (right - left) / (bottom - top) == pytest.approx(ratio, rel=1e-3)
    assert left - slack <= x * width <= right + slack
    assert top - slack <= y * height <= bottom + slack


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((6000, 4000), [320, 480, 720, 1080, 1600, 2400]),
        ((1600, 900), [320, 480, 720, 1080, 1600]),
        ((1500, 900), [320, 480, 720, 1080, 1500]),
        ((800, 900), [320, 480, 720]),
        ((320, 300), [320]),
        ((300, 200), [300]),
        ((1, 1), [1]),
    ],
)
def test_widths_never_exceed_the_picture(size: tuple[int, int], widths: list[int]) -> None:
    assert [width for width, _height in full_sizes(*size)] == widths


@given(sides, sides)
def test_sizes_are_possible_and_within_what_was_decoded(width: int, height: int) -> None:
    sizes = full_sizes(width, height)
    assert sizes
    crops = {shape: crop_size(shape, width, height) for shape in CROPS}
    for each in [*sizes, *crops.values()]:
        assert 1 <= each[0] <= min(width, 2400)
        assert 1 <= each[1] <= 16_383
    working = working_size(width, height)
    assert working[0] <= width
    assert working[1] <= height
    assert working[0] >= sizes[-1][0]
    for shape, (crop_width, _crop_height) in crops.items():
        ratio = CROPS[shape][0] / CROPS[shape][1]
        assert crop_width <= crop_box(working, ratio)[2] - crop_box(working, ratio)[0] + 2


@pytest.mark.parametrize(
    ("size", "share"),
    [
        ((3000, 2000), (1200, 630)),
        ((1200, 630), (1200, 630)),
        ((20_000, 1000), (1200, 630)),
        ((600, 900), (600, 315)),
        ((800, 210), (400, 210)),
    ],
)
def test_the_share_picture_has_its_shape(size: tuple[int, int], share: tuple[int, int]) -> None:
    assert crop_size(SHARE, *size) == share


@pytest.mark.parametrize(
    ("shape", "size"),
    [("square", (1200, 1200)), ("landscape", (1200, 900)), ("wide", (1200, 675))],
)
def test_the_shapes_for_search_engines_are_1200_wide(shape: str, size: tuple[int, int]) -> None:
    assert crop_size(shape, 6000, 4000) == size
    assert crop_size(shape, 1200, 1200) == size
    small = crop_size(shape, 500, 400)
    assert small[0] / small[1] == pytest.approx(size[0] / size[1], rel=0.01)
