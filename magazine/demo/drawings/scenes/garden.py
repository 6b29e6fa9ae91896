"""A path between borders in flower."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.nature import clouds, sky, sun
from magazine.demo.drawings.palettes import AUTUMN, DAWN, NOON, SPRING, Mood, ink, mix
from magazine.demo.drawings.plants import bloom, conifer, round_tree, sprig
from magazine.demo.drawings.shapes import (
    Point,
    Shape,
    leaf,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    under,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Colour, Sheet

PALETTES: tuple[Mood, ...] = (SPRING, NOON, DAWN, AUTUMN)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    horizon = h * 0.5
    centre = w * rng.uniform(0.45, 0.55)
    sky(sheet, mood, horizon)
    sun(sheet, mood, w * rng.uniform(0.14, 0.24), h * 0.18, 5)
    clouds(sheet, mood, h * 0.06, h * 0.3, 3)
    green = mix(mood.grass, mood.near, 0.25)
    for x in (w * 0.06, w * 0.22, w * 0.8, w * 0.95):
        round_tree(
            sheet,
            x,
            horizon + 5,
            rng.uniform(24, 32),
            mix(mood.far, mood.mid, rng.uniform(0.2, 0.7)),
            mood.near,
            mix(mood.far, mood.light, 0.5),
        )
    firs = sheet.lay(
        union(
            [
                conifer(rng, centre + d, horizon + 2, t)
                for d, t in ((-14, 19), (-9, 14), (11, 16), (16, 21))
            ]
        ),
        mix(mood.far, mood.mid, 0.6),
        rough=0.15,
    )
    sheet.shade(firs, mood.glow, fade(0, horizon - 18, 0, horizon), strength=0.5)
    hedge = sheet.lay(rect(-2, horizon - 3.5, w + 2, h), mix(green, mood.near, 0.45), rough=0.4)
    sheet.shade(hedge, mood.light, fade(0, horizon + 3, 0, horizon - 5), strength=0.6, patchy=0.5)
    lawn = sheet.lay(
        under(spline([(-2.0, horizon + 4), (centre, horizon + 3), (w + 2, horizon + 4)]), h + 2),
        mix(green, mood.light, 0.4),
        rough=0.2,
    )
    sheet.wash(lawn, green, fade(0, horizon, 0, h))
    path = polygon(
        *spline([(centre - 2.4, horizon + 3.4), (centre - 4.5, h * 0.68), (centre - 17, h + 3)]),
        *spline([(centre + 17, h + 3), (centre + 4.5, h * 0.68), (centre + 2.4, horizon + 3.4)]),
    )
    gravel = sheet.lay(path, mix(mood.pale, mood.warm, 0.14), rough=0.25)
    sheet.shade(gravel, mix(mood.near, mood.warm, 0.35), fade(0, horizon, 0, h * 1.4), strength=0.7)
    _arch(sheet, mood, centre, horizon + 5.5, green)
    for t in (0.0, 0.25, 0.5, 0.75, 1.0):
        _border(sheet, mood, centre, horizon, t, green)
    return f"A gravel path between deep borders of flowers, leading to a rose arch, {mood.when}."


def _arch(sheet: Sheet, mood: Mood, cx: float, base: float, green: Colour) -> None:
    rng = sheet.rng
    r, tall = 6.6, 12.0
    gate = sheet.lay(rect(cx - r * 0.8, base - 7, cx + r * 0.8, base), mood.glow, rough=0.05)
    sheet.wash(gate, mood.light, fade(0, base, 0, base - 6))
    bars = [
        rect(
            cx - 4.7 + i * 1.3,
            base - 5.6 + 0.16 * (i - 3.6) ** 2 * 0.5,
            cx - 4.1 + i * 1.3,
            base + 0.3,
        )
        for i in range(8)
    ]
    bars += [
        rect(cx - 5, base - 1.6, cx + 5, base - 1.1),
        rect(cx - 5, base - 4.2, cx + 5, base - 3.7),
    ]
    sheet.lay(union(bars), mood.pale, rough=0.04)
    leaves: list[Shape] = []
    spots: list[Point] = []
    for i in range(250):
        a = math.radians(180 + 180 * rng.random())
        if i % 2:
            px, py = cx + r * math.cos(a), base - tall + r * math.sin(a)
        else:
            px, py = cx + r * rng.choice((-1, 1)), base - tall * rng.random()
        px, py = px + rng.gauss(0, 0.9), py + rng.gauss(0, 0.8)
        leaves.append(
            leaf(px, py, rng.uniform(1.2, 2.4), rng.uniform(0.7, 1.2), rng.uniform(0, 360))
        )
        spots.append((px, py))
    sheet.lay(union(leaves[:150]), mix(green, mood.dark, 0.55), rough=0.08)
    sheet.lay(union(leaves[150:]), mix(green, mood.light, 0.15), rough=0.06)
    sheet.lay(
        union(oval(px, py, rng.uniform(0.5, 0.95)) for px, py in spots[::5]), mood.warm, rough=0.12
    )
    sheet.lay(
        union(oval(px - 0.2, py - 0.2, rng.uniform(0.2, 0.4)) for px, py in spots[::5]),
        mix(mood.warm, mood.pale, 0.6),
        rough=0.08,
    )


def _border(
    sheet: Sheet, mood: Mood, centre: float, horizon: float, t: float, green: Colour
) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    base = horizon + 6 + (h + 4 - horizon - 6) * t**1.3
    size = 0.5 + 1.35 * t
    inner = 3.6 + 14.5 * t**1.3
    leaf_ink = mix(mix(green, mood.light, 0.25), mood.dark, 0.15 + 0.6 * t)
    blooms = [mood.warm, mood.pale, ink("f0b84e"), mix(mood.warm, mood.pale, 0.5), ink("7d78b8")]
    for side in (-1, 1):
        edge = centre + side * inner
        far = -4 if side < 0 else w + 4
        lo, hi = min(edge, far), max(edge, far)
        step = 3.2 * size
        mounds = []
        x = edge + side * step * 0.7
        while lo - step < x < hi + step:
            mounds.append(
                wobbly(
                    rng, x, base, step * rng.uniform(0.8, 1.1), step * rng.uniform(0.8, 1.4), 0.16
                )
            )
            x += side * step * 0.8
        cut = sheet.lay(
            union(
                [
                    *mounds,
                    polygon(
                        (edge + side * step * 0.6, base),
                        (centre + side * 21, h + 4),
                        (far, h + 4),
                        (far, base),
                    ),
                ]
            ),
            leaf_ink,
            rough=0.2,
        )
        sheet.shade(
            cut, mix(green, mood.light, 0.45), fade(0, base, 0, base - 5 * size), strength=0.6
        )
        dabs = [
            leaf(
                rng.uniform(lo, hi),
                base + rng.uniform(-3, 3) * size,
                rng.uniform(1, 2.2) * size,
                0.7 * size,
                rng.uniform(-150, -30),
            )
            for _ in range(60)
        ]
        sheet.lay(union(dabs), mix(leaf_ink, mood.light, 0.25), within=cut, rough=0.06)
        many = round(13 - 5 * t)
        for k in range(many):
            x = lo + (hi - lo) * (k + rng.random()) / many
            if (x - edge) * side < step * 0.5:
                continue
            out = abs(x - edge) / max(1.0, abs(far - edge))
            tall = size * (6 + 10 * out) * rng.uniform(0.75, 1.15)
            colour = blooms[(k + rng.randrange(2)) % 5]
            _plant(sheet, mood, x, base, tall, size, colour, leaf_ink, k)


def _plant(
    sheet: Sheet,
    mood: Mood,
    x: float,
    base: float,
    tall: float,
    s: float,
    colour: Colour,
    green: Colour,
    kind: int,
) -> None:
    rng = sheet.rng
    top = (x + rng.uniform(-1, 1) * s, base - tall)
    if kind % 3 == 0:
        sheet.lay(stroke([(x, base), top], 0.4 * s, 0.15), green, rough=0.04)
        heads = []
        n = max(5, round(tall / s / 1.15))
        for i in range(n):
            f = i / n
            y = base - tall * (0.3 + 0.7 * f)
            heads += [
                oval(
                    x + (top[0] - x) * f + d * s * (1 - f * 0.75),
                    y + rng.uniform(-0.3, 0.3),
                    s * (1.05 - 0.7 * f) * 0.72,
                )
                for d in (-0.5, 0.5)
            ]
        cut = sheet.lay(union(heads), colour, rough=0.12)
        sheet.shade(
            cut, mix(colour, mood.dark, 0.6), fade(x - s * 0.4, 0, x + s * 1.4, 0), strength=0.8
        )
        return
    twig, leaves = sprig(
        rng, x, base, tall, -90 + rng.uniform(-9, 9), 2.6 * s, rng.uniform(-14, 14)
    )
    sheet.lay(twig + leaves, green, rough=0.06)
    for _ in range(3 if kind % 3 == 1 else 1):
        r = s * (1.35 if kind % 3 == 1 else 2.3) * rng.uniform(0.85, 1.15)
        fx, fy = (
            top[0] + rng.uniform(-2, 2) * s * (kind % 3 == 1),
            top[1] + rng.uniform(-0.5, 3) * s * (kind % 3 == 1),
        )
        cut = sheet.lay(bloom(fx, fy, r, 8, rng.uniform(0, 45), 1.0), colour, rough=0.08)
        sheet.shade(cut, mix(colour, mood.dark, 0.5), fade(fx, fy, fx + r, fy + r), strength=0.6)
        sheet.lay(
            oval(fx, fy, r * 0.25),
            ink("e9a93a") if colour != ink("f0b84e") else mood.dark,
            rough=0.06,
        )
