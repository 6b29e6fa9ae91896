"""Feed readers get the newest articles whole, as RSS 2.0 that any text leaves valid."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import etree

from articles.models import (
    Article,
    Author,
    Byline,
    Content,
    Revision,
    Section,
    Status,
    Tag,
    TaggedArticle,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 7, 10, 12, 0, tzinfo=UTC)
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def make_section(name: str = "Life", slug: str = "life", **values: Any) -> Section:
    return Section.objects.get_or_create(slug=slug, defaults={"name": name, **values})[0]


def make_article(headline: str = "Bread again", *, hours_ago: float = 1, **values: Any) -> Article:
    when = NOW - timedelta(hours=hours_ago)
    public = {
        "status": Status.PUBLISHED,
        "section": values.pop("section", None) or make_section(),
        "headline": headline,
        "slug": "slug",
        "published_at": when,
        "first_published_at": when,
    }
    return Article.objects.create(**{**public, **values})


def read(client: Client, address: str = "/feed/") -> etree._Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    (channel,) = etree.fromstring(response.content).xpath("/rss[@version='2.0']/channel")
    return channel


def texts(element: etree._Element, path: str) -> list[str]:
    return [str(found) for found in element.xpath(f"{path}/text()", namespaces=NAMES)]


def test_an_item_holds_the_whole_article(client: Client) -> None:
    article = make_article(
        "“Bread” & butter < again",
        uid=uuid.UUID("8a5b8f0e-9d0c-4ad9-9c3f-0d1c7c0f8a11"),
        standfirst="Flour & water, and <salt>; it's easy.",
        feed_body='<p>Flour &amp; water.</p><a href="http://testserver/life/x-1/">More</a>',
        page_data={
            "bylines": [
                {"name": "Anna Murphy", "url": "/author/anna/", "role": "words"},
                {"name": "Tom Daly", "url": "/author/tom/", "role": "photographs"},
                {"name": "Anna Murphy", "url": "/author/anna/", "role": "recipe"},
            ],
            "tags": [{"name": "Baking", "url": "/tag/baking/"}],
            "feed_photo": {
                "url": "/media/share.jpg",
                "width": 1200,
                "height": 630,
                "credit": "Tom Daly",
                "copyright": "© Tom Daly",
                "licence": "https://daly.example/terms",
                "alt": "A loaf",
            },
        },
    )
    (item,) = read(client).xpath("item")
    address = f"http://testserver/life/slug-{article.pk}/"
    assert texts(item, "title") == ["“Bread” & butter < again"]
    assert texts(item, "link") == [address]
    assert texts(item, "guid") == ["urn:uuid:8a5b8f0e-9d0c-4ad9-9c3f-0d1c7c0f8a11"]
    assert item.find("guid").get("isPermaLink") == "false"
    assert texts(item, "pubDate") == ["Fri, 10 Jul 2026 11:00:00 +0000"]
    assert texts(item, "description") == ["Flour &amp; water, and &lt;salt&gt;; it's easy."]
    assert texts(item, "content:encoded") == [article.feed_body]
    assert texts(item, "dc:creator") == ["Anna Murphy", "Tom Daly"]
    assert texts(item, "category") == ["Life", "Baking"]
    (photo,) = item.xpath("media:content", namespaces=NAMES)
    assert dict(photo.attrib) == {
        "url": "http://testserver/media/share.jpg",
        "medium": "image",
        "width": "1200",
        "height": "630",
    }
    assert texts(photo, "media:credit") == ["Tom Daly"]
    assert texts(photo, "media:copyright") == ["© Tom Daly"]
    assert texts(photo, "media:description") == ["A loaf"]
    assert photo.find("media:license", NAMES).get("href") == "https://daly.example/terms"


def test_an_article_with_nothing_but_a_headline_is_an_item_too(client: Client) -> None:
    make_article(page_data={"share": None})
    (item,) = read(client).xpath("item")
    assert not item.xpath("media:content | dc:creator", namespaces=NAMES)
    assert texts(item, "category") == ["Life"]


def test_a_channel_says_whose_it_is_and_when_it_changed(client: Client) -> None:
    make_article("Older", hours_ago=30)
    make_article("Changed", hours_ago=20, updated_at=NOW - timedelta(hours=2))
    channel = read(client)
    assert texts(channel, "title") == ["The Test Magazine"]
    assert texts(channel, "link") == ["http://testserver/"]
    assert texts(channel, "language") == ["en-gb"]
    assert texts(channel, "lastBuildDate") == ["Fri, 10 Jul 2026 10:00:00 +0000"]
    (link,) = channel.xpath("atom:link", namespaces=NAMES)
    assert dict(link.attrib) == {"rel": "self", "href": "http://testserver/feed/"}


def test_addresses_are_those_of_the_site_whatever_host_was_asked(
    client: Client, settings: Any
) -> None:
    settings.SITE_URL = "https://magazine.example"
    make_article()
    channel = read(client)
    addresses = channel.xpath("link/text() | item/link/text() | atom:link/@href", namespaces=NAMES)
    assert len(addresses) == 3
    assert all(each.startswith("https://magazine.example/") for each in addresses)


def test_the_newest_thirty_public_ones_are_there_newest_first(client: Client) -> None:
    for number in range(32):
        make_article(f"Number {number}", hours_ago=number + 1)
    make_article("Scheduled", hours_ago=-1)
    make_article("Draft", status=Status.DRAFT)
    make_article("Withdrawn", status=Status.WITHDRAWN)
    assert texts(read(client), "item/title") == [f"Number {number}" for number in range(30)]


def test_a_scheduled_article_appears_on_the_minute(client: Client, clock: Any) -> None:
    make_article("Soon", hours_ago=-1)
    assert texts(read(client), "item/title") == []
    clock.shift(timedelta(hours=1))
    assert texts(read(client), "item/title") == ["Soon"]


def test_a_section_has_its_own_feed(client: Client) -> None:
    make_article("Here")
    make_article("Elsewhere", section=make_section("Food", "food", description="What we eat."))
    channel = read(client, "/food/feed/")
    assert texts(channel, "title") == ["Food – The Test Magazine"]
    assert texts(channel, "description") == ["What we eat."]
    assert texts(channel, "link") == ["http://testserver/food/"]
    assert texts(channel, "item/title") == ["Elsewhere"]


def test_an_author_has_a_feed_with_each_article_once(client: Client) -> None:
    author = Author.objects.create(name="Anna Murphy", slug="anna-murphy")
    article = make_article("Hers")
    make_article("Not hers")
    for role in ("words", "photographs"):
        Byline.objects.create(article=article, author=author, role=role)
    channel = read(client, "/author/anna-murphy/feed/")
    assert texts(channel, "title") == ["Anna Murphy – The Test Magazine"]
    assert texts(channel, "item/title") == ["Hers"]


def make_tag(name: str, **values: Any) -> Tag:
    return Tag.objects.create(name=name, **values)


def test_a_tag_has_a_feed_whatever_its_letters(client: Client) -> None:
    tag = make_tag("海", slug="海")
    article = make_article("By the sea")
    make_article("Inland")
    TaggedArticle.objects.create(tag=tag, content_object=article)
    channel = read(client, "/tag/海/feed/")
    assert texts(channel, "item/title") == ["By the sea"]
    (link,) = channel.xpath("atom:link", namespaces=NAMES)
    assert link.get("href") == "http://testserver/tag/%E6%B5%B7/feed/"


def test_the_feed_of_a_merged_tag_leads_to_the_last_one_in_one_hop(client: Client) -> None:
    last = make_tag("Sea swimming", slug="sea-swimming")
    middle = make_tag("Swimming", slug="swimming", merged_into=last)
    make_tag("Swims", slug="swims", merged_into=middle)
    for slug in ("swims", "swimming"):
        response = client.get(f"/tag/{slug}/feed/")
        assert (response.status_code, response["Location"]) == (301, "/tag/sea-swimming/feed/")
        assert response["Cache-Control"] == "max-age=3600"


def test_tags_merged_in_a_circle_do_not_hang(client: Client) -> None:
    one = make_tag("One", slug="one")
    two = make_tag("Two", slug="two", merged_into=one)
    Tag.objects.filter(pk=one.pk).update(merged_into=two)
    assert client.get("/tag/one/feed/").status_code == 301
    three = make_tag("Three", slug="three")
    Tag.objects.filter(pk=three.pk).update(merged_into=three)
    assert client.get("/tag/three/feed/").status_code == 200


@pytest.mark.parametrize("address", ["/nothing/feed/", "/tag/nothing/feed/", "/author/no/feed/"])
def test_a_feed_of_nothing_known_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_no_text_breaks_the_feed(client: Client) -> None:
    nasty = "a\x0b\x1fb]]>\ufffe<&>\x7f💛"
    section = make_section(name=nasty, slug="life")
    make_article(
        nasty,
        section=section,
        standfirst=nasty,
        feed_body=nasty,
        page_data={
            "bylines": [{"name": nasty, "url": "/author/x/", "role": "words"}],
            "tags": [{"name": nasty, "url": "/tag/x/"}],
            "feed_photo": {
                "url": "/media/x.jpg?a=1&b=2",
                "width": 1,
                "height": 1,
                "credit": nasty,
                "copyright": nasty,
            },
        },
    )
    channel = read(client, "/life/feed/")
    clean = "ab]]><&>\x7f💛"
    assert texts(channel, "title") == [f"{clean} – The Test Magazine"]
    for path in ("title", "content:encoded", "dc:creator", ".//media:credit", ".//media:copyright"):
        assert texts(channel, f"item/{path}") == [clean]
    assert texts(channel, "item/category") == [clean, clean]


def test_an_unchanged_feed_is_not_sent_again(client: Client, clock: Any) -> None:
    make_article()
    first = client.get("/feed/")
    clock.shift(timedelta(minutes=5))
    unchanged = client.get("/feed/", headers={"if-none-match": first["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    since = client.get("/feed/", headers={"if-modified-since": first["Last-Modified"]})
    assert since.status_code == 304
    assert first["Last-Modified"] == "Fri, 10 Jul 2026 11:00:00 GMT"
    assert first["Cache-Control"] == "max-age=60"


def test_a_feed_that_was_compiled_anew_is_sent_again(client: Client) -> None:
    article = make_article(feed_body="<p>Before</p>")
    etag = client.get("/feed/")["ETag"]
    Article.objects.filter(pk=article.pk).update(feed_body="<p>After</p>")
    response = client.get("/feed/", headers={"if-none-match": etag})
    assert response.status_code == 200
    assert b"After" in response.content


def test_what_the_clock_has_changed_is_compiled_before_it_is_sent(client: Client) -> None:
    article = make_article(
        feed_body="<p>Stale</p>", valid_until=NOW - timedelta(minutes=1), compiler_version=1
    )
    content = Content(headline="Bread again", body="<p>Fresh</p>", section=article.section_id)
    article.live_revision = Revision.objects.create(
        article=article, number=1, content=content.to_json()
    )
    article.save()
    assert texts(read(client), "item/content:encoded") == ["<p>Fresh</p>"]


def test_an_empty_feed_is_valid_and_does_not_change_by_the_clock(
    client: Client, clock: Any
) -> None:
    assert texts(read(client), "title") == ["The Test Magazine"]
    first = client.get("/feed/")
    assert "Last-Modified" not in first
    clock.shift(timedelta(minutes=5))
    assert client.get("/feed/", headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/feed/", 1),  # articles with their sections
        ("/life/feed/", 2),  # the section; articles
        ("/author/anna/feed/", 2),  # the author; articles
        ("/tag/baking/feed/", 2),  # the tag; articles
    ],
)
def test_a_feed_takes_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: Any, address: str, queries: int
) -> None:
    author = Author.objects.create(name="Anna", slug="anna")
    tag = make_tag("Baking", slug="baking")
    for number in range(3):
        article = make_article(f"Number {number}")
        Byline.objects.create(article=article, author=author)
        TaggedArticle.objects.create(tag=tag, content_object=article)
    with django_assert_num_queries(queries):
        channel = read(client, address)
    assert len(channel.xpath("item")) == 3
