"""Galleries and pairs in bodies: what may be stored, and what readers and feeds get."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from articles.body.checklist import check_page
from articles.body.page import CompiledPage, compile_page
from articles.body.problems import blocking
from articles.body.sanitize import sanitize
from articles.models import Photo, Reference
from tests.factories import make_content, make_photo

pytestmark = pytest.mark.django_db


def gallery(*photos: Photo, kind: str = "strip", caption: str = "") -> str:
    inner = "".join(
        f'<figure data-photo="{photo.pk}"><figcaption>No. {number}</figcaption></figure>'
        for number, photo in enumerate(photos, start=1)
    )
    closing = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure data-gallery="{kind}">{inner}{closing}</figure>'


def compiled(body: str) -> CompiledPage:
    return compile_page(make_content(body=f"<p>Rain.</p>{body}"), at=timezone.now())


@pytest.mark.parametrize("kind", ["strip", "pair"])
def test_a_gallery_is_stored_as_it_is(kind: str) -> None:
    body = gallery(make_photo(), make_photo(), kind=kind, caption="Two boats")
    assert sanitize(body) == body


def test_an_unknown_kind_is_no_gallery_and_keeps_its_photos() -> None:
    photo = make_photo()
    body = sanitize(gallery(photo, kind="carousel"))
    assert "data-gallery" not in body
    assert f'data-photo="{photo.pk}"' in body


def test_a_strip_shows_all_photos_with_captions_and_credits() -> None:
    one, two = make_photo(credit="Nora Finn"), make_photo(credit="Mara Quill", alt="A pier")
    page = compiled(gallery(one, two, caption="Two boats"))
    root = html.fromstring(f"<div>{page.body.page}</div>")
    (strip,) = root.xpath("./figure[@class='gallery gallery-strip']")
    photos = strip.xpath("./div[@tabindex='0'][@role='group']/figure")
    assert [figure.xpath("string(figcaption/p[1])") for figure in photos] == ["No. 1", "No. 2"]
    assert [figure.xpath("string(figcaption/p[2])") for figure in photos] == [
        "Photograph: Nora Finn",
        "Photograph: Mara Quill",
    ]
    link = photos[1].find("a")
    assert link.get("href").endswith(".jpg")
    assert link.get("aria-label") == "Full screen: A pier"
    assert strip.xpath("string(figcaption)") == "Two boats"
    assert len(strip.xpath(".//img[@loading='lazy']")) == 2
    assert page.page_data["has_gallery"]
    assert "style=" not in page.body.page
    assert {ref.object_id for ref in page.references if ref.kind == Reference.Kind.PHOTO} == {
        one.pk,
        two.pk,
    }


def test_a_feed_gets_the_photos_one_below_the_other() -> None:
    feed = compiled(gallery(make_photo(credit="Nora Finn"), caption="A boat")).body.feed
    root = html.fromstring(f"<div>{feed}</div>")
    assert root.find("figure/img").get("src").startswith("http://testserver/media/")
    assert "Nora Finn" in root.xpath("string(figure)")
    assert "A boat" in root.text_content()
    assert "data-" not in feed


def test_what_may_not_be_shown_is_left_out_and_an_empty_gallery_is_nothing() -> None:
    over = make_photo(usable_until=timezone.localdate() - timedelta(days=1))
    page = compiled(gallery(over, make_photo(), kind="pair"))
    assert page.body.page.count("<img") == 1
    assert "gallery" not in compiled(gallery(over)).body.page
    assert "gallery" not in compiled('<figure data-gallery="pair"></figure>').body.page


def test_a_photo_of_a_gallery_without_credit_stops_publishing() -> None:
    page = compiled(gallery(make_photo(), make_photo(credit="")))
    assert [problem.code for problem in blocking(check_page(page))] == ["no-credit"]


def test_a_gallery_in_a_gallery_comes_out_as_one() -> None:
    inner = gallery(make_photo())
    page = compiled(f'<figure data-gallery="strip">{inner}</figure>')
    assert page.body.page.count('class="gallery ') == 1
    assert page.body.page.count("<img") == 1
