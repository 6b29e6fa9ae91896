"""What every page of the reader's site shows around its content."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from articles.models import Section
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
        "sections": SimpleLazyObject(_sections),
        "default_newsletter": SimpleLazyObject(default_newsletter),
    }


def _sections() -> tuple[SectionLink, ...]:
    return tuple(
        SectionLink(name, slug, reverse("articles:section", args=[slug]))
        for name, slug in Section.objects.values_list("name", "slug")
    )
