"""Publication, change and withdrawal at a time: the panel, what readers get, and the worker."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from articles.models import Article
from magazine.heartbeat import beat
from magazine.ticking import tick
from tests.articles.admin.desk import Desk, change_url, messages_of, page_of
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.django_db

# In Dublin summer time: an hour ahead of UTC.
NOW = datetime(2027, 6, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Any:
    """The clock at ten to nine on a June morning, to be moved."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def editor(clock: Any, django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk; the log-in is as young as the clock."""
    return Desk("Editor", django_capture_on_commit_callbacks)


def plan(desk: Desk, article: Article, button: str, day: str, at: str, **typed: Any) -> str:
    """Type a day and a time, press a button; what is answered."""
    return messages_of(desk.write(article, button, schedule_day=day, schedule_time=at, **typed))


def state(desk: Desk, article: Article) -> str:
    """The state that the writing screen tells."""
    page = page_of(desk.client.get(change_url(article)))
    return page.xpath("string(//p[@class='article-state'])")


def steps(desk: Desk, article: Article) -> str:
    """What the panel says is scheduled."""
    page = page_of(desk.client.get(change_url(article)))
    return " ".join(page.xpath("string(//ul[@class='workflow-steps'])").split())


def did(article: Article) -> list[tuple[str, str]]:
    """What was done, at which time (UTC), the first first."""
    entries = article.history.order_by("at", "pk")
    return [(entry.action, f"{entry.at:%H:%M}") for entry in entries]


def test_a_publication_is_public_on_its_minute_without_a_worker(
    editor: Desk, client: Client, clock: Any
) -> None:
    draft = make_draft("Boats")
    assert "2 June 2027, 09:30" in plan(editor, draft, "_schedule", "2027-06-02", "09:30")
    assert state(editor, draft) == "Scheduled for tomorrow, 09:30"
    assert "Publication Wednesday, 2 June 2027, 09:30" in steps(editor, draft)
    url = Article.objects.get(pk=draft.pk).get_absolute_url()
    assert client.get(url).status_code == 404
    clock.move_to(datetime(2027, 6, 2, 8, 30, tzinfo=UTC))
    assert client.get(url).status_code == 200
    clock.shift(timedelta(minutes=40))
    tick()
    assert did(draft)[-2:] == [("scheduled", "08:00"), ("published", "08:30")]
    tick()
    assert len(did(draft)) == 3


def test_a_change_is_swapped_in_at_its_time_by_whoever_reads(
    editor: Desk, client: Client, clock: Any
) -> None:
    article = make_article("Boats")
    reader = make_article("Looks", read_more=[article])
    url = article.get_absolute_url()
    editor.write(article, headline="Ships", body="<p>New.</p>", tags="Fresh tag")
    words = plan(editor, article, "_schedule", "2027-06-01", "12:00")
    assert "The change is scheduled for 1 June 2027, 12:00" in words
    assert state(editor, article) == "Published, changes scheduled for today, 12:00"
    editor.write(article, headline="Ships of another day")
    assert "and a newer draft" in state(editor, article)
    clock.move_to(datetime(2027, 6, 1, 10, 59, 59, tzinfo=UTC))
    assert "Boats" in client.get(url).content.decode()
    clock.shift(timedelta(seconds=1))
    page = client.get(url).content.decode()
    assert "Ships" in page and "New." in page and "Fresh tag" in page and "Updated" in page
    assert "another day" not in page
    found = Article.objects.get(pk=article.pk)
    assert found.updated_at == datetime(2027, 6, 1, 11, 0, tzinfo=UTC)
    assert state(editor, article) == "Published, with unpublished changes"
    clock.shift(timedelta(minutes=5))
    with editor.capture(execute=True):
        tick()
    assert "Ships" in client.get(reader.get_absolute_url()).content.decode()
    assert did(article)[-1] == ("updated", "11:00")


def test_the_worker_swaps_a_change_in_that_nobody_reads(editor: Desk, clock: Any) -> None:
    article = make_article("Boats")
    editor.write(article, headline="Ships")
    plan(editor, article, "_schedule", "2027-06-01", "12:00", minor="on")
    clock.shift(timedelta(days=3))
    tick()
    found = Article.objects.get(pk=article.pk)
    assert (found.headline, found.updated_at) == ("Ships", None)
    assert found.has_unpublished_changes is False


def test_a_withdrawal_comes_by_the_clock_and_the_worker_completes_it(
    editor: Desk, client: Client, clock: Any
) -> None:
    article = make_article("Boats")
    assert "withdrawn on 3 June" in plan(editor, article, "_schedule_end", "2027-06-03", "08:00")
    assert "Withdrawal" in steps(editor, article)
    clock.move_to(datetime(2027, 6, 3, 7, 0, tzinfo=UTC))
    assert client.get(article.get_absolute_url()).status_code == 410
    assert state(editor, article) == "Ended"
    tick()
    assert state(editor, article) == "Withdrawn"
    assert did(article)[-1] == ("withdrawn", "07:00")
    assert "Published" in messages_of(editor.write(article, "_publish"))
    assert client.get(article.get_absolute_url()).status_code == 200


