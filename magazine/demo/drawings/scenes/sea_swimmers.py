"""Swimmers beside a jetty, from above."""

from __future__ import annotations

import math
import random

from magazine.demo.drawings.fields import around, even, fade
from magazine.demo.drawings.palettes import NOON, SPRING, STORM, Mood, ink, mix
from magazine.demo.drawings.shapes import (
    Point,
    Shape,
    arc,
    blob,
    brush,
    oval,
    rect,
    spline,
    stroke,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Colour, Sheet, Stencil

SKINS = ("f0c39d", "d79b72", "a86b47", "7b4a33", "e6b08a")

PALETTES: tuple[Mood, ...] = (NOON, STORM, SPRING)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    sea = sheet.lay(rect(-1, -1, w + 1, h + 1), mix(mood.mid, mood.near, 0.25), rough=0)
    sheet.wash(sea, mood.near, fade(w * 0.9, 0, 0, h))
    sheet.wash(sea, mix(mood.mid, mood.pale, 0.45), around(w * 0.85, h * 0.08, w * 0.62))
    _swell(sheet, mood, sea)
    places: list[Point] = []
    for _ in range(600):
        x, y = rng.uniform(w * 0.12, w * 0.88), rng.uniform(h * 0.12, h * 0.7)
        if all(math.hypot(x - a, y - b) > 19 for a, b in places) and not (
            x > w * 0.58 and y > h * 0.5
        ):
            places.append((x, y))
        if len(places) == 5:
            break
    heading = rng.uniform(-35, -12)
    caps = [mood.warm, ink("f2b544"), mood.pale, mood.warm, mood.cool]
    for (x, y), cap in zip(places, caps, strict=False):
        _swimmer(sheet, mood, x, y, heading + rng.uniform(-14, 14), cap)
    _jetty(sheet, mood)
    return "Swimmers in bright caps crossing open water beside a wooden jetty, seen from above."


def _shadow(sheet: Sheet, shape: Shape, by: float, mood: Mood) -> None:
    sheet.lay(
        shape.moved(by, by * 0.8),
        mix(mood.dark, (255, 255, 255), 0.45),
        multiply=True,
        opacity=0.75,
    )


def _swell(sheet: Sheet, mood: Mood, sea: Stencil) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    light, dark = mix(mood.mid, mood.pale, 0.42), mix(mood.near, mood.dark, 0.45)
    for colour, many, thick, see in (
        (dark, 120, 1.5, 0.5),
        (light, 170, 0.75, 0.6),
        (mood.pale, 46, 0.45, 0.85),
    ):
        marks = []
        for _ in range(many):
            x, y = rng.uniform(-6, w + 6), rng.uniform(-4, h + 4)
            long = rng.uniform(3, 10)
            dip = rng.uniform(0.4, 1.5)
            marks.append(
                brush(
                    [
                        (x - long, y + long * 0.22),
                        (x - long * 0.4, y - dip),
                        (x + long * 0.2, y + dip * 0.4),
                        (x + long, y - long * 0.22),
                    ],
                    thick * rng.uniform(0.5, 1.2),
                )
            )
        sheet.lay(union(marks), colour, within=sea, rough=0.15, opacity=see)


def _swimmer(sheet: Sheet, mood: Mood, x: float, y: float, heading: float, cap: Colour) -> None:
    rng = sheet.rng
    k = 1.75
    skin = ink(rng.choice(SKINS))
    wet = mix(skin, mood.mid, 0.35)

    def place(shape: Shape) -> Shape:
        return shape.scaled(k, k, x, y).turned(heading, x, y)

    trail = [
        brush(
            [
                (x - a, y + s * a * 0.2),
                (x - a - 1.6, y + s * (a * 0.24 + 0.3)),
                (x - a - 3, y + s * (a * 0.28 + 0.6)),
            ],
            0.42,
        )
        for s in (-1, 1)
        for a in (1.2, 4.6, 7.6)
    ]
    trail += [
        wobbly(
            rng,
            x - 4.6 - rng.uniform(0, 2.6),
            y + rng.uniform(-0.8, 0.8),
            rng.uniform(0.25, 0.8),
            rng.uniform(0.2, 0.55),
        )
        for _ in range(9)
    ]
    sheet.lay(
        place(
            blob(
                (x + 0.5, y - 1.1),
                (x - 3, y - 1.3),
                (x - 5.5, y),
                (x - 3, y + 1.3),
                (x + 0.5, y + 1.1),
            )
        ).moved(0.8, 1.6),
        mood.dark,
        soft=0.5,
        opacity=0.35,
    )
    sheet.lay(place(union(trail)), mood.pale, rough=0.15, opacity=0.75)
    legs = union(
        [
            stroke([(x - 2.3, y + s * 0.3), (x - 4.6, y + s * rng.uniform(0.25, 0.6))], 0.7, 0.3)
            for s in (-1, 1)
        ]
    )
    sheet.lay(place(legs), wet, rough=0.05)
    torso = blob(
        (x - 0.3, y - 0.95),
        (x + 0.2, y),
        (x - 0.3, y + 0.95),
        (x - 1.6, y + 0.62),
        (x - 2.7, y + 0.6),
        (x - 2.9, y),
        (x - 2.7, y - 0.6),
        (x - 1.6, y - 0.62),
    )
    arms = union(
        [
            stroke(
                spline([(x - 0.2, y - 0.75), (x + 0.9, y - 1.35), (x + 2.5, y - 0.9)]), 0.55, 0.3
            ),
            stroke(
                spline([(x - 0.3, y + 0.75), (x - 1.2, y + 1.7), (x - 2.3, y + 1.75)]), 0.55, 0.3
            ),
        ]
    )
    sheet.lay(place(arms), skin, rough=0.05)
    body = sheet.lay(place(torso), wet, rough=0.05)
    suit = place(
        blob(
            (x - 1.1, y - 0.8),
            (x - 0.9, y),
            (x - 1.1, y + 0.8),
            (x - 2.8, y + 0.7),
            (x - 3.1, y),
            (x - 2.8, y - 0.7),
        )
    )
    sheet.lay(suit, mood.dark, within=body, rough=0.05)
    sheet.lay(place(oval(x + 0.85, y, 0.74, 0.62)), cap, rough=0.05)
    sheet.lay(place(oval(x + 1.05, y - 0.2, 0.22, 0.13)), mood.pale, rough=0)
    splash = [
        wobbly(
            rng,
            x + 2.6 + rng.uniform(-0.5, 0.8),
            y - 0.9 + rng.uniform(-0.6, 0.6),
            rng.uniform(0.12, 0.4),
            rng.uniform(0.1, 0.35),
        )
        for _ in range(8)
    ]
    sheet.lay(place(union(splash)), mood.pale, rough=0.08)


def _jetty(sheet: Sheet, mood: Mood) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    x0, y0 = w * 0.7, h * 0.8
    turn = -14.0
    wood = mix(ink("c99a66"), mood.glow, 0.2)
    deck = rect(x0, y0, x0 + 90, y0 + 22).turned(turn, x0, y0)
    sheet.lay(deck.moved(-2.6, 3.2), mood.dark, opacity=0.4, soft=0.3)
    sheet.lay(deck.moved(-1.1, 1.0), mix(wood, mood.dark, 0.7))
    cut = sheet.lay(deck, wood)
    planks = []
    for i in range(44):
        px = x0 + i * 2.1
        planks.append(rect(px, y0 - 1, px + 0.22, y0 + 24).turned(turn, x0, y0))
    sheet.lay(union(planks), mix(wood, mood.dark, 0.6), within=cut, rough=0.05)
    sheet.shade(cut, mix(wood, mood.dark, 0.5), even(0.18), patchy=0.9)
    sheet.shade(cut, mood.light, fade(x0 + 10, y0 + 14, x0 + 26, y0 - 8), strength=0.5)
    rails = [
        stroke([(x0 - 3.4, y0 + t), (x0 + 1.6, y0 + t)], 0.5).turned(turn, x0, y0) for t in (4, 7)
    ]
    rails += [
        stroke([(x0 - k, y0 + 4), (x0 - k, y0 + 7)], 0.4).turned(turn, x0, y0) for k in (1.0, 2.4)
    ]
    sheet.lay(union(rails), mood.pale, rough=0.04)
    tx, ty = x0 + 9, y0 + 2
    for dx, colour in ((0.0, mood.warm), (8.5, mood.pale)):
        cloth = rect(tx + dx, ty + 1, tx + dx + 4.4, ty + 10.5, 0.2).turned(turn + dx, tx + dx, ty)
        _shadow(sheet, cloth, 0.4, mood)
        towel = sheet.lay(cloth, colour)
        bands = [
            rect(tx + dx - 1, ty + k, tx + dx + 6, ty + k + 0.6).turned(turn + dx, tx + dx, ty)
            for k in (2.2, 3.6, 8.2, 9.4)
        ]
        sheet.lay(union(bands), mood.near if dx else mood.pale, within=towel)
    _sandals(sheet, mood, x0 + 4.6, y0 + 3.2, rng)


def _sandals(sheet: Sheet, mood: Mood, x: float, y: float, rng: random.Random) -> None:
    soles = [oval(x + s * 0.9, y + rng.uniform(-0.3, 0.3), 0.62, 1.4, 8 * s) for s in (-1, 1)]
    sheet.lay(union(soles), mood.near, rough=0.04)
    straps = [stroke(arc(x + s * 0.9, y + 0.2, 0.62, 0.7, 190, 350, 8), 0.25) for s in (-1, 1)]
    sheet.lay(union(straps), mood.warm, rough=0.03)
