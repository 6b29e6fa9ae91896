"""A stall full of fruit and vegetables."""

from __future__ import annotations

from magazine.demo.drawings.fields import around, fade
from magazine.demo.drawings.palettes import AUTUMN, DAWN, NOON, SPRING, Mood, ink, mix
from magazine.demo.drawings.shapes import (
    arc,
    oval,
    polygon,
    rect,
    stroke,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Sheet
from magazine.demo.drawings.things.greengrocer import greengrocer
from magazine.demo.drawings.things.produce import GOODS, INKS, pile

PALETTES: tuple[Mood, ...] = (NOON, DAWN, SPRING, AUTUMN)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    _street(sheet, mood)
    left, right = w * 0.07, w * 0.93
    awning_top, awning_low = h * 0.1, h * 0.3
    counter = h * 0.6
    back = sheet.lay(
        rect(left + 3, awning_low - 6, right - 3, counter),
        mix(mood.near, mood.dark, 0.45),
        rough=0.1,
    )
    sheet.shade(back, mood.warm, around(w / 2, counter, w * 0.5, h * 0.3), strength=0.3)
    greengrocer(sheet, mood, w * rng.uniform(0.42, 0.58), counter, h * 0.25)
    _hanging(sheet, mood, left, right, awning_low)
    posts = [rect(x - 0.7, awning_low - 4, x + 0.7, h * 0.93) for x in (left + 2, right - 2)]
    sheet.lay(union(posts), mix(ink("8a5a3a"), mood.dark, 0.2))
    order = list(GOODS)
    rng.shuffle(order)
    columns = 4 if w > 105 else 3
    _crates(sheet, mood, left - 1, right + 1, counter, columns, order)
    _awning(sheet, mood, left - 4, right + 4, awning_top, awning_low)
    return (
        "A greengrocer behind a market stall with a striped awning and crates of fruit and "
        "vegetables."
    )


def _street(sheet: Sheet, mood: Mood) -> None:
    w, h, rng = sheet.width, sheet.height, sheet.rng
    paper = sheet.lay(rect(-1, -1, w + 1, h + 1), mood.sky, rough=0)
    sheet.wash(paper, mood.glow, fade(0, -h * 0.1, 0, h * 0.5))
    x = -3.0
    while x < w:
        wide, tall = rng.uniform(13, 20), h * rng.uniform(0.5, 0.72)
        colour = mix(
            mix(mood.far, mood.glow, rng.uniform(0.3, 0.7)),
            mood.warm,
            rng.choice((0.0, 0.12, 0.22)),
        )
        front = sheet.lay(rect(x, h * 0.85 - tall, x + wide, h * 0.9), colour)
        sheet.shade(front, mood.mid, fade(x, 0, x + wide * 1.4, 0), strength=0.4)
        panes = [
            rect(
                x + 2 + i * (wide - 3) / 3,
                h * 0.85 - tall + 3 + j * 8,
                x + 4.2 + i * (wide - 3) / 3,
                h * 0.85 - tall + 7.4 + j * 8,
            )
            for i in range(3)
            for j in range(6)
        ]
        sheet.lay(union(panes), mix(mood.mid, colour, 0.35), within=front, rough=0.06)
        x += wide
    ground = sheet.lay(rect(-1, h * 0.86, w + 1, h + 1), mix(mood.far, mood.mid, 0.35), rough=0.15)
    stones = [
        oval(
            rng.uniform(0, w),
            h * 0.87 + (h * 0.14) * rng.random(),
            rng.uniform(1, 2.4),
            rng.uniform(0.3, 0.6),
        )
        for _ in range(170)
    ]
    sheet.lay(union(stones), mix(mood.mid, mood.pale, 0.35), within=ground, opacity=0.5)
    sheet.shade(ground, mood.dark, fade(0, h, 0, h * 0.84), strength=0.7)


def _awning(sheet: Sheet, mood: Mood, left: float, right: float, top: float, low: float) -> None:
    stripes = 15
    inset = (right - left) * 0.05
    step = (right - left) / stripes
    for i in range(stripes):
        a, b = left + i * step, left + (i + 1) * step
        ta = left + inset + (right - left - 2 * inset) * i / stripes
        tb = left + inset + (right - left - 2 * inset) * (i + 1) / stripes
        colour = mood.warm if i % 2 == 0 else mood.pale
        slope = sheet.lay(polygon((ta, top), (tb, top), (b, low), (a, low)), colour, rough=0.06)
        sheet.shade(
            slope,
            mix(colour, mood.dark, 0.5),
            fade(0, top + (low - top) * 0.4, 0, low * 1.06),
            strength=0.6,
        )
        flap = polygon(
            (a, low - 0.1),
            (b, low - 0.1),
            (b, low + 2.6),
            *arc((a + b) / 2, low + 2.6, step / 2, 2.4, 0, 180, 12),
            (a, low + 2.6),
        )
        fringe = sheet.lay(flap, mix(colour, mood.dark, 0.14), rough=0.06)
        sheet.shade(fringe, mood.dark, fade(0, low + 4, 0, low - 1), strength=0.4)
    sheet.lay(rect(left, low - 0.3, right, low + 0.2), mix(mood.warm, mood.dark, 0.5), rough=0.05)
    sheet.lay(
        rect(left + inset - 0.5, top - 1.2, right - inset + 0.5, top + 0.3),
        mix(mood.warm, mood.dark, 0.4),
    )


def _hanging(sheet: Sheet, mood: Mood, left: float, right: float, y: float) -> None:
    rng = sheet.rng
    for i, t in enumerate((0.1, 0.2, 0.3, 0.7, 0.8, 0.9)):
        x = left + (right - left) * t
        drop = y + rng.uniform(5, 7)
        sheet.lay(stroke([(x, y), (x, drop)], 0.22), mood.pale, rough=0)
        if i % 2:
            bulbs = [
                wobbly(rng, x + (k % 2 - 0.5) * 1.5, drop + k * 1.25, 0.95, 0.9, 0.08)
                for k in range(8)
            ]
            for bulb in bulbs:
                cut = sheet.lay(bulb, mix(mood.pale, ink("d9b48c"), 0.6), rough=0.05)
                sheet.shade(
                    cut,
                    mix(mood.warm, mood.dark, 0.4),
                    fade(x - 0.5, drop, x + 2, drop + 12),
                    strength=0.5,
                )
        else:
            shades = [oval(x, drop + 2, 1.3)]
            sheet.lay(
                polygon((x - 2.6, drop + 2), (x - 0.8, drop), (x + 0.8, drop), (x + 2.6, drop + 2)),
                mood.cool,
                rough=0.05,
            )
            sheet.lay(union(shades), mood.light, rough=0.03)
            sheet.glow(x, drop + 2.6, 13, mood.light, 0.6)


def _crates(
    sheet: Sheet, mood: Mood, left: float, right: float, top: float, columns: int, order: list[str]
) -> None:
    h = sheet.height
    wide = (right - left) / columns
    wood = mix(ink("c9935c"), mood.glow, 0.1)
    sheet.lay(rect(left + 1, top, right - 1, h * 0.94), mix(mood.near, mood.dark, 0.7), rough=0.08)
    row_tall = (h * 0.95 - top) / 2
    for row in range(2):
        y = top + row * row_tall
        for i in range(columns):
            x = left + i * wide
            goods = order[(row * columns + i) % len(order)]
            sheet.lay(
                polygon(
                    (x + 1.4, y),
                    (x + wide - 1.4, y),
                    (x + wide - 0.4, y + row_tall * 0.62),
                    (x + 0.4, y + row_tall * 0.62),
                ),
                mix(wood, mood.dark, 0.75),
            )
            pile(sheet, mood, goods, x + 1.6, x + wide - 1.6, y, y + row_tall * 0.66)
            board = sheet.lay(
                rect(x + 0.2, y + row_tall * 0.6, x + wide - 0.2, y + row_tall - 0.3), wood
            )
            slats = [
                rect(
                    x,
                    y + row_tall * (0.6 + 0.2 * k) - 0.15,
                    x + wide,
                    y + row_tall * (0.6 + 0.2 * k) + 0.25,
                )
                for k in (1,)
            ]
            sheet.lay(union(slats), mix(wood, mood.dark, 0.6), within=board, rough=0.05)
            nails = [
                oval(x + d, y + row_tall * k, 0.2) for d in (1.2, wide - 1.2) for k in (0.69, 0.89)
            ]
            sheet.lay(union(nails), mix(wood, mood.dark, 0.6), rough=0)
            sheet.shade(
                board,
                mix(wood, mood.dark, 0.6),
                fade(x + wide * 0.2, y, x + wide * 1.2, y + row_tall),
                strength=0.65,
                patchy=0.3,
            )
            card = rect(
                x + wide * 0.5 - 2.6,
                y + row_tall * 0.66,
                x + wide * 0.5 + 2.6,
                y + row_tall * 0.9,
                0.3,
            ).turned(sheet.rng.uniform(-5, 5), x + wide / 2, y + row_tall * 0.8)
            sheet.lay(card, mood.pale, rough=0.05)
            mark = oval(x + wide * 0.5, y + row_tall * 0.78, 1.0)
            sheet.lay(mark, ink(INKS[goods]), rough=0.06)
