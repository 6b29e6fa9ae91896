"""Articles as small cards beside a text: headline, section, a little photo, as frozen data."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles.body.paid import paid_label
from articles.models import Article, Photo
from articles.photos.picture import load_photos, small_picture_data
from articles.photos.rights import may_be_shown, next_change


@dataclass
class SmallCards:
    """Cards by their articles' ids, and the next moment at which one of them changes."""

    by_id: dict[int, dict[str, Any]] = field(default_factory=dict)
    valid_until: datetime | None = None


def small_cards(articles: Iterable[Article], at: datetime) -> SmallCards:
    """The cards of articles, in their order, as they are at a moment.

    A photo that may not be shown then is left out, and its credit with it. Makes two queries, none
    where no article has a photo.

    Arguments:
        articles: loaded with ``for_card``.
        at: the moment; what a photo's rights or the articles' times change later is told.
    """
    rows = list(articles)
    photos = load_photos({row.main_photo_id for row in rows if row.main_photo_id})
    made = SmallCards()
    for row in rows:
        photo = photos.get(row.main_photo_id) if row.main_photo_id else None
        changes = [row.published_at, row.withdraw_at, next_change(photo, at) if photo else None]
        made.valid_until = min(
            (moment for moment in (made.valid_until, *changes) if moment and moment > at),
            default=None,
        )
        made.by_id[row.pk] = _card(row, photo, at)
    return made


def _card(article: Article, photo: Photo | None, at: datetime) -> dict[str, Any]:
    assert article.section is not None and article.published_at is not None
    picture = small_picture(photo, at)
    credit = article.main_photo_credit or (photo.credit if photo else "")
    return {
        "id": article.pk,
        "url": article.get_absolute_url(),
        "headline": article.headline,
        "language": article.language,
        "section": article.section.name,
        "section_slug": article.section.slug,
        "paid": paid_label(article),
        "fits_beside_sensitive": article.fits_beside_sensitive(),
        "published_at": article.published_at.isoformat(),
        "until": article.withdraw_at.isoformat() if article.withdraw_at else "",
        "photo": picture,
        "photo_credit": credit if picture else "",
        "photo_until": _iso(next_change(photo, at)) if photo and picture else "",
    }


def small_picture(photo: Photo | None, at: datetime) -> Any:
    """A photo as a card holds it; None where nothing may be shown."""
    if photo is None or photo.deleted_at is not None or not may_be_shown(photo, at):
        return None
    renditions = list(photo.renditions.all())
    return small_picture_data(photo, renditions) if renditions else None


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
