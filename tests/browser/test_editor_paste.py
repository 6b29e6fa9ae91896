"""Pasting: posts, embed code, addresses, and text from Word, Google Docs and web pages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parent.parent / "data" / "paste"
POST = "https://www.instagram.com/p/CxYz123AbCd/"
EMBED = f'<figure data-embed="{POST}" data-provider="instagram"><blockquote></blockquote></figure>'
CODE = (
    f'<blockquote class="instagram-media" data-instgrm-permalink="{POST}?utm_source=ig_embed">'
    f'<p><a href="{POST}">View this post on Instagram</a></p></blockquote>\n'
    '<script async src="//www.instagram.com/embed.js"></script>'
)


@pytest.fixture
def writer(visit: Callable[..., Visitor]) -> Iterator[Writer]:
    writer = Writer(visit())
    yield writer
    assert writer.faults == []


def sample(name: str) -> str:
    """Markup as the program of this name puts it on the clipboard."""
    return (SAMPLES / f"{name}.html").read_text(encoding="utf-8")


def begin(writer: Writer, body: str = "", *, new_line: bool = False) -> None:
    writer.open(make_draft(body=body))
    writer.focus()
    if new_line:
        writer.page.keyboard.press("Enter")


@pytest.mark.parametrize(
    "pasted", [f"{POST}?utm_source=ig_web&igsh=abc", CODE], ids=["url", "code"]
)
def test_a_post_becomes_a_card_and_writing_goes_on(writer: Writer, pasted: str) -> None:
    begin(writer, "<p>Before</p>", new_line=True)
    writer.paste(pasted)
    expect(writer.page.locator(".body-card[data-kind=embed]")).to_be_visible()
    writer.page.keyboard.type("After")
    source = writer.source()
    assert source.startswith(f'<p>Before</p><figure data-embed="{POST}" data-provider="instagram"')
    assert source.endswith("</figure><p>After</p>")


def test_a_pasted_card_can_be_undone_to_the_address(writer: Writer) -> None:
    begin(writer, "<p>Before</p>", new_line=True)
    writer.paste(POST)
    expect(writer.page.locator(".body-card[data-kind=embed]")).to_be_visible()
    writer.page.keyboard.press("Control+z")
    writer.expect_source(f'<p>Before</p><p><a href="{POST}">{POST}</a></p>')


def test_an_address_of_the_own_site_becomes_a_link_by_id(writer: Writer) -> None:
    other = make_article("The last ferry of the year")
    begin(writer, "<p>Read </p>")
    writer.page.keyboard.type(" ")
    writer.paste(writer.visitor.home + other.get_absolute_url() + "?utm_source=mail")
    expect(writer.text).to_contain_text("The last ferry of the year")
    writer.expect_source(f'<p>Read <a data-article="{other.pk}">The last ferry of the year</a></p>')


def test_an_address_over_selected_words_links_them(writer: Writer) -> None:
    begin(writer, "<p>Read this</p>")
    writer.page.keyboard.press("Control+Shift+ArrowLeft")
    writer.paste("https://example.org/tides?utm_source=x&page=2")
    writer.expect_source('<p>Read <a href="https://example.org/tides?page=2">this</a></p>')


def test_an_address_that_no_site_knows_becomes_a_link_card(writer: Writer) -> None:
    begin(writer, "<p>Before</p>", new_line=True)
    writer.paste("https://otters.example/tides?utm_source=mail")
    card = writer.page.get_by_role("group", name="Link to a page")
    expect(card.locator(".body-card-site")).to_have_text("otters.example")
    writer.expect_source(
        '<p>Before</p><figure data-embed="https://otters.example/tides" data-provider="link">'
        "<blockquote></blockquote></figure>"
    )
    # Whoever wanted a plain link takes the card back.
    writer.page.keyboard.press("Control+z")
    link = '<a href="https://otters.example/tides">https://otters.example/tides</a>'
    writer.expect_source(f"<p>Before</p><p>{link}</p>")


def test_an_address_within_a_sentence_stays_a_link(writer: Writer) -> None:
    begin(writer, "<p>See</p>")
    writer.page.keyboard.type(" ")
    writer.paste("https://otters.example/tides")
    link = '<a href="https://otters.example/tides">https://otters.example/tides</a>'
    writer.expect_source(f"<p>See {link}</p>")


@pytest.mark.parametrize("address", ["/tag/tides/", "/no/such/page/"])
def test_a_page_of_the_own_site_that_is_no_article_stays_a_link(
    writer: Writer, address: str
) -> None:
    begin(writer)
    with writer.page.expect_response("**/editor/paste/"):
        writer.paste(writer.visitor.home + address)
    url = writer.visitor.home + address
    writer.expect_source(f'<p><a href="{url}">{url}</a></p>')


def test_an_address_inside_the_house_stays_a_link(writer: Writer) -> None:
    begin(writer)
    with writer.page.expect_response("**/editor/paste/"):
        writer.paste("http://10.0.0.7/tides")
    writer.expect_source('<p><a href="http://10.0.0.7/tides">http://10.0.0.7/tides</a></p>')


def test_text_from_word_keeps_structure_and_emphasis(writer: Writer) -> None:
    begin(writer)
    writer.paste("Tides", sample("word"))
    writer.expect_source(
        "<h2>Tides</h2><p>At <strong>seven</strong>, in <em>March</em>.</p>"
        "<ul><li>A towel</li><li>Tea</li></ul>"
    )


def test_text_from_google_docs_keeps_structure_emphasis_and_links(writer: Writer) -> None:
    begin(writer)
    writer.paste("Tides", sample("google-docs"))
    writer.expect_source(
        "<h2>Tides</h2><p>At <strong>seven</strong>, in <em>March</em>. "
        '<a href="https://example.org/t">More</a></p><ul><li>A towel</li></ul>'
    )


def test_text_from_a_web_page_loses_scripts_pictures_and_styles(writer: Writer) -> None:
    begin(writer)
    writer.paste("Tides", sample("web-page"))
    writer.expect_source("<h3>Tides</h3><p>At <strong>seven</strong>.</p><p>See this.</p>")


def test_plain_text_becomes_paragraphs(writer: Writer) -> None:
    begin(writer)
    writer.paste("One < two.\n\n1. Three\n\nFour")
    writer.expect_source("<p>One &lt; two.</p><p>1. Three</p><p>Four</p>")
