"""Butter on its dish and a knife beside it."""

from __future__ import annotations

from magazine.demo.drawings.fields import fade
from magazine.demo.drawings.palettes import Room, ink, mix
from magazine.demo.drawings.rooms import (
    shadow,
)
from magazine.demo.drawings.shapes import (
    blob,
    oval,
    polygon,
    spline,
    union,
)
from magazine.demo.drawings.sheet import Sheet


def butter_and_knife(sheet: Sheet, room: Room, cx: float, y: float) -> None:
    """Butter to the left of `cx`, a bread knife to its right, crumbs around."""
    x = cx - 26
    dish = oval(x, y, 11, 3.6)
    shadow(sheet, room, dish.moved(1.8, 1.2), soft=0.6)
    sheet.lay(dish.moved(0, 0.7), mix(room.pale, room.dark, 0.35), rough=0.05)
    sheet.lay(dish, room.pale, rough=0.05)
    sheet.lay(oval(x, y, 9.6, 2.9) - oval(x, y, 9.1, 2.65), room.blue, rough=0.04)
    butter = ink("f7d873")
    sheet.lay(
        polygon((x - 5.5, y - 3.6), (x + 4.5, y - 3.6), (x + 4.5, y + 0.8), (x - 5.5, y + 0.8)),
        mix(butter, room.dark, 0.1),
        rough=0.08,
    )
    sheet.lay(
        polygon((x + 4.5, y - 3.6), (x + 6.4, y - 5), (x + 6.4, y - 0.4), (x + 4.5, y + 0.8)),
        mix(butter, room.dark, 0.32),
        rough=0.06,
    )
    sheet.lay(
        polygon((x - 5.5, y - 3.6), (x - 3.4, y - 5), (x + 6.4, y - 5), (x + 4.5, y - 3.6)),
        mix(butter, room.light, 0.6),
        rough=0.06,
    )
    kx, ky = cx + 2, y + 1
    blade = polygon(
        *spline(
            [
                (kx, ky - 0.9),
                (kx + 14, ky - 1.3),
                (kx + 22, ky - 0.5),
                (kx + 24, ky + 0.7),
                (kx + 14, ky + 1.1),
                (kx, ky + 0.9),
            ]
        )
    )
    grip = blob(
        (kx - 13, ky - 1.1),
        (kx - 5, ky - 1.0),
        (kx + 0.4, ky - 0.9),
        (kx + 0.4, ky + 0.9),
        (kx - 5, ky + 1.0),
        (kx - 12.5, ky + 1.5),
    )
    both = (blade + grip).turned(-7, kx, ky)
    shadow(sheet, room, both.moved(0.8, 1.0), soft=0.3)
    steel = sheet.lay(blade.turned(-7, kx, ky), ink("d9dcd8"), rough=0.05)
    sheet.shade(steel, ink("7d8a8f"), fade(0, ky - 1, 0, ky + 1.4), strength=0.8)
    wood = sheet.lay(
        grip.turned(-7, kx, ky), room.red if room.table != room.red else room.dark, rough=0.06
    )
    sheet.shade(wood, room.dark, fade(0, ky - 0.4, 0, ky + 2.4), strength=0.7)
    rng = sheet.rng
    crumbs = [
        oval(cx + rng.gauss(14, 12), y - rng.uniform(-3, 6), rng.uniform(0.15, 0.45))
        for _ in range(34)
    ]
    sheet.lay(union(crumbs), ink("c98d4c"), rough=0.05)
