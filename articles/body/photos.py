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
    if shown is None:
        return None
    photo = shown.photo
    renditions = list(photo.renditions.all())
    if not renditions:
        return None
    caption = figure.find("figcaption")
    own_caption = tree.text_of(caption) if caption is not None and not shown.stands_in else ""
    return {
        "photo": picture_from_data(picture_data(photo, renditions)),
        "layout": figure.attrib.get("data-layout", "text"),
        "caption": own_caption or photo.caption,
        "credit": photo.credit,
        "credit_url": photo.credit_url,
        "credit_line": credit_line(photo.credit, photo.kind),
    }
