"""Two contents → the fields that differ, word by word; cards by what they show.

``compare`` is for the eye, ``changed_fields`` for one line in a list: it makes no query.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from articles.body.diff import ADDED, REMOVED, SAME, Span, compare_words, opcodes, words_of
from articles.body.formats.rows import format_rows
from articles.body.shown import (
    Block,
    Names,
    body_blocks,
    look_up,
    named_article,
    named_photo,
)
from articles.languages import own_name
from articles.models import Content, Format, Role

CHANGED = "changed"
# So many unchanged blocks in a row are folded away, but for the first and the last of them.
MOST_SAME = 4
# Two blocks with so many of their words in common are the same block, changed.
ALIKE = 0.35
# More blocks than that in a row, all of them changed, are matched in order.
MOST_MATCHED = 120


@dataclass(frozen=True)
class Line:
    """A block or a row: “same”, “changed”, “added” or “removed”; its sort, and its spans."""

    kind: str
    sort: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Part:
    """Some lines of a field; ``is_folded`` where they are only unchanged ones, and many."""

    lines: tuple[Line, ...]
    is_folded: bool = False


@dataclass(frozen=True)
class FieldChange:
    """One field that differs: its name in ``Content``, its label, and its lines from first to last.

    ``is_long`` tells of a text in blocks.
    """

    field: str
    label: str
    lines: tuple[Line, ...]

    @property
    def is_long(self) -> bool:
        """Whether it is the body."""
        return self.field == "body"

    @property
    def parts(self) -> list[Part]:
        """The lines again, long runs of unchanged ones apart from the rest."""
        parts: list[Part] = []
        shown: list[Line] = []
        for is_same, run in groupby(self.lines, key=lambda line: line.kind == SAME):
            lines = list(run)
            if not is_same or len(lines) <= MOST_SAME:
                shown += lines
                continue
            parts += [Part((*shown, lines[0])), Part(tuple(lines[1:-1]), is_folded=True)]
            shown = [lines[-1]]
        return [*parts, Part(tuple(shown))]

    @property
    def words_added(self) -> int:
        """How many words were put in."""
        return _count(self.lines, ADDED)

    @property
    def words_removed(self) -> int:
        """How many words were taken out."""
        return _count(self.lines, REMOVED)


def labels() -> dict[str, str]:
    """What the fields of a content are called, in the order of the screen."""
    return {
        "headline": _("Headline"),
        "standfirst": _("Standfirst"),
        "body": _("Body"),
        "section": _("Section"),
        "tags": _("Tags"),
        "bylines": _("Bylines"),
        "main_photo": _("Main photo"),
        "read_more": _("Read more"),
        "slug": _("Slug"),
        "description": _("Description"),
        "canonical_url": _("Canonical address"),
        "language": _("Language"),
        "translation_of": _("Translation of"),
        "format": _("Format"),
        "recipe": _("Recipe"),
        "products": _("Products"),
        "gallery": _("Gallery photos"),
        "sponsored": _("Sponsored"),
        "sponsor": _("Sponsor"),
        "subjects": _("Sensitive subjects"),
    }


def changed_fields(before: Content, after: Content) -> list[str]:
    """The labels of the fields that differ, in the order of the screen."""
    return [label for name, label in _ordered() if _value(before, name) != _value(after, name)]


def compare(before: Content, after: Content) -> list[FieldChange]:
    """The fields that differ, from the earlier content to the later one.

    Makes at most one query for each kind of thing that the contents name (sections, authors,
    articles, photos, newsletters).
    """
    names = look_up([before, after])
    changes = []
    for name, label in _ordered():
        if _value(before, name) == _value(after, name):
            continue
        lines = _lines(_blocks(before, name, names), _blocks(after, name, names))
        if all(line.kind == SAME for line in lines):
            note = _("Changed in a way that its words don’t show.")
            lines = (*lines, Line(CHANGED, "", (Span(SAME, note),)))
        changes.append(FieldChange(name, label, lines))
    return changes


def _ordered() -> list[tuple[str, str]]:
    known = labels()
    others = [each.name for each in fields(Content) if each.name not in known]
    return [*known.items(), *((name, name.replace("_", " ").capitalize()) for name in others)]


def _value(content: Content, name: str) -> Any:
    return getattr(content, name)


def _blocks(content: Content, name: str, names: Names) -> list[Block]:
    """A field's value as blocks of words."""
    if name == "body":
        return body_blocks(content.body, names)
    return [
        Block(sort, tuple(words_of(text))) for sort, text in _texts(content, name, names) if text
    ]


