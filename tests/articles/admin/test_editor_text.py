"""A whole article that is pasted as plain text, taken apart for the writing screen."""

from typing import Any

import pytest
from django.test import Client

from tests.browser.pier_story import BODY, HEADLINE, READ_MORE, RELATED, STANDFIRST, TEXT
from tests.factories import make_article, make_author, make_draft, make_user

pytestmark = pytest.mark.django_db

PARTS = "/admin/articles/article/editor/parts/"


@pytest.fixture
def desk(client: Client) -> Client:
    """The browser of a contributor who is logged in."""
    client.force_login(make_user("Contributor"))
    return client


def parts(desk: Client, text: str, **head: str) -> dict[str, Any]:
    response = desk.post(PARTS, {"text": text, **head})
    assert response.status_code == 200
    return response.json()


def test_a_whole_article_is_taken_apart_and_its_links_are_bound(desk: Client) -> None:
    related = make_article(RELATED[0])
    read_more = make_article(READ_MORE[1])
    make_draft(READ_MORE[2])  # not public: the link stays open
    found = parts(desk, TEXT)
    assert (found["headline"], found["standfirst"]) == (HEADLINE, STANDFIRST)
    assert found["credit"] == "Nora Finn"
    assert found["read_more"] == [
        {"article": None, "headline": READ_MORE[0]},
        {"article": read_more.pk, "headline": READ_MORE[1]},
        {"article": None, "headline": READ_MORE[2]},
    ]
    assert f'<aside data-related="{related.pk}">' in found["body"]
    assert found["body"].count("data-embed") == 2
    assert "<h2>Counting the stones</h2>" in found["body"]
    assert found["counts"] == {
        "paragraphs": 12, "embeds": 2, "related": 2, "related_found": 1,
        "read_more_found": 1, "newsletters": 1,
    }  # fmt: skip


def test_what_stands_on_the_screen_already_is_kept(desk: Client) -> None:
    found = parts(desk, BODY, headline="Tea", standfirst="No.")
    assert (found["headline"], found["standfirst"]) == ("Tea", "No.")
    assert found["body"].startswith("<p>What one notices")
    assert len(found["read_more"]) == 3
    only = parts(desk, BODY, headline="Tea")
    assert only["headline"] == "Tea"
    assert "What one notices" in only["standfirst"] + only["body"]
    again = parts(desk, TEXT, headline=HEADLINE, standfirst="Typed before")
    assert again["body"].startswith("<p>What one notices")


def test_known_authors_become_the_byline(desk: Client) -> None:
    author = make_author("Orla Quill")
    found = parts(desk, TEXT.replace("What one", "By Orla Quill\n\nWhat one", 1))
    assert found["bylines"] == [{"author": author.pk, "name": "Orla Quill", "role": "words"}]


def test_scripts_are_words_and_nothing_else(desk: Client) -> None:
    found = parts(desk, "Boats\n\n<script>alert(1)</script> and <b>more</b>\x00, they said.")
    assert "<script" not in found["body"]


@pytest.mark.parametrize("text", ["", " \n ", "x" * 3_000_000])
def test_what_can_t_be_taken_apart_is_refused_in_words(desk: Client, text: str) -> None:
    response = desk.post(PARTS, {"text": text})
    assert response.status_code == 400
    assert response.json()["error"] if response["Content-Type"] == "application/json" else True


def test_only_writers_take_texts_apart(client: Client) -> None:
    assert client.post(PARTS, {"text": TEXT}).status_code == 302
    client.force_login(make_user("Newsletter editor"))
    assert client.post(PARTS, {"text": TEXT}).status_code == 403
    assert client.get(PARTS).status_code == 405
