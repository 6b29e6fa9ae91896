"""A record playing, from above."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.palettes import BLUSH, MUSTARD, TEAL, TERRACOTTA, Room, ink, mix
from magazine.demo.drawings.plants import sprig
from magazine.demo.drawings.rooms import WHITE, shadow
from magazine.demo.drawings.shapes import (
    Shape,
    arc,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Sheet

PALETTES: tuple[Room, ...] = (TEAL, MUSTARD, TERRACOTTA, BLUSH)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    wood = mix(ink("a9683a"), room.table, 0.15)
    desk = sheet.lay(rect(-1, -1, w + 1, h + 1), room.wall, rough=0)
    sheet.wash(desk, room.wall_shade, fade(0, 0, w, h))
    sheet.shade(
        desk,
        mix(room.wall_shade, room.dark, 0.3),
        fade(w * 0.2, 0, w * 1.2, h * 1.2),
        strength=0.6,
        patchy=0.5,
    )
    sheet.shade(
        desk,
        mix(room.wall, room.light, 0.5),
        fade(w * 0.7, h * 0.8, 0, 0),
        strength=0.5,
        patchy=0.5,
    )
    tall = h > w * 1.1
    s = w * 0.72 if tall else min(w * 0.62, h * 0.86)
    x0, y0 = (w - s * 1.18) * rng.uniform(0.5, 0.62) + (w > h) * w * 0.06, (h - s * 0.92) / 2
    if tall:
        x0, y0 = (w - s * 1.18) / 2, h * 0.07
    _sleeves(sheet, room, x0, y0, s, tall)
    case = rect(x0, y0, x0 + s * 1.18, y0 + s * 0.92, s * 0.03)
    shadow(sheet, room, case.moved(s * 0.03, s * 0.035), soft=1.0, opacity=0.75)
    body = sheet.lay(case, wood, rough=0.08)
    lines = [
        stroke(
            spline(
                [
                    (x0, y0 + s * t),
                    (x0 + s * 0.5, y0 + s * t + rng.uniform(-1, 1)),
                    (x0 + s * 1.2, y0 + s * t),
                ]
            ),
            rng.uniform(0.12, 0.3),
        )
        for t in (0.05, 0.12, 0.2, 0.33, 0.47, 0.6, 0.72, 0.8, 0.88)
    ]
    sheet.lay(union(lines), mix(wood, room.dark, 0.4), within=body, rough=0.04)
    sheet.shade(body, mix(wood, room.dark, 0.5), fade(x0, y0, x0 + s * 1.3, y0 + s), strength=0.6)
    deck = sheet.lay(
        rect(x0 + s * 0.035, y0 + s * 0.035, x0 + s * 1.145, y0 + s * 0.885, s * 0.02),
        room.pale,
        rough=0.06,
    )
    sheet.shade(
        deck, mix(room.pale, room.dark, 0.35), fade(x0, y0, x0 + s * 1.2, y0 + s), strength=0.55
    )
    cx, cy, r = x0 + s * 0.46, y0 + s * 0.46, s * 0.385
    _record(sheet, room, cx, cy, r)
    _arm(sheet, room, x0 + s * 1.0, y0 + s * 0.2, cx, cy, r, s)
    _knobs(sheet, room, x0, y0, s)
    return (
        "A record turning on a wooden record player, seen from above, with three record "
        "sleeves beside it."
    )


def _record(sheet: Sheet, room: Room, cx: float, cy: float, r: float) -> None:
    shadow(sheet, room, oval(cx + r * 0.035, cy + r * 0.045, r * 1.03), soft=0.5)
    sheet.lay(oval(cx, cy, r * 1.03), mix(room.dark, WHITE, 0.3), rough=0.05)
    black = mix(room.dark, (16, 14, 20), 0.6)
    disc = sheet.lay(oval(cx, cy, r), black, rough=0.04)
    grooves = [
        oval(cx, cy, r * t) - oval(cx, cy, r * t - 0.13)
        for t in (0.96, 0.92, 0.88, 0.845, 0.81, 0.76, 0.72, 0.68, 0.63, 0.59, 0.55, 0.5, 0.46)
    ]
    for groove in grooves:
        sheet.lay(groove, mix(black, WHITE, 0.2), rough=0, opacity=0.75)
    for a in (38, 218):
        for spread, strength in ((15, 0.3), (6, 0.35)):
            gleam = sheet.stencil(
                polygon((cx, cy), *arc(cx, cy, r, r, a - spread, a + spread, 10)),
                within=disc,
                soft=0.6,
            )
            sheet.wash(
                gleam,
                mix(room.light, WHITE, 0.3),
                around(cx, cy, r * 1.25, power=0.5),
                strength=strength,
            )
    tint, second = sheet.rng.sample(
        [room.red, room.gold, room.pale, mix(room.blue, room.pale, 0.25)], 2
    )
    label = sheet.lay(oval(cx, cy, r * 0.36), tint, rough=0.05)
    sheet.lay(
        oval(cx, cy, r * 0.36) - oval(cx, cy, r * 0.33), mix(tint, room.dark, 0.35), rough=0.04
    )
    rays = [
        polygon((cx, cy), *arc(cx, cy, r * 0.36, r * 0.36, a, a + 11, 3))
        for a in range(180, 360, 22)
    ]
    sheet.lay(union(rays), second, within=label, rough=0.05)
    sheet.lay(oval(cx, cy, r * 0.15), room.pale, rough=0.05)
    sheet.shade(label, room.dark, fade(cx, cy, cx + r * 0.5, cy + r * 0.5), strength=0.4)
    sheet.lay(oval(cx, cy, r * 0.025), room.dark, rough=0)


def _arm(
    sheet: Sheet, room: Room, px: float, py: float, cx: float, cy: float, r: float, s: float
) -> None:
    steel = ink("d9d6cd")
    tip = (cx + r * 0.56, cy + r * 0.5)
    elbow = (px - s * 0.01, py + s * 0.36)
    line = spline(
        [
            (px + s * 0.012, py - s * 0.09),
            (px, py),
            (px + s * 0.008, py + s * 0.2),
            elbow,
            (px - s * 0.1, py + s * 0.5),
            tip,
        ],
        steps=8,
    )
    shadow(sheet, room, stroke(line, s * 0.024).moved(s * 0.018, s * 0.022), soft=0.25)
    shadow(sheet, room, oval(px + s * 0.015, py + s * 0.02, s * 0.08), soft=0.4)
    base = sheet.lay(oval(px, py, s * 0.075), mix(room.dark, WHITE, 0.2), rough=0.04)
    sheet.shade(
        base,
        room.dark,
        fade(px - s * 0.03, py - s * 0.03, px + s * 0.09, py + s * 0.09),
        strength=0.8,
    )
    sheet.lay(oval(px, py, s * 0.045), steel, rough=0.04)
    tube = sheet.lay(stroke(line, s * 0.022), steel, rough=0.04)
    sheet.shade(
        tube, mix(steel, room.dark, 0.6), fade(px - s * 0.1, py, px + s * 0.03, py), strength=0.55
    )
    sheet.lay(
        rect(px - s * 0.018, py - s * 0.125, px + s * 0.042, py - s * 0.055, s * 0.01),
        room.dark,
        rough=0.04,
    )
    angle = math.degrees(math.atan2(tip[1] - line[-9][1], tip[0] - line[-9][0]))
    shell = polygon(
        (tip[0] - s * 0.01, tip[1] - s * 0.022),
        (tip[0] + s * 0.075, tip[1] - s * 0.018),
        (tip[0] + s * 0.085, tip[1]),
        (tip[0] + s * 0.075, tip[1] + s * 0.018),
        (tip[0] - s * 0.01, tip[1] + s * 0.022),
    ).turned(angle, *tip)
    sheet.lay(shell, room.dark, rough=0.04)
    sheet.lay(oval(px, py, s * 0.018), mix(steel, room.dark, 0.4), rough=0.03)


def _knobs(sheet: Sheet, room: Room, x0: float, y0: float, s: float) -> None:
    for t, r, colour in ((0.7, 0.036, room.gold), (0.81, 0.028, room.red)):
        x, y = x0 + s * 1.06, y0 + s * t
        shadow(sheet, room, oval(x + s * 0.01, y + s * 0.012, s * r), soft=0.25)
        cut = sheet.lay(oval(x, y, s * r), colour, rough=0.05)
        sheet.shade(
            cut, room.dark, fade(x - s * 0.01, y - s * 0.01, x + s * r, y + s * r), strength=0.7
        )
        sheet.lay(
            stroke([(x, y), (x + s * r * 0.5, y - s * r * 0.75)], s * 0.006), room.dark, rough=0
        )
    track = rect(x0 + s * 1.045, y0 + s * 0.44, x0 + s * 1.055, y0 + s * 0.6, s * 0.004)
    sheet.lay(track, mix(room.pale, room.dark, 0.5), rough=0)
    sheet.lay(
        rect(x0 + s * 1.03, y0 + s * 0.5, x0 + s * 1.07, y0 + s * 0.52, s * 0.004),
        room.dark,
        rough=0.03,
    )


def _sleeves(sheet: Sheet, room: Room, x0: float, y0: float, s: float, tall: bool) -> None:
    rng = sheet.rng
    side = s * 0.66
    order = [0, 1, 2]
    rng.shuffle(order)
    for place, i in enumerate(order):
        colour = (room.blue, room.pale, room.gold)[i]
        x, y = x0 - side * (0.62 - 0.12 * place), y0 + s * (0.34 - 0.13 * place)
        if tall:
            x, y = x0 + s * (-0.12 + 0.36 * place), y0 + s * (0.88 + 0.1 * (place % 2))
        turn = rng.uniform(-14, 14)
        square = rect(x, y, x + side, y + side).turned(turn, x + side / 2, y + side / 2)
        shadow(sheet, room, square.moved(1.1, 1.3), soft=0.5)
        cut = sheet.lay(square, colour, rough=0.07)
        art: list[Shape] = []
        mx, my = x + side * 0.42, y + side * 0.5
        if i == 0:
            art = [
                oval(mx, my, side * 0.3 - k * side * 0.075)
                - oval(mx, my, side * 0.27 - k * side * 0.075)
                for k in range(4)
            ]
        elif i == 1:
            art = [
                stroke(
                    [
                        (x + side * 0.04 + side * 0.15 * k, y),
                        (x + side * 0.04 + side * 0.15 * k, y + side),
                    ],
                    side * 0.07,
                )
                for k in range(7)
            ]
        else:
            art = [
                polygon(
                    *arc(
                        x + side * 0.24 * (k % 4) + side * 0.12,
                        y + side * 0.25 * (k // 4 + 1),
                        side * 0.11,
                        side * 0.11,
                        180,
                        360,
                        12,
                    )
                )
                for k in range(16)
            ]
        sheet.lay(
            union(art).turned(turn, x + side / 2, y + side / 2),
            room.red if i != 2 else room.dark,
            within=cut,
            rough=0.08,
        )
        sheet.shade(
            cut,
            mix(colour, room.dark, 0.5),
            fade(x, y, x + side * 1.2, y + side * 1.2),
            strength=0.45,
        )
    if not tall:
        twig, leaves = sprig(rng, x0 - side * 0.62, sheet.height + 2, 26, -80, 8, 24)
        shadow(sheet, room, leaves.moved(1, 1.2), soft=0.4)
        sheet.lay(twig + leaves, room.leaf, rough=0.07)
