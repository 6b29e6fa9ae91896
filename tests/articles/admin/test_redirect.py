"""Old addresses, entered by a chief editor and met by readers."""

from typing import Any

import pytest
from django.test import Client

from articles.actions.publish import withdraw
from articles.models import Redirect
from tests.articles.admin.desk import Desk, errors_of, messages_of
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/redirect/add/"


@pytest.fixture
def chief(django_capture_on_commit_callbacks: Any) -> Desk:
    """A chief editor's desk."""
    return Desk("Chief editor", django_capture_on_commit_callbacks)


def test_a_redirect_leads_readers_on(chief: Desk, client: Client) -> None:
    article = make_article("Boats")
    assert "was added" in messages_of(
        chief.post(ADD, {"old_path": "/2019/boats.html", "article": article.pk})
    )
    assert "was added" in messages_of(
        chief.post(ADD, {"old_path": "/über-uns/", "new_path": "/latest/"})
    )
    for old, new in (
        ("/2019/boats.html", article.get_absolute_url()),
        ("/über-uns/", "/latest/"),
        ("/%C3%BCber-uns/", "/latest/"),
    ):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)
        assert response["Cache-Control"] == "max-age=3600"
    assert client.post("/2019/boats.html").status_code in (404, 405)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"old_path": "/a/"}, "Name either a new address or an article."),
        ({"old_path": "/a/", "new_path": "/a/"}, "that would be a loop"),
        ({"old_path": "a/", "new_path": "/b/"}, "Begin with one slash"),
        ({"old_path": "/a/", "new_path": "//elsewhere.example/"}, "Begin with one slash"),
        ({"old_path": "/a/", "new_path": "https://elsewhere.example/"}, "Begin with one slash"),
        ({"old_path": "/a/", "new_path": "/taken/"}, "This address redirects itself."),
        ({"old_path": "/end/", "new_path": "/b/"}, "Another redirect leads here."),
        ({"old_path": "/taken/", "new_path": "/b/"}, "already exists"),
        ({"old_path": "/" + "x" * 400, "new_path": "/b/"}, "at most 400 characters"),
        ({"old_path": "", "new_path": "/b/"}, "This field is required."),
        ({"old_path": "/a\x00/", "new_path": "/b/"}, "Null characters are not allowed"),
    ],
    ids=lambda value: value.get("old_path", "")[:10] if isinstance(value, dict) else value[:20],
)
def test_redirects_that_lead_nowhere_are_refused(
    chief: Desk, values: dict[str, str], words: str
) -> None:
    Redirect.objects.create(old_path="/taken/", new_path="/end/")
    assert words in errors_of(chief.post(ADD, values))
    assert Redirect.objects.count() == 1


def test_a_redirect_names_an_address_or_an_article_not_both(chief: Desk) -> None:
    article = make_article()
    response = chief.post(ADD, {"old_path": "/a/", "new_path": "/b/", "article": article.pk})
    assert "Name either a new address or an article." in errors_of(response)


def test_a_redirect_to_what_is_not_public_ends_at_a_page_that_helps(client: Client) -> None:
    gone = make_article("Boats")
    Redirect.objects.create(old_path="/gone/boats.html", article=gone)
    Redirect.objects.create(old_path="/never/boats.html", article=make_draft("Never"))
    withdraw(gone)
    assert client.get("/gone/boats.html").status_code == 410
    assert client.get("/never/boats.html").status_code == 404


def test_a_redirect_never_hides_a_living_page(client: Client) -> None:
    article = make_article("Boats")
    Redirect.objects.create(old_path=article.get_absolute_url(), new_path="/latest/")
    assert client.get(article.get_absolute_url()).status_code == 200


def test_redirects_are_for_chief_editors(django_capture_on_commit_callbacks: Any) -> None:
    for role, listed, add in (("Contributor", 403, 403), ("Editor", 200, 403)):
        desk = Desk(role, django_capture_on_commit_callbacks)
        assert desk.client.get("/admin/articles/redirect/").status_code == listed
        assert desk.client.get(ADD).status_code == add
