"""A loaf on its board, just cut."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.palettes import BLUSH, CHALK, OLIVE, TEAL, Room, ink, mix
from magazine.demo.drawings.rooms import (
    mouth,
    shadow,
    standing_shadow,
    table,
    vessel,
    wall,
    window_light,
)
from magazine.demo.drawings.shapes import (
    blob,
    leaf,
    oval,
    polygon,
    profile,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Sheet
from magazine.demo.drawings.things.butter import butter_and_knife

PALETTES: tuple[Room, ...] = (TEAL, OLIVE, BLUSH, CHALK)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    face = wall(sheet, room)
    edge = h * rng.uniform(0.4, 0.45)
    window_light(sheet, room, face, w * 0.08, -h * 0.1, min(w, h) * 0.42)
    table(sheet, room, edge)
    cx, base = w * 0.48, edge + (h - edge) * 0.46
    _milk_and_wheat(sheet, room, w * 0.84, edge + (h - edge) * 0.16)
    _board(sheet, room, cx, base)
    _loaf(sheet, room, cx - 6, base - 1)
    _slices(sheet, room, cx + 15, base + 3.4)
    butter_and_knife(sheet, room, cx, edge + (h - edge) * 0.8)
    return (
        "A round sourdough loaf on a wooden board, two slices cut from it, with butter, a "
        "knife and a jug of wheat."
    )


def _milk_and_wheat(sheet: Sheet, room: Room, cx: float, base: float) -> None:
    rng = sheet.rng
    for i in range(9):
        a = -90 + (i - 4) * 9 + rng.uniform(-3, 3)
        reach = rng.uniform(24, 32)
        ex, ey = (
            cx + reach * math.cos(math.radians(a)),
            base - 14 + reach * math.sin(math.radians(a)),
        )
        sheet.lay(
            stroke([(cx, base - 14), (ex, ey)], 0.3, 0.2),
            mix(room.gold, room.dark, 0.3),
            rough=0.03,
        )
        grains = []
        for k in range(7):
            t = 1 - k * 0.045
            gx, gy = cx + (ex - cx) * t, base - 14 + (ey - base + 14) * t
            grains += [leaf(gx, gy, 2.3, 0.95, a + s * 26) for s in (-1, 1)]
        sheet.lay(union(grains), mix(room.gold, room.light, 0.2 * (i % 3)), rough=0.06)
    standing_shadow(sheet, room, cx, base, 6, 16)
    colour = room.blue
    sheet.lay(
        stroke(
            spline(
                [
                    (cx + 4, base - 14),
                    (cx + 8.6, base - 12.5),
                    (cx + 8.4, base - 7),
                    (cx + 4.6, base - 3.6),
                ]
            ),
            1.3,
            1.0,
        ),
        mix(colour, room.dark, 0.35),
        rough=0.06,
    )
    body = vessel(
        sheet,
        room,
        profile(cx, base, (0, 4.2), (2, 5.2), (6, 5.8), (11, 4.4), (14, 3.7), (16, 4.3)),
        colour,
    )
    sheet.lay(rect(cx - 9, base - 5, cx + 9, base), room.pale, within=body, rough=0.1, opacity=0.85)
    mouth(sheet, room, cx, base - 16, 4.3, colour)


def _board(sheet: Sheet, room: Room, cx: float, base: float) -> None:
    wood = mix(ink("b97d48"), room.table, 0.12)
    top = polygon(
        (cx - 31, base - 5), (cx + 30, base - 5), (cx + 34, base + 8), (cx - 35, base + 8)
    )
    grip = blob(
        (cx + 31, base - 2),
        (cx + 42, base - 1.4),
        (cx + 46, base + 1.6),
        (cx + 42, base + 5),
        (cx + 32, base + 5),
    )
    hole = oval(cx + 42, base + 1.8, 1.5, 0.9)
    shadow(sheet, room, top.moved(2, 3) + grip.moved(2, 3), soft=0.6)
    sheet.lay(top.moved(0, 1.6) + grip.moved(0, 1.6), mix(wood, room.dark, 0.6), rough=0.1)
    cut = sheet.lay((top + grip) - hole, wood, rough=0.1)
    rng = sheet.rng
    lines = [
        stroke(
            spline(
                [
                    (cx - 40, base + y),
                    (cx - 10, base + y + rng.uniform(-0.8, 0.8)),
                    (cx + 20, base + y + rng.uniform(-0.6, 0.6)),
                    (cx + 50, base + y),
                ]
            ),
            rng.uniform(0.12, 0.3),
        )
        for y in (-4, -2.6, -1, 0.6, 2.2, 3.8, 5.2, 6.8)
    ]
    sheet.lay(union(lines), mix(wood, room.dark, 0.4), within=cut, rough=0.03)
    sheet.shade(
        cut, mix(wood, room.dark, 0.55), fade(cx - 10, base, cx + 46, base + 8), strength=0.5
    )


def _loaf(sheet: Sheet, room: Room, cx: float, base: float) -> None:
    crust, dark = ink("b5692f"), ink("6d3617")
    flour = ink("f3dfc0")
    shadow(sheet, room, oval(cx + 6, base + 1.5, 24, 4.5), soft=0.8)
    rx, tall = 22.0, 19.0
    shape = blob(
        (cx - rx, base - 2.5),
        (cx - rx * 0.9, base - tall * 0.58),
        (cx - rx * 0.5, base - tall * 0.94),
        (cx, base - tall * 1.03),
        (cx + rx * 0.52, base - tall * 0.94),
        (cx + rx * 0.92, base - tall * 0.55),
        (cx + rx, base - 2.5),
        (cx + rx * 0.7, base + 0.9),
        (cx - rx * 0.7, base + 0.9),
    )
    body = sheet.lay(shape, crust, rough=0.14)
    sheet.shade(body, dark, fade(cx - rx * 0.1, base - tall, cx + rx, base + 2), strength=1.0)
    sheet.shade(body, dark, fade(0, base - 5, 0, base + 3), strength=0.85)
    sheet.shade(
        body,
        mix(crust, room.gold, 0.75),
        around(cx - rx * 0.4, base - tall * 0.75, rx * 0.8, tall * 0.5),
        strength=0.9,
    )
    sheet.shade(
        body,
        flour,
        around(cx - rx * 0.2, base - tall * 0.8, rx * 0.95, tall * 0.55),
        strength=0.75,
        patchy=0.55,
    )
    for k in range(3):
        x = cx - rx * 0.52 + k * rx * 0.46
        ear = spline(
            [
                (x - 2.5, base - tall * 0.32),
                (x - 0.2, base - tall * 0.62),
                (x + 5.5, base - tall * 0.9),
            ]
        )
        wound = [
            (
                px + 1.9 * math.sin(math.pi * i / (len(ear) - 1)),
                py + 0.8 * math.sin(math.pi * i / (len(ear) - 1)),
            )
            for i, (px, py) in enumerate(ear)
        ]
        back = [
            (px - 1.2 * math.sin(math.pi * i / (len(ear) - 1)), py - 0.5)
            for i, (px, py) in enumerate(ear)
        ]
        open_ = sheet.lay(polygon(*wound, *reversed(back)), ink("efcf9c"), within=body, rough=0.14)
        sheet.shade(open_, crust, fade(x - 2, 0, x + 6, 0), strength=0.6)
        sheet.lay(
            polygon(*back, *reversed([(px - 0.5, py) for px, py in back])) + stroke(back, 0.5, 0.2),
            dark,
            within=body,
            rough=0.08,
        )
        for s in (-1, 1):
            sheet.lay(
                leaf(x + 3.4 + s * 0.2, base - tall * 0.5 + s * 1.2, 3.6, 0.7, -20 + 18 * s),
                mix(crust, dark, 0.6),
                within=body,
                rough=0.06,
            )


def _slices(sheet: Sheet, room: Room, x: float, y: float) -> None:
    rng = sheet.rng
    for dx, dy, turn in ((8, -2.6, 12), (0, 0, 2)):
        sx, sy = x + dx, y + dy
        outline = blob(
            (sx - 7.6, sy - 1),
            (sx - 7.2, sy - 8),
            (sx - 4, sy - 12.4),
            (sx + 2, sy - 12.8),
            (sx + 6.6, sy - 9),
            (sx + 7.6, sy - 1.4),
            (sx + 4, sy + 0.4),
            (sx - 5, sy + 0.4),
        ).turned(turn, sx, sy)
        shadow(sheet, room, outline.moved(1.6, 0.7), soft=0.5)
        sheet.lay(outline.moved(0.9, 0.2), ink("8a4a20"), rough=0.1)
        sheet.lay(outline, ink("b87338"), rough=0.1)
        crumb = sheet.lay(outline.scaled(0.88, 0.88, sx, sy - 6.2), ink("f6e3bd"), rough=0.12)
        sheet.shade(crumb, ink("d9ab6c"), fade(sx - 2, sy - 8, sx + 9, sy + 1), strength=0.6)
        holes = [
            oval(
                sx + rng.gauss(0, 3),
                sy - 6 + rng.gauss(0, 2.8),
                rng.uniform(0.2, 0.9),
                rng.uniform(0.2, 0.55),
                rng.uniform(0, 90),
            )
            for _ in range(30)
        ]
        sheet.lay(union(holes), ink("d7ab70"), within=crumb, rough=0.05)
