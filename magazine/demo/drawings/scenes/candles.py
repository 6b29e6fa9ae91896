"""Candles burning in a dark room."""

from __future__ import annotations

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.palettes import BLUSH, MIDNIGHT, TEAL, TERRACOTTA, Room, mix
from magazine.demo.drawings.plants import sprig
from magazine.demo.drawings.rooms import mouth, shadow, table, vessel
from magazine.demo.drawings.shapes import (
    Point,
    Shape,
    oval,
    polygon,
    profile,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Colour, Sheet

PALETTES: tuple[Room, ...] = (MIDNIGHT, TERRACOTTA, TEAL, BLUSH)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    face = sheet.everything()
    deep = mix(room.wall_shade, room.dark, 0.55)
    sheet.lay(face, deep)
    sheet.wash(
        face,
        mix(room.wall, room.red, 0.15),
        around(w * 0.47, h * 0.42, w * 0.55, h * 0.62, 1.2),
        strength=0.8,
    )
    sheet.shade(
        face,
        room.dark,
        lambda x, y: min(
            1.0, (abs(x - w * 0.47) / w) ** 2 * 2.6 + (abs(y - h * 0.42) / h) ** 2 * 1.2
        ),
        strength=0.8,
        patchy=0.4,
    )
    edge = h * 0.72
    top = table(sheet, room, edge)
    sheet.wash(top, room.dark, fade(0, edge, 0, h * 1.1), strength=0.85)
    sheet.wash(
        top,
        mix(room.table, room.light, 0.4),
        around(w * 0.47, edge, w * 0.42, (h - edge) * 1.2),
        strength=0.6,
    )
    for side in (-1, 1):
        for i in range(4):
            twig, leaves = sprig(
                rng,
                w * 0.47 + side * w * 0.22,
                edge + 9,
                rng.uniform(20, 34),
                -90 + side * (24 + 26 * i) - side * 20,
                6.5,
                side * 26,
            )
            cut = sheet.lay(twig + leaves, mix(room.leaf, room.dark, 0.55), rough=0.08)
            sheet.shade(
                cut,
                mix(room.gold, room.leaf, 0.35),
                around(w * 0.47, h * 0.42, w * 0.36),
                strength=0.75,
            )
    spots = [
        (-0.235, 0.24, 0.30),
        (-0.12, 0.52, 0.2),
        (0.0, 0.2, 0.4),
        (0.115, 0.5, 0.26),
        (0.225, 0.26, 0.34),
    ]
    inks = [room.pale, room.red, room.pale, room.gold, mix(room.red, room.pale, 0.5)]
    for i, (dx, dy, tall) in enumerate(spots):
        reach = min(w, 110.0)
        _candle(
            sheet,
            room,
            w * 0.47 + reach * dx,
            edge + (h - edge) * dy,
            h * tall * rng.uniform(0.9, 1.05),
            inks[i],
            i,
        )
    return (
        "Five candles of different heights burning on a table in a dark room, with sprigs of "
        "leaves around them."
    )


def _candle(
    sheet: Sheet, room: Room, x: float, base: float, tall: float, colour: Colour, kind: int
) -> None:
    rng = sheet.rng
    half = 2.5 if kind % 2 else 1.75
    brass = mix(room.gold, room.dark, 0.25)
    shadow(sheet, room, oval(x, base + 1, half * 3.2, 1.5), soft=0.7, opacity=0.8)
    if kind % 2:
        vessel(
            sheet,
            room,
            profile(x, base + 1, (0, half * 1.3), (0.8, half * 2.1), (1.8, half * 2.4)),
            room.blue,
            lit=0.9,
        )
        mouth(sheet, room, x, base - 0.8, half * 2.4, room.blue)
        sheet.lay(_handle_ring(x + half * 2.6, base - 0.2, 1.5), brass, rough=0.04)
        foot = base - 0.4
    else:
        stand = profile(
            x,
            base + 1,
            (0, 5.2),
            (0.9, 4.4),
            (1.7, 1.5),
            (3.4, 0.8),
            (5, 1.5),
            (6, 0.8),
            (8.4, 0.8),
            (9.4, 2.0),
            (11, 2.4),
        )
        vessel(sheet, room, stand, brass, lit=0.9)
        foot = base - 9
    top = foot - tall * 0.8
    drip = [
        (x - half, foot),
        (x - half, top + 0.4),
        (x - half * 0.4, top - 0.1),
        (x + half * 0.5, top + 0.2),
        (x + half, top + 0.6),
        (x + half, foot),
    ]
    wax = sheet.lay(polygon(*drip), colour, rough=0.1)
    sheet.shade(
        wax,
        mix(colour, room.dark, 0.6),
        fade(0, top + tall * 0.1, 0, foot + tall * 0.3),
        strength=0.85,
    )
    sheet.shade(wax, mix(colour, room.dark, 0.5), fade(x, 0, x + half * 1.4, 0), strength=0.7)
    sheet.wash(wax, room.light, fade(0, top + tall * 0.26, 0, top), strength=0.85)
    runs = [
        stroke(
            [(x + k * half, top), (x + k * half, top + rng.uniform(0.12, 0.36) * tall)], 0.75, 0.55
        )
        for k in (-0.75, 0.3, 0.8)
    ]
    runs += [oval(run.bounds()[0] + 0.35, run.bounds()[3], 0.42, 0.6) for run in runs]
    cut = sheet.lay(union(runs), mix(colour, room.light, 0.5), rough=0.06)
    sheet.shade(cut, mix(colour, room.dark, 0.4), fade(0, top, 0, top + tall * 0.4), strength=0.7)
    _flame(sheet, room, x, top)


def _handle_ring(x: float, y: float, r: float) -> Shape:
    return oval(x, y, r, r * 0.8) - oval(x, y, r * 0.62, r * 0.46)


def _flame(sheet: Sheet, room: Room, x: float, y: float) -> None:
    lean = sheet.rng.uniform(-0.5, 0.5)
    sheet.glow(x, y - 3.5, 26, mix(room.gold, room.red, 0.25), 0.42)
    sheet.glow(x, y - 3.5, 10, room.light, 0.55)
    sheet.lay(stroke([(x, y + 0.3), (x + lean * 0.2, y - 1.5)], 0.28), room.dark, rough=0)

    def tongue(size: float) -> Shape:
        top: Point = (x + lean, y - 1.0 - 6.6 * size)
        return polygon(
            *spline(
                [
                    top,
                    (x + lean * 0.5 + 1.0 * size, y - 1 - 3.4 * size),
                    (x + 1.35 * size, y - 1 - 1.4 * size),
                    (x, y - 0.7),
                    (x - 1.35 * size, y - 1 - 1.4 * size),
                    (x + lean * 0.5 - 1.0 * size, y - 1 - 3.4 * size),
                ],
                closed=True,
                steps=6,
            )
        )

    sheet.lay(tongue(1.0), room.gold, rough=0.04)
    sheet.lay(tongue(0.74), room.light, rough=0.04)
    sheet.lay(
        oval(x, y - 1.3, 0.55, 0.75), mix(room.blue, room.light, 0.55), rough=0.03, opacity=0.7
    )
