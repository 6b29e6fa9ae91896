"""Writing, publishing, updating and withdrawing an article at the writing screen."""

import json
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils.dateparse import parse_datetime
from lxml import html

from articles.models import Article, Tag
from tests.articles.admin.desk import (
    Desk,
    change_url,
    messages_of,
    page_of,
    withdraw_url,
)
from tests.factories import make_article, make_author, make_draft, make_photo, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks, "ed")


def only_article() -> Article:
    return Article.objects.select_related("latest_revision").get()


def dates_shown(client: Client, article: Article) -> dict[str, Any]:
    """Every date of an article that readers and machines get, by where it stands."""
    page = page_of(client.get(article.get_absolute_url()))
    data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    url = f"http://testserver{article.get_absolute_url()}"
    sitemap = html.fromstring(client.get("/sitemap.xml?kind=articles&page=1").content)
    feed = client.get("/feed/").content.decode()
    return {
        "page": page.xpath("//time/@datetime"),
        "json-ld": (data["datePublished"], data["dateModified"]),
        "sitemap": sitemap.xpath(f"//url[loc='{url}']/lastmod/text()"),
        "feed": [line for line in feed.replace("><", ">\n<").splitlines() if "ate>" in line],
    }


def test_what_is_written_is_there_again_and_not_public(desk: Desk, client: Client) -> None:
    section, author, photo = make_section("style"), make_author("Aoife Byrne"), make_photo()
    linked = make_article("Led to")
    response = desk.write(
        headline="  A hat   for “all” weathers ",
        standfirst="It rains.",
        body="<p>Felt, <em>mostly</em>.</p>",
        section=section.pk,
        tags="Hats,  Rain , Hats,",
        main_photo=photo.pk,
        photo_caption="A felt hat",
        photo_credit="The milliner",
        photo_alt="A hat on a hook",
        description="Of hats.",
        slug="hats",
        canonical_url="https://elsewhere.example/hats",
        sponsored="on",
        **{
            "bylines-0-author": author.pk,
            "bylines-0-role": "styling",
            "read_more-0-article": linked.pk,
            "read_more-1-headline": "Nobody wrote this",
        },
    )
    assert "Saved. Readers see no change until you publish." in messages_of(response)
    article = Article.objects.exclude(pk=linked.pk).get()
    fields = desk.open(article)
    assert fields["headline"].strip() == "A hat for “all” weathers"
    for name, value in {
        "standfirst": "It rains.",
        "body": "<p>Felt, <em>mostly</em>.</p>",
        "section": str(section.pk),
        "tags": "Hats, Rain",
        "main_photo": str(photo.pk),
        "photo_caption": "A felt hat",
        "photo_credit": "The milliner",
        "photo_alt": "A hat on a hook",
        "description": "Of hats.",
        "slug": "hats",
        "canonical_url": "https://elsewhere.example/hats",
        "sponsored": "on",
        "bylines-0-author": str(author.pk),
        "bylines-0-role": "styling",
        "read_more-0-article": str(linked.pk),
        "read_more-1-headline": "Nobody wrote this",
    }.items():
        assert fields[name].strip() == value, name
    assert client.get(f"/style/hats-{article.pk}/").status_code == 404
    assert not Tag.objects.exists()


def test_nothing_at_all_makes_no_article(desk: Desk) -> None:
    response = desk.write()
    assert "There is nothing to save yet" in response.content.decode()
    assert not Article.objects.exists()


def test_a_draft_of_hardly_anything_can_be_saved_and_opened(desk: Desk) -> None:
    response = desk.write(standfirst="Some day, a story.")
    assert "Saved." in messages_of(response)
    page = page_of(desk.client.get(f"{change_url(only_article())}?check=1"))
    for words in ("There is no headline.", "No section is chosen.", "There is no text."):
        assert words in page.xpath("string(//ul[@class='checklist'])")


