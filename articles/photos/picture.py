"""Photos as data for pages: addresses and sizes, ready for templates and for JSON columns."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypedDict

from articles.models import Photo, Rendition
from articles.photos.renditions import FULL, JPEG, SHARE, WEBP

# Best first: a browser takes the first source that it knows.
SOURCE_TYPES = (WEBP,)


@dataclass(frozen=True)
class Source:
    """One format of a picture in several widths."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What the ``picture`` template tag shows."""

    src: str
    srcset: str
    sources: tuple[Source, ...]
    width: int
    height: int
    alt: str


class SourceData(TypedDict):
    """A ``Source`` as stored in JSON."""

    type: str
    srcset: str


class PictureData(TypedDict):
    """A ``Picture`` as stored in JSON."""

    src: str
    srcset: str
    sources: list[SourceData]
    width: int
    height: int
    alt: str


class ShareData(TypedDict):
    """The picture that other sites show with a link; the address may lack the host."""

    url: str
    width: int
    height: int


def picture_data(photo: Photo, renditions: Iterable[Rendition], alt: str = "") -> PictureData:
    """A photo in all its widths; ``src`` is the widest JPEG, and width and height are its.

    Arguments:
        photo: gives its own alt where none is given.
        renditions: the photo's, loaded already (no query is made).
        alt: the alt of this one use.

    Raises ValueError if there is no whole rendition.
    """
    full = [each for each in renditions if each.shape == FULL]
    plain = _of_type(full, JPEG)
    if not plain:
        raise ValueError(f"photo {photo.pk} has no renditions")
    widest = plain[-1]
    return PictureData(
        src=widest.file.url,
        srcset=_srcset(plain),
        sources=[
            SourceData(type=content_type, srcset=_srcset(of_type))
            for content_type in SOURCE_TYPES
            if (of_type := _of_type(full, content_type))
        ],
        width=widest.width,
        height=widest.height,
        alt=alt or photo.alt,
    )


def picture_from_data(data: PictureData | dict[str, Any]) -> Picture:
    """The picture for a template, from what ``picture_data`` gave."""
    return Picture(
        src=data["src"],
        srcset=data["srcset"],
        sources=tuple(Source(each["type"], each["srcset"]) for each in data["sources"]),
        width=data["width"],
        height=data["height"],
        alt=data["alt"],
    )


def load_photos(photo_ids: Collection[int]) -> dict[int, Photo]:
    """Photos by id with their renditions, in two queries; deleted and unknown ones are absent."""
    if not photo_ids:
        return {}
    photos = Photo.objects.filter(pk__in=photo_ids, deleted_at__isnull=True)
    return {photo.pk: photo for photo in photos.prefetch_related("renditions")}


def share_image(renditions: Iterable[Rendition]) -> ShareData | None:
    """The share crop, or else the widest whole JPEG; None if there is neither (no query)."""
    jpegs = _of_type(renditions, JPEG)
    share = [each for each in jpegs if each.shape == SHARE] or jpegs
    if not share:
        return None
    return ShareData(url=share[-1].file.url, width=share[-1].width, height=share[-1].height)


def _of_type(renditions: Iterable[Rendition], content_type: str) -> list[Rendition]:
    """Those of one type, narrowest first."""
    return sorted(
        (each for each in renditions if each.content_type == content_type),
        key=lambda each: each.width,
    )


def _srcset(renditions: Iterable[Rendition]) -> str:
    return ", ".join(f"{each.file.url} {each.width}w" for each in renditions)
