"""The list of articles: its filters, and reading it quickly however long it is."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.states import with_steps
from articles.models import (
    Article,
    Author,
    Format,
    Progress,
    Reference,
    Rendition,
    ScheduledStep,
    Section,
    Stage,
    Status,
    Step,
)
from articles.photos.renditions import FULL, JPEG

MOST_COUNTED = 2_000  # rows; who looks for older ones searches or filters


class CappedPaginator(Paginator):
    """Counts no further than people turn pages: a full count reads every row of the table."""

    @cached_property
    def count(self) -> int:
        """How many rows there are to turn through."""
        articles: Any = self.object_list
        return articles.order_by().values("pk")[:MOST_COUNTED].count()

    @property
    def is_capped(self) -> bool:
        """Whether there may be more than are counted."""
        return self.count >= MOST_COUNTED


class ArticleChangeList(ChangeList):
    """The list with photos, authors and waiting steps of its page, in four queries for all rows."""

    def get_results(self, request: HttpRequest) -> None:
        """The rows of one page, each with ``shown_photo`` and ``shown_authors``."""
        super().get_results(request)
        rows = list(self.result_list)
        dress(rows)
        with_steps(rows)
        self.result_list = rows


def dress(articles: list[Article]) -> None:
    """Give articles what lists show of their latest revisions, from its references."""
    references = (
        Reference.objects.filter(
            Q(kind=Reference.Kind.AUTHOR) | Q(kind=Reference.Kind.PHOTO, place="main"),
            source__in=[article.pk for article in articles],
            draft=True,
        )
        .order_by("id")
        .values_list("source_id", "kind", "object_id")
    )
    photos: dict[int, int] = {}
    authors: dict[int, list[int]] = defaultdict(list)
    for source, kind, object_id in references:
        if object_id is None:
            continue
        if kind == Reference.Kind.PHOTO:
            photos[source] = object_id
        elif object_id not in authors[source]:
            authors[source].append(object_id)
    wanted = {author for ids in authors.values() for author in ids}
    names = dict(Author.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    thumbnails = narrowest(set(photos.values()))
    for article in articles:
        article.shown_authors = [  # type: ignore[attr-defined]
            names[author] for author in authors[article.pk] if author in names
        ]
        article.shown_photo = thumbnails.get(photos.get(article.pk, 0))  # type: ignore[attr-defined]


def narrowest(photo_ids: set[int]) -> dict[int, Rendition]:
    """The narrowest whole JPEG of each photo (one query)."""
    if not photo_ids:
        return {}
    found: dict[int, Rendition] = {}
    renditions = Rendition.objects.filter(
        photo__in=photo_ids, photo__deleted_at__isnull=True, shape=FULL, content_type=JPEG
    )
    for rendition in renditions.order_by("-width"):
        found[rendition.photo_id] = rendition
    return found


class StateFilter(admin.SimpleListFilter):
    """Articles by where they stand."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [
            ("draft", _("Draft")),
            ("review", _("In review")),
            ("asked", _("Changes asked for")),
            ("approved", _("Approved")),
            ("scheduled", _("Scheduled")),
            ("published", _("Published")),
            ("changed", _("With unpublished changes")),
            ("withdrawn", _("Withdrawn or ended")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles of the choice made."""
        now = timezone.now()
        live = Q(status=Status.PUBLISHED)
        ended = live & Q(withdraw_at__lte=now)
        chosen = {
            "draft": Q(status=Status.DRAFT),
            **{key: _in_stage(stage) for key, stage in STAGES.items()},
            "scheduled": live & Q(published_at__gt=now) | Q(pk__in=_with_change_ahead(now)),
            "published": live & Q(published_at__lte=now) & ~ended,
            "changed": live & ~Q(latest_revision=F("live_revision")),
            "withdrawn": Q(status=Status.WITHDRAWN) | ended,
        }.get(str(self.value()))
        return queryset.filter(chosen) if chosen is not None else queryset


STAGES = {
    "review": Stage.IN_REVIEW,
    "asked": Stage.CHANGES_ASKED,
    "approved": Stage.APPROVED,
}


def _in_stage(stage: Stage) -> Q:
    return Q(pk__in=Progress.objects.filter(stage=stage).values("article_id"))


def _with_change_ahead(now: datetime) -> Any:
    steps = ScheduledStep.objects.pending().filter(kind=Step.CHANGE, due_at__gt=now)
    return steps.values("article_id")


class RowFilter(admin.SimpleListFilter):
    """Articles by a row of another table, chosen by its id; an unknown one is no choice."""

    def chosen(self) -> int | None:
        """The id that was chosen."""
        value = self.value() or ""
        return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


class SectionFilter(RowFilter):
    """Articles by the section that their latest revision names."""

    title = gettext_lazy("section")
    parameter_name = "section"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The sections."""
        return [(str(pk), name) for pk, name in Section.objects.values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles of the section chosen."""
        pk = self.chosen()
        return queryset.filter(working_section=pk) if pk is not None else queryset


class FormatFilter(admin.SimpleListFilter):
    """Articles by the format of their latest revision."""

    title = gettext_lazy("format")
    parameter_name = "format"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The formats."""
        return [(value, str(label)) for value, label in Format.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles of the format chosen; an unknown one is no choice."""
        value = self.value()
        return queryset.filter(working_format=value) if value in Format.values else queryset


class AuthorFilter(RowFilter):
    """Articles by who is credited in their latest revision."""

    title = gettext_lazy("author")
    parameter_name = "author"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The authors."""
        return [(str(pk), name) for pk, name in Author.objects.values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles that credit the author chosen."""
        pk = self.chosen()
        if pk is None:
            return queryset
        credits = Reference.objects.filter(kind=Reference.Kind.AUTHOR, object_id=pk, draft=True)
        return queryset.filter(pk__in=credits.values("source_id"))


class DateFilter(admin.SimpleListFilter):
    """Articles by when they were saved last, or published."""

    title = gettext_lazy("date")
    parameter_name = "date"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [
            ("changed-1", _("Changed today")),
            ("changed-7", _("Changed in 7 days")),
            ("published-1", _("Published today")),
            ("published-7", _("Published in 7 days")),
            ("published-31", _("Published in 31 days")),
            ("published-366", _("Published in a year")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles of the choice made; days begin at midnight."""
        value = str(self.value() or "")
        if value not in dict(self.lookup_choices):
            return queryset
        what, days = value.split("-")
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        since = midnight - timedelta(days=int(days) - 1)
        if what == "changed":
            return queryset.filter(changed_at__gte=since)
        return queryset.filter(
            status=Status.PUBLISHED, published_at__gte=since, published_at__lte=timezone.now()
        )
