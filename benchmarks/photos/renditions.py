"""A full set of renditions of a photo of 24 megapixels, beside Pillow's bare encoding.

    python -m benchmarks.photos.renditions
    python -m benchmarks.photos.renditions --photo my.jpg --uploads 20

The photo is drawn if none is given (6000 × 4000, with the grain of a camera). Each row has the CPU
time of all files of a format, their bytes, and the same for Pillow alone: one decoded picture,
already in the right size, encoded with the same options and nothing else. ``--uploads`` reads so
many such files one after the other, as the library's drop zone sends them, and makes all their
files; the last line has the most memory that this process had.
"""

import argparse
import resource
import time
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFilter

from benchmarks.photos import settings_up

from articles.photos.encoding import AVIF, JPEG, WEBP, encode, to_bytes  # isort: skip
from articles.photos.reading import read_upload  # isort: skip
from articles.photos.renditions import planned  # isort: skip

assert settings_up


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photo", type=Path, help="a file of your own")
    parser.add_argument("--uploads", type=int, default=20)
    options = parser.parse_args()
    data = options.photo.read_bytes() if options.photo else a_photo()
    began = time.process_time()
    picture = read_upload(BytesIO(data)).picture
    reading = time.process_time() - began
    began = time.process_time()
    Image.open(BytesIO(data)).load()
    bare = time.process_time() - began
    print(f"{len(data):,} bytes, {picture.width} × {picture.height}")
    print(f"{'':12}{'ours, s':>9}{'bytes':>12}{'Pillow, s':>11}{'bytes':>12}{'ratio':>7}")
    _row("read", reading, 0, bare, 0)
    ours_total = bare_total = 0.0
    for kind in (AVIF, WEBP, JPEG):
        plans = [
            plan for plan in planned(picture.width, picture.height) if plan.content_type == kind
        ]
        ours, size = _ours(picture, plans)
        pillow, pillow_size = _pillow(picture, plans)
        ours_total, bare_total = ours_total + ours, bare_total + pillow
        _row(f"{len(plans)} {kind[6:]}", ours, size, pillow, pillow_size)
    _row("all", reading + ours_total, 0, bare + bare_total, 0)
    for _each in range(options.uploads):
        _ours(read_upload(BytesIO(data)).picture, planned(picture.width, picture.height)[:3])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory, with {options.uploads} uploads of it: {peak:.0f} MB")


def a_photo(width: int = 6000, height: int = 4000) -> bytes:
    """A JPEG with soft shapes, edges and grain, about as large as a camera's."""
    soft = Image.effect_noise((60, 40), 90).resize((width, height), Image.Resampling.BICUBIC)
    edges = Image.effect_mandelbrot((width // 4, height // 4), (-2, -1.3, 1, 1.3), 60)
    edges = edges.resize((width, height)).filter(ImageFilter.BoxBlur(1))
    grain = Image.effect_noise((width, height), 12)
    out = BytesIO()
    Image.merge("RGB", (soft, Image.blend(soft, edges, 0.4), Image.blend(soft, grain, 0.3))).save(
        out, "JPEG", quality=92
    )
    return out.getvalue()


def _ours(picture, plans) -> tuple[float, int]:  # type: ignore[no-untyped-def]
    said = {"creator": "Nora Finn", "credit": "Nora Finn", "copyright": "© Nora Finn"}
    began, size = time.process_time(), 0
    for plan in plans:
        files = encode(picture, plan.shape, (plan.width, plan.height), plan.content_type, said=said)
        size += len(files)
    return time.process_time() - began, size


def _pillow(picture, plans) -> tuple[float, int]:  # type: ignore[no-untyped-def]
    spent, size = 0.0, 0
    for plan in plans:
        image = picture.image.resize((plan.width, plan.height))
        began = time.process_time()
        size += len(to_bytes(image, plan.content_type))
        spent += time.process_time() - began
    return spent, size


def _row(name: str, ours: float, size: int, bare: float, bare_size: int) -> None:
    sizes = (f"{size:,}" if size else "", f"{bare_size:,}" if bare_size else "")
    ratio = ours / bare if bare else 0
    print(f"{name:12}{ours:9.2f}{sizes[0]:>12}{bare:11.2f}{sizes[1]:>12}{ratio:7.2f}")


if __name__ == "__main__":
    main()
