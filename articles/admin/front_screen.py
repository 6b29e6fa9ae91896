"""What the screen of the front page shows, as data."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import ImportMap, Media, Script

from articles.admin import body_editor
from articles.admin.states import state_of
from articles.front import posted
from articles.front.slots import (
    COUNTS,
    FEATURES,
    KIND_LABELS,
    LEAD,
    LIST,
    MOST_READ,
    NEWSLETTER,
    QUOTE,
    RULE_LABELS,
    RULES,
    STRIP,
)
from articles.models import Arrangement, Article, Section

MODULES = ("choosing", "history", "moving", "picks", "preview", "screen", "slot")
STATIC = "articles/front"
MOST_HISTORY = 50

HELP = {
    LEAD: gettext_lazy("One story, as large as the page"),
    FEATURES: gettext_lazy("One to six stories with large photos"),
    STRIP: gettext_lazy("A section or a tag: one story large, the others beside it"),
    LIST: gettext_lazy("Many stories, close together"),
    MOST_READ: gettext_lazy("Numbers and headlines, no photos"),
    NEWSLETTER: gettext_lazy("The sign-up of a newsletter"),
    QUOTE: gettext_lazy("A sentence set large"),
}

_MEDIA = Media(
    importmap=ImportMap(
        {f"body-editor/{name}": f"{body_editor.STATIC}/{name}.js" for name in body_editor.MODULES}
        | {f"front/{name}": f"{STATIC}/{name}.js" for name in MODULES}
    ),
    css={"all": [f"{body_editor.STATIC}/editor.css", f"{STATIC}/arrange.css"]},
    js=[Script(f"{STATIC}/main.js", type="module")],
)


@dataclass
class Opened:
    """What lies on the screen, and where it comes from."""

    rows: list[dict[str, Any]]
    basis: int
    row: Arrangement | None = None
    replaces: int | None = None
    public_from: str = ""
    problems: list[str] = field(default_factory=list)
    conflict: Arrangement | None = None
    is_unsaved: bool = False


def opened_by_default() -> Arrangement | None:
    """The draft that was saved last, if nothing was saved after it; else what readers see."""
    newest = Arrangement.objects.order_by("-id").first()
    if newest is not None and newest.public_from is None:
        return newest
    return Arrangement.objects.current()


def screen(request: HttpRequest, opened: Opened) -> dict[str, Any]:
    """The context of the screen's template."""
    picked = {pk for row in opened.rows for pk in row["picks"]}
    articles = (
        Article.objects.existing()
        .filter(pk__in=picked)
        .select_related("section", "working_section")
        .defer("compiled_body", "feed_body", "page_data", "card_data")
    )
    return {
        # An import map is an inline script.
        "media": Media.from_media(_MEDIA).with_nonce(request.csp_nonce),  # type: ignore[attr-defined]
        "opened": opened,
        "history": history(),
        "time_zone": timezone.get_current_timezone_name(),
        "data": {
            "slots": opened.rows,
            "articles": {article.pk: facts_of(article) for article in articles},
            "kinds": _kinds(),
            "rules": {rule: str(label) for rule, label in RULE_LABELS.items()},
            "sections": [
                {"id": pk, "name": name} for pk, name in Section.objects.values_list("pk", "name")
            ],
            "newsletters": [
                {"slug": slug, "name": name} for slug, name in posted.newsletter_choices()
            ],
            "days": list(posted.DAYS),
            "longest": posted.LONGEST,
            "isUnsaved": opened.is_unsaved,
            "urls": {
                name: reverse(f"admin:articles_arrangement_{name}")
                for name in ("preview", "stories", "tags")
            },
        },
    }


def facts_of(article: Article) -> dict[str, Any]:
    """What a line with an article says."""
    section = article.section or article.working_section
    when = article.published_at or article.changed_at
    return {
        "id": article.pk,
        "headline": str(article),
        "state": state_of(article),
        "public": article.is_public(),
        "section": section.name if section else "",
        "date": date_format(timezone.localtime(when), "DATE_FORMAT"),
    }


def history() -> list[dict[str, Any]]:
    """The arrangements that were saved last, with where each of them stands."""
    now = timezone.now()
    current = Arrangement.objects.current(now)
    rows = Arrangement.objects.select_related("created_by").defer("slots", "compiled")
    return [
        {
            "row": row,
            "state": _state(row, current, now),
            "is_ahead": _state(row, current, now) == "scheduled",
            "label": _label(row, current, now),
        }
        for row in rows[:MOST_HISTORY]
    ]


def _state(row: Arrangement, current: Arrangement | None, now: Any) -> str:
    if row.public_from is None:
        return "draft"
    if row.cancelled_at is not None:
        return "withdrawn"
    if current is not None and row.pk == current.pk:
        return "published"
    return "scheduled" if row.public_from > now else "before"


def _label(row: Arrangement, current: Arrangement | None, now: Any) -> str:
    return {
        "draft": _("Draft"),
        "withdrawn": _("Taken back"),
        "published": _("Public now"),
        "scheduled": _("Scheduled"),
        "before": _("Before"),
    }[_state(row, current, now)]


def _kinds() -> dict[str, Any]:
    new = posted.new_slots()
    return {
        kind: {
            "label": str(label),
            "help": str(HELP[kind]),
            "new": new[kind],
            "fewest": COUNTS[kind][0] if kind in COUNTS else 0,
            "most": COUNTS[kind][1] if kind in COUNTS else 0,
            "rules": list(RULES.get(kind, ())),
        }
        for kind, label in KIND_LABELS.items()
    }
