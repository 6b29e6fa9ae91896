"""Which way a language is written."""

from django import template

from articles.languages import is_right_to_left

register = template.Library()


@register.filter
def direction(language: str | None) -> str:
    """The value of HTML's ``dir`` for a language tag such as “ar” or “pa-Arab”."""
    return "rtl" if is_right_to_left(language or "") else "ltr"
