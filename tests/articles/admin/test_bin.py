"""Deleting: the bin, out of it again, and for good after 30 days or at once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.actions.deleting import delete_article, delete_for_good, empty_bin
from articles.actions.publish import publish
from articles.actions.refusals import Overtaken
from articles.actions.schedule import schedule
from articles.actions.workflow import submit
from articles.models import Article, HistoryEntry, Redirect, Revision, Tombstone
from magazine import ticking
from tests.articles.admin.desk import Desk, change_url, messages_of, page_of
from tests.factories import make_article, make_draft, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"
BIN = f"{LIST}bin/"


@pytest.fixture
def chief(django_capture_on_commit_callbacks: Any) -> Desk:
    """A chief editor's desk."""
    return Desk("Chief editor", django_capture_on_commit_callbacks)


def url_of(article: Article, what: str) -> str:
    return f"{LIST}{article.pk}/{what}/"


def binned(desk: Desk) -> list[str]:
    """The words of each row of the bin."""
    page = page_of(desk.client.get(BIN))
    return [
        " ".join(row.text_content().split()) for row in page.xpath("//ul[@class='bin-list']/li")
    ]


def test_a_public_article_goes_to_the_bin_and_its_address_says_so(
    chief: Desk, client: Client
) -> None:
    article = make_article("The old pier")
    source = make_article("Source", read_more=[article])
    url = article.get_absolute_url()
    page = page_of(chief.client.get(url_of(article, "delete")))
    assert "Source" in page.text_content() and "vanishes" in page.text_content()
    response = chief.post(url_of(article, "delete"))
    assert "“The old pier” is in the bin for 30 days." in messages_of(response)
    assert "The old pier" not in str(page_of(response).xpath("//table//text()"))
    gone = client.get(url)
    assert gone.status_code == 410 and "The old pier" in gone.content.decode()
    assert "The old pier" not in client.get(source.get_absolute_url()).content.decode()
    for path in ("/", "/life/", "/feed/", "/search/?q=pier", "/sitemap.xml?kind=articles&page=1"):
        assert url not in client.get(path).content.decode(), path
    (row,) = binned(chief)
    assert "The old pier" in row and "Was public" in row and str(chief.user) in row
    assert "gone for good in 30 days" in row
    assert chief.client.get(change_url(article)).status_code == 404
    assert (
        "The old pier"
        not in chief.client.get(f"{LIST}?q=pier").content.decode().split("<table")[-1]
    )


def test_a_draft_in_the_bin_was_never_anywhere(chief: Desk, client: Client) -> None:
    draft = make_draft("Never")
    chief.post(url_of(draft, "delete"))
    assert client.get(f"/life/never-{draft.pk}/").status_code == 404
    assert "Was public" not in binned(chief)[0]


def test_it_comes_out_as_it_was_but_not_to_the_public(chief: Desk, client: Client) -> None:
    article = make_article("The old pier", tags=["Sea"])
    chief.post(url_of(article, "delete"))
    response = chief.post(url_of(article, "take-out"))
    assert "Here it is again." in messages_of(response)
    assert client.get(article.get_absolute_url()).status_code == 410
    assert "Published:" in messages_of(chief.write(article, "_publish"))
    assert "Sea" in client.get(article.get_absolute_url()).content.decode()
    actions = HistoryEntry.objects.filter(article=article).order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "created", "published", "withdrawn", "deleted", "undeleted", "published",
    ]  # fmt: skip
    assert binned(chief) == []
    assert "The bin is empty" in chief.client.get(BIN).content.decode()


def test_what_is_in_the_bin_is_not_published_from_an_open_tab(chief: Desk) -> None:
    article = make_draft("Boats")
    delete_article(article)
    works: list[Callable[[], Any]] = [
        lambda: publish(article),
        lambda: schedule(article, at=timezone.now() + timedelta(days=1), by=chief.user),
        lambda: submit(article, by=chief.user),
    ]
    for work in works:
        with pytest.raises(Overtaken, match="Take it out of there first"):
            work()
    found = Article.objects.get(pk=article.pk)
    assert found.status == "draft" and found.deleted_at is not None
    assert list(found.history.values_list("action", flat=True)) == ["deleted", "created"]


def test_deleting_leads_links_elsewhere_first(chief: Desk, client: Client) -> None:
    old, new = make_article("The old pier"), make_article("The new pier")
    source = make_article("Source", read_more=[old])
    chief.post(url_of(old, "delete"), {"to": new.pk, "source": [source.pk]})
    assert new.get_absolute_url() in client.get(source.get_absolute_url()).content.decode()
    response = chief.post(url_of(new, "delete"), {"to": "x", "source": [source.pk]})
    assert "Choose an article of the list" in messages_of(response)
    assert Article.objects.get(pk=new.pk).deleted_at is None


