"""An article in a list, and the names it goes by; all a card's template needs."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.body.main_photo import main_photo_at
from articles.body.paid import paid_label
from articles.models import Article, Format, Role
from articles.photos.picture import Picture, picture_from_data


@dataclass(frozen=True)
class Name:
    """A section, a tag or an author as a link."""

    name: str
    url: str


@dataclass(frozen=True)
class Credit:
    """One byline."""

    name: str
    url: str
    role: str
    role_label: str


@dataclass(frozen=True)
class Card:
    """An article in a list."""

    url: str
    headline: str
    standfirst: str
    section: Name
    section_slug: str
    published_at: datetime
    photo: Picture | None
    photo_credit: str
    bylines: tuple[Credit, ...]
    reading_minutes: int
    paid: str
    format_word: str = ""
    language: str = ""


def card(article: Article) -> Card:
    """A public article in a list (no query: ``for_list`` has loaded everything)."""
    return _card(article, timezone.now(), get_language())


def cards(articles: list[Article]) -> tuple[Card, ...]:
    now, language = timezone.now(), get_language()
    return tuple(_card(article, now, language) for article in articles)


def _card(article: Article, now: datetime, language: str) -> Card:
    assert article.section is not None and article.published_at is not None
    data = article.facts
    photo, credit = main_photo_at(data, now)
    return Card(
        url=article.get_absolute_url(),
        headline=article.headline,
        standfirst=article.standfirst,
        section=Name(article.section.name, article.section.get_absolute_url()),
        section_slug=article.section.slug,
        published_at=article.published_at,
        photo=picture_from_data(photo) if photo else None,
        photo_credit=credit,
        bylines=credits_of(data, language),
        reading_minutes=data.get("reading_minutes", 1),
        paid=paid_label(article),
        format_word=_format_words(language).get(data.get("format", ""), ""),
        language=article.language,
    )


def credits_of(data: dict, language: str) -> tuple[Credit, ...]:
    rows = data.get("bylines", [])
    if not rows:
        return ()
    labels = _role_labels(language)
    return tuple(
        Credit(row["name"], row["url"], row["role"], labels.get(row["role"], row["role"]))
        for row in rows
    )


@cache
def _role_labels(language: str) -> dict[str, str]:
    """The words before a credit in the language that is active; looked up once for each."""
    return {
        Role.WORDS: _("Words by"),
        Role.PHOTOGRAPHS: _("Photographs by"),
        Role.ILLUSTRATION: _("Illustration by"),
        Role.STYLING: _("Styling by"),
        Role.RECIPE: _("Recipe by"),
        Role.INTERVIEW: _("Interview by"),
    }


@cache
def _format_words(language: str) -> dict[str, str]:
    """The small words that tell formats on cards; the plain article has none."""
    return {
        Format.RECIPE: _("Recipe"),
        Format.GALLERY: _("Gallery"),
        Format.PRODUCTS: _("Product list"),
    }
