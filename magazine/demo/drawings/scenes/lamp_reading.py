"""An armchair under a lamp at night."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.palettes import MIDNIGHT, OLIVE, TEAL, TERRACOTTA, Room, ink, mix
from magazine.demo.drawings.rooms import mouth, shadow, vessel
from magazine.demo.drawings.shapes import (
    arc,
    blob,
    brush,
    oval,
    polygon,
    profile,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Sheet
from magazine.demo.drawings.things.armchair import armchair
from magazine.demo.drawings.things.night_window import night_window

PALETTES: tuple[Room, ...] = (MIDNIGHT, TEAL, OLIVE, TERRACOTTA)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    face = sheet.everything()
    night = mix(room.wall_shade, room.dark, 0.45)
    sheet.lay(face, night)
    k = min(w / 110, h / 82)
    cx, floor = w * rng.uniform(0.44, 0.5), h * 0.84
    lamp_x, lamp_y = cx + 25 * k, floor - 56 * k
    sheet.wash(
        face,
        mix(room.wall, room.light, 0.25),
        around(lamp_x - 6 * k, lamp_y + 18 * k, 62 * k, 60 * k, 1.1),
        strength=0.95,
    )
    sheet.shade(
        face,
        mix(room.dark, night, 0.3),
        lambda x, y: min(1.0, math.hypot(x - lamp_x, y - lamp_y - 16 * k) / (95 * k)) ** 2,
        strength=0.75,
        patchy=0.5,
    )
    night_window(sheet, room, cx - 36 * k, max(h * 0.1, floor - 74 * k), 21 * k, 34 * k)
    _pictures(sheet, room, cx, floor - 62 * k, k)
    ground = sheet.lay(
        rect(-1, floor - 3 * k, w + 1, h + 1), mix(ink("7b4a30"), room.dark, 0.4), rough=0.06
    )
    sheet.lay(
        rect(-1, floor - 5 * k, w + 1, floor - 3 * k),
        mix(room.wall_shade, room.dark, 0.2),
        rough=0.06,
    )
    sheet.wash(
        ground,
        mix(ink("c07a48"), room.light, 0.15),
        around(cx + 6 * k, floor + 4 * k, 48 * k, 15 * k),
        strength=0.85,
    )
    rug = sheet.lay(oval(cx + 2 * k, floor + 6 * k, 42 * k, 6.6 * k), room.red, rough=0.12)
    sheet.lay(
        oval(cx + 2 * k, floor + 6 * k, 39 * k, 5.7 * k)
        - oval(cx + 2 * k, floor + 6 * k, 37 * k, 5.2 * k),
        room.pale,
        within=rug,
        rough=0.1,
    )
    sheet.shade(rug, room.dark, fade(cx + 10 * k, 0, cx - 44 * k, 0), strength=0.7)
    armchair(sheet, room, cx, floor + 4 * k, k)
    _lamp(sheet, room, lamp_x, lamp_y, floor + 4.6 * k, k)
    _side_table(sheet, room, cx - 33 * k, floor + 5 * k, k)
    _cat(sheet, room, cx + 40 * k, floor + 8.5 * k, k)
    sheet.glow(lamp_x, lamp_y + 8 * k, 40 * k, mix(room.light, room.gold, 0.35), 0.3)
    return (
        "An armchair in the light of a floor lamp at night, an open book and a blanket on it,"
        " and a cat asleep beside it."
    )


def _pictures(sheet: Sheet, room: Room, cx: float, y: float, k: float) -> None:
    for dx, dy, wide, tall, colour in ((-2, 6, 13, 16, room.blue), (12.5, 3, 10, 12, room.gold)):
        x, top = cx + dx * k, y + dy * k
        shadow(
            sheet, room, rect(x + 0.8, top + 1, x + wide * k + 0.8, top + tall * k + 1), soft=0.4
        )
        sheet.lay(
            rect(x, top, x + wide * k, top + tall * k),
            mix(ink("8a5a34"), room.dark, 0.2),
            rough=0.05,
        )
        sheet.lay(
            rect(x + 0.8 * k, top + 0.8 * k, x + (wide - 0.8) * k, top + (tall - 0.8) * k),
            mix(room.pale, room.gold, 0.1),
            rough=0.04,
        )
        art = sheet.lay(
            rect(x + 2.2 * k, top + 2.2 * k, x + (wide - 2.2) * k, top + (tall - 2.2) * k),
            mix(colour, room.pale, 0.35),
            rough=0.05,
        )
        sheet.lay(
            oval(x + wide * 0.62 * k, top + tall * 0.38 * k, 1.5 * k),
            room.red,
            within=art,
            rough=0.05,
        )
        hill = spline(
            [
                (x, top + tall * 0.7 * k),
                (x + wide * 0.35 * k, top + tall * 0.5 * k),
                (x + wide * 0.7 * k, top + tall * 0.68 * k),
                (x + wide * k, top + tall * 0.56 * k),
            ]
        )
        sheet.lay(
            polygon(*hill, (x + wide * k, top + tall * k), (x, top + tall * k)),
            mix(colour, room.dark, 0.35),
            within=art,
            rough=0.06,
        )


def _lamp(sheet: Sheet, room: Room, x: float, y: float, base: float, k: float) -> None:
    brass = mix(room.gold, room.dark, 0.3)
    pole = stroke([(x, y + 10 * k), (x, base - 1)], 0.9 * k) + profile(
        x, base, (0, 5 * k), (0.8 * k, 4.6 * k), (1.4 * k, 1.2 * k), (2.4 * k, 0.5 * k)
    )
    sheet.lay(pole, brass, rough=0.05)
    cone = sheet.stencil(
        polygon(
            (x - 7.5 * k, y + 12 * k),
            (x + 7.5 * k, y + 12 * k),
            (x + 25 * k, base + 6 * k),
            (x - 45 * k, base + 6 * k),
        ),
        soft=1.4,
    )
    sheet.wash(
        cone,
        mix(room.light, room.gold, 0.2),
        fade(0, base + 2 * k, 0, y + 6 * k, 1.2),
        strength=0.4,
    )
    up = sheet.stencil(
        polygon((x - 4 * k, y), (x + 4 * k, y), (x + 14 * k, y - 22 * k), (x - 14 * k, y - 22 * k)),
        soft=1.2,
    )
    sheet.wash(up, room.light, fade(0, y - 20 * k, 0, y), strength=0.4)
    shade = sheet.lay(
        polygon(
            (x - 4.6 * k, y), (x + 4.6 * k, y), (x + 8.6 * k, y + 12 * k), (x - 8.6 * k, y + 12 * k)
        ),
        mix(room.gold, room.light, 0.35),
        rough=0.06,
    )
    sheet.wash(shade, room.light, around(x, y + 8 * k, 8 * k), strength=0.9)
    sheet.shade(shade, mix(room.red, room.gold, 0.4), fade(x, 0, x + 9 * k, 0), strength=0.6)
    sheet.lay(
        rect(x - 8.8 * k, y + 11.3 * k, x + 8.8 * k, y + 12.2 * k, 0.3),
        mix(room.gold, room.red, 0.45),
        rough=0.04,
    )
    sheet.lay(
        stroke([(x + 3 * k, y + 12 * k), (x + 3 * k, y + 16 * k)], 0.2)
        + oval(x + 3 * k, y + 16.4 * k, 0.5 * k),
        brass,
        rough=0,
    )


def _side_table(sheet: Sheet, room: Room, x: float, base: float, k: float) -> None:
    wood = mix(ink("a0683c"), room.dark, 0.25)
    legs = [
        stroke([(x + d * k, base - 17 * k), (x + d * 1.7 * k, base)], 0.9 * k, 0.6 * k)
        for d in (-4, 0, 4)
    ]
    sheet.lay(union(legs), mix(wood, room.dark, 0.3), rough=0.05)
    sheet.lay(oval(x, base - 17 * k, 9 * k, 1.5 * k), wood, rough=0.05)
    sheet.lay(oval(x, base - 17.5 * k, 9 * k, 1.4 * k), mix(wood, room.light, 0.25), rough=0.05)
    y = base - 17.6 * k
    for i, colour in enumerate((room.red, room.pale, room.gold)):
        sheet.lay(
            rect(
                x - (6.6 - i * 0.5) * k,
                y - (i + 1) * 1.5 * k,
                x + (1 - i * 0.4) * k,
                y - i * 1.5 * k,
                0.2,
            ),
            mix(colour, room.dark, 0.12),
            rough=0.05,
        )
    cup = profile(x + 5 * k, y, (0, 1.5 * k), (1.2 * k, 2.1 * k), (3.4 * k, 2.3 * k))
    sheet.lay(
        oval(x + 7.6 * k, y - 1.9 * k, 1.2 * k) - oval(x + 7.6 * k, y - 1.9 * k, 0.7 * k),
        room.pale,
        rough=0.03,
    )
    vessel(sheet, room, cup, room.pale, lit=0.4)
    mouth(sheet, room, x + 5 * k, y - 3.4 * k, 2.3 * k, room.pale, ink("7a4423"))


def _cat(sheet: Sheet, room: Room, x: float, base: float, k: float) -> None:
    fur = mix(room.gold, ink("b5602c"), 0.6)
    shadow(sheet, room, oval(x, base, 9 * k, 1.4 * k), soft=0.5)
    body = blob(
        *(
            (x + px * k, base - py * k)
            for px, py in (
                (-8, 0.4),
                (-8.6, 3.4),
                (-5, 6.6),
                (1, 7.4),
                (6.6, 5.4),
                (8.4, 2),
                (7, 0),
                (0, -0.4),
            )
        )
    )
    head = oval(x - 5.6 * k, base - 3.2 * k, 3.4 * k, 2.9 * k)
    ears = polygon(
        *((x + px * k, base - py * k) for px, py in ((-8.6, 4.6), (-8.4, 7.6), (-6.2, 5.9)))
    ) + polygon(
        *((x + px * k, base - py * k) for px, py in ((-5.2, 6.0), (-3.4, 7.4), (-3.0, 4.6)))
    )
    cut = sheet.lay(body, fur, rough=0.12)
    stripes = [
        brush(
            [
                (x + d * k, base - 7.4 * k),
                (x + (d + 1.2) * k, base - 5 * k),
                (x + (d + 0.8) * k, base - 3.2 * k),
            ],
            1.0 * k,
        )
        for d in (-2, 0.6, 3.2, 5.6)
    ]
    sheet.lay(union(stripes), mix(fur, room.dark, 0.5), within=cut, rough=0.1)
    sheet.shade(cut, room.dark, fade(0, base - 5 * k, 0, base + 1), strength=0.6)
    sheet.lay(
        stroke(
            spline(
                [
                    (x + 7.4 * k, base - 1.6 * k),
                    (x + 3 * k, base + 0.5 * k),
                    (x - 3 * k, base + 0.2 * k),
                ]
            ),
            2.2 * k,
            1.4 * k,
        ),
        mix(fur, room.dark, 0.12),
        rough=0.1,
    )
    sheet.lay(head + ears, mix(fur, room.light, 0.12), rough=0.1)
    eyes = [
        stroke(arc(x + d * k, base - 3.3 * k, 0.7 * k, 0.5 * k, 10, 170, 8), 0.22)
        for d in (-7.0, -4.6)
    ]
    sheet.lay(
        union(eyes)
        + polygon(
            (x - 6.2 * k, base - 2.5 * k),
            (x - 5.4 * k, base - 2.5 * k),
            (x - 5.8 * k, base - 2.0 * k),
        ),
        room.dark,
        rough=0,
    )
