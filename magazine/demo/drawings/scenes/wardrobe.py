"""Clothes on a rail, shoes beneath."""

from __future__ import annotations

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.palettes import BLUSH, CHALK, MUSTARD, OLIVE, Room, ink, mix
from magazine.demo.drawings.rooms import WHITE, shadow, standing_shadow, vessel, wall, window_light
from magazine.demo.drawings.shapes import blob, oval, rect, stroke, union
from magazine.demo.drawings.sheet import Colour, Sheet
from magazine.demo.drawings.things.garments import garment

PALETTES: tuple[Room, ...] = (BLUSH, OLIVE, MUSTARD, CHALK)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    face = wall(sheet, room)
    window_light(sheet, room, face, w * 0.02, h * 0.02, min(w, h) * 0.62)
    floor = h * 0.84
    ground = sheet.lay(rect(-1, floor, w + 1, h + 1), room.table, rough=0.08)
    boards = [
        stroke([(x, floor), (x + (x - w / 2) * 0.4, h + 1)], 0.22)
        for x in (w * i / 9 for i in range(-2, 12))
    ]
    sheet.lay(union(boards), room.table_shade, within=ground, rough=0.03)
    sheet.shade(
        ground, mix(room.table_shade, room.dark, 0.4), fade(w * 0.2, floor, w, h), strength=0.7
    )
    sheet.lay(rect(-1, floor - 2.4, w + 1, floor), mix(room.wall, room.pale, 0.5), rough=0.06)
    left, right, rail = w * 0.1, w * 0.9, h * 0.13
    metal = mix(room.dark, room.wall_shade, 0.15)
    frame = [rect(left, rail - 0.4, right, rail + 0.4)]
    for x in (left + 1.5, right - 1.5):
        frame += [
            rect(x - 0.4, rail - 2, x + 0.4, floor + 5),
            rect(x - 4, floor + 4.4, x + 4, floor + 5.2, 0.4),
        ]
    shadow(sheet, room, union(frame[:1]).moved(3, 3), within=face, soft=0.4, opacity=0.4)
    sheet.lay(union(frame), metal, rough=0.04)
    inks = [
        room.red,
        room.gold,
        room.blue,
        room.pale,
        mix(room.leaf, room.dark, 0.1),
        mix(room.red, room.pale, 0.55),
        mix(room.dark, room.blue, 0.35),
    ]
    rng.shuffle(inks)
    count = max(4, round((right - left) / 13.5))
    kinds = ["coat", "shirt", "dress", "jumper", "coat", "dress", "shirt"]
    shift = rng.randrange(7)
    for i in range(count):
        x = left + (right - left) * (i + 0.5) / count
        garment(sheet, room, x, rail, kinds[(i + shift) % 7], inks[i % 7], min(h * 0.62, 62))
    _shoes(sheet, room, left + 10, floor + 6.4, room.red)
    _shoes(sheet, room, w * 0.5, floor + 7.4, mix(room.dark, room.wall_shade, 0.1))
    _hat_box(sheet, room, right - 15, floor + 6.5)
    return (
        "Coats, shirts and flowered dresses on the hangers of a clothes rail, "
        "with shoes and a hat box beneath."
    )


def _shoes(sheet: Sheet, room: Room, x: float, y: float, colour: Colour) -> None:
    for dx in (0.0, 6.4):
        sx = x + dx
        shape = blob(
            (sx - 3.6, y - 4.2),
            (sx - 1.2, y - 3.9),
            (sx + 0.8, y - 2.4),
            (sx + 3.8, y - 1.7),
            (sx + 4.4, y - 0.4),
            (sx + 3.4, y),
            (sx - 3.4, y),
            (sx - 3.9, y - 1.6),
        )
        shadow(sheet, room, oval(sx + 1.4, y + 0.3, 4.8, 0.9), soft=0.4)
        cut = sheet.lay(shape, colour, rough=0.06)
        sheet.shade(cut, mix(colour, room.dark, 0.7), fade(0, y - 3.5, 0, y + 0.6), strength=0.8)
        sheet.lay(oval(sx - 2.2, y - 4.0, 1.4, 0.5), room.dark, rough=0.04)
        sheet.lay(
            rect(sx - 3.7, y - 0.3, sx + 4.2, y + 0.3, 0.2), mix(room.dark, WHITE, 0.08), rough=0.04
        )


def _hat_box(sheet: Sheet, room: Room, x: float, y: float) -> None:
    standing_shadow(sheet, room, x, y, 7, 12)
    body = vessel(sheet, room, rect(x - 7, y - 7.4, x + 7, y, 0.6), room.pale, glossy=False)
    sheet.lay(
        union(rect(x - 7 + i * 2.4, y - 8, x - 6 + i * 2.4, y + 1) for i in range(7)),
        room.blue,
        within=body,
        rough=0.06,
        opacity=0.85,
    )
    lid = sheet.lay(rect(x - 7.6, y - 9.4, x + 7.6, y - 6.8, 0.4), room.blue, rough=0.06)
    sheet.shade(lid, room.dark, fade(x - 2, 0, x + 9, 0), strength=0.7)
    straw = ink("dcb066")
    sheet.lay(oval(x + 0.6, y - 9.8, 8.8, 1.3), straw, rough=0.06)
    crown = sheet.lay(
        blob(
            (x - 4, y - 10),
            (x - 3.4, y - 13),
            (x + 0.6, y - 14.2),
            (x + 4.4, y - 13),
            (x + 5.2, y - 10),
            (x + 0.6, y - 9.4),
        ),
        straw,
        rough=0.06,
    )
    sheet.lay(rect(x - 6, y - 11.4, x + 8, y - 9.9), room.red, within=crown, rough=0.05)
    sheet.shade(crown, mix(straw, room.dark, 0.6), fade(x, 0, x + 7, 0), strength=0.7)
