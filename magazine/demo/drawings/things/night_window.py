"""A window on the dark between curtains."""

from __future__ import annotations

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.palettes import Room, ink, mix
from magazine.demo.drawings.shapes import oval, polygon, rect, spline, stroke, union
from magazine.demo.drawings.sheet import Sheet


def night_window(sheet: Sheet, room: Room, x: float, y: float, wide: float, tall: float) -> None:
    """The window's pane from its upper left corner, with stars, a moon and roofs."""
    rng = sheet.rng
    sheet.lay(
        rect(x - 1.4, y - 1.4, x + wide + 1.4, y + tall + 1.4),
        mix(room.pale, room.dark, 0.42),
        rough=0.06,
    )
    pane = sheet.lay(rect(x, y, x + wide, y + tall), ink("1b2b4b"), rough=0.05)
    sheet.wash(pane, ink("3f5d86"), fade(0, y, 0, y + tall))
    dots = [
        oval(rng.uniform(x, x + wide), rng.uniform(y, y + tall * 0.7), rng.choice((0.1, 0.14, 0.2)))
        for _ in range(22)
    ]
    sheet.lay(union(dots), room.pale, within=pane, rough=0)
    sheet.lay(
        oval(x + wide * 0.68, y + tall * 0.24, wide * 0.11)
        - oval(x + wide * 0.74, y + tall * 0.22, wide * 0.1),
        ink("f7e9bd"),
        within=pane,
        rough=0.03,
    )
    roofs = polygon(
        (x, y + tall),
        (x, y + tall * 0.8),
        (x + wide * 0.16, y + tall * 0.7),
        (x + wide * 0.32, y + tall * 0.8),
        (x + wide * 0.5, y + tall * 0.84),
        (x + wide * 0.7, y + tall * 0.72),
        (x + wide * 0.9, y + tall * 0.84),
        (x + wide, y + tall * 0.82),
        (x + wide, y + tall),
    )
    sheet.lay(roofs, ink("131f38"), within=pane, rough=0.05)
    bars = [
        rect(x + wide * 0.5 - 0.5, y, x + wide * 0.5 + 0.5, y + tall),
        rect(x, y + tall * 0.45, x + wide, y + tall * 0.45 + 0.8),
    ]
    sheet.lay(union(bars), mix(room.pale, room.dark, 0.42), rough=0.04)
    for s in (-1, 1):
        edge = x - 4 if s < 0 else x + wide + 4
        inner = edge - s * 9
        drape = polygon(
            (edge, y - 3),
            (inner, y - 3),
            *spline(
                [(inner, y - 3), (inner + s * 1.5, y + tall * 0.5), (inner + s * 4, y + tall + 5)],
                steps=5,
            ),
            (edge, y + tall + 5),
        )
        cut = sheet.lay(drape, mix(room.red, room.dark, 0.45), rough=0.08)
        folds = [
            stroke([(edge - s * d, y - 3), (edge - s * d * 0.8, y + tall + 5)], 0.9)
            for d in (1.4, 4, 6.4)
        ]
        sheet.lay(union(folds), mix(room.red, room.dark, 0.7), within=cut, rough=0.1, opacity=0.7)
    sheet.lay(
        rect(x - 7, y - 4, x + wide + 7, y - 3, 0.4), mix(room.gold, room.dark, 0.4), rough=0.04
    )
