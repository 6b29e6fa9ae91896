"""Pictures for the demo magazine, drawn by the program: prints in few inks on grainy paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from .palettes import Mood, Room
from .portrait import SIZE, paint_portrait
from .scenes import (
    beach,
    bicycle,
    bookshelf,
    bread,
    candles,
    ceramics,
    city_night,
    cottage,
    forest_path,
    garden,
    harbour,
    islands,
    kitchen_window,
    lamp_reading,
    lighthouse,
    market_stall,
    moon_garden,
    mountains,
    rain_window,
    record_player,
    sea_swimmers,
    still_life_fruit,
    tea_table,
    textile,
    train,
    wardrobe,
    wildflowers,
    winter_trees,
)
from .sheet import Sheet

__all__ = ["SCENES", "SHAPES", "Drawing", "draw", "draw_portrait"]

_OUTDOORS: dict[str, tuple[Callable[[Sheet, Mood], str], tuple[Mood, ...]]] = {
    "harbour": (harbour.compose, harbour.PALETTES),
    "mountains": (mountains.compose, mountains.PALETTES),
    "lighthouse": (lighthouse.compose, lighthouse.PALETTES),
    "beach": (beach.compose, beach.PALETTES),
    "sea-swimmers": (sea_swimmers.compose, sea_swimmers.PALETTES),
    "cottage": (cottage.compose, cottage.PALETTES),
    "forest-path": (forest_path.compose, forest_path.PALETTES),
    "winter-trees": (winter_trees.compose, winter_trees.PALETTES),
    "garden": (garden.compose, garden.PALETTES),
    "wildflowers": (wildflowers.compose, wildflowers.PALETTES),
    "city-night": (city_night.compose, city_night.PALETTES),
    "train": (train.compose, train.PALETTES),
    "bicycle": (bicycle.compose, bicycle.PALETTES),
    "market-stall": (market_stall.compose, market_stall.PALETTES),
    "moon-garden": (moon_garden.compose, moon_garden.PALETTES),
    "islands": (islands.compose, islands.PALETTES),
}

_INDOORS: dict[str, tuple[Callable[[Sheet, Room], str], tuple[Room, ...]]] = {
    "rain-window": (rain_window.compose, rain_window.PALETTES),
    "still-life-fruit": (still_life_fruit.compose, still_life_fruit.PALETTES),
    "bread": (bread.compose, bread.PALETTES),
    "tea-table": (tea_table.compose, tea_table.PALETTES),
    "ceramics": (ceramics.compose, ceramics.PALETTES),
    "textile": (textile.compose, textile.PALETTES),
    "wardrobe": (wardrobe.compose, wardrobe.PALETTES),
    "bookshelf": (bookshelf.compose, bookshelf.PALETTES),
    "record-player": (record_player.compose, record_player.PALETTES),
    "lamp-reading": (lamp_reading.compose, lamp_reading.PALETTES),
    "kitchen-window": (kitchen_window.compose, kitchen_window.PALETTES),
    "candles": (candles.compose, candles.PALETTES),
}

SCENES: tuple[str, ...] = (*_OUTDOORS, *_INDOORS)

SHAPES: dict[str, tuple[int, int]] = {
    "landscape": (2000, 1333),
    "portrait": (1440, 1800),
    "square": (1600, 1600),
    "wide": (2000, 1125),
}
"""Width and height in pixels, by name."""


@dataclass(frozen=True)
class Drawing:
    """A finished picture (RGB) and one sentence that says what is seen in it."""

    image: Image.Image
    alt: str


def draw(scene: str, *, seed: int, shape: str, scale: float = 1.0) -> Drawing:
    """Draw a scene; the same arguments give the same pixels.

    Args:
        scene: one of SCENES.
        seed: varies colours, time of day and composition; seeds that follow each other differ
            in their palette. The same seed on another shape is the same picture recomposed.
        shape: one of SHAPES.
        scale: how many pixels of the full size to draw on each side, as a share.

    Raises:
        ValueError: for an unknown scene or shape.
    """
    if shape not in SHAPES:
        raise ValueError(f"No shape is called {shape!r}; there are {', '.join(SHAPES)}.")
    sheet = Sheet(SHAPES[shape], f"{scene} {seed}", scale)
    if scene in _OUTDOORS:
        paint, moods = _OUTDOORS[scene]
        alt = paint(sheet, moods[seed % len(moods)])
    elif scene in _INDOORS:
        furnish, rooms = _INDOORS[scene]
        alt = furnish(sheet, rooms[seed % len(rooms)])
    else:
        raise ValueError(f"No scene is called {scene!r}; there are {', '.join(SCENES)}.")
    return Drawing(sheet.finish(mirrored=sheet.rng.random() < 0.5), alt)


def draw_portrait(seed: int, *, scale: float = 1.0) -> Drawing:
    """Draw a head in profile, a square; the same seed gives the same head."""
    sheet = Sheet(SIZE, f"portrait {seed}", scale)
    alt = paint_portrait(sheet, seed)
    return Drawing(sheet.finish(mirrored=sheet.rng.random() < 0.5), alt)
