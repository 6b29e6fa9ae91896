"""Moments in words, as people say them: “today, 14:02”, “Tuesday, 09:30”, “3 November 2026”."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from articles.dates import day_and_month, long_date

register = template.Library()

WEEK = 7  # days


@register.filter
def moment(at: datetime | None, now: datetime | None = None) -> str:
    """A moment in the words that are shortest from where one stands; nothing for none.

    Arguments:
        at: the moment, aware.
        now: where one stands in time; the present unless told.
    """
    if at is None:
        return ""
    local, today = timezone.localtime(at), timezone.localdate(now)
    days = (local.date() - today).days
    words = {"time": time_format(local, "H:i"), "day": date_format(local, "l")}
    if days == 0:
        return _("today, %(time)s") % words
    if days == -1:
        return _("yesterday, %(time)s") % words
    if days == 1:
        return _("tomorrow, %(time)s") % words
    if -WEEK < days < WEEK:
        return _("%(day)s, %(time)s") % words
    if local.year == today.year or days > 0:
        words["date"] = day_and_month(local) if local.year == today.year else long_date(local)
        return _("%(date)s, %(time)s") % words if days > 0 else words["date"]
    return long_date(local)


@register.filter
def clock(at: datetime | None) -> str:
    """The time of day where it was today, else the moment in words; nothing for none."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return time_format(local, "H:i") if local.date() == timezone.localdate() else moment(at)


@register.filter
def iso(at: datetime | None) -> str:
    """A moment as ``datetime`` attributes take it: ISO 8601 with whole seconds; nothing for none.

    HTML allows three digits after the second; a database gives six.
    """
    return timezone.localtime(at).isoformat(timespec="seconds") if at else ""
