"""Arranging the front page in the admin: who may, saving, scheduling, conflicts, bad input."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from articles.models import Arrangement, Article
from tests.articles.admin.desk import Desk, messages_of, page_of
from tests.articles.front_pages import arrange, slot, stories
from tests.factories import make_article, make_draft, make_section, make_user

pytestmark = pytest.mark.django_db

SCREEN = "/admin/articles/arrangement/"
PREVIEW = f"{SCREEN}preview/"


@pytest.fixture
def chief(django_capture_on_commit_callbacks: Any) -> Desk:
    """A chief editor's desk."""
    return Desk("Chief editor", django_capture_on_commit_callbacks)


def sent(*slots: dict[str, Any], do: str = "publish", **fields: Any) -> dict[str, Any]:
    """What the screen sends."""
    newest = Arrangement.objects.order_by("-id").first()
    basis = newest.pk if newest else 0
    return {"slots": json.dumps(slots), "basis": basis, "do": do, **fields}


def lead(article: Article, **fields: Any) -> dict[str, Any]:
    return {"kind": "lead", "picks": [article.pk], "count": 1, "rule": "newest", **fields}


def errors_of(response: HttpResponse) -> str:
    page = response.content.decode()
    assert 'class="errornote"' in page
    return page


def on_screen(response: HttpResponse) -> list[dict[str, Any]]:
    """The slots that the screen holds."""
    (data,) = page_of(response).xpath("//script[@id='arrange-data']")
    return json.loads(data.text)["slots"]


@pytest.mark.parametrize("role", ["Contributor", "Editor", "Newsletter editor"])
def test_only_chief_editors_arrange(client: Client, role: str) -> None:
    article = make_article()
    client.force_login(make_user(role))
    taken = arrange(slot("lead", article), at=timezone.now() + timedelta(days=1))
    assert client.get(SCREEN).status_code == 403
    assert client.post(SCREEN, sent(lead(article))).status_code == 403
    assert client.post(PREVIEW, sent(lead(article))).status_code == 403
    assert client.get(f"{SCREEN}stories/").status_code == 403
    assert client.get(f"{SCREEN}tags/").status_code == 403
    assert client.post(f"{SCREEN}take-back/{taken.pk}/").status_code == 403
    assert Arrangement.objects.count() == 1
    assert SCREEN not in client.get("/admin/").content.decode()


def test_a_chief_editor_finds_the_screen_and_publishes(chief: Desk, client: Client) -> None:
    first = make_article("First")
    make_article("Second")
    assert SCREEN in chief.client.get("/admin/").content.decode()
    response = chief.post(SCREEN, sent(lead(first)))
    assert "The front page is public as you arranged it." in messages_of(response)
    assert stories(client) == ["First"]
    assert Arrangement.objects.get().created_by == chief.user


def test_a_draft_changes_nothing_for_readers_and_lies_on_the_screen(
    chief: Desk, client: Client
) -> None:
    first, second = make_article("First"), make_article("Second")
    arrange(slot("lead", second))
    response = chief.post(SCREEN, sent(lead(first), do="draft"))
    assert "Readers see no change" in messages_of(response)
    assert stories(client) == ["Second"]
    assert on_screen(response)[0]["picks"] == [first.pk]


def test_it_is_scheduled_taken_back_and_both_stand_in_the_history(
    chief: Desk, client: Client
) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False) as clock:
        first, second = make_article("First"), make_article("Second")
        arrange(slot("lead", first))
        response = chief.post(SCREEN, sent(lead(second), public_from="2026-03-03T08:00"))
        assert "tomorrow, 08:00" in messages_of(response)
        row = Arrangement.objects.ahead().get()
        assert "Scheduled: tomorrow, 08:00" in response.content.decode()
        response = chief.post(f"{SCREEN}take-back/{row.pk}/")
        assert "Taken back" in messages_of(response)
        clock.shift(timedelta(days=2))
        assert stories(client) == ["First"]
        response = chief.post(f"{SCREEN}take-back/{row.pk}/")
        assert "taken back before" in messages_of(response)


