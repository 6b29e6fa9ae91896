"""Pixels → the bytes of one public file."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image

from articles.photos import xmp
from articles.photos.colour import on_white
from articles.photos.geometry import CROPS, crop_box
from articles.photos.reading import ReadPicture

AVIF, WEBP, JPEG = "image/avif", "image/webp", "image/jpeg"
ENDINGS = {AVIF: "avif", WEBP: "webp", JPEG: "jpg"}

# Tried on photographs of 24 megapixels (benchmarks/renditions.py): no difference is seen beside
# the original. A slower AVIF is hardly smaller: speed 4 takes eight times as long for 2 %.
_OPTIONS: Mapping[str, tuple[str, dict[str, Any]]] = {
    AVIF: ("AVIF", {"quality": 60, "speed": 6}),
    WEBP: ("WEBP", {"quality": 80, "method": 4}),
    JPEG: ("JPEG", {"quality": 82, "progressive": True, "optimize": True}),
}


def encode(
    picture: ReadPicture,
    shape: str,
    size: tuple[int, int],
    content_type: str,
    *,
    focal: tuple[float, float] = (0.5, 0.5),
    said: Mapping[str, str] | None = None,
) -> bytes:
    """One rendition of a picture.

    Arguments:
        shape: one of ``CROPS``, cut around ``focal``; any other means the whole picture.
        size: width and height in px.
        content_type: AVIF and WebP keep transparency, JPEG shows it on white.
        said: by-line, credit and copyright, as ``xmp.packet`` takes them.
    """
    box = None
    if shape in CROPS:
        width, height = CROPS[shape]
        box = crop_box(picture.image.size, width / height, *focal)
    image = picture.image.resize(size, Image.Resampling.LANCZOS, box=box)
    return to_bytes(image, content_type, xmp.packet(said or {}))


def to_bytes(image: Image.Image, content_type: str, packet: bytes = b"") -> bytes:
    """A picture in one of the formats, with an XMP packet where one is given."""
    kind, options = _OPTIONS[content_type]
    out = BytesIO()
    flat = on_white(image) if content_type == JPEG else image
    flat.save(out, kind, **options, **({"xmp": packet} if packet else {}))
    return out.getvalue()
