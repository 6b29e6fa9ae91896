"""The columns of the list of articles."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.states import state_mark
from articles.models import Article, Format, Rendition
from articles.templatetags.moments import moment

THUMBNAIL = (72, 54)  # px


@admin.display(description=gettext_lazy("photo"))
def thumbnail(article: Article) -> SafeString:
    """The main photo, small and without words of its own; or an empty frame."""
    rendition: Rendition | None = getattr(article, "shown_photo", None)
    if rendition is None:
        return SafeString('<span class="thumbnail thumbnail-none"></span>')
    return format_html(
        '<img class="thumbnail" src="{}" width="{}" height="{}" alt="" loading="lazy">',
        rendition.file.url,
        *THUMBNAIL,
    )


@admin.display(description=gettext_lazy("headline"))
def headline_or_draft(article: Article) -> str:
    """The working headline, or words in its place."""
    return str(article)


@admin.display(description=gettext_lazy("state"))
def state(article: Article) -> SafeString:
    """The state in words, with a draft of the next state told."""
    return state_mark(article)


@admin.display(description=gettext_lazy("section"))
def section_name(article: Article) -> SafeString:
    """The section of the latest revision; and its format, where it isn't the plain article's."""
    is_plain = article.working_format == Format.ARTICLE
    words = [str(article.working_section or ""), "" if is_plain else format_label(article)]
    return _cell(" · ".join(word for word in words if word))


def format_label(article: Article) -> str:
    """What the format of the latest revision is called."""
    return str(dict(Format.choices).get(article.working_format, article.working_format))


@admin.display(description=gettext_lazy("authors"))
def authors_named(article: Article) -> SafeString:
    """Who is credited in the latest revision."""
    return _cell(", ".join(getattr(article, "shown_authors", [])))


@admin.display(description=gettext_lazy("published"), ordering="published_at")
def published(article: Article) -> SafeString:
    """When it was published, in words."""
    return _cell("" if article.is_scheduled() else moment(article.published_at))


@admin.display(description=gettext_lazy("changed"), ordering="changed_at")
def changed(article: Article) -> SafeString:
    """When it was saved last, in words."""
    return _cell(moment(article.changed_at), on_a_card=_("changed"))


COLUMNS: list[str | Callable[[Any], str | bool]] = [
    thumbnail,
    headline_or_draft,
    state,
    section_name,
    authors_named,
    published,
    changed,
]


def _cell(words: str, on_a_card: str = "") -> SafeString:
    """Words in a list's cell, told from empty cells, which cards leave out.

    ``on_a_card`` is a word that stands before them where no column's heading says it.
    """
    if not words:
        return SafeString("")
    before = format_html('<span class="card-word">{}</span> ', on_a_card) if on_a_card else ""
    return format_html('<span class="cell">{}{}</span>', before, words)
