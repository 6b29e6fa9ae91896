"""Dates as the language that is spoken writes them: “3 November”, “3. November”.

All are built from the formats that Django has for each language, with months in full.
"""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format, get_format


def long_date(day: date) -> str:
    """Day, month and year; of a moment, as it is at the site's place."""
    return date_format(_local(day), _long())


def day_and_month(day: date) -> str:
    """A day of a year that needn't be told."""
    return date_format(_local(day), get_format("MONTH_DAY_FORMAT"))


def weekday_and_date(day: date) -> str:
    """The whole: “Tuesday, 3 November 2026”."""
    return date_format(_local(day), f"l, {_long()}")


def weekday_and_month(day: date) -> str:
    """The same without the year."""
    return date_format(_local(day), f"l, {get_format('MONTH_DAY_FORMAT')}")


def date_and_time(at: datetime) -> str:
    """A moment by the clock of 24 hours: “3 November 2026, 14:02”."""
    return date_format(_local(at), f"{_long()}, H:i")


def weekday_and_time(at: datetime) -> str:
    """A moment with its weekday: “Tuesday, 3 November 2026, 14:02”."""
    return date_format(_local(at), f"l, {_long()}, H:i")


def _long() -> str:
    """The language's date format with the month's whole name."""
    return get_format("DATE_FORMAT").replace("M", "F").replace("N", "F")


def _local(day: date) -> date:
    if isinstance(day, datetime) and timezone.is_aware(day):
        return timezone.localtime(day)
    return day
