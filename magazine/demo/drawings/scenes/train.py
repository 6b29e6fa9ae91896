"""A train on a viaduct across a valley."""

from __future__ import annotations

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.nature import clouds, gulls, sky, stars, sun
from magazine.demo.drawings.palettes import AUTUMN, DUSK, NOON, SPRING, Mood, mix
from magazine.demo.drawings.plants import conifer, round_tree
from magazine.demo.drawings.shapes import (
    Point,
    oval,
    polygon,
    rect,
    ridge,
    spline,
    stroke,
    under,
    union,
)
from magazine.demo.drawings.sheet import Sheet

PALETTES: tuple[Mood, ...] = (AUTUMN, SPRING, DUSK, NOON)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    deck = h * rng.uniform(0.45, 0.5)
    sky(sheet, mood, h * 0.62)
    if mood.by_night:
        stars(sheet, mood.pale, h * 0.36)
    sun(
        sheet, mood, w * rng.uniform(0.16, 0.28), h * rng.uniform(0.15, 0.22), rng.uniform(4.5, 6.5)
    )
    clouds(sheet, mood, h * 0.1, h * 0.4, 4)
    for t in (0.0, 0.35, 0.7):
        base = h * (0.6 + 0.13 * t)
        colour = mix(mix(mood.far, mood.glow, 0.4), mood.mid, t)
        hill = sheet.lay(under(ridge(rng, w, base, h * 0.17, 0.28), h + 1), colour, rough=0.15)
        sheet.shade(hill, mood.glow, fade(0, base - h * 0.08, 0, base + h * 0.12), strength=0.6)
    _viaduct(sheet, mood, deck, h * 0.82)
    _carriages(sheet, mood, deck, w * rng.uniform(0.1, 0.2))
    _valley(sheet, mood, h * 0.78)
    gulls(sheet, mood.pale if mood.by_night else mood.dark, w * 0.76, h * 0.3, 5, 1.7)
    return f"A train crossing a tall stone viaduct over a valley {mood.when}."


def _viaduct(sheet: Sheet, mood: Mood, deck: float, foot: float) -> None:
    w, rng = sheet.width, sheet.rng
    span = rng.uniform(13, 15)
    stone = mix(mood.pale, mood.warm, 0.22)
    if mood.by_night:
        stone = mix(stone, mood.mid, 0.55)
    body = rect(-2, deck, w + 2, foot + 12)
    holes = []
    x = -span * rng.uniform(0.2, 0.8)
    while x < w + span:
        pier = span * 0.2
        r = (span - pier) / 2
        cx = x + span / 2
        top = deck + 3.2 + r
        ring: list[Point] = [(cx - r * 0.92, foot + 14), (cx - r, top)]
        ring += [(cx + r * px, top + r * py) for px, py in _half_circle()]
        ring += [(cx + r, top), (cx + r * 0.92, foot + 14)]
        holes.append(polygon(*ring))
        x += span
    openings = union(holes)
    bridge = sheet.lay(body - openings, stone, rough=0.1)
    sheet.shade(
        bridge,
        mix(stone, mood.near, 0.75),
        fade(0, deck + 4, 0, foot + 8),
        strength=0.75,
        patchy=0.35,
    )
    reveal = body - openings.moved(-span * 0.055, 0)
    cut = sheet.stencil(reveal, rough=0.05)
    sides = sheet.stencil(openings, within=cut, rough=0.05)
    sheet.lay(sides, mix(stone, mood.dark, 0.62))
    sheet.lay(rect(-2, deck - 0.2, w + 2, deck + 1.1), mix(stone, mood.pale, 0.3), rough=0.08)
    sheet.lay(rect(-2, deck + 1.1, w + 2, deck + 1.7), mix(stone, mood.dark, 0.5), rough=0.08)
    blocks = [
        rect(bx, by, bx + rng.uniform(0.9, 1.7), by + 0.45)
        for bx, by in ((rng.uniform(0, w), rng.uniform(deck + 2, foot)) for _ in range(150))
    ]
    sheet.lay(union(blocks), mix(stone, mood.dark, 0.3), within=bridge, opacity=0.5)


def _half_circle() -> list[Point]:
    return [
        (-0.97, -0.26),
        (-0.87, -0.5),
        (-0.71, -0.71),
        (-0.5, -0.87),
        (-0.26, -0.97),
        (0.0, -1.0),
        (0.26, -0.97),
        (0.5, -0.87),
        (0.71, -0.71),
        (0.87, -0.5),
        (0.97, -0.26),
    ]


