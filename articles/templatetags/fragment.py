"""Parts of pages that are alike for many readers, rendered once in a process."""

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

register = template.Library()

MOST_KEPT = 2048  # fragments of a few kilobytes each


@register.simple_tag
def fragment(template_name: str, **values: Any) -> SafeString:
    """Render a template with these values and no others.

    What was rendered is kept in memory by all that goes in (template, values, language and time
    zone), so nothing can be stale: another headline is another key. Values must be hashable; the
    site's own data classes are. With ``DEBUG`` on nothing is kept, so that templates can be edited.
    """
    if settings.DEBUG:
        return render_to_string(template_name, values)
    place = (get_language(), get_current_timezone_name())
    return _kept(template_name, place, tuple(values.items()))


@lru_cache(maxsize=MOST_KEPT)
def _kept(template_name: str, place: tuple, values: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(template_name, dict(values))
