"""A cat at a wet window at night."""

from __future__ import annotations

from magazine.demo.drawings.fields import around, even, fade
from magazine.demo.drawings.palettes import MIDNIGHT, OLIVE, TEAL, Room, ink, mix
from magazine.demo.drawings.rooms import (
    WHITE,
    handle,
    mouth,
    shadow,
    standing_shadow,
    steam,
    vessel,
)
from magazine.demo.drawings.shapes import (
    Point,
    Shape,
    arc,
    blob,
    oval,
    polygon,
    profile,
    rect,
    spline,
    stroke,
    union,
)
from magazine.demo.drawings.sheet import Sheet

PALETTES: tuple[Room, ...] = (MIDNIGHT, TEAL, OLIVE)


def compose(sheet: Sheet, room: Room) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    sill = h * 0.82
    pane = sheet.lay(rect(-1, -1, w + 1, h + 1), mix(room.wall_shade, room.dark, 0.45), rough=0)
    sheet.wash(pane, mix(room.blue, room.wall, 0.35), fade(0, 0, 0, sill), strength=0.6)
    blocks = []
    x = -2.0
    while x < w:
        wide = rng.uniform(8, 18)
        blocks.append(rect(x, sill - h * rng.uniform(0.22, 0.56), x + wide, sill + 2))
        x += wide
    sheet.lay(union(blocks), mix(room.wall_shade, room.dark, 0.7), soft=1.1, opacity=0.75)
    lights = [
        room.gold,
        room.red,
        room.light,
        mix(room.blue, WHITE, 0.35),
        mix(room.gold, room.red, 0.5),
    ]
    for i in range(38):
        bx, by = rng.uniform(0, w), h * rng.uniform(0.22, 0.76)
        r = rng.uniform(1.2, 4.6)
        colour = lights[i % 5]
        disc = sheet.stencil(oval(bx, by, r), soft=0.35)
        sheet.wash(disc, colour, even(rng.uniform(0.2, 0.62)))
        sheet.glow(bx, by, r * 2.4, colour, 0.22)
    _drops(sheet, room, w, sill)
    _panes(sheet, room, w, h, sill)
    _sill_with_cat(sheet, room, w, h, sill)
    return (
        "A cat on a window sill beside a steaming mug, watching rain run down the glass and "
        "the blurred lights of a city."
    )


def _drops(sheet: Sheet, room: Room, w: float, sill: float) -> None:
    rng = sheet.rng
    pale = mix(room.light, room.blue, 0.3)
    tracks: list[Shape] = []
    heads: list[Point] = []
    for _ in range(34):
        x, y = rng.uniform(0, w), rng.uniform(-8, sill * 0.75)
        line: list[Point] = [(x, y)]
        for _ in range(rng.randint(3, 8)):
            x, y = x + rng.uniform(-0.7, 0.7), y + rng.uniform(2.4, 4.6)
            line.append((x, y))
        tracks.append(stroke(spline(line, steps=4), 0.12, 0.62))
        heads.append(line[-1])
    sheet.lay(union(tracks), pale, rough=0.04, opacity=0.38)
    small = [
        oval(
            rng.uniform(0, w),
            rng.uniform(0, sill),
            r := rng.choice((0.15, 0.2, 0.28, 0.4)),
            r * 1.15,
        )
        for _ in range(420)
    ]
    sheet.lay(union(small), pale, rough=0.02, opacity=0.55)
    drops = [(x, y, 0.75) for x, y in heads] + [
        (rng.uniform(0, w), rng.uniform(0, sill), rng.uniform(0.5, 1.0)) for _ in range(46)
    ]
    bodies = [
        blob((x, y - r * 1.3), (x + r * 0.8, y), (x, y + r), (x - r * 0.8, y)) for x, y, r in drops
    ]
    sheet.lay(union(bodies).moved(0.12, 0.16), room.dark, rough=0.03, opacity=0.5)
    sheet.lay(union(bodies), mix(pale, room.wall_shade, 0.3), rough=0.03, opacity=0.85)
    sheet.lay(
        union(oval(x - r * 0.22, y + r * 0.32, r * 0.36, r * 0.3) for x, y, r in drops),
        mix(room.light, WHITE, 0.4),
        rough=0.02,
        opacity=0.9,
    )


def _panes(sheet: Sheet, room: Room, w: float, h: float, sill: float) -> None:
    paint = mix(room.pale, room.dark, 0.5)
    bars = [rect(-1, -1, w + 1, 3.4), rect(-1, sill - 1.6, w + 1, sill + 1)]
    count = 3 if w > 105 else 2
    for i in range(count + 1):
        x = w * i / count
        bars.append(rect(x - 1.5, -1, x + 1.5, sill))
    bars.append(rect(-1, h * 0.3, w + 1, h * 0.3 + 1.6))
    frame = sheet.lay(union(bars), paint, rough=0.08)
    sheet.wash(frame, mix(paint, room.dark, 0.6), fade(0, sill, 0, -h * 0.1))
    sheet.shade(frame, room.dark, fade(w * 0.6, sill, 0, 0), strength=0.3)
    sheet.wash(
        frame,
        mix(room.gold, room.light, 0.4),
        around(w * 0.7, sill, w * 0.3, h * 0.5),
        strength=0.45,
    )


