"""Snow-capped peaks over a lake."""

from __future__ import annotations

import random

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.nature import clouds, sky, stars, sun, water
from magazine.demo.drawings.palettes import DAWN, DUSK, NOON, SPRING, Mood, mix
from magazine.demo.drawings.plants import conifer
from magazine.demo.drawings.shapes import (
    Point,
    dash,
    oval,
    polygon,
    rect,
    ridge,
    spline,
    stroke,
    under,
    union,
)
from magazine.demo.drawings.sheet import Colour, Sheet

PALETTES: tuple[Mood, ...] = (DAWN, NOON, DUSK, SPRING)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    shore = h * rng.uniform(0.64, 0.69)
    sky(sheet, mood, shore)
    if mood.by_night:
        stars(sheet, mood.pale, h * 0.42)
    sun(sheet, mood, w * rng.uniform(0.2, 0.34), h * rng.uniform(0.14, 0.24), rng.uniform(4.5, 6))
    far = sheet.lay(under(ridge(rng, w, shore - 8, 20, 0.9), shore), mix(mood.far, mood.glow, 0.45))
    sheet.shade(far, mood.glow, fade(0, shore - 22, 0, shore - 4), strength=0.9)
    snow = mix(mood.pale, mood.glow, 0.25)
    rock = mix(mood.mid, mood.far, 0.35)
    for px, tall, colour in (
        (w * rng.uniform(0.16, 0.26), h * 0.34, mix(rock, mood.far, 0.5)),
        (w * rng.uniform(0.86, 0.94), h * 0.4, mix(rock, mood.far, 0.25)),
        (w * rng.uniform(0.56, 0.64), h * rng.uniform(0.53, 0.57), rock),
    ):
        _peak(sheet, mood, px, shore, tall, colour, snow)
    clouds(sheet, mood, shore - 25, shore - 13, 2)
    for t, colour in ((0.0, mix(mood.mid, mood.near, 0.4)), (0.5, mood.near)):
        base = shore - 4 + 3 * t
        band = sheet.lay(under(ridge(rng, w, base, 6, 0.35), shore + 0.2), colour)
        trees = [
            conifer(
                rng,
                rng.uniform(-2, w + 2),
                base + rng.uniform(-1, 3),
                rng.uniform(2.5, 5) + 1.5 * t,
            )
            for _ in range(70)
        ]
        sheet.lay(union(trees), colour, rough=0.08)
        sheet.shade(band, mood.glow, fade(0, base - 6, 0, shore + 1), strength=0.4)
    _hut(sheet, mood, w * rng.uniform(0.28, 0.4), shore + 0.3, 5.5)
    lake = water(sheet, mood, shore, mood.near, mood.mid)
    sheet.reflect(shore, h - shore, mix(mood.mid, mood.near, 0.4), 0.42)
    sheet.wash(lake, mood.near, fade(0, shore, 0, h), strength=0.8)
    marks = [
        dash(
            rng.uniform(0, w),
            shore + 0.3 + (h - shore) * rng.random() ** 2 * 0.8,
            rng.uniform(5, 22),
            0.3,
        )
        for _ in range(26)
    ]
    sheet.lay(union(marks), mix(mood.glow, mood.mid, 0.25), within=lake, opacity=0.6)
    _canoe(sheet, mood, w * rng.uniform(0.44, 0.56), shore + (h - shore) * 0.5)
    _foreground(sheet, mood)
    return (
        f"Snow-capped mountains {mood.when}, mirrored in a lake with a red canoe and dark firs"
        " on the shore."
    )


def _jagged(rng: random.Random, start: Point, end: Point, steps: int, by: float) -> list[Point]:
    line = []
    for i in range(steps + 1):
        t = i / steps
        x, y = start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t
        away = by * (0 < i < steps)
        line.append((x + rng.uniform(-away, away), y + rng.uniform(-away, away) * 0.6))
    return line


