"""Which photo readers get to see in the place of which: rights decide, by the clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from articles.models import Photo, Section
from articles.photos.picture import load_photos
from articles.photos.rights import may_be_shown, next_change


@dataclass(frozen=True)
class Shown:
    """A photo as it is shown: itself, or the section's picture in its place."""

    photo: Photo
    stands_in: bool = False


@dataclass
class Showing:
    """Gives one compiled form of an article its photos, each as it may be shown then.

    The section's picture stands in once; where it would stand a second time, nothing does.

    Arguments:
        photos: those that the article names and that exist, by id.
        fallback: the section's picture, if it has one.
        at: the moment.
        leaves_the_site: for feeds and mail, where photos for the web only may not go.
    """

    photos: Mapping[int, Photo]
    fallback: Photo | None
    at: datetime
    leaves_the_site: bool = False
    stood_in: bool = field(default=False, init=False)

    def take(self, pk: int | None) -> Shown | None:
        """The photo to show for this one; None where nothing may be shown."""
        photo = self.photos.get(pk) if pk else None
        if photo is None:
            return None
        if self._may(photo):
            return Shown(photo)
        if self.fallback is None or self.stood_in or not self._may(self.fallback):
            return None
        self.stood_in = True
        return Shown(self.fallback, stands_in=True)

    def _may(self, photo: Photo) -> bool:
        if self.leaves_the_site and photo.web_only:
            return False
        return may_be_shown(photo, self.at)


def fallback_for(photos: Mapping[int, Photo], section: Section | None) -> Photo | None:
    """The section's picture where one of the photos may ever need it (two queries then)."""
    limited = any(
        photo.usable_from or photo.usable_until or photo.web_only for photo in photos.values()
    )
    if not limited or section is None or section.fallback_photo_id is None:
        return None
    return load_photos([section.fallback_photo_id]).get(section.fallback_photo_id)


def changes_at(
    photos: Mapping[int, Photo], fallback: Photo | None, at: datetime
) -> datetime | None:
    """The next moment at which another photo is to be shown somewhere; None for never."""
    all_of_them = [*photos.values(), *([fallback] if fallback else [])]
    moments = [next_change(photo, at) for photo in all_of_them]
    return min((moment for moment in moments if moment), default=None)
