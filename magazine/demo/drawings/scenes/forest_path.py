"""A walker on a path between tall trees."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.palettes import AUTUMN, MIST, NOON, SPRING, Mood, mix
from magazine.demo.drawings.shapes import (
    Shape,
    brush,
    leaf,
    polygon,
    rect,
    spline,
    stroke,
    under,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Colour, Sheet, Stencil
from magazine.demo.drawings.things.ferns import ferns
from magazine.demo.drawings.things.walker import walker

PALETTES: tuple[Mood, ...] = (AUTUMN, NOON, MIST, SPRING)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    centre = w * rng.uniform(0.46, 0.56)
    eye = h * 0.56
    paper = sheet.lay(rect(-1, -1, w + 1, h + 1), mix(mood.glow, mood.far, 0.35), rough=0)
    sheet.wash(paper, mood.light, around(centre, h * 0.38, w * 0.5, h * 0.62))
    for t in (0.0, 0.3, 0.6):
        colour = mix(mix(mood.glow, mood.far, 0.55), mood.mid, t * 0.9)
        _rank(sheet, mood, centre, colour, 17 - round(12 * t), 0.9 + 2.3 * t, eye + h * 0.1 * t, t)
        floor = under(
            spline(
                [
                    (-2.0, eye + h * (0.02 + 0.1 * t)),
                    (centre, eye + h * (0.05 + 0.09 * t)),
                    (w + 2, eye + h * (0.01 + 0.1 * t)),
                ]
            ),
            h + 2,
        )
        ground = sheet.lay(floor, mix(colour, mood.mid, 0.25), rough=0.3)
        sheet.shade(
            ground, mood.light, around(centre, eye + h * 0.08, w * 0.3, h * 0.2), strength=0.7
        )
    soil = sheet.lay(
        under(spline([(-2.0, h * 0.68), (centre, h * 0.705), (w + 2, h * 0.67)]), h + 2),
        mix(mood.mid, mood.near, 0.5),
        rough=0.3,
    )
    sheet.shade(soil, mood.dark, fade(0, h * 0.68, 0, h * 1.05), strength=0.8, patchy=0.4)
    litter = [
        leaf(
            rng.uniform(-1, w + 1),
            h * (0.71 + 0.3 * rng.random() ** 0.8),
            rng.uniform(0.7, 1.9),
            0.6,
            rng.uniform(-25, 25),
        )
        for _ in range(170)
    ]
    sheet.lay(union(litter[:110]), mix(mood.near, mood.dark, 0.4), within=soil, rough=0.05)
    sheet.lay(union(litter[110:]), mix(mood.mid, mood.light, 0.3), within=soil, rough=0.05)
    _path(sheet, mood, centre, soil)
    _shafts(sheet, mood, centre)
    walker(sheet, mood, centre - w * 0.012, h * 0.735, h * 0.135)
    _near_trees(sheet, mood, centre)
    ferns(sheet, mood)
    return (
        "A walker in a red coat and a small dog on a path through tall trees, with light "
        "falling between the trunks."
    )


def _rank(
    sheet: Sheet,
    mood: Mood,
    centre: float,
    colour: Colour,
    many: int,
    thick: float,
    foot: float,
    near: float,
) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    trunks: list[Shape] = []
    for i in range(many):
        x = w * (i + rng.uniform(0.1, 0.9)) / many
        if abs(x - centre) < 3 + 8 * near:
            continue
        lean = rng.uniform(-1.5, 1.5)
        wide = thick * rng.uniform(0.7, 1.25)
        trunks.append(
            stroke(
                spline([(x, foot + 4), (x + lean * 0.3, h * 0.3), (x + lean, -2)]),
                wide,
                wide * 0.62,
            )
        )
        for _ in range(4):
            y = rng.uniform(0, foot * 0.7)
            side = rng.choice((-1, 1))
            reach = rng.uniform(3, 8) * (0.6 + near)
            trunks.append(
                brush(
                    [
                        (x, y),
                        (x + side * reach * 0.6, y - reach * 0.25),
                        (x + side * reach, y - reach * 0.2),
                    ],
                    wide * 0.35,
                )
            )
    for _ in range(16):
        x, y = rng.uniform(-2, w + 2), rng.uniform(-4, h * (0.2 - 0.05 * near))
        trunks.append(wobbly(rng, x, y, rng.uniform(5, 10), rng.uniform(2.5, 5.5), 0.25, 11))
    cut = sheet.lay(union(trunks), colour, rough=0.2)
    sheet.shade(cut, mood.light, around(centre, h * 0.36, w * 0.42, h * 0.5), strength=0.5)


def _path(sheet: Sheet, mood: Mood, centre: float, soil: Stencil) -> None:
    w, h = sheet.width, sheet.height
    left = spline(
        [
            (centre + 6, h * 0.68),
            (centre + 1.2, h * 0.7),
            (centre - 4.2, h * 0.745),
            (centre - 6.5, h * 0.81),
            (centre - w * 0.19, h + 2),
        ]
    )
    right = spline(
        [
            (centre + w * 0.17, h + 2),
            (centre + 5, h * 0.82),
            (centre + 1.5, h * 0.75),
            (centre + 4.4, h * 0.705),
            (centre + 8, h * 0.68),
        ]
    )
    path = sheet.lay(
        polygon(*left, *right), mix(mood.glow, mood.mid, 0.15), within=soil, rough=0.35
    )
    sheet.shade(path, mood.light, around(centre, h * 0.7, w * 0.2, h * 0.2), strength=0.9)
    sheet.shade(
        path,
        mix(mood.mid, mood.dark, 0.4),
        fade(0, h * 0.78, 0, h * 1.08),
        strength=0.85,
        patchy=0.5,
    )
    bars = [
        polygon(
            (x, h * 0.72),
            (x + 0.8, h * 0.72),
            (x + (x - centre) * 1.2 + 6, h + 2),
            (x + (x - centre) * 1.2 + 1, h + 2),
        )
        for x in (centre - 9, centre - 5.6, centre - 2.8, centre + 2.6, centre + 6.5)
    ]
    sheet.lay(union(bars).moved(-2, 0), mood.dark, within=path, opacity=0.35, rough=0.3)
    sheet.wash(path, mix(mood.near, mood.dark, 0.3), fade(0, h * 0.74, 0, h * 1.1), strength=0.7)


def _shafts(sheet: Sheet, mood: Mood, centre: float) -> None:
    h, rng = sheet.height, sheet.rng
    for _ in range(5):
        x = centre + rng.uniform(-34, 22)
        wide = rng.uniform(2, 5)
        beam = polygon(
            (x + 14, -4), (x + 14 + wide, -4), (x - 6 + wide * 2.4, h * 0.8), (x - 10, h * 0.8)
        )
        cut = sheet.stencil(beam, soft=0.8)
        sheet.wash(cut, mood.light, fade(0, h * 0.66, 0, 0), strength=0.36)


def _near_trees(sheet: Sheet, mood: Mood, centre: float) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    for place, wide in ((w * 0.04, 8.5), (w * 0.2, 5.6), (w * 0.8, 6.4), (w * 0.97, 9)):
        x = place + rng.uniform(-1.5, 1.5)
        lean = rng.uniform(-2, 2)
        foot = h * (0.86 + 0.012 * wide)
        trunk = stroke(
            spline([(x, foot), (x + lean * 0.3, h * 0.45), (x + lean, -3)]), wide, wide * 0.72
        )
        roots = union(
            [
                polygon(
                    *spline(
                        [
                            (x - wide * 0.44, foot - wide * 1.1),
                            (x - wide * 0.55, foot - wide * 0.4),
                            (x - wide * 0.95, foot + 0.6),
                        ]
                    ),
                    *spline(
                        [
                            (x + wide * 0.95, foot + 0.6),
                            (x + wide * 0.55, foot - wide * 0.4),
                            (x + wide * 0.44, foot - wide * 1.1),
                        ]
                    ),
                ),
            ]
        )
        reach = math.copysign(rng.uniform(10, 17), centre - x)
        fork = h * rng.uniform(0.22, 0.36)
        sheet.lay(
            brush(
                [(x - reach * 0.1, fork + 3), (x + reach * 0.5, fork - 5), (x + reach, fork - 14)],
                wide * 0.4,
            ),
            mood.dark,
            rough=0.2,
        )
        cut = sheet.lay(trunk + roots, mood.dark, rough=0.28)
        marks = []
        for _ in range(26):
            y = rng.uniform(0, foot)
            mx = x + rng.uniform(-0.4, 0.4) * wide
            marks.append(
                brush(
                    [
                        (mx, y),
                        (mx + rng.uniform(-0.4, 0.4), y + 2.5),
                        (mx + rng.uniform(-0.4, 0.4), y + rng.uniform(4, 8)),
                    ],
                    0.5,
                )
            )
        sheet.lay(union(marks), mix(mood.dark, mood.near, 0.8), within=cut)
        lit = x + math.copysign(wide * 0.75, centre - x)
        sheet.shade(cut, mix(mood.warm, mood.light, 0.45), fade(x, 0, lit, 0), strength=0.75)
    crown = [
        leaf(
            rng.uniform(-3, w + 3),
            rng.uniform(-3, 7),
            rng.uniform(3, 6),
            rng.uniform(1.2, 2.2),
            rng.uniform(20, 160),
        )
        for _ in range(130)
    ]
    sheet.lay(union(crown), mood.dark, rough=0.1)
    bright = [
        leaf(rng.uniform(0, w), rng.uniform(2, 13), rng.uniform(1.6, 3), 1.1, rng.uniform(20, 160))
        for _ in range(40)
    ]
    sheet.lay(union(bright), mix(mood.cool, mood.near, 0.35), rough=0.08)
