"""Bare trees on snow, and a fox."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.nature import sky, stars, sun
from magazine.demo.drawings.palettes import DAWN, DUSK, MIST, Mood, mix
from magazine.demo.drawings.plants import bare_tree, conifer
from magazine.demo.drawings.shapes import (
    blob,
    brush,
    oval,
    polygon,
    ridge,
    stroke,
    under,
    union,
)
from magazine.demo.drawings.sheet import Colour, Sheet

PALETTES: tuple[Mood, ...] = (DAWN, MIST, DUSK)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    ground = h * rng.uniform(0.64, 0.7)
    sky(sheet, mood, ground)
    if mood.by_night:
        stars(sheet, mood.pale, ground * 0.7)
    sx = w * rng.uniform(0.6, 0.72)
    sun(sheet, mood, sx, ground - h * rng.uniform(0.16, 0.26), rng.uniform(6, 8))
    snow = mix(mood.pale, mood.sky, 0.12 if not mood.by_night else 0.3)
    blue = mix(mix(mood.mid, mood.sky, 0.4), snow, 0.45)
    wood = sheet.lay(
        union(
            [
                conifer(rng, rng.uniform(-3, w + 3), ground + 1, rng.uniform(6, 13))
                for _ in range(60)
            ]
        ),
        mix(mood.far, mood.mid, 0.3),
    )
    sheet.shade(wood, mood.glow, fade(0, ground - 12, 0, ground), strength=0.85)
    for t in (0.0, 0.45, 0.9):
        line = ridge(rng, w, ground + (h - ground) * t * 0.75 + 2, 6, 0.12)
        field = sheet.lay(under(line, h + 2), mix(snow, blue, 0.25 * (1 - t)), rough=0.15)
        sheet.shade(
            field,
            blue,
            fade(sx, ground, sx - w * 0.8, ground + (h - ground) * (0.5 + t)),
            strength=0.75,
            hard=1.6,
        )
    spots = [
        (0.16, 0.5, 0.62),
        (0.38, 0.22, 0.42),
        (0.86, 0.34, 0.5),
        (0.66, 0.08, 0.26),
        (0.53, 0.05, 0.2),
    ]
    for px, depth, tall in sorted(spots, key=lambda s: s[1]):
        x, y = w * (px + rng.uniform(-0.03, 0.03)), ground + (h - ground) * depth
        _tree(sheet, mood, x, y, h * tall, blue, sx)
    _fence(sheet, mood, ground + (h - ground) * 0.62)
    _fox(sheet, mood, w * rng.uniform(0.6, 0.7), ground + (h - ground) * 0.52, h * 0.085)
    flakes = [
        oval(rng.uniform(0, w), rng.uniform(0, h), rng.choice((0.14, 0.2, 0.3))) for _ in range(110)
    ]
    sheet.lay(union(flakes), mood.pale, rough=0, opacity=0.85)
    disc = "a full moon" if mood.by_night else "a low sun"
    return (
        f"A fox crossing a snowy field between bare trees {mood.when}, with {disc} behind the wood."
    )


def _tree(
    sheet: Sheet, mood: Mood, x: float, y: float, tall: float, blue: Colour, sun_x: float
) -> None:
    parts = union(
        bare_tree(sheet.rng, x, y, tall * 0.3, tall * 0.062, -90 + sheet.rng.uniform(-4, 4))
    )
    lean = 1.3 if x > sun_x else -0.9
    cast = parts.scaled(1, -0.75, 0, y).sheared(-lean, y)
    sheet.lay(cast, blue, opacity=0.6, rough=0.2)
    foot = polygon(
        (x - tall * 0.032, y - tall * 0.05),
        (x + tall * 0.032, y - tall * 0.05),
        (x + tall * 0.06, y + 0.3),
        (x - tall * 0.06, y + 0.3),
    )
    ink_ = mix(mood.dark, mood.near, 0.2)
    cut = sheet.lay(parts + foot, ink_, rough=0.06)
    lit = 1 if sun_x > x else -1
    sheet.shade(
        cut, mix(mood.warm, mood.light, 0.3), fade(x, 0, x + lit * tall * 0.3, 0), strength=0.55
    )
    sheet.lay(
        brush([(x - tall * 0.1, y + 0.2), (x, y - 0.3), (x + tall * 0.1, y + 0.3)], 0.9),
        mood.pale,
        rough=0.1,
    )


def _fence(sheet: Sheet, mood: Mood, y: float) -> None:
    w, rng = sheet.width, sheet.rng
    parts = []
    posts = [(i * 9 - 3, y + 2.5 * math.sin(i * 0.5)) for i in range(round(w * 0.5 / 9) + 1)]
    for x, py in posts:
        parts.append(stroke([(x, py + 0.8), (x + rng.uniform(-0.4, 0.4), py - 5)], 0.75, 0.6))
    for lift in (1.6, 3.6):
        parts.append(stroke([(x, py - lift) for x, py in posts], 0.28))
    sheet.lay(union(parts), mix(mood.dark, mood.near, 0.25), rough=0.06)
    sheet.lay(union(oval(x, py - 5.0, 0.6, 0.3) for x, py in posts), mood.pale, rough=0.05)


def _fox(sheet: Sheet, mood: Mood, x: float, foot: float, s: float) -> None:
    body = blob(
        (x - s * 0.62, foot - s * 0.62),
        (x - s * 0.1, foot - s * 0.66),
        (x + s * 0.45, foot - s * 0.74),
        (x + s * 0.56, foot - s * 0.5),
        (x + s * 0.1, foot - s * 0.36),
        (x - s * 0.56, foot - s * 0.36),
    )
    head = blob(
        (x + s * 0.45, foot - s * 0.86),
        (x + s * 0.72, foot - s * 0.94),
        (x + s * 1.06, foot - s * 0.64),
        (x + s * 0.7, foot - s * 0.58),
        (x + s * 0.45, foot - s * 0.62),
    )
    ears = polygon(
        (x + s * 0.5, foot - s * 0.84),
        (x + s * 0.52, foot - s * 1.14),
        (x + s * 0.66, foot - s * 0.9),
    ) + polygon(
        (x + s * 0.64, foot - s * 0.88),
        (x + s * 0.72, foot - s * 1.12),
        (x + s * 0.78, foot - s * 0.86),
    )
    tail = brush(
        [
            (x - s * 0.5, foot - s * 0.55),
            (x - s * 1.0, foot - s * 0.5),
            (x - s * 1.6, foot - s * 0.28),
        ],
        s * 0.34,
    )
    legs = union(
        stroke([(x + k * s, foot - s * 0.45), (x + (k + d) * s, foot)], s * 0.12, s * 0.07)
        for k, d in ((-0.5, -0.1), (-0.34, 0.08), (0.3, -0.06), (0.44, 0.12))
    )
    sheet.lay(oval(x, foot, s * 1.1, s * 0.08), mix(mood.mid, mood.sky, 0.4), opacity=0.5)
    sheet.lay(legs, mood.dark, rough=0.03)
    coat = sheet.lay(body + head + ears + tail, mood.warm, rough=0.05)
    sheet.shade(coat, mood.dark, fade(0, foot - s * 0.6, 0, foot - s * 0.2), strength=0.6)
    sheet.lay(
        oval(x - s * 1.52, foot - s * 0.31, s * 0.16, s * 0.12), mood.pale, within=coat, rough=0.03
    )
    sheet.lay(
        blob(
            (x + s * 0.62, foot - s * 0.66),
            (x + s * 1.04, foot - s * 0.64),
            (x + s * 0.68, foot - s * 0.5),
            (x + s * 0.44, foot - s * 0.48),
        ),
        mood.pale,
        within=coat,
        rough=0.03,
    )
    sheet.lay(
        oval(x + s * 1.04, foot - s * 0.645, s * 0.04)
        + oval(x + s * 0.74, foot - s * 0.76, s * 0.028),
        mood.dark,
        rough=0,
    )
