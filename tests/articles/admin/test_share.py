"""Links to unpublished revisions: made by editors, opened without a log-in, ended."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.actions.deleting import delete_article
from articles.actions.sharing import share
from articles.models import Article, HistoryEntry, Revision, ShareLink
from tests.articles.admin.desk import Desk, change_url, errors_of, messages_of, page_of
from tests.factories import make_article, make_draft, make_photo, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks)


def share_url(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/share/"


def make_link(desk: Desk, article: Article, query: str = "", **typed: Any) -> str:
    """Make a link on the screen; the path that the screen shows."""
    response = desk.post(share_url(article) + query, {"days": "7", **typed})
    (address,) = page_of(response).xpath("//input[@id='share-address']/@value")
    assert address.startswith("http")
    return "/preview/" + address.split("/preview/")[1]


def page_text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(page_of(response).text_content().split())


def revoke_first(desk: Desk, article: Article) -> HttpResponse:
    link = ShareLink.objects.order_by("pk")[0]
    return desk.post(f"{share_url(article)}{link.pk}/revoke/")


def test_a_stranger_reads_the_revision_as_the_real_page(editor: Desk, client: Client) -> None:
    article = make_draft(
        "Not yet out", body="<p>Unseen so far.</p>", photo=make_photo(alt="A pier"), tags=["Sea"]
    )
    path = make_link(editor, article)
    response = client.get(path)
    page = page_of(response)
    assert page.xpath("string(//h1)").strip() == "Not yet out"
    assert page.xpath("//img[@alt='A pier']") and "Unseen so far." in page.text_content()
    bar = " ".join(page.xpath("string(//aside[@class='shared-bar'])").split())
    assert "Revision 1 of " in bar and "Not public" in bar and "This link ends on " in bar
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]
    assert not page.xpath("//script[@type='application/ld+json']|//link[@rel='canonical']")
    assert not response.cookies and client.post(path).status_code == 405
    article.refresh_from_db()
    assert (article.status, article.headline, article.published_at) == ("draft", "", None)


def test_what_is_written_later_does_not_show(editor: Desk, client: Client) -> None:
    article = make_draft("First words", by=editor.user)
    path = make_link(editor, article)
    editor.write(article, headline="Second words")
    assert "First words" in page_text(client, path)
    assert Revision.objects.filter(article=article).count() == 2
    second = make_link(editor, article)
    assert "Second words" in page_text(client, second)
    earlier = make_link(editor, article, "?revision=1")
    assert "First words" in page_text(client, earlier)
    for wrong in ("9", "x", "%00"):
        assert editor.client.get(f"{share_url(article)}?revision={wrong}").status_code == 404


def test_the_bar_says_what_is_public_by_now(editor: Desk, client: Client) -> None:
    article = make_draft("Boats")
    path = make_link(editor, article)
    editor.write(article, "_publish")
    url = Article.objects.get().get_absolute_url()
    page = page_of(client.get(path))
    assert "It is public now:" in page.text_content() and page.xpath(f"//aside//a[@href='{url}']")
    editor.write(article, "_publish", headline="Ships")
    assert "Not public; another revision is" in page_text(client, path)


@pytest.mark.parametrize("days", [1, 7, 30])
def test_a_link_ends(editor: Desk, client: Client, days: int) -> None:
    path = make_link(editor, make_draft("Boats"), days=str(days))
    for hours, status in ((-1, 200), (1, 410)):
        with time_machine.travel(timezone.now() + timedelta(days=days, hours=hours), tick=True):
            assert client.get(path).status_code == status


def test_a_link_is_taken_back(editor: Desk, client: Client) -> None:
    article = make_draft("Boats")
    path = make_link(editor, article, note="the photographer")
    other = make_link(editor, article)
    assert "the photographer" in page_of(editor.client.get(change_url(article))).text_content()
    assert "is taken back" in messages_of(revoke_first(editor, article))
    assert client.get(path).status_code == 410 and client.get(other).status_code == 200
    assert "the photographer" not in page_of(editor.client.get(share_url(article))).xpath(
        "string(//section)"
    )
    assert "was taken back before" in messages_of(revoke_first(editor, article))
    actions = HistoryEntry.objects.filter(article=article).order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "created", "shared", "shared", "unshared",
    ]  # fmt: skip


def test_a_bad_link_answers_410_with_a_page_that_helps(client: Client) -> None:
    make_article("Newest")
    for token in ("x", "a" * 43, "a" * 5000, "..", "é" * 43, "%2e%2e", "a b"):
        assert client.get(f"/preview/{token}/").status_code == 410, token
    assert client.get("/preview/a%00/").status_code == 404
    page = client.get("/preview/" + "a" * 43 + "/")
    assert page.status_code == 410
    assert "Ask whoever sent it to you" in page.content.decode()
    assert "Newest" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Referrer-Policy"] == "no-referrer"


def test_an_article_in_the_bin_is_read_by_nobody(editor: Desk, client: Client) -> None:
    article = make_draft("Boats")
    path = make_link(editor, article)
    delete_article(article)
    assert client.get(path).status_code == 410


def test_the_database_opens_no_link(editor: Desk) -> None:
    token = make_link(editor, make_draft("Boats")).split("/")[2]
    link = ShareLink.objects.get()
    assert len(token) == 43
    assert token not in str(vars(link)) and len(link.token_hash) == 64
    assert token not in str(list(HistoryEntry.objects.values()))


def test_what_can_t_be_a_page_is_not_shared(editor: Desk) -> None:
    nowhere = make_draft("Nowhere", section=None)
    assert "Choose a section and save" in errors_of(editor.post(share_url(nowhere), {"days": "7"}))
    article = make_draft("Boats")
    for wrong in ({"days": "400"}, {"days": ""}, {"days": "7", "note": "x" * 81}):
        assert errors_of(editor.post(share_url(article), wrong)), wrong
    assert not ShareLink.objects.exists()


def test_a_section_that_is_deleted_ends_the_link(editor: Desk, client: Client) -> None:
    section = make_section("gone")
    article = make_draft("Boats", section=section.pk)
    path = make_link(editor, article)
    Article.objects.update(working_section=None)
    section.delete()
    assert client.get(path).status_code == 410


@pytest.mark.parametrize(
    ("role", "status"),
    [("Contributor", 404), ("Editor", 200), ("Chief editor", 200), ("superuser", 200),
     ("Newsletter editor", 403)],
)  # fmt: skip
def test_who_shares_others_articles(
    role: str, status: int, django_capture_on_commit_callbacks: Any
) -> None:
    desk = Desk(role, django_capture_on_commit_callbacks)
    article = make_draft("Boats")
    assert article.latest_revision is not None
    link, _token = share(article, article.latest_revision, days=7)
    assert desk.client.get(share_url(article)).status_code == status
    assert desk.client.post(share_url(article), {"days": "7"}).status_code == status
    assert ShareLink.objects.count() == (2 if status == 200 else 1)
    revoked = desk.client.post(f"{share_url(article)}{link.pk}/revoke/").status_code
    assert revoked == (302 if status == 200 else status)
    assert desk.client.get(f"{share_url(article)}{link.pk}/revoke/").status_code == 405


def test_a_contributor_shares_what_is_own(django_capture_on_commit_callbacks: Any) -> None:
    desk = Desk("Contributor", django_capture_on_commit_callbacks)
    mine, others = make_draft("Mine", by=desk.user), make_draft("Not mine")
    assert Client().get(make_link(desk, mine)).status_code == 200
    assert others.latest_revision is not None
    link, _token = share(others, others.latest_revision, days=7)
    assert desk.client.post(f"{share_url(mine)}{link.pk}/revoke/").status_code == 404
    assert ShareLink.objects.live().count() == 2


def test_the_screens_make_few_queries(
    editor: Desk, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = make_draft("Boats")
    path = make_link(editor, article)
    for number in range(4):
        make_link(editor, article, note=f"Reader {number}")
    # 1 session, 2 user, 3 own and 4 group permissions, 5 limits of rights, 6 article, 7 links
    with django_assert_num_queries(7):
        editor.client.get(share_url(article))
    # 1 the link with article and revision, 2 what its open links were bound to, 3 section,
    # 4 its translations, 5 sections of the navigation
    with django_assert_num_queries(5):
        assert client.get(path).status_code == 200
