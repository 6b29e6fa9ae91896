"""Trees, grass, twigs and flowers."""

from __future__ import annotations

import math
import random

from .fields import fade
from .palettes import mix
from .shapes import (
    Point,
    Shape,
    blob,
    leaf,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    union,
)
from .sheet import Colour, Sheet


def conifer(rng: random.Random, x: float, base: float, height: float) -> Shape:
    """A fir, cut in uneven tiers."""
    tiers = 6
    left: list[Point] = []
    right: list[Point] = []
    for i in range(tiers):
        t = i / tiers
        half = height * 0.21 * (1 - t) * rng.uniform(0.85, 1.15)
        y = base - height * (0.08 + 0.9 * t)
        left += [(x - half, y + height * 0.03), (x - half * 0.48, y - height * 0.085)]
        right += [(x + half, y + height * 0.03), (x + half * 0.48, y - height * 0.085)]
    trunk = rect(x - height * 0.018, base - height * 0.12, x + height * 0.018, base)
    return polygon(*left, (x, base - height), *reversed(right)) + trunk


def bare_tree(
    rng: random.Random,
    x: float,
    y: float,
    length: float,
    width: float,
    degrees: float = -90,
    depth: int = 6,
) -> list[Shape]:
    """A tree without leaves: a trunk that parts again and again."""
    a = math.radians(degrees)
    mid = (
        x + length * 0.5 * math.cos(a) + rng.uniform(-1, 1) * length * 0.06,
        y + length * 0.5 * math.sin(a),
    )
    end = (x + length * math.cos(a), y + length * math.sin(a))
    parts = [stroke(spline([(x, y), mid, end], steps=4), width, width * 0.66)]
    if depth == 0 or width < 0.05:
        return parts
    for turn in (rng.uniform(-38, -14), rng.uniform(12, 38)):
        parts += bare_tree(
            rng, *end, length * rng.uniform(0.66, 0.84), width * 0.66, degrees + turn, depth - 1
        )
    if rng.random() < 0.4:
        parts += bare_tree(
            rng, *mid, length * 0.55, width * 0.4, degrees + rng.choice((-50, 50)), depth - 2
        )
    return parts


def round_tree(
    sheet: Sheet, x: float, base: float, height: float, leaves: Colour, dark: Colour, light: Colour
) -> None:
    """A leafy tree with light from the left."""
    rng = sheet.rng
    trunk = stroke(
        [(x, base), (x + height * 0.02, base - height * 0.5)], height * 0.07, height * 0.04
    )
    sheet.lay(trunk, dark)
    cx, cy, r = x, base - height * 0.64, height * 0.34
    heads = [
        oval(cx + r * 0.62 * math.cos(a), cy + r * 0.55 * math.sin(a), r * rng.uniform(0.5, 0.66))
        for a in (i * math.tau / 7 + rng.uniform(-0.3, 0.3) for i in range(7))
    ]
    crown = sheet.lay(union([*heads, oval(cx, cy, r * 0.8)]), leaves, rough=0.3)
    sheet.shade(
        crown, dark, fade(cx - r * 0.5, cy - r * 0.6, cx + r * 1.1, cy + r * 1.1), patchy=0.5
    )
    dabs = [
        leaf(
            cx + rng.gauss(-r * 0.2, r * 0.5),
            cy + rng.gauss(-r * 0.25, r * 0.42),
            r * 0.13,
            r * 0.07,
            rng.uniform(-160, -20),
        )
        for _ in range(90)
    ]
    sheet.lay(union(dabs), mix(light, leaves, 0.45), within=crown, rough=0.08)


def grass(
    rng: random.Random,
    x0: float,
    x1: float,
    base: float,
    height: float,
    count: int,
    width: float = 0.35,
) -> Shape:
    """Blades that lean each their own way."""
    blades = []
    for _ in range(count):
        x, h = rng.uniform(x0, x1), height * rng.uniform(0.45, 1.0)
        lean = rng.uniform(-0.35, 0.35) * h
        line = spline([(x, base), (x + lean * 0.3, base - h * 0.6), (x + lean, base - h)], steps=4)
        blades.append(stroke(line, width, 0.03))
    return union(blades)


def sprig(
    rng: random.Random,
    x: float,
    y: float,
    length: float,
    degrees: float,
    leaf_size: float,
    bend: float = 18,
) -> tuple[Shape, Shape]:
    """A twig and its leaves, as two shapes for two inks."""
    points: list[Point] = [(x, y)]
    leaves = []
    steps = max(4, round(length / (leaf_size * 0.55)))
    angle = degrees
    for i in range(steps):
        angle += bend / steps
        px, py = points[-1]
        step = length / steps
        px, py = (
            px + step * math.cos(math.radians(angle)),
            py + step * math.sin(math.radians(angle)),
        )
        points.append((px, py))
        size = leaf_size * (1.1 - 0.5 * i / steps) * rng.uniform(0.85, 1.15)
        if i:
            side = 1 if i % 2 else -1
            leaves.append(leaf(px, py, size, size * 0.42, angle + side * rng.uniform(38, 62)))
    leaves.append(leaf(*points[-1], leaf_size * 0.7, leaf_size * 0.28, angle))
    return stroke(points, leaf_size * 0.1, 0.06), union(leaves)


def bloom(
    x: float, y: float, radius: float, petals: int, turn: float = 0.0, plump: float = 0.9
) -> Shape:
    """An open flower seen from the front."""
    width = plump * math.tau * radius * 0.62 / petals
    return union(leaf(x, y, radius, width * 1.25, turn + 360 * i / petals) for i in range(petals))


def poppy(rng: random.Random, x: float, y: float, radius: float) -> Shape:
    """A bowl-shaped flower seen from the side."""
    r = radius
    return blob(
        (x, y + r * 0.55),
        (x - r * 0.75, y + r * 0.3),
        (x - r * rng.uniform(0.95, 1.15), y - r * 0.4),
        (x - r * 0.45, y - r * rng.uniform(0.3, 0.55)),
        (x, y - r * rng.uniform(0.55, 0.75)),
        (x + r * 0.5, y - r * rng.uniform(0.3, 0.5)),
        (x + r * rng.uniform(0.95, 1.15), y - r * 0.35),
        (x + r * 0.75, y + r * 0.3),
    )
