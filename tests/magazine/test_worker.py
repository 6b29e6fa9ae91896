"""The worker: does what waits and what is due, and loses nothing that was killed."""

import signal
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
import time_machine
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import refresh
from articles.actions.publish import withdraw
from articles.models import Article
from articles.tasks import refresh_articles
from magazine import ticking
from magazine.management.commands.worker import Command
from newsletter.actions import newsletters
from tests.factories import make_article

# The worker closes connections that have grown old, and a test's own transaction with them.
pytestmark = pytest.mark.django_db(transaction=True)

WORKER = "magazine.management.commands.worker."


@pytest.fixture
def queue(settings: Any) -> None:
    """Tasks wait in the database until a worker comes, as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def stale(article: Article) -> bool:
    found = Article.objects.get(pk=article.pk)
    return found.valid_until is not None and found.valid_until <= timezone.now()


@pytest.mark.usefixtures("queue")
def test_once_does_what_waits() -> None:
    reader = make_article("Looks", read_more=["To come"])
    target = make_article("To come")
    assert DBTaskResult.objects.filter(status="READY").exists()
    call_command("worker", "--once")
    assert not DBTaskResult.objects.filter(status="READY").exists()
    found = Article.objects.get(pk=reader.pk)
    assert [row["id"] for row in found.page_data["read_more"]] == [target.pk]
    assert not stale(reader)


@pytest.mark.usefixtures("queue")
def test_once_sends_the_confirmation_mails(client: Client) -> None:
    newsletters.create(name="Kettle", slug="kettle")
    client.post("/newsletter/", {"email": "nuala@example.ie", "newsletter": "kettle"})
    assert not mail.outbox
    call_command("worker", "--once")
    assert [message.to for message in mail.outbox] == [["nuala@example.ie"]]
    call_command("worker", "--once")
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("queue")
def test_a_killed_task_loses_nothing(client: Client) -> None:
    newsletters.create(name="Kettle", slug="kettle")
    target = make_article("Target")
    reader = make_article("Leads there", read_more=[target])
    withdraw(target)
    client.post("/newsletter/", {"email": "nuala@example.ie", "newsletter": "kettle"})
    # What a worker leaves that was killed in the middle: tasks that seem to run for ever.
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now(), worker_ids=["dead"])
    call_command("worker", "--once")
    assert Article.objects.get(pk=reader.pk).page_data["read_more"] == []
    assert [message.to for message in mail.outbox] == [["nuala@example.ie"]]


@pytest.mark.usefixtures("queue")
def test_what_is_due_by_the_clock_is_done_without_a_task(client: Client) -> None:
    with time_machine.travel("2026-03-01T09:00:00Z", tick=False) as clock:
        target = make_article("From eleven on", at=timezone.now() + timedelta(hours=2))
        reader = make_article("Leads there", read_more=[target])
        call_command("worker", "--once")
        assert Article.objects.get(pk=reader.pk).page_data["read_more"] == []
        clock.shift(timedelta(hours=2))
        call_command("worker", "--once")
        assert len(Article.objects.get(pk=reader.pk).page_data["read_more"]) == 1


def test_one_page_that_can_t_be_made_holds_up_no_other(caplog: Any) -> None:
    broken, sound = make_article(), make_article()
    Article.objects.update(valid_until=timezone.now())
    rebuild = refresh.rebuild

    def failing(article: Article, **more: Any) -> Any:
        if article.pk == broken.pk:
            raise ValueError("a page that can't be made")
        return rebuild(article, **more)

    with mock.patch.object(refresh, "rebuild", failing):
        assert ticking.refresh_stale() == 1
        assert ticking.refresh_stale() == 0
    assert not stale(sound) and stale(broken)
    assert "a page that can't be made" in caplog.text


def test_old_results_are_forgotten(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    reader = make_article("Looks", read_more=["To come"])
    from_then = timezone.now() - timedelta(days=4)
    for finished in (from_then, timezone.now(), None):
        DBTaskResult.objects.create(
            task_path="articles.tasks.refresh_articles",
            args_kwargs={"args": [[reader.pk]], "kwargs": {}},
            backend_name="default",
            run_after=from_then,
            finished_at=finished,
            status="SUCCESSFUL" if finished else "RUNNING",
        )
    ticking.tidy_up()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL", "RUNNING"}
    assert DBTaskResult.objects.count() == 2


@pytest.mark.parametrize("failure", [DatabaseError("away"), RuntimeError("a fault of ours")])
def test_a_failure_does_not_end_the_worker(failure: Exception, caplog: Any) -> None:
    command = Command()
    rounds = []

    def tick() -> None:
        rounds.append(1)
        if len(rounds) == 1:
            raise failure
        command.stopping = True

    with (
        mock.patch(f"{WORKER}tick", tick),
        mock.patch(f"{WORKER}TICK_SECONDS", 0),
        mock.patch(f"{WORKER}QUEUE_SECONDS", 0),
        mock.patch(f"{WORKER}signal.signal"),
        mock.patch.object(Command, "_queue"),
    ):
        call_command(command)
    assert len(rounds) == 2
    assert str(failure) in caplog.text


@pytest.mark.usefixtures("queue")
def test_a_confirmation_mail_goes_before_the_refreshing_of_pages(client: Client) -> None:
    newsletters.create(name="Kettle", slug="kettle")
    target = make_article("Target")
    make_article("Leads there", read_more=[target])
    withdraw(target)
    client.post("/newsletter/", {"email": "nuala@example.ie", "newsletter": "kettle"})
    paths = list(DBTaskResult.objects.ready().values_list("task_path", flat=True))
    assert len(paths) > 1 and paths[0] == "newsletter.tasks.send_confirmation"


@pytest.mark.usefixtures("queue")
def test_a_long_queue_does_not_hold_up_what_is_due_by_the_clock() -> None:
    for _number in range(25):
        refresh_articles.enqueue([])
    command, left = Command(), []

    def tick() -> None:
        left.append(DBTaskResult.objects.ready().count())
        command.stopping = True

    with mock.patch(f"{WORKER}tick", tick), mock.patch(f"{WORKER}signal.signal"):
        call_command(command)
    assert left == [5]


@pytest.mark.usefixtures("queue")
def test_a_signal_stops_after_the_task_that_runs() -> None:
    for _number in range(3):
        refresh_articles.enqueue([])
    command = Command()

    def told_to_stop(ids: list[int]) -> int:
        command._stop(signal.SIGTERM, None)
        return 0

    with (
        mock.patch("articles.tasks.refresh.refresh_articles", told_to_stop),
        mock.patch(f"{WORKER}tick") as tick,
        mock.patch(f"{WORKER}signal.signal"),
    ):
        call_command(command)
    statuses = DBTaskResult.objects.order_by("status").values_list("status", flat=True)
    assert list(statuses) == ["READY", "READY", "SUCCESSFUL"]
    tick.assert_not_called()


def test_old_sessions_and_log_ins_are_forgotten() -> None:
    for days, name in ((-1, "over"), (1, "open")):
        expires = timezone.now() + timedelta(days=days)
        Session.objects.create(session_key=name, session_data="", expire_date=expires)
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        for days, name in ((31, "long ago"), (29, "lately")):
            more = {"failures_since_start": 1} if model is AccessAttempt else {}
            row = model.objects.create(username=name, **more)
            when = timezone.now() - timedelta(days=days)
            model.objects.filter(pk=row.pk).update(attempt_time=when)
    ticking.tidy_up()
    assert [one.session_key for one in Session.objects.all()] == ["open"]
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        assert [one.username for one in model.objects.all()] == ["lately"]
