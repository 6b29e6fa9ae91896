"""Two texts of one article side by side, and what was chosen of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.actions.revisions import cleaned
from articles.body.compare import FieldChange, Line, compare, labels
from articles.body.diff import ADDED, REMOVED, SAME, Span
from articles.models import Article, Content

TEMPLATE = "admin/articles/article/side_by_side.html"


@dataclass(frozen=True)
class Pair:
    """A block of both texts; or how many blocks are the same here, in the place of them."""

    sort: str = ""
    mine: tuple[Span, ...] = ()
    theirs: tuple[Span, ...] = ()
    unchanged: int = 0


@dataclass(frozen=True)
class Choice:
    """A field in which the texts differ; ``name`` is that of its radio buttons.

    ``is_theirs`` where only the other has changed it, so that the other's is the one to keep.
    """

    name: str
    label: str
    pairs: list[Pair]
    is_theirs: bool = False


def choices(mine: Content, theirs: Content, base: Content | None = None) -> list[Choice]:
    """The fields in which a text as typed differs from another as stored.

    ``base`` is the text that both began from, where it is known.
    """
    mine = cleaned(mine)
    own = set(labels()) if base is None else {change.field for change in compare(base, mine)}
    return [
        Choice(f"choose-{change.field}", change.label, _pairs(change), change.field not in own)
        for change in compare(theirs, mine)
        if change.field in labels()
    ]


def text_at(article: Article | None, opened: tuple[int, int]) -> Content | None:
    """The text of a revision (its id and counter); None if it has been saved over since."""
    if article is None:
        return None
    pk, counter = opened
    found = article.revisions.filter(pk=pk, counter=counter).first()
    return found.read() if found else None


def side_by_side(
    mine: Content,
    theirs: Content,
    *,
    name: str,
    has_choice: bool = True,
    base: Content | None = None,
) -> SafeString:
    """The markup of both texts; ``name`` says whose the other is. Empty if nothing differs.

    Yours is chosen at first; the other's in fields that are still as in ``base``, the text from
    which both began.
    """
    found = choices(mine, theirs, base)
    if not found:
        return SafeString("")
    context = {"choices": found, "name": name, "has_choice": has_choice}
    return render_to_string(TEMPLATE, context)


def chosen(mine: Content, theirs: Content, data: Mapping[str, Any]) -> Content:
    """The typed text, with the fields of the other that were chosen by ``choose-FIELD``."""
    names = [name for name in labels() if data.get(f"choose-{name}") == "theirs"]
    return replace(mine, **{name: getattr(theirs, name) for name in names})


def _pairs(change: FieldChange) -> list[Pair]:
    pairs: list[Pair] = []
    for line in change.lines:
        if change.is_long and line.kind == SAME:
            before = pairs.pop().unchanged if pairs and pairs[-1].unchanged else 0
            pairs.append(Pair(unchanged=before + 1))
        else:
            pairs.append(Pair(line.sort, _without(line, REMOVED), _without(line, ADDED)))
    return pairs


def _without(line: Line, kind: str) -> tuple[Span, ...]:
    return tuple(span for span in line.spans if span.kind != kind)
