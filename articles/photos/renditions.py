"""The public files of a photo: which there are, under which names, and how each gets made."""

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.models import Photo, Rendition
from articles.photos.encoding import AVIF, ENDINGS, JPEG, WEBP, encode
from articles.photos.geometry import CROPS, SHARE, crop_size, full_sizes
from articles.photos.reading import ReadPicture, read_picture

__all__ = ["AVIF", "FULL", "JPEG", "SHARE", "WEBP"]  # what goes with the names below

FULL = "full"
# Raised whenever other files are to be made; the worker then plans all photos anew.
RECIPE = 1

NAME = re.compile(
    r"photos/[0-9a-f]{2}/(?P<uid>[0-9a-f]{32})-(?P<shape>[a-z]{1,20})-(?P<width>[0-9]{1,5})"
    r"-[0-9a-f]{8,20}\.(?P<ending>avif|webp|jpg)",
    re.ASCII,
)


@dataclass(frozen=True)
class Planned:
    """One rendition that a photo is to have."""

    shape: str
    width: int  # px
    height: int
    content_type: str


def planned(width: int, height: int) -> list[Planned]:
    """All renditions of a picture of this size (px), narrowest first; crops are JPEGs only."""
    whole = [
        Planned(FULL, *size, content_type)
        for size in full_sizes(width, height)
        for content_type in (AVIF, WEBP, JPEG)
    ]
    crops = [Planned(shape, *crop_size(shape, width, height), JPEG) for shape in CROPS]
    return whole + crops


def rendition_name(photo: Photo, plan: Planned) -> str:
    """The file's name: signed, so that no other size can be asked for, and another name whenever
    the contents are to be others."""
    decides = [
        RECIPE,
        photo.sha256,
        *(photo.said_in_files.values()),
        *((photo.focal_x, photo.focal_y) if plan.shape in CROPS else ()),
        f"{plan.shape} {plan.width} {plan.height} {plan.content_type}",
    ]
    value = f"{photo.uid.hex}\n" + "\n".join(str(each) for each in decides)
    signature = salted_hmac("articles.photos.renditions", value, algorithm="sha256").hexdigest()
    uid, ending = photo.uid.hex, ENDINGS[plan.content_type]
    return f"photos/{uid[:2]}/{uid}-{plan.shape}-{plan.width}-{signature[:12]}.{ending}"


@transaction.atomic
def plan_renditions(photo: Photo) -> None:
    """Write the rows of a photo's public files, in place of those that are no longer true.

    What stays true keeps its file. Files that are no longer named go after commit.
    """
    # One at a time: who fails must not delete a file that another has come to name meanwhile.
    Photo.objects.select_for_update().get(pk=photo.pk)
    plans = {rendition_name(photo, plan): plan for plan in planned(photo.width, photo.height)}
    present = Rendition.objects.filter(photo=photo)
    former = present.exclude(file__in=plans)
    remove_files_on_commit(default_storage, list(former.values_list("file", flat=True)))
    former.delete()
    kept = set(present.values_list("file", flat=True))
    Rendition.objects.bulk_create(
        Rendition(
            photo=photo,
            shape=plan.shape,
            width=plan.width,
            height=plan.height,
            content_type=plan.content_type,
            file=name,
        )
        for name, plan in plans.items()
        if name not in kept
    )
    Photo.objects.filter(pk=photo.pk).update(recipe=RECIPE, make_after=None)
    photo.recipe, photo.make_after = RECIPE, None


def make_renditions(photo: Photo, *, again: bool = False, seconds: float = float("inf")) -> int:
    """Make those of a photo's public files that aren't there yet; returns how many it made.

    Arguments:
        photo: saved, with its original, planned.
        again: make those that are there anew, too.
        seconds: after so many, no further one is begun.

    Raises PhotoError if the original can't be read (any more).
    """
    wanted = photo.renditions.all() if again else photo.renditions.filter(made_at=None)
    rows = list(wanted)
    if not rows:
        return 0
    until = time.monotonic() + seconds
    picture = read_original(photo)
    done = 0
    for row in rows:
        if time.monotonic() > until:
            break
        # Somebody may have asked for it meanwhile, or the photo was changed.
        if again or Rendition.objects.filter(pk=row.pk, made_at=None).exists():
            make_rendition(photo, row, picture)
            done += 1
    return done


def make_first(photo: Photo, picture: ReadPicture) -> Iterator[str]:
    """Make the narrowest files while the picture is at hand; yields each name before that."""
    rows = photo.renditions.filter(shape=FULL).order_by("width")
    for row in [each for each in rows if each.width == rows[0].width]:
        if row.made_at is None:
            yield row.file.name or ""
            make_rendition(photo, row, picture)


def make_rendition(photo: Photo, row: Rendition, picture: ReadPicture) -> None:
    """Make one public file, and say that it is there."""
    data = encode(
        picture,
        row.shape,
        (row.width, row.height),
        row.content_type,
        focal=(photo.focal_x, photo.focal_y),
        said=photo.said_in_files,
    )
    name = row.file.name or ""
    # Half a file may lie there; nobody serves it, since its row doesn't say that it is made.
    default_storage.delete(name)
    stored = default_storage.save(name, ContentFile(data))
    if stored != name:
        # Another process has written the same file since.
        default_storage.delete(stored)
    row.bytes, row.made_at = len(data), timezone.now()
    told = Rendition.objects.filter(pk=row.pk, file=name)
    if not told.update(bytes=row.bytes, made_at=row.made_at):
        # The photo was changed or deleted while this was being made.
        default_storage.delete(name)


def read_original(photo: Photo) -> ReadPicture:
    """The picture of a photo's original. Raises PhotoError, or OSError if the file is gone."""
    with photo.original.open("rb") as stream:
        return read_picture(stream)


def remove_files_on_commit(storage: Storage, names: Iterable[str]) -> None:
    """Delete files once the transaction that stopped naming them has come to stay."""
    transaction.on_commit(partial(remove_files, storage, list(names)), robust=True)


def remove_files(storage: Storage, names: Iterable[str]) -> None:
    """Delete files; one that isn't there is no error."""
    for name in names:
        storage.delete(name)
