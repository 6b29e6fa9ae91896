"""A bowl of fruit on a table."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.palettes import BLUSH, MUSTARD, OLIVE, TEAL, TERRACOTTA, Room, ink, mix
from magazine.demo.drawings.plants import sprig
from magazine.demo.drawings.rooms import (
    jar,
    mouth,
    shadow,
    standing_shadow,
    table,
    vessel,
    wall,
    window_light,
)
from magazine.demo.drawings.shapes import (
    Shape,
    arc,
    blob,
    oval,
    polygon,
    profile,
    rect,
    spline,
    stroke,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Colour, Sheet

GREEN_PEAR, ORANGE, LEMON = ink("a9ad4b"), ink("e9822f"), ink("f2c244")

PALETTES: tuple[Room, ...] = (TERRACOTTA, TEAL, OLIVE, MUSTARD, BLUSH)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    face = wall(sheet, room)
    edge = h * rng.uniform(0.6, 0.66)
    window_light(sheet, room, face, w * 0.06, h * 0.03, min(w, h) * 0.46)
    table(sheet, room, edge)
    cx, base = w * rng.uniform(0.44, 0.5), edge + (h - edge) * 0.4
    _cloth(sheet, room, cx - 30, edge, h)
    _tall_vase(sheet, room, cx + 21, edge + (h - edge) * 0.2)
    standing_shadow(sheet, room, cx, base, 15, 34)
    _bowl_of_fruit(sheet, room, cx, base)
    _halves(sheet, room, cx, edge + (h - edge) * 0.68)
    return (
        "A bowl of oranges, pears and grapes on a table with a cut lemon, a linen cloth and a"
        " vase of leaves."
    )


def _cloth(sheet: Sheet, room: Room, x: float, edge: float, h: float) -> None:
    fall = polygon(
        *spline([(x, edge + 2), (x + 15, edge + 1.2), (x + 28, edge + 3)], steps=5),
        (x + 30, h * 0.86),
        (x + 26, h + 2),
        (x - 12, h + 2),
        (x - 4, h * 0.85),
    )
    shadow(sheet, room, fall.moved(1.2, 0.8), soft=0.4, opacity=0.5)
    linen = sheet.lay(fall, room.pale, rough=0.12)
    bands = [
        stroke([(x + k - 3, edge), (x + k - 5 + (k - 12) * 0.2, h + 2)], wide)
        for k, wide in ((6, 1.1), (8.2, 0.4), (24, 1.1), (26.2, 0.4))
    ]
    sheet.lay(union(bands), room.blue, within=linen, rough=0.08)
    for k, lean in ((2, -3), (13, 0), (20, 3)):
        fold = polygon(
            (x + k, edge + 4),
            (x + k + 3.5, edge + 4),
            (x + k + lean + 4, h + 2),
            (x + k + lean - 2, h + 2),
        )
        cut = sheet.stencil(fold, within=linen, soft=0.4)
        sheet.shade(
            cut, mix(room.pale, room.dark, 0.45), fade(x + k, 0, x + k + 5, 0), strength=0.6
        )


def _tall_vase(sheet: Sheet, room: Room, cx: float, base: float) -> None:
    rng = sheet.rng
    shape, half = jar(cx, base, 23, rng.choice((0, 3, 5)))
    for i in range(6):
        twig, leaves = sprig(
            rng,
            cx + rng.uniform(-0.6, 0.6),
            base - 21,
            rng.uniform(18, 31),
            -90 + (i - 2.5) * 22,
            5.4,
            (i - 2.5) * 12,
        )
        sheet.lay(twig, mix(room.leaf, room.dark, 0.5), rough=0.04)
        cut = sheet.lay(leaves, mix(room.leaf, room.dark, 0.35 * (i % 2)), rough=0.08)
        sheet.shade(
            cut,
            mix(room.leaf, room.light, 0.5),
            fade(cx + 6, base - 20, cx - 22, base - 52),
            strength=0.5,
        )
    standing_shadow(sheet, room, cx, base, 5, 16)
    body = vessel(sheet, room, shape, room.blue if room.blue != room.wall else room.red)
    bands = [rect(cx - 12, base - y, cx + 12, base - y + 0.8) for y in (9, 11, 13)]
    sheet.lay(union(bands), room.pale, within=body, rough=0.07, opacity=0.85)
    mouth(sheet, room, cx, base - 23, half, room.blue)


def fruit(
    sheet: Sheet,
    room: Room,
    x: float,
    y: float,
    r: float,
    colour: Colour,
    shape: Shape | None = None,
) -> None:
    """One fruit, round unless a shape is given."""
    cut = sheet.lay(shape or wobbly(sheet.rng, x, y, r, r * 0.96, 0.03, 12), colour, rough=0.07)
    sheet.shade(
        cut,
        mix(colour, room.dark, 0.65),
        around(x + r * 0.8, y + r * 0.95, r * 1.75),
        strength=0.95,
    )
    sheet.shade(
        cut,
        mix(colour, room.light, 0.75),
        around(x - r * 0.45, y - r * 0.5, r * 0.95),
        strength=0.8,
    )


def _pear(
    sheet: Sheet, room: Room, x: float, y: float, r: float, turn: float, colour: Colour
) -> None:
    shape = blob(
        (x, y - r * 1.75),
        (x + r * 0.42, y - r * 1.3),
        (x + r * 0.62, y - r * 0.5),
        (x + r, y + r * 0.25),
        (x + r * 0.55, y + r * 0.95),
        (x - r * 0.55, y + r * 0.95),
        (x - r, y + r * 0.25),
        (x - r * 0.62, y - r * 0.5),
        (x - r * 0.42, y - r * 1.3),
    )
    stalk = stroke([(x, y - r * 1.6), (x + r * 0.2, y - r * 2.2)], r * 0.14, r * 0.2)
    sheet.lay(stalk.turned(turn, x, y), room.dark, rough=0.04)
    fruit(sheet, room, x, y, r * 1.1, colour, shape.turned(turn, x, y))
    freckles = [
        oval(x + sheet.rng.gauss(0, r * 0.4), y + sheet.rng.gauss(0.1, r * 0.5), 0.13)
        for _ in range(22)
    ]
    sheet.lay(union(freckles), mix(colour, room.dark, 0.5), rough=0, opacity=0.7)


def _bowl_of_fruit(sheet: Sheet, room: Room, cx: float, base: float) -> None:
    rng = sheet.rng
    rim = base - 10.5
    bowl_ink = room.pale if room.wall != room.pale else room.blue
    mouth(sheet, room, cx, rim, 16.4, bowl_ink)
    _pear(sheet, room, cx - 5, rim - 6.5, 4.8, rng.uniform(-16, -4), GREEN_PEAR)
    fruit(sheet, room, cx + 3.8, rim - 6.8, 5.0, ORANGE)
    fruit(sheet, room, cx - 11, rim - 2.4, 4.8, room.red)
    sheet.lay(stroke([(cx - 11, rim - 6.6), (cx - 10.4, rim - 8.6)], 0.45), room.dark, rough=0.04)
    fruit(sheet, room, cx - 1.6, rim - 1.6, 5.0, ORANGE)
    _pear(sheet, room, cx + 7.2, rim - 1.2, 4.4, rng.uniform(24, 44), mix(GREEN_PEAR, LEMON, 0.45))
    twig, leaves = sprig(rng, cx + 3.8, rim - 11, 8, -40, 4.6, 30)
    sheet.lay(twig + leaves, room.leaf, rough=0.06)
    shape = profile(
        cx, base, (0, 5.2), (0.7, 5.0), (1.2, 6.4), (4.5, 12.2), (8, 15.4), (10.5, 16.4)
    )
    front = shape - oval(cx, rim, 16.0, 3.2)
    body = vessel(sheet, room, front, bowl_ink, lit=0.4)
    ring = [
        stroke(arc(cx, rim + d, 16.4, 3.6, 0, 180, 40), wide)
        for d, wide in ((1.6, 0.7), (3.2, 0.3))
    ]
    sheet.lay(
        union(ring), room.blue if bowl_ink == room.pale else room.pale, within=body, rough=0.06
    )
    for i in range(15):
        gx, gy = (
            cx + 11.5 + (i % 4) * 1.7 - (i // 4) * 0.5 + rng.uniform(-0.4, 0.4),
            rim - 1.8 + (i // 4) * 2.0 + rng.uniform(-0.3, 0.3),
        )
        fruit(sheet, room, gx, gy, 1.45, mix(ink("5a3560"), room.red, rng.uniform(0, 0.25)))


def _halves(sheet: Sheet, room: Room, cx: float, y: float) -> None:
    rng = sheet.rng
    for x, r, cut_face in ((cx - 20, 4.0, True), (cx - 11.5, 4.2, False), (cx + 24, 4.6, None)):
        standing_shadow(sheet, room, x, y + r * 0.8, r, r * 2.1)
        if cut_face is None:
            fruit(sheet, room, x, y - r * 0.1, r, ORANGE)
            sheet.lay(oval(x - r * 0.2, y - r * 0.75, r * 0.12), room.leaf, rough=0.04)
        elif cut_face:
            sheet.lay(oval(x, y, r, r * 0.95), LEMON, rough=0.06)
            sheet.lay(
                oval(x - r * 0.06, y - r * 0.04, r * 0.87, r * 0.83), ink("fff3c9"), rough=0.05
            )
            wedges = []
            for i in range(9):
                a, b = math.tau * i / 9 + 0.09, math.tau * (i + 1) / 9 - 0.09
                wedges.append(
                    polygon(
                        (x, y),
                        (x + r * 0.72 * math.cos(a), y + r * 0.7 * math.sin(a)),
                        (
                            x + r * 0.76 * math.cos((a + b) / 2),
                            y + r * 0.74 * math.sin((a + b) / 2),
                        ),
                        (x + r * 0.72 * math.cos(b), y + r * 0.7 * math.sin(b)),
                    )
                )
            pulp = sheet.lay(union(wedges), mix(LEMON, ORANGE, 0.12), rough=0.06)
            sheet.shade(
                pulp, ink("fff3c9"), around(x - r * 0.2, y - r * 0.2, r * 0.6), strength=0.5
            )
        else:
            shape = blob(
                (x - r * 1.25, y + r * 0.1),
                (x - r * 0.9, y - r * 0.35),
                (x, y - r * 0.82),
                (x + r * 0.85, y - r * 0.4),
                (x + r * 1.25, y),
                (x + r * 0.85, y + r * 0.6),
                (x, y + r * 0.85),
                (x - r * 0.9, y + r * 0.5),
            )
            fruit(sheet, room, x, y, r, LEMON, shape.turned(rng.uniform(-20, 5), x, y))
