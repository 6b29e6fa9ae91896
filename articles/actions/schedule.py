"""Publication, change and withdrawal at a time, and taking such a time away again."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import due
from articles.actions.corrections import checked_correction
from articles.actions.locking import lock_article
from articles.actions.publish import make_ready, publish, reset_progress, take_off
from articles.actions.refreshing import article_changed
from articles.actions.refusals import Refused, check_unchanged, in_words
from articles.languages import speaking
from articles.models import Action, Article, HistoryEntry, ScheduledStep, Status, Step

if TYPE_CHECKING:
    from magazine.models import User


def schedule(
    article: Article,
    *,
    at: datetime,
    by: "User | None" = None,
    substantive: bool = True,
    correction: str = "",
    seen: str | None = None,
) -> ScheduledStep:
    """Have the latest revision become public at a time.

    For an article that is public it is the next state, stored and swapped in at its time; for any
    other it is the publication. What was scheduled so before is replaced.

    Raises ``Refused`` for a time that has passed or a draft without anything new,
    ``CannotPublish`` and ``Overtaken`` as ``publish`` does.
    """
    with transaction.atomic():
        article = lock_article(article.pk)
        check_unchanged(article, seen, by)
        due.settle(article)
        _require_ahead(at)
        _require_before_the_end(article, at)
        if article.is_public():
            return _schedule_change(article, at, by, substantive, correction)
        publish(article, at=at, by=by, correction=correction)
        return article.steps.pending().get(kind=Step.PUBLISH)


def schedule_withdrawal(
    article: Article, *, at: datetime, by: "User | None" = None, seen: str | None = None
) -> ScheduledStep:
    """Have a public (or scheduled) article withdrawn at a time.

    Raises ``Refused`` for a time that has passed, an article that isn't public by then, or a
    change that is scheduled for later; ``Overtaken`` if it stands in another way by now.
    """
    with transaction.atomic():
        article = lock_article(article.pk)
        check_unchanged(article, seen, by)
        due.settle(article)
        _require_ahead(at)
        if article.status != Status.PUBLISHED or article.published_at is None:
            raise Refused(_("The article is not public: there is nothing to withdraw."))
        later = article.steps.pending().filter(kind__in=[Step.PUBLISH, Step.CHANGE], due_at__gte=at)
        for step in later:
            raise Refused(
                _("It would end before it is due: %(what)s, %(when)s. Choose a later time.")
                % {"what": step.get_kind_display(), "when": in_words(step.due_at)}
            )
        article.withdraw_at = at
        article.save(update_fields=["withdraw_at"])
        article.steps.pending().filter(kind=Step.WITHDRAW).delete()
        step = ScheduledStep.objects.create(article=article, kind=Step.WITHDRAW, due_at=at, by=by)
        _note(article, Action.END_SCHEDULED, by, at)
        article_changed(article)
    return step


def cancel(article: Article, kind: str, *, by: "User | None" = None) -> None:
    """Take a step's time away; a publication that was ahead leaves a draft.

    Raises ``Refused`` if no such step waits: it was cancelled, or its time has come.
    """
    with transaction.atomic():
        article = lock_article(article.pk)
        due.settle(article)
        step = article.steps.pending().filter(kind=kind).first()
        if step is None:
            raise Refused(
                _("Nothing of that kind is scheduled any more: look at the history below.")
            )
        if step.kind == Step.PUBLISH:
            article.steps.pending().delete()
            take_off(article)
        else:
            step.delete()
        if step.kind == Step.WITHDRAW:
            article.withdraw_at = None
            article.save(update_fields=["withdraw_at"])
            article_changed(article)
        _note(article, Action.UNSCHEDULED, by, step.due_at, step)


def move(article: Article, kind: str, at: datetime, *, by: "User | None" = None) -> None:
    """Give a step that waits another time; what it will do stays as it is.

    Raises ``Refused`` if no such step waits, or the time can't be.
    """
    with transaction.atomic():
        article = lock_article(article.pk)
        due.settle(article)
        step = article.steps.pending().filter(kind=kind).first()
        if step is None:
            raise Refused(_("It is no longer scheduled: look at the article."))
        if step.kind == Step.WITHDRAW:
            schedule_withdrawal(article, at=at, by=by)
            return
        _require_ahead(at)
        _require_before_the_end(article, at)
        step.due_at = at
        step.save(update_fields=["due_at"])
        if step.kind == Step.PUBLISH:
            if article.first_published_at == article.published_at:
                article.first_published_at = at
            article.published_at = at
            article.save(update_fields=["first_published_at", "published_at"])
            article_changed(article)
        else:
            article.valid_until = _earlier(article.valid_until, at)
            article.save(update_fields=["valid_until"])
        action = Action.SCHEDULED if step.kind == Step.PUBLISH else Action.CHANGE_SCHEDULED
        _note(article, action, by, at)


def _schedule_change(
    article: Article, at: datetime, by: "User | None", substantive: bool, correction: str
) -> ScheduledStep:
    if not article.has_unpublished_changes:
        raise Refused(_("There is nothing new in it: readers have this text already."))
    correction = checked_correction(article, correction, substantive=substantive)
    revision = make_ready(article, by=by)
    article.steps.pending().filter(kind=Step.CHANGE).delete()
    step = ScheduledStep.objects.create(
        article=article,
        kind=Step.CHANGE,
        due_at=at,
        revision=revision,
        section_id=revision.read().section,
        substantive=substantive,
        correction=correction,
        by=by,
    )
    # A page read past this moment is made anew, and the change swapped in.
    article.valid_until = _earlier(article.valid_until, at)
    article.save(update_fields=["valid_until"])
    reset_progress(article)
    _note(article, Action.CHANGE_SCHEDULED, by, at)
    return step


def _earlier(one: datetime | None, other: datetime) -> datetime:
    return min(one, other) if one else other


def _require_ahead(at: datetime) -> None:
    if at <= timezone.now():
        raise Refused(
            _("%(when)s has passed. Choose a time ahead, or publish now.") % {"when": in_words(at)}
        )


def _require_before_the_end(article: Article, at: datetime) -> None:
    if article.status == Status.PUBLISHED and article.withdraw_at and article.withdraw_at <= at:
        raise Refused(
            _("The article is to be withdrawn before that, %(when)s. Choose an earlier time.")
            % {"when": in_words(article.withdraw_at)}
        )


def _note(
    article: Article,
    action: Action,
    by: "User | None",
    at: datetime,
    step: ScheduledStep | None = None,
) -> None:
    with speaking(""):  # it is stored, and read by everybody
        note = f"{step.get_kind_display()}, {in_words(at)}" if step else in_words(at)
    HistoryEntry.objects.create(
        article=article, action=action, revision=article.latest_revision, by=by, note=note
    )
