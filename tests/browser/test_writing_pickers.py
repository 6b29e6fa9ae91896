"""The pickers of the writing screen: lists, tags and photos, by mouse and by keyboard."""

from base64 import b64encode
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Photo, Tag
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import (
    make_article,
    make_author,
    make_draft,
    make_photo,
    make_picture,
    make_section,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def writer(visit: Callable[..., Visitor]) -> Writer:
    return Writer(visit())


def names(page: Page, prefix: str) -> list[str]:
    """What the lines of a list say, in order."""
    return page.locator(f"#id_{prefix} .row-name").all_inner_texts()


def pick(page: Page, button: str, words: str) -> None:
    """Open a dialog, type, and take the first hit with Enter."""
    page.get_by_role("button", name=button, exact=True).click()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)


def latest(article: Article | None = None) -> Article:
    articles = Article.objects.select_related("latest_revision")
    return articles.get(pk=article.pk) if article else articles.latest("pk")


def test_authors_are_chosen_ordered_and_removed(writer: Writer) -> None:
    for name in ("Aoife Abe", "Bríd Bell", "Cian Cole"):
        make_author(name)
    page = writer.open()
    for typed in ("abe", "brid", "cole"):
        pick(page, "Add a byline", typed)
    assert names(page, "bylines") == ["Aoife Abe", "Bríd Bell", "Cian Cole"]
    # The focus is where one left it, and the keys move the line it is in.
    page.get_by_role("button", name="Move up: Cian Cole").focus()
    page.keyboard.press("Alt+ArrowUp")
    assert names(page, "bylines") == ["Aoife Abe", "Cian Cole", "Bríd Bell"]
    expect(page.get_by_role("button", name="Move up: Cian Cole")).to_be_focused()
    expect(page.locator("#id_bylines [role=status]")).to_have_text("Cian Cole: 2 of 3")
    page.get_by_role("button", name="Remove: Aoife Abe").click()
    page.get_by_label("Role").nth(1).select_option(label="Photographs")
    page.get_by_label("Headline", exact=True).fill("Boats")
    writer.save()
    assert names(page, "bylines") == ["Cian Cole", "Bríd Bell"]
    expect(page.get_by_label("Role").nth(1)).to_have_value("photographs")
    writer.visitor.check_access("best-practice")
    assert writer.faults == []


def test_read_more_is_chosen_left_open_and_ordered_by_drag(writer: Writer) -> None:
    make_article("The last ferry of the year")
    make_draft("A ferry to come")
    make_article("Bread, again")
    page = writer.open()
    page.get_by_role("button", name="Add a link").click()
    dialog = page.get_by_role("dialog", name="Choose an article")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("ferry")
    expect(dialog.get_by_role("option")).to_have_count(3)
    expect(dialog.get_by_role("option").nth(0)).to_contain_text("Draft")
    expect(dialog.get_by_role("option").nth(2)).to_have_text(
        "Leave it open: “ferry”It comes alive with the article of this headline."
    )
    writer.visitor.check_access("best-practice")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    pick(page, "Add a link", "bread")
    pick(page, "Add a link", "Not written yet")
    expect(page.locator("#id_read_more .row-quiet").nth(0)).to_contain_text("Published")
    expect(page.locator("#id_read_more .row-quiet").nth(2)).to_contain_text("Open")
    lines = page.locator("#id_read_more [data-row]")
    lines.nth(2).drag_to(lines.nth(0), target_position={"x": 40, "y": 2})
    assert names(page, "read_more") == [
        "Not written yet", "The last ferry of the year", "Bread, again",
    ]  # fmt: skip
    page.get_by_role("button", name="Move up: Bread, again").click()
    page.get_by_label("Headline", exact=True).fill("Boats")
    writer.save()
    assert names(page, "read_more") == [
        "Not written yet", "Bread, again", "The last ferry of the year",
    ]  # fmt: skip
    assert writer.faults == []


