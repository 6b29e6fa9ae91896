"""Cards: put in by dialogs, edited in place, moved, copied, removed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Post
from newsletter.actions import newsletters
from tests.articles.embeds.posts import POSTS, marker
from tests.browser.test_editor_round_trip import everything
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import make_article, make_draft, make_photo

pytestmark = pytest.mark.browser


@pytest.fixture
def writer(visit: Callable[..., Visitor]) -> Iterator[Writer]:
    writer = Writer(visit())
    yield writer
    assert writer.faults == []


def begin(writer: Writer, body: str = "<p>Before</p>") -> None:
    writer.open(make_draft(body=body))
    writer.focus()


def test_a_photo_is_chosen_by_its_words(writer: Writer) -> None:
    photo = make_photo(alt="A heron on one leg")
    make_photo(alt="A ferry")
    begin(writer)
    writer.tool("Photo").click()
    dialog = writer.page.get_by_role("dialog", name="Choose a photo")
    expect(dialog.get_by_role("option")).to_have_count(2)
    writer.page.keyboard.type("heron")
    expect(dialog.get_by_role("option")).to_have_count(1)
    writer.page.keyboard.press("Enter")
    card = writer.page.locator(".body-card[data-kind=photo]")
    expect(card).to_contain_text("A heron on one leg")
    card.get_by_role("button", name="Edit").click()
    card.get_by_label("Layout").select_option("wide")
    card.get_by_label("Caption").fill("At the slip")
    writer.page.keyboard.press("Enter")
    writer.expect_source(
        f'<p>Before</p><figure data-photo="{photo.pk}" data-layout="wide">'
        "<figcaption>At the slip</figcaption></figure>"
    )


def test_a_gallery_is_made_ordered_and_captioned(writer: Writer) -> None:
    heron, ferry = make_photo(alt="A heron"), make_photo(alt="A ferry", credit="")
    begin(writer)
    writer.tool("Gallery").click()
    writer.page.keyboard.type("heron")
    expect(writer.page.get_by_role("dialog").get_by_role("option")).to_have_count(1)
    writer.page.keyboard.press("Enter")
    card = writer.page.locator(".body-card[data-kind=gallery]")
    card.get_by_role("button", name="Add a photo…").click()
    writer.page.keyboard.type("ferry")
    expect(writer.page.get_by_role("dialog").get_by_role("option")).to_have_count(1)
    writer.page.keyboard.press("Enter")
    expect(card).to_contain_text("Photo 2 has no credit.")
    card.get_by_label("Caption here").nth(1).fill("Leaving")
    card.get_by_label("Caption of the whole").fill("At the slip")
    card.get_by_role("button", name="Move up: 2").click()
    card.get_by_label("Shown as").select_option("pair")
    figures = (
        f'<figure data-photo="{ferry.pk}"><figcaption>Leaving</figcaption></figure>'
        f'<figure data-photo="{heron.pk}"></figure><figcaption>At the slip</figcaption>'
    )
    writer.expect_source(f'<p>Before</p><figure data-gallery="pair">{figures}</figure>')
    card.get_by_role("button", name="Remove: 1").click()
    expect(card).to_contain_text("Two photos make a pair.")


def test_a_related_article_is_chosen_with_its_state_shown(writer: Writer) -> None:
    make_article("A story about rain")
    draft = make_draft("A story about snow")
    begin(writer)
    writer.tool("Related article").click()
    writer.page.keyboard.type("snow")
    options = writer.page.get_by_role("dialog").get_by_role("option")
    expect(options).to_have_count(1)
    expect(options).to_contain_text("Draft")
    writer.page.keyboard.press("Enter")
    card = writer.page.locator(".body-card[data-kind=related]")
    expect(card).to_contain_text("Not public")
    writer.expect_source(f'<p>Before</p><aside data-related="{draft.pk}"></aside>')


def test_an_open_related_link_is_bound_in_its_card(writer: Writer) -> None:
    other = make_article("The last ferry of the year")
    begin(writer, '<p>Before</p><aside data-related="">Last ferry</aside>')
    card = writer.page.locator(".body-card[data-kind=related]")
    card.get_by_role("button", name="Edit").click()
    card.get_by_role("button", name="Choose an article…").click()
    expect(writer.page.get_by_role("option", name="The last ferry of the year")).to_be_visible()
    writer.page.keyboard.press("Enter")
    expect(card).to_contain_text("The last ferry of the year")
    writer.expect_source(f'<p>Before</p><aside data-related="{other.pk}"></aside>')


def test_an_embed_is_edited_in_its_card(writer: Writer) -> None:
    begin(
        writer,
        '<p>Before</p><figure data-embed="" data-provider="instagram" data-handle="otters">'
        "<blockquote><p>A post</p></blockquote></figure>",
    )
    card = writer.page.locator(".body-card[data-kind=embed]")
    expect(card).to_contain_text("The address of the post is missing.")
    card.get_by_role("button", name="Edit").click()
    card.get_by_label("Address of the post").fill("javascript:alert(1)")
    card.get_by_label("Author").fill("The Otter Trust")
    expect(card.get_by_label("Address of the post")).to_have_attribute("aria-invalid", "true")
    card.get_by_label("Address of the post").fill("https://www.instagram.com/p/CxYz123AbCd/")
    card.get_by_label("What it says or shows").fill("Otters < at tea.\nTwice.")
    card.get_by_label("Date").fill("2026-03-01")
    writer.page.keyboard.press("Enter")
    writer.expect_source(
        '<p>Before</p><figure data-embed="https://www.instagram.com/p/CxYz123AbCd/"'
        ' data-provider="instagram" data-author="The Otter Trust" data-handle="otters"'
        ' data-date="2026-03-01"><blockquote><p>Otters &lt; at tea.</p><p>Twice.</p>'
        "</blockquote></figure>"
    )


def test_an_embed_s_card_shows_what_readers_get_and_what_is_gone(
    writer: Writer, settings: Any
) -> None:
    settings.EMBED_LOOKUPS = True
    Post.objects.create(url=POSTS["vimeo"], provider="vimeo", author="Otter Films", text="A film")
    Post.objects.create(url=POSTS["youtube"], provider="youtube", gone_at=timezone.now())
    bare = f'<figure data-embed="{POSTS["vimeo"]}" data-provider="vimeo"></figure>'
    begin(writer, f"<p>Before</p>{bare}{marker('youtube')}")
    cards = writer.page.locator(".body-card[data-kind=embed]")
    expect(cards.first).to_contain_text("Vimeo")
    expect(cards.first).to_contain_text("Otter Films")
    expect(cards.first).to_contain_text("A film")
    expect(cards.first).not_to_contain_text("gone")
    expect(cards.last).to_contain_text("Otters at tea.")
    expect(cards.last).to_contain_text("This post is gone")
    head = cards.first.locator(".body-card-site")
    assert "svg" in head.evaluate("head => getComputedStyle(head, '::before').maskImage")
    # What was looked up is shown and not written: the text stays the editor's.
    cards.first.get_by_role("button", name="Edit").click()
    expect(cards.first.get_by_label("Author")).to_have_value("")
    cards.first.get_by_label("Author").fill("The Otter Trust")
    writer.page.keyboard.press("Enter")
    expect(cards.first).to_contain_text("The Otter Trust")
    expect(cards.first).not_to_contain_text("Otter Films")
    assert "A film" not in writer.source()


def test_an_address_put_into_a_card_tells_whose_it_is(writer: Writer) -> None:
    begin(writer)
    writer.tool("Post or video").click()
    card = writer.page.locator(".body-card[data-kind=embed]")
    address = card.get_by_label("Address of the post")
    address.fill("https://m.youtube.com/watch?v=dEmoVid_-01&feature=share")
    writer.page.keyboard.press("Tab")
    expect(card.locator(".body-card-site")).to_have_text("YouTube")
    expect(address).to_have_value(POSTS["youtube"])
    address.fill("https://otters.example/tea?utm_source=x")
    writer.page.keyboard.press("Tab")
    expect(card.locator(".body-card-site")).to_have_text("otters.example")
    writer.expect_source(
        '<p>Before</p><figure data-embed="https://otters.example/tea" data-provider="link">'
        "<blockquote></blockquote></figure>"
    )


def test_a_newsletter_is_chosen_in_its_card(writer: Writer) -> None:
    newsletters.create(name="The Weekend Letter", slug="weekend", frequency="Weekly")
    newsletters.create(name="The Tide Table", slug="tides", frequency="Monthly")
    begin(writer)
    writer.tool("Newsletter sign-up").click()
    card = writer.page.locator(".body-card[data-kind=newsletter]")
    card.get_by_role("button", name="Edit").click()
    card.get_by_label("Newsletter", exact=True).select_option(label="The Tide Table")
    writer.expect_source('<p>Before</p><aside data-newsletter="tides"></aside>')


def test_cards_are_moved_and_removed_by_keyboard_and_undone(writer: Writer) -> None:
    card = '<aside data-related="">Later</aside>'
    begin(writer, f"<p>One</p>{card}<p>Two</p>")
    keys = writer.page.keyboard
    keys.press("Home")
    keys.press("ArrowUp")
    expect(writer.page.locator(".body-card.is-selected")).to_have_count(1)
    keys.press("Alt+ArrowUp")
    writer.expect_source(f"{card}<p>One</p><p>Two</p>")
    keys.press("Alt+ArrowDown")
    keys.press("Alt+ArrowDown")
    writer.expect_source(f"<p>One</p><p>Two</p>{card}")
    writer.page.wait_for_timeout(600)  # what follows at once is undone together
    keys.press("Delete")
    writer.expect_source("<p>One</p><p>Two</p>")
    keys.press("Control+z")
    writer.expect_source(f"<p>One</p><p>Two</p>{card}")


def test_typing_beside_a_selected_card_does_not_replace_it(writer: Writer) -> None:
    card = '<aside data-related="">Later</aside>'
    begin(writer, f"{card}<p>Two</p>")
    writer.page.locator(".body-card-face").click()
    expect(writer.page.locator(".body-card.is-selected")).to_have_count(1)
    writer.page.keyboard.type("New")
    writer.expect_source(f"{card}<p>New</p><p>Two</p>")


def test_a_card_is_dragged_to_another_place(writer: Writer) -> None:
    card = '<aside data-related="">Later</aside>'
    begin(writer, f"<p>One</p><p>Two</p>{card}")
    writer.page.locator(".body-card-face").drag_to(
        writer.page.get_by_text("One", exact=True), target_position={"x": 5, "y": 1}
    )
    writer.expect_source(f"{card}<p>One</p><p>Two</p>")


def test_cards_are_copied_from_one_article_to_another(writer: Writer) -> None:
    card = '<aside data-related="">Later</aside>'
    begin(writer, f"<p>One</p>{card}")
    writer.page.locator(".body-card-face").click()
    copied = writer.page.evaluate(
        """() => {
          const data = new DataTransfer();
          document.activeElement.dispatchEvent(new ClipboardEvent("copy",
            { clipboardData: data, bubbles: true, cancelable: true }));
          return data.getData("text/html");
        }"""
    )
    begin(writer, "<p>Elsewhere</p>")
    writer.page.keyboard.press("Enter")
    writer.paste(html=copied)
    writer.expect_source(f"<p>Elsewhere</p>{card}")


def test_the_add_button_puts_a_block_below_another(writer: Writer) -> None:
    begin(writer, "<p>One</p><p>Two</p>")
    writer.page.get_by_text("One", exact=True).hover()
    writer.page.get_by_role("button", name="Add a block here").click()
    writer.page.get_by_role("option", name="Rule").click()
    writer.expect_source("<p>One</p><hr><p>Two</p>")


@pytest.mark.audit
def test_the_editor_is_open_to_everybody(visit: Callable[..., Visitor]) -> None:
    writer = Writer(visit())
    page = writer.open(make_draft(body=everything() + "<p>TK</p>"))
    for button in page.locator(".body-card [data-tool=edit]:visible").all():
        button.click()
    writer.focus()
    page.keyboard.press("Control+f")
    writer.visitor.check_access("best-practice")
    page.keyboard.press("Escape")
    writer.tool("Photo").click()
    expect(page.get_by_role("dialog").get_by_role("option")).not_to_have_count(0)
    writer.visitor.check_access("best-practice")
    page.keyboard.press("Escape")
    writer.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("/")
    expect(page.get_by_role("option", name="Rule")).to_be_visible()
    writer.visitor.check_access("best-practice")
    # The rest of the screen has tests of its own.
    assert [fault for fault in writer.faults if "body" in fault.partition(": ")[2]] == []
