"""What stands on a kitchen sill and the counter beneath."""

from __future__ import annotations

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.palettes import Room, ink, mix
from magazine.demo.drawings.plants import bloom, sprig
from magazine.demo.drawings.rooms import (
    WHITE,
    handle,
    mouth,
    shadow,
    standing_shadow,
    steam,
    vessel,
)
from magazine.demo.drawings.shapes import (
    oval,
    profile,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Sheet


def sill_thing(sheet: Sheet, room: Room, x: float, base: float, kind: str) -> None:
    """One of basil, jug, geranium, bottles and chives, standing at `base`."""
    rng = sheet.rng
    shadow(sheet, room, oval(x + 3, base + 0.4, 6.5, 1.0), soft=0.4, opacity=0.5)
    if kind == "jug":
        sheet.lay(
            handle(x + 3.6, base - 12.5, 4.2, 7, 1.1), mix(room.blue, room.dark, 0.25), rough=0.05
        )
        body = vessel(
            sheet,
            room,
            profile(x, base, (0, 3.6), (2, 4.6), (6, 5.0), (10.5, 3.7), (13, 3.2), (15, 4.0)),
            room.blue,
        )
        sheet.lay(
            union(oval(x + d * 2.4, base - y, 0.55) for d in (-2, -1, 0, 1, 2) for y in (4, 7, 10)),
            room.pale,
            within=body,
            rough=0.05,
        )
        mouth(sheet, room, x, base - 15, 4.0, room.blue)
        return
    if kind == "bottles":
        for dx, tall, colour in ((-3.2, 18, ink("6f9a6b")), (2.8, 14, ink("c9863c"))):
            shape = profile(
                x + dx,
                base,
                (0, 2.3),
                (0.6, 2.5),
                (tall * 0.5, 2.5),
                (tall * 0.66, 1.5),
                (tall * 0.76, 0.85),
                (tall, 0.9),
            )
            glass = sheet.lay(shape, colour, rough=0.05, opacity=0.82)
            sheet.shade(
                glass, mix(colour, room.dark, 0.6), fade(x + dx, 0, x + dx + 3, 0), strength=0.7
            )
            sheet.lay(
                stroke([(x + dx - 1.5, base - 2), (x + dx - 1.5, base - tall * 0.5)], 0.4),
                WHITE,
                within=glass,
                rough=0.03,
                opacity=0.8,
            )
            sheet.lay(
                rect(x + dx - 1, base - tall - 1.4, x + dx + 1, base - tall + 0.4, 0.3),
                ink("b98a5a"),
                rough=0.05,
            )
        return
    pot_ink = {"basil": ink("c4673f"), "geranium": room.pale, "chives": room.gold}[kind]
    if kind == "basil":
        for _ in range(9):
            twig, leaves = sprig(
                rng,
                x + rng.uniform(-2, 2),
                base - 7.5,
                rng.uniform(6, 11),
                -90 + rng.uniform(-42, 42),
                4.4,
                rng.uniform(-20, 20),
            )
            cut = sheet.lay(
                twig + leaves,
                mix(room.leaf, room.dark if rng.random() < 0.5 else room.light, 0.2),
                rough=0.07,
            )
            sheet.shade(cut, room.light, fade(x + 3, base - 8, x - 8, base - 20), strength=0.35)
    elif kind == "geranium":
        for i in range(5):
            twig, leaves = sprig(
                rng, x, base - 7.5, rng.uniform(8, 13), -90 + (i - 2) * 20, 4.2, (i - 2) * 8
            )
            sheet.lay(twig + leaves, mix(room.leaf, room.dark, 0.15 * (i % 2)), rough=0.07)
            fx, fy = x + (i - 2) * 3.6, base - 17 - (2 - abs(i - 2)) * 2
            sheet.lay(
                union(
                    bloom(
                        fx + rng.gauss(0, 1.0),
                        fy + rng.gauss(0, 0.8),
                        1.2,
                        5,
                        rng.uniform(0, 70),
                        1.0,
                    )
                    for _ in range(9)
                ),
                room.red if i % 2 == 0 else mix(room.red, WHITE, 0.4),
                rough=0.06,
            )
    else:
        blades = [
            stroke(
                spline(
                    [
                        (x + rng.uniform(-2, 2), base - 7),
                        (x + (k := rng.uniform(-4, 4)) * 0.6, base - 13),
                        (x + k, base - rng.uniform(15, 22)),
                    ]
                ),
                0.42,
                0.12,
            )
            for _ in range(34)
        ]
        sheet.lay(union(blades), room.leaf, rough=0.04)
        heads = [oval(x + rng.uniform(-4, 4), base - rng.uniform(17, 22), 0.9) for _ in range(6)]
        sheet.lay(union(heads), ink("a884c4"), rough=0.15)
    vessel(sheet, room, profile(x, base, (0, 3.2), (5.6, 4.4), (6.2, 4.5)), pot_ink, glossy=False)
    rim = sheet.lay(
        rect(x - 5, base - 8.2, x + 5, base - 5.9, 0.3), mix(pot_ink, room.light, 0.12), rough=0.06
    )
    sheet.shade(rim, mix(pot_ink, room.dark, 0.6), fade(x, 0, x + 6, 0), strength=0.8)


def counter(sheet: Sheet, room: Room, w: float, h: float) -> None:
    """A bowl of lemons and a mug on the worktop."""
    base = h * 0.93
    x = w * 0.2
    standing_shadow(sheet, room, x, base, 8, 16)
    vessel(
        sheet,
        room,
        profile(x, base, (0, 4), (0.6, 4.2), (3, 7.4), (6, 9.2)) - oval(x, base - 6, 9.0, 1.7),
        room.pale,
    )
    for dx, dy, colour in (
        (-4.6, 7, ink("f2c244")),
        (0, 7.8, ink("f2c244")),
        (4.4, 7.0, ink("a9ad4b")),
        (-1.8, 10.4, ink("f2c244")),
    ):
        cut = sheet.lay(oval(x + dx, base - dy, 3.1, 2.5, -20), colour, rough=0.06)
        sheet.shade(
            cut, mix(colour, room.dark, 0.6), around(x + dx + 2.4, base - dy + 2, 4.6), strength=0.8
        )
    front = profile(x, base, (0, 4), (0.6, 4.2), (3, 7.4), (6, 9.2)) - oval(x, base - 6.2, 8.6, 2.0)
    vessel(sheet, room, front, room.pale, lit=0.3)
    cx = w * 0.8
    standing_shadow(sheet, room, cx, base, 5, 11)
    sheet.lay(handle(cx + 4.6, base - 8, 3.6, 5, 1.1), room.red, rough=0.05)
    vessel(sheet, room, profile(cx, base, (0, 4.0), (0.6, 4.7), (9, 4.9)), room.red)
    mouth(sheet, room, cx, base - 9, 4.9, room.red, ink("6d3a20"))
    steam(sheet, cx, base - 10, 15, room.light)
