"""A gallery story's photos → what its templates and its words need."""

from typing import Any

from articles.body.formats.compiled import FormatPhoto
from articles.body.photos import shown_context
from articles.body.showing import Showing
from articles.models import Content


def photos(content: Content) -> list[FormatPhoto]:
    """Its photos, in order."""
    return [FormatPhoto(row.photo, row.credit) for row in content.gallery.photos if row.photo]


def text(content: Content) -> str:
    """The captions that were written for it, a line each."""
    return "\n".join(row.caption for row in content.gallery.photos if row.photo and row.caption)


def context(content: Content, showing: Showing) -> dict[str, Any]:
    """What the templates need: the photos that may be shown."""
    found = [
        shown_context(showing.take(row.photo), row.caption, row.credit, layout="story")
        for row in content.gallery.photos
        if row.photo
    ]
    shown = [each for each in found if each]
    return {
        "photos": [
            {
                **each,
                "number": number,
                "is_portrait": each["photo"].height > each["photo"].width,
            }
            for number, each in enumerate(shown, start=1)
        ]
    }
