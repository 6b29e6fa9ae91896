"""Photos whose rights begin and end: by the clock, everywhere, whether a worker runs or not."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from lxml import etree, html

from articles.actions.photos import change_photo
from articles.body.checklist import check_page
from articles.body.page import compile_page
from articles.models import Article, MainPhotoContent, Photo
from tests.factories import (
    make_article,
    make_content,
    make_photo,
    make_picture,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db

DUBLIN = ZoneInfo("Europe/Dublin")
LAST_MINUTE = datetime(2026, 6, 10, 23, 59, tzinfo=DUBLIN)
MIDNIGHT = datetime(2026, 6, 11, 0, 0, tzinfo=DUBLIN)
MEDIA = "{http://search.yahoo.com/mrss/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(datetime(2026, 6, 1, 12, tzinfo=DUBLIN), tick=False) as traveller:
        yield traveller


@pytest.fixture
def fallback(clock: Any) -> Photo:
    """The picture of the section "life"."""
    photo = make_photo(
        file=make_picture(800, 600), alt="A drawn wave", credit="The Drawing Room", caption="Waves."
    )
    section = make_section()
    section.fallback_photo = photo
    section.save()
    return photo


def seen(client: Client, article: Article) -> dict[str, str]:
    """Everything that is public of an article, by the way it is asked for."""
    page = client.get(article.get_absolute_url())
    assert page.status_code == 200
    root = html.fromstring(page.content)
    items = etree.fromstring(client.get("/feed/").content).findall(".//item")
    (item,) = [each for each in items if each.findtext("title") == article.headline]
    media = item.find(f"{MEDIA}content")
    return {
        "page": html.tostring(root.find(".//article"), encoding="unicode"),
        "front": client.get("/").content.decode(),
        "section": client.get("/life/").content.decode(),
        "search": client.get("/search/", {"q": article.headline}).content.decode(),
        "shared": "".join(root.xpath("//meta[@property='og:image']/@content")),
        "json": json.dumps(
            json.loads(root.xpath("//script[contains(@type, 'ld+json')]/text()")[0])
        ),
        "feed": etree.tostring(media, encoding="unicode") if media is not None else "",
        "feed body": item.findtext(CONTENT) or "",
    }


def places_of(found: dict[str, str], photo: Photo) -> set[str]:
    return {place for place, text in found.items() if photo.uid.hex in text}


def test_on_the_day_after_the_last_the_sections_picture_stands_everywhere(
    client: Client, fallback: Photo, clock: Any
) -> None:
    photo = make_photo(usable_until=date(2026, 6, 10), credit="Nora Finn")
    article = make_article(
        main_photo=MainPhotoContent(photo=photo.pk, alt="Own alt", credit="Own credit"),
        body="<p>Rain.</p>",
    )
    places = {"page", "front", "section", "search", "shared", "json", "feed"}
    clock.move_to(LAST_MINUTE)
    before = seen(client, article)
    assert places_of(before, photo) == places
    assert places_of(before, fallback) == set()
    assert "Main photograph: Own credit" in before["page"]
    clock.move_to(MIDNIGHT)
    for path in ("/", "/life/", f"/search/?q={article.headline}"):
        # Lists first, while the page has not been compiled anew.
        text = client.get(path).content.decode()
        assert photo.uid.hex not in text
        assert fallback.uid.hex in text
    after = seen(client, article)
    assert places_of(after, photo) == set()
    assert places_of(after, fallback) == places
    assert "Main photograph: The Drawing Room" in after["page"]
    assert "Own" not in after["page"] + after["feed"] + after["json"]
    assert "Waves." in after["page"]


def test_inside_the_text_it_stands_in_once_and_without_the_others_caption(
    client: Client, fallback: Photo, clock: Any
) -> None:
    one, two = (make_photo(usable_until=date(2026, 6, 10)) for _ in range(2))
    lasting = make_photo(credit="Lasting Lara")
    markers = "".join(
        f'<figure data-photo="{photo.pk}"><figcaption>Caption {number}.</figcaption></figure>'
        for number, photo in enumerate((one, two, lasting))
    )
    article = make_article(body=f"<p>Rain.</p>{markers}")
    clock.move_to(MIDNIGHT)
    found = seen(client, article)
    for form in ("page", "feed body"):
        assert {one.uid.hex in found[form], two.uid.hex in found[form]} == {False}
        assert lasting.uid.hex in found[form]
        assert "Caption 0" not in found[form] and "Caption 1" not in found[form]
        assert "Caption 2." in found[form]
        assert found[form].count("The Drawing Room") == 1


def test_without_a_picture_of_the_section_nothing_stands_there(client: Client, clock: Any) -> None:
    photo = make_photo(usable_until=date(2026, 6, 10), credit="Nora Finn")
    article = make_article(photo=photo)
    clock.move_to(MIDNIGHT)
    found = seen(client, article)
    assert places_of(found, photo) == set()
    assert "Nora Finn" not in "".join(found.values())


def test_a_photo_is_shown_from_its_first_day_on(
    client: Client, fallback: Photo, clock: Any
) -> None:
    photo = make_photo(usable_from=date(2026, 6, 11))
    article = make_article(photo=photo)
    assert places_of(seen(client, article), photo) == set()
    clock.move_to(LAST_MINUTE)
    assert places_of(seen(client, article), photo) == set()
    clock.move_to(MIDNIGHT)
    assert "front" in places_of({"front": client.get("/").content.decode()}, photo)
    assert places_of(seen(client, article), fallback) == set()


def test_what_is_for_the_web_only_stays_out_of_feeds_and_mail(
    client: Client, fallback: Photo
) -> None:
    photo = make_photo(web_only=True)
    body = f'<p>Rain.</p><figure data-photo="{photo.pk}"></figure>'
    article = make_article(photo=photo, body=body)
    found = seen(client, article)
    assert places_of(found, photo) == {"page", "front", "section", "search", "shared", "json"}
    assert places_of(found, fallback) == {"feed"}


def test_rights_that_are_changed_change_the_pages(
    client: Client, fallback: Photo, django_capture_on_commit_callbacks
) -> None:
    photo = make_photo()
    article = make_article(photo=photo)
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(photo, usable_until=date(2026, 5, 31))
    assert places_of(seen(client, article), photo) == set()
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(photo, usable_until=None)
    assert places_of(seen(client, article), fallback) == set()


def test_another_picture_of_the_section_is_taken_over(
    client: Client, admin_client: Client, fallback: Photo, django_capture_on_commit_callbacks
) -> None:
    article = make_article(photo=make_photo(usable_until=date(2026, 5, 31)))
    other = make_photo(file=make_picture(500, 400))
    section = make_section()
    values = {
        "name": section.name, "slug": section.slug, "description": "", "position": "0",
        "fallback_photo": str(other.pk),
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        address = f"/admin/articles/section/{section.pk}/change/"
        assert admin_client.post(address, values).status_code == 302
    found = seen(client, article)
    assert places_of(found, fallback) == set()
    assert "page" in places_of(found, other)


def advice(article: Article | None = None, **fields: Any) -> list[str]:
    page = compile_page(
        make_content(**fields), at=datetime.now(DUBLIN), article_id=article.pk if article else None
    )
    problems = check_page(page)
    assert not any(each.blocks for each in problems)
    return [each.message for each in problems if each.code in ("photo-rights", "photo-once")]


def test_the_checklist_tells_of_the_rights(clock: Any) -> None:
    (ended,) = advice(photo=make_photo(usable_until=date(2026, 5, 31)))
    assert "ended on 31 May 2026" in ended
    (ending,) = advice(photo=make_photo(usable_until=date(2026, 6, 15)))
    assert "end on 15 Jun 2026" in ending
    (ahead,) = advice(photo=make_photo(usable_from=date(2026, 6, 2)))
    assert "from 2 Jun 2026 on" in ahead
    assert advice(photo=make_photo(usable_until=date(2026, 6, 16))) == []


def test_the_checklist_tells_of_a_second_use_of_what_may_be_used_once(clock: Any) -> None:
    photo = make_photo(single_use=True)
    article = make_article(photo=photo)
    assert advice(article, photo=photo) == []
    (twice,) = advice(body=f'<p>Rain.</p><figure data-photo="{photo.pk}"></figure>')
    assert "may be used once" in twice


def test_editors_are_told_on_their_front_page_14_days_before(client: Client, clock: Any) -> None:
    client.force_login(make_user("Editor"))
    photo = make_photo(usable_until=date(2026, 6, 15), title="The pier")
    make_photo(usable_until=date(2026, 6, 15), title="Nowhere used")
    make_article(photo=photo)
    clock.move_to(datetime(2026, 6, 1, 8, tzinfo=DUBLIN))
    page = client.get("/admin/").content.decode()
    assert "Photos whose rights end" in page
    assert "The pier" in page and "until 15 Jun 2026" in page
    assert "Nowhere used" not in page
    clock.move_to(datetime(2026, 5, 31, 23, tzinfo=DUBLIN))
    assert "Photos whose rights end" not in client.get("/admin/").content.decode()
    clock.move_to(datetime(2026, 6, 16, 1, tzinfo=DUBLIN))
    client.force_login(make_user("Editor"))  # the first log-in has ended by now
    assert "ended on 15 Jun 2026" in client.get("/admin/").content.decode()
