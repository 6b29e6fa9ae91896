"""Cups, pots, jugs and spoons, seen from above."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import around, even, fade
from magazine.demo.drawings.palettes import Room, ink, mix
from magazine.demo.drawings.rooms import WHITE, plate, shadow
from magazine.demo.drawings.shapes import (
    Shape,
    arc,
    blob,
    oval,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Sheet

TEA, CREAM = ink("b4622d"), ink("fff3dc")


def cup(sheet: Sheet, room: Room, x: float, y: float, r: float, turn: float) -> None:
    """A cup of tea on its saucer, the handle turned by `turn` degrees."""
    china = room.pale
    plate(sheet, room, x, y, r * 1.35, china, room.red)
    grip = handle_from_above(x, y, r * 0.74).turned(turn, x, y)
    shadow(
        sheet, room, oval(x + r * 0.16, y + r * 0.18, r * 0.78) + grip.moved(0.6, 0.6), soft=0.35
    )
    sheet.lay(grip, china, rough=0.05)
    cup = sheet.lay(oval(x, y, r * 0.76), china, rough=0.06)
    sheet.shade(cup, mix(china, room.dark, 0.4), fade(x, y, x + r, y + r), strength=0.7)
    inside = sheet.lay(oval(x, y, r * 0.66), TEA, rough=0.05)
    sheet.shade(
        inside,
        ink("6d3315"),
        fade(x + r * 0.3, y + r * 0.3, x - r * 0.8, y - r * 0.8),
        strength=0.9,
    )
    sheet.lay(
        stroke(arc(x, y, r * 0.56, r * 0.56, 20, 110, 16), r * 0.05),
        ink("e0a05c"),
        within=inside,
        rough=0.05,
    )
    sheet.lay(
        oval(x + r * 0.12, y + r * 0.05, r * 0.2, r * 0.1, 30),
        ink("d08b4c"),
        within=inside,
        rough=0.1,
        opacity=0.6,
    )
    if sheet.rng.random() < 0.6:
        sheet.lay(
            stroke([(x + r * 0.84, y - r * 0.75), (x + r * 1.12, y + r * 0.5)], 0.5),
            mix(room.gold, room.dark, 0.2),
            rough=0.03,
        )


def handle_from_above(x: float, y: float, r: float) -> Shape:
    """The handle of a cup, pointing right."""
    return rect(x + r * 0.9, y - r * 0.15, x + r * 1.5, y + r * 0.15, r * 0.1) + rect(
        x + r * 1.4, y - r * 0.24, x + r * 1.55, y + r * 0.24, r * 0.06
    )


def teapot(sheet: Sheet, room: Room, x: float, y: float, r: float) -> None:
    """A teapot of radius `r`, its spout to the lower left."""
    colour = room.gold
    spout = blob(
        (x - r * 0.8, y + r * 0.2),
        (x - r * 1.05, y + r * 0.46),
        (x - r * 1.38, y + r * 0.84),
        (x - r * 1.56, y + r * 0.7),
        (x - r * 1.22, y + r * 0.22),
        (x - r * 0.85, y - r * 0.25),
    )
    grip = stroke(
        spline(
            [
                (x + r * 0.75, y - r * 0.42),
                (x + r * 1.15, y - r * 0.66),
                (x + r * 1.5, y - r * 0.84),
            ]
        ),
        r * 0.17,
        r * 0.21,
    )
    body = oval(x, y, r)
    shadow(sheet, room, (body + spout + grip).moved(r * 0.2, r * 0.22), soft=0.6)
    sheet.lay(spout + grip, mix(colour, room.dark, 0.14), rough=0.07)
    pot = sheet.lay(body, colour, rough=0.07)
    sheet.shade(
        pot, mix(colour, room.dark, 0.6), around(x + r * 0.9, y + r * 0.9, r * 1.7), strength=0.9
    )
    sheet.shade(
        pot, mix(colour, WHITE, 0.6), around(x - r * 0.5, y - r * 0.5, r * 0.9), strength=0.7
    )
    dots = [
        oval(
            x + r * 0.8 * math.cos(i * math.tau / 14),
            y + r * 0.8 * math.sin(i * math.tau / 14),
            r * 0.06,
        )
        for i in range(14)
    ]
    sheet.lay(union(dots), room.pale, rough=0.04)
    shadow(sheet, room, oval(x + r * 0.06, y + r * 0.07, r * 0.6), soft=0.25, opacity=0.5)
    lid = sheet.lay(oval(x, y, r * 0.58), mix(colour, room.light, 0.15), rough=0.06)
    sheet.shade(
        lid, mix(colour, room.dark, 0.5), fade(x, y, x + r * 0.6, y + r * 0.6), strength=0.7
    )
    sheet.lay(oval(x, y, r * 0.5) - oval(x, y, r * 0.46), mix(colour, room.dark, 0.35), rough=0.04)
    shadow(sheet, room, oval(x + r * 0.08, y + r * 0.1, r * 0.17), soft=0.2)
    knob = sheet.lay(oval(x, y, r * 0.16), room.red, rough=0.05)
    sheet.shade(knob, room.dark, fade(x, y, x + r * 0.2, y + r * 0.2), strength=0.8)
    sheet.lay(
        stroke(arc(x, y, r * 0.86, r * 0.86, 195, 262, 20), r * 0.07),
        WHITE,
        rough=0.04,
        opacity=0.75,
    )


def jug(sheet: Sheet, room: Room, x: float, y: float, r: float) -> None:
    """A small jug of milk."""
    shape = blob(
        (x - r * 1.35, y),
        (x - r * 0.7, y - r * 0.75),
        (x + r * 0.4, y - r),
        (x + r, y),
        (x + r * 0.4, y + r),
        (x - r * 0.7, y + r * 0.75),
    )
    grip = handle_from_above(x, y, r)
    shadow(sheet, room, (shape + grip).moved(0.9, 1.0), soft=0.4)
    sheet.lay(grip, room.blue, rough=0.05)
    sheet.lay(shape, room.blue, rough=0.06)
    milk = sheet.lay(shape.scaled(0.84, 0.84, x, y), CREAM, rough=0.06)
    sheet.shade(
        milk, mix(CREAM, room.dark, 0.4), fade(x + r * 0.3, y + r * 0.3, x - r, y - r), strength=0.6
    )


def spoon(sheet: Sheet, room: Room, x: float, y: float, long: float, turn: float) -> None:
    """A teaspoon, `long` from end to end, turned by `turn` degrees."""
    bowl = oval(x + long * 0.42, y, long * 0.17, long * 0.1)
    grip = stroke(
        [(x + long * 0.3, y), (x - long * 0.1, y), (x - long * 0.55, y)], long * 0.03, long * 0.07
    )
    spoon = (bowl + grip).turned(turn, x, y)
    shadow(sheet, room, spoon.moved(0.6, 0.7), soft=0.25)
    steel = mix(ink("d8d4c6"), room.gold, 0.25)
    sheet.lay(spoon, steel, rough=0.04)
    hollow = sheet.lay(
        oval(x + long * 0.42, y, long * 0.13, long * 0.07).turned(turn, x, y),
        mix(steel, room.dark, 0.3),
        rough=0.04,
    )
    sheet.shade(hollow, WHITE, even(0.3))
