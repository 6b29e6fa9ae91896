"""Photos in bodies, and the words of their credits."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from lxml.html import HtmlElement

from articles.body import tree
from articles.body.showing import Shown
from articles.models import PhotoKind
from articles.photos.picture import picture_data, picture_from_data


def main_credit_line(credit: str, kind: str = PhotoKind.PHOTOGRAPH) -> str:
    """The main photo's credit as a sentence of the page; empty without a credit."""
    if not credit:
        return ""
    if kind == PhotoKind.ILLUSTRATION:
        return _("Main illustration: %(credit)s") % {"credit": credit}
    if kind in (PhotoKind.GRAPHIC, PhotoKind.COLLAGE):
        return _("Main picture: %(credit)s") % {"credit": credit}
    return _("Main photograph: %(credit)s") % {"credit": credit}


def credit_line(credit: str, kind: str = PhotoKind.PHOTOGRAPH) -> str:
    """The credit of a photo in the body; empty without a credit."""
    if not credit:
        return ""
    if kind == PhotoKind.ILLUSTRATION:
        return _("Illustration: %(credit)s") % {"credit": credit}
    if kind in (PhotoKind.GRAPHIC, PhotoKind.COLLAGE):
        return _("Picture: %(credit)s") % {"credit": credit}
    return _("Photograph: %(credit)s") % {"credit": credit}


def render(figure: HtmlElement, shown: Shown | None, template: str) -> str:
    """The marker's markup; nothing where the photo is gone or may not be shown."""
    context = _context(figure, shown)
    return render_to_string(template, context).strip() if context else ""


def render_gallery(
    figure: HtmlElement, photos: Sequence[tuple[HtmlElement, Shown | None]], template: str
) -> str:
    """A gallery's markup with those of its photos that may be shown; nothing without any."""
    shown = [context for each in photos if (context := _context(*each))]
    if not shown:
        return ""
    caption = figure.find("figcaption")
    context = {
        "kind": figure.attrib["data-gallery"],
        "photos": shown,
        "caption": tree.text_of(caption) if caption is not None else "",
    }
    return render_to_string(template, context).strip()


def _context(figure: HtmlElement, shown: Shown | None) -> dict[str, Any] | None:
    """What a photo's template needs. A caption tells what is seen, so it goes when another
    picture stands in."""
    caption = figure.find("figcaption")
    own_caption = tree.text_of(caption) if caption is not None else ""
    return shown_context(shown, own_caption, layout=figure.attrib.get("data-layout", "text"))


def shown_context(
    shown: Shown | None, caption: str = "", credit: str = "", *, layout: str = "text"
) -> dict[str, Any] | None:
    """What a template needs of a photo; None where there is none to show.

    ``caption`` and ``credit`` are this use's own, and go when another picture stands in.
    """
    if shown is None:
        return None
    photo = shown.photo
    renditions = list(photo.renditions.all())
    if not renditions:
        return None
    own_credit = "" if shown.stands_in else credit
    named = own_credit or photo.credit
    return {
        "photo": picture_from_data(picture_data(photo, renditions)),
        "layout": layout,
        "caption": ("" if shown.stands_in else caption) or photo.caption,
        "credit": named,
        # The link thanks whom the photo credits; a credit of its own names another.
        "credit_url": "" if own_credit else photo.credit_url,
        "credit_line": credit_line(named, photo.kind),
    }
