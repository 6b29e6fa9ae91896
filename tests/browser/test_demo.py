"""The demo magazine as a visitor sees it: every page of it, on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from articles.models import Article, Section
from magazine.demo import loading
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.mark.audit
def test_every_page_of_the_demo_is_whole(visit: Callable[..., Visitor]) -> None:
    loading.load(logins=True, scale=0.2)
    visitor = visit(viewport={"width": 360, "height": 740})
    paths = ["/", "/latest/?page=2", "/newsletter/"]
    paths += [section.get_absolute_url() for section in Section.objects.all()]
    paths += [article.get_absolute_url() for article in Article.objects.published()]
    assert len(paths) > 35
    for path in paths:
        visitor.go(path)
        visitor.look()
        visitor.measure()
    faults = visitor.found()
    assert not faults, faults


def test_the_chief_of_the_demo_logs_in(visit: Callable[..., Visitor]) -> None:
    loading.make_logins()
    page = visit().go("/admin/")
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill("magazine-demo")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("link", name="Articles", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name="Users").first).to_be_visible()
