"""Pictures made in memory: plain, odd and broken ones."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

WIDTH, HEIGHT = 900, 600
DUBLIN = {
    ExifTags.GPS.GPSLatitudeRef: "N",
    ExifTags.GPS.GPSLatitude: (53.0, 20.0, 59.0),
    ExifTags.GPS.GPSLongitudeRef: "W",
    ExifTags.GPS.GPSLongitude: (6.0, 15.0, 37.0),
}


def gradient(width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    """Red grows to the right, green grows downwards."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, down, Image.new("L", (width, height), 60)))


def halves(left: str, right: str, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """One colour on the left, another one on the right."""
    image = Image.new("RGB", size, left)
    image.paste(right, (size[0] // 2, 0, *size))
    return image


def scene(width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    """Something to see: light and dark patches, the same in every size."""
    rows = [bytes((x * x * 37 + y * 91 + x * y * 53) % 251 for x in range(9)) for y in range(8)]
    patches = Image.frombytes("L", (9, 8), b"".join(rows)).convert("RGB")
    return patches.resize((width, height), Image.Resampling.BICUBIC)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(width: int = WIDTH, height: int = HEIGHT) -> bytes:
    return saved(gradient(width, height))


def camera_jpeg(image: Image.Image, orientation: int = 1) -> bytes:
    """A JPEG with everything that a camera and its owner may have written into it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = "Owner Of The Camera"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(DUBLIN)
    return saved(
        image,
        exif=exif.tobytes(),
        comment=b"Secret comment",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Secret xmp</x:xmpmeta>",
    )


def upload(data: bytes, name: str = "picture.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def png_head(width: int, height: int) -> bytes:
    """A PNG that promises a size and has hardly any data: small to send, huge to decode."""
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + _chunk(b"IEND", b"")
    )


def png_16_bit(colour: tuple[int, int, int], side: int = 9) -> bytes:
    """A PNG with 16 bits a channel, in one colour; Pillow itself writes none."""
    row = b"\0" + struct.pack(">3H", *colour) * side
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 16, 2, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(row * side))
        + _chunk(b"IEND", b"")
    )


def tiff_16_bit(colour: tuple[int, int, int], side: int = 9) -> bytes:
    """A TIFF with 16 bits a channel, in one colour."""
    pixels = struct.pack("<3H", *colour) * side * side
    after = 8 + 2 + 10 * 12 + 4
    tags = [
        (256, 3, 1, side), (257, 3, 1, side), (258, 3, 3, after), (259, 3, 1, 1), (262, 3, 1, 2),
        (273, 4, 1, after + 6), (277, 3, 1, 3), (278, 3, 1, side), (279, 4, 1, len(pixels)),
        (284, 3, 1, 1),
    ]  # fmt: skip
    entries = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    head = b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + b"\0\0\0\0"
    return head + struct.pack("<3H", 16, 16, 16) + pixels


def bomb_png(side: int = 12_000) -> bytes:
    """A sound PNG of a few kB that would take hundreds of MB."""
    packer = zlib.compressobj(9)
    row = b"\0" * (side // 8 + 1)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
        + _chunk(b"IDAT", data)
        + _chunk(b"IEND", b"")
    )


def stored_files() -> set[Path]:
    """All files of photos that are stored now, private and public ones."""
    roots = [Path(settings.MEDIA_ROOT), Path(settings.PHOTO_ORIGINALS_ROOT)]
    return {path for root in roots for path in root.rglob("*") if path.is_file()}


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
