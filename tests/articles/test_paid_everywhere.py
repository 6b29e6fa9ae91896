"""What is paid for says so wherever an article is shown: the label is in every renderer.

``RENDERERS`` names every way in which a reader or a machine meets an article. The tests below fail
where one of them forgets the label, and where a template or an address is new and not among them.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from articles import urls
from articles.actions.publish import publish
from articles.actions.revisions import save_draft
from articles.actions.sharing import share
from articles.models import Article, Tag
from tests.articles.admin.desk import Desk, preview_url
from tests.factories import make_article, make_author, make_content, make_user

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
SHOP = '<p>A coat from <a href="https://www.shop.example/coat">a shop</a>.</p>'


def spaced(text: str) -> str:
    """A text with single spaces, as it is read."""
    return " ".join(text.split())


def in_card(address: str) -> Callable[[Client, Article], str]:
    """The words of the article's card on a page; the address may name its slugs."""

    def render(client: Client, article: Article) -> str:
        tag = Tag.objects.filter(tagged__content_object=article).first()
        author = article.authors.get()
        values = {"section": article.section.slug, "tag": tag.slug, "author": author.slug}
        page = html.fromstring(client.get(address.format(**values)).content.decode())
        link = f".//a[@href='{article.get_absolute_url()}']"
        cards = page.xpath(f"//article[{link}] | //ol[@class='most-read-list']/li[{link}]")
        assert cards, f"{address} doesn't show the article"
        return " ".join(spaced(card.text_content()) for card in cards[:1])

    return render


def page_of(client: Client, article: Article) -> html.HtmlElement:
    return html.fromstring(client.get(article.get_absolute_url()).content.decode())


def on_page(client: Client, article: Article) -> str:
    (header,) = page_of(client, article).xpath("//header[contains(@class,'article-header')]")
    return spaced(header.text_content())


def in_json_ld(client: Client, article: Article) -> str:
    text = page_of(client, article).xpath("string(//script[@type='application/ld+json'])")
    return json.loads(text)["genre"]


def in_open_graph(client: Client, article: Article) -> str:
    (text,) = page_of(client, article).xpath("//meta[@property='og:description']/@content")
    return text


def feed_item(client: Client, article: Article) -> etree._Element:
    feed = etree.fromstring(client.get("/feed/").content)
    (item,) = [each for each in feed.iter("item") if each.findtext("guid") == article.uid.urn]
    return item


def in_feed_title(client: Client, article: Article) -> str:
    return feed_item(client, article).findtext("title") or ""


def in_feed_body(client: Client, article: Article) -> str:
    body = feed_item(client, article).findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    return spaced(html.fromstring(f"<div>{body}</div>").text_content())


def in_shared_link(client: Client, article: Article) -> str:
    assert article.latest_revision is not None
    _link, token = share(article, article.latest_revision, by=make_user(), days=1)
    page = html.fromstring(client.get(f"/preview/{token}/").content.decode())
    return spaced(page.xpath("string(//header[contains(@class,'article-header')])"))


def in_preview(client: Client, article: Article) -> str:
    client.force_login(make_user())
    page = html.fromstring(client.get(preview_url(article)).content.decode())
    return spaced(page.xpath("string(//header[contains(@class,'article-header')])"))


def live(show: str, part: str) -> Callable[[Client, Article], str]:
    """What the live preview of the writing screen shows."""

    def render(client: Client, article: Article) -> str:
        desk = Desk("Editor", lambda **_options: _Nothing())
        fields = desk.open(article)
        answer = desk.client.post(preview_url(article), {**fields, "show": show})
        return spaced(html.fromstring(answer.json()[part]).text_content())

    return render


class _Nothing:
    def __enter__(self) -> None:
        pass

    def __exit__(self, *_error: object) -> None:
        pass


