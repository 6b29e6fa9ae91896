"""Times as editors type them, in the site's zone; what doesn't exist or comes twice is told."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from articles.dates import long_date


class WrongTime(Exception):
    """A time that can't be meant; the text says why, and what to do."""


class TwoTimes(WrongTime):
    """The time comes twice, since the clocks go back: it must be said which is meant."""


def local_moment(day: date, at: time, *, fold: int | None = None) -> datetime:
    """The moment of a day and a time of day in the site's time zone.

    ``fold`` tells which is meant where clocks go back: 0 the first, 1 the second. Raises
    ``WrongTime`` where the clocks go forward over that time, ``TwoTimes`` where it comes twice
    and ``fold`` isn't told.
    """
    zone = timezone.get_current_timezone()
    naive = datetime.combine(day, at.replace(tzinfo=None))
    first, second = (naive.replace(tzinfo=zone, fold=each) for each in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    words = {"day": long_date(day), "time": time_format(at, "H:i")}
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != naive:
        # Over the gap, the later reading is what the clock shows instead.
        shown = first.astimezone(UTC).astimezone(zone)
        raise WrongTime(
            _(
                "On %(day)s the clocks go forward, and %(time)s does not come: the clock jumps "
                "over it. Choose another time, such as %(other)s."
            )
            % {**words, "other": time_format(shown.time(), "H:i")}
        )
    if fold is None:
        raise TwoTimes(
            _(
                "On %(day)s the clocks go back, and %(time)s comes twice: first at %(first)s, and "
                "an hour later at %(second)s. Say which you mean."
            )
            % {**words, "first": offset_name(first), "second": offset_name(second)}
        )
    return second if fold else first


def offset_name(moment: datetime) -> str:
    """The distance of a moment's zone from UTC, as “UTC+1” or “UTC”."""
    offset = moment.utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def zone_name() -> str:
    """The site's time zone, with how far it is from UTC now."""
    return f"{timezone.get_current_timezone_name()}, {offset_name(timezone.localtime())}"