def _texts(content: Content, name: str, names: Names) -> list[tuple[str, str]]:
    if name == "section":
        pk = content.section
        gone = _("section %(number)d, deleted") % {"number": pk} if pk else ""
        return [("", names.sections.get(pk, gone) if pk else "")]
    if name == "bylines":
        roles = dict(Role.choices)
        return [
            (
                str(roles.get(row.role, row.role)),
                names.authors.get(row.author)
                or _("author %(number)d, deleted") % {"number": row.author},
            )
            for row in content.bylines
        ]
    if name == "main_photo":
        main = content.main_photo
        return [
            (_("Photo"), named_photo(main.photo, names) if main.photo else ""),
            (_("Alt"), main.alt),
            (_("Caption"), main.caption),
            (_("Credit"), main.credit),
        ]
    if name == "read_more":
        return [
            ("", named_article(row.article, names) if row.article else row.headline)
            for row in content.read_more
        ]
    if name == "language":
        return [("", own_name(content.language) if content.language else "")]
    if name == "translation_of":
        pk = content.translation_of
        return [("", named_article(pk, names) if pk else "")]
    if name == "subjects":
        return [("", names.subjects.get(slug, slug)) for slug in content.subjects]
    if name == "format":
        return [("", str(dict(Format.choices).get(content.format, content.format)))]
    if name in ("recipe", "products", "gallery"):
        return format_rows(content, name, lambda pk: named_photo(pk, names))
    value = _value(content, name)
    if isinstance(value, bool):
        return [("", _("yes") if value else _("no"))]
    if isinstance(value, list):
        return [("", str(each)) for each in value]
    return [("", str(value) if value is not None else "")]


def _lines(before: list[Block], after: list[Block]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for tag, i1, i2, j1, j2 in opcodes([b.key for b in before], [b.key for b in after]):
        if tag == "equal":
            lines += [_line(SAME, block) for block in after[j1:j2]]
        else:
            lines += _changed(before[i1:i2], after[j1:j2])
    return tuple(lines)


def _changed(before: list[Block], after: list[Block]) -> list[Line]:
    """Blocks that are not the same: those alike against each other, the rest as gone or new."""
    lines: list[Line] = []
    i = j = 0
    for left, right in [*_pairs(before, after), (len(before), len(after))]:
        lines += [_line(REMOVED, block) for block in before[i:left]]
        lines += [_line(ADDED, block) for block in after[j:right]]
        if left < len(before) and right < len(after):
            spans = compare_words(before[left].words, after[right].words)
            lines.append(Line(CHANGED, _sort(before[left], after[right]), spans))
        i, j = left + 1, right + 1
    return lines


def _sort(before: Block, after: Block) -> str:
    if before.sort == after.sort:
        return after.sort
    text = _("Text")
    return f"{before.sort or text} → {after.sort or text}"


def _pairs(before: list[Block], after: list[Block]) -> list[tuple[int, int]]:
    """Which blocks belong together, in order: the choice with the most words in common."""
    if not before or not after:
        return []
    if len(before) == len(after) == 1 and before[0].sort == after[0].sort:
        return [(0, 0)]
    if max(len(before), len(after)) > MOST_MATCHED:
        return [(number, number) for number in range(min(len(before), len(after)))]
    bags = [Counter(word.text for word in block.words) for block in before]
    others = [Counter(word.text for word in block.words) for block in after]
    rows, columns = len(before), len(after)
    likeness = [[_likeness(a, b) for b in others] for a in bags]
    best = [[0.0] * (columns + 1) for _row in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            pair = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        alike = likeness[i][j]
        if alike >= ALIKE and best[i][j] == alike + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    small, large = (a, b) if len(a) < len(b) else (b, a)
    shared = sum(min(number, large[word]) for word, number in small.items() if word in large)
    total = a.total() + b.total()
    return 2 * shared / total if total else 1.0


def _line(kind: str, block: Block) -> Line:
    words = block.words
    spans = compare_words(words if kind != ADDED else (), words if kind != REMOVED else ())
    return Line(kind, block.sort, spans)


def _count(lines: Sequence[Line], kind: str) -> int:
    return sum(
        1 for line in lines for span in line.spans if span.kind == kind
        for word in span.text.split() if any(letter.isalnum() for letter in word)
    )  # fmt: skip