def leading(field: str) -> Callable[[Client, Article], str]:
    """The words of a link in another article that leads to this one."""

    def render(client: Client, article: Article) -> str:
        links = {"body": f'<p>Rain.</p><aside data-related="{article.pk}"></aside>'}
        other = make_article(**(links if field == "related" else {"read_more": [article]}))
        page = page_of(client, other)
        return spaced(page.xpath(f"string(//*[@class='{field}'])"))

    return render


RENDERERS: dict[str, Callable[[Client, Article], str]] = {
    "page": on_page,
    "json-ld": in_json_ld,
    "open graph": in_open_graph,
    "feed, title": in_feed_title,
    "feed, body": in_feed_body,
    "card on the front page": in_card("/"),
    "card of a section": in_card("/{section}/"),
    "card of a tag": in_card("/tag/{tag}/"),
    "card of an author": in_card("/author/{author}/"),
    "card of the latest": in_card("/latest/"),
    "card of a search": in_card("/search/?q=raincoats"),
    "card on a page that is gone": in_card("/life/gone-999999999/"),
    "related link": leading("related"),
    "read more": leading("read-more"),
    "shared link": in_shared_link,
    "preview": in_preview,
    "live preview": live("page", "document"),
    "newsletter": live("newsletter", "document"),
    "share preview": live("", "cards"),
}
KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "sponsored": ({"sponsored": True}, "Sponsored"),
    "of a sponsor": (
        {"sponsored": True, "sponsor": "Marram <b>& Daughters</b>"},
        "Paid partnership with Marram <b>& Daughters</b>",
    ),
    "with links to a shop": ({"body": SHOP}, "Contains affiliate links"),
    "both": (
        {"sponsored": True, "sponsor": "Marram", "body": SHOP},
        "Paid partnership with Marram · Contains affiliate links",
    ),
}


def make_paid(**fields: Any) -> Article:
    article = make_article("All raincoats", tags=["rain"], bylines=[make_author()], **fields)
    return Article.objects.select_related("section", "latest_revision").get(pk=article.pk)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("renderer", RENDERERS)
def test_every_renderer_says_that_it_is_paid_for(client: Client, renderer: str, kind: str) -> None:
    fields, label = KINDS[kind]
    assert label in RENDERERS[renderer](client, make_paid(**fields))


@pytest.mark.parametrize("renderer", RENDERERS)
def test_no_renderer_labels_what_nobody_pays_for(client: Client, renderer: str) -> None:
    article = make_paid()
    if renderer == "json-ld":
        assert "genre" not in page_of(client, article).xpath(
            "string(//script[@type='application/ld+json'])"
        )
        return
    shown = RENDERERS[renderer](client, article)
    assert not re.search(r"Sponsored|Paid|affiliate", shown)


NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"),
    min_size=1,
    max_size=60,
).filter(lambda name: name.strip())


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sponsor=NAMES)
def test_whatever_a_sponsor_is_called_all_of_it_is_said_and_nothing_breaks(
    client: Client, sponsor: str
) -> None:
    article = make_paid(sponsored=True, sponsor=sponsor)
    label = spaced(f"Paid partnership with {sponsor}")
    for name in ("page", "json-ld", "open graph", "card on the front page"):
        assert label in spaced(RENDERERS[name](client, article)), name
    article.delete()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_paid_for_is_no_news(client: Client, kind: str) -> None:
    article = make_paid(**KINDS[kind][0])
    other = make_article("Free")
    news = client.get("/news-sitemap.xml").content.decode()
    assert other.get_absolute_url() in news and article.get_absolute_url() not in news
    assert (
        article.get_absolute_url()
        in client.get("/sitemap.xml?kind=articles&page=1").content.decode()
    )


def test_a_label_given_later_reaches_the_links_of_others(client: Client) -> None:
    article = make_article("All raincoats")
    other = make_article("Another", read_more=[article])
    save_draft(article, make_content("All raincoats", sponsored=True, sponsor="Marram"))
    publish(article)
    found = page_of(client, other).xpath("string(//*[@class='read-more'])")
    assert "Paid partnership with Marram" in found


