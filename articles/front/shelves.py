"""The newest stories of a section, kept ready for the pages of all its articles."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.body.small_cards import SmallCards, small_cards
from articles.models import Article, Section, Shelf, Status

logger = logging.getLogger(__name__)

# So many that some are left where an article leads to the newest already.
KEPT = 12


def shelf_of(section: Section) -> Shelf | None:
    """A section's shelf, filled anew if it no longer holds (no query where it does).

    What fails is logged; a shelf that is a little old, or none, is better than no page.
    """
    now = timezone.now()
    shelf = getattr(section, "shelf", None)
    if shelf is not None and not shelf.is_stale(now):
        return shelf
    try:
        return fill(section.pk) or shelf
    except Exception:
        logger.exception("the newest of section %s could not be worked out", section.pk)
        return shelf


def fill(section_id: int) -> Shelf | None:
    """Fill a section's shelf; None where somebody else has it in hand at this moment.

    The row is locked first: who publishes meanwhile marks it stale after this, never before. So a
    new one is written before that begins, where others can see it.
    """
    Shelf.objects.get_or_create(section_id=section_id, defaults={"valid_until": timezone.now()})
    with transaction.atomic():
        shelf = (
            Shelf.objects.select_for_update(skip_locked=True, no_key=True)
            .filter(section_id=section_id)
            .first()
        )
        if shelf is None:
            return None
        now = timezone.now()
        cards = newest_cards(section_id, now)
        shelf.cards = list(cards.by_id.values())
        shelf.valid_until = cards.valid_until
        shelf.save(update_fields=["cards", "valid_until"])
        return shelf


def newest_cards(section_id: int, at: datetime) -> SmallCards:
    """The newest stories of a section that may be suggested, and until when they are that."""
    stories = Article.objects.filter(section_id=section_id).suggestible()
    newest = stories.published(at).for_card().order_by("-published_at", "-id")[:KEPT]
    cards = small_cards(newest, at)
    coming = (
        stories.existing()
        .filter(status=Status.PUBLISHED, published_at__gt=at)
        .order_by("published_at")
        .values_list("published_at", flat=True)
        .first()
    )
    cards.valid_until = min(filter(None, (cards.valid_until, coming)), default=None)
    return cards
