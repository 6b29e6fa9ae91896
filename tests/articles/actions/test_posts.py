"""Posts of other sites that are looked up by the worker: what that changes, and what it never."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from articles.actions import posts
from articles.actions.posts import forget_unused, look_up_due
from articles.actions.publish import check
from articles.actions.revisions import save_draft
from articles.embeds.asking import Answer
from articles.models import Article, Post
from tests.articles.embeds.posts import POSTS, marker
from tests.articles.embeds.site import Site, stand_in
from tests.factories import make_article, make_content, make_draft, make_user

pytestmark = pytest.mark.django_db

VIMEO, X, YOUTUBE = POSTS["vimeo"], POSTS["x"], POSTS["youtube"]
TOLD = {
    "title": "Otters in a kayak",
    "author_name": "Otter Films",
    "author_url": "https://vimeo.com/otterfilms",
    "upload_date": "2024-03-14 09:05:11",
}


@pytest.fixture
def site(settings: Any) -> Iterator[Site]:
    """Look-ups are on, and one server of this machine answers for all sites."""
    settings.EMBED_LOOKUPS = True
    with stand_in() as site:
        yield site


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False) as clock:
        yield clock


def bare(provider: str, url: str = "") -> str:
    return (
        f'<p>Words.</p><figure data-embed="{url or POSTS[provider]}" data-provider="{provider}">'
        "<blockquote></blockquote></figure>"
    )


def after(clock: Any, **span: int) -> int:
    """Let time pass, and the worker ask about all that is due then."""
    clock.shift(timedelta(**span))
    total = 0
    while asked := look_up_due():
        total += asked
        clock.shift(posts.PACE)
    return total


def card(client: Client, article: Article) -> html.HtmlElement:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return html.fromstring(response.content.decode()).xpath("//figure[@class='embed']")[0]


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def gone(clock: Any) -> None:
    """Let the site say on two days that there is no such post."""
    after(clock, seconds=0)
    after(clock, days=1, minutes=1)


def test_nobody_is_asked_unless_it_is_switched_on(site: Site, settings: Any) -> None:
    settings.EMBED_LOOKUPS = False
    make_article(body=bare("vimeo"))
    assert look_up_due() == 0
    assert site.asked == []
    assert not Post.objects.exists()


def test_what_is_told_fills_what_editors_left_empty_and_changes_nothing_they_wrote(
    client: Client, site: Site, clock: Any
) -> None:
    site.answers[VIMEO] = TOLD
    article = make_article(body=bare("vimeo"))
    before = Article.objects.get(pk=article.pk)
    assert before.live_revision is not None
    assert after(clock, minutes=5) == 1
    assert site.asked == [("vimeo.com", VIMEO)]
    found = card(client, article)
    assert found.xpath("string(.//p[@class='embed-text'])") == "Otters in a kayak"
    assert "A video shared by Otter Films (@otterfilms)" in words(found)
    assert found.xpath(".//time/@datetime") == ["2024-03-14"]
    assert "Otters in a kayak" in client.get("/feed/").content.decode()
    assert article.headline in client.get("/search/?q=kayak").content.decode()
    now = Article.objects.get(pk=article.pk)
    assert now.live_revision is not None
    for name in ("updated_at", "published_at", "first_published_at", "latest_revision_id"):
        assert getattr(now, name) == getattr(before, name)
    assert now.live_revision.content == before.live_revision.content
    assert now.revisions.count() == 1
    assert "embed-no-text" not in {problem.code for problem in check(now)}


def test_the_editors_own_words_win(client: Client, site: Site, clock: Any) -> None:
    site.answers[VIMEO] = TOLD
    article = make_article(body=marker("vimeo").replace(' data-date="2026-03-01"', ""))
    after(clock, minutes=5)
    found = card(client, article)
    assert found.xpath("string(.//p[@class='embed-text'])") == "Otters at tea."
    assert "The Otter Trust (@ottertrust)" in words(found)
    assert "Otter Films" not in words(found)
    assert found.xpath(".//time/@datetime") == ["2024-03-14"]  # this one they had left empty


def test_a_draft_s_post_is_looked_up_too(client: Client, site: Site, clock: Any) -> None:
    site.answers[VIMEO] = TOLD
    draft = make_draft(body=bare("vimeo"))
    assert "embed-no-text" in {problem.code for problem in check(draft)}
    after(clock, minutes=1)
    assert "embed-no-text" not in {problem.code for problem in check(draft)}
    client.force_login(make_user("Editor"))
    address = "/admin/articles/article/editor/cards/"
    known = client.get(address, {"post": [VIMEO + "?share=copy", X]}).json()["posts"]
    assert known[VIMEO + "?share=copy"] == {
        "author": "Otter Films",
        "handle": "otterfilms",
        "date": "2024-03-14",
        "text": "Otters in a kayak",
        "gone": False,
    }
    assert list(known) == [VIMEO + "?share=copy"]


def test_sites_whose_terms_forbid_it_are_never_asked(site: Site, clock: Any) -> None:
    names = ("instagram", "facebook", "threads", "linkedin", "google-maps", "mastodon")
    links = bare("link", "https://intranet.example/") + bare("link", "http://127.0.0.1/x")
    make_article(body="".join(map(bare, names)) + links)
    assert after(clock, days=30) == 0
    assert site.asked == []


def test_what_may_not_be_kept_is_not_kept(site: Site, clock: Any) -> None:
    site.answers[POSTS["pinterest"]] = TOLD
    make_article(body=bare("pinterest"))
    assert after(clock, minutes=1) == 1
    kept = Post.objects.get()
    assert (kept.author, kept.handle, kept.text, kept.date) == ("", "", "", "")
    assert kept.answered_at is not None


def test_a_listed_mastodon_server_is_asked(site: Site, clock: Any, settings: Any) -> None:
    settings.EMBED_MASTODON_SERVERS = ["Social.example.ie"]
    site.answers[POSTS["mastodon"]] = {"author_name": "The Otter Trust"}
    make_article(body=bare("mastodon") + bare("mastodon", "https://other.example/@a/123456789"))
    assert after(clock, minutes=1) == 1
    assert site.asked == [("social.example.ie", POSTS["mastodon"])]


def test_a_gone_post_keeps_its_words_loses_its_frame_and_is_told_to_editors(
    client: Client, site: Site, clock: Any
) -> None:
    site.answers[VIMEO] = 404
    article = make_article(body=marker("vimeo"))
    assert after(clock, minutes=5) == 1
    assert card(client, article).xpath(".//button")
    after(clock, days=1, minutes=1)
    found = card(client, article)
    assert found.xpath("string(.//p[@class='embed-text'])") == "Otters at tea."
    assert "No longer on Vimeo" in words(found)
    assert not found.xpath(".//button | .//div[@class='embed-ask']")
    assert VIMEO not in found.xpath(".//a/@href")
    assert found.xpath(".//blockquote/@cite") == [VIMEO]
    page = client.get(article.get_absolute_url()).content.decode()
    assert "js/embeds" not in page
    feed = client.get("/feed/").content.decode()
    assert "Otters at tea." in feed and "No longer on Vimeo" in feed and VIMEO not in feed
    told = {problem.code: problem for problem in check(article)}
    assert VIMEO in told["embed-gone"].message and not told["embed-gone"].blocks
    client.force_login(make_user("Editor"))
    desk = client.get("/admin/").content.decode()
    assert "Embedded posts that are gone" in desk and article.headline in desk
    cards = client.get("/admin/articles/article/editor/cards/", {"post": VIMEO}).json()
    assert cards["posts"][VIMEO]["gone"] is True


def test_a_post_that_is_back_has_its_frame_again(client: Client, site: Site, clock: Any) -> None:
    site.answers[VIMEO] = 410
    article = make_article(body=marker("vimeo"))
    gone(clock)
    assert not card(client, article).xpath(".//button")
    site.answers[VIMEO] = TOLD
    assert after(clock, days=7, minutes=1) == 1
    assert card(client, article).xpath(".//button")
    assert Post.objects.get().missed_at is None


@pytest.mark.parametrize("answer", [302, 400, 401, 403, 429, 500, 503, b"", b"HTTP/1.0 200 OK\r\n"])
def test_a_failure_is_no_sign_that_a_post_is_gone(site: Site, clock: Any, answer: Any) -> None:
    site.answers[VIMEO] = answer
    make_article(body=marker("vimeo"))
    for _day in range(9):
        after(clock, days=1)
    assert 1 < len(site.asked) < 12
    kept = Post.objects.get()
    assert (kept.gone_at, kept.missed_at, kept.answered_at) == (None, None, None)


def test_one_odd_answer_is_no_sign_either(site: Site, clock: Any) -> None:
    make_article(body=marker("vimeo"))
    for answer in (404, TOLD, 404, TOLD):
        site.answers[VIMEO] = answer
        after(clock, days=8)
    assert Post.objects.get().gone_at is None


def test_posts_are_asked_about_once_a_week(site: Site, clock: Any) -> None:
    site.answers[VIMEO] = TOLD
    make_article(body=marker("vimeo"))
    assert [after(clock, days=1) for _day in range(15)] == [1] + [0] * 6 + [1] + [0] * 6 + [1]


def test_a_site_that_misses_everything_is_not_believed(site: Site, clock: Any) -> None:
    urls = [f"https://vimeo.com/{number}" for number in range(100_001, 100_008)]
    make_article(body="".join(bare("vimeo", url) for url in urls))
    site.answers = dict.fromkeys(urls, 404)
    gone(clock)
    after(clock, days=8)
    assert not Post.objects.filter(gone_at__isnull=False).exists()
    site.answers[urls[0]] = TOLD
    after(clock, days=8)
    after(clock, days=8)
    assert Post.objects.filter(gone_at__isnull=False).count() == len(urls) - 1


@pytest.mark.parametrize(("provider", "stays"), [("vimeo", True), ("youtube", False)])
def test_what_was_told_of_a_gone_post_stays_where_its_site_allows_it(
    client: Client, site: Site, clock: Any, provider: str, stays: bool
) -> None:
    site.answers[POSTS[provider]] = {"title": "Otters in a kayak"}
    article = make_article(body=bare(provider))
    after(clock, minutes=1)
    assert "Otters in a kayak" in words(card(client, article))
    site.answers[POSTS[provider]] = 404
    after(clock, days=8)
    after(clock, days=2)
    assert ("Otters in a kayak" in words(card(client, article))) is stays
    assert "No longer on" in words(card(client, article))
    assert ("embed-no-text" in {problem.code for problem in check(article)}) is not stays


def test_nothing_is_kept_for_over_a_month_without_a_fresh_answer(site: Site, clock: Any) -> None:
    site.answers[VIMEO] = TOLD
    make_article(body=bare("vimeo"))
    after(clock, minutes=1)
    site.answers[VIMEO] = 403
    after(clock, days=14)
    assert Post.objects.get().text == "Otters in a kayak"
    after(clock, days=21)
    assert Post.objects.get().text == ""


def test_a_site_gets_one_question_at_a_time_and_one_that_is_tired_is_left_alone(
    site: Site, clock: Any
) -> None:
    urls = [f"https://vimeo.com/{number}" for number in range(100_001, 100_004)]
    make_article(body="".join(bare("vimeo", url) for url in urls) + bare("youtube") + bare("x"))
    site.answers = dict.fromkeys([*urls, YOUTUBE, X], TOLD)
    assert look_up_due() == 3
    assert sorted(host for host, _url in site.asked) == [
        "publish.x.com", "vimeo.com", "www.youtube.com",
    ]  # fmt: skip
    assert look_up_due() == 0
    clock.shift(posts.PACE + timedelta(seconds=1))
    site.answers = dict.fromkeys(urls, 429)
    assert look_up_due() == 1
    assert after(clock, minutes=30) == 0
    site.answers = dict.fromkeys(urls, TOLD)
    assert after(clock, minutes=31) == 1
    assert after(clock, hours=6) == 1


def test_a_post_that_is_forgotten_while_it_is_asked_about_does_no_harm(settings: Any) -> None:
    settings.EMBED_LOOKUPS = True
    make_article(body=bare("vimeo"))

    def ask(*_args: Any, **_more: Any) -> Answer:
        Post.objects.all().delete()
        return Answer(200, TOLD)

    with mock.patch.object(posts, "ask", ask):
        assert look_up_due() == 1
    assert not Post.objects.exists()


def test_two_workers_never_ask_about_the_same_post(clock: Any, settings: Any) -> None:
    settings.EMBED_LOOKUPS = True
    make_article(body=bare("vimeo") + bare("vimeo", "https://vimeo.com/100002"))
    asked = []

    def ask(_lookup: Any, url: str, **_more: Any) -> Answer:
        asked.append(url)
        assert look_up_due() == 0  # the other worker, meanwhile
        return Answer(200, TOLD)

    with mock.patch.object(posts, "ask", ask):
        assert look_up_due() == 1
    assert len(asked) == 1


def test_short_addresses_are_asked_about_by_nobody(site: Site, clock: Any) -> None:
    make_article(body=bare("tiktok", "https://vm.tiktok.com/ZMdemo123/"))
    assert after(clock, days=15) == 0
    assert site.asked == []


def test_posts_that_no_article_embeds_any_more_are_forgotten(site: Site, clock: Any) -> None:
    site.answers[VIMEO] = TOLD
    draft = make_draft(body=bare("vimeo"))
    after(clock, minutes=1)
    save_draft(draft, make_content(body="<p>Nothing.</p>"))
    forget_unused()
    assert not Post.objects.exists()
    assert after(clock, days=8) == 0
    assert len(site.asked) == 1


def test_the_worker_asks(site: Site) -> None:
    site.answers[VIMEO] = TOLD
    make_article(body=bare("vimeo"))
    with mock.patch("magazine.management.commands.worker.Command._queue"):
        call_command("worker", "--once")
    assert site.urls() == [VIMEO]


def test_compiling_takes_one_query_for_all_posts_and_none_while_it_is_off(
    site: Site, clock: Any, settings: Any
) -> None:
    draft = make_draft(body=bare("vimeo") + bare("youtube") + bare("x"))
    after(clock, minutes=1)

    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as caught:
            check(draft)
        return [
            query["sql"] for query in caught.captured_queries if "articles_post" in query["sql"]
        ]

    assert len(queries()) == 1
    settings.EMBED_LOOKUPS = False
    assert queries() == []
