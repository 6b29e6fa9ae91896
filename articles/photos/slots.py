"""How wide a photo stands in each place of a page: HTML's ``sizes``, by the photo's own shape.

The numbers are the style sheet's; a browser test holds them against the pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """From which width of the window on (em) a box is so wide, and its ratio where it crops."""

    above: int
    width: float
    unit: str
    ratio: float = 0.0


_CARD = Step(0, 90, "vw", 1.5)
_TWO = (Step(96, 50, "rem", 1.6), Step(60, 53, "vw", 1.55), Step(40, 45, "vw", 1.5), _CARD)
_THREE = (Step(96, 28.5, "rem", 0.8), Step(60, 29.5, "vw", 0.8))
SLOTS: Mapping[str, Sequence[Step]] = {
    # Cards of lists
    "lead": (Step(96, 67.5, "rem", 1.6), Step(60, 70, "vw", 1.5), Step(0, 100, "vw", 4 / 3)),
    "cards-two": _TWO,
    "cards-two cards-turned": _TWO,
    "cards-three": (*_THREE, Step(40, 45, "vw", 1.5), _CARD),
    "cards-three-first": (*_THREE, Step(40, 93, "vw", 1.5), _CARD),
    "cards-strip": (
        Step(96, 52.5, "rem", 1.4), Step(60, 55, "vw", 1.1), Step(40, 93, "vw", 1.5), _CARD,
    ),
    "cards-mixed": (Step(96, 13, "rem", 1.33), Step(44, 14, "vw", 1.33), Step(0, 26, "vw", 1)),
    "cards-mixed-first": (Step(96, 50, "rem", 1.5), Step(44, 53, "vw", 1.5), _CARD),
    "cards-rows": (Step(60, 12.5, "vw", 1), Step(40, 24, "vw", 1), Step(0, 26, "vw", 1)),
    # An article's main photo
    "main": (Step(96, 90, "rem"), Step(60, 94, "vw"), Step(0, 100, "vw")),
    "main-portrait": (Step(96, 36, "rem"), Step(60, 37.5, "vw"), Step(0, 100, "vw")),
    # In the body: the measure of the text, the wide column, the inset
    "text": (Step(46, 40, "rem"), Step(0, 91, "vw")),
    "wide": (Step(74, 68, "rem"), Step(0, 93, "vw")),
    "full": (Step(0, 100, "vw"),),
    "inset-left": (Step(60, 22, "rem"), Step(44, 42, "vw"), Step(0, 91, "vw")),
    "inset-right": (Step(60, 22, "rem"), Step(44, 42, "vw"), Step(0, 91, "vw")),
    "gallery": (Step(47, 36, "rem"), Step(0, 78, "vw")),
    # Beside a link to another article, and beside an author's biography
    "related": (Step(40, 11, "rem", 4 / 3), Step(0, 30, "vw", 1)),
    "read-more": (Step(40, 8, "rem", 4 / 3), Step(0, 26, "vw", 1)),
    "author": (Step(0, 6.5, "rem", 1),),
    # In formats: a step of a recipe, a product, a photo of a gallery story
    "step": (Step(74, 40, "rem"), Step(60, 52, "vw"), Step(0, 78, "vw")),
    "product": (Step(77, 37, "rem", 4 / 3), Step(48, 50, "vw", 4 / 3), Step(0, 91, "vw", 4 / 3)),
    "story": (Step(96, 67, "rem"), Step(60, 69, "vw"), Step(0, 100, "vw")),
    "pair": (Step(74, 33.5, "rem"), Step(40, 46, "vw"), Step(0, 91, "vw")),
}  # fmt: skip


def sizes_of(slot: str, width: int, height: int) -> str:
    """The attribute ``sizes`` for a photo of this shape in a slot; an unknown slot is the text's.

    Where the style sheet crops, a photo wider than its box is drawn wider than the box is.
    """
    ratio = width / height
    parts = []
    for step in SLOTS.get(slot, SLOTS["text"]):
        drawn = step.width * max(1.0, ratio / step.ratio if step.ratio else 1.0)
        length = f"{drawn:.1f}".removesuffix(".0") + step.unit
        parts.append(f"(min-width: {step.above}em) {length}" if step.above else length)
    return ", ".join(parts)
