"""Shelves full of books."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.palettes import MIDNIGHT, OLIVE, TEAL, TERRACOTTA, Room, ink, mix
from magazine.demo.drawings.plants import sprig
from magazine.demo.drawings.rooms import jar, mouth, shadow, vessel
from magazine.demo.drawings.shapes import Shape, oval, profile, rect, stroke, union
from magazine.demo.drawings.sheet import Colour, Sheet

PALETTES: tuple[Room, ...] = (TEAL, TERRACOTTA, OLIVE, MIDNIGHT)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h = sheet.width, sheet.height
    wood = mix(ink("9a643c"), room.table_shade, 0.2)
    back = sheet.lay(rect(-1, -1, w + 1, h + 1), mix(room.wall_shade, room.dark, 0.35), rough=0)
    sheet.shade(back, room.dark, fade(0, 0, w, h), strength=0.5, patchy=0.4)
    rows = 3 if h < 105 else 4
    thick = 2.0
    tall = (h - thick) / rows
    columns = 2 if w > 95 else 1
    for row in range(rows):
        floor = thick + tall * (row + 1) - thick
        shadow(
            sheet,
            room,
            rect(-1, floor - tall + thick, w + 1, floor - tall + thick + 3.6),
            soft=0.9,
            opacity=0.7,
        )
        for column in range(columns):
            x0 = w * column / columns + 1.4
            x1 = w * (column + 1) / columns - 1.4
            _row(sheet, room, x0, x1, floor, tall - thick, (row + column) % 3)
        board = sheet.lay(rect(-1, floor, w + 1, floor + thick), wood, rough=0.06)
        sheet.shade(board, room.dark, fade(0, floor + 0.4, 0, floor + thick + 0.6), strength=0.6)
        sheet.lay(rect(-1, floor, w + 1, floor + 0.35), mix(wood, room.light, 0.4), rough=0.05)
    sheet.lay(rect(-1, -1, w + 1, thick), wood, rough=0.06)
    for column in range(columns + 1):
        x = w * column / columns
        upright = sheet.lay(
            rect(x - 1.4, -1, x + 1.4, h + 1), mix(wood, room.light, 0.08), rough=0.06
        )
        sheet.shade(upright, room.dark, fade(x - 0.6, 0, x + 2, 0), strength=0.5)
    light = sheet.everything()
    sheet.wash(light, room.light, around(w * 0.1, h * 0.05, w * 0.7, h * 0.8), strength=0.16)
    return "Bookshelves full of bright spines, with pots, plants and a clock among the books."


def _spines(room: Room) -> list[Colour]:
    return [
        room.red,
        room.gold,
        room.blue,
        room.pale,
        room.leaf,
        mix(room.red, room.pale, 0.5),
        mix(room.dark, room.blue, 0.4),
        mix(room.gold, room.red, 0.5),
        mix(room.blue, room.pale, 0.5),
        mix(room.table, room.dark, 0.15),
        mix(room.red, room.dark, 0.4),
    ]


def _row(
    sheet: Sheet, room: Room, x0: float, x1: float, floor: float, room_for: float, style: int
) -> None:
    rng = sheet.rng
    x = x0 + rng.uniform(0.2, 0.8)
    thing_at = x0 + (x1 - x0) * (0.12, 0.45, 0.68)[style]
    placed = False
    while x < x1 - 2:
        if not placed and x > thing_at:
            x = _thing(sheet, room, x, floor, room_for, style)
            placed = True
            continue
        wide = rng.uniform(1.7, 4.0)
        if x + wide > x1 - 0.4:
            break
        tall = room_for * rng.uniform(0.6, 0.9)
        lean = 0.0
        if rng.random() < 0.08 and x + wide + tall * 0.2 < x1:
            lean = rng.uniform(0.1, 0.17)
        _book(sheet, room, x, floor, wide, tall, lean)
        x += wide + (tall * lean if lean else rng.choice((0.0, 0.05, 0.1)))


def _book(
    sheet: Sheet, room: Room, x: float, floor: float, wide: float, tall: float, lean: float
) -> None:
    rng = sheet.rng
    colour = rng.choice(_spines(room))
    trim = room.pale if sum(colour) < 480 else room.dark
    if rng.random() < 0.3:
        trim = room.gold if colour != room.gold else room.dark

    def place(shape: Shape) -> Shape:
        return shape.sheared(lean, floor) if lean else shape

    spine = sheet.lay(place(rect(x, floor - tall, x + wide, floor, 0.25)), colour, rough=0.06)
    style = rng.randrange(6)
    marks: list[Shape] = []
    if style in (0, 3):
        marks = [
            rect(x - 1, floor - tall * t, x + wide + 1, floor - tall * t + 0.35)
            for t in (0.92, 0.86, 0.16, 0.1)
        ]
    elif style == 1:
        marks = [
            rect(x + wide * 0.22, floor - tall * 0.84, x + wide * 0.78, floor - tall * 0.5, 0.2)
        ]
    elif style == 2:
        marks = [
            rect(x - 1, floor - tall * 0.3, x + wide + 1, floor - tall * 0.14),
            oval(x + wide / 2, floor - tall * 0.8, wide * 0.2),
        ]
    elif style == 4:
        marks = [
            stroke(
                [(x + wide / 2, floor - tall * 0.82), (x + wide / 2, floor - tall * 0.42)],
                wide * 0.16,
            ),
            oval(x + wide / 2, floor - tall * 0.12, wide * 0.16),
        ]
    if marks:
        sheet.lay(place(union(marks)), trim, within=spine, rough=0.04, opacity=0.9)
    sheet.shade(
        spine,
        mix(colour, room.dark, 0.7),
        fade(x + wide * 0.35, 0, x + wide * 1.15 + tall * lean, 0),
        strength=0.75,
    )
    sheet.shade(spine, room.dark, fade(0, floor - tall * 0.12, 0, floor + 1.5), strength=0.5)


def _thing(sheet: Sheet, room: Room, x: float, floor: float, room_for: float, style: int) -> float:
    rng = sheet.rng
    if style == 0:
        cx = x + 6.5
        shape, half = jar(cx, floor, room_for * 0.62, rng.randrange(7))
        colour = rng.choice([room.pale, room.blue, room.gold, room.red])
        shadow(sheet, room, shape.moved(1.6, 0.3), soft=0.5)
        body = vessel(sheet, room, shape, colour)
        bands = [
            rect(cx - 9, floor - room_for * t, cx + 9, floor - room_for * t + 0.6)
            for t in (0.2, 0.25, 0.36)
        ]
        sheet.lay(
            union(bands),
            room.dark if colour == room.pale else room.pale,
            within=body,
            rough=0.05,
            opacity=0.85,
        )
        mouth(sheet, room, cx, floor - room_for * 0.62, half, colour)
        return x + 13
    if style == 1:
        y = floor
        cx = x + 7.5
        for _ in range(rng.randint(3, 4)):
            tall, half = rng.uniform(1.8, 3.0), rng.uniform(5.6, 7.2)
            colour = rng.choice(_spines(room))
            cut = sheet.lay(rect(cx - half, y - tall, cx + half, y, 0.25), colour, rough=0.06)
            sheet.lay(
                union(
                    rect(cx - half * k, y - tall - 0.2, cx - half * k + 0.4, y)
                    for k in (0.8, 0.7, -0.75)
                ),
                room.pale,
                within=cut,
                rough=0.03,
                opacity=0.8,
            )
            sheet.shade(cut, room.dark, fade(cx, 0, cx + half * 1.4, 0), strength=0.6)
            y -= tall
        _clock_or_shell(sheet, room, cx, y)
        return x + 15.5
    cx = x + 6.5
    pot = profile(cx, floor, (0, 2.8), (2, 3.4), (6, 4.1), (6.8, 4.4), (7.6, 4.4))
    shadow(sheet, room, pot.moved(1.4, 0.2), soft=0.5)
    vessel(sheet, room, pot, rng.choice([room.red, room.pale, room.gold]), glossy=False)
    for i in range(9):
        turn = -90 + (i - 4) * 26
        long = room_for * rng.uniform(0.3, 0.46) * (1.25 if i in (0, 1, 7, 8) else 0.85)
        twig, leaves = sprig(rng, cx, floor - 7, long, turn, 3.4, (i - 4) * 32)
        green = mix(room.leaf, room.dark if i % 2 else room.light, 0.22)
        sheet.lay(twig + leaves, green, rough=0.05)
    return x + 13


def _clock_or_shell(sheet: Sheet, room: Room, cx: float, y: float) -> None:
    r = 4.0
    feet = stroke([(cx - 2, y - 1.4), (cx - 2.6, y)], 0.7) + stroke(
        [(cx + 2, y - 1.4), (cx + 2.6, y)], 0.7
    )
    sheet.lay(feet, room.dark, rough=0.03)
    case = sheet.lay(oval(cx, y - r - 0.6, r), room.red, rough=0.06)
    sheet.shade(case, room.dark, fade(cx, y - r, cx + r, y), strength=0.7)
    sheet.lay(oval(cx, y - r - 0.6, r * 0.76), room.pale, rough=0.05)
    marks = [
        oval(cx + r * 0.6 * math.cos(a), y - r - 0.6 + r * 0.6 * math.sin(a), 0.2)
        for a in (i * math.tau / 12 for i in range(12))
    ]
    hands = stroke([(cx, y - r - 0.6), (cx + r * 0.2, y - r - 0.6 - r * 0.4)], 0.35) + stroke(
        [(cx, y - r - 0.6), (cx - r * 0.5, y - r - 0.9)], 0.25
    )
    sheet.lay(union(marks) + hands, room.dark, rough=0)
