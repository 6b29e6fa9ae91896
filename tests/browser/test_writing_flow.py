"""From the empty screen to the published article: how many steps it takes, by mouse and keyboard.

Each click, key or shortcut, paste, field typed, file chosen and page change counts one.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Author
from newsletter.actions import newsletters
from tests.browser.pier_story import BODY, HEADLINE, READ_MORE, RELATED, STANDFIRST, TEXT
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import make_article, make_picture, make_section

pytestmark = pytest.mark.browser

AT_ONCE, ONE_BY_ONE = 15, 30
TAGS = "Islands, Ferries, Storms"


class Steps:
    """Does what a person does, and counts it."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.done: list[str] = []
        # Asked for now: a key is pressed sooner than the browser would be told of it later.
        writer.page.on("filechooser", lambda _chooser: None)

    @property
    def page(self) -> Page:
        return self.writer.page

    def click(self, what: str, locator: str) -> None:
        self.page.locator(locator).click()
        self.done.append(f"click {what}")

    def press(self, keys: str) -> None:
        self.page.keyboard.press(keys)
        self.done.append(f"press {keys}")

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.done.append(f"type {text!r}")

    def paste(self, text: str, what: str) -> None:
        self.writer.paste(text)
        if text in (HEADLINE, STANDFIRST):  # no script's business, so the browser puts it in
            self.page.keyboard.insert_text(text)
        self.done.append(f"paste {what}")

    def choose_file(self, path: Path, open_it: Callable[[], None]) -> None:
        with self.page.expect_file_chooser() as chooser:
            open_it()
        chooser.value.set_files(path)
        self.done.append("choose a file")

    def tell(self, how: str, most: int) -> None:
        print(f"\n{how}: {len(self.done)} steps of at most {most}")  # noqa: T201
        for number, step in enumerate(self.done, start=1):
            print(f"  {number:2} {step}")  # noqa: T201
        assert len(self.done) <= most, self.done


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "pier.jpg"
    path.write_bytes(make_picture(1600, 1000, "seagreen").read())
    return path


@pytest.fixture
def writer(visit: Callable[..., Visitor]) -> Writer:
    """An editor with a byline, in a magazine that has what the article leads to."""
    make_section("style", "Style")
    newsletters.create(name="The Kettle", slug="kettle", frequency="Weekly")
    for headline in (*RELATED, *READ_MORE):
        make_article(headline)
    writer = Writer(visit())
    Author.objects.create(name="Orla Quill", slug="orla-quill", user=writer.user)
    return writer


def open_new(steps: Steps) -> None:
    """From the editors' front page to the empty screen; the headline has the focus."""
    steps.click("“Write an article”", "a[href$='/article/add/'] >> nth=0")
    steps.page.wait_for_selector("#id_body.ProseMirror")
    steps.done.append("page change")
    expect(steps.page.locator("#id_headline")).to_be_focused()


def accept_offer(steps: Steps) -> None:
    expect(steps.page.get_by_role("dialog", name="This looks like a whole article")).to_be_visible()
    steps.press("Enter")
    expect(steps.page.locator("#id_headline")).to_have_value(HEADLINE)


def expect_photo(page: Page) -> None:
    expect(page.locator("[data-panel=photo] img")).to_be_visible()
    expect(page.locator("#id_photo_alt")).to_be_focused()


def confirm(steps: Steps, *, by_key: bool) -> None:
    """The dialog says what will happen, and is confirmed; it gives the address."""
    page = steps.page
    dialog = page.get_by_role("dialog", name="Publish?")
    expect(dialog).to_contain_text("Readers will see")
    expect(dialog.get_by_role("button", name="Publish", exact=True)).to_be_focused()
    if by_key:
        steps.press("Enter")
    else:
        dialog.get_by_role("button", name="Publish", exact=True).click()
        steps.done.append("click “Publish” in the dialog")
    expect(page.get_by_role("dialog", name="Published")).to_be_visible()