def test_scheduling_an_opened_one_again_takes_its_place(chief: Desk, client: Client) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False) as clock:
        first, second = make_article("First"), make_article("Second")
        ahead = arrange(slot("lead", first), at=timezone.now() + timedelta(days=1))
        screen = chief.client.get(f"{SCREEN}?from={ahead.pk}")
        (form,) = page_of(screen).xpath("//form[@id='arrange']")
        fields = dict(form.form_values())
        assert fields["public_from"] == "2026-03-03T09:00"
        fields |= {"slots": json.dumps([lead(second)]), "do": "publish"}
        chief.post(SCREEN, {**fields, "public_from": "2026-03-02T20:00"})
        assert [row.public_from.day for row in Arrangement.objects.ahead()] == [2]
        clock.shift(timedelta(days=3))
        assert stories(client) == ["Second"]


def test_an_earlier_one_is_opened_and_published_again(chief: Desk, client: Client) -> None:
    first, second = make_article("First"), make_article("Second")
    old = arrange(slot("lead", first))
    arrange(slot("lead", second))
    assert stories(client) == ["Second"]
    rows = on_screen(chief.client.get(f"{SCREEN}?from={old.pk}"))
    chief.post(SCREEN, sent(*rows))
    assert stories(client) == ["First"]
    assert Arrangement.objects.count() == 3


def test_who_saves_second_is_told_and_loses_nothing(chief: Desk, client: Client) -> None:
    first, second = make_article("First"), make_article("Second")
    mine = sent(lead(first))
    arrange(slot("lead", second))
    response = chief.client.post(SCREEN, mine)
    assert response.status_code == 409
    page = response.content.decode()
    assert "saved another arrangement" in page and "Yours is still here" in page
    assert stories(client) == ["Second"]
    response.status_code = 200
    assert on_screen(response)[0]["picks"] == [first.pk]
    chief.post(SCREEN, sent(*on_screen(response)))
    assert stories(client) == ["First"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"kind": "banner"}, "no known kind"),
        ({"kind": "strip", "rule": "section", "section": 999, "count": 4}, "Choose a section."),
        ({"kind": "strip", "rule": "tag", "tag": "nowhere", "count": 4}, "no tag “nowhere”"),
        ({"kind": "strip", "rule": "tag", "tag": "", "count": 4}, "Choose a tag."),
        ({"kind": "features", "count": 40}, "between 1 and 6"),
        ({"kind": "features", "count": "3"}, "between 1 and 6"),
        ({"kind": "list", "picks": [999_999], "count": 4}, "no longer there"),
        ({"kind": "quote", "text": " "}, "the words of the quote"),
        ({"kind": "quote", "text": "a" * 400}, "too long"),
        ({"kind": "newsletter", "newsletter": "nowhere"}, "takes no sign-ups"),
        ({"kind": "features", "count": 3, "until": "tomorrow"}, "Ends:"),
        ({"kind": "features", "count": 3, "until": "2027-03-28T01:30"}, "Ends:"),
        ({"kind": "features", "count": 3, "until": "9999-12-31T23:59"}, "Ends:"),
    ],
)
def test_a_wrong_slot_is_told_and_nothing_is_saved(
    chief: Desk, row: dict[str, Any], words: str
) -> None:
    article = make_article()
    response = chief.client.post(SCREEN, sent(lead(article), row))
    assert response.status_code == 422
    assert words in errors_of(response)
    response.status_code = 200
    assert on_screen(response)[0]["picks"] == [article.pk]
    assert not Arrangement.objects.exists()
    told = chief.client.post(PREVIEW, sent(lead(article), row)).json()
    assert any(words in each["message"] and each["slot"] == 1 for each in told["problems"])
    assert article.headline in told["html"]


