"""The front page as data: cells from top to bottom, each with its cards."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.body import markers
from articles.front.filling import Filled, refresh_if_stale
from articles.front.slots import COUNTS, FEATURES, LEAD, LIST, MOST_READ, NEWSLETTER, STRIP
from articles.models import Arrangement, Article, Prepared
from articles.pages.cards import Card, cards

logger = logging.getLogger(__name__)

# Without an arrangement: one lead, then the newest in this rhythm, and the rest as a list.
NEWEST_RHYTHM = (2, 3, NEWSLETTER, 1, 2, 3)
NEWEST_CARDS = 25

# How features are set, by their number: rows of so many.
ROWS = {1: (1,), 2: (2,), 3: (3,), 4: (2, 2), 5: (2, 3), 6: (3, 3)}
# A strip of as many or more: one story large, the others beside it.
MIXED = 4
LAYOUTS = {1: "cards-strip", 2: "cards-two", 3: "cards-three", MIXED: "cards-mixed"}


@dataclass(frozen=True)
class Row:
    """Cards beside each other, and the layout's name in the style sheet."""

    layout: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Cell:
    """One slot as readers meet it."""

    kind: str
    cards: tuple[Card, ...] = ()
    rows: tuple[Row, ...] = ()
    heading: str = ""
    url: str = ""
    section: str = ""
    text: str = ""
    who: str = ""
    signup: SafeString = field(default_factory=SafeString)
    level: int = 2

    @property
    def template(self) -> str:
        """The template that shows it."""
        return f"articles/front/{self.kind}.html"


@dataclass(frozen=True)
class FrontPage:
    """The front page, from top to bottom."""

    cells: tuple[Cell, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that show photos, for the line that credits them."""
        return tuple(card for cell in self.cells if cell.kind != MOST_READ for card in cell.cards)


def front_page() -> FrontPage:
    """What editors arranged, else the newest (two queries; one more for a named newsletter)."""
    now = timezone.now()
    arrangement = Arrangement.objects.current(now)
    if arrangement is None or not arrangement.slots.get("slots"):
        return newest(now)
    if arrangement.is_stale(now):
        arrangement = _refreshed(arrangement)
    return arranged(Filled(arrangement.compiled, now), now)


def arranged(filled: Filled, at: datetime) -> FrontPage:
    """A filled arrangement with its cards, as it is at a moment (one query, or two)."""
    ids = filled.ids
    found = _BY_ID.all(ids=ids, at=at) if ids else []
    shown = {each.pk: made for each, made in zip(found, cards(found), strict=True)}
    forms = _sign_ups({cell.get("newsletter", "") for cell in filled.cells} - {""})
    return _page([_read_cell(cell, shown, forms) for cell in filled.cells])


_BY_ID = Prepared(
    lambda ids, at: Article.objects.published(at).for_list().order_by().filter(pk__in=ids)
)
_NEWEST = Prepared(lambda at: Article.objects.published(at).for_list())


def _refreshed(arrangement: Arrangement) -> Arrangement:
    """The arrangement worked out anew; as it was where that fails: a little old beats nothing."""
    try:
        refresh_if_stale(arrangement.pk)
        arrangement.refresh_from_db(fields=["compiled", "valid_until"])
    except Exception:
        logger.exception("the front page could not be brought up to date")
    return arrangement


def newest(at: datetime) -> FrontPage:
    """The newest stories in the usual rhythm (one query)."""
    found = cards(_NEWEST.all(at=at, limit=NEWEST_CARDS))
    if not found:
        return FrontPage(())
    cells = [Cell(LEAD, found[:1])]
    rest = found[1:]
    for part in NEWEST_RHYTHM:
        if isinstance(part, str):
            cells.append(Cell(part))
        elif rest:
            cells.append(Cell(FEATURES, rest[:part]))
            rest = rest[part:]
    if rest:
        cells.append(Cell(LIST, rest))
    return _page(cells)


def _read_cell(
    cell: Mapping[str, Any], cards: Mapping[int, Card], forms: Mapping[str, str]
) -> Cell:
    heading = cell.get("heading", "")
    if cell["kind"] == MOST_READ:
        heading = heading or _("Most read")
    return Cell(
        kind=cell["kind"],
        cards=tuple(cards[pk] for pk in cell.get("articles", ()) if pk in cards),
        heading=heading,
        url=cell.get("url", ""),
        section=cell.get("section", ""),
        text=cell.get("text", ""),
        who=cell.get("who", ""),
        signup=mark_safe(forms.get(cell.get("newsletter", ""), "")),  # noqa: S308 - our template
    )


def _sign_ups(slugs: set[str]) -> Mapping[str, str]:
    for kind in markers.foreign_kinds():
        if slugs:
            return kind.render(slugs)
    return {}


def _page(cells: list[Cell]) -> FrontPage:
    """The cells with their rhythm: the pairs turn about, and what lost its stories is gone."""
    done, turned = [], False
    for cell in cells:
        rows: list[Row] = []
        if cell.kind in COUNTS and not cell.cards:
            continue
        if cell.kind in (FEATURES, STRIP):
            for number, cards in _rows(cell):
                layout = LAYOUTS[number]
                if number == 2:
                    layout, turned = (f"{layout} cards-turned" if turned else layout), not turned
                rows.append(Row(layout, cards))
        done.append(
            Cell(**{**cell.__dict__, "rows": tuple(rows), "level": 3 if cell.heading else 2})
        )
    return FrontPage(tuple(done))


def _rows(cell: Cell) -> list[tuple[int, tuple[Card, ...]]]:
    if cell.kind == STRIP and len(cell.cards) >= MIXED:
        return [(MIXED, cell.cards)]
    rows, rest = [], cell.cards
    for number in ROWS[len(rest)]:
        rows.append((number, rest[:number]))
        rest = rest[number:]
    return rows
