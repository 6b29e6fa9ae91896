"""A skyline by night, with a bridge."""

from __future__ import annotations

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.nature import clouds, sky, stars, sun, water
from magazine.demo.drawings.palettes import DUSK, NIGHT, Mood, mix
from magazine.demo.drawings.shapes import (
    Shape,
    arc,
    dash,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Colour, Sheet

PALETTES: tuple[Mood, ...] = (NIGHT, DUSK)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    river = h * rng.uniform(0.7, 0.74)
    sky(sheet, mood, river)
    stars(sheet, mood.pale, h * 0.45, 60)
    sun(sheet, mood, w * rng.uniform(0.66, 0.8), h * rng.uniform(0.17, 0.25), rng.uniform(5.5, 7))
    clouds(sheet, mood, h * 0.2, river - 24, 2)
    for t in (0.0, 0.5, 1.0):
        colour = mix(mix(mood.glow, mood.far, 0.55), mix(mood.near, mood.dark, 0.35), t)
        _skyline(sheet, mood, river - 1, colour, t)
    sheet.lay(rect(-2, river - 2, w + 2, river + 0.4), mood.dark, rough=0.1)
    sea = water(sheet, mood, river, mood.near, mood.mid)
    sheet.reflect(river, h - river, mix(mood.near, mood.dark, 0.2), 0.4)
    sheet.wash(sea, mood.dark, fade(0, river, 0, h * 1.05), strength=0.7)
    marks = [
        dash(
            rng.uniform(0, w),
            river + 1 + (h - river) * rng.random(),
            rng.uniform(3, 9),
            rng.uniform(0.15, 0.4),
        )
        for _ in range(46)
    ]
    sheet.lay(union(marks), mix(mood.light, mood.mid, 0.4), within=sea, opacity=0.5)
    _bridge(sheet, mood, river + (h - river) * 0.2)
    return (
        "A city skyline at night, windows lit, with an old bridge and its lamps reflected in "
        "the river."
    )


def _skyline(sheet: Sheet, mood: Mood, base: float, colour: Colour, t: float) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    x = -rng.uniform(1, 6)
    lights: list[Shape] = []
    blocks: list[Shape] = []
    while x < w:
        wide = rng.uniform(6, 11) * (0.8 + 0.3 * t)
        middle = 1 - abs((x + wide / 2) / w - 0.42) * 1.1
        tall = h * rng.uniform(0.16, 0.3) * (1.45 - 0.75 * t) * (0.6 + 0.6 * middle)
        top = base - tall
        blocks.append(rect(x, top, x + wide, base + 1))
        blocks.append(_roof(sheet, x, wide, top))
        step_x, step_y = rng.choice(((1.5, 2.2), (1.9, 2.6), (2.4, 2.2)))
        share = rng.uniform(0.12, 0.5) * (0.35 + 0.65 * t)
        rows, columns = int((tall - 2) / step_y), int((wide - 1) / step_x)
        for j in range(rows):
            for i in range(columns):
                if rng.random() < share:
                    wx = x + (wide - columns * step_x) / 2 + i * step_x + step_x * 0.22
                    wy = top + 1.4 + j * step_y
                    lights.append(rect(wx, wy, wx + step_x * 0.56, wy + step_y * 0.52))
        x += wide + rng.choice((0, 0, 0.6))
    mass = sheet.lay(union(blocks), colour, rough=0.07)
    sheet.shade(
        mass,
        mix(mood.glow, colour, 0.35),
        fade(0, base - h * 0.2, 0, base),
        strength=0.6 - 0.35 * t,
    )
    for k, tint in enumerate(
        (mood.light, mix(mood.warm, mood.light, 0.4), mix(mood.cool, mood.light, 0.3))
    ):
        share_of = lights[k::5] + (lights[3::5] + lights[4::5] if k == 0 else [])
        sheet.lay(union(share_of), mix(tint, colour, 0.45 - 0.45 * t), rough=0.03)


def _roof(sheet: Sheet, x: float, wide: float, top: float) -> Shape:
    rng = sheet.rng
    cx = x + wide / 2
    kind = rng.randrange(6)
    if kind == 0:
        return polygon((x, top + 0.1), (cx, top - wide * 0.5), (x + wide, top + 0.1))
    if kind == 1:
        spire = stroke([(cx, top), (cx, top - wide * 1.5)], 0.5, 0.06)
        return (
            rect(x + wide * 0.2, top - 2.6, x + wide * 0.8, top)
            + rect(x + wide * 0.35, top - 4.6, x + wide * 0.65, top)
            + spire
        )
    if kind == 2:
        return polygon(*arc(cx, top + 0.1, wide * 0.42, wide * 0.44, 180, 360, 16)) + stroke(
            [(cx, top), (cx, top - wide * 0.8)], 0.4, 0.1
        )
    if kind == 3:
        tank = rect(x + wide * 0.55, top - 2.8, x + wide * 0.85, top - 0.8) + polygon(
            (x + wide * 0.5, top - 2.7), (x + wide * 0.7, top - 3.9), (x + wide * 0.9, top - 2.7)
        )
        return (
            tank
            + rect(x + wide * 0.58, top - 1, x + wide * 0.62, top)
            + rect(x + wide * 0.78, top - 1, x + wide * 0.82, top)
        )
    if kind == 4:
        return polygon((x, top + 0.1), (x, top - wide * 0.35), (x + wide, top + 0.1))
    return rect(x + wide * 0.15, top - 1, x + wide * 0.4, top) + stroke(
        [(x + wide * 0.3, top), (x + wide * 0.3, top - 4)], 0.2, 0.1
    )


def _bridge(sheet: Sheet, mood: Mood, y: float) -> None:
    w, rng = sheet.width, sheet.rng
    stone = mix(mood.mid, mood.far, 0.45)
    span = w / 4.0
    camber = [(-2.0, y - 4), (w * 0.5, y - 7.5), (w + 2, y - 4)]
    line = spline(camber, steps=20)
    arches = [oval(span * (i + 0.5), y + 7.2, span * 0.4, 9.6) for i in range(4)]
    deck = polygon(*line, (w + 2, y + 7), (-2, y + 7)) - union(arches)
    body = sheet.lay(deck, stone, rough=0.12)
    sheet.shade(
        body, mix(mood.warm, mood.light, 0.3), fade(0, y + 4, 0, y - 9), strength=0.5, patchy=0.4
    )
    sheet.shade(body, mood.dark, fade(0, y - 2, 0, y + 10), strength=0.7)
    sheet.lay(
        union(arches) - union(a.moved(1.1, 0.5) for a in arches),
        mood.dark,
        within=sheet.stencil(rect(-2, y - 4, w + 2, y + 7)),
        rough=0.05,
    )
    rail = [stroke([(px, py - 0.1), (px, py - 1.6)], 0.22) for px, py in line[::1]]
    rail.append(stroke([(px, py - 1.6) for px, py in line], 0.4))
    sheet.lay(union(rail), stone, rough=0.03)
    for i in range(5):
        px, py = line[round((len(line) - 1) * (i + 0.5) / 5)]
        sheet.lay(
            stroke([(px, py), (px, py - 6.5)], 0.4, 0.28)
            + rect(px - 0.55, py - 7.9, px + 0.55, py - 6.3, 0.3),
            stone,
            rough=0.04,
        )
        sheet.lay(oval(px, py - 7.1, 0.5), mood.light, rough=0)
        sheet.glow(px, py - 7.1, 8, mood.light, 0.75)
        streak = sheet.stencil(
            polygon(
                (px - 0.7, y + 9),
                (px + 0.7, y + 9),
                (px + 1.5, sheet.height + 2),
                (px - 1.5, sheet.height + 2),
            ),
            soft=0.3,
        )
        sheet.wash(streak, mood.light, fade(0, sheet.height, 0, y + 6), strength=0.6)
    for _ in range(5):
        k = round(rng.uniform(0.05, 0.95) * (len(line) - 1))
        px, py = line[k]
        s = rng.uniform(2.5, 3.1)
        sheet.lay(
            oval(px, py - s * 0.92, s * 0.12)
            + polygon(
                (px - s * 0.16, py),
                (px - s * 0.13, py - s * 0.78),
                (px + s * 0.13, py - s * 0.78),
                (px + s * 0.18, py),
            ),
            mood.dark,
            rough=0.03,
        )
