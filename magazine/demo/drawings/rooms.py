"""What many scenes share indoors: walls, window light, tables, vessels and their shadows."""

from __future__ import annotations

from .fields import around, even, fade
from .palettes import Room, mix
from .shapes import Point, Shape, arc, oval, polygon, profile, rect, spline, stroke, union
from .sheet import Colour, Sheet, Stencil

WHITE = (255, 255, 255)


def wall(sheet: Sheet, room: Room) -> Stencil:
    """A plain wall, lit from the upper left, unevenly painted."""
    w, h = sheet.width, sheet.height
    face = sheet.everything()
    sheet.lay(face, room.wall)
    sheet.wash(face, room.wall_shade, fade(w * 0.25, 0, w * 1.1, h * 0.8))
    sheet.shade(
        face,
        mix(room.wall, room.light, 0.5),
        around(w * 0.1, 0, w * 0.75, h * 0.8),
        strength=0.55,
        patchy=0.6,
    )
    sheet.shade(
        face,
        mix(room.wall_shade, room.dark, 0.25),
        fade(w * 0.3, 0, w * 1.3, h),
        strength=0.5,
        patchy=0.6,
    )
    return face


def window_light(sheet: Sheet, room: Room, face: Stencil, x: float, y: float, size: float) -> None:
    """The light of a window with four panes, falling aslant on a wall."""
    panes = []
    for i in range(2):
        for j in range(2):
            px, py = x + i * size * 0.53, y + j * size * 0.66
            panes.append(rect(px, py, px + size * 0.47, py + size * 0.6))
    cast = union(panes).sheared(-0.32, y + size)
    cut = sheet.stencil(cast, within=face, soft=0.35)
    sheet.wash(
        cut, mix(room.wall, room.light, 0.72), fade(x + size * 1.6, y + size, x, y), strength=1.0
    )
    sheet.wash(cut, mix(room.wall, room.light, 0.6), even(0.45))


