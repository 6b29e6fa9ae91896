"""Doors and windows of a house front."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.palettes import Mood, ink, mix
from magazine.demo.drawings.shapes import (
    leaf,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Colour, Sheet


def door(sheet: Sheet, mood: Mood, x: float, base: float, colour: Colour) -> None:
    """A panelled front door with a fanlight; `x` is its left side, `base` its foot."""
    h = sheet.height
    wide, top = 17.0, h * 0.2
    sheet.lay(rect(x - 1.8, top - 1.8, x + wide + 1.8, base), mix(mood.pale, mood.far, 0.1))
    panel = sheet.lay(rect(x, top, x + wide, base), colour)
    fan = sheet.lay(rect(x, top, x + wide, top + 6.5), mix(mood.dark, mood.mid, 0.25), within=panel)
    rays = [
        stroke(
            [
                (x + wide / 2, top + 6.5),
                (x + wide / 2 + 12 * math.cos(a), top + 6.5 - 12 * math.sin(a)),
            ],
            0.35,
        )
        for a in (0.5, 1.05, 1.57, 2.1, 2.64)
    ]
    sheet.lay(union(rays), mood.pale, within=fan, rough=0.03)
    sheet.lay(rect(x, top + 6.2, x + wide, top + 7.2), mood.pale, within=panel)
    tall = base - top - 8
    boxes = [
        rect(
            x + 2 + i * 7,
            top + 9 + j * tall * 0.5,
            x + 8 + i * 7,
            top + 6.5 + (j + 1) * tall * 0.5,
            0.2,
        )
        for i in range(2)
        for j in range(2)
    ]
    inset = sheet.lay(union(boxes), mix(colour, mood.dark, 0.35), within=panel, rough=0.06)
    sheet.lay(
        union(boxes).scaled(0.96, 0.985, x + wide / 2 + 0.5, base).moved(0.3, 0.2),
        mix(colour, mood.dark, 0.12),
        within=inset,
        rough=0.06,
    )
    sheet.lay(oval(x + wide - 1.4, base - tall * 0.46, 0.6), ink("e8b54d"), rough=0.03)
    sheet.shade(panel, mood.dark, fade(x + wide * 0.2, 0, x + wide * 1.2, 0), strength=0.55)
    sheet.lay(rect(x - 3, base - 1.6, x + wide + 3, base + 0.4), mix(mood.pale, mood.mid, 0.4))


def shuttered_window(sheet: Sheet, mood: Mood, x: float, top: float, colour: Colour) -> None:
    """A window between open shutters, with a box of flowers under it."""
    rng = sheet.rng
    wide, tall = 15.0, sheet.height * 0.32
    sheet.lay(rect(x - 1.2, top - 1.2, x + wide + 1.2, top + tall + 1.2), mood.pale)
    pane = sheet.lay(rect(x, top, x + wide, top + tall), mix(mood.dark, mood.mid, 0.25))
    sheet.wash(pane, mood.sky, fade(x + wide, top + tall, x, top), strength=0.7)
    curtain = polygon(
        *spline(
            [
                (x, top),
                (x + wide * 0.42, top),
                (x + wide * 0.3, top + tall * 0.5),
                (x + wide * 0.1, top + tall),
                (x, top + tall),
            ],
            steps=5,
        )
    )
    sheet.lay(curtain + curtain.scaled(-1, 1, x + wide / 2, 0), mood.pale, within=pane, opacity=0.8)
    bars = [
        rect(x + wide / 2 - 0.45, top, x + wide / 2 + 0.45, top + tall),
        rect(x, top + tall * 0.4, x + wide, top + tall * 0.4 + 0.7),
    ]
    sheet.lay(union(bars), mood.pale, rough=0.05)
    for sx in (x - 9.4, x + wide + 1.6):
        board = sheet.lay(rect(sx, top - 0.8, sx + 7.8, top + tall + 0.8), colour)
        slats = [
            rect(sx + 0.9, top + 0.7 + k * 1.5, sx + 6.9, top + 1.5 + k * 1.5)
            for k in range(int((tall - 1.5) / 1.5))
        ]
        sheet.lay(union(slats), mix(colour, mood.dark, 0.55), within=board, rough=0.05)
        sheet.shade(board, mood.light, fade(sx + 8, top + tall, sx, top), strength=0.35)
        sheet.lay(
            rect(sx + 0.6, top + tall + 0.8, sx + 8.6, top + tall + 1.6), mood.dark, opacity=0.25
        )
    box = top + tall + 1.2
    sheet.lay(rect(x - 0.5, box, x + wide + 0.5, box + 4.4), mix(mood.warm, mood.dark, 0.4))
    leaves = [
        leaf(
            rng.uniform(x, x + wide),
            box + rng.uniform(-1.5, 1.5),
            rng.uniform(1.8, 3.6),
            1.2,
            rng.uniform(-170, 10) + 0,
        )
        for _ in range(70)
    ]
    leaves += [
        leaf(rng.uniform(x, x + wide), box + 0.5, rng.uniform(3, 5), 1.1, rng.uniform(60, 120))
        for _ in range(16)
    ]
    sheet.lay(union(leaves), mix(mood.grass, mood.near, 0.5), rough=0.06)
    heads = [
        oval(
            rng.uniform(x - 0.5, x + wide + 0.5),
            box + rng.uniform(-3.4, 1.2),
            rng.uniform(0.6, 1.15),
        )
        for _ in range(30)
    ]
    sheet.lay(union(heads[:18]), mood.warm, rough=0.15)
    sheet.lay(union(heads[18:]), mood.pale, rough=0.15)
