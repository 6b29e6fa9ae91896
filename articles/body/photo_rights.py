"""What the checklist says of photos whose use is limited."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.body.problems import Problem
from articles.models import Photo, Reference
from articles.photos.rights import TOLD_BEFORE


def photo_rights(photos: list[Photo], article_id: int | None) -> list[Problem]:
    """Advice on each photo that may not be shown now, not much longer, or not a second time."""
    elsewhere = _shown_elsewhere([photo.pk for photo in photos if photo.single_use], article_id)
    problems = []
    for photo in photos:
        message = _by_the_clock(photo)
        if message:
            problems.append(Problem("photo-rights", message, "body"))
        if photo.pk in elsewhere:
            message = _("The photo “%(photo)s” may be used once, and another article shows it.")
            problems.append(Problem("photo-once", message % {"photo": photo}, "body"))
    return problems


def _by_the_clock(photo: Photo) -> str:
    today = timezone.localdate()
    if photo.usable_until and photo.usable_until < today:
        words = _(
            "The rights of the photo “%(photo)s” ended on %(day)s: readers see the section’s "
            "picture instead."
        )
        day = photo.usable_until
    elif photo.usable_from and photo.usable_from > today:
        words = _("The photo “%(photo)s” may be shown from %(day)s on, and not before.")
        day = photo.usable_from
    elif photo.usable_until and photo.usable_until <= today + TOLD_BEFORE:
        words = _("The rights of the photo “%(photo)s” end on %(day)s.")
        day = photo.usable_until
    else:
        return ""
    return words % {"photo": photo, "day": date_format(day)}


def _shown_elsewhere(photo_ids: list[int], article_id: int | None) -> set[int]:
    if not photo_ids:
        return set()
    rows = Reference.objects.filter(
        kind=Reference.Kind.PHOTO, object_id__in=photo_ids, source__deleted_at=None
    ).exclude(source_id=article_id)
    return {pk for pk in rows.values_list("object_id", flat=True) if pk is not None}
