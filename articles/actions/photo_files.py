"""The files of photos: removed when their time is over, and checked against the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.storage import Storage, default_storage, storages
from django.db import transaction
from django.utils import timezone

from articles.models import Photo, Rendition
from articles.photos.reading import PhotoError
from articles.photos.renditions import (
    make_renditions,
    plan_renditions,
    read_original,
    remove_files,
    remove_files_on_commit,
)
from articles.photos.uses import articles_using

KEPT = timedelta(days=30)  # as long as an article stays in the bin
# Files are written before their rows can be seen by others.
JUST_WRITTEN = timedelta(hours=1)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: ``kind`` is missing, broken or orphaned; ``name`` a file's."""

    kind: str
    name: str
    photo: int | None = None
    original: bool = False


def forget_deleted_photos() -> int:
    """Remove rows and originals of photos that were deleted 30 days ago; returns how many.

    A photo that an article has come to use meanwhile (an old revision was brought back) stays.
    """
    due = Photo.objects.filter(deleted_at__lt=timezone.now() - KEPT)
    done = 0
    for photo in due:
        if articles_using(photo).exists():
            continue
        with transaction.atomic():
            names = [each.file.name or "" for each in photo.renditions.all()]
            remove_files_on_commit(default_storage, names)
            remove_files_on_commit(photo.original.storage, [photo.original.name or ""])
            photo.delete()
        done += 1
    return done


def find_faults() -> Iterator[Fault]:
    """Compare files and tables: what is missing, what can't be read, and what nobody names."""
    named = set()
    for photo in Photo.objects.order_by("pk").iterator(chunk_size=500):
        named.add(photo.original.name or "")
        yield from _original(photo)
    public = set()
    for row in Rendition.objects.order_by("pk").iterator(chunk_size=2000):
        name = row.file.name or ""
        public.add(name)
        if row.made_at is not None:
            yield from _rendition(row, name)
    originals = storages["originals"]
    for storage, known, folder in ((originals, named, ""), (default_storage, public, "photos")):
        for name in _files(storage, folder):
            if name not in known and not _is_new(storage, name):
                yield Fault("orphaned", name, original=storage is originals)


def mend(faults: list[Fault]) -> None:
    """Make lost and broken public files anew, and remove files that nobody names.

    A lost original can't be brought back; that is for a backup to do.
    """
    for fault in faults:
        if fault.kind == "orphaned":
            storage = storages["originals"] if fault.original else default_storage
            remove_files(storage, [fault.name])
    concerned = {fault.photo for fault in faults if fault.photo and not fault.original}
    without_original = {fault.photo for fault in faults if fault.original}
    for photo in Photo.objects.filter(pk__in=concerned - without_original):
        Rendition.objects.filter(
            file__in=[each.name for each in faults if each.photo == photo.pk]
        ).update(made_at=None)
        plan_renditions(photo)
        make_renditions(photo)


def _original(photo: Photo) -> Iterator[Fault]:
    name = photo.original.name or ""
    if not photo.original.storage.exists(name):
        yield Fault("missing", name, photo.pk, original=True)
        return
    try:
        read_original(photo)
    except (PhotoError, OSError):
        yield Fault("broken", name, photo.pk, original=True)


def _rendition(row: Rendition, name: str) -> Iterator[Fault]:
    if not default_storage.exists(name):
        yield Fault("missing", name, row.photo_id)
    elif default_storage.size(name) != row.bytes:
        yield Fault("broken", name, row.photo_id)


def _files(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in files)
    for each in folders:
        yield from _files(storage, f"{prefix}{each}")


def _is_new(storage: Storage, name: str) -> bool:
    try:
        return timezone.now() - storage.get_modified_time(name) < JUST_WRITTEN
    except FileNotFoundError:
        return True  # gone meanwhile