def _sill_with_cat(sheet: Sheet, room: Room, w: float, h: float, sill: float) -> None:
    wood = mix(ink("8a5636"), room.dark, 0.25)
    top = sheet.lay(rect(-1, sill, w + 1, h + 1), wood, rough=0.08)
    sheet.wash(
        top,
        mix(wood, room.light, 0.35),
        around(w * 0.72, sill + 2, w * 0.42, h * 0.16),
        strength=0.8,
    )
    sheet.lay(rect(-1, h * 0.95, w + 1, h + 1), mix(wood, room.dark, 0.55), rough=0.08)
    sheet.lay(rect(-1, sill, w + 1, sill + 0.4), mix(wood, room.light, 0.4), rough=0.05)
    base = sill + (h * 0.95 - sill) * 0.5
    _cat(sheet, room, w * 0.3, base, min(h * 0.5, w * 0.42))
    x = w * 0.68
    standing_shadow(sheet, room, x, base, 5.5, 12)
    sheet.lay(handle(x + 5, base - 9.5, 4.2, 6.4, 1.3), mix(room.red, room.dark, 0.2), rough=0.05)
    mug = vessel(sheet, room, profile(x, base, (0, 4.6), (0.7, 5.2), (11.4, 5.3)), room.red)
    sheet.lay(
        rect(x - 7, base - 4.6, x + 7, base - 3.4) + rect(x - 7, base - 3, x + 7, base - 2.5),
        room.pale,
        within=mug,
        rough=0.06,
    )
    mouth(sheet, room, x, base - 11.4, 5.3, room.red, ink("5d3018"))
    steam(sheet, x, base - 13, 22, room.light)
    for i, colour in enumerate((room.blue, room.gold)):
        book = sheet.lay(
            rect(
                w * 0.82 - 9 + i, base - 2.6 * (i + 1), w * 0.82 + 8 - i * 1.4, base - 2.6 * i, 0.3
            ),
            mix(colour, room.dark, 0.15),
            rough=0.06,
        )
        sheet.shade(book, room.dark, fade(w * 0.8, 0, w * 0.82 + 10, 0), strength=0.7)


def _cat(sheet: Sheet, room: Room, x: float, base: float, s: float) -> None:
    fur = mix(room.dark, (12, 12, 18), 0.4)
    body = blob(
        *(
            (x + px * s, base - py * s)
            for px, py in (
                (-0.2, 0.0),
                (-0.27, 0.16),
                (-0.2, 0.4),
                (-0.1, 0.56),
                (0.08, 0.6),
                (0.15, 0.48),
                (0.2, 0.26),
                (0.24, 0.06),
                (0.2, -0.01),
            )
        )
    )
    head = blob(
        *(
            (x + px * s, base - py * s)
            for px, py in (
                (-0.13, 0.66),
                (-0.1, 0.78),
                (0.03, 0.82),
                (0.16, 0.77),
                (0.18, 0.65),
                (0.1, 0.55),
                (-0.06, 0.55),
            )
        )
    )
    ears = polygon(
        (x - 0.125 * s, base - 0.72 * s),
        (x - 0.115 * s, base - 0.93 * s),
        (x - 0.01 * s, base - 0.79 * s),
    ) + polygon(
        (x + 0.05 * s, base - 0.79 * s),
        (x + 0.165 * s, base - 0.92 * s),
        (x + 0.17 * s, base - 0.7 * s),
    )
    tail = stroke(
        spline(
            [
                (x - 0.16 * s, base - 0.02 * s),
                (x - 0.42 * s, base + 0.01 * s),
                (x - 0.56 * s, base - 0.08 * s),
                (x - 0.5 * s, base - 0.17 * s),
            ]
        ),
        s * 0.075,
        s * 0.05,
    )
    whole = body + head + ears + tail
    shadow(sheet, room, oval(x, base + 0.3, s * 0.34, s * 0.03), soft=0.5)
    cat = sheet.lay(whole, fur, rough=0.14)
    sheet.shade(
        cat,
        mix(room.gold, room.light, 0.3),
        fade(x + s * 0.02, base - s * 0.4, x + s * 0.32, base - s * 0.5),
        strength=0.55,
    )
    sheet.shade(
        cat, mix(room.blue, room.light, 0.3), fade(x - s * 0.06, 0, x - s * 0.3, 0), strength=0.4
    )
    sheet.lay(
        stroke(arc(x + 0.02 * s, base - 0.56 * s, 0.115 * s, 0.03 * s, 0, 180, 14), s * 0.026),
        room.red,
        rough=0.05,
    )
