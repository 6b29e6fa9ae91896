"""The editors' side in the magazine's clothes: open to everybody at every width, light and dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.desk import log_in
from tests.browser.magazine import make_magazine
from tests.browser.visitor import Visitor
from tests.factories import make_article, make_author

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 820, "height": 1180}
LAPTOP = {"width": 1280, "height": 900}
DESK = {"width": 1440, "height": 900}
ADD = "/admin/articles/article/add/"


@pytest.mark.audit
@pytest.mark.parametrize(
    ("viewport", "color_scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (TABLET, "light"), (LAPTOP, "light"), (DESK, "dark")],
    ids=["phone-light", "phone-dark", "tablet-light", "laptop-light", "desk-dark"],
)
def test_screens_are_whole_and_follow_best_practices(
    visit: Callable[..., Visitor], viewport: dict[str, int], color_scheme: str
) -> None:
    magazine = make_magazine()
    visitor = visit(viewport=viewport, color_scheme=color_scheme)
    visitor.go("/admin/login/")
    visitor.measure()
    visitor.check_access("best-practice")
    log_in(visitor, "superuser")
    for path in (
        "/admin/",
        "/admin/articles/article/",
        "/admin/articles/article/?q=nothing+of+the+kind",
        ADD,
        f"/admin/articles/article/{magazine.full.pk}/change/",
        "/admin/articles/photo/",
        f"/admin/articles/photo/{magazine.photo.pk}/change/",
        "/admin/articles/author/add/",
        "/admin/newsletter/subscriber/",
        "/admin/magazine/user/add/",
    ):
        visitor.go(path).wait_for_load_state("networkidle")
        visitor.look()
        visitor.measure()
        visitor.check_access("best-practice")
    faults = visitor.found()
    assert not faults, faults


def test_bylines_are_added_without_javascript_too(visit: Callable[..., Visitor]) -> None:
    make_author("Aoife Abe")
    visitor = visit(java_script_enabled=False)
    log_in(visitor)
    page = visitor.go(ADD)
    rows = page.locator("#id_bylines .article-row").count()
    assert rows >= 1
    page.get_by_label("Headline", exact=True).fill("Boats")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Readers see no change until you publish.")).to_be_visible()
    assert page.locator("#id_bylines .article-row").count() == rows


def test_articles_are_found_by_keyboard_alone(visit: Callable[..., Visitor]) -> None:
    make_article("The last café in Clifden")
    make_article("Boats")
    visitor = visit()
    log_in(visitor)
    page = visitor.go("/admin/articles/article/")
    page.get_by_label("Headline").focus()
    page.keyboard.type("cafe")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="The last café in Clifden")
    expect(link).to_be_visible()
    expect(page.get_by_role("link", name="Boats")).to_have_count(0)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Headline", exact=True)).to_have_value("The last café in Clifden")


def test_what_is_wrong_is_told_and_leads_to_its_field(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    log_in(visitor)
    page = visitor.go(ADD)
    page.locator("summary", has_text="Search and social").click()
    page.get_by_label("Slug").fill("no slug!")
    page.get_by_label("Headline", exact=True).fill("Boats")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("To mend before publishing:").get_by_role("link")).to_have_text("Slug")
    expect(page.locator(".field-slug .errorlist")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    dialog = page.get_by_role("dialog", name="Not published yet")
    expect(dialog).to_be_visible()
    visitor.check_access("best-practice")
    dialog.get_by_role("button", name="Slug: Enter a valid").click()
    expect(page.get_by_label("Slug")).to_be_focused()
    expect(page.get_by_label("Slug")).to_have_value("no slug!")
    faults = visitor.found()
    assert not faults, faults
