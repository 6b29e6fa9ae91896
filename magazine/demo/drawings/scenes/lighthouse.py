"""A striped lighthouse on a headland above the waves."""

from __future__ import annotations

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.nature import clouds, glitter, gulls, sky, stars, sun, water
from magazine.demo.drawings.palettes import DAWN, DUSK, NOON, STORM, Mood, mix
from magazine.demo.drawings.plants import grass
from magazine.demo.drawings.shapes import (
    blob,
    dash,
    polygon,
    rect,
    ridge,
    spline,
    stroke,
    under,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Sheet

PALETTES: tuple[Mood, ...] = (DUSK, NOON, DAWN, STORM)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    horizon = h * rng.uniform(0.58, 0.66)
    sky(sheet, mood, horizon)
    x = w * rng.uniform(0.62, 0.7)
    if mood.by_night:
        stars(sheet, mood.pale, horizon * 0.7)
    sun(sheet, mood, w * rng.uniform(0.16, 0.3), h * rng.uniform(0.18, 0.32), rng.uniform(4.2, 6))
    clouds(sheet, mood, h * 0.16, horizon - 5, 5)
    far = under(ridge(rng, w * 0.5, horizon + 0.5, 4, 0.25), horizon + 0.3)
    sheet.lay(far, mood.far)
    sea = water(sheet, mood, horizon, mood.near, mood.mid)
    glitter(sheet, sea, mood.light, w * 0.2, horizon, h)
    foot = horizon - h * 0.035
    _headland(sheet, mood, x, foot)
    _tower(sheet, mood, x, foot + 1.5, h * rng.uniform(0.4, 0.44))
    gulls(sheet, mood.pale if mood.by_night else mood.dark, w * 0.4, h * 0.4, 5)
    return f"A striped lighthouse on a rocky headland {mood.when}, with waves breaking below it."


def _headland(sheet: Sheet, mood: Mood, x: float, foot: float) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    line = [
        (w * 0.34, h * 0.8),
        (w * 0.42, h * 0.735),
        (w * 0.47, h * 0.725),
        (x - 12, foot + 5),
        (x - 6, foot + 1),
        (x + 7, foot + 1.2),
        (x + 15, foot + 3),
        (w + 3, foot + rng.uniform(0, 4)),
    ]
    rock = sheet.lay(
        polygon(*spline(line, steps=5), (w + 3, h + 2), (w * 0.56, h + 2), (w * 0.44, h * 0.88)),
        mood.dark,
        rough=0.45,
    )
    facets = []
    for i in range(15):
        fx = w * 0.4 + i * w * 0.045 + rng.uniform(-1, 1)
        fy = foot + rng.uniform(5, 12)
        tall, lean = rng.uniform(0.5, 1.1) * (h - fy), rng.uniform(-7, -3)
        facets.append(
            polygon(
                (fx, fy),
                (fx + rng.uniform(1.4, 3.4), fy + 2),
                (fx + lean * 0.3, fy + tall * 0.5),
                (fx + lean, fy + tall),
                (fx + lean * 0.8 - 1, fy + tall * 0.6),
            )
        )
    sheet.lay(union(facets), mix(mood.dark, mood.near, 0.75), within=rock, rough=0.3)
    sheet.shade(
        rock, mood.mid, fade(w * 0.75, h * 0.95, w * 0.42, h * 0.66), strength=0.6, patchy=0.5
    )
    turf = [(px, py - 0.3) for px, py in line[3:]]
    green = mix(mood.cool, mood.near, 0.45)
    top = sheet.lay(
        polygon(*spline(turf, steps=5), (w + 3, foot + 9), (x + 4, foot + 6), (x - 9, foot + 6.5)),
        green,
        within=rock,
        rough=0.4,
    )
    sheet.shade(top, mood.light, fade(x, foot + 6, x - 6, foot - 1), strength=0.5)
    foam = []
    for i in range(22):
        t = i / 21
        fx, fy = w * (0.31 + 0.24 * t), h * (0.8 + 0.2 * t)
        foam.append(
            wobbly(
                rng,
                fx + rng.uniform(-2, 2),
                fy + rng.uniform(-1.0, 1.0),
                rng.uniform(1, 4),
                rng.uniform(0.4, 1.0),
            )
        )
        foam.append(dash(fx - rng.uniform(2, 12), fy + rng.uniform(-1, 2), rng.uniform(4, 11), 0.6))
    sheet.lay(union(foam), mix(mood.pale, mood.glow, 0.4), rough=0.3)
    sheet.lay(grass(rng, x - 9, w, foot + 3.2, 1.8, 70, 0.2), mix(green, mood.dark, 0.4), rough=0)


def _tower(sheet: Sheet, mood: Mood, x: float, foot: float, tall: float) -> None:
    white, shadow = mood.pale, mix(mood.mid, mood.dark, 0.3)
    top = foot - tall
    low, high = tall * 0.1, tall * 0.062
    if mood.by_night:
        lamp_y = top - tall * 0.055
        for sign, reach in ((-1, 0.95), (1, 0.7)):
            beam = polygon(
                (x, lamp_y - 0.6),
                (x + sign * sheet.width * reach, lamp_y - 13 + sign * 3),
                (x + sign * sheet.width * reach, lamp_y + 5 + sign * 3),
                (x, lamp_y + 0.6),
            )
            cut = sheet.stencil(beam, soft=0.5)
            sheet.wash(
                cut, mood.light, around(x, lamp_y, sheet.width * 0.8, power=1.4), strength=0.6
            )
    _cottage(sheet, mood, x + tall * 0.1, foot, tall * 0.36, tall * 0.15)
    body = sheet.lay(
        polygon((x - low, foot), (x + low, foot), (x + high, top), (x - high, top)), white
    )
    for i in (0, 2, 4):
        y0, y1 = foot - tall * (0.1 + i * 0.17), foot - tall * (0.1 + (i + 1) * 0.17)
        sheet.lay(rect(x - low, y1, x + low, y0), mood.warm, within=body, rough=0.08)
    sheet.shade(body, shadow, fade(x - high * 0.3, 0, x + low * 1.1, 0), strength=0.85)
    for share in (0.24, 0.58):
        y = foot - tall * share
        sheet.lay(rect(x - 0.55, y - 1.6, x + 0.45, y, 0.5), mood.dark)
    k = tall * 0.01
    sheet.lay(rect(x - high - 2.2 * k, top - 1.2 * k, x + high + 2.2 * k, top + 0.6 * k), mood.dark)
    rail = [
        stroke([(x + i * k * 1.6, top - 5 * k), (x + i * k * 1.6, top)], 0.16) for i in range(-5, 6)
    ]
    rail.append(rect(x - 8.2 * k, top - 5 * k, x + 8.2 * k, top - 4.5 * k))
    room = sheet.lay(rect(x - 4.6 * k, top - 10 * k, x + 4.6 * k, top - 1 * k), mood.light)
    sheet.shade(room, mood.warm, fade(x, 0, x + 6 * k, 0), strength=0.7)
    sheet.lay(union(rail), mood.dark, rough=0)
    bars = [
        stroke([(x + i * k * 3, top - 10 * k), (x + i * k * 3, top)], 0.22)
        for i in (-1.5, -0.5, 0.5, 1.5)
    ]
    sheet.lay(union(bars), mood.dark, rough=0)
    cap = blob(
        (x - 6 * k, top - 9.6 * k),
        (x - 4 * k, top - 13.5 * k),
        (x, top - 16 * k),
        (x + 4 * k, top - 13.5 * k),
        (x + 6 * k, top - 9.6 * k),
    )
    dome = sheet.lay(cap + rect(x - 0.3 * k, top - 20 * k, x + 0.3 * k, top - 14 * k), mood.warm)
    sheet.shade(dome, mood.dark, fade(x, 0, x + 6 * k, 0), strength=0.7)
    sheet.glow(x, top - 5 * k, tall * (0.42 if mood.by_night else 0.2), mood.light, 0.75)


def _cottage(sheet: Sheet, mood: Mood, x: float, foot: float, long: float, tall: float) -> None:
    wall = sheet.lay(
        rect(x, foot - tall * 0.55, x + long, foot + 0.5), mix(mood.pale, mood.far, 0.15)
    )
    sheet.shade(wall, mood.mid, fade(x + long * 0.2, 0, x + long * 1.1, 0), strength=0.6)
    roof = sheet.lay(
        polygon(
            (x - 0.7, foot - tall * 0.5),
            (x + long * 0.1, foot - tall),
            (x + long * 0.9, foot - tall),
            (x + long + 0.7, foot - tall * 0.5),
        ),
        mix(mood.dark, mood.warm, 0.3),
    )
    sheet.shade(roof, mood.dark, fade(x, 0, x + long, 0), strength=0.6)
    panes = [
        rect(x + long * t, foot - tall * 0.4, x + long * t + 1.0, foot - tall * 0.14)
        for t in (0.25, 0.5, 0.75)
    ]
    sheet.lay(union(panes), mood.light if mood.by_night else mood.dark)
    sheet.lay(
        rect(x + long * 0.7, foot - tall * 1.3, x + long * 0.8, foot - tall * 0.95),
        mix(mood.dark, mood.warm, 0.4),
    )
