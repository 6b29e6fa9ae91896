"""Two people, or two tabs, writing the same article."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from tests.articles.admin.desk import Desk, errors_of, fields_of, messages_of, page_of
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def orla(django_capture_on_commit_callbacks: Any) -> Desk:
    """One editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks, "orla")


@pytest.fixture
def tom(django_capture_on_commit_callbacks: Any) -> Desk:
    """Another editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks, "tom")


def stored(article: Article) -> Any:
    """The latest text of an article."""
    return Article.objects.get(pk=article.pk).latest_revision.read()  # type: ignore[union-attr]


def test_the_second_writer_is_told_and_keeps_the_typed_text(orla: Desk, tom: Desk) -> None:
    article = make_draft("Boats")
    at_orlas, at_toms = orla.open(article), tom.open(article)
    assert "Saved." in messages_of(orla.send(article, at_orlas, headline="Orla’s boats"))
    response = tom.send(
        article, at_toms, headline="Tom’s boats", tags="Wrecks", **{"read_more-0-headline": "More"}
    )
    words = errors_of(response)
    assert "orla has saved this article meanwhile." in words
    assert "Your text is not saved yet." in words and "both texts stand side by side" in words
    kept = fields_of(response)
    assert kept["headline"].strip() == "Tom’s boats"
    assert (kept["tags"], kept["read_more-0-headline"]) == ("Wrecks", "More")
    assert stored(article).headline == "Orla’s boats"
    assert "Saved." in messages_of(tom.send(article, kept))
    assert stored(article).headline == "Tom’s boats"
    assert stored(article).tags == ["Wrecks"]
    numbers = [revision.number for revision in article.revisions.order_by("number")]
    assert numbers == [1, 2, 3]


def test_a_second_tab_of_the_same_writer_is_noticed(orla: Desk) -> None:
    article = make_draft("Boats", by=orla.user)
    first, second = orla.open(article), orla.open(article)
    orla.send(article, first, headline="From the first tab")
    response = orla.send(article, second, headline="From the second tab")
    assert "has saved this article meanwhile" in errors_of(response)
    assert fields_of(response)["headline"].strip() == "From the second tab"
    assert stored(article).headline == "From the first tab"


def test_a_conflict_publishes_nothing(orla: Desk, tom: Desk, client: Client) -> None:
    article = make_article("Boats")
    at_toms = tom.open(article)
    orla.write(article, headline="Orla’s boats")
    response = tom.send(article, at_toms, "_publish", headline="Tom’s boats", minor="on")
    assert "orla has saved" in errors_of(response)
    page = page_of(client.get(article.get_absolute_url()))
    assert page.xpath("string(//h1)").strip() == "Boats"
    assert fields_of(response).get("minor") == "on"


def test_saving_the_same_text_again_disturbs_nobody(orla: Desk, tom: Desk) -> None:
    article = make_draft("Boats", by=orla.user)
    at_orlas = orla.open(article)
    tom.write(article)
    assert article.revisions.count() == 1
    assert "Saved." in messages_of(orla.send(article, at_orlas, headline="Ships"))


def test_a_save_that_names_no_start_replaces_nothing(orla: Desk) -> None:
    article = make_draft("Boats")
    fields = orla.open(article)
    for nothing in ({"base_revision": "", "base_counter": ""}, {"base_counter": "x"}):
        response = orla.send(article, {**fields, **nothing}, headline="Ships")
        assert errors_of(response)
        assert fields_of(response)["headline"].strip() == "Ships"
        assert stored(article).headline == "Boats"
        assert "Saved." in messages_of(orla.send(article, fields_of(response), headline="Boats"))
        fields = orla.open(article)


def test_publishing_another_s_draft_unchanged_is_no_conflict(orla: Desk, tom: Desk) -> None:
    article = make_draft("Boats", by=orla.user)
    at_orlas = orla.open(article)
    assert "Published" in messages_of(tom.write(article, "_publish"))
    assert "Saved." in messages_of(orla.send(article, at_orlas, headline="Ships"))
    assert stored(article).headline == "Ships"
    assert Article.objects.get(pk=article.pk).headline == "Boats"
