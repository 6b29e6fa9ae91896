"""Photos in a real browser: right sizes, galleries full screen, the library."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from articles.models import Photo
from tests.articles.photos.pictures import saved, scene
from tests.browser.desk import log_in
from tests.browser.visitor import Visitor
from tests.factories import make_article, make_photo, make_picture, make_section

pytestmark = pytest.mark.browser
LAYOUTS = ("text", "wide", "full", "inset-left", "inset-right")

# For each photo: what ``sizes`` says, and how wide the picture is drawn (crops draw it wider).
DRAWN = """() => [...document.querySelectorAll("picture img")].map((image) => {
  const sizes = image.closest("picture").querySelector("source").sizes;
  const part = sizes.split(", ").map((each) => each.match(/^(\\(.+\\))? ?(\\S+)$/))
    .find(([, media]) => !media || matchMedia(media).matches);
  const ruler = document.createElement("div");
  ruler.style.setProperty("position", "fixed");
  ruler.style.setProperty("width", part[2]);
  document.body.append(ruler);
  const said = ruler.getBoundingClientRect().width;
  ruler.remove();
  const box = image.getBoundingClientRect();
  const ratio = image.getAttribute("width") / image.getAttribute("height");
  const where = image.closest("[class*=cards], .lead, figure, main").className;
  return [where, said, Math.max(box.width, box.height * ratio)];
})"""


def test_sizes_say_how_wide_each_photo_is_drawn(visit: Callable[..., Visitor]) -> None:
    make_section("life")
    wide, tall = make_photo(), make_photo(file=make_picture(800, 1000))
    body = "<p>Rain.</p>" + "".join(
        f'<figure data-photo="{wide.pk}" data-layout="{layout}"></figure><p>{"Rain. " * 90}</p>'
        for layout in LAYOUTS
    )
    pair = f'<figure data-photo="{wide.pk}"></figure><figure data-photo="{wide.pk}"></figure>'
    body += (
        f'<figure data-gallery="pair">{pair}</figure><figure data-gallery="strip">{pair}</figure>'
    )
    article = make_article(photo=wide, body=body)
    others = [make_article(photo=tall if number % 2 else wide) for number in range(13)]
    visitor = visit()
    for path in (article.get_absolute_url(), others[1].get_absolute_url(), "/", "/life/"):
        page = visitor.go(path)
        for width in (390, 820, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            for where, said, drawn in page.evaluate(DRAWN):
                # A browser takes the next larger file: a little wrong costs nothing.
                assert 0.75 <= said / drawn <= 1.45, (path, width, where, said, drawn)
    assert not visitor.found()


def test_a_gallery_is_seen_full_screen_by_keyboard(visit: Callable[..., Visitor]) -> None:
    photos = [make_photo(alt=f"Boat {number}", credit=f"Finn {number}") for number in range(3)]
    figures = "".join(f'<figure data-photo="{photo.pk}"></figure>' for photo in photos)
    article = make_article(body=f'<p>Rain.</p><figure data-gallery="strip">{figures}</figure>')
    visitor = visit(viewport={"width": 390, "height": 844})
    page = visitor.go(article.get_absolute_url())
    visitor.measure(320, 390, 1440)
    strip = page.locator(".gallery-photos")
    assert strip.evaluate("strip => strip.scrollWidth > strip.clientWidth")
    page.get_by_role("link", name="Full screen: Boat 1").press("Enter")
    viewer = page.get_by_role("dialog", name="Photos of the article")
    expect(viewer.get_by_role("img", name="Boat 1")).to_be_visible()
    expect(viewer).to_contain_text("Photograph: Finn 1")
    expect(viewer).to_contain_text("2 / 3")
    visitor.check_access()
    page.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("img", name="Boat 2")).to_be_visible()
    expect(viewer.get_by_role("button", name="Next photo")).to_be_disabled()
    page.keyboard.press("Home")
    expect(viewer.get_by_role("img", name="Boat 0")).to_be_visible()
    viewer.get_by_role("button", name="Next photo").click()
    expect(viewer).to_contain_text("Photograph: Finn 1")
    page.keyboard.press("Escape")
    expect(viewer).to_have_count(0)
    expect(page.get_by_role("link", name="Full screen: Boat 1")).to_be_focused()
    assert not visitor.found()


def test_files_are_dropped_and_a_known_one_can_still_be_saved(
    visit: Callable[..., Visitor],
) -> None:
    known = make_photo(file=make_picture(), title="Even")
    visitor = visit()
    log_in(visitor, "Editor")
    page = visitor.go("/admin/articles/photo/")
    picture = {"mimeType": "image/jpeg", "buffer": saved(scene())}
    visitor.expect_error(f"{visitor.home}/admin/articles/photo/upload/")
    page.locator(".photo-drop input").set_input_files(
        [
            {**picture, "name": "one.jpg"},
            {**picture, "name": "again.jpg"},
            {"name": "no.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"},
        ]
    )
    rows = page.locator(".photo-drop-row")
    expect(rows.nth(0)).to_contain_text("In the library")
    expect(rows.nth(1)).to_contain_text("The library has it already: one.jpg")
    expect(rows.nth(2)).to_contain_text("not a picture that can be used")
    rows.nth(1).get_by_role("button", name="Save it anyway").click()
    expect(rows.nth(1)).to_contain_text("In the library")
    assert Photo.objects.exclude(pk=known.pk).count() == 2
    visitor.check_access()
    rows.nth(0).get_by_role("link", name="Describe it").click()
    point = page.get_by_role("button", name="Focal point")
    point.press("Shift+ArrowRight")
    point.press("ArrowUp")
    expect(page.locator("#id_focal_x")).to_have_value("0.6")
    expect(page.locator("#id_focal_y")).to_have_value("0.49")
    crop = page.locator(".focus-square img")
    expect(crop).to_have_css("object-position", "80% 50%")
    page.locator(".focus-picture img").click(position={"x": 1, "y": 1})
    expect(crop).to_have_css("object-position", "0% 50%")
    visitor.check_access()
    assert not visitor.found()
