"""Vases, jugs and bowls on two shelves."""

from __future__ import annotations

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.palettes import BLUSH, CHALK, MUSTARD, TEAL, TERRACOTTA, Room, ink, mix
from magazine.demo.drawings.plants import sprig
from magazine.demo.drawings.rooms import jar, mouth, shadow, vessel, wall, window_light
from magazine.demo.drawings.shapes import arc, leaf, oval, polygon, rect, spline, stroke, union
from magazine.demo.drawings.sheet import Colour, Sheet, Stencil

PALETTES: tuple[Room, ...] = (CHALK, MUSTARD, TEAL, BLUSH, TERRACOTTA)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    face = wall(sheet, room)
    window_light(sheet, room, face, w * 0.1, h * 0.06, min(w, h) * 0.6)
    shelves = [h * 0.46, h * 0.88]
    wood = mix(ink("a86f43"), room.table_shade, 0.25)
    kinds = list(range(8))
    rng.shuffle(kinds)
    inks = [
        room.pale,
        room.red,
        room.gold,
        room.blue,
        mix(room.pale, room.dark, 0.22),
        mix(room.red, room.pale, 0.45),
        mix(room.blue, room.dark, 0.4),
        room.table_shade,
    ]
    rng.shuffle(inks)
    per = max(3, round(w / 23))
    for row, y in enumerate(shelves):
        shadow(sheet, room, rect(-2, y + 1.6, w + 2, y + 6.5), within=face, soft=1.0, opacity=0.55)
        sheet.lay(rect(-2, y - 0.6, w + 2, y + 0.9), mix(wood, room.light, 0.25), rough=0.07)
        board = sheet.lay(rect(-2, y + 0.8, w + 2, y + 2.8), wood, rough=0.07)
        sheet.shade(board, room.dark, fade(0, 0, w, 0), strength=0.55)
        for i in range(per):
            n = row * per + i
            cx = w * (i + 0.5) / per + rng.uniform(-1.5, 1.5)
            kind = kinds[n % 8]
            tall = min(h * 0.3, rng.uniform(15, 25)) * (0.72 if kind in (7, 1) else 1)
            _pot(sheet, room, face, cx, y - rng.uniform(0, 0.4), tall, kind, inks[n % 8], n)
    return (
        "Two shelves of hand-thrown vases and pots in different glazes, "
        "leafy twigs standing in two of them."
    )


def _pot(
    sheet: Sheet,
    room: Room,
    face: Stencil,
    cx: float,
    base: float,
    tall: float,
    kind: int,
    colour: Colour,
    n: int,
) -> None:
    rng = sheet.rng
    shape, half = jar(cx, base, tall, kind)
    shadow(sheet, room, shape.moved(4.4, 0.6), within=face, soft=0.7, opacity=0.5)
    if n in (1, 6):
        for turn in (-26, 4, 30):
            twig, leaves = sprig(
                rng,
                cx,
                base - tall * 0.9,
                tall * rng.uniform(0.7, 0.95),
                -90 + turn,
                4.2,
                turn * 0.6,
            )
            shadow(sheet, room, leaves.moved(3.5, 1), within=face, soft=0.5, opacity=0.4)
            sheet.lay(twig, mix(room.leaf, room.dark, 0.5), rough=0.03)
            sheet.lay(leaves, room.leaf if n == 1 else mix(room.leaf, room.gold, 0.35), rough=0.07)
    if kind in (3, 5) and n % 2 == 0:
        line = spline(
            [
                (cx + tall * 0.1, base - tall * 0.88),
                (cx + tall * 0.4, base - tall * 0.8),
                (cx + tall * 0.3, base - tall * 0.45),
            ]
        )
        sheet.lay(
            stroke(line, tall * 0.075, tall * 0.055), mix(colour, room.dark, 0.35), rough=0.06
        )
    body = vessel(sheet, room, shape, colour, glossy=n % 3 != 0)
    _glaze(sheet, room, body, cx, base, tall, colour, n)
    mouth(sheet, room, cx, base - tall, half, colour)


def _glaze(
    sheet: Sheet,
    room: Room,
    body: Stencil,
    cx: float,
    base: float,
    tall: float,
    colour: Colour,
    n: int,
) -> None:
    rng = sheet.rng
    second = room.pale if colour != room.pale else rng.choice([room.blue, room.red, room.dark])
    style = n % 6
    reach = tall * 0.6
    if style == 0:
        edge = [
            (cx - reach + reach * 2 * i / 12, base - tall * 0.55 + rng.uniform(-0.07, 0.07) * tall)
            for i in range(13)
        ]
        dip = polygon(
            *spline(edge), (cx + reach, base - tall * 1.1), (cx - reach, base - tall * 1.1)
        )
        cut = sheet.lay(dip, second, within=body, rough=0.12)
        sheet.shade(
            cut, mix(second, room.dark, 0.6), fade(cx, 0, cx + tall * 0.42, 0), strength=0.8
        )
    elif style == 1:
        marks = [
            stroke(arc(cx, base - tall * t, reach, tall * 0.03, 0, 180, 16), tall * wide)
            for t, wide in ((0.3, 0.03), (0.38, 0.012), (0.62, 0.03), (0.7, 0.012))
        ]
        sheet.lay(union(marks), second, within=body, rough=0.06, opacity=0.85)
    elif style == 2:
        dots = [
            oval(
                cx + rng.uniform(-reach, reach) * 0.7,
                base - tall * rng.random(),
                rng.uniform(0.12, 0.4),
            )
            for _ in range(90)
        ]
        sheet.lay(union(dots), mix(room.dark, colour, 0.25), within=body, rough=0.03, opacity=0.75)
    elif style == 3:
        lines = [
            stroke(
                spline(
                    [
                        (cx + k * tall * 0.1, base),
                        (cx + k * tall * 0.17, base - tall * 0.4),
                        (cx + k * tall * 0.07, base - tall),
                    ]
                ),
                0.28,
            )
            for k in range(-4, 5)
        ]
        sheet.lay(union(lines), mix(colour, room.dark, 0.45), within=body, rough=0.05, opacity=0.8)
    elif style == 4:
        leaves = [
            leaf(cx + k * tall * 0.13, base - tall * 0.22, tall * 0.3, tall * 0.09, -90 + k * 5)
            for k in range(-4, 5)
        ]
        sheet.lay(union(leaves), second, within=body, rough=0.06, opacity=0.85)
