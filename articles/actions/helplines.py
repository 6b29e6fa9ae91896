"""What follows when helplines are checked, and when they or sensitive subjects have changed."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.actions.refreshing import mark_stale
from articles.models import Article, Helpline, Reference, Subject

if TYPE_CHECKING:
    from magazine.models import User


# What is overdue changes with the day, and by hand: the editors' front page needn't ask each time.
OVERDUE = "helplines-overdue"
# Every opening of the writing screen offers the subjects, which hardly ever change.
SUBJECTS = "subjects-offered"
KEPT_SECONDS = 60


def overdue_helplines(most: int) -> list[tuple[int, str, str, date | None]]:
    """The helplines that are overdue, the oldest first: id, name, country, last day of a check.

    At most ``most``. They are kept for a minute (no query then), or until one is changed here.
    """
    rows = cache.get(OVERDUE)
    if rows is None:
        overdue = Helpline.objects.overdue()[:most]
        rows = list(overdue.values_list("pk", "name", "country", "checked_on"))
        cache.set(OVERDUE, rows, KEPT_SECONDS)
    return rows[:most]


def helplines_changed() -> None:
    """Let the editors' front page ask anew which helplines are overdue."""
    transaction.on_commit(lambda: cache.delete(OVERDUE))


def subjects_to_offer() -> list[tuple[str, str, bool]]:
    """All subjects: slug, name, and whether it is offered for new articles.

    They are kept for a minute (no query then), or until one is changed here.
    """
    rows = cache.get(SUBJECTS)
    if rows is None:
        rows = list(Subject.objects.values_list("slug", "name", "is_offered"))
        cache.set(SUBJECTS, rows, KEPT_SECONDS)
    return rows


def note_checked(helplines: QuerySet[Helpline], *, by: "User") -> list[Helpline]:
    """Note that somebody made sure today that these helplines are right; returns them."""
    found = list(helplines)
    today = timezone.localdate()
    Helpline.objects.filter(pk__in=[each.pk for each in found]).update(
        checked_on=today, checked_by=by
    )
    helplines_changed()
    return found


def subjects_of(helpline_ids: Collection[int]) -> set[int]:
    """The subjects that helplines are for; all of them if one is for everything."""
    rows = Helpline.objects.filter(pk__in=helpline_ids).values_list("subjects", flat=True)
    subjects = set(rows)
    if None in subjects:
        return set(Subject.objects.values_list("pk", flat=True))
    return {pk for pk in subjects if pk is not None}


def subjects_changed(subject_ids: Collection[int]) -> None:
    """Have the articles refreshed that are marked with one of these subjects."""
    transaction.on_commit(lambda: cache.delete(SUBJECTS))
    if not subject_ids:
        return
    which = Q(kind=Reference.Kind.SUBJECT, object_id__in=list(subject_ids), draft=False)
    sources = Reference.objects.filter(which).values("source_id")
    with transaction.atomic():
        mark_stale(Article.objects.filter(pk__in=sources))
