"""A walker and a dog."""

from __future__ import annotations

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.palettes import Mood, mix
from magazine.demo.drawings.shapes import (
    blob,
    brush,
    oval,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Sheet


def walker(sheet: Sheet, mood: Mood, x: float, foot: float, s: float) -> None:
    """Someone seen from behind in a bright coat, `s` tall, with a small dog."""
    sheet.lay(
        brush(
            [(x - 0.4, foot), (x + s * 0.4, foot + s * 0.4), (x + s * 0.55, foot + s * 0.85)],
            s * 0.2,
        ),
        mood.dark,
        opacity=0.4,
    )
    legs = union(
        [
            stroke([(x - s * 0.06, foot - s * 0.4), (x - s * 0.1, foot)], s * 0.1, s * 0.075),
            stroke(
                [(x + s * 0.06, foot - s * 0.4), (x + s * 0.11, foot - s * 0.03)],
                s * 0.1,
                s * 0.075,
            ),
        ]
    )
    sheet.lay(legs, mood.dark, rough=0.04)
    coat = blob(
        (x - s * 0.1, foot - s * 0.8),
        (x + s * 0.1, foot - s * 0.8),
        (x + s * 0.17, foot - s * 0.55),
        (x + s * 0.2, foot - s * 0.27),
        (x, foot - s * 0.24),
        (x - s * 0.2, foot - s * 0.27),
        (x - s * 0.16, foot - s * 0.55),
    )
    body = sheet.lay(coat, mood.warm, rough=0.05)
    sheet.shade(body, mood.dark, fade(x - s * 0.05, 0, x + s * 0.3, 0), strength=0.6)
    sheet.lay(
        stroke([(x - s * 0.13, foot - s * 0.7), (x - s * 0.2, foot - s * 0.4)], s * 0.09, s * 0.06),
        mix(mood.warm, mood.dark, 0.2),
        rough=0.04,
    )
    sheet.lay(oval(x, foot - s * 0.89, s * 0.085), mood.dark, rough=0.03)
    sheet.lay(
        blob(
            (x - s * 0.1, foot - s * 0.9),
            (x, foot - s * 1.03),
            (x + s * 0.1, foot - s * 0.9),
            (x, foot - s * 0.92),
        ),
        mix(mood.cool, mood.pale, 0.3),
        rough=0.03,
    )
    dx, dy, d = x + s * 0.5, foot + s * 0.05, s * 0.36
    dog = [
        blob(
            (dx - d * 0.5, dy - d * 0.62),
            (dx + d * 0.4, dy - d * 0.66),
            (dx + d * 0.45, dy - d * 0.3),
            (dx - d * 0.45, dy - d * 0.3),
        ),
        stroke([(dx + d * 0.3, dy - d * 0.52), (dx + d * 0.56, dy - d * 0.8)], d * 0.26, d * 0.2),
        oval(dx + d * 0.55, dy - d * 0.82, d * 0.2, d * 0.16),
        oval(dx + d * 0.72, dy - d * 0.77, d * 0.12, d * 0.08),
        stroke([(dx - d * 0.45, dy - d * 0.58), (dx - d * 0.68, dy - d * 0.92)], d * 0.1, 0.05),
    ]
    dog += [
        stroke([(dx + k * d, dy - d * 0.4), (dx + k * d, dy)], d * 0.11)
        for k in (-0.38, -0.24, 0.24, 0.36)
    ]
    sheet.lay(union(dog), mood.dark, rough=0.03)
