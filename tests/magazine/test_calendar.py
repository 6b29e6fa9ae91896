"""The editors' calendar: what stands on which day, and who may move it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from articles.actions.planning import plan
from articles.actions.publish import publish
from articles.actions.revisions import save_draft
from articles.actions.schedule import schedule, schedule_withdrawal
from articles.models import Article
from tests.articles.admin.desk import Desk, change_url, messages_of, page_of
from tests.factories import make_article, make_content, make_draft, make_section, make_user

pytestmark = pytest.mark.django_db

CALENDAR = "/admin/calendar/"


@pytest.fixture
def clock() -> Any:
    """Ten in the morning of 14 June 2027, a Monday."""
    with time_machine.travel(datetime(2027, 6, 14, 9, 0, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def editor(clock: Any, django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks)


def at(day: int, hour: int = 9) -> datetime:
    """A moment in June 2027, in UTC: an hour later in Dublin."""
    return datetime(2027, 6, day, hour, tzinfo=UTC)


def days(client: Client, query: str = "") -> dict[str, list[str]]:
    """What stands on each day that has something."""
    page = page_of(client.get(CALENDAR + query))
    found = {}
    for section in page.xpath("//section[@data-day]"):
        entries = [" ".join(a.text_content().split()) for a in section.xpath(".//li/a")]
        if entries:
            found[section.get("data-day")] = entries
    return found


def moved(desk: Desk, article: Article, what: str, to: str) -> str:
    """What is answered when an entry is put on another day."""
    posted = {"article": article.pk, "what": what, "to": to, "view": "month", "shown": "2027-06-14"}
    return messages_of(desk.post(CALENDAR + "move/", posted))


def test_a_month_shows_what_is_published_scheduled_and_planned(editor: Desk) -> None:
    make_article("Out already", at=at(2, 6))
    publish(make_draft("To come"), at=at(20, 22))
    article = make_article("Changes later", at=at(3))
    save_draft(article, make_content("Changed"))
    schedule(article, at=at(24))
    schedule_withdrawal(article, at=at(28))
    plan(make_draft("Only planned"), date(2027, 6, 30), by=editor.user)
    make_draft("No day yet")
    make_article("Long ago", at=datetime(2026, 6, 2, tzinfo=UTC))
    assert days(editor.client) == {
        "2027-06-02": ["07:00 Published Out already"],
        "2027-06-03": ["10:00 Published Changed"],
        "2027-06-20": ["23:00 Scheduled To come"],
        "2027-06-24": ["10:00 Change Changed"],
        "2027-06-28": ["10:00 Withdrawal Changed"],
        "2027-06-30": ["Planned Only planned"],
    }
    page = page_of(editor.client.get(CALENDAR))
    assert "June 2027" in page.xpath("string(//h1)")
    assert "Europe/Dublin, UTC+1" in page.text_content()
    (unplanned,) = page.xpath("//section[@aria-labelledby='unplanned-heading']")
    assert "No day yet" in unplanned.text_content()
    assert days(editor.client, "?view=week&day=2027-06-24") == {
        "2027-06-24": ["10:00 Change Changed"]
    }


def test_entries_are_moved_and_keep_their_time(editor: Desk, client: Client) -> None:
    scheduled, planned, public = make_draft("To come"), make_draft("Planned"), make_article("Out")
    publish(scheduled, at=at(20, 22))
    save_draft(public, make_content("Changed"))
    schedule(public, at=at(24))
    schedule_withdrawal(public, at=at(28))
    assert "Tuesday, 22 June 2027" in moved(editor, scheduled, "publish", "2027-06-22")
    moved(editor, planned, "planned", "2027-06-23")
    moved(editor, public, "change", "2027-06-25")
    moved(editor, public, "withdraw", "2027-06-29")
    assert days(editor.client, "?day=2027-06-01") == {
        "2027-06-14": ["10:00 Published Changed"],
        "2027-06-22": ["23:00 Scheduled To come"],
        "2027-06-23": ["Planned Planned"],
        "2027-06-25": ["10:00 Change Changed"],
        "2027-06-29": ["10:00 Withdrawal Changed"],
    }
    scheduled.refresh_from_db()
    assert scheduled.published_at == scheduled.first_published_at == at(22, 22)


@pytest.mark.parametrize(
    ("what", "to", "told"),
    [
        ("publish", "", "choose a day"),
        ("publish", "2027-06-31", "choose a day"),
        ("publish", "2027-06-13", "has passed"),
        ("change", "2027-06-30", "no longer scheduled"),
        ("planned", "2027-06-30", "Only drafts are planned"),
        ("nonsense", "2027-06-30", "can’t be moved"),
    ],
)
def test_what_can_t_be_moved_is_told(editor: Desk, what: str, to: str, told: str) -> None:
    article = make_draft("To come")
    publish(article, at=at(20))
    assert told in moved(editor, article, what, to)
    article.refresh_from_db()
    assert article.published_at == at(20)


def test_a_time_that_the_clocks_jump_over_is_told(editor: Desk, clock: Any) -> None:
    article = make_draft("By night")
    publish(article, at=datetime(2028, 3, 25, 1, 30, tzinfo=UTC))
    assert "01:30 does not come" in moved(editor, article, "publish", "2028-03-26")


def test_permission_is_checked_on_the_server(
    editor: Desk, django_capture_on_commit_callbacks: Any
) -> None:
    contributor = Desk("Contributor", django_capture_on_commit_callbacks)
    own, others = make_draft("My own", by=contributor.user), make_draft("Another’s")
    for article in (own, others):
        publish(article, at=at(20))
    assert days(contributor.client) == {"2027-06-20": ["10:00 Scheduled My own"]}
    page = page_of(contributor.client.get(CALENDAR))
    assert not page.xpath("//li[@data-movable]")
    for article, status in ((own, 403), (others, 404)):
        posted = {"article": article.pk, "what": "publish", "to": "2027-06-25"}
        assert contributor.client.post(CALENDAR + "move/", posted).status_code == status
    nobody = Desk("Newsletter editor", django_capture_on_commit_callbacks)
    assert nobody.client.get(CALENDAR).status_code == 403
    assert nobody.client.post(CALENDAR + "move/", posted).status_code in (403, 404)
    editor.user.sections.add(make_section("food"))
    assert days(editor.client) == {}
    assert Client().get(CALENDAR).status_code == 302


@pytest.mark.parametrize(
    "query", ["?day=x", "?day=2027-02-30", "?view=year", "?day=0001-01-01", "?day=9999-12-31"]
)
def test_a_day_that_is_none_is_not_found(editor: Desk, query: str) -> None:
    assert editor.client.get(CALENDAR + query).status_code == 404


def test_the_last_days_that_there_are_have_no_way_on(editor: Desk) -> None:
    for query in ("?day=2200-12-31&view=week", "?day=2200-12-31", "?day=1990-01-01"):
        assert editor.client.get(CALENDAR + query).status_code == 200


def test_a_draft_is_planned_at_the_writing_screen(editor: Desk) -> None:
    draft = make_draft("Boats")
    assert "Planned for Wednesday, 30 June" in messages_of(
        editor.write(draft, "_plan", planned_on="2027-06-30")
    )
    page = page_of(editor.client.get(change_url(draft)))
    assert page.xpath("string(//input[@name='planned_on']/@value)") == "2027-06-30"
    assert "Type the day" in messages_of(editor.write(draft, "_plan", planned_on="soon"))
    assert "for no day" in messages_of(editor.write(draft, "_plan", planned_on=""))
    assert days(editor.client) == {}


def test_a_full_day_leads_to_its_week(editor: Desk, django_assert_num_queries: Any) -> None:
    for number in range(7):
        make_article(f"Story {number}", at=at(2, number))
    for user in (editor.user, make_user("Chief editor")):
        client = Client()
        client.force_login(user)
        # Session; user; two of permissions; limits; articles; steps; plans; drafts; worker.
        with django_assert_num_queries(10):
            page = page_of(client.get(CALENDAR))
    assert len(page.xpath("//section[@data-day='2027-06-02']//li")) == 5
    (more,) = page.xpath("//p[@class='calendar-more']/a")
    assert "2 more" in more.text_content()
    assert len(days(editor.client, more.get("href"))["2027-06-02"]) == 7