def test_what_is_scheduled_can_be_cancelled(editor: Desk, client: Client, clock: Any) -> None:
    draft = make_draft("Boats")
    plan(editor, draft, "_schedule", "2027-06-02", "09:30")
    assert "Cancelled." in messages_of(editor.write(draft, "_nothing", _cancel_step="publish"))
    assert (state(editor, draft), steps(editor, draft)) == ("Draft", "")
    again = messages_of(editor.write(draft, "_nothing", _cancel_step="publish"))
    assert "Nothing of that kind is scheduled" in again
    article = make_article("Ships")
    editor.write(article, headline="Submarines")
    plan(editor, article, "_schedule", "2027-06-02", "09:30")
    plan(editor, article, "_schedule_end", "2027-06-04", "09:30")
    editor.write(article, "_nothing", _cancel_step="change")
    editor.write(article, "_nothing", _cancel_step="withdraw")
    clock.shift(timedelta(days=10))
    tick()
    assert "Ships" in client.get(article.get_absolute_url()).content.decode()
    assert did(article)[-1][0] == "unscheduled"


def test_publishing_now_drops_what_was_scheduled(editor: Desk, client: Client, clock: Any) -> None:
    article = make_article("Boats")
    editor.write(article, headline="Old plan")
    plan(editor, article, "_schedule", "2027-06-02", "09:30")
    editor.write(article, "_publish", headline="New plan")
    clock.shift(timedelta(days=2))
    assert "New plan" in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        ("", "", "Type a day and a time"),
        ("2027-06-31", "09:00", "Type a day and a time"),
        ("2027-06-01", "25:00", "Type a day and a time"),
        ("9999-12-31", "23:59", "too far away"),
        ("2027-06-01", "08:59", "has passed"),
        (
            "2028-03-26",
            "01:30",
            "01:30 does not come: the clock jumps over it. Choose another time, such as 02:30",
        ),
        ("2027-10-31", "01:30", "comes twice: first at UTC+1, and an hour later at UTC"),
    ],
)
def test_a_time_that_can_t_be_is_explained_and_still_there(
    editor: Desk, clock: Any, day: str, at: str, words: str
) -> None:
    draft = make_draft("Boats")
    answer = editor.write(
        draft, "_schedule", schedule_day=day, schedule_time=at, headline="Saved all the same"
    )
    assert words in messages_of(answer)
    page = page_of(answer)
    assert page.xpath("string(//input[@name='schedule_day']/@value)") == day
    assert page.xpath("string(//input[@name='schedule_time']/@value)") == at
    draft.refresh_from_db()
    assert (draft.status, draft.working_headline) == ("draft", "Saved all the same")


@pytest.mark.parametrize(("fold", "hour"), [("0", 0), ("1", 1)])
def test_of_a_time_that_comes_twice_one_is_chosen(
    editor: Desk, clock: Any, fold: str, hour: int
) -> None:
    draft = make_draft("Boats")
    answer = editor.write(draft, "_schedule", schedule_day="2027-10-31", schedule_time="01:30")
    assert page_of(answer).xpath("//select[@name='schedule_fold']")
    plan(editor, draft, "_schedule", "2027-10-31", "01:30", schedule_fold=fold)
    draft.refresh_from_db()
    assert draft.published_at == datetime(2027, 10, 31, hour, 30, tzinfo=UTC)


def test_a_change_and_a_withdrawal_keep_their_order(editor: Desk, clock: Any) -> None:
    article = make_article("Boats")
    assert "nothing new" in plan(editor, article, "_schedule", "2027-06-02", "09:00")
    editor.write(article, headline="Ships")
    plan(editor, article, "_schedule_end", "2027-06-03", "09:00")
    assert "withdrawn before" in plan(editor, article, "_schedule", "2027-06-04", "09:00")
    plan(editor, article, "_schedule", "2027-06-02", "09:00")
    assert "end before it is due" in plan(editor, article, "_schedule_end", "2027-06-02", "08:00")
    draft = make_draft("Never public")
    assert "not public" in plan(editor, draft, "_schedule_end", "2027-06-03", "09:00")


def test_what_could_not_be_published_is_not_scheduled(editor: Desk, clock: Any) -> None:
    draft = make_draft("Boats", section=None)
    assert "could not be published" in plan(editor, draft, "_schedule", "2027-06-02", "09:00")


def test_contributors_schedule_nothing(django_capture_on_commit_callbacks: Any, clock: Any) -> None:
    desk = Desk("Contributor", django_capture_on_commit_callbacks)
    draft = make_draft("Boats", by=desk.user)
    page = page_of(desk.client.get(change_url(draft)))
    assert not page.xpath("//button[@name='_schedule' or @name='_schedule_end']")
    for button in ("_schedule", "_schedule_end"):
        assert "for editors" in plan(desk, draft, button, "2027-06-02", "09:00")
    assert "for editors" in messages_of(desk.write(draft, "_n", _cancel_step="publish"))
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_the_admin_warns_when_no_worker_is_seen(editor: Desk, clock: Any) -> None:
    article = make_article("Boats")
    words = "Background work stands still."
    for url in ("/admin/", change_url(article)):
        assert words in editor.client.get(url).content.decode()
    beat()
    clock.shift(timedelta(minutes=2))
    for url in ("/admin/", change_url(article)):
        assert words not in editor.client.get(url).content.decode()
    clock.shift(timedelta(seconds=1))
    page = editor.client.get("/admin/").content.decode()
    assert words in page and "last seen today, 09:00" in page


def test_the_time_zone_is_shown(editor: Desk, clock: Any) -> None:
    article = make_article("Boats")
    page = page_of(editor.client.get(change_url(article)))
    assert "Europe/Dublin, UTC+1 now" in page.xpath("string(//p[@id='schedule-zone'])")
