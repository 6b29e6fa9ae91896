"""The formats beside the plain article: their fields → what pages, feeds, mails and search get."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from articles.body import tree
from articles.body.formats import gallery, products, recipe
from articles.body.formats.compiled import CompiledFormat, FormatPhoto
from articles.body.showing import Showing
from articles.models import Content, Format

__all__ = ["CompiledFormat", "FormatPhoto", "compile_format", "format_photos", "format_text"]


@dataclass(frozen=True)
class _Kind:
    """One format: its photos, its words, and what its templates need of both."""

    photos: Callable[[Content], list[FormatPhoto]]
    text: Callable[[Content], str]
    context: Callable[[Content, Showing], dict[str, Any]]
    data: Callable[[Content, dict[str, Any]], dict[str, Any]] = field(default=lambda _c, _d: {})
    has_top: bool = False
    has_viewer: bool = False
    has_affiliate: Callable[[Content], bool] = field(default=lambda _content: False)


_KINDS = {
    Format.RECIPE.value: _Kind(
        recipe.photos, recipe.text, recipe.context, recipe.data, has_top=True
    ),
    Format.PRODUCTS.value: _Kind(
        products.photos,
        products.text,
        products.context,
        has_affiliate=products.has_affiliate,
    ),
    Format.GALLERY.value: _Kind(gallery.photos, gallery.text, gallery.context, has_viewer=True),
}


def format_photos(content: Content) -> list[FormatPhoto]:
    """The photos that the fields of the present format name, in order."""
    kind = _KINDS.get(content.format)
    return kind.photos(content) if kind else []


def format_text(content: Content) -> str:
    """The words of the present format's fields, a line each; for search and counts."""
    kind = _KINDS.get(content.format)
    return kind.text(content) if kind else ""


def compile_format(content: Content, page: Showing, feed: Showing) -> CompiledFormat:
    """The markup of the present format's fields, in the caller's language; empty for an article.

    ``page`` and ``feed`` give the photos for the page, and for feeds and mails; they come after
    those of the main photo and the body, as they stand on the page.
    """
    kind = _KINDS.get(content.format)
    if kind is None:
        return CompiledFormat()
    here, there = kind.context(content, page), kind.context(content, feed)
    return CompiledFormat(
        top=_rendered(f"articles/formats/{content.format}_top.html", here) if kind.has_top else "",
        page=_rendered(f"articles/formats/{content.format}.html", here),
        feed=_absolute(_rendered(f"articles/formats/feed/{content.format}.html", there)),
        text=kind.text(content),
        has_viewer=kind.has_viewer and bool(here["photos"]),
        has_affiliate=kind.has_affiliate(content),
        data=kind.data(content, here),
    )


def _rendered(template: str, context: dict[str, Any]) -> str:
    return render_to_string(template, context).strip()


def _absolute(markup: str) -> str:
    """The markup with addresses of ours as other places need them."""
    root = tree.read(markup)
    for element in root.iter("a", "img"):
        for name in ("href", "src"):
            if element.attrib.get(name, "").startswith("/"):
                element.attrib[name] = settings.SITE_URL + element.attrib[name]
    return tree.write(root)
