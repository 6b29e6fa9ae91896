"""Coats, shirts, dresses and jumpers on hangers."""

from __future__ import annotations

from magazine.demo.drawings.fields import even, fade
from magazine.demo.drawings.palettes import Room, mix
from magazine.demo.drawings.plants import bloom
from magazine.demo.drawings.rooms import shadow
from magazine.demo.drawings.shapes import (
    Point,
    Shape,
    arc,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Colour, Sheet, Stencil


def garment(
    sheet: Sheet, room: Room, x: float, rail: float, kind: str, colour: Colour, reach: float
) -> None:
    """A coat, shirt, dress or jumper (`kind`) on a hanger; `reach` is the room below the rail."""
    hook = stroke(
        [*arc(x, rail + 0.2, 0.9, 0.9, 180, 380, 14), (x, rail + 2.2), (x, rail + 4)], 0.26
    )
    y = rail + 4
    long = reach * {"coat": 0.84, "dress": 0.9, "shirt": 0.56, "jumper": 0.5}[kind]
    half = {"coat": 8.0, "dress": 6.4, "shirt": 7.2, "jumper": 7.6}[kind]
    foot = y + long
    flare = {"coat": 1.06, "dress": 1.5, "shirt": 0.92, "jumper": 0.9}[kind]
    waist = 0.72 if kind == "dress" else 0.94
    side = [
        (x + 1.6, y),
        (x + half, y + 3.2),
        (x + half * waist * 0.94, y + long * 0.42),
        (x + half * flare, foot),
    ]
    hem = [
        (x + half * flare, foot),
        (x + half * 0.4, foot + 0.9),
        (x - half * 0.4, foot + 0.9),
        (x - half * flare, foot),
    ]
    body = polygon(
        *side[:2],
        *spline(side[1:], steps=6),
        *spline(hem, steps=4),
        *reversed(spline([(2 * x - px, py) for px, py in side[1:]], steps=6)),
        (x - 1.6, y),
    )
    sleeves: list[Shape] = []
    if kind != "dress":
        for s in (-1, 1):
            arm = spline(
                [
                    (x + s * half * 0.82, y + 3.6),
                    (x + s * half * 1.08, y + long * 0.3),
                    (x + s * half * 1.02, y + long * (0.72 if kind != "coat" else 0.62)),
                ]
            )
            sleeves.append(stroke(arm, half * 0.46, half * 0.34))
    whole = body + union(sleeves)
    shadow(sheet, room, whole.moved(2.6, 1.4), soft=0.7, opacity=0.5)
    sheet.lay(
        hook + stroke([(x - half * 0.9, y + 3.4), (x, y - 0.4), (x + half * 0.9, y + 3.4)], 0.7),
        room.dark,
        rough=0.03,
    )
    dark = mix(colour, room.dark, 0.62)
    for sleeve in sleeves:
        cut = sheet.lay(sleeve, mix(colour, room.dark, 0.12), rough=0.08)
        sheet.shade(cut, dark, fade(x, 0, x + half * 1.5, 0), strength=0.7)
    cloth = sheet.lay(body, colour, rough=0.08)
    _details(sheet, room, cloth, kind, colour, x, y, half, foot)
    sheet.shade(cloth, dark, fade(x - half * 0.1, y, x + half * 1.3, foot), strength=0.75)
    creases = [
        stroke(
            spline(
                [
                    (x + k * half, y + long * 0.3),
                    (x + k * half * 1.2, y + long * 0.6),
                    (x + k * half * flare * 1.1, foot),
                ]
            ),
            0.15,
            1.0,
        )
        for k in (-0.6, -0.15, 0.35, 0.7)
    ]
    sheet.shade(sheet.stencil(union(creases), within=cloth, soft=0.2), dark, even(0.5))


def _details(
    sheet: Sheet,
    room: Room,
    cloth: Stencil,
    kind: str,
    colour: Colour,
    x: float,
    y: float,
    half: float,
    foot: float,
) -> None:
    trim = room.pale if colour != room.pale else room.dark
    dark = mix(colour, room.dark, 0.5)
    long = foot - y
    if kind == "coat":
        lapels = [
            polygon(
                (x + s * 1.4, y),
                (x + s * 4.4, y + long * 0.2),
                (x + s * 2.4, y + long * 0.24),
                (x, y + long * 0.42),
            )
            for s in (-1, 1)
        ]
        sheet.lay(union(lapels), dark, within=cloth, rough=0.06)
        sheet.lay(stroke([(x, y + long * 0.4), (x, foot + 2)], 0.3), dark, within=cloth, rough=0.04)
        sheet.lay(
            union(
                oval(x + s * 1.5, y + long * t, 0.5) for s in (-1, 1) for t in (0.46, 0.56, 0.66)
            ),
            room.dark,
            rough=0.03,
        )
        pockets = [
            rect(
                x + s * half * 0.58 - 1.7,
                y + long * 0.66,
                x + s * half * 0.58 + 1.7,
                y + long * 0.69,
            )
            for s in (-1, 1)
        ]
        sheet.lay(union(pockets), dark, within=cloth, rough=0.04)
    elif kind == "shirt":
        sheet.lay(
            union(
                rect(x - half + i * 1.7, y, x - half + i * 1.7 + 0.5, foot + 2) for i in range(12)
            ),
            mix(colour, trim, 0.5),
            within=cloth,
            rough=0.05,
        )
        collar = [
            polygon((x, y + 2.4), (x + s * 2.6, y - 0.8), (x + s * 3.4, y + 3.0)) for s in (-1, 1)
        ]
        sheet.lay(
            rect(x - 0.7, y, x + 0.7, foot + 2), mix(colour, trim, 0.25), within=cloth, rough=0.04
        )
        sheet.lay(union(collar), trim, rough=0.05)
        sheet.lay(
            union(oval(x, y + long * t, 0.28) for t in (0.2, 0.38, 0.56, 0.74)), dark, rough=0
        )
    elif kind == "dress":
        sheet.lay(oval(x, y, 3.2, 3.6), mix(room.wall, room.dark, 0.25), within=cloth, rough=0.05)
        rng = sheet.rng
        heads = [(rng.uniform(-1.4, 1.4) * half, rng.uniform(0.1, 1.0)) for _ in range(64)]
        sheet.lay(
            union(
                bloom(x + px, y + py * long, 1.1, 5, rng.uniform(0, 70), 0.9) for px, py in heads
            ),
            trim,
            within=cloth,
            rough=0.05,
        )
        sheet.lay(
            rect(x - half, y + long * 0.4, x + half, y + long * 0.435),
            dark,
            within=cloth,
            rough=0.05,
        )
    else:
        for k, tone in enumerate((trim, dark, trim)):
            points: list[Point] = []
            for i in range(27):
                points.append(
                    (
                        x - half * 1.1 + i * half * 2.2 / 26,
                        y + long * (0.2 + 0.06 * k) + (0.7 if i % 2 else -0.7),
                    )
                )
            sheet.lay(stroke(points, 0.75), tone, within=cloth, rough=0.06)
        sheet.lay(rect(x - half, foot - 3, x + half, foot + 2), dark, within=cloth, rough=0.06)
        sheet.lay(stroke(arc(x, y - 0.4, 2.3, 1.9, 0, 180, 12), 1.0), dark, rough=0.05)
