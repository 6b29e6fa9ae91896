"""An armchair, with what is left lying on it."""

from __future__ import annotations

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.palettes import Room, ink, mix
from magazine.demo.drawings.rooms import shadow
from magazine.demo.drawings.shapes import (
    Shape,
    blob,
    brush,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Colour, Sheet, Stencil


def armchair(sheet: Sheet, room: Room, cx: float, base: float, k: float) -> None:
    """An armchair around `cx` with a cushion, a blanket and an open book; `k` is its size."""
    colour = room.blue if sum(room.blue) > 240 else mix(room.blue, room.pale, 0.25)
    dark = mix(colour, room.dark, 0.65)

    def part(shape: Shape, tone: Colour, strength: float = 0.8) -> Stencil:
        cut = sheet.lay(shape, tone, rough=0.08)
        left, top, right, bottom = shape.bounds()
        sheet.shade(
            cut, dark, fade(right - (right - left) * 0.25, top, left, bottom + 2), strength=strength
        )
        return cut

    legs = [
        stroke([(cx + x * k, base - 5 * k), (cx + x * 1.08 * k, base)], 1.5 * k, 0.8 * k)
        for x in (-13, 13)
    ]
    shadow(sheet, room, oval(cx - 4 * k, base, 22 * k, 2.4 * k), soft=0.8)
    sheet.lay(union(legs), mix(ink("6e4527"), room.dark, 0.3), rough=0.05)
    back = blob(
        *(
            (cx + x * k, base - y * k)
            for x, y in (
                (-13.5, 12),
                (-15, 30),
                (-12.5, 41),
                (-4, 44),
                (4, 44),
                (12.5, 41),
                (15, 30),
                (13.5, 12),
            )
        )
    )
    cut = part(back, colour, 0.7)
    sheet.shade(
        cut,
        mix(colour, room.light, 0.6),
        fade(cx - 4 * k, base - 16 * k, cx + 17 * k, base - 42 * k),
        strength=0.6,
    )
    seams = [
        brush(
            [
                (cx + x * 0.8 * k, base - 19 * k),
                (cx + x * 1.1 * k, base - 31 * k),
                (cx + x * 0.95 * k, base - 42 * k),
            ],
            0.7 * k,
        )
        for x in (-8.6, -3, 3, 8.6)
    ]
    sheet.lay(union(seams), dark, within=cut, rough=0.06, opacity=0.55)
    part(
        blob(
            *(
                (cx + x * k, base - y * k)
                for x, y in ((-12, 10), (-12, 18), (-9, 20.5), (9, 20.5), (12, 18), (12, 10))
            )
        ),
        mix(colour, room.light, 0.22),
        0.45,
    )
    part(
        rect(cx - 14 * k, base - 11.5 * k, cx + 14 * k, base - 4.5 * k, 1.5 * k),
        mix(colour, room.dark, 0.28),
    )
    sheet.lay(rect(cx - 12 * k, base - 11.8 * k, cx + 12 * k, base - 11.2 * k), dark, rough=0.06)
    pillow = blob(
        *(
            (cx + x * k, base - y * k)
            for x, y in ((-10.5, 19.5), (-10, 29), (-4, 28), (1.5, 29.5), (2, 20.5), (-4, 19.4))
        )
    )
    cushion = part(pillow.turned(-8, cx - 4 * k, base - 24 * k), room.gold, 0.55)
    stripes = [
        rect(cx + (-14 + i * 3) * k, base - 34 * k, cx + (-13 + i * 3) * k, base - 16 * k)
        for i in range(7)
    ]
    sheet.lay(
        union(stripes).turned(-8, cx - 4 * k, base - 24 * k),
        room.pale,
        within=cushion,
        rough=0.05,
        opacity=0.85,
    )
    for s in (-1, 1):
        arm = blob(
            *(
                (cx + s * x * k, base - y * k)
                for x, y in (
                    (11.8, 5),
                    (11.6, 20),
                    (13.2, 23.6),
                    (17, 23.4),
                    (18.4, 20.5),
                    (17.6, 5),
                )
            )
        )
        sheet.lay(arm.moved(-s * 0.7 * k, 0), dark, rough=0.08, opacity=0.8)
        cut = part(arm, mix(colour, room.dark, 0.05), 0.6)
        if s > 0:
            sheet.shade(cut, room.light, fade(0, base - 18 * k, 0, base - 26 * k), strength=0.55)
            blanket = polygon(
                *(
                    (cx + x * k, base - y * k)
                    for x, y in ((11, 24.2), (19, 24.0), (19.4, 8), (10.8, 7.2))
                )
            )
            throw = sheet.lay(blanket, room.pale, rough=0.12)
            checks = [
                rect(cx + 10 * k, base - (22 - 4 * i) * k, cx + 20 * k, base - (20.8 - 4 * i) * k)
                for i in range(4)
            ] + [
                rect(cx + (12.4 + 3 * i) * k, base - 25 * k, cx + (13.2 + 3 * i) * k, base - 6 * k)
                for i in range(2)
            ]
            sheet.lay(union(checks), room.red, within=throw, rough=0.07, opacity=0.8)
            sheet.lay(
                union(
                    stroke(
                        [
                            (cx + (11.2 + 0.8 * i) * k, base - 7.6 * k),
                            (cx + (11.2 + 0.8 * i) * k, base - 5.4 * k),
                        ],
                        0.3,
                    )
                    for i in range(11)
                ),
                room.pale,
                rough=0.03,
            )
    _open_book(sheet, room, cx + 3 * k, base - 20.6 * k, k)


def _open_book(sheet: Sheet, room: Room, x: float, y: float, k: float) -> None:
    for s in (-1, 1):
        page = polygon(
            *spline([(x, y), (x + s * 3 * k, y - 1.6 * k), (x + s * 6.6 * k, y - 0.7 * k)]),
            (x + s * 6.2 * k, y - 4.6 * k),
            *spline(
                [(x + s * 6.2 * k, y - 4.6 * k), (x + s * 3 * k, y - 5.4 * k), (x, y - 3.8 * k)]
            ),
        )
        sheet.lay(page.moved(0, 0.7 * k), room.red, rough=0.05)
        cut = sheet.lay(page, room.pale, rough=0.05)
        sheet.shade(
            cut, mix(room.pale, room.dark, 0.45), fade(x + s * 3 * k, 0, x, 0), strength=0.6
        )
        lines = [
            stroke(
                [
                    (x + s * 1.2 * k, y - (1.3 + 0.8 * i) * k),
                    (x + s * 5.2 * k, y - (1.7 + 0.8 * i) * k),
                ],
                0.14,
            )
            for i in range(4)
        ]
        sheet.lay(union(lines), mix(room.dark, room.pale, 0.5), within=cut, rough=0)
