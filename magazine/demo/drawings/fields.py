"""How much of an ink lands where: fields from 0 to 1 over the sheet."""

from __future__ import annotations

import math
from collections.abc import Callable

Field = Callable[[float, float], float]


def fade(x0: float, y0: float, x1: float, y1: float, power: float = 1.0) -> Field:
    """A field that grows from 0 at the first point to 1 at the second."""
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy or 1.0
    return lambda x, y: max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / length)) ** power


def around(cx: float, cy: float, rx: float, ry: float | None = None, power: float = 1.0) -> Field:
    """A field that falls from 1 at the centre to 0 at the radius."""
    ry = rx if ry is None else ry
    return lambda x, y: max(0.0, 1 - math.hypot((x - cx) / rx, (y - cy) / ry)) ** power


def even(value: float) -> Field:
    """The same value everywhere."""
    return lambda x, y: value
