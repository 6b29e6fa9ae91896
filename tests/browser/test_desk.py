"""What only a browser shows of the desk: passages marked in the text, and days that are dragged."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.actions.comments import comment_on
from articles.actions.publish import publish
from articles.body.anchors import Quote
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import make_draft, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "<p>The boat went out. The boat came back.</p><p>Nobody ever asked why.</p>"


def test_passages_are_commented_on_beside_the_text(visit: Callable[..., Visitor]) -> None:
    writer = Writer(visit())
    article = make_draft("Boats", body=BODY, by=make_user("Contributor"))
    comment_on(article, "Which?", by=writer.user, quote=Quote("The boat", "out. ", " came"))
    page = writer.open(article)
    marked = page.locator("#id_body .comment-passage")
    expect(marked).to_have_text("The boat")
    page.get_by_role("button", name="Comment on the selected passage").click()
    nothing = page.get_by_text("Nothing is selected: choose words in the text first")
    expect(nothing).to_be_visible()
    writer.text.get_by_text("Nobody ever asked why.").click(click_count=3)
    page.get_by_role("button", name="Comment on the selected passage").click()
    expect(page.locator("#id_comment_quote")).to_have_value("Nobody ever asked why.")
    expect(page.locator("#id_comment_text")).to_be_focused()
    expect(nothing).to_be_hidden()
    page.keyboard.type("I did.")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.get_by_text("The comment is there.")).to_be_visible()
    expect(marked).to_have_count(2)
    # What is being written stays, and marks move along with their words.
    writer.focus()
    page.keyboard.type(" Still unsaved.")
    expect(writer.text).to_contain_text("Still unsaved.")
    expect(marked.last).to_have_text("Nobody ever asked why.")
    page.locator(".comment-thread").first.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("Resolved.", exact=True)).to_be_visible()
    expect(marked).to_have_count(1)
    expect(writer.text).to_contain_text("Still unsaved.")
    writer.visitor.check_access()
    assert not writer.faults, writer.faults


def test_an_entry_of_the_calendar_is_moved_by_key_and_by_mouse(
    visit: Callable[..., Visitor],
) -> None:
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    first = noon + timedelta(days=(7 - noon.weekday()) or 7)  # next Monday
    article = make_draft("To come")
    publish(article, at=first + timedelta(days=1))
    writer = Writer(visit())

    def day(moment: datetime) -> str:
        return f"section[data-day='{moment:%Y-%m-%d}']"

    page = writer.visitor.go(f"/admin/calendar/?view=week&day={first:%Y-%m-%d}")
    entry = page.locator(f"#entry-scheduled-{article.pk}")
    entry.focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator(day(first + timedelta(days=2)))).to_contain_text("12:00 Scheduled")
    expect(entry).to_be_focused()
    writer.visitor.check_access()
    page.locator("[data-movable]", has=entry).drag_to(page.locator(day(first + timedelta(days=4))))
    expect(page.locator(day(first + timedelta(days=4)))).to_contain_text("12:00 Scheduled")
    article.refresh_from_db()
    assert article.published_at is not None
    assert timezone.localtime(article.published_at).date() == (first + timedelta(days=4)).date()
    assert not writer.faults, writer.faults
