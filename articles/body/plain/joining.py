"""Units that belong together: an address and its post, a post's text and its last line, a label and
the headlines under it."""

from collections.abc import Sequence
from dataclasses import replace

from articles.body.plain.labels import READ_MORE, RELATED, is_end_matter
from articles.body.plain.shapes import list_item
from articles.body.plain.units import EMBED, TEXT, Unit
from articles.embeds.base import Embed

MAX_POST_TEXT = 300
MAX_HEADLINE = 200

LABELS = (RELATED, READ_MORE)


def join_posts(units: Sequence[Unit]) -> list[Unit]:
    """Give a post its text that stands before it, and its address that stands beside it."""
    joined: list[Unit] = []
    for unit in units:
        before = joined[-1] if joined else None
        together = before and (_with_text(before, unit) or _with_address(before, unit))
        if together:
            joined[-1] = together
        else:
            joined.append(unit)
    return joined


def _with_text(before: Unit, post: Unit) -> Unit | None:
    """X copies as the post's text and, apart from it, "— Name (@handle) March 14, 2024"."""
    if not (post.embed and post.embed.provider == "x" and not post.bare and before.kind == TEXT):
        return None
    only_last_line = post.first == post.last and not post.embed.text and post.embed.handle
    if not only_last_line or len(before.text) > MAX_POST_TEXT or before.text.endswith(":"):
        return None
    if is_special(before):
        return None
    return Unit(EMBED, before.first, post.last, embed=replace(post.embed, text=before.text))


def _with_address(before: Unit, unit: Unit) -> Unit | None:
    if not (before.embed and unit.embed and before.embed.provider == unit.embed.provider):
        return None
    if before.bare == unit.bare:
        return None
    post, address = (unit.embed, before.embed) if before.bare else (before.embed, unit.embed)
    if not _same_post(post, address):
        return None
    embed = replace(post, id=address.id, url=address.url, handle=post.handle or address.handle)
    return Unit(EMBED, before.first, unit.last, embed=embed)


def _same_post(post: Embed, address: Embed) -> bool:
    if post.url:
        return post.url == address.url
    handles = {post.handle.casefold(), address.handle.casefold()} - {""}
    return len(handles) <= 1


def is_special(unit: Unit) -> bool:
    """Whether a text unit is a line that something other than a paragraph is made of."""
    text = unit.text
    return bool(list_item(text) or text.startswith("## ") or is_end_matter(text))


def resolve_labels(units: Sequence[Unit], lines: Sequence[str], *, one_a_line: bool) -> list[Unit]:
    """Turn a label that stands alone, and the headlines under it, into one unit for each headline.

    A label with no headline under it becomes text, as typed.
    """
    resolved: list[Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        index += 1
        if unit.kind not in LABELS or unit.text:
            resolved.append(unit)
            continue
        run = _headlines_under(units, index, one_a_line=one_a_line)
        resolved += _labelled(unit, run) if run else [_as_text(unit, lines)]
        index += len(run)
    return resolved


def _as_text(label: Unit, lines: Sequence[str]) -> Unit:
    return Unit(TEXT, label.first, label.last, lines[label.first])


def _labelled(label: Unit, run: Sequence[Unit]) -> list[Unit]:
    firsts = [label.first, *(unit.first for unit in run[1:])]
    return [
        replace(label, first=first, last=unit.last, text=_without_bullet(unit.text))
        for first, unit in zip(firsts, run, strict=True)
    ]


def _without_bullet(text: str) -> str:
    item = list_item(text)
    return item[1] if item and item[0] == "-" else text


def _headlines_under(units: Sequence[Unit], start: int, *, one_a_line: bool) -> Sequence[Unit]:
    label = units[start - 1]
    end = start
    while end < len(units) and _may_be_headline(units[end]):
        end += 1
    run = units[start:end]
    if not run:
        return run
    block = _same_block(label, run)
    if block and not one_a_line:
        return block
    items = _bulleted(run)
    if items:
        return items
    # At the end of an article one label may stand over all links; elsewhere prose follows.
    if label.kind == READ_MORE and (end == len(units) or not _is_prose(units[end])):
        return run
    return [] if label.bare else run[:1]


def _may_be_headline(unit: Unit) -> bool:
    if unit.kind != TEXT or len(unit.text) > MAX_HEADLINE or unit.text.endswith((".", ":")):
        return False
    return _bulleted([unit]) != [] or not is_special(unit)


def _same_block(label: Unit, run: Sequence[Unit]) -> list[Unit]:
    block: list[Unit] = []
    for unit in run:
        if unit.first != (block[-1] if block else label).last + 1:
            break
        block.append(unit)
    return block


def _bulleted(run: Sequence[Unit]) -> list[Unit]:
    items: list[Unit] = []
    for unit in run:
        item = list_item(unit.text)
        if item is None or item[0] != "-":
            break
        items.append(unit)
    return items


def _is_prose(unit: Unit) -> bool:
    return unit.kind == TEXT and not is_special(unit)
