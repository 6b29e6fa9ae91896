"""Sign-up forms as HTML, and the newsletter that a name means."""

import re
import unicodedata
from collections.abc import Collection

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from articles.models import Prepared
from newsletter.models import Newsletter


def default_newsletter() -> Newsletter | None:
    """The newsletter that is offered where none is named; None if there is none (one query)."""
    return Newsletter.objects.default()


def signup_form(newsletter: Newsletter, page_url: str = "") -> SafeString:
    """The form of one newsletter as HTML (no query if its wording is loaded)."""
    context = {"newsletter": newsletter, "page_url": page_url}
    return mark_safe(render_to_string("newsletter/signup_form.html", context))  # noqa: S308


def signup_forms(slugs: Collection[str]) -> dict[str, SafeString]:
    """The forms for all of these slugs, in one query.

    A slug that is unknown or closed gets the default newsletter's form, or, if there is no
    default, is left out.
    """
    if not slugs:
        return {}
    found = _NAMED.all(slugs=sorted(slugs))
    by_slug = {newsletter.slug: newsletter for newsletter in found}
    default = next((one for one in by_slug.values() if one.is_default), None)
    forms: dict[str, SafeString] = {}
    for slug in slugs:
        newsletter = by_slug.get(slug) or default
        if newsletter is not None:
            forms[slug] = signup_form(newsletter)
    return forms


_NAMED = Prepared(
    lambda slugs: Newsletter.objects.open().filter(Q(slug__in=slugs) | Q(is_default=True))
)


def find_by_name(name: str) -> Newsletter | None:
    """The open newsletter that a text calls by name (one query).

    Case, quotation marks, spaces, a leading "the" and a trailing "newsletter" don't matter:
    "image" finds "Image" as well as "The Image Newsletter". None if none fits, or several.
    """
    wanted = _folded(name)
    if not wanted:
        return None
    newsletters = list(Newsletter.objects.open())
    for reading in (_folded, _core):
        found = [one for one in newsletters if reading(one.name) == reading(name)]
        if len(found) == 1 and reading(name):
            return found[0]
    return None


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def _core(name: str) -> str:
    folded = _folded(name)
    shorter = re.sub(r"^(the|our) ", "", folded)
    return re.sub(r"(^| )newsletters?$", "", shorter)
