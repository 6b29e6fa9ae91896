"""Until when, from when and where a photo may be shown."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from articles.models import Photo

TOLD_BEFORE = timedelta(days=14)


def may_be_shown(photo: Photo, at: datetime) -> bool:
    """Whether a moment lies in the photo's days of use; both the first and the last count whole.

    Days are those of the magazine's time zone.
    """
    day = timezone.localdate(at)
    begun = photo.usable_from is None or photo.usable_from <= day
    return begun and (photo.usable_until is None or day <= photo.usable_until)


def next_change(photo: Photo, at: datetime) -> datetime | None:
    """The next moment at which it changes whether the photo may be shown; None for never."""
    ends = photo.usable_until + timedelta(days=1) if photo.usable_until else None
    moments = [_midnight(day) for day in (photo.usable_from, ends) if day is not None]
    return min((moment for moment in moments if moment > at), default=None)


def ended(day: date) -> Q:
    """A condition on photos: that their last day of use is over on a day."""
    return Q(usable_until__lt=day)


def ending(day: date) -> Q:
    """A condition on photos: that their last day comes within ``TOLD_BEFORE`` of a day."""
    return Q(usable_until__gte=day, usable_until__lte=day + TOLD_BEFORE)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
