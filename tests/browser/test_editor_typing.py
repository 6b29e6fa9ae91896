"""Writing by keyboard: signs that make blocks, menus, the toolbar, smart typing, finding."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.browser.writing import Writer, stored
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.browser


@pytest.fixture
def writer(visit: Callable[..., Visitor]) -> Iterator[Writer]:
    writer = Writer(visit())
    yield writer
    assert writer.faults == []


def begin(writer: Writer, body: str = "") -> None:
    """Open an article and put the caret at the end of its body."""
    writer.open(make_draft(body=body))
    writer.focus()


def write(writer: Writer, *keys: str) -> None:
    """Type texts; names of keys stand in angle brackets."""
    for key in keys:
        if key.startswith("<"):
            writer.page.keyboard.press(key[1:-1])
        else:
            writer.page.keyboard.type(key)


def test_signs_at_the_start_of_a_line_make_blocks(writer: Writer) -> None:
    begin(writer)
    write(writer, "## Before", "<Enter>", "### After", "<Enter>", "> Said", "<Enter>", "<Enter>")
    write(writer, "- one", "<Enter>", "two", "<Enter>", "<Enter>", "1. first", "<Enter>", "<Enter>")
    write(writer, "---", "Text with **bold** and *italic* words.")
    writer.expect_source(
        "<h2>Before</h2><h3>After</h3><blockquote><p>Said</p></blockquote>"
        "<ul><li>one</li><li>two</li></ul><ol><li>first</li></ol><hr>"
        "<p>Text with <strong>bold</strong> and <em>italic</em> words.</p>"
    )


def test_quotes_and_dashes_become_true_ones_and_backspace_takes_one_back(writer: Writer) -> None:
    begin(writer)
    write(writer, "\"It's 'fine'\" -- he said... \"")
    writer.expect_source("<p>“It’s ‘fine’” – he said… “</p>")
    write(writer, "<Backspace>")
    writer.expect_source('<p>“It’s ‘fine’” – he said… "</p>')


def test_smart_typing_follows_the_language_and_can_be_switched_off(writer: Writer) -> None:
    begin(writer, '<p lang="de">Er sagte</p>')
    write(writer, ' "Moin"')
    writer.expect_source('<p lang="de">Er sagte „Moin“</p>')
    switch = writer.tool("Smart quotes and dashes")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    writer.focus()
    write(writer, ' "so"')
    writer.expect_source('<p lang="de">Er sagte „Moin“ "so"</p>')


def test_the_slash_menu_puts_in_a_block(writer: Writer) -> None:
    begin(writer, "<p>Before</p>")
    write(writer, "<Enter>", "/pull")
    option = writer.page.get_by_role("option", name="Pull-quote")
    expect(option).to_have_attribute("aria-selected", "true")
    write(writer, "<Enter>", "Nobody asks.")
    writer.expect_source(
        '<p>Before</p><blockquote data-pullquote=""><p>Nobody asks.</p></blockquote>'
    )


def test_escape_leaves_the_slash_as_text(writer: Writer) -> None:
    begin(writer)
    write(writer, "/qu", "<Escape>", "ote", "<Enter>", "on")
    writer.expect_source("<p>/quote</p><p>on</p>")


def test_a_table_is_written_with_the_tab_key(writer: Writer) -> None:
    begin(writer)
    write(writer, "/table", "<Enter>", "Day", "<Tab>", "Hour", "<Tab>", "Who", "<Tab>", "Monday")
    writer.tool("Remove this column").click()
    expect(writer.page.get_by_role("group", name="Table")).to_be_visible()
    writer.tool("Caption of the table").click()
    write(writer, "Tides", "<Enter>")
    writer.expect_source(
        "<table><caption>Tides</caption><thead><tr><th>Hour</th><th>Who</th></tr></thead>"
        "<tbody><tr><td></td><td></td></tr><tr><td></td><td></td></tr></tbody></table>"
    )


def test_at_and_letters_link_an_article_by_id(writer: Writer) -> None:
    other = make_article("The last ferry of the year")
    begin(writer, "<p>As told in</p>")
    write(writer, " @last fer", "<Enter>", " too")
    expect(writer.text).to_contain_text("The last ferry of the year too")
    writer.expect_source(
        f'<p>As told in <a data-article="{other.pk}">The last ferry of the year</a> too</p>'
    )


def test_at_on_an_empty_line_makes_a_related_card(writer: Writer) -> None:
    other = make_article("The last ferry of the year")
    begin(writer, "<p>Before</p>")
    write(writer, "<Enter>", "@ferry", "<Enter>")
    card = writer.page.locator(".body-card[data-kind=related]")
    expect(card).to_contain_text("The last ferry of the year")
    write(writer, "After")
    writer.expect_source(f'<p>Before</p><aside data-related="{other.pk}"></aside><p>After</p>')


def test_enter_after_an_account_that_is_no_article_goes_on_in_a_new_line(writer: Writer) -> None:
    begin(writer, "<p>Thanks to</p>")
    write(writer, " @nobody.at.all", "<Enter>")
    expect(writer.text.locator("p")).to_have_count(2)
    write(writer, "Next")
    writer.expect_source("<p>Thanks to @nobody.at.all</p><p>Next</p>")


def test_ctrl_k_links_the_selection_to_an_article_or_an_address(writer: Writer) -> None:
    other = make_article("A walk to the lighthouse")
    begin(writer, "<p>See lighthouse</p>")
    write(writer, "<Control+Shift+ArrowLeft>", "<Control+k>")
    expect(writer.page.get_by_role("option", name="A walk to the lighthouse")).to_be_visible()
    write(writer, "<Enter>")
    expect(writer.text).to_be_focused()
    writer.expect_source(f'<p>See <a data-article="{other.pk}">lighthouse</a></p>')
    write(writer, "<Control+k>", "example.org/tides")
    expect(writer.page.get_by_role("option", name="Link to https://example.org")).to_be_visible()
    write(writer, "<Enter>")
    expect(writer.text).to_be_focused()
    writer.expect_source('<p>See <a href="https://example.org/tides">lighthouse</a></p>')
    write(writer, "<Control+k>")
    writer.page.get_by_role("button", name="Remove the link").click()
    expect(writer.text).to_be_focused()
    writer.expect_source("<p>See lighthouse</p>")


def test_an_address_that_runs_a_script_is_not_taken(writer: Writer) -> None:
    begin(writer, "<p>word</p>")
    write(writer, "<Control+a>", "<Control+k>", "javascript:alert(1)")
    expect(writer.page.get_by_text("Nothing found.")).to_be_visible()
    write(writer, "<Enter>", "<Escape>")
    assert "javascript" not in writer.source()


def test_the_toolbar_is_one_tab_stop_and_tells_what_is_on(writer: Writer) -> None:
    begin(writer, "<p>word</p>")
    write(writer, "<Control+a>", "<Alt+F10>")
    expect(writer.tool("Paragraph")).to_be_focused()
    expect(writer.page.locator(".body-toolbar [tabindex='0']")).to_have_count(1)
    write(writer, "<ArrowRight>")
    expect(writer.tool("Heading").first).to_be_focused()
    write(writer, "<End>")
    expect(writer.tool("Keys and signs")).to_be_focused()
    bold = writer.tool("Bold")
    expect(bold).to_have_attribute("aria-pressed", "false")
    bold.focus()
    write(writer, "<Enter>")
    expect(bold).to_have_attribute("aria-pressed", "true")
    writer.expect_source("<p><strong>word</strong></p>")


def test_a_quote_becomes_a_pull_quote_and_back(writer: Writer) -> None:
    begin(writer, "<blockquote><p>Said</p></blockquote>")
    writer.tool("Pull-quote").click()
    writer.expect_source('<blockquote data-pullquote=""><p>Said</p></blockquote>')
    writer.tool("Quote").first.click()
    writer.expect_source("<blockquote><p>Said</p></blockquote>")


def test_find_and_replace_all_keeps_emphasis_and_can_be_undone(writer: Writer) -> None:
    body = "<p>The boat, the <em>boat</em>.</p><ul><li>Boat’s end</li></ul>"
    begin(writer, body)
    write(writer, "<Control+f>", "boat")
    expect(writer.page.get_by_text("1 of 3")).to_be_visible()
    write(writer, "<Enter>")
    expect(writer.page.get_by_text("2 of 3")).to_be_visible()
    writer.page.get_by_label("Replace with").fill("ferry")
    writer.page.get_by_role("button", name="Replace all").click()
    expect(writer.page.get_by_text("3 replaced")).to_be_visible()
    writer.expect_source("<p>The ferry, the <em>ferry</em>.</p><ul><li>ferry’s end</li></ul>")
    write(writer, "<Escape>", "<Control+z>")
    writer.expect_source(body)


def test_words_are_counted_and_gaps_marked(writer: Writer) -> None:
    begin(writer, "<p>Four words and a</p>")
    write(writer, " TK")
    expect(writer.page.get_by_text("5 words · 1 minute to read · 1 TK left")).to_be_visible()
    expect(writer.text.locator(".body-tk")).to_have_text("TK")
    write(writer, " Maxx")
    expect(writer.text.locator(".body-tk")).to_have_count(0)


def test_full_screen_and_the_help_sheet_open_by_shortcut(writer: Writer) -> None:
    begin(writer, "<p>word</p>")
    write(writer, "<Control+Shift+Enter>")
    expect(writer.page.locator(".body-editor.is-full")).to_be_visible()
    write(writer, " more", "<Escape>")
    expect(writer.page.locator(".body-editor.is-full")).to_have_count(0)
    write(writer, "<Control+/>")
    expect(writer.page.get_by_role("dialog", name="Keys and signs")).to_be_visible()
    write(writer, "<Escape>")
    expect(writer.text).to_be_focused()
    writer.expect_source("<p>word more</p>")
    writer.page.locator("button[name=_save]").focus()
    write(writer, "?")
    expect(writer.page.get_by_role("dialog", name="Keys and signs")).to_be_visible()


def test_a_new_article_is_written_and_saved(writer: Writer) -> None:
    writer.open()
    writer.page.get_by_label("Headline", exact=True).fill("Otters")
    writer.page.get_by_label("Body").click()
    write(writer, "They float.", "<Enter>", "They eat.")
    writer.save()
    pk = int(writer.page.url.split("/")[-3])
    assert stored(type("", (), {"pk": pk})) == "<p>They float.</p><p>They eat.</p>"
