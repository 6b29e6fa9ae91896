"""Scheduling in the writing screen: what waits for its time, and the form for a new time."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.clock import TwoTimes, WrongTime, local_moment, zone_name
from articles.actions.planning import plan
from articles.actions.publish import CannotPublish
from articles.actions.refusals import Refused, in_words
from articles.actions.schedule import cancel, schedule, schedule_withdrawal
from articles.admin.states import waiting_steps
from articles.dates import weekday_and_date
from articles.models import Article, ScheduledStep, Status, Step
from articles.models.rights import may_publish, may_withdraw

MOST_YEARS_AHEAD = 10


@dataclass(frozen=True)
class SchedulePanel:
    """What can be scheduled, and what is."""

    steps: list[ScheduledStep]
    zone: str
    can_publish: bool
    can_withdraw: bool
    is_public: bool
    day: str = ""
    time: str = ""
    is_twice: bool = False
    first_day: str = ""
    can_plan: bool = False
    planned_on: date | None = None

    @property
    def matters(self) -> bool:
        """Whether something waits for its time, or a time was typed and refused."""
        return bool(self.steps or self.day or self.time or self.planned_on)


def panel_of(user: Any, article: Article, typed: dict[str, Any]) -> SchedulePanel:
    """The part of the panel for one person; ``typed`` is what was refused the last time."""
    return SchedulePanel(
        steps=waiting_steps(article),
        zone=zone_name(),
        can_publish=may_publish(user, article),
        can_withdraw=may_withdraw(user, article) and article.status == Status.PUBLISHED,
        is_public=article.is_public(),
        day=typed.get("day", ""),
        time=typed.get("time", ""),
        is_twice=bool(typed.get("twice")),
        first_day=timezone.localdate().isoformat(),
        can_plan=article.status != Status.PUBLISHED,
        planned_on=getattr(getattr(article, "progress", None), "planned_on", None),
    )


def schedule_at(request: HttpRequest, article: Article) -> str:
    """Have the latest revision published at the time that was typed."""
    _require(may_publish(request.user, article))
    at = moment_of(request.POST)
    try:
        step = schedule(
            article,
            at=at,
            by=_user(request),
            substantive="minor" not in request.POST,
            correction=request.POST.get("correction", ""),
            seen=request.POST.get("standing"),
        )
    except CannotPublish as stopped:
        words = " ".join(str(problem.message) for problem in stopped.problems)
        raise Refused(_("Not scheduled, for it could not be published: %s") % words) from stopped
    if step.kind == Step.CHANGE:
        return _("The change is scheduled for %s. Readers see the old text until then.") % in_words(
            at
        )
    return _("Scheduled for %s.") % in_words(at)


def end_at(request: HttpRequest, article: Article) -> str:
    """Have the article withdrawn at the time that was typed."""
    _require(may_withdraw(request.user, article))
    at = moment_of(request.POST)
    schedule_withdrawal(article, at=at, by=_user(request), seen=request.POST.get("standing"))
    return _("It will be withdrawn on %s.") % in_words(at)


def plan_day(request: HttpRequest, article: Article) -> str:
    """Plan the draft for the day that was typed; an empty one plans it for none."""
    text = request.POST.get("planned_on", "").strip()
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refused(_("Type the day as in 2026-11-30. Nothing was planned.")) from error
    plan(article, day, by=_user(request))
    if day is None:
        return _("It is planned for no day.")
    return _("Planned for %s.") % weekday_and_date(day)


def cancel_step(request: HttpRequest, article: Article) -> str:
    """Take the time away of the step whose button was pressed."""
    kind = request.POST.get("_cancel_step", "")
    allowed = may_withdraw if kind == Step.WITHDRAW else may_publish
    _require(allowed(request.user, article))
    cancel(article, kind, by=_user(request))
    return _("Cancelled.")


def moment_of(data: QueryDict) -> datetime:
    """The moment that was typed as day and time. Raises ``Refused`` with what is wrong."""
    try:
        day = date.fromisoformat(data.get("schedule_day", "").strip())
        at = time.fromisoformat(data.get("schedule_time", "").strip())
    except ValueError as error:
        raise Refused(
            _("Type a day and a time, as in 2026-11-30 and 09:30. Nothing was scheduled.")
        ) from error
    if (
        not timezone.localdate().year - 1
        <= day.year
        <= timezone.localdate().year + MOST_YEARS_AHEAD
    ):
        raise Refused(_("That day is too far away. Look at the year."))
    try:
        return local_moment(day, at, fold={"0": 0, "1": 1}.get(data.get("schedule_fold", "")))
    except WrongTime as wrong:
        raise Refused(str(wrong)) from wrong


def typed_of(request: HttpRequest, refused: Exception) -> dict[str, Any]:
    """What was typed, to be shown again after it was refused."""
    return {
        "day": request.POST.get("schedule_day", "")[:10],
        "time": request.POST.get("schedule_time", "")[:8],
        "twice": isinstance(refused.__cause__, TwoTimes),
        "note": request.POST.get("review_note", "")[:2000],
        "correction": request.POST.get("correction", "")[:4000],
        "minor": "minor" in request.POST,
    }


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def _user(request: HttpRequest) -> Any:
    assert not isinstance(request.user, AnonymousUser)
    return request.user
