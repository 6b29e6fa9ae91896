"""Pinned stories: first on the page of their section or tag, for as long as they are to be."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import html

from articles.actions.publish import withdraw
from articles.models import Article, PinnedStory, Section, Tag
from tests.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def headlines(client: Client, path: str) -> list[str]:
    page = html.fromstring(client.get(path).content.decode())
    return [link.text_content() for link in page.xpath("//main//article//a")]


def make_stories(number: int, **fields: Any) -> list[Article]:
    start = DAY - timedelta(hours=number)
    return [
        make_article(f"Story {each}", at=start + timedelta(hours=each), **fields)
        for each in range(1, number + 1)
    ]


def pin(article: Article, **fields: Any) -> PinnedStory:
    if not fields.keys() & {"section", "tag"}:
        fields["section"] = article.section
    return PinnedStory.objects.create(article=article, **fields)


def test_pinned_stories_stand_first_in_their_order(client: Client) -> None:
    one, two, *_others = make_stories(4)
    pin(two, position=1)
    pin(one, position=2)
    assert headlines(client, "/life/") == ["Story 2", "Story 1", "Story 4", "Story 3"]


def test_a_tag_has_pins_of_its_own(client: Client) -> None:
    one, *_others = make_stories(3, tags=["Sea"])
    pin(one, tag=Tag.objects.get())
    assert headlines(client, "/tag/sea/") == ["Story 1", "Story 3", "Story 2"]
    assert headlines(client, "/life/") == ["Story 3", "Story 2", "Story 1"]


def test_pages_hold_every_story_once(client: Client) -> None:
    stories = make_stories(45)
    pin(stories[0])
    pin(stories[10], position=1)
    pages = [headlines(client, f"/life/{query}") for query in ("", "?page=2", "?page=3")]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert pages[0][:3] == ["Story 1", "Story 11", "Story 45"]
    assert len({headline for page in pages for headline in page}) == 45


def test_a_pin_ends_on_its_minute(client: Client) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        one, *_others = make_stories(2)
        pin(one, until=DAY + timedelta(minutes=1))
        assert headlines(client, "/life/") == ["Story 1", "Story 2"]
        clock.shift(timedelta(minutes=1))
        assert headlines(client, "/life/") == ["Story 2", "Story 1"]


def test_what_is_not_public_or_lives_elsewhere_is_not_pinned(client: Client) -> None:
    one, two, *_others = make_stories(3)
    pin(one)
    pin(two, section=make_section("food"))
    withdraw(one)
    assert headlines(client, "/life/") == ["Story 3", "Story 2"]
    assert headlines(client, "/food/") == []


def form_of(client: Client, path: str) -> dict[str, Any]:
    page = html.fromstring(client.get(path).content.decode())
    (form,) = [each for each in page.forms if each.get("id", "").endswith("_form")]
    return dict(form.form_values())


@pytest.fixture(params=["section", "tag"])
def place(request: pytest.FixtureRequest) -> Callable[[Article], tuple[Section | Tag, str]]:
    """Gives the section or tag of an article, and the address of its form."""

    def of(article: Article) -> tuple[Section | Tag, str]:
        found = article.section if request.param == "section" else article.tags.get()
        assert found is not None
        return found, f"/admin/articles/{request.param}/{found.pk}/change/"

    return of


def test_a_chief_editor_pins_in_the_admin(
    client: Client, place: Callable[[Article], tuple[Section | Tag, str]]
) -> None:
    one, *_others = make_stories(2, tags=["Sea"])
    found, path = place(one)
    client.force_login(make_user("Chief editor"))
    new = {"article": one.pk, "position": 1, "until": "2030-05-01T10:00"}
    sent = form_of(client, path) | {"pins-TOTAL_FORMS": 1}
    sent |= {f"pins-0-{name}": value for name, value in new.items()}
    assert client.post(path, sent).status_code == 302
    row = PinnedStory.objects.get()
    assert (row.article, row.section or row.tag) == (one, found)
    assert row.until == datetime(2030, 5, 1, 9, tzinfo=UTC)
    assert headlines(client, found.get_absolute_url()) == ["Story 1", "Story 2"]
    again = form_of(client, path)
    assert again["pins-0-until"] == "2030-05-01T10:00"
    assert client.post(path, again | {"pins-0-DELETE": "on"}).status_code == 302
    assert not PinnedStory.objects.exists()


def test_a_story_of_another_page_is_refused_in_words(
    client: Client, place: Callable[[Article], tuple[Section | Tag, str]]
) -> None:
    (one,) = make_stories(1, tags=["Sea"])
    other = make_article("Elsewhere", section=make_section("food").pk)
    found, path = place(one)
    is_section = isinstance(found, Section)
    words = "lives in another section: Food." if is_section else "does not carry this tag."
    client.force_login(make_user("Chief editor"))
    sent = form_of(client, path) | {"pins-TOTAL_FORMS": 1}
    sent |= {"pins-0-article": other.pk, "pins-0-position": 0}
    page = client.post(path, sent).content.decode()
    assert words in page
    assert not PinnedStory.objects.exists()


def test_a_form_without_pins_leaves_them_alone(client: Client) -> None:
    (one,) = make_stories(1)
    assert one.section is not None
    pin(one)
    client.force_login(make_user("Chief editor"))
    path = f"/admin/articles/section/{one.section.pk}/change/"
    sent = {"name": "Living", "slug": "life", "position": 0}
    assert client.post(path, sent).status_code == 302
    assert PinnedStory.objects.count() == 1


def test_contributors_pin_nothing(client: Client) -> None:
    (one,) = make_stories(1)
    assert one.section is not None
    client.force_login(make_user("Contributor"))
    path = f"/admin/articles/section/{one.section.pk}/change/"
    assert "pins-TOTAL_FORMS" not in client.get(path).content.decode()
    sent = {"pins-TOTAL_FORMS": 1, "pins-INITIAL_FORMS": 0, "pins-0-article": one.pk}
    assert client.post(path, sent).status_code == 403
    assert not PinnedStory.objects.exists()
