"""Making the public files of photos: in the background, and for who asks for one before that."""

import logging
from datetime import timedelta

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.actions.refreshing import photo_changed
from articles.models import Photo, Rendition
from articles.photos.reading import PhotoError
from articles.photos.renditions import (
    RECIPE,
    make_rendition,
    make_renditions,
    plan_renditions,
    read_original,
)
from articles.photos.turns import MAKING

logger = logging.getLogger(__name__)

A_TURN = 2.0  # seconds: then other work of the worker gets its turn
LEASE = timedelta(minutes=10)  # after which a worker that died no longer has its photo
AFTER_A_FAILURE = timedelta(hours=1)


def make_due() -> bool:
    """Make some of the public files that aren't there yet, of one photo; whether there was one.

    Whichever worker claims the photo first has it; the others look for another one.
    """
    now = timezone.now()
    pk = _due().filter(Q(make_after=None) | Q(make_after__lte=now)).values_list("pk").first()
    if pk is None:
        return False
    free = Photo.objects.filter(Q(make_after=None) | Q(make_after__lte=now), pk=pk[0])
    if free.update(make_after=now + LEASE):
        _make(Photo.objects.get(pk=pk[0]))
    return True


def make_for_reader(row: Rendition, *, wait: float) -> bool:
    """Make a public file that is asked for before it is there; whether it is there now.

    Arguments:
        row: the file's row, with its photo.
        wait: how long (seconds) to wait for another one that is being made.
    """
    if not MAKING.acquire(timeout=wait):
        return False
    try:
        row.refresh_from_db()
        if row.made_at is None or not default_storage.exists(row.file.name or ""):
            make_rendition(row.photo, row, read_original(row.photo))
    except (PhotoError, OSError, Rendition.DoesNotExist):
        logger.exception("a file of photo %s can't be made", row.photo_id)
        return False
    finally:
        MAKING.release()
    return True


def _due() -> QuerySet[Photo]:
    to_make = Rendition.objects.filter(photo=OuterRef("pk"), made_at=None)
    photos = Photo.objects.filter(Q(recipe__lt=RECIPE) | Exists(to_make), deleted_at=None)
    return photos.order_by("pk")


def _make(photo: Photo) -> None:
    again = None
    try:
        if photo.recipe < RECIPE:
            plan_renditions(photo)
            photo_changed(photo)
        make_renditions(photo, seconds=A_TURN)
    except (PhotoError, OSError) as error:
        logger.error("the files of photo %s can't be made: %s", photo.pk, error)
        again = timezone.now() + AFTER_A_FAILURE
    Photo.objects.filter(pk=photo.pk).update(make_after=again)