@pytest.mark.parametrize(
    "slots",
    [
        *("", "{", "null", "[1]", "[" * 5000, "[{}]", "x\x00"),
        *('{"kind": "lead"}', '[{"kind": null}]', '[{"kind": ["lead"]}]'),
        '[{"kind": "lead", "picks": {"a": 1}, "count": 1e400}]',
    ],
)
def test_what_is_no_arrangement_is_refused_in_words(chief: Desk, slots: str) -> None:
    response = chief.client.post(SCREEN, {"slots": slots, "basis": "x", "do": "publish"})
    assert response.status_code == 422
    assert "Not saved yet" in errors_of(response)
    assert chief.client.post(PREVIEW, {"slots": slots}).json()["problems"]
    assert not Arrangement.objects.exists()


@pytest.mark.parametrize(
    ("public_from", "words"),
    [
        ("2020-01-01T10:00", "This time has passed"),
        ("soon", "Public from:"),
        ("2027-03-28T01:30", "Public from:"),
    ],
)
def test_a_wrong_time_is_told(chief: Desk, public_from: str, words: str) -> None:
    response = chief.client.post(SCREEN, sent(lead(make_article()), public_from=public_from))
    assert response.status_code == 422
    assert words in errors_of(response)
    assert public_from in response.content.decode()
    assert not Arrangement.objects.exists()


def test_a_page_has_one_lead_and_stories(chief: Desk) -> None:
    article = make_article()
    two = sent(lead(article), {"kind": "lead", "count": 1})
    assert "There can be one lead" in errors_of(chief.client.post(SCREEN, two))
    none = sent({"kind": "quote", "text": "Nobody runs."})
    assert "No slot has stories" in errors_of(chief.client.post(SCREEN, none))


def test_the_preview_is_the_page_at_its_time_and_writes_nothing(chief: Desk) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False):
        make_article("Today")
        make_article("Next week", at=timezone.now() + timedelta(days=7))
        rows = [{"kind": "list", "count": 4, "rule": "newest"}]
        now = chief.client.post(PREVIEW, sent(*rows)).json()["html"]
        later = chief.client.post(PREVIEW, sent(*rows, public_from="2026-03-10T09:00")).json()
        assert "Today" in now and "Next week" not in now
        assert "Next week" in later["html"]
        assert not Arrangement.objects.exists()


def test_stories_and_tags_are_found(chief: Desk) -> None:
    make_article("Bread, again", tags=["Baking"])
    make_draft("Bread to come")
    found = chief.client.get(f"{SCREEN}stories/?q=bread").json()["results"]
    assert {each["headline"]: each["public"] for each in found} == {
        "Bread, again": True,
        "Bread to come": False,
    }
    tags = chief.client.get(f"{SCREEN}tags/?q=bak").json()["results"]
    assert tags == [{"name": "Baking"}]
    for name in ("stories", "tags"):
        assert chief.client.get(f"{SCREEN}{name}/?q=%00").status_code == 200


def test_a_tag_and_an_end_come_back_to_the_screen_as_they_were(chief: Desk) -> None:
    make_article(tags=["Baking"])
    row = {"kind": "strip", "rule": "tag", "tag": "baking", "count": 4, "until": "2027-07-01T18:00"}
    chief.post(SCREEN, sent(row))
    (kept,) = on_screen(chief.client.get(SCREEN))
    assert (kept["tag"], kept["until"], kept["count"]) == ("Baking", "2027-07-01T18:00", 4)


def test_the_history_says_what_changed(chief: Desk) -> None:
    make_section("food", "Food")
    article = make_article()
    chief.post(SCREEN, sent(lead(article)))
    chief.post(SCREEN, sent({"kind": "quote", "text": "Nobody runs."}, lead(article)))
    page = chief.client.get(SCREEN).content.decode()
    assert "Quote added" in page and "Public now" in page and "Before" in page
    assert chief.client.get(f"{SCREEN}?from=99999").status_code == 404
    assert chief.client.get(f"{SCREEN}?from=x").status_code == 404
