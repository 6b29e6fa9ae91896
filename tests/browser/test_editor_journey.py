"""An editor's whole day in one article: written, pictured, published, changed, withdrawn."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import log_in
from tests.browser.visitor import Visitor
from tests.factories import make_picture, make_section

pytestmark = pytest.mark.browser


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "pier.jpg"
    path.write_bytes(make_picture(1600, 1000, "seagreen").read())
    return path


def write(page: Page, tags: str = "Ferries, The west") -> None:
    page.get_by_label("Headline", exact=True).fill("The last ferry of the year")
    page.get_by_label("Standfirst").fill("It leaves at four, and it does not wait.")
    page.get_by_label("Body").fill(
        "The rope is wet & heavy.\n\nNobody waves < twice.\n\n“Tea?” says the mate."
    )
    page.get_by_label("Section", exact=True).select_option(label="Life")
    page.get_by_role("combobox", name="Tags").fill(tags)


def upload_photo(page: Page, picture: Path) -> None:
    """Take a photo in at the dialog of the library, and write its texts there."""
    page.get_by_role("button", name="Choose from the library…").click()
    dialog = page.get_by_role("dialog", name="Choose a photo")
    with page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="Upload photos…").click()
    chooser.value.set_files(picture)
    expect(dialog.get_by_role("textbox", name="Alt: what can be seen")).to_be_focused()
    page.keyboard.type("A ferry at a pier")
    dialog.get_by_role("textbox", name="Caption").fill("The Naomh Éanna at four o’clock")
    dialog.get_by_role("textbox", name="Credit").fill("Nora Finn")
    dialog.get_by_role("button", name="Use this photo").click()
    panel = page.get_by_role("region", name="Main photo")
    expect(panel.get_by_role("img", name="A ferry at a pier")).to_be_visible()
    expect(panel.get_by_label("Credit")).to_have_attribute("placeholder", "Nora Finn")


def publish(page: Page, button: str) -> None:
    """Press the button, confirm, and close what tells the address."""
    page.get_by_role("button", name=button, exact=True).click()
    asked = page.get_by_role("dialog", name="Publish?")
    asked.get_by_role("button", name="Publish", exact=True).click()
    done = page.get_by_role("dialog", name="Published")
    expect(done.get_by_text("Readers see it now.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(done).to_have_count(0)


def test_an_editor_writes_publishes_changes_and_withdraws(
    visit: Callable[..., Visitor], picture: Path
) -> None:
    make_section("life", "Life")
    editor, reader = visit(), visit(viewport={"width": 390, "height": 844})
    log_in(editor)
    page = editor.go("/admin/articles/article/add/")
    write(page)
    upload_photo(page, picture)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Readers see no change until you publish.")).to_be_visible()
    expect(reader.go("/").get_by_text("The last ferry of the year")).to_have_count(0)

    publish(page, "Publish")
    reader.go("/").get_by_role("link", name="The last ferry of the year").first.click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("The last ferry of the year")
    expect(reader.page.get_by_text("It leaves at four, and it does not wait.")).to_be_visible()
    paragraphs = reader.page.locator(".e-content > p")
    expect(paragraphs).to_have_text(
        ["The rope is wet & heavy.", "Nobody waves < twice.", "“Tea?” says the mate."]
    )
    expect(reader.page.get_by_role("img", name="A ferry at a pier")).to_be_visible()
    expect(reader.page.locator(".photo-credit")).to_contain_text("Nora Finn")
    expect(reader.page.get_by_role("link", name="Ferries")).to_be_visible()
    reader.look()

    address = reader.page.url.removeprefix(reader.home)
    page.get_by_label("Headline", exact=True).fill("The first ferry of spring")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("with unpublished changes")).to_be_visible()
    expect(reader.go(address).get_by_role("heading", level=1)).to_have_text(
        "The last ferry of the year"
    )

    publish(page, "Publish changes")
    expect(reader.go(address).get_by_role("heading", level=1)).to_have_text(
        "The first ferry of spring"
    )

    page.get_by_role("link", name="Withdraw…").click()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("Withdrawn. Its address now says so")).to_be_visible()
    expect(reader.go(address, 410).get_by_role("heading", level=1)).to_have_text(
        "This article is no longer here"
    )
    for faults in (editor.found(), reader.found()):
        assert not faults, faults


def test_a_contributor_writes_and_finds_no_way_to_publish(visit: Callable[..., Visitor]) -> None:
    make_section("life", "Life")
    visitor = visit()
    log_in(visitor, "Contributor")
    page = visitor.go("/admin/articles/article/add/")
    write(page, tags="")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Readers see no change until you publish.")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    faults = visitor.found()
    assert not faults, faults
