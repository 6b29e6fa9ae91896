"""Transitions of several people at the same moment: one clear result, one clear message."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.actions.due import take_due_steps
from articles.actions.publish import publish, withdraw
from articles.actions.refusals import Refused
from articles.actions.revisions import Conflict, save_draft
from articles.actions.schedule import schedule
from articles.actions.workflow import approve, submit
from articles.models import Article, ScheduledStep, stage_of, standing_of
from tests.articles.actions.test_at_the_same_moment import together
from tests.factories import make_article, make_content, make_draft, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def told(work: Callable[[], Any]) -> Callable[[], str]:
    """A piece of work that gives back what its person is told."""

    def one() -> str:
        try:
            work()
        except (Refused, Conflict) as refused:
            return str(refused)
        return "done"

    return one


def test_of_two_who_publish_and_withdraw_one_is_told_of_the_other() -> None:
    one, other = make_user("Editor"), make_user("Editor")
    article = make_article("Boats")
    save_draft(article, make_content("Ships"), by=one)
    seen = standing_of(Article.objects.get(pk=article.pk))
    answers = together(
        told(lambda: publish(article, by=one, seen=seen)),
        told(lambda: withdraw(article, by=other, seen=seen)),
    )
    found = Article.objects.get(pk=article.pk)
    actions = list(found.history.values_list("action", flat=True))
    if answers[0] == "done":
        assert (found.status, found.headline) == ("published", "Ships")
        assert "Updated" in answers[1] and str(one) in answers[1]
        assert "withdrawn" not in actions
    else:
        assert (found.status, found.headline) == ("withdrawn", "Boats")
        assert "Withdrawn" in answers[0] and str(other) in answers[0]
        assert answers[1] == "done" and "updated" not in actions


def test_approving_while_the_writer_saves_approves_only_what_was_read() -> None:
    writer, editor = make_user("Contributor"), make_user("Editor")
    article = make_draft("Boats", by=writer)
    submit(article, by=writer)
    latest = Article.objects.get(pk=article.pk).latest_revision
    assert latest is not None
    base = (latest.pk, latest.counter)
    answers = together(
        told(lambda: approve(article, by=editor, base=base)),
        told(lambda: save_draft(article, make_content("Rockets"), by=writer, base=base)),
    )
    found = Article.objects.get(pk=article.pk)
    assert found.working_headline == "Rockets" and answers[1] == "done"
    # Approved first, the new text ends it; saved first, the approval is refused.
    assert answers[0] == "done" or "has saved this article meanwhile" in answers[0]
    assert stage_of(found) == ("writing" if answers[0] == "done" else "in_review")


def test_readers_and_worker_swap_a_change_in_once() -> None:
    editor = make_user("Editor")
    article = make_article("Boats")
    save_draft(article, make_content("Ships"), by=editor)
    schedule(article, at=timezone.now() + timedelta(hours=1), by=editor)
    past = timezone.now() - timedelta(seconds=1)
    ScheduledStep.objects.update(due_at=past)
    Article.objects.update(valid_until=past)
    url = article.get_absolute_url()

    def read() -> str:
        return Client().get(url).content.decode()

    pages = together(*[read] * 4, take_due_steps)
    assert all("Ships" in page for page in pages[:4])
    take_due_steps()
    actions = list(article.history.values_list("action", flat=True))
    assert actions.count("updated") == 1
