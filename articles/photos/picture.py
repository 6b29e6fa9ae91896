"""Photos as data for pages: addresses and sizes, ready for templates and for JSON columns."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypedDict

from articles.models import Photo, Rendition
from articles.photos.encoding import AVIF, JPEG, WEBP
from articles.photos.geometry import LANDSCAPE, SHARE, SQUARE, WIDE
from articles.photos.renditions import FULL

# Best first: a browser takes the first source that it knows.
SOURCE_TYPES = (AVIF, WEBP)
# What feeds and old browsers get, that can't choose: wide enough, and not for the largest screen.
PLAIN_WIDTH = 1600  # px
# The widest file of a small card.
SMALL_WIDTH = 960  # px
SEARCH_SHAPES = (SQUARE, LANDSCAPE, WIDE)


@dataclass(frozen=True)
class Source:
    """One format of a picture in several widths."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What the ``picture`` template tag shows.

    ``blur`` is a tiny picture as a ``data:`` address, ``focus`` names the classes that keep the
    focal point in sight where a style sheet crops.
    """

    src: str
    srcset: str
    sources: tuple[Source, ...]
    width: int
    height: int
    alt: str
    blur: str = ""
    focus: str = ""


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
    blur: str
    focus: str


class ShareData(TypedDict):
    """The picture that other sites show with a link; the address may lack the host."""

    url: str
    width: int
    height: int


def small_picture_data(photo: Photo, renditions: Iterable[Rendition]) -> PictureData:
    """A photo as decoration beside a link or a name: no wide files, no placeholder, no alt.

    Raises ValueError if there is no whole rendition.
    """
    whole = [each for each in renditions if each.shape == FULL]
    narrow = [each for each in whole if each.width <= SMALL_WIDTH] or whole
    return {**picture_data(photo, narrow), "alt": "", "blur": ""}


def picture_data(photo: Photo, renditions: Iterable[Rendition], alt: str = "") -> PictureData:
    """A photo in all its widths; ``src`` is a JPEG of middling width, and width and height its.

    The files need not be made yet: who asks for one gets it.

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
    middling = [each for each in plain if each.width <= PLAIN_WIDTH] or plain[:1]
    chosen = middling[-1]
    return PictureData(
        src=chosen.file.url,
        srcset=_srcset(plain),
        sources=[
            SourceData(type=content_type, srcset=_srcset(of_type))
            for content_type in SOURCE_TYPES
            if (of_type := _of_type(full, content_type))
        ],
        width=chosen.width,
        height=chosen.height,
        alt=alt or photo.alt,
        blur=photo.placeholder,
        focus=focus_classes(photo.focal_x, photo.focal_y),
    )


def focus_classes(focal_x: float, focal_y: float) -> str:
    """The classes of a focal point, in tenths; none for the middle, which is the style's default.

    A style attribute would say it exactly, but the policy allows none.
    """
    across, down = round(focal_x * 10), round(focal_y * 10)
    return "" if (across, down) == (5, 5) else f"focus-x{across} focus-y{down}"


def picture_from_data(data: PictureData | dict[str, Any]) -> Picture:
    """The picture for a template, from what ``picture_data`` gave."""
    return Picture(
        src=data["src"],
        srcset=data["srcset"],
        sources=tuple(Source(each["type"], each["srcset"]) for each in data["sources"]),
        width=data["width"],
        height=data["height"],
        alt=data["alt"],
        # What was compiled before there were such things has none.
        blur=data.get("blur", ""),
        focus=data.get("focus", ""),
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


def search_images(renditions: Iterable[Rendition]) -> list[ShareData]:
    """The three shapes that search engines ask for, square first (no query)."""
    by_shape = {each.shape: each for each in renditions}
    return [
        ShareData(url=crop.file.url, width=crop.width, height=crop.height)
        for shape in SEARCH_SHAPES
        if (crop := by_shape.get(shape))
    ]


def _of_type(renditions: Iterable[Rendition], content_type: str) -> list[Rendition]:
    """Those of one type, narrowest first."""
    return sorted(
        (each for each in renditions if each.content_type == content_type),
        key=lambda each: each.width,
    )


def _srcset(renditions: Iterable[Rendition]) -> str:
    return ", ".join(f"{each.file.url} {each.width}w" for each in renditions)
