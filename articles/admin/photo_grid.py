"""The photo library's grid: what stands on each tile."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Photo
from articles.photos.rights import TOLD_BEFORE
from articles.photos.uses import use_counts

TILE_WIDTH = 320  # px


@dataclass(frozen=True)
class Tile:
    """One photo of the grid."""

    pk: int
    name: str
    url: str
    src: str
    width: int
    height: int
    credit: str
    lacks: tuple[str, ...]
    rights: str
    use: str


def grid_of(photos: list[Photo]) -> list[Tile]:
    """The tiles of these photos, whose narrow JPEGs were fetched as ``plain`` (one query)."""
    counts = use_counts([photo.pk for photo in photos])
    today = timezone.localdate()
    return [_tile(photo, counts.get(photo.pk, 0), today) for photo in photos]


def _tile(photo: Any, used: int, today: date) -> Tile:
    image = min(photo.plain, key=lambda each: abs(each.width - TILE_WIDTH), default=None)
    lacks = [words for value, words in ((photo.credit, _("No credit")), (photo.alt, _("No alt")))
             if not value]  # fmt: skip
    return Tile(
        pk=photo.pk,
        name=photo.whole_name(),
        url=reverse("admin:articles_photo_change", args=[photo.pk]),
        src=image.file.url if image else "",
        width=image.width if image else 0,
        height=image.height if image else 0,
        credit=photo.credit,
        lacks=tuple(lacks),
        rights=_rights(photo, today),
        use=_("Unused")
        if not used
        else ngettext("In %(number)d article", "In %(number)d articles", used) % {"number": used},
    )


def _rights(photo: Photo, today: date) -> str:
    if photo.usable_until and photo.usable_until < today:
        return _("Rights ended")
    if photo.usable_until and photo.usable_until <= today + TOLD_BEFORE:
        left = (photo.usable_until - today).days
        if not left:
            return _("Rights end today")
        words = ngettext("Rights end in %(number)d day", "Rights end in %(number)d days", left)
        return words % {"number": left}
    return ""
