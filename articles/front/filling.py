"""Which story stands in which slot: by hand, by rule, and none of them twice."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from articles.front.slots import (
    LEAD,
    MOST_READ,
    NEWEST,
    SECTION,
    STRIP,
    TAG,
    TRUE_TO_RULE,
    Slot,
    load,
)
from articles.models import Arrangement, Article, ArticleQuerySet, Section, Status, Tag
from articles.models.reading import most_read

# Reads are counted all the time; and what should have been told of, but was not, is seen then.
LONGEST = timedelta(minutes=5)


@dataclass(frozen=True)
class Filled:
    """A front page as stored for readers, and until when it holds."""

    cells: list[dict[str, Any]]
    valid_until: datetime

    @property
    def ids(self) -> list[int]:
        """All articles, in order."""
        return [pk for cell in self.cells for pk in cell.get("articles", ())]


def fill(slots: list[Slot], at: datetime) -> Filled:
    """Work out which articles stand where, as it is at a moment; nothing is written.

    Args:
        slots: from top to bottom.
        at: what is public, what has ended, and what is newest is asked of this moment.
    """
    alive = [_at_moment(slot, at) for slot in slots if not _is_over(slot, at)]
    claimed = _claims(alive, at)
    taken = {pk for pks in claimed for pk in pks}
    cells = []
    for slot, picks in zip(alive, claimed, strict=True):
        cell = _cell(slot)
        if slot.has_stories:
            cell["articles"] = _stories(slot, picks, taken, at)
            taken.update(cell["articles"])
            if not cell["articles"]:
                continue
        cells.append(cell)
    filled = Filled(cells, at + LONGEST)
    return replace(filled, valid_until=_valid_until(slots, filled.ids, at))


def refresh_if_stale(pk: int) -> None:
    """Work an arrangement out anew if it no longer holds; those that ask together do it once."""
    with transaction.atomic():
        row = Arrangement.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
        now = timezone.now()
        if row.is_stale(now):
            filled = fill(load(row.slots), now)
            row.compiled, row.valid_until = filled.cells, filled.valid_until
            row.save(update_fields=["compiled", "valid_until"])


def _is_over(slot: Slot, at: datetime) -> bool:
    return slot.until is not None and slot.until <= at and not slot.picks


def _at_moment(slot: Slot, at: datetime) -> Slot:
    return replace(slot, picks=()) if slot.until is not None and slot.until <= at else slot


def _claims(slots: list[Slot], at: datetime) -> list[list[int]]:
    """The public picks of every slot; what stands in two belongs to the first."""
    picked = {pk for slot in slots for pk in slot.picks}
    rows = Article.objects.published(at).filter(pk__in=picked) if picked else Article.objects.none()
    public = set(rows.values_list("pk", flat=True))
    claims = []
    for slot in slots:
        own = [pk for pk in dict.fromkeys(slot.picks) if pk in public][: slot.count]
        public.difference_update(own)
        claims.append(own)
    return claims


def _stories(slot: Slot, picks: list[int], taken: set[int], at: datetime) -> list[int]:
    stories = list(picks)
    rules = [slot] if slot.kind in TRUE_TO_RULE else [slot, replace(slot, rule=NEWEST)]
    for rule in rules:
        missing = slot.count - len(stories)
        if missing > 0:
            not_again = taken | set(stories)
            # As many more as may stand elsewhere: no id of them is sent to the database.
            ids = _candidates(rule, at)[: missing + len(not_again)]
            stories += [pk for pk in ids if pk not in not_again][:missing]
    return stories


def _candidates(slot: Slot, at: datetime) -> Any:
    articles: ArticleQuerySet = Article.objects.published(at)
    if slot.rule == MOST_READ:
        return most_read(articles, since=at - timedelta(days=slot.days))
    if slot.rule == SECTION:
        articles = articles.filter(section=slot.of or 0)
    elif slot.rule == TAG:
        tag = _current_tag(slot.of)
        articles = articles.filter(tagged__tag=tag) if tag else articles.none()
    return articles.order_by("-published_at", "-id").values_list("pk", flat=True)


def _current_tag(pk: int | None) -> Tag | None:
    tag = Tag.objects.select_related("merged_into").filter(pk=pk or 0).first()
    return tag.current() if tag else None


def _cell(slot: Slot) -> dict[str, Any]:
    """What readers need of a slot besides its stories."""
    cell: dict[str, Any] = {"kind": slot.kind}
    if slot.kind == STRIP:
        about: Section | Tag | None = (
            Section.objects.filter(pk=slot.of or 0).first()
            if slot.rule == SECTION
            else _current_tag(slot.of)
        )
        if about is not None:
            cell["heading"] = slot.heading or about.name
            cell["url"] = about.get_absolute_url()
            cell["section"] = about.slug if isinstance(about, Section) else ""
    if slot.kind != LEAD and slot.heading:
        cell["heading"] = slot.heading
    for name in ("text", "who", "newsletter"):
        if getattr(slot, name):
            cell[name] = getattr(slot, name)
    return cell


def _valid_until(slots: list[Slot], ids: list[int], at: datetime) -> datetime:
    """The earliest moment at which a story appears or ends, or a slot does."""
    appear = Article.objects.existing().filter(status=Status.PUBLISHED, published_at__gt=at)
    end = Article.objects.filter(pk__in=ids, withdraw_at__gt=at)
    moments = [
        at + LONGEST,
        appear.aggregate(at=Min("published_at"))["at"],
        end.aggregate(at=Min("withdraw_at"))["at"],
        *(slot.until for slot in slots if slot.until is not None and slot.until > at),
    ]
    return min(moment for moment in moments if moment is not None)
