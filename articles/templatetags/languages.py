"""Languages and dates in templates."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import template
from django.db.models.options import Options
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles import dates, languages

register = template.Library()
# Where a noun after a number keeps the singular: "39 alt", not "39 ailt".
SINGULAR_AFTER_NUMBERS = {"ga"}


@register.filter
def counted(opts: Options[Any], number: int) -> str:
    """What a number of things of a model are called in the reader's language."""
    single = number == 1 or get_language() in SINGULAR_AFTER_NUMBERS
    return str(opts.verbose_name if single else opts.verbose_name_plural)


@register.filter
def lang_attr(code: str) -> SafeString:
    """`` lang="ga"`` for a text in another language than the page around it, else nothing.

    With a `dir` where it is written the other way. Empty stands for the site's language.
    """
    text, around = languages.language_or_site(code), get_language() or ""
    if text == around:
        return SafeString("")
    written = languages.is_right_to_left(text)
    if written == languages.is_right_to_left(around):
        return format_html(' lang="{}"', text)
    return format_html(' lang="{}" dir="{}"', text, "rtl" if written else "ltr")


@register.filter
def own_name(code: str) -> str:
    """What a language calls itself."""
    return languages.own_name(languages.language_or_site(code))


@register.filter
def og_locale(code: str) -> str:
    """A language as Open Graph names it; empty where it has no name for it."""
    return languages.locale_of(languages.language_or_site(code))


@register.filter
def is_right_to_left(code: str) -> bool:
    """Whether a language is written from right to left."""
    return languages.is_right_to_left(languages.language_or_site(code))


@register.simple_tag
def today_in_words() -> str:
    """Today with its weekday."""
    return dates.weekday_and_date(timezone.localdate())


def _register(name: str, write: Callable[..., str]) -> None:
    def words(day: date | None) -> str:
        return write(day) if day else ""

    register.filter(name, words)


for _name in (
    "long_date",
    "day_and_month",
    "weekday_and_date",
    "weekday_and_month",
    "date_and_time",
    "weekday_and_time",
):
    _register(_name, getattr(dates, _name))
