"""A whitewashed cottage at the end of a lane."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.nature import clouds, gulls, sky, stars, sun
from magazine.demo.drawings.palettes import AUTUMN, DUSK, NOON, SPRING, Mood, ink, mix
from magazine.demo.drawings.plants import grass, round_tree
from magazine.demo.drawings.shapes import (
    Shape,
    brush,
    oval,
    polygon,
    ridge,
    spline,
    stroke,
    under,
    union,
)
from magazine.demo.drawings.sheet import Colour, Sheet
from magazine.demo.drawings.things.thatched_house import thatched_house

PALETTES: tuple[Mood, ...] = (SPRING, NOON, DUSK, AUTUMN)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    ground = h * rng.uniform(0.63, 0.68)
    sky(sheet, mood, ground)
    if mood.by_night:
        stars(sheet, mood.pale, h * 0.4)
    sun(sheet, mood, w * rng.uniform(0.16, 0.26), h * rng.uniform(0.16, 0.24), rng.uniform(4.5, 6))
    clouds(sheet, mood, h * 0.1, ground - 16, 4)
    green = mix(mood.grass, mood.near, 0.2)
    for t in (0.0, 0.5, 1.0):
        line = ridge(rng, w, ground - 5 + 5 * t, h * (0.2 - 0.1 * t), 0.3 - 0.2 * t)
        hill = sheet.lay(
            under(line, h + 2),
            mix(mix(mood.far, mood.glow, 0.3), mix(mood.mid, green, 0.4), t),
            rough=0.15,
        )
        sheet.shade(hill, mood.glow, fade(0, ground - h * 0.12, 0, ground + 6), strength=0.55)
    walls = []
    for i in range(5):
        x = w * (0.05 + 0.2 * i) + rng.uniform(-3, 3)
        walls.append(
            brush([(x, ground - h * 0.07), (x + 2, ground - h * 0.03), (x + 7, ground + 2)], 0.6)
        )
    sheet.lay(union(walls), mix(mood.mid, mood.dark, 0.25), opacity=0.6)
    x = w * rng.uniform(0.5, 0.56)
    round_tree(
        sheet,
        x + 27,
        ground + 3,
        25,
        mix(green, mood.near, 0.4),
        mood.dark,
        mix(green, mood.light, 0.4),
    )
    yard = under(
        spline(
            [
                (-2.0, ground + 5),
                (w * 0.3, ground + 2.5),
                (w * 0.62, ground + 1),
                (w + 2, ground + 2.5),
            ]
        ),
        h + 2,
    )
    lawn = sheet.lay(yard, green, rough=0.25)
    sheet.shade(lawn, mood.light, fade(w * 0.5, h, 0, ground), strength=0.55)
    sheet.shade(
        lawn, mood.near, fade(w * 0.3, ground + 6, w * 0.7, h * 1.1), strength=0.8, patchy=0.4
    )
    lane = [
        (x + 4.2, ground + 4.8),
        (x + 3, ground + 8),
        (x - 6, ground + (h - ground) * 0.55),
        (x - 22, h + 3),
    ]
    path = sheet.lay(
        stroke(spline(lane), 2.2, 18), mix(mood.pale, mood.warm, 0.18), within=lawn, rough=0.3
    )
    sheet.wash(path, mood.near, fade(0, ground + 6, 0, h * 1.15), strength=0.5)
    thatched_house(sheet, mood, x - 13, ground + 4.5, 34, 14)
    _wall_and_flowers(sheet, mood, x, green)
    if not mood.by_night:
        gulls(sheet, mood.dark, w * 0.4, h * 0.3, 4, 1.6)
    return (
        f"A whitewashed cottage with a red door and a smoking chimney among low hills {mood.when}."
    )


def _wall_and_flowers(sheet: Sheet, mood: Mood, x: float, green: Colour) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    y = h * 0.88
    stones: list[Shape] = []
    for row in range(3):
        sx = -3.0 - row
        while sx < w + 3:
            wide = rng.uniform(2.6, 5.2)
            top = y + row * 2.3 + 1.4 * math.sin(sx * 0.06)
            if not x - 30 < sx < x - 6:
                corners = [
                    (sx, top),
                    (sx + wide - 0.35, top),
                    (sx + wide - 0.35, top + 2),
                    (sx, top + 2),
                ]
                stones.append(
                    polygon(
                        *(
                            (cx + rng.uniform(-0.3, 0.3), cy + rng.uniform(-0.25, 0.25))
                            for cx, cy in corners
                        )
                    )
                )
            sx += wide
    sheet.lay(union(stones).moved(0, 0.5), mood.dark, rough=0.5)
    face = sheet.lay(union(stones), mix(mood.far, mood.mid, 0.5), rough=0.22)
    sheet.shade(face, mood.light, fade(0, y + 4, 0, y - 3), strength=0.6)
    sheet.shade(face, mood.dark, fade(0, y + 2, 0, y + 8), strength=0.8, patchy=0.3)
    sheet.lay(
        grass(rng, -2, x - 30, h + 1, 8, 130, 0.4) + grass(rng, x - 6, w + 2, h + 1, 8, 150, 0.4),
        mix(green, mood.dark, 0.6),
        rough=0.05,
    )
    heads = []
    for _ in range(60):
        side = rng.random() < 0.5
        fx = rng.uniform(-1, x - 30) if side else rng.uniform(x - 5, w + 1)
        heads.append((fx, h - rng.uniform(2, 8)))
    for colour, group in (
        (mood.warm, heads[:22]),
        (mood.pale, heads[22:42]),
        (ink("efb84a"), heads[42:]),
    ):
        sheet.lay(
            union(oval(fx, fy, rng.uniform(0.45, 0.95)) for fx, fy in group), colour, rough=0.15
        )
