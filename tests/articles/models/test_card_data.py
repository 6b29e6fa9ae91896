"""What lists read of an article: a small column, beside all that its own page needs."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, MainPhotoContent
from articles.pages.cards import card, cards
from tests.factories import make_article, make_author, make_photo

pytestmark = pytest.mark.django_db


def make_story(headline: str = "A mug") -> Article:
    photo = make_photo(alt="A mug", credit="Una Doyle")
    return make_article(
        headline,
        bylines=[make_author("Una Doyle")],
        main_photo=MainPhotoContent(photo=photo.pk),
        sponsored=True,
        sponsor="Marram",
    )


def listed() -> list[Article]:
    return list(Article.objects.published(timezone.now()).for_list())


def test_a_list_reads_no_whole_page(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_story()
    make_article("Plain")
    with django_assert_num_queries(1):
        found = listed()
        plain, story = cards(found)
    assert all(each.get_deferred_fields() >= {"page_data", "compiled_body"} for each in found)
    assert story.photo is not None
    assert story.photo_credit == "Una Doyle"
    assert [credit.name for credit in story.bylines] == ["Una Doyle"]
    assert story.paid == "Paid partnership with Marram"
    assert (plain.photo, plain.bylines, plain.paid) == (None, (), "")


def test_a_card_is_the_same_from_either_column() -> None:
    story = make_story()
    (from_list,) = listed()
    whole = Article.objects.select_related("section").get(pk=story.pk)
    assert card(from_list) == card(whole)


def test_a_row_without_it_is_shown_from_the_whole_page(client: Client) -> None:
    make_story()
    before = cards(listed())
    Article.objects.update(card_data={})
    assert cards(listed()) == before
    page = html.fromstring(client.get("/latest/").content)
    assert page.xpath("//article//span[@class='sponsored']/text()") == [
        "Paid partnership with Marram"
    ]
    assert page.xpath("//article//img/@alt") == ["A mug"]


def test_the_migration_takes_it_from_what_was_published() -> None:
    make_story()
    make_article("Plain")
    expected = dict(Article.objects.values_list("pk", "card_data"))
    Article.objects.update(card_data={})
    import_module("articles.migrations.0024_card_data").fill(apps, None)
    assert dict(Article.objects.values_list("pk", "card_data")) == expected
    assert all(expected.values())
