"""Herbs on the sill of a kitchen window."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import even, fade
from magazine.demo.drawings.palettes import BLUSH, CHALK, OLIVE, TEAL, Room, ink, mix
from magazine.demo.drawings.rooms import shadow
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
    wobbly,
)
from magazine.demo.drawings.sheet import Sheet, Stencil
from magazine.demo.drawings.things.sill import counter, sill_thing

SKY, HAZE, HILL, FIELD, WOOD = (
    ink("a9d3d8"),
    ink("f6ecd2"),
    ink("8bb4a0"),
    ink("9cb567"),
    ink("4f7d5a"),
)

PALETTES: tuple[Room, ...] = (CHALK, BLUSH, OLIVE, TEAL)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    face = sheet.everything()
    sheet.lay(face, room.wall)
    _tiles(sheet, room, face)
    sheet.shade(
        face,
        mix(room.wall_shade, room.dark, 0.3),
        fade(w * 0.4, h * 0.3, w * 1.05, h),
        strength=0.5,
        patchy=0.4,
    )
    wide = min(w * 0.7, 82.0)
    x0, x1, y0, sill = w / 2 - wide / 2, w / 2 + wide / 2, h * 0.07, h * 0.68
    _view(sheet, room, x0, y0, x1, sill)
    _frame(sheet, room, x0, y0, x1, sill)
    _shelf_and_light(sheet, room, x0, x1, sill)
    board = sheet.lay(rect(-1, h * 0.86, w + 1, h + 1), room.table, rough=0.08)
    sheet.shade(board, room.table_shade, fade(0, h * 0.86, w, h), strength=0.8)
    sheet.lay(rect(-1, h * 0.855, w + 1, h * 0.875), mix(room.table, room.light, 0.5), rough=0.05)
    n = 4 if wide > 66 else 3
    kinds = ["basil", "jug", "geranium", "bottles", "chives"]
    rng.shuffle(kinds)
    for i in range(n):
        x = x0 + wide * (i + 0.5) / n
        sill_thing(sheet, room, x, sill + 1.2, kinds[i])
    counter(sheet, room, w, h)
    return (
        "Pots of herbs and flowers on the sill of a kitchen window, with fields and hills "
        "outside in the sun."
    )


def _tiles(sheet: Sheet, room: Room, face: Stencil) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    size = 7.0
    tiles: list[list[Shape]] = [[], [], []]
    for j in range(math.ceil(h / size) + 1):
        for i in range(math.ceil(w / size) + 1):
            x, y = i * size - 2, j * size - 1
            tiles[rng.choice((0, 0, 1, 1, 2))].append(
                rect(x + 0.2, y + 0.2, x + size - 0.2, y + size - 0.2, 0.5)
            )
    sheet.lay(face, mix(room.wall, room.dark, 0.22))
    for k, group in enumerate(tiles):
        sheet.lay(
            union(group),
            mix(room.wall, (room.light, room.wall_shade, room.pale)[k], (0.12, 0.3, 0.25)[k]),
            rough=0.1,
        )


def _view(sheet: Sheet, room: Room, x0: float, y0: float, x1: float, y1: float) -> None:
    rng = sheet.rng
    wide, tall = x1 - x0, y1 - y0
    pane = sheet.lay(rect(x0, y0, x1, y1), SKY, rough=0)
    sheet.wash(pane, HAZE, fade(0, y0, 0, y0 + tall * 0.62))
    sheet.glow(x0 + wide * 0.24, y0 + tall * 0.26, wide * 0.34, room.light, 0.7, within=pane)
    sheet.lay(oval(x0 + wide * 0.24, y0 + tall * 0.26, 4.2), ink("fff8e0"), within=pane)
    for t, colour in (
        (0.0, mix(HILL, HAZE, 0.4)),
        (0.4, HILL),
        (0.8, mix(HILL, FIELD, 0.6)),
        (1.2, FIELD),
    ):
        line = [
            (x0 - 4 + (wide + 8) * px / (sheet.width + 4), py)
            for px, py in ridge(rng, sheet.width, y0 + tall * (0.58 + 0.14 * t), tall * 0.14, 0.22)
        ]
        cut = sheet.lay(under(line, y1 + 2), colour, within=pane, rough=0.1)
        sheet.shade(
            cut,
            HAZE,
            fade(0, y0 + tall * (0.56 + 0.14 * t), 0, y0 + tall * (0.75 + 0.14 * t)),
            strength=0.5,
        )
    rows = [
        stroke(
            [
                (x0 + wide * (0.5 + 0.02 * i), y0 + tall * 0.74),
                (x0 + wide * (0.5 + 0.16 * i), y1 + 2),
            ],
            0.3,
            1.4,
        )
        for i in range(-6, 7)
    ]
    sheet.lay(union(rows), mix(FIELD, WOOD, 0.5), within=pane, rough=0.08, opacity=0.55)
    trees = []
    for _ in range(16):
        tx, ty = x0 + wide * rng.random(), y0 + tall * rng.uniform(0.66, 0.78)
        trees.append(wobbly(rng, tx, ty, rng.uniform(1.4, 3.2), rng.uniform(1.6, 3.4), 0.2))
    cut = sheet.lay(union(trees), WOOD, within=pane, rough=0.15)
    sheet.shade(
        cut, mix(FIELD, HAZE, 0.3), fade(0, y0 + tall * 0.8, 0, y0 + tall * 0.62), strength=0.6
    )


def _frame(sheet: Sheet, room: Room, x0: float, y0: float, x1: float, y1: float) -> None:
    paint = room.pale
    outer = rect(x0 - 3, y0 - 3, x1 + 3, y1 + 1) - rect(x0 + 0.4, y0 + 0.4, x1 - 0.4, y1 - 0.4)
    shadow(
        sheet,
        room,
        rect(x0 - 2, y0 - 2, x1 + 4.5, y1 + 2.5) - rect(x0, y0, x1, y1),
        soft=0.5,
        opacity=0.5,
    )
    bars: list[Shape] = [outer]
    count = 3 if x1 - x0 > 66 else 2
    for i in range(1, count):
        x = x0 + (x1 - x0) * i / count
        bars.append(rect(x - 1.0, y0, x + 1.0, y1))
    y = y0 + (y1 - y0) * 0.36
    bars.append(rect(x0, y - 0.6, x1, y + 0.6))
    wood = sheet.lay(union(bars), paint, rough=0.07)
    sheet.shade(wood, mix(paint, room.dark, 0.45), fade(x0, y0, x1 * 1.3, y1 * 1.3), strength=0.6)
    lines = [rect(x0 - 0.2, y0 - 0.2, x1 + 0.2, y0 + 0.3), rect(x0 - 0.2, y0, x0 + 0.25, y1)]
    sheet.lay(union(lines), mix(paint, room.dark, 0.45), rough=0.04)
    half = (x1 - x0) / 2
    for s in (-1, 1):
        edge = x0 - 4 if s < 0 else x1 + 4
        drape = polygon(
            (edge, y0 - 4),
            (edge - s * half * 0.55, y0 - 4),
            *spline(
                [
                    (edge - s * half * 0.55, y0 - 4),
                    (edge - s * half * 0.36, y0 + 8),
                    (edge - s * 5, y0 + (y1 - y0) * 0.56),
                ],
                steps=6,
            ),
            (edge + s * 0.6, y0 + (y1 - y0) * 0.6),
        )
        shadow(sheet, room, drape.moved(1.2, 1), soft=0.5, opacity=0.35)
        cloth = sheet.lay(drape, mix(room.red, room.pale, 0.15), rough=0.1)
        step = 3.4
        checks = [
            rect(
                min(edge, edge - s * half),
                y0 - 4 + step * i,
                max(edge, edge - s * half),
                y0 - 4 + step * (i + 0.5),
            )
            for i in range(round((y1 - y0) / step))
        ]
        checks_down = [
            rect(edge - s * step * i - step * 0.25, y0 - 5, edge - s * step * i + step * 0.25, y1)
            for i in range(round(half * 0.6 / step) + 1)
        ]
        for group in (checks, checks_down):
            sheet.lay(union(group), room.pale, within=cloth, rough=0.07, opacity=0.45)
        folds = [
            stroke(
                [
                    (edge - s * half * k, y0 - 4),
                    (edge - s * half * k * 0.45, y0 + (y1 - y0) * 0.55),
                ],
                1.4,
                0.6,
            )
            for k in (0.14, 0.28, 0.42)
        ]
        sheet.shade(
            sheet.stencil(union(folds), within=cloth, soft=0.3),
            mix(room.red, room.dark, 0.6),
            even(0.5),
        )
    sheet.lay(
        rect(x0 - 8, y0 - 5, x1 + 8, y0 - 3.8, 0.5), mix(ink("9a643c"), room.dark, 0.15), rough=0.05
    )


def _shelf_and_light(sheet: Sheet, room: Room, x0: float, x1: float, sill: float) -> None:
    shadow(sheet, room, rect(x0 - 4, sill + 3, x1 + 6, sill + 7), soft=0.8, opacity=0.55)
    sheet.lay(
        polygon((x0 - 2, sill), (x1 + 2, sill), (x1 + 6, sill + 2.6), (x0 - 6, sill + 2.6)),
        mix(room.pale, room.light, 0.4),
        rough=0.06,
    )
    edge = sheet.lay(rect(x0 - 6, sill + 2.4, x1 + 6, sill + 4.4, 0.3), room.pale, rough=0.06)
    sheet.shade(edge, mix(room.pale, room.dark, 0.4), fade(x0, 0, x1 * 1.2, 0), strength=0.6)
