"""Languages as editors and readers meet them: passages, the language of the text, the switch."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.browser


@pytest.fixture
def writer(visit: Callable[..., Visitor]) -> Iterator[Writer]:
    writer = Writer(visit())
    yield writer
    assert writer.faults == []


def test_a_passage_is_marked_and_freed_again(writer: Writer) -> None:
    writer.open(make_draft(body="<p>We said slán</p>"))
    writer.focus()
    tool = writer.tool("Language of this passage")
    expect(tool).to_have_attribute("aria-pressed", "false")
    # The caret is at the end of a word: that word is meant.
    tool.click()
    dialog = writer.page.get_by_role("dialog", name="Language of this passage")
    dialog.get_by_role("combobox").select_option("ga")
    dialog.get_by_role("button", name="Mark the passage").click()
    writer.expect_source('<p>We said <span lang="ga">slán</span></p>')
    expect(tool).to_have_attribute("aria-pressed", "true")
    tool.click()
    expect(dialog.get_by_role("combobox")).to_have_value("ga")
    dialog.get_by_role("button", name="In the article’s language").click()
    writer.expect_source("<p>We said slán</p>")
    expect(tool).to_have_attribute("aria-pressed", "false")


def test_the_chosen_language_counts_at_once(writer: Writer) -> None:
    writer.open(make_draft(body="<p>Er sagte</p>"))
    panel = writer.page.locator("[data-panel=languages]")
    panel.locator("summary").click()
    panel.get_by_label("Language of the article").select_option("de")
    expect(writer.text).to_have_attribute("lang", "de")
    writer.focus()
    writer.page.keyboard.type(' "Moin"')
    writer.expect_source("<p>Er sagte „Moin“</p>")


@pytest.mark.audit
@pytest.mark.parametrize("width", [390, 1440])
def test_readers_switch_between_languages(visit: Callable[..., Visitor], width: int) -> None:
    english = make_article("The pier", body='<p>We said <span lang="ga">slán</span>.</p>')
    make_article("An ché", language="ga", translation_of=english.pk)
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenhalterung " * 3
    make_article(long.strip(), language="de", translation_of=english.pk)
    visitor = visit(viewport={"width": width, "height": 900})
    page = visitor.go(english.get_absolute_url())
    switch = page.locator("nav.translations")
    expect(switch.get_by_role("listitem")).to_have_text(["English", "Gaeilge", "Deutsch"])
    switch.get_by_role("link", name="Gaeilge").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An ché")
    expect(page.locator("html")).to_have_attribute("lang", "ga")
    visitor.check_access()
    page.locator("nav.translations").get_by_role("link", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visitor.faults == []
