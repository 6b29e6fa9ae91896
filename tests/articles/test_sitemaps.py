"""Crawlers are told what there is, what is new, and what to leave alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import etree

from articles import sitemaps
from articles.models import Article, Author, Byline, Section, Status, Tag, TaggedArticle

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 7, 10, 12, 0, tzinfo=UTC)
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
HIDDEN = [
    {"status": Status.DRAFT},
    {"status": Status.WITHDRAWN},
    {"published_at": NOW + timedelta(hours=1)},
    {"withdraw_at": NOW - timedelta(hours=1)},
    {"deleted_at": NOW - timedelta(hours=1)},
    {"canonical_url": "https://elsewhere.example/first-printed-there/"},
]


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def make_article(headline: str = "Bread again", *, hours_ago: float = 1, **values: Any) -> Article:
    when = NOW - timedelta(hours=hours_ago)
    section, _ = Section.objects.get_or_create(slug="life", defaults={"name": "Life"})
    public = {
        "status": Status.PUBLISHED,
        "section": section,
        "headline": headline,
        "slug": "slug",
        "published_at": when,
        "first_published_at": when,
    }
    return Article.objects.create(**{**public, **values})


def read(client: Client, address: str) -> etree._Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(response.content)


def texts(element: etree._Element, path: str) -> list[str]:
    return [str(found) for found in element.xpath(f"{path}/text()", namespaces=NAMES)]


def listed(client: Client, kind: str, page: int = 1) -> list[str]:
    return texts(read(client, f"/sitemap.xml?kind={kind}&page={page}"), "/s:urlset/s:url/s:loc")


def test_following_the_sitemap_finds_everything_public(client: Client) -> None:
    article = make_article()
    tag = Tag.objects.create(name="Baking", slug="baking")
    author = Author.objects.create(name="Anna", slug="anna")
    TaggedArticle.objects.create(tag=tag, content_object=article)
    for role in ("words", "photographs"):
        Byline.objects.create(article=article, author=author, role=role)
    found = []
    for page in texts(read(client, "/sitemap.xml"), "/s:sitemapindex/s:sitemap/s:loc"):
        found += texts(read(client, page.removeprefix("http://testserver")), "//s:loc")
    assert found == [
        "http://testserver/",
        "http://testserver/life/",
        f"http://testserver/life/slug-{article.pk}/",
        "http://testserver/tag/baking/",
        "http://testserver/author/anna/",
    ]


@pytest.mark.parametrize("state", HIDDEN, ids=lambda state: next(iter(state)))
def test_what_is_not_public_here_is_not_listed(client: Client, state: dict[str, Any]) -> None:
    make_article("Shown")
    hidden = make_article("Hidden", **state)
    assert len(listed(client, "articles")) == 1
    news = texts(read(client, "/news-sitemap.xml"), "//news:title")
    assert news == ["Shown"]
    assert str(hidden.pk) not in "".join(listed(client, "articles"))


@pytest.mark.parametrize("state", HIDDEN[:-1], ids=lambda state: next(iter(state)))
def test_sections_tags_and_authors_without_a_public_article_are_not_listed(
    client: Client, state: dict[str, Any]
) -> None:
    hidden = make_article("Hidden", **state)
    TaggedArticle.objects.create(
        tag=Tag.objects.create(name="Baking", slug="baking"), content_object=hidden
    )
    Byline.objects.create(article=hidden, author=Author.objects.create(name="Anna", slug="anna"))
    assert texts(read(client, "/sitemap.xml"), "//s:loc") == []


def test_a_merged_tag_is_not_listed(client: Client) -> None:
    tag = Tag.objects.create(name="Baking", slug="baking")
    merged = Tag.objects.create(name="Bakes", slug="bakes", merged_into=tag)
    for each in (tag, merged):
        TaggedArticle.objects.create(tag=each, content_object=make_article())
    assert listed(client, "tags") == ["http://testserver/tag/baking/"]


def test_an_article_says_when_it_last_changed(client: Client) -> None:
    make_article(hours_ago=24)
    make_article(hours_ago=48, updated_at=NOW - timedelta(hours=3))
    make_article(hours_ago=24, updated_at=NOW - timedelta(hours=40))
    page = read(client, "/sitemap.xml?kind=articles&page=1")
    assert texts(page, "//s:lastmod") == [
        "2026-07-09T13:00:00+01:00",
        "2026-07-10T10:00:00+01:00",
        "2026-07-09T13:00:00+01:00",
    ]


def test_many_articles_are_spread_over_pages(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(sitemaps, "PER_PAGE", 2)
    pks = [make_article(hours_ago=number).pk for number in range(5)]
    index = texts(read(client, "/sitemap.xml"), "//s:loc")
    assert index == ["http://testserver/sitemap.xml?kind=sections&page=1"] + [
        f"http://testserver/sitemap.xml?kind=articles&page={number}" for number in (1, 2, 3)
    ]
    found = [url for number in (1, 2, 3) for url in listed(client, "articles", number)]
    assert found == [f"http://testserver/life/slug-{pk}/" for pk in pks]


@pytest.mark.parametrize(
    "query",
    ["kind=articles", "kind=articles&page=0", "kind=articles&page=2", "kind=articles&page=-1",
     "kind=articles&page=x", "kind=articles&page=99999999999999999999", "kind=drafts&page=1",
     "kind=&page=1", "kind=tags&page=1"],
)  # fmt: skip
def test_a_page_that_does_not_exist_is_not_found(client: Client, query: str) -> None:
    make_article()
    assert client.get(f"/sitemap.xml?{query}").status_code == 404


def test_an_empty_site_has_an_empty_sitemap(client: Client) -> None:
    assert len(read(client, "/sitemap.xml")) == 0
    assert len(read(client, "/news-sitemap.xml")) == 0


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/sitemap.xml", 4),  # counts of sections, articles, tags, authors
        # Their count; articles with their sections; which are translated.
        ("/sitemap.xml?kind=articles&page=1", 3),
        ("/news-sitemap.xml", 1),  # articles with their sections
    ],
)
def test_a_sitemap_takes_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: Any, address: str, queries: int
) -> None:
    for number in range(3):
        make_article(f"Number {number}")
    with django_assert_num_queries(queries):
        read(client, address)


def test_the_news_sitemap_tells_of_the_last_two_days(client: Client) -> None:
    make_article("Too old", hours_ago=49)
    article = make_article("“Bread” & butter\x0b", hours_ago=47, language="ga")
    make_article("Newest", hours_ago=2)
    page = read(client, "/news-sitemap.xml")
    assert texts(page, "//news:title") == ["Newest", "“Bread” & butter"]
    assert texts(page, "//s:loc")[1] == f"http://testserver/life/slug-{article.pk}/"
    assert texts(page, "//news:publication/news:name")[1] == "The Test Magazine"
    assert texts(page, "//news:publication/news:language") == ["en", "ga"]
    assert texts(page, "//news:publication_date")[1] == "2026-07-08T14:00:00+01:00"


def test_what_is_paid_for_is_no_news(client: Client) -> None:
    make_article(sponsored=True)
    assert len(read(client, "/news-sitemap.xml")) == 0
    assert len(listed(client, "articles")) == 1


def test_robots_are_told_what_to_leave_alone_and_where_the_sitemaps_are(
    client: Client, settings: Any
) -> None:
    settings.SITE_URL = "https://magazine.example"
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /preview/",
        "Disallow: /search/",
        "Disallow: /newsletter/confirm/",
        "Disallow: /newsletter/preferences/",
        "Disallow: /newsletter/unsubscribe/",
        "",
        "Sitemap: https://magazine.example/sitemap.xml",
        "Sitemap: https://magazine.example/news-sitemap.xml",
    ]


@pytest.mark.parametrize("address", ["/robots.txt", "/sitemap.xml", "/news-sitemap.xml"])
def test_crawlers_only_read(client: Client, address: str) -> None:
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405
