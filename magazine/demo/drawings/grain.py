"""The grain of the paper: noise that is the same on every run."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageFilter


def noise(source: random.Random, size: tuple[int, int], pitch: float) -> Image.Image:
    """Even noise with grains of about `pitch` pixels."""
    across, down = (max(4, math.ceil(side / pitch)) for side in size)
    small = Image.frombytes("L", (across, down), source.randbytes(across * down))
    if pitch > 20:
        small = small.filter(ImageFilter.GaussianBlur(0.8))
        small = spread(small, 2.6)
    return small.resize(size, Image.Resampling.BICUBIC if pitch > 3 else Image.Resampling.BILINEAR)


def spread(image: Image.Image, by: float) -> Image.Image:
    """The same image with more (`by` over 1) or less contrast about the middle."""
    return image.point([max(0, min(255, round(128 + (v - 128) * by))) for v in range(256)])
