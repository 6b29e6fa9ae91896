"""A beach from above: parasols, towels, the edge of the waves."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import even, fade
from magazine.demo.drawings.palettes import DAWN, NOON, SPRING, Mood, ink, mix
from magazine.demo.drawings.shapes import (
    Point,
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
from magazine.demo.drawings.sheet import Colour, Sheet

SKINS = ("f0c39d", "d79b72", "a86b47", "7b4a33", "e6b08a")

PALETTES: tuple[Mood, ...] = (NOON, SPRING, DAWN)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    sand = mix(ink("f3dfb7"), mood.glow, 0.3)
    ground = sheet.lay(rect(-1, -1, w + 1, h + 1), sand, rough=0)
    sheet.shade(ground, mix(sand, mood.warm, 0.22), fade(0, 0, w, h), strength=0.55, patchy=0.8)
    sheet.shade(ground, mix(sand, mood.dark, 0.35), even(0.05), patchy=0.5)
    line = _waterline(sheet)
    deep, shallow = mix(mood.near, mood.mid, 0.4), mix(mood.mid, mood.pale, 0.35)
    for inset, colour in (
        (-5.5, mix(sand, mood.dark, 0.16)),
        (-2.6, mix(sand, mood.dark, 0.26)),
        (0.0, mood.pale),
        (1.6, shallow),
        (6.5, mix(shallow, mood.mid, 0.6)),
        (13, mood.mid),
        (22, deep),
    ):
        edge = [
            (x + rng.uniform(-0.5, 0.5) - inset * 0.3, y + inset + rng.uniform(-0.6, 0.6))
            for x, y in line
        ]
        part = sheet.lay(polygon(*spline(edge), (w + 6, h + 40), (-40, h + 40)), colour, rough=0.35)
        if inset == 13:
            sheet.shade(part, deep, fade(w * 0.4, h * 0.4, w * 0.6, h * 1.2), strength=0.8)
    _foam(sheet, mood, line)
    _parasols(sheet, mood, line)
    return (
        "A sandy beach seen from above, with bright parasols, towels and a few bathers at the"
        " edge of the waves."
    )


def _waterline(sheet: Sheet) -> list[Point]:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    left, right = h * rng.uniform(0.74, 0.82), h * rng.uniform(0.36, 0.44)
    n = 8
    return [
        (
            -8 + (w + 16) * i / n,
            left + (right - left) * i / n + math.sin(i * 1.5) * 3 + rng.uniform(-1.5, 1.5),
        )
        for i in range(n + 1)
    ]


def _foam(sheet: Sheet, mood: Mood, line: list[Point]) -> None:
    rng = sheet.rng
    curve = spline(line, steps=14)
    for away, many in ((4.5, 70), (10.5, 46), (19, 40), (29, 34)):
        marks: list[Shape] = []
        for _ in range(many):
            x, y = rng.choice(curve)
            y += away + rng.gauss(0, 0.7)
            long = rng.uniform(2, 7)
            marks.append(
                brush(
                    [
                        (x - long, y + long * 0.34),
                        (x, y + rng.uniform(-0.4, 0.4)),
                        (x + long, y - long * 0.34),
                    ],
                    rng.uniform(0.4, 1.0),
                )
            )
        sheet.lay(
            union(marks),
            mix(mood.pale, mood.mid, 0.0 if away < 8 else 0.35),
            rough=0.22,
            opacity=0.9,
        )


def _parasols(sheet: Sheet, mood: Mood, line: list[Point]) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    cloths = [
        mood.warm,
        mood.cool,
        mix(mood.near, mood.mid, 0.3),
        ink("f2b544"),
        mix(mood.warm, mood.pale, 0.4),
    ]
    placed: list[tuple[float, float, float]] = []
    for _ in range(400):
        r = rng.uniform(5.0, 7.2)
        x, y = rng.uniform(-2, w + 2), rng.uniform(-2, h * 0.8)
        shore = min(line, key=lambda p: abs(p[0] - x))[1]
        if y > shore - r - 11 or any(math.hypot(x - a, y - b) < r + c + 7 for a, b, c in placed):
            continue
        placed.append((x, y, r))
        if len(placed) == 9:
            break
    for i, (x, y, r) in enumerate(placed):
        colour = cloths[i % len(cloths)]
        turn = rng.uniform(-30, 30)
        for side in (-1, 1):
            if rng.random() < 0.72:
                _towel(
                    sheet,
                    mood,
                    x + side * r * 0.62 + 1,
                    y + r * 0.85,
                    turn + side * 8,
                    cloths[(i + side) % len(cloths)],
                )
        _parasol(sheet, mood, x, y, r, colour, turn)
    for _ in range(4):
        x, y = rng.choice(line)
        if 0 < x < w:
            _bather(sheet, mood, x + rng.uniform(-2, 2), y + rng.uniform(-7, 12))


def _shadow(sheet: Sheet, shape: Shape, by: float, mood: Mood) -> None:
    sheet.lay(
        shape.moved(by, by * 0.8),
        mix(mood.dark, (255, 255, 255), 0.45),
        multiply=True,
        opacity=0.75,
    )


def _parasol(
    sheet: Sheet, mood: Mood, x: float, y: float, r: float, colour: Colour, turn: float
) -> None:
    panels = 10
    points = []
    for i in range(panels):
        a, b = math.tau * i / panels, math.tau * (i + 0.5) / panels
        points += [
            (x + r * math.cos(a), y + r * math.sin(a)),
            (x + r * 0.955 * math.cos(b), y + r * 0.955 * math.sin(b)),
        ]
    top = polygon(*points).turned(turn, x, y)
    _shadow(sheet, top, r * 0.42, mood)
    cut = sheet.lay(top, mood.pale, rough=0.06)
    wedges = []
    for i in range(0, panels, 2):
        a, b = math.tau * i / panels, math.tau * (i + 1) / panels
        wedges.append(
            polygon(
                (x, y),
                (x + r * 1.1 * math.cos(a), y + r * 1.1 * math.sin(a)),
                (x + r * 1.1 * math.cos(b), y + r * 1.1 * math.sin(b)),
            )
        )
    sheet.lay(union(wedges).turned(turn, x, y), colour, within=cut, rough=0.05)
    sheet.shade(
        cut,
        mix(colour, mood.dark, 0.6),
        fade(x - r * 0.2, y - r * 0.2, x + r * 1.1, y + r),
        strength=0.65,
    )
    sheet.lay(oval(x, y, r * 0.09), mood.pale)


def _towel(sheet: Sheet, mood: Mood, x: float, y: float, turn: float, colour: Colour) -> None:
    rng = sheet.rng
    cloth = rect(x - 1.9, y - 0.5, x + 1.9, y + 7, 0.2).turned(turn, x, y)
    _shadow(sheet, cloth, 0.35, mood)
    cut = sheet.lay(cloth, colour)
    bands = [
        rect(x - 2, y + k, x + 2, y + k + 0.7).turned(turn, x, y) for k in (0.4, 1.8, 4.4, 5.8)
    ]
    sheet.lay(union(bands), mood.pale, within=cut)
    if rng.random() < 0.62:
        skin = ink(rng.choice(SKINS))
        suit = rng.choice([mood.warm, mood.near, mood.pale, mood.cool])
        body = [
            oval(x, y + 0.6, 0.62),
            blob(
                (x - 0.85, y + 1.5),
                (x, y + 1.25),
                (x + 0.85, y + 1.5),
                (x + 0.65, y + 3.5),
                (x, y + 3.9),
                (x - 0.65, y + 3.5),
            ),
            stroke([(x - 0.8, y + 1.6), (x - 1.35, y + 2.6), (x - 0.95, y + 3.6)], 0.42, 0.3),
            stroke([(x + 0.8, y + 1.6), (x + 1.4, y + 0.9), (x + 0.7, y + 0.1)], 0.42, 0.3),
            stroke([(x - 0.35, y + 3.4), (x - 0.5, y + 6.3)], 0.62, 0.32),
            stroke([(x + 0.35, y + 3.4), (x + 0.65, y + 6.2)], 0.62, 0.32),
        ]
        figure = union(body).turned(turn, x, y)
        _shadow(sheet, figure, 0.3, mood)
        sheet.lay(figure, skin, rough=0.05)
        trunks = blob(
            (x - 0.75, y + 2.9),
            (x + 0.75, y + 2.9),
            (x + 0.7, y + 4.2),
            (x, y + 3.9),
            (x - 0.7, y + 4.2),
        )
        sheet.lay(trunks.turned(turn, x, y), suit, rough=0.05)
        sheet.lay(
            blob((x - 0.65, y + 0.5), (x, y - 0.15), (x + 0.65, y + 0.5), (x, y + 0.7)).turned(
                turn, x, y
            ),
            mood.dark,
            rough=0.05,
        )
    else:
        hat = oval(x + 0.2, y + 2, 1.25)
        _shadow(sheet, hat, 0.35, mood)
        sheet.lay(hat, ink("e2b566"))
        sheet.lay(oval(x + 0.2, y + 2, 0.72), mood.warm)
        sheet.lay(oval(x + 0.2, y + 2, 0.6), ink("edc77f"))


def _bather(sheet: Sheet, mood: Mood, x: float, y: float) -> None:
    rng = sheet.rng
    skin = ink(rng.choice(SKINS))
    turn = rng.uniform(0, 360)
    arms = [
        stroke(
            [(x, y), (x + s * 0.9, y + 0.2), (x + s * 1.5, y - rng.uniform(-0.5, 0.8))], 0.45, 0.25
        )
        for s in (-1, 1)
    ]
    figure = (union(arms) + oval(x, y, 1.0, 0.6)).turned(turn, x, y)
    sheet.lay(figure.moved(0.7, 0.6), mix(mood.dark, mood.pale, 0.35), multiply=True, opacity=0.5)
    sheet.lay(figure, skin, rough=0.04)
    sheet.lay(oval(x, y, 0.5), rng.choice([mood.dark, mood.warm, ink("5b3a24")]), rough=0.04)
