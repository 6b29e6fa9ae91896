"""The reader's site for a browser that runs no script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.magazine import POSTS, make_magazine
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def test_an_article_is_complete_without_script(visit: Callable[..., Visitor]) -> None:
    magazine = make_magazine()
    visitor = visit(java_script_enabled=False)
    page = visitor.go(magazine.full.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for provider, url in POSTS.items():
        embed = page.locator(f"figure.embed[data-provider={provider}]")
        expect(embed.get_by_text("Otters at tea.")).to_be_visible()
        expect(embed.locator(f'a[href="{url}"]')).to_be_visible()
    expect(page.get_by_role("navigation", name="Read more").get_by_role("link")).to_have_count(1)
    page.locator(".main-photo img").scroll_into_view_if_needed()
    expect(page.locator(".main-photo img")).to_be_visible()
    faults = visitor.found()
    assert not faults, faults


def test_sections_pages_and_search_work_without_script(visit: Callable[..., Visitor]) -> None:
    make_magazine()
    visitor = visit(java_script_enabled=False)
    page = visitor.go("/")
    sections = page.get_by_role("navigation", name="Sections", exact=True)
    sections.get_by_role("link", name="Life").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Life")
    page.get_by_role("navigation", name="Pages").get_by_role("link").click()
    page.wait_for_url("**/life/?page=2")
    page.get_by_role("link", name="Search").first.click()
    page.get_by_label("Words to look for").fill("wet winter")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_contain_text("20 articles for “wet winter”")
    faults = visitor.found()
    assert not faults, faults
