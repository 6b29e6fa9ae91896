"""The demo magazine: loaded once, it is all there; loaded again, nothing changes."""

from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from lxml import html

from articles import search
from articles.models import Article, Author, Photo, Section
from magazine.demo.loading import LOGINS, PASSWORD, load, make_logins
from newsletter.models import Newsletter


@pytest.fixture(scope="module")
def demo(django_db_setup: Any, django_db_blocker: Any) -> Any:
    """The demo with small pictures, loaded once for all tests here and taken away again."""
    with django_db_blocker.unblock():
        made = load(logins=True, scale=0.1)
        yield made
        search.remove(list(Article.objects.values_list("pk", flat=True)))
        call_command("flush", "--no-input", verbosity=0, reset_sequences=False)


@pytest.fixture(autouse=True)
def _loaded(demo: Any, db: Any) -> None:
    """Every test here reads the loaded demo."""


def everything() -> dict[str, list[Any]]:
    """All rows of the site's own tables."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for app in ("articles", "newsletter", "magazine")
        for model in apps.get_app_config(app).get_models()
    }


def test_it_is_a_whole_magazine(demo: int, client: Client) -> None:
    assert demo == Article.objects.published().count() == 36
    sections = Section.objects.all()
    assert len(sections) == 6 and "life" in {section.slug for section in sections}
    assert Author.objects.count() == 8 and Newsletter.objects.count() == 2
    for section in sections:
        assert client.get(section.get_absolute_url()).status_code == 200
        assert section.articles.exists(), section


def test_loading_it_again_changes_nothing(demo: int) -> None:
    before = everything()
    assert load(logins=True, scale=0.1) == 0
    assert everything() == before


def test_every_page_shows_its_photo_and_leads_nowhere_dead(client: Client) -> None:
    addresses = set()
    for article in Article.objects.published().select_related("section"):
        response = client.get(article.get_absolute_url())
        assert response.status_code == 200
        page = html.fromstring(response.content.decode())
        addresses |= {link for link in page.xpath("//a/@href") if link.startswith("/")}
        assert article.page_data["bylines"], article
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_its_pictures_are_credited_as_illustrations() -> None:
    photos = Photo.objects.all()
    assert photos
    for photo in photos:
        assert photo.kind == "illustration" and photo.alt and photo.credit
    shapes = {round(photo.width / photo.height, 1) for photo in photos}
    assert len(shapes) >= 3


def test_it_has_tags_related_links_read_more_and_embeds() -> None:
    pages = list(Article.objects.published())
    for part in ('class="related"', 'class="embed"'):
        assert any(part in page.compiled_body for page in pages), part
    assert any(page.page_data["read_more"] for page in pages)
    assert any(page.page_data["tags"] for page in pages)


def test_the_three_log_ins_open_the_desk() -> None:
    make_logins()
    assert set(LOGINS) == {"chief", "editor", "contributor"} and PASSWORD == "magazine-demo"
    for username in LOGINS:
        client = Client()
        form = {"username": username, "password": PASSWORD, "next": "/admin/"}
        assert client.post("/admin/login/", form).status_code == 302
        assert client.get("/admin/articles/article/").status_code == 200


def test_the_command_makes_no_log_ins_in_production(settings: Any) -> None:
    get_user_model().objects.all().delete()
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert not get_user_model().objects.exists()
    assert "0 articles made; 36 are public now." in out.getvalue()
    assert "Log-ins" not in out.getvalue()
    call_command("load_demo", "--logins", stdout=out)
    assert set(get_user_model().objects.values_list("username", flat=True)) == set(LOGINS)
    assert "each with the password magazine-demo" in out.getvalue()


def test_serving_it_needs_debugging() -> None:
    with pytest.raises(CommandError, match="DEBUG on only"):
        call_command("demo")
