"""What many scenes share outdoors: skies, clouds, water, trees, birds, flowers."""

from __future__ import annotations

import math
import random

from .fields import around, fade
from .palettes import Mood, mix
from .shapes import (
    Point,
    Shape,
    brush,
    dash,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    union,
)
from .sheet import Colour, Sheet, Stencil


def sky(sheet: Sheet, mood: Mood, horizon: float) -> None:
    """Fill the sheet with a sky that grows light towards the horizon."""
    paper = sheet.everything()
    sheet.lay(paper, mood.sky)
    sheet.wash(paper, mood.glow, fade(0, -horizon * 0.1, 0, horizon, 1.1))
    sheet.shade(
        paper,
        mix(mood.sky, mood.dark, 0.35),
        fade(0, horizon * 0.55, 0, -horizon * 0.5),
        strength=0.5,
        hard=1.3,
        patchy=0.8,
    )


def sun(sheet: Sheet, mood: Mood, x: float, y: float, radius: float) -> None:
    """A disc of light with its halo: a moon by night."""
    sheet.glow(x, y, radius * 6, mood.light, 0.55)
    sheet.glow(x, y, radius * 2.2, mood.light, 0.5)
    disc = sheet.lay(oval(x, y, radius), mood.light)
    if mood.by_night:
        sheet.shade(
            disc,
            mix(mood.light, mood.sky, 0.4),
            around(x + radius, y + radius, radius * 2),
            strength=0.8,
            patchy=0.8,
        )


def stars(sheet: Sheet, colour: Colour, horizon: float, count: int = 70) -> None:
    """Stars, closer together high up."""
    rng = sheet.rng
    points = []
    for _ in range(count):
        x, y = rng.uniform(0, sheet.width), horizon * rng.random() ** 1.4
        points.append(oval(x, y, rng.choice((0.09, 0.12, 0.12, 0.22))))
    sheet.lay(union(points), colour, rough=0, opacity=0.85)


def cloud(rng: random.Random, x: float, y: float, length: float, height: float) -> Shape:
    """A cloud with a level base and a heaped top."""
    top: list[Point] = []
    humps = rng.randint(4, 6)
    for i in range(humps + 1):
        t = i / humps
        lift = math.sin(math.pi * t) ** 0.8
        top.append((x - length / 2 + length * t, y - height * lift * rng.uniform(0.55, 1.0)))
    heads = [
        oval(px, py + height * 0.1, length / humps * rng.uniform(0.55, 0.75), height * 0.34)
        for px, py in top[1:-1]
    ]
    base = brush(
        [(x - length * 0.62, y), (x, y - height * 0.12), (x + length * 0.62, y)], height * 0.5
    )
    return union([base, polygon(*top), *heads])


def clouds(sheet: Sheet, mood: Mood, top: float, bottom: float, count: int = 4) -> None:
    """A loose row of clouds, smaller towards the horizon."""
    rng = sheet.rng
    for i in range(count):
        t = (i + rng.uniform(0.1, 0.8)) / count
        y = top + (bottom - top) * t
        size = 1.15 - 0.7 * t
        x = rng.uniform(0, sheet.width)
        shape = cloud(rng, x, y, rng.uniform(20, 34) * size, rng.uniform(4, 7) * size)
        body = sheet.lay(shape, mix(mood.glow, mood.pale, 0.55), opacity=0.9)
        sheet.shade(
            body,
            mix(mood.sky, mood.far, 0.5),
            fade(0, y - 4 * size, 0, y + 1.5 * size),
            strength=0.75,
        )


def water(
    sheet: Sheet,
    mood: Mood,
    horizon: float,
    deep: Colour,
    shallow: Colour,
    floor: float | None = None,
) -> Stencil:
    """Level water from the horizon down, lighter far away, with ripples."""
    rng = sheet.rng
    floor = sheet.height if floor is None else floor
    sea = sheet.lay(rect(-1, horizon, sheet.width + 1, floor + 1), shallow, rough=0.05)
    sheet.wash(sea, deep, fade(0, horizon, 0, floor, 0.8))
    for colour, many in ((mix(deep, mood.dark, 0.25), 90), (mix(shallow, mood.pale, 0.25), 60)):
        marks = []
        for _ in range(many):
            t = rng.random() ** 1.3
            y = horizon + 0.6 + (floor - horizon) * t
            marks.append(
                dash(
                    rng.uniform(0, sheet.width), y, 2 + 16 * t * rng.random() + 1.5, 0.16 + 0.5 * t
                )
            )
        sheet.lay(union(marks), colour, within=sea, opacity=0.5)
    return sea


def glitter(
    sheet: Sheet, sea: Stencil, colour: Colour, x: float, horizon: float, floor: float
) -> None:
    """The path of light on water beneath the sun."""
    rng = sheet.rng
    marks = []
    for _ in range(110):
        t = rng.random()
        y = horizon + 0.4 + (floor - horizon) * t
        spread = 1.5 + 9 * t
        marks.append(dash(rng.gauss(x, spread * 0.5), y, rng.uniform(1, 3) + 5 * t, 0.2 + 0.55 * t))
    sheet.lay(union(marks), colour, within=sea, opacity=0.9)


def gulls(sheet: Sheet, colour: Colour, x: float, y: float, count: int, size: float = 2.0) -> None:
    """A few birds on the wing around a point."""
    rng = sheet.rng
    birds = []
    for _ in range(count):
        bx, by = x + rng.uniform(-13, 13), y + rng.uniform(-6, 6)
        s = size * rng.uniform(0.6, 1.1)
        for side in (-1, 1):
            wing = [
                (bx, by),
                (bx + side * s * 0.5, by - s * 0.42),
                (bx + side * s * 1.15, by - s * 0.1),
            ]
            birds.append(stroke(spline(wing, steps=6), s * 0.2, 0.03))
    sheet.lay(union(birds), colour, rough=0.04)