def _carriages(sheet: Sheet, mood: Mood, deck: float, x: float) -> None:
    w = sheet.width
    tall, long = 4.9, 19.5
    base = deck - 0.7
    livery = mood.warm
    n = 0
    while x < w + 2:
        nose = 3.2 if n == 0 else 0.0
        ring = (
            spline(
                [
                    (x + nose, base - tall),
                    (x + nose * 0.35, base - tall * 0.72),
                    (x, base - tall * 0.25),
                    (x + 0.1, base),
                ]
            )
            if nose
            else [(x, base - tall), (x, base)]
        )
        car = sheet.lay(
            polygon(*ring, (x + long, base), (x + long, base - tall)), livery, rough=0.05
        )
        sheet.lay(
            rect(x - 1, base - tall * 0.34, x + long, base - tall * 0.2),
            mood.pale,
            within=car,
            rough=0.04,
        )
        sheet.shade(
            car,
            mix(livery, mood.dark, 0.75),
            fade(0, base - tall * 0.4, 0, base + 0.6),
            strength=0.8,
        )
        sheet.lay(
            rect(x - 1, base - tall, x + long, base - tall * 0.88),
            mix(livery, mood.dark, 0.5),
            within=car,
            rough=0.04,
        )
        panes = [
            rect(
                x + nose + 0.9 + i * 2.6,
                base - tall * 0.76,
                x + nose + 2.7 + i * 2.6,
                base - tall * 0.44,
                0.3,
            )
            for i in range(6 if nose else 7)
        ]
        glass = mood.light if mood.by_night else mix(mood.dark, mood.mid, 0.25)
        sheet.lay(union(panes), glass, within=car, rough=0.03)
        if nose:
            front = polygon(
                (x + nose * 0.82, base - tall * 0.92),
                (x + nose * 0.2, base - tall * 0.5),
                (x + nose * 0.75, base - tall * 0.46),
                (x + nose * 1.05, base - tall * 0.9),
            )
            sheet.lay(front, mix(mood.dark, mood.mid, 0.2), within=car, rough=0.03)
            sheet.lay(oval(x + 0.9, base - tall * 0.16, 0.4), mood.light, rough=0)
            sheet.glow(x + 0.5, base - tall * 0.16, 9 if mood.by_night else 3, mood.light, 0.7)
        wheels = [oval(x + nose * 0.6 + d, base + 0.15, 0.6) for d in (2.4, 4.2, 14.4, 16.2)]
        sheet.lay(union(wheels), mood.dark, rough=0.03)
        x += long + 0.55
        n += 1
    if mood.by_night:
        sheet.glow(w * 0.6, base - tall * 0.5, w * 0.4, mood.light, 0.16)


def _valley(sheet: Sheet, mood: Mood, floor: float) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    green = mix(mood.cool, mood.near, 0.55)
    field = sheet.lay(
        under(
            spline(
                [
                    (-2.0, floor + 2),
                    (w * 0.3, floor + 4.5),
                    (w * 0.62, floor + 3),
                    (w + 2, floor - 1),
                ]
            ),
            h + 2,
        ),
        mix(green, mood.mid, 0.3),
        rough=0.2,
    )
    sheet.shade(field, mood.light, fade(0, h, 0, floor), strength=0.4)
    deep = h - floor
    stream = [
        (w * 0.57, floor + 2.5),
        (w * 0.53, floor + deep * 0.3),
        (w * 0.55, floor + deep * 0.55),
        (w * 0.48, h + 4),
    ]
    sheet.lay(
        stroke(spline(stream), 0.8, 8), mix(mood.glow, mood.cool, 0.3), within=field, rough=0.2
    )
    for _ in range(9):
        side = rng.choice((0, 1))
        tx = rng.uniform(0, w * 0.36) + side * w * 0.64
        ty = floor + rng.uniform(3, 8)
        round_tree(
            sheet,
            tx,
            ty,
            rng.uniform(7, 12),
            mix(green, mood.near, rng.random() * 0.6),
            mood.dark,
            mix(green, mood.light, 0.45),
        )
    front = sheet.lay(
        under(
            spline(
                [
                    (-2.0, h * 0.9),
                    (w * 0.25, h * 0.965),
                    (w * 0.45, h * 1.01),
                    (w * 0.7, h * 0.97),
                    (w + 2, h * 0.92),
                ]
            ),
            h + 2,
        ),
        mood.dark,
        rough=0.3,
    )
    sheet.shade(front, mood.near, around(w * 0.5, h * 1.1, w * 0.6, h * 0.3), strength=0.5)
    firs = [
        conifer(rng, tx, h * 1.0, rng.uniform(9, 19))
        for tx in (rng.uniform(-2, w * 0.16) for _ in range(4))
    ]
    firs += [
        conifer(rng, tx, h * 1.0, rng.uniform(8, 15))
        for tx in (rng.uniform(w * 0.87, w + 2) for _ in range(4))
    ]
    sheet.lay(union(firs), mood.dark, rough=0.14)
