"""A meadow in flower, seen from low down."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.nature import clouds, sky, sun
from magazine.demo.drawings.palettes import DAWN, NOON, SPRING, STORM, Mood, ink, mix
from magazine.demo.drawings.plants import bloom, grass, poppy
from magazine.demo.drawings.shapes import (
    Shape,
    blob,
    oval,
    ridge,
    spline,
    stroke,
    under,
    union,
)
from magazine.demo.drawings.sheet import Colour, Sheet

PALETTES: tuple[Mood, ...] = (SPRING, NOON, DAWN, STORM)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    horizon = h * rng.uniform(0.52, 0.6)
    sky(sheet, mood, horizon)
    sun(sheet, mood, w * rng.uniform(0.22, 0.36), h * rng.uniform(0.2, 0.3), rng.uniform(6, 8))
    clouds(sheet, mood, h * 0.08, horizon - 12, 4)
    for t in (0.0, 0.5):
        hill = sheet.lay(
            under(ridge(rng, w, horizon + 4 * t, 13 - 5 * t, 0.25), h + 2),
            mix(mood.far, mood.mid, t),
            rough=0.15,
        )
        sheet.shade(hill, mood.glow, fade(0, horizon - 10, 0, horizon + 6), strength=0.7)
    green = mix(mood.grass, mood.near, 0.3)
    meadow = sheet.lay(
        under(spline([(-2.0, horizon + 5), (w * 0.4, horizon + 3), (w + 2, horizon + 6)]), h + 2),
        mix(green, mood.glow, 0.25),
        rough=0.4,
    )
    sheet.wash(meadow, mood.near, fade(0, horizon, 0, h))
    far = [
        oval(rng.uniform(0, w), horizon + 5 + 18 * rng.random() ** 1.5, rng.uniform(0.18, 0.5))
        for _ in range(420)
    ]
    for i, colour in enumerate((mood.warm, mood.pale, ink("f0b84e"))):
        sheet.lay(union(far[i::3]), colour, within=meadow, rough=0.08)
    for t in (0.0, 0.5, 1.0):
        base = horizon + (h - horizon) * (0.5 + 0.5 * t) + 2
        blades = mix(mix(green, mood.mid, 0.3), mood.dark, t * 0.85)
        sheet.lay(
            grass(
                rng, -3, w + 3, base + 1, h * (0.2 + 0.2 * t), round(220 - 60 * t), 0.32 + 0.3 * t
            ),
            blades,
            rough=0.06,
        )
        _flower_rank(sheet, mood, base, t, blades)
    sheet.lay(grass(rng, -3, w + 3, h + 1, h * 0.13, 150, 0.8), mood.dark, rough=0.06)
    return (
        f"Poppies, cornflowers and cow parsley in long grass, with low hills behind, {mood.when}."
    )


def _flower_rank(sheet: Sheet, mood: Mood, base: float, t: float, stem: Colour) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    size = 1.5 + 3.6 * t
    blue = ink("4a6fb5")
    many = round(26 - 8 * t)
    kinds = ["poppy", "cow parsley", "cornflower", "daisy", "poppy", "bud"]
    for i in range(many):
        x = w * (i + rng.uniform(0, 1)) / many
        tall = h * (0.14 + 0.3 * t) * (rng.uniform(0.85, 1.2) if i % 2 else rng.uniform(0.35, 0.8))
        top = (x + rng.uniform(-3, 3), base - tall)
        line = spline([(x, base), (x + rng.uniform(-1, 1), base - tall * 0.5), top])
        sheet.lay(stroke(line, 0.3 + 0.28 * t, 0.18 + 0.14 * t), stem, rough=0.04)
        kind = kinds[(i + rng.randrange(2)) % 6]
        s = size * rng.uniform(0.8, 1.15)
        if kind == "poppy":
            _poppy(sheet, mood, *top, s)
        elif kind == "cow parsley":
            _umbel(sheet, mood, *top, s * 1.7, stem)
        elif kind == "cornflower":
            head = sheet.lay(bloom(*top, s * 0.8, 11, rng.uniform(0, 40), 0.8), blue, rough=0.08)
            sheet.shade(head, mood.dark, around(*top, s * 0.5), strength=0.9)
        elif kind == "daisy":
            sheet.lay(
                bloom(*top, s * 0.85, 13, rng.uniform(0, 40), 0.75).scaled(1, 0.75, *top),
                mood.pale,
                rough=0.06,
            )
            sheet.lay(oval(*top, s * 0.26, s * 0.22), ink("efb03c"), rough=0.06)
        else:
            sheet.lay(oval(*top, s * 0.28, s * 0.42), mix(stem, mood.warm, 0.25), rough=0.06)


def _poppy(sheet: Sheet, mood: Mood, x: float, y: float, r: float) -> None:
    rng = sheet.rng
    tilt = rng.uniform(-20, 20)
    back = sheet.lay(
        poppy(rng, x, y - r * 0.2, r * 0.92).turned(tilt, x, y),
        mix(mood.warm, mood.dark, 0.3),
        rough=0.1,
    )
    sheet.lay(oval(x, y - r * 0.3, r * 0.42, r * 0.2), mood.dark, within=back)
    front = blob(
        (x - r * 1.02, y - r * 0.28),
        (x - r * 0.5, y - r * 0.06),
        (x, y - r * 0.26),
        (x + r * 0.5, y - r * 0.05),
        (x + r * 1.0, y - r * 0.25),
        (x + r * 0.72, y + r * 0.4),
        (x, y + r * 0.62),
        (x - r * 0.72, y + r * 0.4),
    )
    cup = sheet.lay(front.turned(tilt, x, y), mood.warm, rough=0.1)
    sheet.shade(cup, mood.light, fade(x + r * 0.2, y + r * 0.2, x - r, y - r * 0.5), strength=0.5)
    sheet.shade(cup, mood.dark, fade(x, y, x + r * 0.9, y + r), strength=0.55)


def _umbel(sheet: Sheet, mood: Mood, x: float, y: float, r: float, stem: Colour) -> None:
    rng = sheet.rng
    spokes: list[Shape] = []
    heads: list[Shape] = []
    for i in range(9):
        a = math.radians(-165 + 150 * i / 8)
        ex, ey = x + r * math.cos(a), y + r * 0.55 * math.sin(a) - r * 0.1
        spokes.append(stroke([(x, y + r * 0.3), (ex, ey)], 0.14))
        heads += [
            oval(
                ex + rng.gauss(0, r * 0.09),
                ey + rng.gauss(0, r * 0.06),
                r * rng.uniform(0.045, 0.08),
            )
            for _ in range(13)
        ]
    sheet.lay(union(spokes), stem, rough=0)
    sheet.lay(union(heads), mood.pale, rough=0.04)