def test_publishing_makes_it_public_with_all_its_parts(desk: Desk, client: Client) -> None:
    section, author = make_section("life"), make_author("Aoife Byrne")
    response = desk.write(
        None,
        "_publish",
        headline="Boats",
        body="<p>They float.</p>",
        section=section.pk,
        tags="Tides",
        **{"bylines-0-author": author.pk},
    )
    article = only_article()
    assert "Published: Boats" in messages_of(response)
    assert page_of(response).xpath(f"//a[@href='{article.get_absolute_url()}']")
    page = page_of(client.get(article.get_absolute_url()))
    assert page.xpath("string(//h1)").strip() == "Boats"
    assert "They float." in page.xpath("string(//*[contains(@class,'e-content')])")
    for url in ("/", "/life/", "/tag/tides/", author.get_absolute_url(), "/latest/", "/feed/"):
        assert article.get_absolute_url() in client.get(url).content.decode(), url
    assert "Published" in page_of(desk.client.get(change_url(article))).xpath(
        "string(//p[@class='article-state'])"
    )


def test_a_draft_of_a_public_article_changes_not_one_byte(desk: Desk, client: Client) -> None:
    other = make_article("Led to")
    article = make_article("Boats", tags=["Tides"], bylines=[make_author()], read_more=[other])
    addresses = [
        article.get_absolute_url(), "/", "/life/", "/tag/tides/", "/latest/", "/feed/",
        "/search/?q=boats", "/sitemap.xml?kind=articles&page=1", "/news-sitemap.xml",
    ]  # fmt: skip
    style = make_section("style")
    before = [client.get(url).content for url in addresses]
    response = desk.write(
        article,
        headline="Ships",
        body="<p>They sink.</p>",
        section=style.pk,
        tags="Wrecks",
        slug="ships",
        sponsored="on",
        **{"read_more-0-article": ""},
    )
    state = page_of(response).xpath("string(//p[@class='article-state'])")
    assert state == "Published, with unpublished changes"
    for url, content in zip(addresses, before, strict=True):
        assert client.get(url).content == content, url
    assert client.get("/tag/wrecks/").status_code == 404


@pytest.mark.parametrize("minor", [True, False])
def test_a_minor_update_changes_no_date_and_another_shows_when(
    desk: Desk, client: Client, minor: bool
) -> None:
    with time_machine.travel("2026-03-01T09:00:00Z", tick=False):
        article = make_article("Boats")
        before = dates_shown(client, article)
    with time_machine.travel("2026-03-02T10:30:00Z", tick=False):
        typed = {"minor": "on"} if minor else {}
        desk.write(article, "_publish", body="<p>They float on.</p>", **typed)
        page = client.get(article.get_absolute_url()).content.decode()
        assert "They float on." in page
        after = dates_shown(client, article)
    if minor:
        assert after == before
        assert "Updated" not in page
        return
    moment = parse_datetime("2026-03-02T10:30:00Z")
    published, modified = map(parse_datetime, after["json-ld"])
    assert (published, modified) == (parse_datetime(before["json-ld"][0]), moment)
    assert [parse_datetime(text) for text in after["sitemap"]] == [moment]
    assert before["page"][0] in after["page"]
    assert moment in [parse_datetime(text) for text in after["page"]]
    assert "Updated" in page
    assert [line for line in after["feed"] if "pubDate" in line] == [
        line for line in before["feed"] if "pubDate" in line
    ]


def test_an_update_keeps_the_address(desk: Desk, client: Client) -> None:
    article = make_article("Boats at rest")
    url = article.get_absolute_url()
    desk.write(article, "_publish", headline="Ships at sea")
    page = page_of(client.get(url))
    assert page.xpath("string(//h1)").strip() == "Ships at sea"
    desk.write(article, "_publish", slug="ships")
    response = client.get(url)
    assert (response.status_code, response["Location"]) == (301, f"/life/ships-{article.pk}/")


def test_withdrawing_asks_first_and_then_the_address_is_gone(desk: Desk, client: Client) -> None:
    article = make_article("Boats")
    reader = make_article("Leads there", read_more=[article])
    url = article.get_absolute_url()
    assert url in client.get(reader.get_absolute_url()).content.decode()
    screen = page_of(desk.client.get(change_url(article)))
    assert screen.xpath(f"//a[@href='{withdraw_url(article)}']")
    question = page_of(desk.client.get(withdraw_url(article)))
    assert "Withdraw “Boats”?" in question.text_content()
    assert client.get(url).status_code == 200
    response = desk.post(withdraw_url(article))
    assert "Withdrawn." in messages_of(response)
    assert client.get(url).status_code == 410
    for where in (reader.get_absolute_url(), "/", "/life/", "/feed/", "/search/?q=boats"):
        assert url not in client.get(where).content.decode(), where
    again = desk.post(withdraw_url(article))
    assert "nothing to withdraw" in messages_of(again)


