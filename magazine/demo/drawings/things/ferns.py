"""Ferns in the foreground."""

from __future__ import annotations

import math

from magazine.demo.drawings.palettes import Mood, mix
from magazine.demo.drawings.shapes import (
    Point,
    Shape,
    leaf,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Sheet


def ferns(sheet: Sheet, mood: Mood) -> None:
    """Ferns in both lower corners."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    for colour, many in ((mood.near, 13), (mix(mood.cool, mood.near, 0.4), 9), (mood.dark, 12)):
        fronds: list[Shape] = []
        for i in range(many):
            side = i % 2
            x = rng.uniform(-2, w * 0.27) if side else rng.uniform(w * 0.72, w + 2)
            base = h + rng.uniform(-1, 4) - abs(x - w / 2) * 0.06
            for k in range(5):
                fronds.append(
                    _frond(x, base, rng.uniform(8, 14), -90 + (k - 2) * 30 + rng.uniform(-8, 8))
                )
        sheet.lay(union(fronds), colour, rough=0.08)


def _frond(x: float, y: float, length: float, degrees: float) -> Shape:
    bend = 26 if degrees > -90 else -26
    parts: list[Shape] = []
    px, py, angle = x, y, degrees
    points: list[Point] = [(x, y)]
    steps = 13
    for i in range(steps):
        angle += bend / steps * 1.6
        px += length / steps * math.cos(math.radians(angle))
        py += length / steps * math.sin(math.radians(angle))
        points.append((px, py))
        size = length * 0.27 * math.sin(math.pi * (0.12 + 0.88 * (1 - i / steps)))
        parts += [leaf(px, py, size, size * 0.28, angle + s * 62) for s in (-1, 1)]
    return union([*parts, stroke(points, 0.3, 0.06)])
