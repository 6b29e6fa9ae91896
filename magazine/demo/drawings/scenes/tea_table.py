"""A table laid for tea, from above."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import around, even, fade
from magazine.demo.drawings.palettes import BLUSH, CHALK, OLIVE, TEAL, Room, ink, mix
from magazine.demo.drawings.plants import bloom
from magazine.demo.drawings.rooms import WHITE, plate, shadow
from magazine.demo.drawings.shapes import (
    Point,
    Shape,
    arc,
    leaf,
    oval,
    polygon,
    rect,
    stroke,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Colour, Sheet
from magazine.demo.drawings.things.tea_things import cup, jug, spoon, teapot

CREAM, SPONGE, BISCUIT = ink("fff3dc"), ink("e3b064"), ink("cf9450")

PALETTES: tuple[Room, ...] = (BLUSH, CHALK, OLIVE, TEAL)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    _tablecloth(sheet, room)
    cx, cy = w * rng.uniform(0.46, 0.54), h * rng.uniform(0.47, 0.53)
    k = min(w, h) / 82
    _cake(sheet, room, cx, cy, 15.5 * k)
    spots = [(-0.31, -0.26), (0.31, -0.24), (-0.32, 0.26), (0.31, 0.27)]
    rng.shuffle(spots)
    # The spout points down and left: into the picture only from a corner at the top.
    spots.insert(0, spots.pop(next(i for i, (_, dy) in enumerate(spots) if dy < 0)))
    for_pot, for_one, for_other, for_dish = [(cx + w * dx, cy + h * dy) for dx, dy in spots]
    teapot(sheet, room, *for_pot, 9.4 * k)
    cup(sheet, room, *for_one, 8.4 * k, rng.uniform(0, 360))
    cup(sheet, room, *for_other, 8.4 * k, rng.uniform(0, 360))
    _biscuits(sheet, room, *for_dish, 10.5 * k)
    jug(sheet, room, cx + w * 0.02, cy - h * 0.39, 4.6 * k)
    _posy(sheet, room, cx - w * 0.02, cy + h * 0.41, 4.6 * k)
    spoon(sheet, room, cx - w * 0.46, cy + h * 0.02, 11 * k, 78)
    spoon(sheet, room, cx + w * 0.42, cy + h * 0.02, 11 * k, 100)
    return (
        "A table laid for tea, seen from above: a cake with a slice cut out, a teapot, two "
        "cups and a plate of biscuits."
    )


def _tablecloth(sheet: Sheet, room: Room) -> None:
    w, h = sheet.width, sheet.height
    ground = mix(room.pale, room.wall, 0.12)
    cloth = sheet.lay(rect(-1, -1, w + 1, h + 1), ground, rough=0)
    tone = room.red if sheet.rng.random() < 0.5 else room.blue
    step = 7.4
    across = [
        rect(x, -1, x + step * 0.5, h + 1)
        for x in (i * step - 2 for i in range(round(w / step) + 2))
    ]
    down = [
        rect(-1, y, w + 1, y + step * 0.5)
        for y in (i * step - 2 for i in range(round(h / step) + 2))
    ]
    for bands in (across, down):
        sheet.lay(union(bands), mix(tone, ground, 0.25), within=cloth, rough=0.1, opacity=0.36)
    for k in (0.3, 0.74):
        fold = sheet.stencil(stroke([(w * k, -2), (w * k + 3, h + 2)], 3.4), soft=0.9)
        sheet.lay(fold, mix(room.dark, WHITE, 0.7), multiply=True, opacity=0.45)
        lit = sheet.stencil(stroke([(w * k - 3, -2), (w * k, h + 2)], 2.0), soft=0.7)
        sheet.wash(lit, WHITE, even(0.3))
    sheet.shade(cloth, mix(tone, room.dark, 0.5), fade(w * 0.2, 0, w * 1.2, h * 1.1), strength=0.32)
    sheet.wash(cloth, room.light, fade(w * 0.7, h * 0.8, -w * 0.1, -h * 0.1), strength=0.4)


def _cake(sheet: Sheet, room: Room, x: float, y: float, r: float) -> None:
    rng = sheet.rng
    plate(sheet, room, x, y, r * 1.32, room.blue, room.pale)
    start, end = 12.0, 56.0
    ring = arc(x, y, r, r, end, start + 360, 70)
    gone = polygon((x, y), *ring)
    shadow(sheet, room, gone.moved(r * 0.09, r * 0.1), soft=0.5)
    sheet.lay(gone.moved(0.4, 0.7), SPONGE, rough=0.1)
    top = sheet.lay(gone, CREAM, rough=0.14)
    swirl: list[Point] = []
    for i in range(150):
        a = i * 0.26
        swirl.append(
            (x + r * (0.06 + 0.0058 * i) * math.cos(a), y + r * (0.06 + 0.0058 * i) * math.sin(a))
        )
    sheet.lay(stroke(swirl, 0.35), mix(CREAM, room.gold, 0.3), within=top, rough=0.1, opacity=0.6)
    sheet.shade(
        top,
        mix(CREAM, room.dark, 0.3),
        fade(x - r * 0.2, y - r * 0.2, x + r * 1.2, y + r * 1.2),
        strength=0.6,
    )
    face = [
        polygon(
            (x, y),
            (x + r * math.cos(math.radians(a)), y + r * math.sin(math.radians(a))),
            (x + r * math.cos(math.radians(a)) + 0.5, y + r * math.sin(math.radians(a)) + 1.6),
            (x + 0.5, y + 1.6),
        )
        for a in (start,)
    ]
    crumb = sheet.lay(union(face), SPONGE, rough=0.08)
    sheet.shade(crumb, mix(SPONGE, room.dark, 0.5), fade(x, y, x + r, y + r * 0.3), strength=0.5)
    for i in range(17):
        a = math.radians(end + 8 + (360 - end + start - 16) * i / 16)
        bx, by = x + r * 0.82 * math.cos(a), y + r * 0.82 * math.sin(a)
        _berry(sheet, room, bx, by, r * 0.085, room.red if i % 2 else ink("43406f"))
    for i in range(7):
        a = rng.uniform(math.radians(70), math.radians(350))
        d = rng.uniform(0.05, 0.34) * r
        _berry(
            sheet,
            room,
            x + d * math.cos(a),
            y + d * math.sin(a),
            r * 0.1,
            (room.red, ink("43406f"), mix(room.red, WHITE, 0.3))[i % 3],
        )
    leaves = [
        leaf(
            x + r * 0.3 * math.cos(a),
            y + r * 0.3 * math.sin(a),
            r * 0.24,
            r * 0.1,
            math.degrees(a) + 30,
        )
        for a in (1.6, 2.7, 3.9, 5.2)
    ]
    sheet.lay(union(leaves), room.leaf, rough=0.06)
    slice_at = math.radians((start + end) / 2)
    sx, sy = x + r * 0.5 * math.cos(slice_at), y + r * 0.5 * math.sin(slice_at)
    crumbs = [
        oval(sx + rng.gauss(0, r * 0.2), sy + rng.gauss(0, r * 0.15), rng.uniform(0.15, 0.4))
        for _ in range(18)
    ]
    sheet.lay(union(crumbs), SPONGE, rough=0.04)


def _berry(sheet: Sheet, room: Room, x: float, y: float, r: float, colour: Colour) -> None:
    shadow(sheet, room, oval(x + r * 0.4, y + r * 0.4, r), soft=0.2, opacity=0.5)
    cut = sheet.lay(wobbly(sheet.rng, x, y, r, r, 0.06), colour, rough=0.06)
    sheet.shade(cut, room.dark, fade(x - r * 0.2, y - r * 0.2, x + r, y + r), strength=0.7)
    sheet.lay(oval(x - r * 0.35, y - r * 0.35, r * 0.2), WHITE, rough=0.03, opacity=0.8)


def _biscuits(sheet: Sheet, room: Room, x: float, y: float, r: float) -> None:
    rng = sheet.rng
    plate(sheet, room, x, y, r * 1.15, room.pale, room.blue)
    for i in range(8):
        a = i * 2.4
        d = r * 0.62 * math.sqrt((i + 0.3) / 8)
        bx, by, br = x + d * math.cos(a), y + d * math.sin(a), r * 0.33
        shape: Shape = (
            oval(bx, by, br * 0.92)
            if i % 2
            else rect(bx - br * 1.1, by - br * 0.7, bx + br * 1.1, by + br * 0.7, br * 0.2).turned(
                rng.uniform(0, 180), bx, by
            )
        )
        shadow(sheet, room, shape.moved(0.5, 0.6), soft=0.25)
        cut = sheet.lay(shape, BISCUIT if i % 3 else mix(BISCUIT, ink("5a2f1c"), 0.75), rough=0.12)
        sheet.shade(cut, ink("8a4e22"), around(bx + br, by + br, br * 1.8), strength=0.7)
        holes = [
            oval(bx + rng.gauss(0, br * 0.35), by + rng.gauss(0, br * 0.3), 0.28) for _ in range(7)
        ]
        sheet.lay(union(holes), ink("8a4e22") if i % 3 else CREAM, within=cut, rough=0.03)
        if i % 4 == 1:
            sheet.lay(oval(bx, by, br * 0.4), room.red, rough=0.06)


def _posy(sheet: Sheet, room: Room, x: float, y: float, r: float) -> None:
    rng = sheet.rng
    leaves = [
        leaf(x, y, r * rng.uniform(1.3, 1.9), r * 0.55, i * 40 + rng.uniform(-10, 10))
        for i in range(9)
    ]
    shadow(sheet, room, union(leaves).moved(0.8, 0.9), soft=0.4)
    cut = sheet.lay(union(leaves), room.leaf, rough=0.06)
    sheet.shade(cut, room.dark, around(x, y, r * 1.6), strength=0.6)
    for i in range(7):
        a = i * math.tau / 6
        fx, fy = x + r * 0.72 * math.cos(a) * (i < 6), y + r * 0.72 * math.sin(a) * (i < 6)
        colour = (room.red, room.pale, mix(room.red, WHITE, 0.55))[i % 3]
        head = sheet.lay(bloom(fx, fy, r * 0.55, 7, rng.uniform(0, 50), 1.0), colour, rough=0.06)
        sheet.shade(
            head,
            mix(colour, room.dark, 0.5),
            fade(fx, fy, fx + r * 0.5, fy + r * 0.5),
            strength=0.5,
        )
        sheet.lay(oval(fx, fy, r * 0.15), room.gold, rough=0.04)
