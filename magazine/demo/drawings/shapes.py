"""Outlines: polygons, blobs, strokes and profiles, in the units of the sheet."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """Rings of points; a solid ring adds to what stands before it, the others cut a hole."""

    rings: tuple[tuple[tuple[Point, ...], bool], ...] = ()

    def __add__(self, other: Shape) -> Shape:
        return Shape(self.rings + other.rings)

    def __sub__(self, other: Shape) -> Shape:
        return Shape(self.rings + tuple((points, False) for points, _ in other.rings))

    def moved(self, dx: float, dy: float) -> Shape:
        """The same outline, further right by `dx` and down by `dy`."""
        return self._mapped(lambda x, y: (x + dx, y + dy))

    def turned(self, degrees: float, cx: float, cy: float) -> Shape:
        """The same outline, turned clockwise about a point."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        return self._mapped(
            lambda x, y: (
                cx + (x - cx) * cos - (y - cy) * sin,
                cy + (x - cx) * sin + (y - cy) * cos,
            )
        )

    def scaled(self, sx: float, sy: float, cx: float = 0, cy: float = 0) -> Shape:
        """The same outline, stretched from a point; a negative factor mirrors it."""
        return self._mapped(lambda x, y: (cx + (x - cx) * sx, cy + (y - cy) * sy))

    def sheared(self, by: float, base: float) -> Shape:
        """The same outline, leaning: a point `n` above `base` moves right by `n * by`."""
        return self._mapped(lambda x, y: (x + (base - y) * by, y))

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all solid rings (zeros if there are none)."""
        points = [point for ring, solid in self.rings if solid for point in ring]
        if not points:
            return 0.0, 0.0, 0.0, 0.0
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)

    def _mapped(self, move: Callable[[float, float], Point]) -> Shape:
        return Shape(
            tuple((tuple(move(x, y) for x, y in points), solid) for points, solid in self.rings)
        )


def union(shapes: Iterable[Shape]) -> Shape:
    """All the shapes as one, so that they are laid down in one pass."""
    return Shape(tuple(ring for shape in shapes for ring in shape.rings))


def polygon(*points: Point) -> Shape:
    """One solid ring of straight lines."""
    return Shape(((tuple(points), True),))


def rect(x0: float, y0: float, x1: float, y1: float, corner: float = 0.0) -> Shape:
    """A rectangle, its corners rounded by `corner`."""
    corner = min(corner, abs(x1 - x0) / 2, abs(y1 - y0) / 2)
    if corner <= 0:
        return polygon((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    points: list[Point] = []
    for cx, cy, start in (
        (x1 - corner, y0 + corner, -90),
        (x1 - corner, y1 - corner, 0),
        (x0 + corner, y1 - corner, 90),
        (x0 + corner, y0 + corner, 180),
    ):
        points += arc(cx, cy, corner, corner, start, start + 90, 6)
    return polygon(*points)


def arc(
    cx: float, cy: float, rx: float, ry: float, start: float, end: float, steps: int = 24
) -> list[Point]:
    """Points along an ellipse from one angle to another, in degrees clockwise from the right."""
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles]


def oval(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0.0) -> Shape:
    """An ellipse; a circle if `ry` is left out."""
    ring = polygon(
        *arc(cx, cy, rx, rx if ry is None else ry, 0, 360, max(14, min(180, round(rx * 9))))
    )
    return ring.turned(turn, cx, cy) if turn else ring


def spline(points: Sequence[Point], *, closed: bool = False, steps: int = 8) -> list[Point]:
    """A smooth line through all points (Catmull-Rom)."""
    n = len(points)
    if n < 3:
        return list(points)

    def at(i: int) -> Point:
        return points[i % n] if closed else points[max(0, min(n - 1, i))]

    out: list[Point] = []
    for i in range(n if closed else n - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = at(i - 1), at(i), at(i + 1), at(i + 2)
        for k in range(steps):
            t = k / steps
            t2, t3 = t * t, t * t * t
            wa, wb = -t3 + 2 * t2 - t, 3 * t3 - 5 * t2 + 2
            wc, wd = -3 * t3 + 4 * t2 + t, t3 - t2
            out.append(
                (
                    (wa * ax + wb * bx + wc * cx + wd * dx) / 2,
                    (wa * ay + wb * by + wc * cy + wd * dy) / 2,
                )
            )
    if not closed:
        out.append(points[-1])
    return out


def blob(*points: Point) -> Shape:
    """A closed, smooth outline through the points."""
    return polygon(*spline(points, closed=True))


def stroke(points: Sequence[Point], start: float, end: float | None = None) -> Shape:
    """A line through the points as a shape, `start` wide at its beginning and `end` at its end."""
    end = start if end is None else end
    n = len(points)
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(n - 1, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        half = (start + (end - start) * i / max(1, n - 1)) / 2
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return polygon(*left, *reversed(right))


def brush(points: Sequence[Point], width: float, steps: int = 8) -> Shape:
    """A smooth stroke that swells in the middle and is pointed at both ends."""
    line = spline(points, steps=steps)
    n = len(line)
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, i - 1)], line[min(n - 1, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        half = width / 2 * math.sin(math.pi * i / max(1, n - 1)) ** 0.7 if 0 < i < n - 1 else 0
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return polygon(*left, *reversed(right))


def dash(x: float, y: float, length: float, width: float) -> Shape:
    """A level mark pointed at both ends, as light lies on water."""
    h, w = length / 2, width / 2
    return polygon(
        (x - h, y),
        (x - h * 0.5, y - w),
        (x + h * 0.5, y - w * 0.8),
        (x + h, y),
        (x + h * 0.4, y + w),
        (x - h * 0.5, y + w * 0.8),
    )


_LEAF = (
    spline([(0, 0), (0.3, -0.5), (0.7, -0.35), (1, 0)], steps=4)
    + spline([(1, 0), (0.7, 0.35), (0.3, 0.5), (0, 0)], steps=4)[1:-1]
)


def leaf(x: float, y: float, length: float, width: float, degrees: float) -> Shape:
    """A pointed leaf that grows from a point in a direction (0 is right, -90 is up)."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    lx, ly, wx, wy = length * cos, length * sin, -width * sin, width * cos
    return polygon(*((x + a * lx + b * wx, y + a * ly + b * wy) for a, b in _LEAF))


