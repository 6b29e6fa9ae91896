"""Crops keep the focal point inside the picture, and nothing is ever enlarged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.photos.geometry import crop_box, full_sizes, share_size, working_size

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
        ((6000, 4000), [400, 800, 1600]),
        ((1600, 900), [400, 800, 1600]),
        ((1500, 900), [400, 800, 1500]),
        ((820, 900), [400, 800]),
        ((400, 300), [400]),
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
    for each in [*sizes, share_size(width, height)]:
        assert 1 <= each[0] <= min(width, 1600)
        assert 1 <= each[1] <= 16_383
    working = working_size(width, height)
    assert working[0] <= width
    assert working[1] <= height
    assert working[0] >= sizes[-1][0]


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
    assert share_size(*size) == share
