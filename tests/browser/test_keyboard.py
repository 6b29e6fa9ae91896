"""Getting about on the reader's site with the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.magazine import make_magazine
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
# A ring around the element itself or around its nearest ancestor that shows one on its behalf.
_RING_OF_FOCUS = """
() => {
  for (let at = document.activeElement; at && at !== document.body; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) return true;
    if (style.boxShadow !== "none") return true;
  }
  return false;
}
"""
_IN_SIGHT = """
() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight
    && box.right > 0 && box.left < window.innerWidth;
}
"""
_FOCUSED = """
() => {
  const at = document.activeElement;
  return `${at.tagName.toLowerCase()}${at.name ? `[name=${at.name}]` : ""} ` +
    (at.innerText || at.ariaLabel || at.value || "").trim();
}
"""


def tab_through(page: Page, limit: int = 200) -> list[str]:
    """Press Tab until the page's end; every stop, after checking that its focus is seen."""
    stops: list[str] = []
    for _press in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return stops
        stop = page.evaluate(_FOCUSED)
        assert page.evaluate(_RING_OF_FOCUS), f"no ring around {stop}"
        assert page.evaluate(_IN_SIGHT), f"out of sight: {stop}"
        stops.append(stop)
    raise AssertionError(f"the focus is caught: {stops[-5:]}")


def test_tab_reaches_everything_on_an_article_and_shows_where_it_is(
    visit: Callable[..., Visitor],
) -> None:
    magazine = make_magazine()
    page = visit(viewport=PHONE).go(magazine.full.get_absolute_url())
    stops = tab_through(page)
    assert stops[0] == "a Skip to the content"
    assert "a Search" in stops[:12]
    assert "a Life" in stops[:12]
    assert "input[name=email]" in [stop.strip() for stop in stops]
    assert "button Sign up" in stops
    assert "a View this post on Instagram" in stops
    assert not [stop for stop in stops if "website" in stop], "the honeypot is in the way"


def test_the_skip_link_leads_past_the_header(visit: Callable[..., Visitor]) -> None:
    magazine = make_magazine()
    page = visit(viewport=PHONE).go(magazine.full.get_absolute_url())
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_searching_takes_the_keyboard_alone(visit: Callable[..., Visitor]) -> None:
    make_magazine()
    page = visit(viewport=PHONE).go("/")
    page.get_by_role("link", name="Search").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("without a picture")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.get_by_role("link", name="A story without a picture")).to_be_visible()
