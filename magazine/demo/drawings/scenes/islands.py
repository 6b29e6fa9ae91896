"""A sailing boat among wooded islands."""

from __future__ import annotations

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.nature import cloud, glitter, gulls, sky, sun, water
from magazine.demo.drawings.palettes import DAWN, DUSK, MIST, NOON, STORM, Mood, mix
from magazine.demo.drawings.shapes import (
    dash,
    polygon,
    spline,
    stroke,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Colour, Sheet

PALETTES: tuple[Mood, ...] = (DAWN, MIST, DUSK, STORM, NOON)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    horizon = h * rng.uniform(0.4, 0.46)
    sky(sheet, mood, horizon)
    x = w * rng.uniform(0.26, 0.42)
    sun(sheet, mood, x, h * rng.uniform(0.16, 0.24), rng.uniform(6.5, 8.5))
    for i in range(3):
        y = h * (0.12 + 0.09 * i)
        strip = cloud(rng, w * rng.uniform(0.1, 0.9), y, rng.uniform(30, 55), 2.4)
        sheet.lay(strip, mix(mood.glow, mood.pale, 0.4), opacity=0.85)
    sea = water(sheet, mood, horizon, mix(mood.mid, mood.near, 0.5), mix(mood.glow, mood.far, 0.55))
    glitter(sheet, sea, mood.light, x, horizon, h * 0.95)
    inks = [mix(mood.far, mood.glow, 0.45), mood.far, mood.mid, mood.near, mood.dark]
    places = rng.sample((0.08, 0.3, 0.55, 0.78, 0.97), 5)
    for i, (colour, place) in enumerate(zip(inks, places, strict=True)):
        t = i / 4
        base = horizon + (h * 0.87 - horizon) * t**1.4
        cx = w * place if i < 4 else (w * 0.9 if places[3] < 0.5 else w * 0.1)
        _island(sheet, mood, cx, base, rng.uniform(30, 44) + 16 * t, 9 + 7 * t, colour)
    boat_x = w * (rng.uniform(0.36, 0.5) if places[3] < 0.5 else rng.uniform(0.5, 0.62))
    sail(sheet, mood, boat_x, horizon + (h * 0.87 - horizon) * 0.83, rng.uniform(10, 12))
    gulls(sheet, mood.dark if not mood.by_night else mood.pale, w * 0.66, h * 0.25, 6, 1.7)
    return (
        f"A small sailing boat between wooded islands {mood.when}, one behind another to the "
        "horizon."
    )


def _island(
    sheet: Sheet, mood: Mood, cx: float, base: float, long: float, tall: float, colour: Colour
) -> None:
    rng = sheet.rng
    crest = [(cx - long * 0.55, base)]
    for i in range(1, 8):
        t = i / 8
        crest.append(
            (cx + long * (t - 0.5), base - tall * (1 - (2 * t - 1) ** 2) * rng.uniform(0.6, 1.1))
        )
    crest.append((cx + long * 0.55, base))
    land = sheet.lay(polygon(*spline(crest, steps=6)), colour, rough=0.2)
    trees = []
    for _ in range(round(long * 0.8)):
        t = rng.uniform(0.12, 0.88)
        py = base - tall * (1 - (2 * t - 1) ** 2) * 0.8
        trees.append(
            wobbly(
                rng,
                cx + long * (t - 0.5),
                py,
                rng.uniform(0.6, 1.5),
                rng.uniform(0.9, 2.2),
                0.25,
                7,
            )
        )
    sheet.lay(union(trees), colour, rough=0.15)
    sheet.shade(
        land,
        mix(colour, mood.light, 0.5),
        fade(cx + long * 0.3, base, cx - long * 0.5, base - tall),
        strength=0.65,
        patchy=0.4,
    )
    sheet.lay(dash(cx, base + 0.1, long * 1.16, 0.5), mix(mood.pale, colour, 0.25), rough=0.1)
    echo = polygon(*((px, base + (base - py) * 0.55) for px, py in spline(crest, steps=6)))
    cut = sheet.stencil(echo.moved(0, 0.5), soft=0.4)
    sheet.wash(cut, colour, fade(0, base + tall * 0.6, 0, base), strength=0.6)


def sail(sheet: Sheet, mood: Mood, x: float, y: float, tall: float) -> None:
    """A small boat with two sails, its reflection under it."""
    s = tall
    cut = sheet.stencil(
        polygon((x - s * 0.3, y), (x + s * 0.3, y), (x + s * 0.05, y + s * 0.8)), soft=0.3
    )
    sheet.wash(cut, mood.pale, fade(0, y + s * 0.8, 0, y), strength=0.55)
    hull = polygon(
        (x - s * 0.42, y - s * 0.13),
        (x + s * 0.46, y - s * 0.15),
        (x + s * 0.3, y + s * 0.04),
        (x - s * 0.3, y + s * 0.04),
    )
    sheet.lay(stroke([(x, y), (x, y - s * 1.04)], s * 0.03), mood.dark, rough=0.03)
    main = polygon(
        *spline([(x + s * 0.03, y - s), (x + s * 0.3, y - s * 0.55), (x + s * 0.42, y - s * 0.2)]),
        (x + s * 0.03, y - s * 0.2),
    )
    fore = polygon(
        *spline(
            [(x - s * 0.03, y - s * 0.92), (x - s * 0.24, y - s * 0.5), (x - s * 0.36, y - s * 0.2)]
        ),
        (x - s * 0.03, y - s * 0.2),
    )
    sheet.lay(main, mood.pale)
    cloth = sheet.lay(fore, mood.warm)
    sheet.shade(cloth, mood.dark, fade(x - s * 0.3, y - s, x + s * 0.1, y), strength=0.4)
    sheet.lay(hull, mood.dark)
