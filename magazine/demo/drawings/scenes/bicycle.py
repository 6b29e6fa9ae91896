"""A bicycle by a sunlit wall."""

from __future__ import annotations

import math

from magazine.demo.drawings.fields import even, fade
from magazine.demo.drawings.palettes import DAWN, NOON, SPRING, Mood, ink, mix
from magazine.demo.drawings.plants import sprig
from magazine.demo.drawings.shapes import (
    Point,
    Shape,
    arc,
    blob,
    dash,
    leaf,
    oval,
    polygon,
    rect,
    spline,
    stroke,
    union,
    wobbly,
)
from magazine.demo.drawings.sheet import Colour, Sheet, Stencil
from magazine.demo.drawings.things.facade import door, shuttered_window

PALETTES: tuple[Mood, ...] = (NOON, SPRING, DAWN)


def compose(sheet: Sheet, mood: Mood) -> str:
    """Paint the scene; returns what is seen in it, in one sentence."""
    w, h, rng = sheet.width, sheet.height, sheet.rng
    kerb = h * 0.83
    wall_ink = rng.choice(
        [ink("e9b04f"), ink("d97a55"), ink("8fb3a8"), ink("e7a79a"), ink("6f97ad")]
    )
    wall = sheet.lay(rect(-1, -1, w + 1, h + 1), wall_ink, rough=0)
    sheet.shade(
        wall, mix(wall_ink, mood.light, 0.6), fade(w * 0.7, h * 0.9, 0, 0), strength=0.7, patchy=0.5
    )
    sheet.shade(wall, mix(wall_ink, mood.dark, 0.35), even(0.16), patchy=0.9)
    sheet.lay(rect(-1, kerb - 9, w + 1, kerb), mix(wall_ink, mood.dark, 0.3), opacity=0.55)
    street = sheet.lay(rect(-1, kerb, w + 1, h + 1), mix(mood.pale, mood.mid, 0.35), rough=0.1)
    seams = [
        stroke([(x, kerb), (x + (x - w / 2) * 0.35, h + 1)], 0.28)
        for x in (w * i / 7 for i in range(-2, 10))
    ]
    seams.append(rect(-1, kerb + (h - kerb) * 0.45, w + 1, kerb + (h - kerb) * 0.45 + 0.3))
    sheet.lay(union(seams), mix(mood.mid, mood.dark, 0.2), within=street, opacity=0.5, rough=0.05)
    sheet.shade(street, mood.dark, fade(0, kerb + 8, 0, kerb - 3), strength=0.4)
    door_ink = rng.choice([mood.near, mix(mood.warm, mood.dark, 0.25), mood.pale])
    door(sheet, mood, w * 0.12, kerb, door_ink)
    shuttered_window(sheet, mood, w * 0.7, h * 0.08, mix(mood.near, mood.cool, 0.2))
    _tree_shadow(sheet, mood, wall)
    s = min(w * 0.235, h * 0.27)
    _bike(sheet, mood, w * 0.46, kerb + 3.2, s, wall, wall_ink)
    return (
        "A bicycle with a basket of flowers leaning against a sunlit wall beside a shuttered "
        "window."
    )


def _tree_shadow(sheet: Sheet, mood: Mood, wall: Stencil) -> None:
    w, rng = sheet.width, sheet.rng
    parts: list[Shape] = []
    for i in range(6):
        twig, leaves = sprig(
            rng,
            w * (0.05 + 0.16 * i) + rng.uniform(-3, 3),
            -3,
            rng.uniform(16, 30),
            rng.uniform(70, 130),
            6,
            rng.uniform(-26, 26),
        )
        parts += [twig, leaves]
    cut = sheet.stencil(union(parts), within=wall, soft=0.35)
    sheet.lay(cut, mix(mood.dark, (255, 255, 255), 0.5), multiply=True, opacity=0.62)


