"""A low house under thatch."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.palettes import Mood, ink, mix
from magazine.demo.drawings.shapes import (
    Point,
    brush,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Sheet


def thatched_house(
    sheet: Sheet, mood: Mood, x: float, base: float, long: float, tall: float
) -> None:
    """A house from its left corner at `base`: `long` wide, `tall` to the eaves."""
    rng = sheet.rng
    white = mix(mood.pale, mood.mid, 0.3 if mood.by_night else 0.0)
    smoke: list[Point] = [(x + long * 0.1, base - tall * 2.1)]
    for i in range(1, 7):
        smoke.append(
            (x + long * 0.1 + i * 1.7 + math.sin(i * 1.3) * 1.6, base - tall * 2.1 - i * 3.2)
        )
    plume = sheet.stencil(stroke(spline(smoke), 0.7, 5.5), soft=0.35)
    sheet.wash(
        plume,
        mix(mood.pale, mood.glow, 0.4),
        fade(0, base - tall * 2.1 - 20, 0, base - tall * 2),
        strength=0.85,
    )
    stacks = [
        rect(x + long * k - 1.6, base - tall * 2.05, x + long * k + 1.6, base - tall * 1.2)
        for k in (0.1, 0.9)
    ]
    pots = [
        rect(
            x + long * k + d - 0.45, base - tall * 2.18, x + long * k + d + 0.45, base - tall * 2.0
        )
        for k in (0.1, 0.9)
        for d in (-0.7, 0.7)
    ]
    stack = sheet.lay(union(stacks), white)
    sheet.shade(stack, mood.mid, fade(x + long * 0.1 - 1, 0, x + long * 0.1 + 2, 0), strength=0.5)
    sheet.lay(union(pots), mix(mood.warm, mood.dark, 0.3), rough=0.05)
    front = sheet.lay(rect(x, base - tall, x + long, base), white)
    sheet.shade(
        front,
        mix(white, mood.mid, 0.75),
        fade(x + long * 0.25, base - tall, x + long * 1.2, base),
        strength=0.75,
        patchy=0.3,
    )
    roof = polygon(
        *spline(
            [
                (x - 1.4, base - tall * 0.93),
                (x - 0.6, base - tall * 1.2),
                (x + 1.4, base - tall * 1.78),
            ],
            steps=4,
        ),
        (x + long - 1.4, base - tall * 1.8),
        (x + long + 1.4, base - tall * 0.93),
    )
    straw = mix(ink("c99a55"), mood.mid, 0.45 if mood.by_night else 0.12)
    thatch = sheet.lay(roof, straw, rough=0.3)
    strands = []
    for _ in range(130):
        sx, sy = rng.uniform(x, x + long), rng.uniform(base - tall * 1.75, base - tall * 1.05)
        strands.append(brush([(sx, sy), (sx - 0.1, sy + 1.2), (sx - 0.3, sy + 2.4)], 0.28))
    sheet.lay(union(strands), mix(straw, mood.dark, 0.4), within=thatch, rough=0.05)
    sheet.shade(
        thatch,
        mix(straw, mood.dark, 0.7),
        fade(x + long * 0.3, base - tall * 1.8, x + long, base - tall * 0.9),
        strength=0.7,
    )
    sheet.lay(
        rect(x + 1, base - tall * 1.86, x + long - 1, base - tall * 1.72, 0.6),
        mix(straw, mood.dark, 0.3),
        rough=0.2,
    )
    sheet.lay(
        rect(x - 1, base - tall * 0.95, x + long + 1, base - tall * 0.86),
        mix(white, mood.dark, 0.5),
        within=front,
        opacity=0.6,
    )
    door = sheet.lay(rect(x + long * 0.46, base - tall * 0.68, x + long * 0.56, base), mood.warm)
    sheet.lay(
        rect(x + long * 0.44, base - tall * 0.36, x + long * 0.6, base - tall * 0.33),
        mix(mood.warm, mood.dark, 0.6),
        within=door,
    )
    sheet.lay(oval(x + long * 0.545, base - tall * 0.32, 0.22), mood.light, rough=0)
    for k in (0.14, 0.3, 0.68, 0.84):
        _pane(sheet, mood, x + long * k, base - tall * 0.68, 2.7, tall * 0.34)
    bushes = [
        wobbly(
            rng,
            x + long * k,
            base - rng.uniform(0, 0.6),
            rng.uniform(1.4, 2.4),
            rng.uniform(1.2, 2.0),
            0.2,
        )
        for k in (0.02, 0.1, 0.2, 0.3, 0.39, 0.63, 0.72, 0.8, 0.9, 0.98)
    ]
    leaves = sheet.lay(union(bushes), mix(mood.near, mood.cool, 0.2), rough=0.25)
    dots = [
        oval(rng.uniform(x - 1, x + long + 1), base - rng.uniform(0, 2.2), rng.uniform(0.22, 0.42))
        for _ in range(110)
    ]
    sheet.lay(union(dots[:60]), mood.warm, within=leaves, rough=0.05)
    sheet.lay(union(dots[60:]), mood.pale, within=leaves, rough=0.05)


def _pane(sheet: Sheet, mood: Mood, cx: float, top: float, wide: float, tall: float) -> None:
    lit = mood.by_night
    sheet.lay(
        rect(cx - wide / 2, top, cx + wide / 2, top + tall),
        mood.light if lit else mix(mood.dark, mood.mid, 0.2),
        rough=0.05,
    )
    bars = [
        rect(cx - 0.14, top, cx + 0.14, top + tall),
        rect(cx - wide / 2, top + tall * 0.46, cx + wide / 2, top + tall * 0.54),
        rect(cx - wide / 2 - 0.3, top + tall, cx + wide / 2 + 0.3, top + tall + 0.5),
    ]
    sheet.lay(union(bars), mood.warm if not lit else mood.dark, rough=0.03)
    if lit:
        sheet.glow(cx, top + tall / 2, 6, mood.light, 0.5)
