"""Pale flowers under a huge moon."""

from __future__ import annotations

from magazine.demo.drawings.fields import around, even, fade
from magazine.demo.drawings.nature import stars
from magazine.demo.drawings.palettes import DUSK, NIGHT, Mood, mix
from magazine.demo.drawings.plants import bloom, sprig
from magazine.demo.drawings.shapes import (
    Shape,
    leaf,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Sheet

PALETTES: tuple[Mood, ...] = (NIGHT, DUSK)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    paper = sheet.lay(rect(-1, -1, w + 1, h + 1), mood.sky, rough=0)
    mx, my, r = (
        w * rng.uniform(0.44, 0.58),
        h * rng.uniform(0.33, 0.39),
        min(w, h) * rng.uniform(0.2, 0.235),
    )
    sheet.wash(paper, mood.glow, around(mx, my, r * 4.2), strength=0.9)
    stars(sheet, mood.pale, h * 0.8, 90)
    sheet.glow(mx, my, r * 2.1, mood.light, 0.5)
    moon = sheet.lay(oval(mx, my, r), mood.light)
    seas = [
        wobbly(rng, mx + r * px, my + r * py, r * s, r * s * 0.8, 0.25)
        for px, py, s in (
            (-0.3, -0.3, 0.3),
            (0.15, -0.45, 0.2),
            (0.32, 0.05, 0.26),
            (-0.2, 0.3, 0.2),
            (0.1, 0.5, 0.14),
        )
    ]
    sheet.shade(
        sheet.stencil(union(seas), within=moon, rough=0.4),
        mix(mood.light, mood.mid, 0.45),
        even(0.55),
        patchy=0.4,
    )
    sheet.shade(moon, mix(mood.light, mood.mid, 0.55), fade(mx, my, mx + r, my + r), strength=0.7)
    hedge = [
        wobbly(
            rng,
            rng.uniform(-4, w + 4),
            h * 0.84 + rng.uniform(-4, 6),
            rng.uniform(7, 12),
            rng.uniform(6, 12),
            0.2,
        )
        for _ in range(18)
    ]
    back = sheet.lay(union(hedge), mix(mood.mid, mood.glow, 0.25), rough=0.3)
    sheet.shade(back, mood.light, around(mx, h * 0.68, w * 0.34, h * 0.2), strength=0.45)
    for t in (0.0, 0.5, 1.0):
        _night_plants(sheet, mood, t, mx)
    _moths(sheet, mood, mx, my, r)
    return (
        "Pale flowers and long leaves in a garden at night, with moths in front of a huge "
        "full moon."
    )


def _night_plants(sheet: Sheet, mood: Mood, t: float, mx: float) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    colour = mix(mix(mood.mid, mood.cool, 0.35), mood.dark, 0.25 + 0.65 * t)
    base = h + 2
    for i in range(11):
        x = w * (i + rng.uniform(0, 1)) / 11
        away = min(1.0, abs(x - mx) / (w * 0.5))
        tall = h * (0.26 + 0.36 * away) * rng.uniform(0.7, 1.0) * (1.15 - 0.35 * t)
        lean = rng.uniform(-14, 14)
        twig, leaves = sprig(rng, x, base, tall, -90 + lean, 7 + 3 * t, rng.uniform(-24, 24))
        cut = sheet.lay(twig + leaves, colour, rough=0.1)
        sheet.shade(cut, mix(mood.light, colour, 0.3), around(mx, h * 0.4, w * 0.42), strength=0.5)
    for i in range(6):
        x = w * (i + rng.uniform(0.1, 0.9)) / 6
        away = min(1.0, abs(x - mx) / (w * 0.5))
        y = h * (0.86 - 0.28 * away - 0.1 * (1 - t)) + rng.uniform(-5, 5)
        sheet.lay(
            stroke(
                spline([(x + rng.uniform(-2, 2), base), (x + 1, (y + base) / 2), (x, y)]), 0.5, 0.35
            ),
            colour,
            rough=0.05,
        )
        _pale_flower(sheet, mood, x, y, rng.uniform(3.2, 5.2), i)


def _pale_flower(sheet: Sheet, mood: Mood, x: float, y: float, r: float, i: int) -> None:
    rng = sheet.rng
    white = mix(mood.pale, mood.cool, 0.12)
    shade = mix(mood.mid, mood.cool, 0.4)
    if i % 3 == 0:
        bells: list[Shape] = []
        for k in range(7):
            bx, by = x + rng.uniform(-0.8, 0.8) * (1 + k * 0.22), y + k * r * 0.42
            bells.append(
                polygon(
                    (bx - 0.35, by),
                    (bx + 0.35, by),
                    (bx + 0.9 + k * 0.12, by + 1.9),
                    (bx - 0.9 - k * 0.12, by + 1.9),
                )
            )
        head = sheet.lay(union(bells), white, rough=0.1)
    else:
        petals = 6 if i % 3 == 1 else 9
        ring = bloom(x, y, r, petals, rng.uniform(0, 50), 0.95).scaled(1, 0.82, x, y)
        head = sheet.lay(ring, white, rough=0.08)
        sheet.lay(oval(x, y, r * 0.17), mood.warm, rough=0.06)
    sheet.shade(head, shade, fade(x - r * 0.2, y - r * 0.3, x + r * 0.9, y + r * 1.1), strength=0.8)


def _moths(sheet: Sheet, mood: Mood, mx: float, my: float, r: float) -> None:
    rng = sheet.rng
    for px, py, s in ((-0.35, 0.1, 3.6), (0.42, -0.3, 2.6), (0.2, 0.55, 2.1), (1.2, 0.3, 2.2)):
        x, y = mx + r * px, my + r * py
        wings = []
        for side in (-1, 1):
            wings.append(leaf(x, y, s * 1.25, s * 0.95, -90 + side * 58))
            wings.append(leaf(x, y, s * 0.85, s * 0.7, -90 + side * 118))
        body = union(wings) + oval(x, y + s * 0.05, s * 0.14, s * 0.5)
        colour = mood.dark if abs(px) < 1 else mood.pale
        cut = sheet.lay(
            body.turned(rng.uniform(-35, 35), x, y), mix(colour, mood.mid, 0.3), rough=0.06
        )
        sheet.shade(cut, colour, around(x, y, s), strength=0.9)