def test_tags_are_found_first_and_taken_with_commas(writer: Writer) -> None:
    for name, slug in (("Éire", "eire"), ("Island ferries", "island-ferries")):
        Tag.objects.create(name=name, slug=slug)
    page = writer.open()
    field, chips = page.get_by_role("combobox", name="Tags"), page.locator(".chip")
    field.focus()
    page.keyboard.type("FERR")
    hits = page.locator(".chip-box").get_by_role("option")
    expect(hits).to_have_text(["Island ferries", "New tag “FERR”"])
    page.keyboard.press("Enter")
    expect(chips).to_have_text(["Island ferries"])
    page.keyboard.type("eire, Kelp, island FERRIES")
    page.keyboard.press("Tab")
    expect(chips).to_have_text(["Island ferries", "Éire", "Kelp"])
    page.get_by_role("button", name="Remove the tag Éire").click()
    page.keyboard.type("Winter")
    page.get_by_label("Headline", exact=True).fill("Boats")
    expect(chips).to_have_text(["Island ferries", "Kelp", "Winter"])
    writer.visitor.check_access("best-practice")
    writer.save()
    expect(chips).to_have_text(["Island ferries", "Kelp", "Winter"])
    field.focus()
    page.keyboard.press("Backspace")
    expect(chips).to_have_text(["Island ferries", "Kelp"])
    assert writer.faults == []


def test_a_contributor_is_told_at_once_which_tags_are_not_there(
    visit: Callable[..., Visitor],
) -> None:
    Tag.objects.create(name="Éire", slug="eire")
    writer = Writer(visit(), "Contributor")
    page = writer.open()
    page.get_by_role("combobox", name="Tags").focus()
    page.keyboard.type("eire, Kelp,")
    expect(page.locator(".chip")).to_have_text(["Éire"])
    expect(page.get_by_role("alert")).to_contain_text("No such tag: Kelp.")
    expect(page.get_by_role("combobox", name="Tags")).to_have_value("Kelp")
    page.get_by_label("Headline", exact=True).fill("Boats")
    writer.save()
    expect(page.get_by_text("There is no tag “Kelp”").first).to_be_visible()
    expect(page.get_by_label("Headline", exact=True)).to_have_value("Boats")
    assert writer.faults == []


DROP = """
([selector, files]) => {
  const data = new DataTransfer();
  for (const [name, type, coded] of files) {
    const bytes = Uint8Array.from(atob(coded), (c) => c.charCodeAt(0));
    data.items.add(new File([bytes], name, { type }));
  }
  const place = document.querySelector(selector);
  const { left, top } = place.getBoundingClientRect();
  const at = { bubbles: true, cancelable: true, clientX: left + 60, clientY: top + 20 };
  for (const kind of ["dragenter", "dragover", "drop"]) {
    place.dispatchEvent(new DragEvent(kind, { ...at, dataTransfer: data }));
  }
}
"""
PASTE = """
([selector, [name, type, bytes]]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type }));
  document.querySelector(selector).dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}
"""


def picture(name: str, colour: str = "teal") -> list[str]:
    """A picture file for the scripts above."""
    data = make_picture(400, 300, colour).read()
    return [name, "image/jpeg", b64encode(data).decode()]


