"""Lengths of patterned cloth on a rail."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.palettes import CHALK, OLIVE, TEAL, TERRACOTTA, Room, ink, mix
from magazine.demo.drawings.plants import bloom
from magazine.demo.drawings.rooms import shadow, wall
from magazine.demo.drawings.shapes import (
    Shape,
    arc,
    dash,
    leaf,
    polygon,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Colour, Sheet, Stencil

PALETTES: tuple[Room, ...] = (CHALK, TEAL, TERRACOTTA, OLIVE)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    face = wall(sheet, room)
    rail = h * 0.1
    count = max(3, round(w / 26))
    inks = [
        room.red,
        room.pale,
        room.blue,
        room.gold,
        mix(room.leaf, room.pale, 0.15),
        mix(room.red, room.pale, 0.55),
    ]
    rng.shuffle(inks)
    styles = list(range(6))
    rng.shuffle(styles)
    gap = w * 0.02
    wide = (w * 0.9 - gap * (count - 1)) / count
    for i in range(count):
        x = w * 0.05 + i * (wide + gap)
        _length(
            sheet,
            room,
            face,
            x,
            rail,
            wide,
            h * rng.uniform(0.7, 0.82),
            inks[i % 6],
            inks[(i + 2) % 6],
            styles[i % 6],
        )
    shadow(sheet, room, rect(-2, rail + 1.5, w + 2, rail + 2.6), soft=0.4, opacity=0.4)
    bar = sheet.lay(
        rect(-2, rail - 1.1, w + 2, rail + 0.9), mix(ink("a86f43"), room.dark, 0.1), rough=0.05
    )
    sheet.shade(bar, room.dark, fade(0, rail - 1, 0, rail + 1.4), strength=0.8)
    for i in range(count):
        x = w * 0.05 + i * (wide + gap)
        over = sheet.lay(rect(x, rail - 1.5, x + wide, rail + 1.0, 0.6), inks[i % 6], rough=0.07)
        sheet.shade(
            over, mix(inks[i % 6], room.dark, 0.5), fade(0, rail - 1, 0, rail + 1.3), strength=0.8
        )
    return (
        "Lengths of printed and woven cloth hanging side by side from a wooden rail, each in "
        "a different pattern."
    )


def _length(
    sheet: Sheet,
    room: Room,
    face: Stencil,
    x: float,
    top: float,
    wide: float,
    long: float,
    colour: Colour,
    second: Colour,
    style: int,
) -> None:
    rng = sheet.rng
    folds = 4
    foot = top + long
    hem = [
        (x + wide * i / 16, foot + 1.1 * math.sin(i / 16 * math.tau * folds / 2 + style))
        for i in range(17)
    ]
    side = [(x + wide + 0.5 * math.sin(k), top + long * k / 6) for k in range(7)]
    other = [(x + 0.5 * math.sin(k + 2), top + long * k / 6) for k in range(7)]
    shape = polygon(*spline(side), *reversed(spline(hem)), *reversed(spline(other)))
    shadow(sheet, room, shape.moved(2.6, 1.0), within=face, soft=0.8, opacity=0.55)
    cloth = sheet.lay(shape, colour, rough=0.1)
    _pattern(sheet, cloth, x, top, wide, long, second, style)
    fringe = [
        stroke([(px, py - 0.3), (px + rng.uniform(-0.3, 0.3), py + 2.6)], 0.22, 0.1)
        for px, py in spline(hem, steps=4)
    ]
    if style in (0, 3):
        sheet.lay(union(fringe), mix(colour, second, 0.3), rough=0.03)
    sheet.shade(
        cloth,
        mix(colour, room.dark, 0.75),
        lambda px, py: (
            max(0.0, math.sin((px - x) / wide * math.tau * folds / 2 + style)) ** 2
            * (0.45 + 0.55 * (py - top) / long)
        ),
        strength=0.62,
    )
    sheet.shade(
        cloth,
        mix(colour, room.light, 0.7),
        lambda px, py: (
            max(0.0, -math.sin((px - x) / wide * math.tau * folds / 2 + style + 0.5)) ** 3
        ),
        strength=0.42,
    )
    sheet.shade(cloth, room.dark, fade(0, top + 4, 0, top - 2), strength=0.5)


def _pattern(
    sheet: Sheet,
    cloth: Stencil,
    x: float,
    top: float,
    wide: float,
    long: float,
    second: Colour,
    style: int,
) -> None:
    rng = sheet.rng
    marks: list[Shape] = []
    if style == 0:
        y = top + 2.0
        while y < top + long:
            thick = rng.choice((0.5, 0.9, 2.2, 3.4))
            marks.append(rect(x - 1, y, x + wide + 1, y + thick))
            y += thick + rng.choice((0.8, 1.6, 3.2))
    elif style == 1:
        step = wide / 4
        for j in range(math.ceil(long / step) + 1):
            for i in range(5):
                cx, cy = x + step * (i + 0.5 * (j % 2)), top + step * (j + 0.6)
                marks.append(bloom(cx, cy, step * 0.34, 6, 15, 0.85))
                marks.append(leaf(cx, cy + step * 0.3, step * 0.32, step * 0.13, 62))
                marks.append(leaf(cx, cy + step * 0.3, step * 0.32, step * 0.13, 118))
    elif style == 2:
        step = wide / 6
        for i in range(6):
            marks.append(rect(x + step * (i + 0.25), top, x + step * (i + 0.68), top + long + 3))
        sheet.lay(union(marks), second, within=cloth, rough=0.08, opacity=0.55)
        marks = [
            rect(x - 1, top + step * (j + 0.25), x + wide + 1, top + step * (j + 0.68))
            for j in range(math.ceil(long / step))
        ]
        sheet.lay(union(marks), second, within=cloth, rough=0.08, opacity=0.55)
        return
    elif style == 3:
        step = wide / 3
        for j in range(math.ceil(long / step) + 1):
            for i in range(4):
                cx, cy = x + step * (i + 0.5 * (j % 2)), top + step * 0.86 * j
                rings = [
                    polygon((cx, cy - r), (cx + r, cy), (cx, cy + r), (cx - r, cy))
                    for r in (step * 0.46, step * 0.34, step * 0.2)
                ]
                marks.append(rings[0] - rings[1] + rings[2])
    elif style == 4:
        for _ in range(round(wide * long / 9)):
            px, py = rng.uniform(x, x + wide), rng.uniform(top, top + long)
            marks.append(
                dash(px, py, rng.uniform(1.6, 2.8), 0.6).turned(
                    rng.choice((0, 45, 90, 135)), px, py
                )
            )
    else:
        step = wide / 3.2
        for j in range(math.ceil(long / (step * 0.5)) + 1):
            for i in range(5):
                cx, cy = x + step * (i + 0.5 * (j % 2)) - step * 0.3, top + step * 0.5 * j
                for r in (0.48, 0.3, 0.12):
                    marks.append(
                        stroke(
                            arc(cx, cy + step * 0.4, step * r, step * r, 180, 360, 14), step * 0.07
                        )
                    )
    sheet.lay(union(marks), second, within=cloth, rough=0.09)
