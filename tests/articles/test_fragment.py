"""Parts of pages that are rendered once: never stale, and told apart by all that goes in."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from articles.models import Section
from articles.templatetags.fragment import fragment
from tests.factories import make_article, make_section

HEADER = "articles/parts/site_header.html"


@pytest.mark.django_db
def test_a_renamed_section_is_shown_at_once(client: Client) -> None:
    section = make_section("life", "Life")
    make_article("Boats")
    assert "Life</a>" in client.get("/").content.decode()
    Section.objects.filter(pk=section.pk).update(name="Living")
    page = client.get("/").content.decode()
    assert "Living</a>" in page and "Life</a>" not in page


def test_each_language_has_its_own(settings: Any) -> None:
    values = {"site": None, "sections": (), "front": True}
    english = fragment(HEADER, **values)
    with translation.override("de"):
        fragment(HEADER, **values)
    assert fragment(HEADER, **values) is english


def test_nothing_is_kept_while_templates_are_edited(settings: Any) -> None:
    settings.DEBUG = True
    first = fragment(HEADER, sections=())
    assert fragment(HEADER, sections=()) is not first
