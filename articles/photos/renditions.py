"""The public files of a photo: sizes and crops, without anything the camera wrote."""

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.db import transaction
from PIL import Image

from articles.models import Photo, Rendition
from articles.photos.colour import on_white
from articles.photos.geometry import (
    SHARE_HEIGHT,
    SHARE_WIDTH,
    crop_box,
    full_sizes,
    share_size,
)
from articles.photos.reading import ReadPicture, read_picture

FULL, SHARE = "full", "share"
SHAPES = (FULL, SHARE)
JPEG, WEBP = "image/jpeg", "image/webp"
ENDINGS = {JPEG: "jpg", WEBP: "webp"}

NAME = re.compile(
    r"photos/[0-9a-f]{2}/(?P<uid>[0-9a-f]{32})-(?P<shape>[a-z]{1,20})-(?P<width>[0-9]{1,5})"
    r"-[0-9a-f]{8}\.(?P<ending>webp|jpg)",
    re.ASCII,
)


@dataclass(frozen=True)
class Encoded:
    """One rendition's bytes, not yet stored."""

    shape: str
    width: int  # px
    height: int
    content_type: str
    data: bytes


def make_renditions(photo: Photo, shapes: Collection[str] = SHAPES) -> list[Rendition]:
    """Make a photo's public files from its stored original, in place of those there are.

    Arguments:
        photo: saved, with its original.
        shapes: which of ``SHAPES`` to make; the others stay as they are.

    Raises PhotoError if the original can't be read (any more). On any error nothing changes.
    """
    with photo.original.open("rb") as stream:
        picture = read_picture(stream)
    return store_renditions(photo, encode(picture, photo.focal_x, photo.focal_y, shapes))


def encode(
    picture: ReadPicture, focal_x: float, focal_y: float, shapes: Collection[str] = SHAPES
) -> list[Encoded]:
    """All renditions of a picture, in memory; the share crop keeps the focal point."""
    encoded: list[Encoded] = []
    if FULL in shapes:
        encoded += _full(picture)
    if SHARE in shapes:
        encoded.append(_share(picture, focal_x, focal_y))
    return encoded


@transaction.atomic
def store_renditions(photo: Photo, encoded: Sequence[Encoded]) -> list[Rendition]:
    """Put renditions in place of the photo's present ones of the same shapes.

    Files that are no longer named go after commit. On error the files just written go, and
    rows and former files stay.
    """
    # One at a time: who fails must not delete a file that another has come to name meanwhile.
    Photo.objects.select_for_update().get(pk=photo.pk)
    shapes = {each.shape for each in encoded}
    present = Rendition.objects.filter(photo=photo, shape__in=shapes)
    former = set(present.values_list("file", flat=True))
    written: list[str] = []
    try:
        rows = [_store(photo, each, written) for each in encoded]
        present.delete()
        Rendition.objects.bulk_create(rows)
    except BaseException:
        remove_files(default_storage, written)
        raise
    remove_files_on_commit(default_storage, former - {row.file.name or "" for row in rows})
    return rows


def remove_files_on_commit(storage: Storage, names: Iterable[str]) -> None:
    """Delete files once the transaction that stopped naming them has come to stay."""
    transaction.on_commit(partial(remove_files, storage, list(names)), robust=True)


def remove_files(storage: Storage, names: Iterable[str]) -> None:
    """Delete files; one that isn't there is no error."""
    for name in names:
        storage.delete(name)


def rendition_name(uid: UUID, encoded: Encoded) -> str:
    """The file's name: not to be guessed, and another one whenever its content is another."""
    digest = hashlib.sha256(encoded.data).hexdigest()[:8]
    ending = ENDINGS[encoded.content_type]
    return f"photos/{uid.hex[:2]}/{uid.hex}-{encoded.shape}-{encoded.width}-{digest}.{ending}"


def _full(picture: ReadPicture) -> list[Encoded]:
    encoded = []
    for size in full_sizes(picture.width, picture.height):
        image = _resized(picture.image, size)
        for content_type in (WEBP, JPEG):
            encoded.append(Encoded(FULL, *size, content_type, _bytes(image, content_type)))
    return encoded


def _share(picture: ReadPicture, focal_x: float, focal_y: float) -> Encoded:
    size = share_size(picture.width, picture.height)
    box = crop_box(picture.image.size, SHARE_WIDTH / SHARE_HEIGHT, focal_x, focal_y)
    image = _resized(picture.image, size, box)
    return Encoded(SHARE, *size, JPEG, _bytes(image, JPEG))


def _resized(
    image: Image.Image,
    size: tuple[int, int],
    box: tuple[float, float, float, float] | None = None,
) -> Image.Image:
    return image.resize(size, Image.Resampling.LANCZOS, box=box)


def _bytes(image: Image.Image, content_type: str) -> bytes:
    out = BytesIO()
    if content_type == WEBP:
        image.save(out, "WEBP", quality=80, method=4)
    else:
        on_white(image).save(out, "JPEG", quality=82, progressive=True, optimize=True)
    return out.getvalue()


def _store(photo: Photo, encoded: Encoded, written: list[str]) -> Rendition:
    name = rendition_name(photo.uid, encoded)
    if not _holds(name, encoded.data):
        default_storage.delete(name)
        written.append(name)  # before it is there: a full disk leaves half a file
        stored = default_storage.save(name, ContentFile(encoded.data))
        if stored != name:
            # Another process has written the same file since, and it is that one's to remove.
            written.remove(name)
            default_storage.delete(stored)
    return Rendition(
        photo=photo,
        shape=encoded.shape,
        width=encoded.width,
        height=encoded.height,
        content_type=encoded.content_type,
        file=name,
        bytes=len(encoded.data),
    )


def _holds(name: str, data: bytes) -> bool:
    if not default_storage.exists(name):
        return False
    with default_storage.open(name, "rb") as stream:
        return bool(stream.read() == data)