def _peak(
    sheet: Sheet, mood: Mood, x: float, base: float, tall: float, rock: Colour, snow: Colour
) -> None:
    rng = sheet.rng
    top = (x, base - tall)
    left = _jagged(rng, (x - tall * 1.05, base), top, 11, tall * 0.03)
    right = _jagged(rng, top, (x + tall * 1.1, base), 11, tall * 0.03)
    mass = sheet.lay(polygon(*left, *right), rock, rough=0.1)
    sheet.shade(
        mass, mood.light, fade(x, base - tall * 0.3, x - tall * 0.4, base - tall), strength=0.45
    )
    spine = _jagged(rng, top, (x + tall * 0.16, base), 9, tall * 0.075)
    dark = mix(rock, mood.near, 0.72)
    sheet.lay(polygon(*spine, *reversed(right)), dark, within=mass, rough=0.1)
    ribs = []
    for _ in range(7):
        t = rng.uniform(0.25, 0.8)
        sx, sy = x - tall * 1.0 * t * rng.uniform(0.15, 0.85), base - tall * (1 - t)
        long = tall * rng.uniform(0.14, 0.3)
        ribs.append(
            polygon(
                (sx, sy),
                (sx + long * 0.26, sy + long * 0.5),
                (sx + long * 0.06, sy + long),
                (sx + long * 0.02, sy + long * 0.45),
            )
        )
    sheet.lay(union(ribs), dark, within=mass, opacity=0.75)
    line = base - tall * rng.uniform(0.55, 0.62)
    teeth: list[Point] = []
    n = 13
    for i in range(n + 1):
        tx = x - tall * 0.62 + tall * 1.24 * i / n
        teeth.append(
            (
                tx,
                line
                + (tall * rng.uniform(0.05, 0.15) if i % 2 else -tall * rng.uniform(0.02, 0.12)),
            )
        )
    cap = sheet.stencil(
        polygon((x - tall, base - tall * 1.1), (x + tall, base - tall * 1.1), *reversed(teeth)),
        within=mass,
    )
    sheet.lay(cap, snow)
    shaded = sheet.stencil(polygon(*spine, *reversed(right)), within=cap, rough=0.1)
    sheet.lay(shaded, mix(mix(snow, mood.mid, 0.5), mood.sky, 0.2))
    sheet.shade(
        mass, mix(mood.glow, rock, 0.35), fade(0, base - tall * 0.35, 0, base), strength=0.75
    )


def _hut(sheet: Sheet, mood: Mood, x: float, base: float, s: float) -> None:
    sheet.lay(rect(x, base - s * 0.5, x + s, base), mix(mood.warm, mood.dark, 0.25), rough=0.05)
    sheet.lay(
        polygon(
            (x - s * 0.12, base - s * 0.45),
            (x + s * 0.5, base - s),
            (x + s * 1.12, base - s * 0.45),
        ),
        mood.dark,
        rough=0.05,
    )
    sheet.lay(rect(x + s * 0.2, base - s * 0.34, x + s * 0.4, base - s * 0.12), mood.light, rough=0)
    sheet.lay(rect(x + s * 0.6, base - s * 0.38, x + s * 0.8, base), mood.dark, rough=0)
    sheet.glow(x + s * 0.3, base - s * 0.25, s * 0.8, mood.light, 0.5)


def _canoe(sheet: Sheet, mood: Mood, x: float, y: float) -> None:
    ring = spline(
        [(x - 5, y - 1.3), (x - 3, y - 0.5), (x + 3, y - 0.5), (x + 5, y - 1.3)]
    ) + spline([(x + 5, y - 1.3), (x + 3.4, y + 0.6), (x - 3.4, y + 0.6), (x - 5, y - 1.3)])
    sheet.lay(dash(x, y + 0.8, 15, 0.8), mix(mood.pale, mood.mid, 0.35), opacity=0.7)
    sheet.lay(
        polygon(*ring).scaled(1, -0.8, x, y + 0.8), mix(mood.warm, mood.near, 0.6), opacity=0.7
    )
    boat = sheet.lay(polygon(*ring), mood.warm)
    sheet.shade(boat, mood.dark, fade(x, y - 1, x, y + 0.9), strength=0.6)
    figure = oval(x - 0.4, y - 3.5, 0.55) + polygon(
        (x - 1.1, y - 0.5), (x - 0.9, y - 2.8), (x + 0.2, y - 2.8), (x + 0.5, y - 0.5)
    )
    sheet.lay(figure, mood.dark, rough=0.05)
    sheet.lay(stroke([(x - 2.6, y - 3.3), (x + 2.4, y + 0.9)], 0.22), mood.pale, rough=0.03)


def _foreground(sheet: Sheet, mood: Mood) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    for side in (0.0, 1.0):
        line = [(-2.0, h * 0.86), (w * 0.14, h * 0.9), (w * 0.27, h * 0.97), (w * 0.36, h + 1)]
        bank = under(spline(line), h + 2)
        bank = bank.scaled(-1, 1, w / 2, 0) if side else bank
        trees = []
        for i in range(7):
            d = i / 6
            tx = w * (-0.02 + 0.26 * d) if not side else w * (1.02 - 0.24 * d)
            tall = h * rng.uniform(0.3, 0.46) * (1 - 0.62 * d)
            trees.append(conifer(rng, tx + rng.uniform(-1, 1), h * (0.9 + 0.1 * d), tall))
        cut = sheet.lay(union([*trees, bank]), mood.dark, rough=0.16)
        sheet.shade(
            cut,
            mood.mid,
            fade(w * 0.5, h, 0 if not side else w, h * 0.55),
            strength=0.22,
            patchy=0.6,
        )
