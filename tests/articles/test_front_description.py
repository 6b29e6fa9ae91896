"""How the front page describes the magazine to search engines and in shared links."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import make_section

pytestmark = pytest.mark.django_db


def test_it_is_the_sentence_of_the_setting(client: Client, settings: Any) -> None:
    settings.SITE_DESCRIPTION = "Stories & tea."
    page = client.get("/").content.decode()
    assert '<meta name="description" content="Stories &amp; tea.">' in page
    assert '<meta property="og:description" content="Stories &amp; tea.">' in page


def test_without_a_setting_it_names_the_sections(client: Client) -> None:
    make_section("life")
    make_section("food")
    page = client.get("/").content.decode()
    assert '<meta name="description" content="The Test Magazine: Food, Life">' in page
