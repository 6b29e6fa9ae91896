"""The front page in the browser: arranged by mouse and by keyboard, and whole at every width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import PinnedStory, ReadingHour
from newsletter.actions import newsletters
from tests.articles.front_pages import arrange, slot
from tests.browser.desk import log_in
from tests.browser.visitor import Visitor
from tests.factories import make_article, make_photo, make_section

pytestmark = pytest.mark.browser

SCREEN = "/admin/articles/arrangement/"
LONG = "Donaudampfschifffahrtsgesellschaft " * 5 + "and the boats of Muckanaghederdauhaulia"


def expect_slots(page: Page, *kinds: str) -> None:
    expect(page.locator(".arrange-toggle > :first-child")).to_have_text(list(kinds))


def test_a_chief_editor_arranges_by_keyboard_and_mouse(visit: Callable[..., Visitor]) -> None:
    make_section("food", "Food")
    for number in range(1, 6):
        make_article(f"Story {number}")
    visitor = visit(viewport={"width": 1440, "height": 900})
    log_in(visitor, "Chief editor")
    page = visitor.go(SCREEN)
    preview = page.frame_locator("iframe")
    expect(preview.locator(".lead h2")).to_have_text("Story 5")

    add = page.get_by_role("group", name="Add a slot")
    add.get_by_role("button", name="Lead").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Choose a story").focus()
    page.keyboard.press("Enter")
    search = page.get_by_role("combobox", name="Search by headline or words")
    expect(search).to_be_focused()
    page.keyboard.type("Story 2")
    expect(page.get_by_role("dialog").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(preview.locator(".lead h2")).to_have_text("Story 2")

    for kind in ("Features", "Quote"):
        add.get_by_role("button", name=kind).click()
    expect(page.locator(".arrange-problems li")).to_have_text(["Write the words of the quote."])
    page.get_by_label("Words", exact=True).fill("“Nobody runs.”")
    page.get_by_label("Whose words").fill("Orla Quill")
    expect(page.locator(".arrange-problems li")).to_have_count(0)
    expect(preview.locator("blockquote")).to_have_text("Nobody runs.")
    visitor.check_access("best-practice")
    visitor.measure(390, 820, 1440)

    page.get_by_role("button", name="Move Quote, 3 of 3").press("ArrowUp")
    expect(page.get_by_role("button", name="Move Quote, 2 of 3")).to_be_focused()
    expect_slots(page, "Lead", "Quote", "Features")
    page.keyboard.press("Control+z")
    expect_slots(page, "Lead", "Features", "Quote")
    page.keyboard.press("Control+Shift+z")
    expect_slots(page, "Lead", "Quote", "Features")
    page.get_by_role("button", name="Undo").click()
    for number in range(3):
        page.locator(".arrange-toggle").nth(number).click()
    expect(page.locator(".arrange-fields")).to_have_count(0)
    grips = page.locator('[data-grip="slot"]')
    grips.nth(2).drag_to(grips.nth(0), target_position={"x": 5, "y": 1})
    expect_slots(page, "Quote", "Lead", "Features")

    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("The front page is public as you arranged it.")).to_be_visible()
    expect(page.get_by_role("region", name="History").get_by_text("Public now")).to_be_visible()
    page = visitor.go("/")
    expect(page.locator("main h2")).to_have_text(["Story 2", "Story 5", "Story 4", "Story 3"])
    faults = visitor.found()
    assert not faults, faults


def test_a_failed_save_keeps_what_was_arranged(visit: Callable[..., Visitor]) -> None:
    make_article("Story 1")
    visitor = visit(viewport={"width": 1280, "height": 900})
    log_in(visitor, "Chief editor")
    page = visitor.go(SCREEN)
    add = page.get_by_role("group", name="Add a slot")
    add.get_by_role("button", name="Features").click()
    page.get_by_label("Public from").fill("2020-01-01T10:00")
    visitor.expect_error(visitor.home + SCREEN)
    page.get_by_role("button", name="Schedule").click()
    expect(page.get_by_role("alert")).to_contain_text("This time has passed")
    expect_slots(page, "Features")
    visitor.check_access("best-practice")
    page.get_by_label("Public from").fill("")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("The draft is saved.")).to_be_visible()
    expect_slots(page, "Features")
    faults = visitor.found()
    assert not faults, faults


def make_full_page() -> None:
    """A front page with every kind of slot, stories with and without photos, and a long one."""
    food = make_section("food", "Food")
    newsletters.create(name="Kettle", slug="kettle", description="Four stories.")
    photo = make_photo()
    make_article(LONG[:200], photo=photo)
    for number in range(30):
        place = {"section": food.pk} if number % 3 == 0 else {}
        picture = {"photo": photo} if number % 2 else {}
        article = make_article(f"Story {number} of a wet winter", **place, **picture)
        ReadingHour.objects.count_read(article.pk)
    arrange(
        slot("lead"),
        slot("features", count=5),
        slot("strip", rule="section", of=food.pk, count=5),
        slot("quote", text="Nobody has ever missed it.", who="Orla Quill"),
        slot("features", count=4, heading="Away"),
        slot("newsletter"),
        slot("most-read", rule="most-read", count=5),
        slot("features", make_article(LONG[:200]), count=1),
        slot("list", count=8, heading="Also new"),
    )


@pytest.mark.audit
def test_an_arranged_front_page_is_whole_and_open_to_everybody(
    visit: Callable[..., Visitor],
) -> None:
    make_full_page()
    visitor = visit(viewport={"width": 390, "height": 844})
    page = visitor.go("/")
    assert page.locator("main article").count() >= 20
    visitor.look()
    visitor.measure(320, 360, 390, 820, 1440, 1920)
    visitor.check_access("best-practice")
    page.set_viewport_size({"width": 1440, "height": 900})
    visitor.check_access("best-practice")
    faults = visitor.found()
    assert not faults, faults


@pytest.mark.audit
def test_pinning_a_story_is_open_to_everybody(visit: Callable[..., Visitor]) -> None:
    section = make_section("life", "Life")
    article = make_article("Boats")
    PinnedStory.objects.create(section=section, article=article)
    visitor = visit(viewport={"width": 390, "height": 844})
    log_in(visitor, "Chief editor")
    page = visitor.go(f"/admin/articles/section/{section.pk}/change/")
    page.get_by_role("button", name="Add another Pinned story").click()
    expect(page.locator("#pins-1")).to_be_visible()
    visitor.look()
    visitor.measure(390, 820, 1280)
    visitor.check_access("best-practice")
    faults = visitor.found()
    assert not faults, faults
