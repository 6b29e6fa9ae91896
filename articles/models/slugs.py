"""Slugs: the readable part of addresses."""

from django.utils.text import slugify

# Letters that don't fall apart into a plain letter and an accent.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o",
        "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i",
        "’": "", "‘": "", "'": "", "–": "-", "—": "-", "‐": "-", "‑": "-", "/": "-",
    }
)  # fmt: skip


def make_slug(text: str, length: int = 80) -> str:
    """A slug of plain Latin letters, cut between words; empty where no letter or digit is left."""
    slug = slugify(text.translate(_LETTERS))
    if len(slug) <= length:
        return slug
    cut = slug[: length + 1].rsplit("-", 1)[0]
    return cut[:length].strip("-")


def make_tag_slug(name: str, length: int = 100) -> str:
    """A tag's slug; a name without any Latin letter keeps its own letters."""
    return make_slug(name, length) or slugify(name, allow_unicode=True)[:length]