def test_a_chief_editor_deletes_for_good_and_everything_goes(chief: Desk, client: Client) -> None:
    article = make_article("The old pier", tags=["Sea"])
    source = make_article("Source", read_more=[article])
    Redirect.objects.create(old_path="/2019/pier.html", article=article)
    url = article.get_absolute_url()
    chief.post(url_of(article, "delete"))
    words = page_of(chief.client.get(url_of(article, "delete-for-good"))).text_content()
    assert "its one revision" in words and "One redirect" in words
    response = chief.post(url_of(article, "delete-for-good"))
    assert "“The old pier” is gone for good." in messages_of(response)
    assert not Article.objects.filter(pk=article.pk).exists()
    assert not Revision.objects.filter(article=article.pk).exists()
    assert not Redirect.objects.exists()
    assert client.get(url).status_code == 410
    assert client.get(source.get_absolute_url()).status_code == 200
    log = chief.client.get("/admin/articles/historyentry/?q=old+pier").content.decode()
    for word in ("Deleted for good", "Moved to the bin", "Published"):
        assert word in log
    assert chief.client.post(url_of(article, "delete-for-good")).status_code == 404


def test_the_worker_deletes_after_thirty_days(chief: Desk) -> None:
    young = make_draft("Young")
    with time_machine.travel(timezone.now() - timedelta(days=31), tick=True):
        old = make_article("Old")
        delete_article(old)
    with time_machine.travel(timezone.now() - timedelta(days=29), tick=True):
        delete_article(young)
    ticking.tick()
    assert list(Article.objects.values_list("working_headline", flat=True)) == ["Young"]
    assert list(Tombstone.objects.values_list("pk", flat=True)) == [old.pk]
    assert HistoryEntry.objects.get(action="purged").about == "Old"
    call_command("refresh_articles")


def test_one_that_can_t_be_deleted_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = make_draft("First"), make_draft("Second")
    for article in (first, second):
        delete_article(article)

    def stubborn(article: Article) -> None:
        if article.pk == first.pk:
            raise ValueError("no")
        delete_for_good(article)

    monkeypatch.setattr("articles.actions.deleting.delete_for_good", stubborn)
    assert empty_bin(timezone.now() + timedelta(days=31)) == 1
    assert Article.objects.get() == first


def test_deleting_twice_and_taking_out_twice_says_so(chief: Desk) -> None:
    article = make_draft("Boats")
    delete_article(article)
    assert chief.client.post(url_of(article, "delete")).status_code == 404
    chief.post(url_of(article, "take-out"))
    assert chief.client.post(url_of(article, "take-out")).status_code == 404
    assert chief.client.get(url_of(article, "take-out")).status_code == 405


@pytest.mark.parametrize(
    ("role", "deletes", "for_good"),
    [("Contributor", 404, 403), ("Editor", 302, 403), ("Chief editor", 302, 302),
     ("superuser", 302, 302), ("Newsletter editor", 403, 403)],
)  # fmt: skip
def test_who_deletes_others_articles(
    role: str, deletes: int, for_good: int, django_capture_on_commit_callbacks: Any
) -> None:
    desk = Desk(role, django_capture_on_commit_callbacks)
    article = make_article("Boats", by=make_user())
    assert desk.client.post(url_of(article, "delete")).status_code == deletes
    assert (Article.objects.get().deleted_at is not None) == (deletes == 302)
    Article.objects.update(deleted_at=timezone.now())
    assert desk.client.get(BIN).status_code == (403 if role == "Newsletter editor" else 200)
    assert desk.client.post(url_of(article, "delete-for-good")).status_code == for_good
    assert Article.objects.exists() == (for_good != 302)
    if for_good != 302:
        assert desk.client.post(url_of(article, "take-out")).status_code == deletes


def test_a_contributor_deletes_own_drafts_and_nothing_that_was_public(
    django_capture_on_commit_callbacks: Any,
) -> None:
    desk = Desk("Contributor", django_capture_on_commit_callbacks)
    draft, public = make_draft("Mine", by=desk.user), make_article("Out", by=desk.user)
    make_article("Not mine")
    delete_article(make_draft("Not mine either"))
    assert desk.client.get(url_of(public, "delete")).status_code == 403
    assert desk.client.post(url_of(public, "delete")).status_code == 403
    assert not page_of(desk.client.get(change_url(public))).xpath("//a[contains(@href,'/delete/')]")
    assert page_of(desk.client.get(change_url(draft))).xpath("//a[contains(@href,'/delete/')]")
    desk.post(url_of(draft, "delete"))
    (row,) = binned(desk)
    assert "Mine" in row and "Delete for good" not in row
    assert "Here it is again." in messages_of(desk.post(url_of(draft, "take-out")))
    delete_article(public)
    assert desk.client.post(url_of(public, "take-out")).status_code == 403


def test_strangers_are_sent_to_the_log_in(client: Client) -> None:
    article = make_draft("Boats")
    for path in (BIN, url_of(article, "delete"), url_of(article, "delete-for-good")):
        assert client.post(path)["Location"].startswith("/admin/login/")
    assert Article.objects.get().deleted_at is None


def test_asking_before_deleting_for_good_makes_eight_queries(
    chief: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = delete_article(make_article("Boats"))
    # 1 session, 2 user, 3 own and 4 group permissions, 5 the article, 6 limits to sections,
    # 7 how many revisions and 8 how many redirects go with it
    with django_assert_num_queries(8):
        assert chief.client.get(url_of(article, "delete-for-good")).status_code == 200


def test_the_bin_makes_eight_queries(
    chief: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        delete_article(make_article(f"Story {number}"), by=chief.user)
    # 1 session, 2 user, 3 own and 4 group permissions, 5 how many, 6 limits of rights,
    # 7 the articles, 8 who deleted
    with django_assert_num_queries(8):
        chief.client.get(BIN)
