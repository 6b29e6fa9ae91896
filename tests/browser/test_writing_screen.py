"""The writing screen's panels: what stands first, and what follows a save without a reload."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from articles.actions import workflow
from articles.models import Article, Photo
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer, stored
from tests.factories import make_article, make_draft, make_picture, make_section

pytestmark = pytest.mark.browser

KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('article-text:'))"


@pytest.fixture
def writer(visit: Callable[..., Visitor]) -> Writer:
    """An editor."""
    return Writer(visit())


def headings(writer: Writer) -> list[str]:
    """The panels' headings, from the top."""
    return writer.page.locator(".article-side h2").all_inner_texts()


def test_publishing_stands_first_and_what_can_wait_is_folded(writer: Writer) -> None:
    page = writer.open()
    assert headings(writer)[0] == "Publishing"
    expect(page.get_by_label("A note to the editors")).to_be_hidden()
    writer.open(make_draft("Boats", by=writer.user))
    assert headings(writer)[0] == "Publishing" and headings(writer)[-2:] == ["Comments", "History"]
    for field in ("A note to the editors", "Day", "Comment"):
        expect(page.get_by_label(field, exact=True)).to_be_hidden()
    panel = page.get_by_role("region", name="Publishing")
    panel.get_by_role("link", name="Ready to publish").click()
    expect(page.get_by_role("heading", name="Checklist")).to_be_focused()
    writer.visitor.measure(390, 820, 1280, 1440)
    writer.visitor.check_access("best-practice")
    assert writer.faults == []


def test_a_draft_in_review_shows_review_and_comments(writer: Writer) -> None:
    article = make_draft("Boats", by=writer.user)
    latest = article.latest_revision
    assert latest is not None
    workflow.submit(article, by=writer.user, note="Ready?", base=(latest.pk, latest.counter))
    page = writer.open(article)
    assert headings(writer)[:2] == ["Publishing", "Comments"]
    expect(page.get_by_text("Ready?", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Approve")).to_be_visible()


def test_whoever_can_not_publish_has_review_as_the_main_action(
    visit: Callable[..., Visitor],
) -> None:
    writer = Writer(visit(), "Contributor")
    make_section("life", "Life")
    page = writer.open()
    page.fill("#id_headline", "Boats")
    expect(page.get_by_label("A note to the editors")).to_be_visible()
    page.locator(".article-bar").get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("Submitted. The editors find it in their queue.")).to_be_visible()
    assert writer.faults == []


def test_after_the_first_save_title_history_and_panels_are_those_of_the_article(
    writer: Writer,
) -> None:
    page = writer.open()
    page.fill("#id_headline", "Boats")
    page.wait_for_url("**/change/")
    expect(page).to_have_title(re.compile(r"^Boats \| "))
    expect(page.locator("h1")).to_have_text("Boats")
    page.locator("summary").get_by_text("History", exact=True).click()
    expect(page.locator("ol.history li")).to_have_count(1)
    article = Article.objects.get()
    expect(page.get_by_role("link", name="All revisions")).to_have_attribute(
        "href", re.compile(rf"/{article.pk}/history/$")
    )
    page.get_by_text("Comments", exact=True).click()
    page.get_by_label("Comment", exact=True).fill("Which boats?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment-thread")).to_contain_text("Which boats?")
    page.fill("#id_headline", "Ferries")
    writer.save()
    expect(page).to_have_title(re.compile(r"^Ferries \| "))
    assert writer.faults == []


def test_open_links_come_alive_in_an_open_editor(writer: Writer) -> None:
    body = '<p>Rain.</p><aside data-related="">The way home</aside><p>More.</p>'
    article = make_draft("Boats", by=writer.user, body=body, read_more=["The way home"])
    page = writer.open(article)
    card, row = page.locator(".body-card[data-kind=related]"), page.locator(".article-row")
    expect(card).to_contain_text("Open:")
    expect(row).to_contain_text("Open:")
    found = make_article("The way home")
    writer.focus()
    page.keyboard.type(" And more.")
    writer.save()
    expect(card).to_contain_text("Published")
    expect(row).to_contain_text("Published")
    assert f'<aside data-related="{found.pk}"></aside><p>More. And more.</p>' in writer.source()
    # What the server has found is no change of the writer's: it goes with the next that is.
    assert '<aside data-related="">' in stored(article)
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.keyboard.type("!")
    writer.save()
    assert f'<aside data-related="{found.pk}">' in stored(article)
    assert writer.faults == []