def test_what_was_withdrawn_is_published_again_at_the_same_address(
    desk: Desk, client: Client
) -> None:
    with time_machine.travel("2026-03-01T09:00:00Z", tick=False):
        article = make_article("Boats")
        reader = make_article("Leads there", read_more=[article])
        url = article.get_absolute_url()
        first = dates_shown(client, article)["json-ld"][0]
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False):
        desk.post(withdraw_url(article))
        assert client.get(url).status_code == 410
    with time_machine.travel("2026-03-03T09:00:00Z", tick=False):
        desk.write(article, "_publish", headline="Ships")
        assert "Ships" in client.get(url).content.decode()
        assert dates_shown(client, article)["json-ld"][0] == first
        assert url in client.get(reader.get_absolute_url()).content.decode()


def test_plain_text_becomes_paragraphs(desk: Desk, client: Client) -> None:
    desk.write(
        None,
        "_publish",
        headline="Plain",
        section=make_section().pk,
        body="One & <two>, 1 < 2, x <y then\r\nnext line\r\n\r\nThree\r\n\r\n\r\n<3",
    )
    body = page_of(client.get(only_article().get_absolute_url())).xpath(
        "//*[contains(@class,'e-content')]"
    )[0]
    paragraphs = [" ".join(" ".join(p.itertext()).split()) for p in body.xpath("./p")]
    assert paragraphs == ["One & <two>, 1 < 2, x <y then next line", "Three", "<3"]


def test_plain_text_may_hold_inline_tags(desk: Desk, client: Client) -> None:
    desk.write(
        None,
        "_publish",
        headline="Plain",
        section=make_section().pk,
        body='One <em>two</em><script>alert("x")</script>\n\n<a href="https://a.example/">Three</a>',
    )
    page = page_of(client.get(only_article().get_absolute_url()))
    body = page.xpath("//*[contains(@class,'e-content')]")[0]
    assert [p.text_content() for p in body.xpath("./p")] == ["One two", "Three"]
    assert body.xpath("./p/em/text()") == ["two"]
    assert "alert" not in page.text_content()


def test_a_body_of_a_megabyte_is_taken(desk: Desk) -> None:
    body = "".join(f"<p>Line {number} of a very long story.</p>" for number in range(28_000))
    assert len(body) > 1_000_000
    response = desk.write(None, "_publish", headline="Long", section=make_section().pk, body=body)
    assert "Published: Long" in messages_of(response)
    assert "Line 27999 of" in only_article().compiled_body


def test_open_links_are_told_and_bound_when_found(desk: Desk, client: Client) -> None:
    article = make_draft("Looking", read_more=["The way home"])
    page = page_of(desk.client.get(f"{change_url(article)}?check=1"))
    assert "“The way home” is an open link" in page.xpath("string(//ul[@class='checklist'])")
    desk.send(article, desk.open(article), "_publish")
    found = make_article("The way home")
    assert (
        found.get_absolute_url()
        in client.get(Article.objects.get(pk=article.pk).get_absolute_url()).content.decode()
    )


def test_the_history_tells_who_did_what(desk: Desk) -> None:
    desk.write(headline="Boats", body="<p>Text.</p>", section=make_section().pk)
    article = only_article()
    desk.write(article, "_publish")
    desk.write(article, headline="Ships")
    response = desk.post(withdraw_url(article))
    lines = page_of(response).xpath("//ol[@class='history']/li")
    words = [" ".join(line.text_content().split()) for line in lines]
    told = ["Withdrawn (revision 1)", "Saved (revision 2)", "Published (revision 1)"]
    for line, expected in zip(words, [*told, "Created (revision 1)"], strict=True):
        assert expected in line and line.endswith(", ed"), line
