"""The live preview beside the text, and the checklist that leads to its places."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import make_article, make_draft, make_photo, make_section

pytestmark = pytest.mark.browser

SCROLL = "document.querySelector('.preview iframe').contentWindow.scrollY"


def long_draft() -> Article:
    other = make_article("An earlier story")
    paragraphs = "".join(f"<p>It rained on day {number} of the winter.</p>" for number in range(40))
    return make_draft(
        "Rain",
        photo=make_photo(),
        body=f'{paragraphs}<aside data-related="{other.pk}"></aside><p>The end.</p>',
    )


def test_the_page_follows_the_text_and_keeps_its_place(
    visit: Callable[..., Visitor],
) -> None:
    article = long_draft()
    writer = Writer(visit(viewport={"width": 1440, "height": 900}))
    page = writer.open(article)
    toggle = page.get_by_role("button", name="Preview", exact=True)
    expect(toggle).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Control+Alt+p")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    pane = page.get_by_role("region", name="Preview")
    shown = page.frame_locator(".preview iframe")
    expect(shown.get_by_role("heading", name="Rain")).to_be_visible()
    # Once it has loaded, the frame goes to the place it keeps.
    page.wait_for_function(
        "() => { const view = document.querySelector('.preview iframe').contentWindow;"
        " if (view.document.readyState !== 'complete') return false;"
        " view.scrollTo(0, 900); return view.scrollY === 900; }"
    )
    page.get_by_label("Headline", exact=True).fill("Rain, and then more")
    expect(shown.locator("h1")).to_have_text("Rain, and then more")
    writer.focus()
    page.keyboard.type(" Almost.")
    expect(shown.get_by_text("The end. Almost.")).to_have_count(1)
    assert page.evaluate(SCROLL) == 900
    # A link opens beside the screen, and nothing leads the frame away.
    with page.context.expect_page() as opened:
        shown.get_by_role("link", name="An earlier story").click()
    opened.value.close()
    expect(shown.locator("h1")).to_have_text("Rain, and then more")
    pane.get_by_role("button", name="Desktop").click()
    assert page.evaluate("document.querySelector('.preview iframe').clientWidth") == 1280
    pane.get_by_role("button", name="Newsletter").click()
    expect(shown.get_by_text("as mails and feeds give it")).to_be_visible()
    pane.get_by_role("button", name="Search and sharing").click()
    expect(pane.get_by_text("Rain, and then more – The Test Magazine")).to_be_visible()
    writer.visitor.check_access("best-practice")
    # What was open is open again, over what was saved.
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Readers see no change until you publish.")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(pane.get_by_role("button", name="Search and sharing")).to_have_attribute(
        "aria-pressed", "true"
    )
    pane.get_by_role("button", name="Page").click()
    expect(shown.locator("h1")).to_have_text("Rain, and then more")
    pane.get_by_role("button", name="Close the preview").click()
    expect(pane).to_be_hidden()
    expect(toggle).to_be_focused()
    faults = writer.visitor.found()
    assert not faults, faults


def test_each_entry_of_the_checklist_leads_to_its_place(visit: Callable[..., Visitor]) -> None:
    make_section("life", "Life")
    draft = make_draft("Not yet public")
    bare = make_photo(credit="", alt="A pier")
    article = make_draft(
        "Boats",
        section=None,
        body="<p>One.</p><ul><li>Two</li><li>The price is TK today.</li></ul>"
        '<p>Read <a data-article="999999999">this</a> and '
        f'<a data-article="{draft.pk}">that one</a>.</p><h3>Too deep</h3>'
        f'<figure data-photo="{bare.pk}"></figure><p>End.</p>',
    )
    writer = Writer(visit())
    page = writer.open(article)
    checklist = page.get_by_role("region", name="Checklist")
    standing = checklist.get_by_role("status")
    expect(standing).to_have_text("3 things stop it, 6 to look at")

    def follow(words: str) -> str:
        checklist.get_by_role("link", name=words).click()
        return page.evaluate("getSelection().toString()")

    assert follow("“TK” is left") == "TK"
    expect(writer.text).to_be_focused()
    assert follow("“Not yet public” is not public") == "that one"
    follow("level 3 comes before")
    assert page.evaluate("getSelection().anchorNode.textContent") == "Too deep"
    follow("“A pier” in the text has no credit")
    expect(writer.text.locator(".body-card.is-selected")).to_have_attribute("data-kind", "photo")
    follow("There are no tags")
    expect(page.get_by_role("combobox", name="Tags")).to_be_focused()
    follow("No section is chosen")
    expect(page.get_by_label("Section")).to_be_focused()
    page.get_by_label("Section").select_option(label="Life")
    expect(standing).to_have_text("2 things stop it, 6 to look at")
    faults = writer.visitor.found()
    assert not faults, faults


def is_inert(page: Page) -> bool:
    return page.evaluate("document.getElementById('container').inert")


def test_on_a_phone_the_preview_takes_the_screen_until_it_is_closed(
    visit: Callable[..., Visitor],
) -> None:
    writer = Writer(visit(viewport={"width": 390, "height": 844}, color_scheme="dark"))
    page = writer.open()
    page.get_by_role("button", name="Preview", exact=True).click()
    pane = page.get_by_role("region", name="Preview")
    expect(pane.get_by_text("There is no headline. No section is chosen.")).to_be_visible()
    shown = page.frame_locator(".preview iframe")
    expect(shown.get_by_role("heading", name="No headline yet")).to_be_visible()
    expect(pane.get_by_role("button", name="Close the preview")).to_be_focused()
    assert is_inert(page)
    writer.visitor.measure()
    writer.visitor.check_access("best-practice")
    page.keyboard.press("Escape")
    expect(pane).to_be_hidden()
    assert not is_inert(page)
    faults = writer.visitor.found()
    assert not faults, faults


def test_a_server_that_is_out_of_reach_is_told_and_asked_again(
    visit: Callable[..., Visitor],
) -> None:
    writer = Writer(visit())
    page = writer.open(long_draft())
    page.get_by_role("button", name="Preview", exact=True).click()
    shown = page.frame_locator(".preview iframe")
    expect(shown.locator("h1")).to_have_text("Rain")
    page.context.route("**/preview/", lambda route: route.abort())
    page.get_by_label("Headline", exact=True).fill("Snow")
    expect(page.get_by_text("Not up to date: the server can’t be reached.")).to_be_visible()
    page.context.unroute("**/preview/")
    page.get_by_label("Headline", exact=True).fill("Hail")
    expect(shown.locator("h1")).to_have_text("Hail")
    expect(page.get_by_text("Not up to date")).to_be_hidden()
