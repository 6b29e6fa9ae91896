"""Who wrote an article, as the box at its end tells it: frozen data."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from articles.body.small_cards import small_picture
from articles.models import Author, Photo
from articles.photos.picture import load_photos
from articles.photos.rights import next_change


def load_portraits(authors: Sequence[Author]) -> dict[int, Photo]:
    """The photos of these authors by id (two queries, none where none has one)."""
    return load_photos({author.photo_id for author in authors if author.photo_id})


def author_box(
    bylines: Sequence[tuple[Author, str]], portraits: Mapping[int, Photo], at: datetime
) -> list[dict[str, Any]]:
    """The authors of an article in order, each once, as they are at a moment.

    Who has neither biography nor photo nor website is left out: the byline has said the name.
    """
    rows = []
    for author in dict.fromkeys(author for author, _role in bylines):
        photo = portraits.get(author.photo_id) if author.photo_id else None
        picture = small_picture(photo, at)
        if author.biography or author.website or picture:
            rows.append(
                {
                    "name": author.name,
                    "url": author.get_absolute_url(),
                    "biography": author.biography,
                    "website": author.website,
                    "photo": picture,
                    "photo_credit": photo.credit if photo and picture else "",
                }
            )
    return rows


def changes_at(portraits: Mapping[int, Photo], at: datetime) -> datetime | None:
    """The next moment at which another portrait is to be shown; None for never."""
    moments = [next_change(photo, at) for photo in portraits.values()]
    return min((moment for moment in moments if moment), default=None)
