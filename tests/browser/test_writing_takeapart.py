"""A whole article pasted as plain text: offered to be taken apart, and undone in one step."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pier_story import BODY, HEADLINE, READ_MORE, STANDFIRST, TEXT
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import make_article

pytestmark = pytest.mark.browser


@pytest.fixture
def writer(visit: Callable[..., Visitor]) -> Writer:
    make_article(READ_MORE[1])
    return Writer(visit())


def expect_parts(page: Page) -> None:
    """The text stands in its parts."""
    expect(page.locator("#id_headline")).to_have_value(HEADLINE)
    expect(page.locator("#id_standfirst")).to_have_value(STANDFIRST)
    expect(page.locator("#id_photo_credit")).to_have_value("Nora Finn")
    expect(page.locator("#id_read_more .row-name")).to_have_text(list(READ_MORE))
    expect(page.locator(".body-card[data-kind=embed]")).to_have_count(2)


def expect_nothing(page: Page) -> None:
    """The screen is as it was before."""
    for name in ("headline", "standfirst", "photo_credit"):
        expect(page.locator(f"#id_{name}")).to_have_value("")
    expect(page.locator("#id_read_more .row-name")).to_have_count(0)
    expect(page.locator("#id_body")).to_have_text("")


def test_it_is_taken_apart_undone_and_done_again(writer: Writer) -> None:
    page, keys = writer.open(), writer.page.keyboard
    writer.text.focus()
    writer.paste(TEXT)
    offer = page.get_by_role("dialog", name="This looks like a whole article")
    expect(offer).to_contain_text("3, 1 found")
    expect(offer.get_by_role("button", name="Take it apart")).to_be_focused()
    writer.visitor.check_access("best-practice")
    keys.press("Enter")
    expect_parts(page)
    expect(page.locator("#id_read_more .row-quiet").nth(1)).to_contain_text("Published")
    # What was typed since is undone first; then one step takes all of it back, and gives it again.
    writer.focus()
    keys.type("And then?")
    expect(writer.text).to_contain_text("And then?")
    keys.press("Control+z")
    expect(writer.text).not_to_contain_text("And then?")
    expect_parts(page)
    keys.press("Control+z")
    expect_nothing(page)
    keys.press("Control+Shift+z")
    expect_parts(page)
    page.locator("#id_headline").focus()
    keys.press("Control+z")
    expect_nothing(page)
    writer.paste(TEXT)
    expect(offer).to_be_visible()
    offer.get_by_role("button", name="Paste it as it is").click()
    expect(page.locator("#id_headline")).to_have_value(TEXT)
    assert writer.faults == []


def test_what_is_there_already_stays_and_short_texts_are_not_asked_about(writer: Writer) -> None:
    page = writer.open()
    page.locator("#id_headline").fill("Tea")
    page.locator("#id_standfirst").fill("No.")
    writer.text.focus()
    writer.paste("One.\n\nTwo.")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(writer.text).to_have_text("One.Two.")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    writer.paste(BODY)
    expect(page.get_by_role("dialog")).to_contain_text("Tea")
    page.keyboard.press("Enter")
    expect(page.locator(".body-card[data-kind=embed]")).to_have_count(2)
    expect(page.locator("#id_headline")).to_have_value("Tea")
    expect(page.locator("#id_standfirst")).to_have_value("No.")
    assert writer.faults == []