def test_photos_are_dropped_on_the_panel_and_errors_are_told(writer: Writer) -> None:
    page = writer.open()
    panel = page.get_by_role("region", name="Main photo")
    panel.get_by_label("Credit").fill("Nora Finn")
    broken = ["broken.jpg", "image/jpeg", b64encode(b"no picture").decode()]
    refused = "**/editor/photos/add/"
    writer.visitor.expect_error(f"{writer.visitor.home}/admin/articles/article/editor/photos/add/")
    with page.expect_response(refused):
        page.evaluate(DROP, ["[data-panel=photo]", [broken]])
    expect(panel.locator(".uploads .is-failed")).to_contain_text("broken.jpg:")
    panel.get_by_role("button", name="Dismiss broken.jpg").click()
    page.evaluate(DROP, ["[data-panel=photo]", [picture("pier.jpg")]])
    expect(panel.locator("img")).to_be_visible()
    expect(panel.get_by_label("Alt")).to_be_focused()
    with page.expect_response("**/editor/photos/*/"):
        page.keyboard.type("A pier at low tide")
        page.keyboard.press("Tab")
    photo = Photo.objects.get()
    assert (photo.alt, photo.credit) == ("A pier at low tide", "Nora Finn")
    page.get_by_label("Headline", exact=True).fill("Boats")
    writer.save()
    expect(panel.get_by_role("img", name="A pier at low tide")).to_be_visible()
    panel.get_by_role("button", name="Take it out").click()
    expect(panel.locator("figure")).to_be_hidden()
    page.evaluate(PASTE, ["[data-panel=photo] button", picture("slip.png")])
    expect(panel.locator("img")).to_be_visible()
    assert writer.faults == []


def test_photos_are_dropped_in_the_dialog_several_at_once(writer: Writer) -> None:
    make_photo(alt="A heron on one leg")
    page = writer.open(make_draft(body="<p>Before</p>"))
    writer.focus()
    writer.tool("Photo").click()
    dialog = page.get_by_role("dialog", name="Choose a photo")
    expect(dialog.get_by_role("option")).to_have_count(1)
    page.evaluate(DROP, ["dialog[open]", [picture("one.jpg"), picture("two.jpg", "tan")]])
    expect(dialog.get_by_role("option")).to_have_count(3)
    expect(dialog.locator(".uploads")).to_be_hidden()
    writer.visitor.check_access("best-practice")
    # The texts of the marked one are written in place, and kept by Enter.
    dialog.get_by_role("option").filter(has_text="heron").click()
    dialog.get_by_role("textbox", name="Caption").fill("At the slip")
    page.keyboard.press("Enter")
    card = page.locator(".body-card[data-kind=photo]")
    expect(card).to_contain_text("At the slip")
    assert Photo.objects.get(caption="At the slip").alt == "A heron on one leg"
    assert writer.faults == []


def test_pictures_dropped_on_the_text_or_pasted_become_cards(writer: Writer) -> None:
    page = writer.open(make_draft(body="<p>Before</p>"))
    page.evaluate(DROP, ["#id_body p", [picture("one.jpg"), picture("two.jpg", "tan")]])
    cards = page.locator(".body-card[data-kind=photo]")
    expect(cards).to_have_count(2)
    writer.focus()
    page.evaluate(PASTE, ["#id_body", picture("three.jpg", "navy")])
    expect(cards).to_have_count(3)
    first, second, third = Photo.objects.order_by("pk").values_list("pk", flat=True)
    assert writer.source() == (
        f'<p>Before</p><figure data-photo="{first}"></figure><figure data-photo="{second}">'
        f'</figure><figure data-photo="{third}"></figure>'
    )
    assert writer.faults == []


def test_without_scripts_everything_is_a_plain_field(visit: Callable[..., Visitor]) -> None:
    section, author = make_section("life", "Life"), make_author("Orla Quill")
    target, photo = make_article("Boats"), make_photo()
    writer = Writer(visit(java_script_enabled=False))
    page = writer.visitor.go("/admin/articles/article/add/")
    page.get_by_label("Headline", exact=True).fill("Tides")
    page.get_by_label("Body").fill("It rained.")
    page.get_by_label("Section", exact=True).select_option(str(section.pk))
    page.get_by_label("Tags").fill("Kelp, Winter")
    page.get_by_label("Author", exact=True).first.select_option(label="Orla Quill")
    page.get_by_label("Number or address of the article").first.fill(str(target.pk))
    page.get_by_role("textbox", name="Main photo").fill(str(photo.pk))
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Published:")).to_be_visible()
    article = latest()
    assert article.is_public()
    assert article.main_photo_id == photo.pk
    assert [byline.author for byline in article.bylines.all()] == [author]
    assert [link.target_id for link in article.read_more_links.all()] == [target.pk]
