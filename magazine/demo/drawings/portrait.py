"""The demo's authors: heads in profile, cut from coloured paper."""

from __future__ import annotations

from collections.abc import Callable

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.palettes import (
    BLUSH,
    CHALK,
    MIDNIGHT,
    MUSTARD,
    OLIVE,
    TEAL,
    TERRACOTTA,
    Room,
    ink,
    mix,
)
from magazine.demo.drawings.shapes import Shape, blob, brush, oval, polygon, spline, union
from magazine.demo.drawings.sheet import Colour, Sheet

SIZE = (1200, 1200)
ROOMS: tuple[Room, ...] = (TEAL, MUSTARD, CHALK, BLUSH, OLIVE, TERRACOTTA, MIDNIGHT)
SKINS: tuple[Colour, ...] = tuple(
    map(ink, ["eec3a2", "8a563b", "d9a07a", "f1cdb4", "b97a54", "5f3b2b"])
)
HAIRS: tuple[Colour, ...] = tuple(
    map(ink, ["33241f", "c9c2b6", "a5532b", "1d1a1c", "e0b764", "6d4a33"])
)

_HEAD = [
    (48, 17), (58, 19.5), (64, 26), (66.2, 33), (65.8, 37), (69, 42.5), (72.2, 46.6), (68.2, 49),
    (69.4, 51.6), (67.6, 53.4), (68.8, 56), (66.4, 58.6), (67, 63), (62.5, 67.6), (56.5, 68.6),
    (56, 76), (58, 88), (38, 88), (38.5, 76), (36, 66), (30, 58), (27.5, 46), (29, 32), (36.5, 21),
]  # fmt: skip


def _bun() -> Shape:
    return union(
        [
            blob(
                (66, 27), (58, 17), (46, 13.5), (33, 18), (25.5, 31), (25.5, 46), (31, 59),
                (38, 60), (43, 51), (47, 41), (55, 34),
            ),
            oval(24, 27, 9.5, 10),
        ]
    )  # fmt: skip


def _bob() -> Shape:
    return blob(
        (67, 32), (64, 20), (50, 12.5), (34, 16), (24, 31), (22, 50), (24, 70), (38, 74), (47, 69),
        (46, 54), (50, 40), (57, 31),
    )  # fmt: skip


def _short() -> Shape:
    return blob(
        (66.5, 27), (63, 18), (50, 12), (35, 15.5), (26, 28), (25.5, 45), (31, 59), (36, 57),
        (39, 47), (46, 41), (48, 31), (57, 27),
    )  # fmt: skip


def _curls() -> Shape:
    spots = [
        (61, 20, 7), (52, 14, 8), (41, 14, 8.5), (31, 20, 8.5), (25, 30, 8.5), (22, 41, 8.5),
        (24, 52, 8), (29, 61, 7), (44, 24, 12), (36, 34, 12), (34, 48, 10),
    ]  # fmt: skip
    return union([oval(x, y, r) for x, y, r in spots])


def _long() -> Shape:
    return blob(
        (66.5, 28), (60, 16), (46, 12), (31, 18), (23, 33), (21, 54), (18, 78), (26, 92), (40, 90),
        (43, 72), (43, 55), (48, 41), (57, 31),
    )  # fmt: skip


_CUTS: tuple[tuple[str, Callable[[], Shape]], ...] = (
    ("hair in a knot", _bun),
    ("curly hair", _curls),
    ("short hair", _short),
    ("long hair", _long),
    ("chin-length hair", _bob),
)


def paint_portrait(sheet: Sheet, seed: int) -> str:
    """Paint a head in profile; returns what is seen, in one sentence."""
    room = ROOMS[seed % len(ROOMS)]
    skin, hair = SKINS[seed * 5 % len(SKINS)], HAIRS[seed % len(HAIRS)]
    words, cut_hair = _CUTS[seed % len(_CUTS)]
    cloth = (room.red, room.blue, room.gold, room.leaf)[seed % 4]
    wall = sheet.everything()
    sheet.lay(wall, room.wall)
    sheet.shade(wall, room.wall_shade, fade(0, 10, 0, 120), strength=0.8, patchy=0.4)
    sun = sheet.lay(oval(54, 43, 36), mix(room.wall, room.light, 0.42), rough=0.2)
    sheet.shade(sun, mix(room.wall, room.gold, 0.35), fade(0, 30, 0, 90), strength=0.5)
    _shoulders(sheet, room, cloth)
    head = sheet.lay(polygon(*spline(_HEAD, closed=True, steps=6)), skin, rough=0.1)
    sheet.shade(head, mix(skin, room.dark, 0.5), fade(50, 0, 24, 0), strength=0.75)
    sheet.shade(head, mix(skin, room.dark, 0.5), fade(0, 64, 0, 80), strength=0.65)
    sheet.wash(head, mix(skin, room.red, 0.4), around(62, 51, 8), strength=0.45)
    _features(sheet, room, skin)
    _collar(sheet, room, cloth)
    mass = sheet.lay(cut_hair(), hair, rough=0.16)
    sheet.shade(mass, mix(hair, room.light, 0.4), fade(30, 46, 52, 14), strength=0.65)
    sheet.shade(mass, mix(hair, room.dark, 0.6), fade(0, 34, 0, 78), strength=0.6)
    if seed % 3 == 0:
        _glasses(sheet, room)
        words += " and glasses"
    return f"A paper-cut portrait of someone with {words}, in profile before a {room.name} wall."


def _shoulders(sheet: Sheet, room: Room, cloth: Colour) -> None:
    body = sheet.lay(
        blob((2, 118), (8, 96), (24, 86), (40, 79), (58, 81), (74, 87), (88, 98), (93, 118)),
        cloth,
        rough=0.14,
    )
    sheet.shade(body, mix(cloth, room.dark, 0.6), fade(60, 84, 10, 110), strength=0.8)
    folds = union([brush([(22, 100), (30, 92), (34, 86)], 0.9), brush([(72, 104), (69, 94)], 0.8)])
    sheet.lay(folds, mix(cloth, room.dark, 0.45), rough=0.06)


def _collar(sheet: Sheet, room: Room, cloth: Colour) -> None:
    collar = blob((36, 79), (47, 84), (58, 80.5), (60.5, 86), (48, 90.5), (34.5, 85))
    cut = sheet.lay(collar, mix(cloth, room.pale, 0.72), rough=0.1)
    sheet.shade(cut, mix(cloth, room.dark, 0.4), fade(50, 0, 30, 0), strength=0.6)


def _features(sheet: Sheet, room: Room, skin: Colour) -> None:
    line = mix(skin, room.dark, 0.7)
    marks = [
        brush([(58.2, 36.4), (61.5, 34.6), (64.6, 35.4)], 1.1),
        brush([(59.4, 41), (61.6, 42.3), (64, 41.2)], 0.75),
        brush([(64, 53.6), (66, 53.4), (67.6, 53.4)], 0.6),
    ]
    sheet.lay(union(marks), line, rough=0.04)
    ear = sheet.lay(oval(44.5, 45, 3.1, 5, -8), mix(skin, room.red, 0.18), rough=0.06)
    sheet.shade(ear, line, around(45.2, 45.4, 3), strength=0.5)


def _glasses(sheet: Sheet, room: Room) -> None:
    frame = oval(62.4, 41.6, 4.2, 4.5) - oval(62.4, 41.6, 3.4, 3.7)
    sheet.lay(
        union([frame, brush([(58.4, 41), (51, 41.6), (44.5, 42.6)], 0.8)]), room.dark, rough=0.04
    )