def _bike(
    sheet: Sheet, mood: Mood, cx: float, base: float, s: float, wall: Stencil, behind: Colour
) -> None:
    r = s * 0.4
    back, front = (cx - s * 0.62, base - r), (cx + s * 0.66, base - r)
    crank = (cx - s * 0.08, base - r * 0.86)
    seat, head = (cx - s * 0.26, base - s * 0.98), (cx + s * 0.47, base - s * 0.94)
    low_head = (head[0] + s * 0.035, head[1] + s * 0.14)
    bar = (head[0] - s * 0.03, head[1] - s * 0.17)
    tube = s * 0.042
    tyres = union(oval(x, y, r) - oval(x, y, r * 0.915) for x, y in (back, front))
    loop = spline([low_head, (cx + s * 0.2, base - s * 0.5), crank], steps=10)
    second = spline(
        [
            (head[0] + s * 0.01, head[1] + s * 0.05),
            (cx + s * 0.1, base - s * 0.58),
            (cx - s * 0.16, base - s * 0.6),
        ],
        steps=10,
    )
    fork = spline([head, low_head, (front[0] - s * 0.06, front[1] - s * 0.16), front], steps=6)
    frame = union(
        [
            stroke(loop, tube),
            stroke(second, tube * 0.8),
            stroke([seat, crank], tube),
            stroke(fork, tube, tube * 0.6),
            stroke([crank, back], tube * 0.75),
            stroke([(seat[0] + s * 0.05, seat[1] + s * 0.2), back], tube * 0.6),
            stroke([bar, low_head], tube * 1.1),
        ]
    )
    guards = union(
        [
            stroke(arc(*back, r * 1.07, r * 1.07, 185, 330, 24), tube * 0.8),
            stroke(arc(*front, r * 1.07, r * 1.07, 215, 345, 24), tube * 0.8),
        ]
    )
    cast = sheet.stencil((tyres + frame + guards).moved(s * 0.16, -s * 0.03), within=wall, soft=0.2)
    sheet.lay(cast, mix(mood.dark, (255, 255, 255), 0.42), multiply=True, opacity=0.6)
    spokes = []
    for x, y in (back, front):
        for i in range(18):
            a = math.tau * i / 18 + 0.1
            spokes.append(
                stroke([(x, y), (x + r * 0.94 * math.cos(a), y + r * 0.94 * math.sin(a))], 0.09)
            )
    sheet.lay(union(spokes), mood.pale, rough=0, opacity=0.8)
    sheet.lay(tyres, mood.dark, rough=0.05)
    paint = max(
        (mood.near, mix(mood.warm, mood.dark, 0.1)),
        key=lambda ink_: sum(abs(a - b) for a, b in zip(ink_, behind, strict=True)),
    )
    sheet.lay(guards, paint, rough=0.05)
    body = sheet.lay(frame, paint, rough=0.05)
    sheet.shade(
        body, mood.light, fade(cx, base - s * 0.3, cx - s * 0.2, base - s * 1.1), strength=0.4
    )
    gear = oval(*crank, s * 0.11) - oval(*crank, s * 0.075)
    chain = stroke([(crank[0], crank[1] - s * 0.1), (back[0], back[1] - s * 0.045)], 0.2) + stroke(
        [(crank[0], crank[1] + s * 0.1), (back[0], back[1] + s * 0.045)], 0.2
    )
    pedal = stroke([crank, (crank[0] + s * 0.1, crank[1] + s * 0.15)], s * 0.025) + rect(
        crank[0] + s * 0.04, crank[1] + s * 0.14, crank[0] + s * 0.17, crank[1] + s * 0.175
    )
    stand = stroke([(crank[0] - s * 0.1, crank[1]), (crank[0] - s * 0.2, base)], s * 0.02)
    sheet.lay(
        gear + chain + pedal + stand + union(oval(*p, s * 0.03) for p in (back, front, crank)),
        mood.dark,
        rough=0.03,
    )
    saddle = blob(
        (seat[0] - s * 0.18, seat[1] - s * 0.1),
        (seat[0] - s * 0.02, seat[1] - s * 0.09),
        (seat[0] + s * 0.17, seat[1] - s * 0.06),
        (seat[0] + s * 0.02, seat[1] - s * 0.015),
        (seat[0] - s * 0.13, seat[1] + s * 0.01),
    )
    sheet.lay(
        saddle + stroke([seat, (seat[0] - s * 0.02, seat[1] - s * 0.06)], tube * 0.7),
        ink("6b3d26"),
        rough=0.05,
    )
    grip = spline(
        [
            bar,
            (bar[0] + s * 0.08, bar[1] - s * 0.07),
            (bar[0] - s * 0.04, bar[1] - s * 0.11),
            (bar[0] - s * 0.24, bar[1] - s * 0.05),
        ],
        steps=6,
    )
    sheet.lay(stroke(grip, tube * 0.7), mood.pale, rough=0.04)
    sheet.lay(stroke(grip[-8:], tube * 1.1), ink("6b3d26"), rough=0.04)
    _basket(sheet, mood, head[0] + s * 0.06, head[1] - s * 0.08, s)


def _basket(sheet: Sheet, mood: Mood, x: float, y: float, s: float) -> None:
    rng = sheet.rng
    stems: list[Shape] = []
    spots: list[Point] = []
    for i in range(15):
        a = math.radians(-150 + 120 * i / 14)
        reach = s * rng.uniform(0.22, 0.38)
        ex, ey = x + s * 0.17 + reach * math.cos(a), y - s * 0.02 + reach * math.sin(a)
        stems.append(stroke([(x + s * 0.17, y + s * 0.05), (ex, ey)], 0.24))
        stems.append(
            leaf(
                x + s * 0.17 + (ex - x - s * 0.17) * 0.5,
                (y + ey) / 2,
                s * 0.13,
                s * 0.05,
                math.degrees(a) + rng.uniform(-45, 45),
            )
        )
        spots.append((ex, ey))
    sheet.lay(union(stems), mix(mood.grass, mood.near, 0.45), rough=0.05)
    for i, (fx, fy) in enumerate(spots):
        colour = (mood.warm, mood.pale, ink("f3bc4f"), mix(mood.warm, mood.pale, 0.55))[i % 4]
        cut = sheet.lay(wobbly(rng, fx, fy, s * 0.05, s * 0.046, 0.2), colour, rough=0.08)
        sheet.shade(cut, mood.dark, fade(fx, fy, fx + s * 0.08, fy + s * 0.08), strength=0.5)
    cane = ink("c8924f")
    weave = sheet.lay(
        polygon(
            (x, y), (x + s * 0.36, y), (x + s * 0.32, y + s * 0.25), (x + s * 0.04, y + s * 0.25)
        ),
        cane,
    )
    rows = [
        dash(
            x + s * (0.03 + 0.075 * i + 0.037 * (j % 2)),
            y + s * (0.03 + 0.042 * j),
            s * 0.07,
            s * 0.02,
        )
        for i in range(6)
        for j in range(6)
    ]
    sheet.lay(union(rows), mix(cane, mood.dark, 0.5), within=weave, rough=0.03)
    sheet.shade(weave, mood.dark, fade(x + s * 0.1, y, x + s * 0.45, y + s * 0.3), strength=0.5)
    sheet.lay(
        rect(x - s * 0.015, y - s * 0.02, x + s * 0.375, y + s * 0.015, 0.2),
        mix(cane, mood.light, 0.35),
        rough=0.04,
    )
