"""Fruit and vegetables in heaps."""

from __future__ import annotations

from magazine.demo.drawings.fields import around
from magazine.demo.drawings.palettes import Mood, ink, mix
from magazine.demo.drawings.shapes import (
    Shape,
    arc,
    blob,
    leaf,
    oval,
    polygon,
    spline,
    stroke,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Colour, Sheet

GOODS = ("orange", "lemon", "tomato", "aubergine", "cabbage", "apple", "carrot", "beetroot", "pear")


INKS = {
    "orange": "ee8434",
    "lemon": "f4c64a",
    "tomato": "d8412f",
    "aubergine": "54345c",
    "cabbage": "86a860",
    "apple": "c93a3a",
    "carrot": "ec7d34",
    "beetroot": "8c2c50",
    "pear": "b6b04a",
}


def pile(
    sheet: Sheet, mood: Mood, goods: str, x0: float, x1: float, top: float, floor: float
) -> None:
    """A crate's worth of one kind of GOODS."""
    rng = sheet.rng
    colour = mix(ink(INKS[goods]), mood.sky, 0.06)
    r = {"cabbage": 3.3, "aubergine": 2.5, "carrot": 1.7}.get(goods, 2.35)
    rows = 3
    for j in range(rows):
        y = top + 0.8 + (floor - top) * j / (rows - 0.4)
        many = max(3, round((x1 - x0) / (r * 1.72)))
        for i in range(many):
            x = x0 + (x1 - x0) * (i + 0.5 + (0.25 if j % 2 else -0.25)) / many
            _piece(
                sheet,
                mood,
                goods,
                x + rng.uniform(-0.3, 0.3),
                y + rng.uniform(-0.3, 0.4),
                r * rng.uniform(0.92, 1.08),
                mix(colour, mood.dark, 0.22 * rng.random()),
            )


def _piece(
    sheet: Sheet, mood: Mood, goods: str, x: float, y: float, r: float, colour: Colour
) -> None:
    rng = sheet.rng
    green = mix(mood.grass, mood.near, 0.4)
    if goods == "carrot":
        tops = union(leaf(x, y - r, r * 1.9, 0.5, -90 + k * 22) for k in (-2, -1, 0, 1, 2))
        sheet.lay(tops, green, rough=0.05)
        shape: Shape = polygon(
            *spline(
                [
                    (x - r * 0.6, y - r),
                    (x + r * 0.6, y - r),
                    (x + r * 0.4, y + r * 0.6),
                    (x, y + r * 2.2),
                    (x - r * 0.4, y + r * 0.6),
                ],
                closed=True,
            )
        )
    elif goods == "aubergine":
        shape = blob(
            (x - r * 0.35, y - r),
            (x + r * 0.35, y - r),
            (x + r * 0.8, y + r * 0.6),
            (x, y + r * 1.25),
            (x - r * 0.8, y + r * 0.6),
        ).turned(rng.uniform(-50, 50), x, y)
    elif goods == "lemon":
        shape = (oval(x, y, r * 1.02, r * 0.82) + oval(x + r * 0.95, y, r * 0.25, r * 0.2)).turned(
            rng.uniform(-60, 60), x, y
        )
    elif goods == "pear":
        shape = blob(
            (x, y - r * 1.2),
            (x + r * 0.4, y - r * 0.7),
            (x + r * 0.9, y + r * 0.35),
            (x, y + r),
            (x - r * 0.9, y + r * 0.35),
            (x - r * 0.4, y - r * 0.7),
        ).turned(rng.uniform(-30, 30), x, y)
    else:
        shape = wobbly(rng, x, y, r, r * 0.95, 0.05)
    cut = sheet.lay(shape, colour, rough=0.06)
    sheet.shade(
        cut, mix(colour, mood.dark, 0.6), around(x + r * 0.9, y + r * 1.0, r * 1.9), strength=0.9
    )
    sheet.lay(
        oval(x - r * 0.36, y - r * 0.38, r * 0.2, r * 0.13, -35),
        mix(colour, mood.pale, 0.75),
        rough=0.04,
        opacity=0.9,
    )
    if goods in ("apple", "pear", "tomato", "aubergine"):
        sheet.lay(
            stroke([(x, y - r * 0.75), (x + r * 0.12, y - r * 1.2)], r * 0.16),
            green if goods != "apple" else mood.dark,
            rough=0.03,
        )
    elif goods == "beetroot":
        sheet.lay(
            union(leaf(x, y - r * 0.7, r * 1.3, r * 0.5, -90 + k * 26) for k in (-1, 0, 1)),
            green,
            rough=0.05,
        )
    elif goods == "cabbage":
        veins = [
            stroke(arc(x + d * r * 0.5, y, r * 0.7, r * 0.9, 110, 250, 10), 0.18)
            for d in (0.2, 0.8, 1.3)
        ]
        sheet.lay(union(veins), mix(colour, mood.pale, 0.55), within=cut, rough=0)
