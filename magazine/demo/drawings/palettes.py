"""The inks: moods for outdoors and rooms for indoors, each a small set that sits well together."""

from __future__ import annotations

from dataclasses import dataclass

from .sheet import Colour


@dataclass(frozen=True)
class Mood:
    """Weather and hour of a scene outdoors, from sky to foreground."""

    when: str
    sky: Colour
    glow: Colour
    light: Colour
    far: Colour
    mid: Colour
    near: Colour
    dark: Colour
    warm: Colour
    cool: Colour
    pale: Colour
    grass: Colour
    by_night: bool = False


@dataclass(frozen=True)
class Room:
    """The colours of an interior: walls, table, things on it."""

    name: str
    wall: Colour
    wall_shade: Colour
    table: Colour
    table_shade: Colour
    dark: Colour
    pale: Colour
    red: Colour
    gold: Colour
    blue: Colour
    leaf: Colour
    light: Colour


def ink(code: str) -> Colour:
    """The colour of six hexadecimal digits."""
    red, green, blue = bytes.fromhex(code)
    return red, green, blue


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two; `share` 0 is the first, 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _mood(when: str, codes: str, *, by_night: bool = False) -> Mood:
    sky, glow, light, far, mid, near, dark, warm, cool, pale, grass = map(ink, codes.split())
    return Mood(when, sky, glow, light, far, mid, near, dark, warm, cool, pale, grass, by_night)


def _room(name: str, codes: str) -> Room:
    return Room(name, *(ink(code) for code in codes.split()))


# sky glow light far mid near dark warm cool pale grass
DAWN = _mood(
    "in the early morning",
    "f0b596 fbe3c0 fff2d2 cfa497 85858f 46616e 1f3544 e4572e 6d9a8c fdf3e2 8a9f78",
)
NOON = _mood(
    "in bright daylight",
    "86c3cb e3ecd9 fff6df 86b8b4 45908d 236571 133b4d ec6a48 f0b542 fbf5e6 8fae5e",
)
DUSK = _mood(
    "at dusk",
    "4a4378 f39f7a ffd8a0 8a6390 5a4684 352d63 1c1b3f ff7a59 5595ad fde6cd 4d6390",
    by_night=True,
)
NIGHT = _mood(
    "at night",
    "10223f 2c5876 f7e6b2 27506f 1b395a 13284a 0a172e f2a541 62a8a4 eaf0e4 2f6468",
    by_night=True,
)
MIST = _mood(
    "on a misty day",
    "c9d4d0 eff0e4 fffaee a8bcb8 789692 4b6a6b 243d42 d9603b c9a24a f8f6ec 8d9f72",
)
AUTUMN = _mood(
    "in autumn light",
    "eecb8f f9ebcb fff4d8 dba56b b9683c 7d3f2e 3b2427 cf4a3e 4a7b74 fdf5e4 94904a",
)
SPRING = _mood(
    "in spring light",
    "f2cfc8 fdf0e0 fff7e6 b3cbb0 7aa583 3d7361 1d4143 ee6f6b 5a8dbd fff8ee 84b184",
)
STORM = _mood(
    "under a heavy sky",
    "5f7f8c cdd8cc fbf6e2 6e919b 41707f 27505f 122e3b e8643c e3b04b f4f3e6 76965f",
)

# wall wall_shade table table_shade dark pale red gold blue leaf light
TERRACOTTA = _room(
    "terracotta", "e6b291 cf9471 f5e5cd dfc29f 35241f fdf5e7 c5472d e9a33b 3a6c72 5a7342 fff0cc"
)
TEAL = _room("teal", "2f676b 235055 ead9b9 cbb28a 122c30 fbf3e0 e4683f f2b44c 8fb9b0 86a35b fff0c4")
BLUSH = _room(
    "pink", "f1cbbf dfaca0 b4574a 91402f 3e2029 fff4ea d8453f f0a63a 35648a 4e7a5a fff3d8"
)
OLIVE = _room(
    "sage green", "b7ba8d 989b6c f3ead2 d8caa2 2a3122 fbf7e6 d4572f ecb03d 5c5a86 4c6b3b fff6d0"
)
MIDNIGHT = _room(
    "deep blue", "24345a 18243f 834f3d 5f3733 0d1528 f6e9d0 e8663d f0b452 7aa8b6 5e8d6d ffdf9a"
)
MUSTARD = _room(
    "mustard", "e6b14e cd9132 fbf0d9 e4d1a4 37271c fff8e8 c8412f f8dc8e 2e6276 4e6f47 fff2c4"
)
CHALK = _room(
    "chalk white", "efe8da d9cdb9 c99b6d a67648 2c2a33 fffaf0 d2503a e5a93f 3f6a94 5c8059 fff6dc"
)
