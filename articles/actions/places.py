"""Pages that an editor has put an article on by hand: the front page, and pins on lists."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.front import save_arrangement
from articles.actions.refusals import CannotPoint, in_words
from articles.front.changes import name_of
from articles.front.slots import Slot, load
from articles.models import Arrangement, Article, PinnedStory, Section, Tag

if TYPE_CHECKING:
    from magazine.models import User


# What it takes to change a place, by the kind with which its key begins.
PERMISSIONS = {
    "front": "articles.change_arrangement",
    "section": "articles.change_section",
    "tag": "articles.change_tag",
}


@dataclass(frozen=True)
class Place:
    """One place on a page where an article stands by hand; ``key`` names it in forms."""

    key: str
    name: str
    where: str
    page: Arrangement | Section | Tag
    is_shown: bool = True

    @property
    def permission(self) -> str:
        """What it takes to change it."""
        return PERMISSIONS[self.key.split("-")[0]]


def places_of(article: Article) -> list[Place]:
    """Where an article stands by hand, now or later, the front page first (two queries)."""
    now = timezone.now()
    found = []
    for row in _arrangements(now):
        slots = [slot for slot in load(row.slots) if article.pk in slot.picks]
        standing = [slot for slot in slots if slot.until is None or slot.until > now]
        if standing:
            found.append(_on_front(row, standing, now))
    return found + [_of_pin(pin) for pin in _pins(article, now)]


def lead_places(
    article: Article, to: Article, keys: Collection[str], *, by: "User | None" = None
) -> int:
    """Put another article in the places that ``keys`` name; returns in how many it was done.

    Must run in a transaction. A front page becomes a new row of its history, public from the same
    moment; a draft that lies beside it stays the newest. Raises ``CannotPoint`` for a pin on a
    page that does not list the other article.
    """
    now = timezone.now()
    return _lead_front(article, to, keys, now, by) + _lead_pins(article, to, keys, now)


def _arrangements(now: datetime) -> list[Arrangement]:
    """What readers see of the front page, what they will see, and a draft that lies beside it."""
    begun = Arrangement.objects.standing().filter(public_from__lte=now)
    current = begun.order_by("-public_from", "-id").values("pk")[:1]
    newest = Arrangement.objects.order_by("-id").values("pk")[:1]
    rows = Arrangement.objects.filter(
        Q(pk=Subquery(current))
        | Q(public_from__gt=now, cancelled_at__isnull=True)
        | Q(pk=Subquery(newest), public_from__isnull=True)
    )
    # A draft last: saved again, it stays the one that the screen opens with.
    return sorted(rows, key=lambda row: (row.public_from is None, row.public_from, row.pk))


def _on_front(row: Arrangement, slots: list[Slot], now: datetime) -> Place:
    if row.public_from is None:
        name = _("Draft of the front page")
    elif row.public_from > now:
        name = _("Front page from %(when)s on") % {"when": in_words(row.public_from)}
    else:
        name = _("Front page")
    return Place(
        key=f"front-{row.pk}",
        name=name,
        where=", ".join(name_of(slot) for slot in slots),
        page=row,
        is_shown=row.public_from is not None,
    )


def _pins(article: Article, now: datetime) -> list[PinnedStory]:
    pins = PinnedStory.objects.filter(
        # The page of a merged tag leads to another.
        Q(until__isnull=True) | Q(until__gt=now),
        article=article,
        tag__merged_into__isnull=True,
    )
    return list(pins.select_related("section", "tag").order_by("pk"))


def _of_pin(pin: PinnedStory) -> Place:
    page = pin.section or pin.tag
    assert page is not None  # a constraint of the table
    name = _("Page of the section “%(name)s”") if pin.section else _("Page of the tag “%(name)s”")
    return Place(
        key=_key_of(pin),
        name=name % {"name": page},
        where=_("Pinned story"),
        page=page,
    )


def _key_of(pin: PinnedStory) -> str:
    return f"{'section' if pin.section_id else 'tag'}-{pin.pk}"


def _lead_front(
    article: Article, to: Article, keys: Collection[str], now: datetime, by: "User | None"
) -> int:
    if not any(key.startswith("front-") for key in keys):
        return 0
    # Held first and read then: whoever saves meanwhile would be written over.
    Arrangement.objects.select_for_update(of=("self",)).order_by("-id").first()
    done = 0
    for row in _arrangements(now):
        before = load(row.slots)
        is_meant = f"front-{row.pk}" in keys
        after = _picked_instead(before, article.pk, to.pk) if is_meant else before
        is_draft = row.public_from is None
        if after == before and not (is_draft and done):
            continue
        is_ahead = row.public_from is not None and row.public_from > now
        save_arrangement(
            after,
            by=by,
            public_from=row.public_from if is_draft or is_ahead else now,
            replaces=row.pk if is_ahead else None,
        )
        done += after != before
    return done


def _picked_instead(slots: list[Slot], old: int, new: int) -> list[Slot]:
    """The slots with one story in the place of another; one that is there already stays there."""
    taken = any(new in slot.picks for slot in slots)
    changed = []
    for slot in slots:
        if old not in slot.picks:
            changed.append(slot)
            continue
        picks = [new if pk == old else pk for pk in slot.picks if pk != old or not taken]
        changed.append(replace(slot, picks=tuple(picks)))
        taken = True
    return changed


def _lead_pins(article: Article, to: Article, keys: Collection[str], now: datetime) -> int:
    meant = [pin for pin in _pins(article, now) if _key_of(pin) in keys]
    for pin in meant:
        if pin.section_id is not None:
            is_listed = to.section_id == pin.section_id
            others = PinnedStory.objects.filter(section=pin.section_id)
        else:
            is_listed = to.tagged.filter(tag=pin.tag_id).exists()
            others = PinnedStory.objects.filter(tag=pin.tag_id)
        if not is_listed:
            message = _("“%(headline)s” isn’t listed on “%(page)s”: untick that page.")
            raise CannotPoint(message % {"headline": to, "page": pin.section or pin.tag})
        # It can be pinned once: the better of the two places counts.
        others.filter(article=to).delete()
        pin.article = to
        pin.save(update_fields=["article"])
    return len(meant)
