"""The editors' calendar, as data: what was published, what is due, and what is planned, by day."""

import calendar
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import gettext as _

from articles.models import Article, Progress, ScheduledStep, Stage, Status, Step
from articles.models.rights import may_publish, may_withdraw

MOST_ARTICLES = 600
MOST_A_DAY = {"month": 5, "week": 40}
MOST_UNPLANNED = 12
FIRST_YEAR, LAST_YEAR = 1990, 2200


@dataclass(frozen=True)
class Entry:
    """One article on one day; ``what`` names what can be moved: empty for what has happened."""

    pk: int
    headline: str
    url: str
    kind: str
    label: str
    time: str = ""
    section: str = ""
    what: str = ""

    @property
    def key(self) -> str:
        """The id of its link: after a move the page comes with it as its target, and focused."""
        return f"entry-{self.kind}-{self.pk}"


@dataclass
class Day:
    """One day; ``more`` counts what is not shown."""

    day: date
    is_today: bool
    is_in: bool
    entries: list[Entry] = field(default_factory=list)
    more: int = 0


@dataclass(frozen=True)
class CalendarPage:
    """A month or a week."""

    view: str
    first: date
    weeks: list[list[Day]]
    previous: date | None
    following: date | None
    unplanned: list[Entry]
    can_plan: bool


def calendar_of(user: Any, view: str, day: date) -> CalendarPage:
    """The month or week that holds a day, for one user (four queries)."""
    weeks = _weeks(view, day)
    first, last = weeks[0][0], weeks[-1][-1]
    rows = _rows(user, first, last)
    today, most = timezone.localdate(), MOST_A_DAY[view]
    days = [
        [
            Day(
                each,
                each == today,
                view == "week" or each.month == day.month,
                [row.entry() for row in rows[each][:most]],
                max(0, len(rows[each]) - most),
            )
            for each in week
        ]
        for week in weeks
    ]
    shown_first = day.replace(day=1) if view == "month" else first
    return CalendarPage(
        view,
        shown_first,
        days,
        _kept(first - timedelta(days=1)),
        _kept(last + timedelta(days=1)),
        _unplanned(user),
        user.has_perm("articles.change_article"),
    )


def _weeks(view: str, day: date) -> list[list[date]]:
    starts = (int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7
    if view == "month":
        return calendar.Calendar(starts).monthdatescalendar(day.year, day.month)
    first = day - timedelta(days=(day.weekday() - starts) % 7)
    return [[first + timedelta(days=number) for number in range(7)]]


def _kept(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


@dataclass(frozen=True)
class _Row:
    """Something on a day, before it is known whether it is shown."""

    clock: str
    pk: int
    entry: Callable[[], Entry]


def _rows(user: Any, first: date, last: date) -> dict[date, list[_Row]]:
    zone = timezone.get_current_timezone()
    start = datetime.combine(first, time(), zone)
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    days: dict[date, list[_Row]] = defaultdict(list)
    for article in _dated(user, start, end):
        assert article.published_at is not None
        day, clock = _local(article.published_at)
        days[day].append(_Row(clock, article.pk, partial(_of_article, user, article, clock)))
    for step in _steps(user, start, end):
        day, clock = _local(step.due_at)
        days[day].append(_Row(clock, step.article_id, partial(_of_step, user, step, clock)))
    for progress in _planned(user, first, last):
        made = partial(_draft, progress.article, progress.stage)
        days[progress.planned_on or first].append(_Row("", progress.pk, made))
    for rows in days.values():
        rows.sort(key=lambda row: (row.clock, row.pk))
    return days


def _local(at: datetime) -> tuple[date, str]:
    local = timezone.localtime(at)
    return local.date(), f"{local:%H:%M}"


def _read(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.select_related("working_section").only(
        "working_headline", "headline", "working_section__name", "section", "status",
        "published_at", "withdraw_at", "deleted_at", "created_by", "first_published_at",
    )  # fmt: skip


def _dated(user: Any, start: datetime, end: datetime) -> QuerySet[Article]:
    articles = Article.objects.editable_by(user).filter(
        status=Status.PUBLISHED, published_at__gte=start, published_at__lt=end
    )
    return _read(articles).order_by("published_at", "pk")[:MOST_ARTICLES]


def _steps(user: Any, start: datetime, end: datetime) -> QuerySet[ScheduledStep]:
    return (
        ScheduledStep.objects.pending()
        .filter(
            kind__in=[Step.CHANGE, Step.WITHDRAW],
            due_at__gte=start,
            due_at__lt=end,
            article__in=Article.objects.editable_by(user).values("pk"),
        )
        .select_related("article__working_section")
        .defer(
            "article__compiled_body",
            "article__feed_body",
            "article__page_data",
            "article__card_data",
        )
        .order_by("due_at", "pk")[:MOST_ARTICLES]
    )


def _planned(user: Any, first: date, last: date) -> QuerySet[Progress]:
    drafts = Article.objects.editable_by(user).exclude(status=Status.PUBLISHED)
    return (
        Progress.objects.filter(
            planned_on__gte=first, planned_on__lte=last, article__in=drafts.values("pk")
        )
        .select_related("article__working_section")
        .defer(
            "article__compiled_body",
            "article__feed_body",
            "article__page_data",
            "article__card_data",
        )
        .order_by("planned_on", "pk")[:MOST_ARTICLES]
    )


def _unplanned(user: Any) -> list[Entry]:
    drafts = Article.objects.editable_by(user).filter(
        Q(progress__isnull=True) | Q(progress__planned_on__isnull=True), status=Status.DRAFT
    )
    rows = (
        _read(drafts)
        .select_related("working_section", "progress")
        .only("working_headline", "headline", "working_section__name", "status", "progress__stage")
    )
    return [
        _draft(article, getattr(getattr(article, "progress", None), "stage", Stage.WRITING))
        for article in rows.order_by("-changed_at", "-pk")[:MOST_UNPLANNED]
    ]


def _of_article(user: Any, article: Article, clock: str) -> Entry:
    ahead = article.is_scheduled()
    kind = "scheduled" if ahead else "published" if article.is_public() else "ended"
    label = {"scheduled": _("Scheduled"), "published": _("Published"), "ended": _("Ended")}[kind]
    what = Step.PUBLISH if ahead and may_publish(user, article) else ""
    return _entry(article, kind, label, what, clock)


def _of_step(user: Any, step: ScheduledStep, clock: str) -> Entry:
    allowed = may_withdraw if step.kind == Step.WITHDRAW else may_publish
    what = step.kind if allowed(user, step.article) else ""
    label = _("Withdrawal") if step.kind == Step.WITHDRAW else _("Change")
    return _entry(step.article, step.kind, label, what, clock)


def _draft(article: Article, stage: str) -> Entry:
    label = _("Planned") if stage == Stage.WRITING else str(Stage(stage).label)
    return _entry(article, "planned", label, "planned")


def _entry(article: Article, kind: str, label: str, what: str, clock: str = "") -> Entry:
    return Entry(
        article.pk,
        str(article),
        reverse("admin:articles_article_change", args=[article.pk]),
        kind,
        label,
        clock,
        article.working_section.name if article.working_section else "",
        what,
    )
