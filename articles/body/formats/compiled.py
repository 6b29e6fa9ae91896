"""What compiling a format gives, and how its photos are named."""

from dataclasses import dataclass, field
from typing import Any

from articles.models import Photo


@dataclass(frozen=True)
class FormatPhoto:
    """A photo in a field of a format; ``credit`` is this use's own."""

    photo: int
    credit: str = ""

    def is_credited(self, known: Photo) -> bool:
        """Whether readers learn whom to thank for it."""
        return bool(self.credit.strip() or known.credit)


@dataclass(frozen=True)
class CompiledFormat:
    """Markup for above and below the body of pages, and below that of feeds; and the words in it.

    ``has_viewer`` tells of photos that can be seen full screen, ``has_affiliate`` of links that
    earn a share; ``data`` goes into ``page_data``.
    """

    top: str = ""
    page: str = ""
    feed: str = ""
    text: str = ""
    has_viewer: bool = False
    has_affiliate: bool = False
    data: dict[str, Any] = field(default_factory=dict)
