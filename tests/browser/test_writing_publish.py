"""Publishing at the writing screen: what stops it, what will happen, and the address."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import make_section

pytestmark = pytest.mark.browser


def test_problems_lead_to_their_places_and_the_screen_goes_on(
    visit: Callable[..., Visitor],
) -> None:
    make_section("life", "Life")
    make_section("style", "Style")
    writer = Writer(visit())
    page, keys = writer.open(), writer.page.keyboard
    keys.type("The last ferry of the year")
    keys.press("Control+Enter")
    stopped = page.get_by_role("dialog", name="Not published yet")
    expect(stopped.get_by_role("button", name="There is no text.")).to_be_visible()
    writer.visitor.check_access("best-practice")
    stopped.get_by_role("button", name="No section is chosen.").click()
    expect(page.get_by_label("Section", exact=True)).to_be_focused()
    keys.type("Style")
    keys.press("Control+Enter")
    stopped.get_by_role("button", name="There is no text.").click()
    expect(writer.text).to_be_focused()
    keys.type("It leaves at four.")
    keys.press("Control+Enter")
    asked = page.get_by_role("dialog", name="Publish?")
    expect(asked).to_contain_text(
        "Readers will see “The last ferry of the year” at once at /style/"
    )
    writer.visitor.check_access("best-practice")
    keys.press("Escape")
    expect(asked).to_have_count(0)
    assert not Article.objects.published().exists()
    keys.press("Control+Enter")
    expect(asked.get_by_role("button", name="Publish", exact=True)).to_be_focused()
    keys.press("Enter")
    done = page.get_by_role("dialog", name="Published")
    expect(done.get_by_role("link", name="Open the page")).to_be_focused()
    writer.visitor.check_access("best-practice")
    keys.press("Escape")
    # The same screen, the same article, another state.
    article = Article.objects.get()
    assert page.url.endswith(f"/{article.pk}/change/")
    expect(page.locator(".article-state")).to_have_text("Published")
    expect(page.get_by_role("link", name="View on the site")).to_be_visible()
    page.get_by_label("Headline", exact=True).fill("The first ferry of spring")
    page.get_by_role("button", name="Publish changes").click()
    asked.get_by_label("Minor update").check()
    asked.get_by_role("button", name="Publish", exact=True).click()
    expect(done).to_contain_text("The first ferry of spring")
    article.refresh_from_db()
    assert (article.headline, article.updated_at) == ("The first ferry of spring", None)
    assert writer.faults == []