def profile(cx: float, base: float, *halves: Point) -> Shape:
    """A turned vessel: (height above base, half its width there) from foot to rim."""
    line = spline([(half, height) for height, half in halves], steps=10)
    return polygon(
        *((cx + half, base - height) for half, height in line),
        *((cx - half, base - height) for half, height in reversed(line)),
    )


def wobbly(
    rng: random.Random, cx: float, cy: float, rx: float, ry: float, by: float = 0.12, n: int = 9
) -> Shape:
    """A round shape cut by an unsteady hand: pebbles, bushes, heads of trees."""
    points = []
    for i in range(n):
        a = math.tau * (i + rng.uniform(-0.25, 0.25)) / n
        k = 1 + rng.uniform(-by, by)
        points.append((cx + rx * k * math.cos(a), cy + ry * k * math.sin(a)))
    return blob(*points)


def ridge(
    rng: random.Random, width: float, base: float, height: float, jag: float = 0.5
) -> list[Point]:
    """The upper line of hills from left to right; `jag` from 0 (downs) to 1 (alps)."""
    levels = 3 + round(jag * 4)
    line = [rng.uniform(0.2, 0.9) for _ in range(4)]
    rough = 0.32
    for _ in range(levels):
        line = [
            v
            for a, b in pairwise(line)
            for v in (a, (a + b) / 2 + rng.uniform(-rough, rough) * (0.3 + jag * 0.7))
        ] + [line[-1]]
        rough *= 0.5
    n = len(line) - 1
    points = [(-2 + (width + 4) * i / n, base - height * v) for i, v in enumerate(line)]
    return spline(points, steps=4) if jag < 0.5 else points


def under(line: Sequence[Point], floor: float) -> Shape:
    """Everything beneath a line, down to `floor`."""
    return polygon(*line, (line[-1][0], floor), (line[0][0], floor))