def test_a_screen_that_opens_shows_what_open_links_have_found(writer: Writer) -> None:
    article = make_draft("Boats", by=writer.user, body='<aside data-related="">Home</aside>')
    make_article("Home")
    page = writer.open(article)
    expect(page.locator(".body-card[data-kind=related]")).to_contain_text("Published")
    assert article.revisions.count() == 1


def test_of_several_files_the_first_is_the_main_photo(writer: Writer, tmp_path: Path) -> None:
    page = writer.open(make_draft("Boats", by=writer.user))
    files = []
    for name, colour in (("one.jpg", "seagreen"), ("two.jpg", "navy"), ("three.jpg", "tan")):
        files.append([name, list(make_picture(900, 600, colour).read())])
    page.evaluate(
        """(files) => {
          const data = new DataTransfer();
          for (const [name, bytes] of files) {
            data.items.add(new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }));
          }
          const options = { dataTransfer: data, bubbles: true, cancelable: true };
          const panel = document.querySelector("[data-panel=photo]");
          panel.dispatchEvent(new DragEvent("drop", options));
        }""",
        files,
    )
    panel = page.locator("[data-panel=photo]")
    told = "The first file is the main photo; 2 more are in the library."
    expect(panel.get_by_text(told)).to_be_visible()
    assert Photo.objects.count() == 3
    assert page.locator("#id_main_photo").input_value() == str(Photo.objects.order_by("pk")[0].pk)
    assert writer.faults == []


def test_text_that_never_reached_the_server_is_gone_after_log_out(writer: Writer) -> None:
    page = writer.open(make_draft("Boats", by=writer.user))
    writer.visitor.allow_failures("/session/")
    page.route("**/session/**", lambda route: route.abort())
    page.fill("#id_standfirst", "Said in confidence.")
    expect(page.locator("[data-saved]")).to_contain_text("Your text is kept in this browser.")
    assert len(page.evaluate(KEPT)) == 1
    page.locator("#user-tools summary").click()
    page.get_by_role("button", name="Log out").click()
    asked = page.get_by_role("dialog", name="Some of your text was never saved")
    expect(asked.get_by_role("link", name="Boats")).to_be_visible()
    writer.visitor.check_access("best-practice")
    asked.get_by_role("button", name="Stay logged in").click()
    expect(asked).to_be_hidden()
    expect(page.locator("#id_standfirst")).to_have_value("Said in confidence.")
    page.get_by_role("button", name="Log out").click()
    asked.get_by_role("button", name="Throw it away and log out").click()
    page.wait_for_url("**/admin/logout/")
    assert page.evaluate(KEPT) == []
    assert "confidence" not in json.dumps(page.evaluate("() => ({ ...localStorage })"))


def test_logging_out_saves_what_was_just_typed(writer: Writer) -> None:
    article = make_draft("Boats", by=writer.user)
    page = writer.open(article)
    writer.focus()
    page.keyboard.type(" At four.")
    page.locator("#user-tools summary").click()
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/admin/logout/")
    assert stored(article).endswith("At four.</p>")
    assert page.evaluate(KEPT) == []
    assert writer.faults == []


def test_a_headline_grows_with_its_lines_on_every_width(writer: Writer) -> None:
    headline = "The Dampfschifffahrtsgesellschaft and the príomhchathaoirleacht of every boat " * 3
    page = writer.open(make_draft(headline.strip()[:200], by=writer.user))
    for width in (390, 820, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        hidden = "(text) => text.scrollHeight - text.clientHeight"
        assert page.locator("#id_headline").evaluate(hidden) <= 1, width
