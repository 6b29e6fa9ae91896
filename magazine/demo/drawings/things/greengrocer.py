"""The person behind the counter."""

from __future__ import annotations

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.palettes import Mood, ink, mix
from magazine.demo.drawings.shapes import (
    arc,
    blob,
    oval,
    polygon,
    rect,
    stroke,
)
from magazine.demo.drawings.sheet import Sheet


def greengrocer(sheet: Sheet, mood: Mood, x: float, base: float, s: float) -> None:
    """A person in an apron behind the counter at `base`, `s` tall, holding a lemon."""
    rng = sheet.rng
    skin = ink(rng.choice(("f0c39d", "c98d65", "8a5638", "e0ab84")))
    shirt = mix(mood.cool, mood.pale, 0.35)
    body = blob(
        (x - s * 0.34, base + 2),
        (x - s * 0.36, base - s * 0.36),
        (x - s * 0.2, base - s * 0.57),
        (x, base - s * 0.6),
        (x + s * 0.2, base - s * 0.57),
        (x + s * 0.36, base - s * 0.36),
        (x + s * 0.34, base + 2),
    )
    cut = sheet.lay(body, shirt)
    sheet.shade(cut, mood.dark, fade(x, 0, x + s * 0.45, 0), strength=0.6)
    apron = polygon(
        (x - s * 0.15, base - s * 0.47),
        (x + s * 0.15, base - s * 0.47),
        (x + s * 0.22, base + 2),
        (x - s * 0.22, base + 2),
    )
    straps = stroke(
        [(x - s * 0.13, base - s * 0.46), (x - s * 0.1, base - s * 0.6)], s * 0.04
    ) + stroke([(x + s * 0.13, base - s * 0.46), (x + s * 0.1, base - s * 0.6)], s * 0.04)
    sheet.lay(apron + straps, mood.near, rough=0.08)
    sheet.lay(
        rect(x - s * 0.055, base - s * 0.7, x + s * 0.055, base - s * 0.56),
        mix(skin, mood.dark, 0.18),
        rough=0.04,
    )
    hair = mix(mood.dark, ink("5a3322"), 0.5)
    sheet.lay(
        oval(x, base - s * 0.84, s * 0.155, s * 0.16)
        + oval(x + s * 0.02, base - s * 1.01, s * 0.075),
        hair,
    )
    face = sheet.lay(oval(x - s * 0.015, base - s * 0.79, s * 0.115, s * 0.14), skin, rough=0.06)
    sheet.shade(face, mood.warm, fade(x, 0, x + s * 0.16, 0), strength=0.5)
    fringe = blob(
        (x - s * 0.14, base - s * 0.8),
        (x - s * 0.12, base - s * 0.94),
        (x, base - s * 0.98),
        (x + s * 0.13, base - s * 0.93),
        (x + s * 0.13, base - s * 0.8),
        (x + s * 0.05, base - s * 0.89),
        (x - s * 0.05, base - s * 0.87),
    )
    sheet.lay(fringe, hair, rough=0.05)
    sheet.lay(
        oval(x - s * 0.06, base - s * 0.78, s * 0.011)
        + oval(x + s * 0.035, base - s * 0.78, s * 0.011),
        mood.dark,
        rough=0,
    )
    sheet.lay(
        stroke(arc(x - s * 0.012, base - s * 0.745, s * 0.042, s * 0.03, 25, 155, 8), s * 0.013),
        mix(mood.warm, mood.dark, 0.4),
        rough=0,
    )
    for side in (-1, 1):
        sleeve = blob(
            *(
                (x + side * px * s, base - py * s)
                for px, py in (
                    (0.2, 0.54),
                    (0.33, 0.47),
                    (0.42, 0.22),
                    (0.4, 0.06),
                    (0.22, -0.02),
                    (0.18, 0.06),
                    (0.28, 0.16),
                    (0.24, 0.4),
                )
            )
        )
        sheet.lay(sleeve, mix(shirt, mood.dark, 0.1 + 0.14 * (side > 0)), rough=0.06)
        sheet.lay(oval(x + side * s * 0.2, base - s * 0.02, s * 0.06), skin, rough=0.05)
    sheet.lay(oval(x, base - s * 0.03, s * 0.13), ink("f4c64a"), rough=0.06)
