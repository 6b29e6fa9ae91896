"""What every page of the reader's site shows around its content."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.pages.navigation import sections_of
from newsletter.rendering import default_newsletter


@dataclass(frozen=True)
class Site:
    """What the settings say of the site."""

    name: str
    description: str
    url: str
    language: str


@dataclass(frozen=True)
class SectionLink:
    """A section, as navigation shows it."""

    name: str
    slug: str
    url: str


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name and address, its sections, and the newsletter offered where none is named.

    Sections and newsletter are looked up when a template asks for them, one query each.
    """
    return {
        "site": Site(
            settings.SITE_NAME,
            settings.SITE_DESCRIPTION,
            settings.SITE_URL,
            settings.LANGUAGE_CODE,
        ),
        "sections": SimpleLazyObject(lambda: _sections(request)),
        "default_newsletter": SimpleLazyObject(default_newsletter),
    }


def _sections(request: HttpRequest) -> tuple[SectionLink, ...]:
    return tuple(
        SectionLink(each.name, each.slug, each.get_absolute_url()) for each in sections_of(request)
    )
