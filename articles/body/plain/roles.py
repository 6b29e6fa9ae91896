"""Which units are standfirst, byline, credit, newsletter and subheadings; their place tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.body.plain.joining import is_special
from articles.body.plain.labels import READ_MORE, is_byline, read_credit, read_newsletter
from articles.body.plain.shapes import (
    count_sentences,
    ends_sentence,
    is_date,
    list_item,
    looks_like_names,
    looks_like_subheading,
)
from articles.body.plain.units import CODE, EMBED, TEXT, Unit

MIN_STANDFIRST = 20
MAX_STANDFIRST = 320
MAX_STANDFIRST_SENTENCES = 3
MIN_PROSE = 80


@dataclass(frozen=True)
class Head:
    """The units between headline and body, and where the body starts."""

    standfirst: Unit | None
    byline: Unit | None
    body_start: int


def read_head(units: Sequence[Unit]) -> Head:
    """Tell standfirst and byline from the body; units start after the headline."""
    index = 0
    byline = _byline_at(units, index)
    index += byline is not None
    standfirst = units[index] if _is_standfirst(units, index) else None
    index += standfirst is not None
    if byline is None and standfirst is not None:
        byline = _byline_at(units, index)
        index += byline is not None
    return Head(standfirst, byline, index)


def _byline_at(units: Sequence[Unit], index: int) -> Unit | None:
    if index < len(units) and units[index].kind == TEXT and is_byline(units[index].text):
        return units[index]
    return None


def _is_standfirst(units: Sequence[Unit], index: int) -> bool:
    if index >= len(units) or units[index].kind != TEXT or is_special(units[index]):
        return False
    text = units[index].text
    fits = MIN_STANDFIRST <= len(text) <= MAX_STANDFIRST or (len(text) > 7 and ends_sentence(text))
    if not fits or len(text) > MAX_STANDFIRST or text.endswith(":") or is_date(text):
        return False
    has_text_after = any(unit.kind == TEXT and not is_special(unit) for unit in units[index + 1 :])
    return has_text_after and count_sentences(text) <= MAX_STANDFIRST_SENTENCES


def find_credit(units: Sequence[Unit]) -> int | None:
    """The index of the unit that credits the main photo: one that says so, else the first credit.

    A bare "© Anna Murphy" counts only after the text.
    """
    best: tuple[int, int] | None = None
    tail = _tail_start(units)
    for index, unit in enumerate(units):
        line = read_credit(unit.text) if unit.kind == TEXT else None
        if line is None or (line.rank == 2 and index < tail):
            continue
        best = min(best or (line.rank, index), (line.rank, index))
    return best[1] if best else None


def find_newsletter(units: Sequence[Unit]) -> int | None:
    """The index of the unit that names the newsletter: after the text, or after read more."""
    tail = _tail_start(units)
    first_link = next((i for i, unit in enumerate(units) if unit.kind == READ_MORE), len(units))
    for index, unit in enumerate(units):
        placed = index >= tail or (index > first_link and index >= len(units) - 5)
        if placed and unit.kind == TEXT and read_newsletter(unit.text) is not None:
            return index
    return None


def _tail_start(units: Sequence[Unit]) -> int:
    start = len(units)
    while start and not _is_prose(units[start - 1]):
        start -= 1
    return start


def _is_prose(unit: Unit) -> bool:
    if unit.kind in (EMBED, CODE):
        return True
    if unit.kind != TEXT or read_newsletter(unit.text) is not None or read_credit(unit.text):
        return False
    return _reads_as_prose(unit.text) or list_item(unit.text) is not None


def _reads_as_prose(text: str) -> bool:
    return len(text) > MIN_PROSE or ends_sentence(text) or text.endswith((":", ",", ";"))


def find_subheadings(units: Sequence[Unit], *, after_standfirst: bool) -> frozenset[int]:
    """The indexes of the body's units that are subheadings: short ones, alone before a paragraph.

    Two short lines in a row are none (names, verse, an address), nor is a short first line under
    the headline, nor a name under the standfirst.
    """
    candidates = [_is_candidate(unit) for unit in units]
    return frozenset(
        index
        for index, candidate in enumerate(candidates)
        if is_marked(units[index])
        or (
            candidate
            and _follows_well(units, candidates, index, after_standfirst=after_standfirst)
            and _leads_to_text(units, candidates, index)
        )
    )


def is_marked(unit: Unit) -> bool:
    """Whether the unit is a subheading in Markdown."""
    return unit.kind == TEXT and unit.text.startswith("## ") and len(unit.text) > 3


def _is_candidate(unit: Unit) -> bool:
    if unit.kind != TEXT or not looks_like_subheading(unit.text):
        return False
    numbered = list_item(unit.text)
    return not is_special(unit) or (numbered is not None and numbered[0] != "-")


def _follows_well(
    units: Sequence[Unit], candidates: Sequence[bool], index: int, *, after_standfirst: bool
) -> bool:
    if index == 0:
        text = units[0].text
        is_name = 2 <= len(text.split()) <= 4 and looks_like_names(text)
        return after_standfirst and not is_name
    return not candidates[index - 1]


def _leads_to_text(units: Sequence[Unit], candidates: Sequence[bool], index: int) -> bool:
    for following in range(index + 1, len(units)):
        unit = units[following]
        if unit.kind == TEXT and not candidates[following]:
            return list_item(unit.text) is not None or (
                not is_special(unit) and _reads_as_prose(unit.text)
            )
        numbered_over_embed = unit.kind == EMBED and list_item(units[index].text) is not None
        if unit.kind in (TEXT, CODE) or (unit.kind == EMBED and not numbered_over_embed):
            return False
    return False
