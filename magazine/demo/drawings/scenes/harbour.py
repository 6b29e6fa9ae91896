"""Painted houses on a quay, fishing boats, and all of it again in the water."""

from __future__ import annotations

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.nature import clouds, gulls, sky, stars, sun, water
from magazine.demo.drawings.palettes import DAWN, DUSK, MIST, NOON, Mood, ink, mix
from magazine.demo.drawings.shapes import (
    Shape,
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

PALETTES: tuple[Mood, ...] = (NOON, DUSK, DAWN, MIST)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    quay = h * rng.uniform(0.56, 0.62)
    sky(sheet, mood, quay)
    if mood.by_night:
        stars(sheet, mood.pale, h * 0.4)
    sun(sheet, mood, w * rng.uniform(0.74, 0.86), h * rng.uniform(0.17, 0.26), rng.uniform(4.5, 6))
    clouds(sheet, mood, h * 0.12, quay - 16, 4)
    hill = sheet.lay(under(ridge(rng, w, quay - 5, 15, 0.3), quay), mood.far)
    sheet.shade(hill, mood.glow, fade(0, quay - 18, 0, quay), strength=0.7)
    x, end = -rng.uniform(1, 4), w * rng.uniform(0.78, 0.86)
    while x < end:
        wide = rng.uniform(8.5, 12.5)
        _house(sheet, mood, x, quay, wide, rng.uniform(15, 25) * (1.1 if x < w * 0.4 else 0.9))
        x += wide
    wall = sheet.lay(
        rect(-1, quay - 0.4, x + 3, quay + 3.4), mix(mood.dark, mood.mid, 0.35), rough=0.15
    )
    courses = [
        rect(bx, quay + 0.9 + 1.2 * row, bx + 2.3, quay + 1.75 + 1.2 * row)
        for row in range(2)
        for bx in [i * 2.7 + row * 1.3 for i in range(round(x / 2.7))]
    ]
    sheet.lay(union(courses), mix(mood.dark, mood.mid, 0.55), within=wall, opacity=0.6)
    _lamps(sheet, mood, x, quay)
    line = quay + 3.2
    sea = water(sheet, mood, line, mood.near, mix(mood.mid, mood.far, 0.3))
    sheet.reflect(line, h - line, mix(mood.near, mood.mid, 0.3), 0.5)
    sheet.wash(sea, mood.near, fade(0, line, 0, h), strength=0.75)
    for i in range(46):
        t = rng.random()
        y = line + 1 + (h - line) * t
        mark = stroke([(0, y), (rng.uniform(3, 12), y)], 0.15 + 0.3 * t).moved(
            rng.uniform(-4, w), 0
        )
        sheet.lay(mark, mix(mood.near, mood.pale, 0.45) if i % 3 else mood.dark, opacity=0.4)
    hulls = [mood.warm, mood.pale, mood.cool]
    rng.shuffle(hulls)
    spots = [(0.2, 0.2, 13), (0.52, 0.3, 16), (0.82, 0.6, 22)]
    for (px, py, size), colour in zip(spots, hulls, strict=True):
        _boat(sheet, mood, w * px + rng.uniform(-4, 4), line + (h - line) * py, size, colour)
    gulls(sheet, mood.pale if mood.by_night else mood.dark, w * 0.72, h * 0.36, 5, 2.2)
    return f"Fishing boats in front of a row of painted houses on a harbour quay {mood.when}."


def _house(sheet: Sheet, mood: Mood, x: float, base: float, wide: float, tall: float) -> None:
    rng = sheet.rng
    haze = 0.3 if mood.by_night else 0.12
    paint = rng.choice(
        [
            mood.warm,
            mood.cool,
            mood.pale,
            mood.pale,
            mix(mood.warm, mood.pale, 0.5),
            mix(mood.cool, mood.pale, 0.55),
            ink("e8b54d"),
            mix(mood.far, mood.pale, 0.4),
        ]
    )
    paint = mix(paint, mood.mid, haze)
    eaves = base - tall
    front = sheet.lay(rect(x, eaves, x + wide, base), paint, rough=0.08)
    sheet.shade(
        front,
        mix(paint, mood.dark, 0.55),
        fade(x + wide * 0.2, 0, x + wide * 1.3, base - 3),
        strength=0.65,
    )
    pitch = rng.uniform(3.4, 6)
    tiles = mix(rng.choice([mood.dark, mood.near, mix(mood.warm, mood.dark, 0.5)]), mood.mid, 0.1)
    if rng.random() < 0.55:
        gable = sheet.lay(
            polygon((x, eaves + 0.2), (x + wide / 2, eaves - pitch), (x + wide, eaves + 0.2)), paint
        )
        sheet.shade(
            gable,
            mix(paint, mood.dark, 0.55),
            fade(x + wide * 0.3, 0, x + wide * 1.2, 0),
            strength=0.6,
        )
        edge = stroke(
            [(x - 0.5, eaves + 0.4), (x + wide / 2, eaves - pitch), (x + wide + 0.5, eaves + 0.4)],
            1.1,
        )
        sheet.lay(edge, tiles)
        sheet.lay(oval(x + wide / 2, eaves - pitch * 0.3, 0.8), mood.dark)
    else:
        roof = sheet.lay(
            polygon(
                (x - 0.4, eaves + 0.3),
                (x + 1, eaves - pitch),
                (x + wide - 1, eaves - pitch),
                (x + wide + 0.4, eaves + 0.3),
            ),
            tiles,
        )
        sheet.shade(roof, mood.dark, fade(x, 0, x + wide * 1.2, 0), strength=0.7)
    sheet.lay(
        rect(x + wide * 0.74, eaves - pitch - 1.6, x + wide * 0.9, eaves - pitch * 0.35), tiles
    )
    floors = max(2, round(tall / 6.5))
    step = tall / (floors + 0.15)
    for floor in range(floors):
        top = eaves + step * (floor + 0.28)
        ground = floor == floors - 1
        for i in range(3 if wide > 10.4 else 2):
            n = 3 if wide > 10.4 else 2
            cx = x + wide * (i + 0.5) / n
            if ground and i == n - 1:
                door = rng.choice([mood.warm, mood.dark, mood.cool, mood.near])
                sheet.lay(
                    rect(cx - 1.05, base - step * 0.66, cx + 1.05, base), mix(door, mood.dark, 0.15)
                )
                continue
            _window(sheet, mood, cx, top, 1.9, step * 0.5)


def _window(sheet: Sheet, mood: Mood, cx: float, top: float, wide: float, tall: float) -> None:
    lit = mood.by_night and sheet.rng.random() < 0.6
    frame = mix(mood.pale, mood.mid, 0.25 if mood.by_night else 0.05)
    sheet.lay(
        rect(cx - wide / 2 - 0.28, top - 0.28, cx + wide / 2 + 0.28, top + tall + 0.4),
        frame,
        rough=0.05,
    )
    pane = rect(cx - wide / 2, top, cx + wide / 2, top + tall)
    sheet.lay(pane, mood.light if lit else mix(mood.dark, mood.mid, 0.3), rough=0.05)
    bars = rect(cx - 0.1, top, cx + 0.1, top + tall) + rect(
        cx - wide / 2, top + tall / 2 - 0.1, cx + wide / 2, top + tall / 2 + 0.1
    )
    sheet.lay(bars, frame, rough=0)
    if lit:
        sheet.glow(cx, top + tall / 2, 4, mood.light, 0.3)


def _lamps(sheet: Sheet, mood: Mood, end: float, quay: float) -> None:
    for i in range(4):
        x = 6 + (end - 6) * i / 3
        post = stroke([(x, quay), (x, quay - 8)], 0.35, 0.25) + rect(
            x - 0.6, quay - 9.4, x + 0.6, quay - 7.9, 0.3
        )
        sheet.lay(post, mood.dark, rough=0.05)
        if mood.by_night:
            sheet.lay(oval(x, quay - 8.6, 0.42), mood.light, rough=0)
            sheet.glow(x, quay - 8.6, 7, mood.light, 0.7)


def _boat(sheet: Sheet, mood: Mood, x: float, y: float, s: float, colour: Colour) -> None:
    dark = mix(mood.dark, mood.near, 0.15)
    sheer = spline(
        [
            (x - s * 0.5, y - s * 0.19),
            (x - s * 0.1, y - s * 0.12),
            (x + s * 0.25, y - s * 0.15),
            (x + s * 0.55, y - s * 0.29),
        ]
    )
    hull = polygon(
        *sheer, (x + s * 0.42, y), (x + s * 0.36, y + s * 0.05), (x - s * 0.42, y + s * 0.05)
    )
    echo = sheet.stencil(hull.scaled(1, -0.9, x, y + s * 0.05).moved(0, s * 0.02), soft=0.35)
    sheet.lay(echo, mix(colour, mood.near, 0.6), opacity=0.7)
    mast = x - s * 0.02
    rig: list[Shape] = [
        stroke([(mast, y - s * 0.1), (mast, y - s * 0.82)], s * 0.022),
        stroke([(mast, y - s * 0.8), (x + s * 0.54, y - s * 0.28)], 0.12),
        stroke([(mast, y - s * 0.8), (x - s * 0.48, y - s * 0.2)], 0.12),
        stroke([(mast, y - s * 0.36), (x - s * 0.44, y - s * 0.46)], s * 0.018),
    ]
    sheet.lay(union(rig), dark, rough=0.03)
    cabin = sheet.lay(
        rect(x + s * 0.06, y - s * 0.34, x + s * 0.3, y - s * 0.1, s * 0.02),
        mix(mood.pale, mood.far, 0.1),
    )
    sheet.shade(cabin, mood.mid, fade(x + s * 0.12, 0, x + s * 0.34, 0), strength=0.7)
    sheet.lay(rect(x + s * 0.04, y - s * 0.37, x + s * 0.33, y - s * 0.33), mood.warm)
    panes = [
        rect(x + s * (0.1 + 0.1 * i), y - s * 0.29, x + s * (0.17 + 0.1 * i), y - s * 0.21)
        for i in range(2)
    ]
    sheet.lay(union(panes), mood.light if mood.by_night else dark, rough=0.04)
    body = sheet.lay(hull, colour)
    sheet.shade(
        body, mix(colour, mood.dark, 0.7), fade(0, y - s * 0.2, 0, y + s * 0.08), strength=0.85
    )
    band = polygon(*sheer, *[(px, py + s * 0.035) for px, py in reversed(sheer)])
    sheet.lay(band, mood.pale if colour != mood.pale else mood.near, within=body)
    sheet.lay(rect(x - s, y + s * 0.015, x + s, y + s * 0.06), dark, within=body)
    net = [oval(x - s * (0.32 - 0.06 * i), y - s * 0.17, s * 0.035) for i in range(3)]
    sheet.lay(union(net), mood.warm if colour != mood.warm else mood.cool)
