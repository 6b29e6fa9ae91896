"""What every page of the reader's site shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.models import Section
from newsletter.rendering import default_newsletter


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name and address, its sections, and the newsletter offered where none is named.

    Sections and newsletter are looked up when a template asks for them, one query each.
    """
    return {
        "site": {
            "name": settings.SITE_NAME,
            "description": settings.SITE_DESCRIPTION,
            "url": settings.SITE_URL,
            "language": settings.LANGUAGE_CODE,
        },
        "sections": SimpleLazyObject(_sections),
        "default_newsletter": SimpleLazyObject(default_newsletter),
    }


def _sections() -> list[dict[str, str]]:
    return [
        {"name": section.name, "slug": section.slug, "url": section.get_absolute_url()}
        for section in Section.objects.only("name", "slug", "position")
    ]
