"""The magazine's sections, as every page shows them; asked for once in a request."""

from typing import Any

from articles.models import Prepared, Section

_SECTIONS = Prepared(Section.objects.all)


def sections_of(request: Any) -> tuple[Section, ...]:
    """All sections in their order, for the page that answers this request (one query, once)."""
    found = getattr(request, "magazine_sections", None)
    if found is None:
        found = request.magazine_sections = tuple(_SECTIONS.all())
    return found
