"""What is due by the clock: steps whose time has come are taken, noted in the history, and told."""

import logging

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import refresh
from articles.actions.locking import lock_article
from articles.actions.notices import notify, writers_of
from articles.actions.refreshing import article_changed
from articles.languages import speaking
from articles.models import Action, Article, Event, HistoryEntry, ScheduledStep, Status, Step

_EVENTS: dict[str, str] = {
    Step.PUBLISH: Event.PUBLISHED,
    Step.CHANGE: Event.UPDATED,
    Step.WITHDRAW: Event.WITHDRAWN,
}
logger = logging.getLogger(__name__)

STEPS_AT_ONCE = 200


def take_due_steps() -> int:
    """Take all steps that are due, the longest waiting first; returns how many.

    One that fails holds up no other: it is logged, and tried again the next time.
    """
    waiting = ScheduledStep.objects.due().order_by("due_at", "pk")
    articles = list(dict.fromkeys(waiting.values_list("article_id", flat=True)[:STEPS_AT_ONCE]))
    done = 0
    for pk in articles:
        try:
            with transaction.atomic():
                done += settle(lock_article(pk))
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("what is due for article %s can't be done", pk)
    return done


def settle(article: Article) -> int:
    """Take the due steps of one article, whose row must be held; returns how many."""
    now = timezone.now()
    steps = list(
        ScheduledStep.objects.due(now)
        .filter(article=article)
        .select_related("by")
        .order_by("due_at", "pk")
    )
    for step in steps:
        _take(article, step)
        ScheduledStep.objects.filter(pk=step.pk).update(done_at=step.done_at or now, told_at=now)
        notify(article, [*writers_of(article), step.by], _EVENTS[step.kind])
    if steps:
        article_changed(article)
    return len(steps)


def _take(article: Article, step: ScheduledStep) -> None:
    if step.kind == Step.CHANGE:
        # A reader may have met it before.
        if step.done_at is None and article.status == Status.PUBLISHED:
            refresh.swap_in(article)
            refresh.rebuild(article)
    elif step.kind == Step.PUBLISH:
        _note(article, step, Action.PUBLISHED)
    elif article.status == Status.PUBLISHED:
        article.status = Status.WITHDRAWN
        article.withdraw_at = None
        article.save(update_fields=["status", "withdraw_at"])
        refresh.forget_public(article.pk)
        _note(article, step, Action.WITHDRAWN)


def _note(article: Article, step: ScheduledStep, action: Action) -> None:
    with speaking(""):  # it is stored, and read by everybody
        HistoryEntry.objects.create(
            article=article,
            action=action,
            revision=article.live_revision,
            by_id=step.by_id,
            at=step.due_at,
            note=_("as scheduled"),
        )
