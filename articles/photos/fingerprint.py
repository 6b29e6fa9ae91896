"""What tells one picture from another: its exact bytes, and how it looks."""

import hashlib
from collections.abc import Iterable

from PIL import Image

from articles.photos.colour import on_white

HASH_SIDE = 8


def sha256_of(chunks: Iterable[bytes]) -> str:
    """The SHA-256 of the bytes, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def difference_hash(image: Image.Image) -> str:
    """64 bits of how the picture looks, as 16 hexadecimal digits; few bits differ in alike ones.

    Each bit says whether a spot is darker than its right neighbour, on a grid of 9 × 8
    (the "dHash" of https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html).
    """
    small = on_white(image).convert("L").resize((HASH_SIDE + 1, HASH_SIDE), Image.Resampling.BOX)
    spots = small.tobytes()
    bits = 0
    for row in range(HASH_SIDE):
        start = row * (HASH_SIDE + 1)
        for left, right in zip(
            spots[start : start + HASH_SIDE], spots[start + 1 : start + HASH_SIDE + 1], strict=True
        ):
            bits = bits << 1 | (left < right)
    return f"{bits:016x}"