def finish_by_mouse(steps: Steps, picture: Path) -> None:
    """From the finished text to the published article."""
    steps.page.locator("#id_section").select_option(label="Style")
    steps.done += ["click the section", "click “Style”"]
    steps.click("the tags", "#id_tags")
    steps.type(TAGS)
    steps.choose_file(
        picture, lambda: steps.click("“Upload…”", "[data-panel=photo] button >> text=Upload")
    )
    expect_photo(steps.page)
    steps.type("A pier without its end")
    steps.click("“Publish”", "button[name=_publish]")
    confirm(steps, by_key=False)


def check_published(writer: Writer) -> None:
    """What readers got is the whole article."""
    article = Article.objects.get(headline=HEADLINE)
    assert article.section is not None and article.section.slug == "style"
    assert article.standfirst == STANDFIRST
    assert sorted(tag.name for tag in article.tags.all()) == ["Ferries", "Islands", "Storms"]
    dialog = writer.page.get_by_role("dialog", name="Published")
    address = dialog.get_by_label("Address").input_value()
    assert address.endswith(article.get_absolute_url())
    expect(dialog.get_by_role("link", name="Open the page")).to_have_attribute("href", address)
    page = writer.visitor.context.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(page.locator("figure.embed")).to_have_count(2)
    expect(page.locator("aside.related a")).to_have_text(list(RELATED))
    expect(page.locator("nav.read-more a")).to_have_text(list(READ_MORE))
    expect(page.locator(".photo-credit")).to_have_text("Main photograph: Nora Finn")
    expect(page.get_by_role("img", name="A pier without its end")).to_be_visible()
    expect(page.get_by_role("link", name="Orla Quill").first).to_be_visible()
    expect(page.get_by_role("heading", name="Counting the stones")).to_be_visible()
    page.close()
    assert f"/admin/articles/article/{article.pk}/change/" in writer.page.url
    assert writer.faults == []


def test_by_mouse_with_the_text_pasted_at_once(writer: Writer, picture: Path) -> None:
    steps = Steps(writer)
    open_new(steps)
    steps.paste(TEXT, "the whole text")
    accept_offer(steps)
    finish_by_mouse(steps, picture)
    steps.tell("By mouse, the text at once", AT_ONCE)
    check_published(writer)


def test_by_keyboard_alone_with_the_text_pasted_at_once(writer: Writer, picture: Path) -> None:
    steps = Steps(writer)
    page = writer.page
    page.locator("a[href$='/article/add/']").first.focus()
    steps.press("Enter")
    page.wait_for_selector("#id_body.ProseMirror")
    steps.done.append("page change")
    expect(page.locator("#id_headline")).to_be_focused()
    steps.paste(TEXT, "the whole text")
    accept_offer(steps)
    expect(page.locator("#id_section")).to_be_focused()
    steps.type("Style")
    steps.press("Alt+Shift+T")
    steps.type(TAGS)
    steps.press("Alt+Shift+P")
    steps.choose_file(picture, lambda: steps.press("Enter"))
    expect_photo(page)
    steps.type("A pier without its end")
    steps.press("Control+Enter")
    confirm(steps, by_key=True)
    steps.tell("By keyboard alone, the text at once", AT_ONCE)
    check_published(writer)


def test_by_mouse_with_its_parts_pasted_one_by_one(writer: Writer, picture: Path) -> None:
    steps = Steps(writer)
    page = writer.page
    open_new(steps)
    steps.paste(HEADLINE, "the headline")
    steps.click("the standfirst", "#id_standfirst")
    steps.paste(STANDFIRST, "the standfirst")
    steps.click("the body", "#id_body")
    steps.paste(BODY, "the body")
    accept_offer(steps)
    expect(page.locator("#id_standfirst")).to_have_value(STANDFIRST)
    finish_by_mouse(steps, picture)
    steps.tell("By mouse, part by part", ONE_BY_ONE)
    check_published(writer)