def table(sheet: Sheet, room: Room, y: float, *, cloth: bool = False) -> Stencil:
    """A table top from an edge down to the bottom of the sheet."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    top = sheet.lay(rect(-1, y, w + 1, h + 1), room.table, rough=0.08)
    sheet.wash(top, room.table_shade, fade(w * 0.2, y, w, h * 1.05))
    sheet.shade(
        top,
        mix(room.table_shade, room.dark, 0.3),
        fade(w * 0.2, y, w * 1.1, h * 1.2),
        strength=0.5,
        patchy=0.5,
    )
    if not cloth:
        grain = []
        for _ in range(34):
            gx, gy = rng.uniform(-10, w), y + 1 + (h - y) * rng.random()
            long = rng.uniform(10, 40)
            line = [
                (gx, gy),
                (gx + long * 0.5, gy + rng.uniform(-0.4, 0.4)),
                (gx + long, gy + rng.uniform(-0.3, 0.3)),
            ]
            grain.append(stroke(spline(line), rng.uniform(0.08, 0.22)))
        sheet.lay(
            union(grain), mix(room.table_shade, room.dark, 0.25), within=top, rough=0, opacity=0.5
        )
    sheet.lay(rect(-1, y, w + 1, y + 0.5), mix(room.table, room.light, 0.5), within=top, rough=0.05)
    return top


def shadow(
    sheet: Sheet,
    room: Room,
    shape: Shape,
    *,
    within: Stencil | None = None,
    soft: float = 0.5,
    opacity: float = 0.6,
) -> None:
    """Darken what lies under a shape, as a cast shadow does."""
    cut = sheet.stencil(shape, within=within, soft=soft)
    sheet.lay(cut, mix(room.dark, WHITE, 0.45), multiply=True, opacity=opacity)


def standing_shadow(
    sheet: Sheet, room: Room, cx: float, base: float, half: float, reach: float
) -> None:
    """The shadow on the table of something that stands on it, falling to the right."""
    points = [
        (cx - half, base - half * 0.1),
        (cx, base + half * 0.25),
        (cx + reach, base + half * 0.35),
        (cx + reach * 1.1, base - half * 0.12),
        (cx + half, base - half * 0.3),
    ]
    shadow(sheet, room, polygon(*spline(points, closed=True)), soft=0.6)


def vessel(
    sheet: Sheet, room: Room, shape: Shape, colour: Colour, *, glossy: bool = True, lit: float = 0.6
) -> Stencil:
    """Paint a turned body: lit on the left, in shade on the right."""
    left, top, right, bottom = shape.bounds()
    wide = right - left
    body = sheet.lay(shape, colour, rough=0.07)
    sheet.shade(
        body,
        mix(colour, room.dark, 0.62),
        fade(left + wide * 0.38, top, right + wide * 0.12, bottom),
        strength=0.95,
    )
    sheet.shade(
        body,
        mix(colour, room.light, 0.75),
        fade(left + wide * 0.42, bottom, left - wide * 0.1, top),
        strength=lit,
    )
    if glossy:
        tall = bottom - top
        x = left + wide * 0.24
        gleam = stroke(
            spline(
                [
                    (x, top + tall * 0.3),
                    (x - wide * 0.045, top + tall * 0.48),
                    (x - wide * 0.01, top + tall * 0.66),
                ]
            ),
            wide * 0.045,
            wide * 0.02,
        )
        sheet.lay(gleam, mix(colour, WHITE, 0.8), within=body, rough=0.04, opacity=0.8)
    return body


def mouth(
    sheet: Sheet,
    room: Room,
    cx: float,
    y: float,
    half: float,
    colour: Colour,
    inside: Colour | None = None,
) -> None:
    """The opening of a vessel seen a little from above."""
    depth = half * 0.22
    sheet.lay(oval(cx, y, half, depth), mix(colour, room.light, 0.35), rough=0.04)
    sheet.lay(
        oval(cx, y, half * 0.88, depth * 0.8), inside or mix(colour, room.dark, 0.7), rough=0.04
    )


def handle(x: float, y: float, reach: float, tall: float, width: float) -> Shape:
    """A curved handle; a negative `reach` puts it on the left."""
    line = spline(
        [
            (x, y),
            (x + reach * 0.8, y - tall * 0.05),
            (x + reach, y + tall * 0.4),
            (x + reach * 0.55, y + tall * 0.85),
            (x, y + tall),
        ],
        steps=8,
    )
    return stroke(line, width, width * 0.75)


def jar(cx: float, base: float, tall: float, kind: int) -> tuple[Shape, float]:
    """One of eight vessels of clay; returns its outline and half the width of its mouth."""
    k = tall / 10
    kinds: list[list[Point]] = [
        [(0, 1.6), (1.5, 2.7), (4, 3.3), (6.5, 2.4), (8.2, 1.1), (9.4, 1.15), (10, 1.5)],
        [(0, 1.9), (1, 2.6), (3.5, 3.9), (6.5, 3.9), (8.8, 2.7), (9.5, 2.3), (10, 2.4)],
        [(0, 1.2), (2, 1.5), (5, 1.75), (8, 1.6), (9.2, 1.3), (10, 1.5)],
        [
            (0, 2.1),
            (0.6, 2.2),
            (2, 3.1),
            (4.6, 3.4),
            (6.2, 2.2),
            (7.2, 0.95),
            (9.2, 0.8),
            (10, 1.2),
        ],
        [(0, 2.3), (3, 2.5), (6, 2.6), (9, 2.55), (10, 2.5)],
        [
            (0, 1.3),
            (0.7, 1.2),
            (2.2, 2.5),
            (4.8, 3.4),
            (7.6, 3.0),
            (8.8, 1.7),
            (9.4, 1.5),
            (10, 1.9),
        ],
        [(0, 2.4), (1.2, 3.6), (3.4, 4.1), (5.6, 3.3), (7, 1.4), (8.6, 1.0), (10, 1.3)],
        [(0, 1.5), (2, 2.2), (5, 3.0), (8, 3.5), (10, 3.7)],
    ]
    halves = kinds[kind % len(kinds)]
    return profile(cx, base, *((height * k, half * k) for height, half in halves)), halves[-1][
        1
    ] * k


def steam(sheet: Sheet, x: float, y: float, tall: float, colour: Colour) -> None:
    """Two curls over something hot."""
    for side in (-1, 1):
        points = [
            (x + side * tall * 0.1 + side * tall * 0.07 * (1 if i % 2 else -1), y - tall * i / 5)
            for i in range(6)
        ]
        cut = sheet.stencil(stroke(spline(points), 0.3, 1.1), soft=0.35)
        sheet.wash(cut, colour, fade(0, y - tall, 0, y), strength=0.6)


def plate(
    sheet: Sheet, room: Room, cx: float, cy: float, r: float, colour: Colour, rim: Colour
) -> None:
    """A plate seen from above, with its shadow."""
    shadow(sheet, room, oval(cx + r * 0.13, cy + r * 0.15, r), soft=0.5)
    sheet.lay(oval(cx, cy, r), colour, rough=0.06)
    sheet.lay(oval(cx, cy, r * 0.95) - oval(cx, cy, r * 0.89), rim, rough=0.05)
    well = sheet.lay(oval(cx, cy, r * 0.66), mix(colour, WHITE, 0.25), rough=0.05)
    sheet.shade(
        well,
        mix(colour, room.dark, 0.4),
        fade(cx + r * 0.3, cy + r * 0.3, cx - r * 0.9, cy - r * 0.9),
        strength=0.5,
    )
    sheet.lay(
        stroke(arc(cx, cy, r * 0.97, r * 0.97, 150, 280, 24), r * 0.03),
        WHITE,
        rough=0.03,
        opacity=0.8,
    )
