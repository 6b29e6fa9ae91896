"""Sizes and crops of pictures: arithmetic only."""

from collections.abc import Mapping

# Steps of one and a half: whatever a screen asks for, it gets no more than 1.5 times the width.
FULL_WIDTHS = (320, 480, 720, 1080, 1600, 2400)
SHARE, SQUARE, LANDSCAPE, WIDE = "share", "square", "landscape", "wide"
# What other sites show with a link, and the three shapes that search engines ask for
# (https://developers.google.com/search/docs/appearance/structured-data/article).
CROPS: Mapping[str, tuple[int, int]] = {
    SHARE: (1200, 630),
    SQUARE: (1200, 1200),
    LANDSCAPE: (1200, 900),
    WIDE: (1200, 675),
}
MAX_HEIGHT = 16_383  # px: WebP can't say more (https://developers.google.com/speed/webp/faq)

# A picture only a little wider than a step isn't worth a rendition of its own.
WORTH_A_STEP = 1.125

Box = tuple[float, float, float, float]


def crop_box(
    size: tuple[int, int], ratio: float, focal_x: float = 0.5, focal_y: float = 0.5
) -> Box:
    """The largest part of one aspect ratio, as near to the focal point as the edges allow.

    Arguments:
        size: width and height of the picture, in px.
        ratio: width divided by height of the part wanted, above 0.
        focal_x, focal_y: the point to keep, as shares of width and height; 0 is left and top.

    Returns left, top, right and bottom in px, inside the picture.
    """
    width, height = size
    box_width = min(width, height * ratio)
    box_height = min(height, width / ratio)
    left = _clamp(width * focal_x - box_width / 2, 0, width - box_width)
    top = _clamp(height * focal_y - box_height / 2, 0, height - box_height)
    return left, top, left + box_width, top + box_height


def full_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """The sizes in px to make of a whole picture, narrowest first: never larger than it is.

    There is always one. A picture that ends between two steps is made in its own width too.
    """
    widest = max(1, min(width, FULL_WIDTHS[-1], width * MAX_HEIGHT // height))
    widths = [step for step in FULL_WIDTHS if step <= widest]
    if not widths or widest > widths[-1] * WORTH_A_STEP:
        widths.append(widest)
    return [(each, scaled_height(width, height, each)) for each in widths]


def scaled_height(width: int, height: int, new_width: int) -> int:
    """The height in px that belongs to another width: 1 at the least."""
    return max(1, min(MAX_HEIGHT, round(height * new_width / width)))


def crop_size(shape: str, width: int, height: int) -> tuple[int, int]:
    """The size in px of one of ``CROPS``, or that shape as large as there is."""
    crop_width, crop_height = CROPS[shape]
    box_width = min(width, height * crop_width / crop_height)
    there_is = max(1, min(crop_width, int(box_width)))
    return there_is, scaled_height(crop_width, crop_height, there_is)


def working_size(width: int, height: int) -> tuple[int, int]:
    """The smallest size in px from which all renditions can still be made without enlarging."""
    scales = [FULL_WIDTHS[-1] / width]
    for crop_width, crop_height in CROPS.values():
        scales.append(crop_width / min(width, height * crop_width / crop_height))
    scale = min(1.0, max(scales))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _clamp(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))
