"""Texts that are imported: what is matched with what is there, and once only."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.actions.importing import Imported, import_key, import_text
from articles.actions.publish import withdraw
from articles.models import Article, Section
from newsletter.actions import newsletters
from tests.factories import make_author, make_section

pytestmark = pytest.mark.django_db

TEXT = """A kettle of one’s own

What a pot of tea is good for when the road is long

{byline}

It was four in the morning, and nobody had slept. Then somebody found the matches.

By five we had a fire, a song and a plan, in that order.
{end}"""


def brought_in(byline: str = "", end: str = "", **more: Any) -> Imported:
    """Import a text with this byline and end."""
    more = {"section": make_section(), **more}
    return import_text(TEXT.format(byline=byline, end=end).encode(), **more)


def content_of(imported: Imported) -> Any:
    revision = Article.objects.get(pk=imported.article.pk).latest_revision
    assert revision is not None
    return revision.read()


@pytest.mark.parametrize(
    "line",
    ["By Nora Finn and Tom Daly", "Words: NORA FINN, Tom Daly", "Written by Nora Finn & Tom Daly"],
)
def test_a_byline_of_known_authors_is_their_credit(line: str) -> None:
    authors = [make_author("Nora Finn"), make_author("Tom Daly")]
    content = content_of(brought_in(line))
    assert [row.author for row in content.bylines] == [author.pk for author in authors]
    assert "Nora" not in content.body and "NORA" not in content.body


@pytest.mark.parametrize("double", ["Tom Daly", ""])
def test_a_byline_that_is_not_wholly_clear_stays_in_the_text(double: str) -> None:
    make_author("Nora Finn")
    if double:
        make_author(double)
        make_author(double)
    imported = brought_in("By Nora Finn and Tom Daly")
    content = content_of(imported)
    assert content.bylines == []
    assert content.body.startswith("<p>By Nora Finn and Tom Daly</p>")
    assert any("By Nora Finn and Tom Daly" in note for note in imported.notes)


def test_the_sign_up_comes_alive_with_the_first_newsletter(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    imported = brought_in(end="\nThe kettle newsletter\n", publish_it=True)
    assert any("no newsletter yet" in note for note in imported.notes)
    url = imported.article.get_absolute_url()
    assert "newsletter-signup" not in client.get(url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        newsletters.create(name="Hearth", slug="hearth")
    assert client.get(url).content.decode().count('class="newsletter-signup"') == 1


def test_a_section_that_was_forgotten_can_be_given_the_second_time() -> None:
    first = brought_in(section=None, publish_it=True)
    assert not first.published
    assert [problem.code for problem in first.problems if problem.blocks] == ["no-section"]
    second = brought_in(section=make_section("life"), publish_it=True)
    assert second.existed and second.published
    assert Article.objects.get().section == Section.objects.get(slug="life")


def test_a_text_that_came_before_is_left_as_editors_have_it() -> None:
    first = brought_in(publish_it=True)
    again = brought_in(section=make_section("style"), publish_it=True)
    assert (again.existed, again.published, again.article) == (True, True, first.article)
    assert Article.objects.get().section.slug == "life"  # type: ignore[union-attr]
    withdraw(first.article)
    third = brought_in(publish_it=True)
    assert (third.existed, third.published) == (True, False)
    assert Article.objects.get().status == "withdrawn"


@pytest.mark.parametrize("publish_it", [True, False])
def test_the_history_says_that_it_was_imported(publish_it: bool) -> None:
    imported = brought_in(publish_it=publish_it)
    actions = [entry.action for entry in imported.article.history.order_by("pk")]
    assert actions == ["imported", "published"][: 1 + publish_it]


def test_line_ends_white_space_and_composition_tell_no_texts_apart() -> None:
    one = import_key("Café\n\nText  here\n")
    assert import_key("Cafe\u0301\r\n\r\n Text here") == one
    assert import_key("Cafe\n\nText here") != one


@pytest.mark.django_db(transaction=True)
def test_one_text_imported_by_two_at_once_is_one_article() -> None:
    make_section()
    start = Barrier(2)

    def work() -> bool:
        start.wait()
        try:
            return brought_in().existed
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        found = [future.result() for future in [pool.submit(work) for _ in range(2)]]
    assert sorted(found) == [False, True]
    assert Article.objects.count() == 1