def test_json_ld_names_the_sponsor(client: Client) -> None:
    article = make_paid(sponsored=True, sponsor="Marram")
    data = json.loads(
        page_of(client, article).xpath("string(//script[@type='application/ld+json'])")
    )
    assert data["@type"] == "NewsArticle"
    assert data["additionalType"] == "https://schema.org/AdvertiserContentArticle"
    assert data["sponsor"] == {"@type": "Organization", "name": "Marram"}


def test_search_engines_are_told_which_links_are_paid_for(client: Client) -> None:
    elsewhere = '<p><a href="https://example.org/">there</a> <a href="/latest/">here</a></p>'
    article = make_article(body=SHOP + elsewhere)
    bodies = [page_of(client, article), html.fromstring(article.feed_body)]
    for body in bodies:
        assert body.xpath("//a[@rel='sponsored noopener']/text()") == ["a shop"]
    assert bodies[0].xpath("//a[@rel='noopener']/text()") == ["there"]
    sponsored = make_article(body=SHOP + elsewhere, sponsored=True)
    found = page_of(client, sponsored).xpath("//a[@rel='sponsored noopener']/text()")
    assert found == ["a shop", "there"]


@pytest.mark.parametrize(
    "address",
    [
        "https://notshop.example/", "https://shop.example.org/", "https://[shop.example/",
        "mailto:a@shop.example", "/shop.example/",
    ],
)  # fmt: skip
def test_other_addresses_earn_nothing(client: Client, address: str) -> None:
    article = make_article(body=f'<p><a href="{address}">a link</a></p>')
    assert article.page_data["affiliate"] is False


def test_the_disclosure_stands_above_the_text(client: Client) -> None:
    page = page_of(client, make_article(body=SHOP))
    assert "commission" in page.xpath("string(//header//p[@class='paid-note'])")


# --- Nothing new goes by unseen ------------------------------------------------------------------

# Templates that show an article's headline, and why no label is needed, or which renderer looks.
LOOKED_AT = {
    "articles/article.html", "articles/parts/card.html", "articles/front/most-read.html",
    "articles/body/related.html", "articles/body/feed/related.html",
    "articles/parts/read_more.html", "newsletter/parts/article.html",
    "admin/articles/article/preview/cards.html",
}  # fmt: skip
NO_LABEL = {
    "articles/gone.html": "the headline of the article that is gone; others are cards",
    "articles/in_mail.html": "in its title only",
    "articles/email/notice/subject.txt": "mails to editors",
    "articles/email/notice/body.txt": "mails to editors",
}
HEADLINE = re.compile(r"\b(?:card|page|article|item|story)\.headline\b|\{\{ headline \}\}")
# Pages for readers, by the names of their addresses, and the renderers that look at them.
ADDRESSES = {
    "front", "article", "section", "tag", "author", "latest", "search", "feed", "section_feed",
    "tag_feed", "author_feed", "shared", "sitemap", "news_sitemap", "robots", "media",
}  # fmt: skip


def test_every_template_that_shows_a_headline_is_looked_at() -> None:
    templates = ROOT / "templates"
    found = {
        str(path.relative_to(templates))
        for path in templates.rglob("*")
        if path.is_file() and HEADLINE.search(path.read_text(encoding="utf-8"))
    }
    of_readers = {name for name in found if not name.startswith("admin/")} | (found & LOOKED_AT)
    new = of_readers - LOOKED_AT - set(NO_LABEL)
    assert not new, f"show the label there, and look at it in RENDERERS: {sorted(new)}"


def test_no_template_words_the_label_itself() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?:card|page|article|item)\.sponsored\b", text), path


def test_every_address_for_readers_is_looked_at() -> None:
    assert {pattern.name for pattern in urls.urlpatterns} <= ADDRESSES
