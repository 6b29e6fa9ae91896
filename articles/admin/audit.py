"""Who did what to which article, and when: the log of all articles, to be read."""

from datetime import date, timedelta
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_list import CappedPaginator, RowFilter
from articles.admin.article_search import pattern_of, search_articles
from articles.models import Action, Article, HistoryEntry

MOST_WORDS = 8


class ActionFilter(admin.SimpleListFilter):
    """Entries by what was done."""

    title = gettext_lazy("what")
    parameter_name = "what"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """All actions, and all but the saving of drafts."""
        return [("milestones", _("Milestones")), *((a.value, str(a.label)) for a in Action)]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[HistoryEntry]
    ) -> QuerySet[HistoryEntry]:
        """The entries of the choice made."""
        value = str(self.value() or "")
        if value == "milestones":
            return queryset.milestones()  # type: ignore[attr-defined]
        return queryset.filter(action=value) if value in Action.values else queryset


class PersonFilter(RowFilter):
    """Entries by who did it."""

    title = gettext_lazy("who")
    parameter_name = "who"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Everybody who has or had a desk."""
        people = get_user_model().objects.order_by("first_name", "last_name", "username")
        return [(str(person.pk), str(person)) for person in people]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[HistoryEntry]
    ) -> QuerySet[HistoryEntry]:
        """The entries of the person chosen."""
        pk = self.chosen()
        return queryset.filter(by=pk) if pk is not None else queryset


class DayFilter(admin.SimpleListFilter):
    """Entries by when it was done."""

    title = gettext_lazy("when")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices, in days."""
        return [
            ("1", _("Today")),
            ("7", _("In 7 days")),
            ("31", _("In 31 days")),
            ("366", _("In a year")),
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[HistoryEntry]
    ) -> QuerySet[HistoryEntry]:
        """The entries since the day chosen; days begin at midnight."""
        value = str(self.value() or "")
        if value not in dict(self.lookup_choices):
            return queryset
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return queryset.filter(at__gte=midnight - timedelta(days=int(value) - 1))


@admin.display(description=gettext_lazy("when"), ordering="at")
def when(entry: HistoryEntry) -> SafeString:
    """The moment, to the second."""
    local = timezone.localtime(entry.at)
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        date_format(local, "j M Y, H:i:s"),
    )


@admin.display(description=gettext_lazy("who"))
def who(entry: HistoryEntry) -> str:
    """The person; the magazine itself where none is noted."""
    return str(entry.by) if entry.by else _("the magazine itself")


@admin.display(description=gettext_lazy("what"))
def what(entry: HistoryEntry) -> SafeString:
    """The action, marked if it is a milestone."""
    kind = "state milestone" if entry.is_milestone else "state"
    return format_html('<span class="{}">{}</span>', kind, entry.get_action_display())


@admin.display(description=gettext_lazy("article"))
def about(entry: HistoryEntry) -> SafeString:
    """The article with a link to its history; its last name if it is deleted for good."""
    if entry.article is None:
        return format_html("{}", entry.about)
    if entry.article.deleted_at is not None:
        url = reverse("admin:articles_article_bin")
        return format_html('<a href="{}">{}</a> {}', url, entry.article, _("(in the bin)"))
    url = reverse("admin:articles_article_history", args=[entry.article_id])
    return format_html('<a href="{}">{}</a>', url, entry.article)


@admin.display(description=gettext_lazy("revision"))
def revision_number(entry: HistoryEntry) -> str:
    """The number of the revision that it was done to."""
    return str(entry.revision.number) if entry.revision else ""


@admin.register(HistoryEntry)
class HistoryEntryAdmin(admin.ModelAdmin):
    """The log: found by person, action, day, words of the headline or of the note."""

    list_display = [when, who, what, about, revision_number, "note"]
    list_display_links = None
    empty_value_display = ""
    list_filter = [ActionFilter, PersonFilter, DayFilter]
    list_per_page = 50
    list_max_show_all = 0
    paginator = CappedPaginator
    show_full_result_count = False
    search_fields = ["note"]  # so that there is a search: what it does is below
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[HistoryEntry]:
        """Entries with what a row shows."""
        rows = super().get_queryset(request).select_related("by", "article", "revision")
        return rows.only(
            "at", "action", "note", "about", "by__first_name", "by__last_name",
            "by__username", "article__deleted_at", "article__working_headline",
            "article__headline", "revision__number",
        )  # fmt: skip

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[HistoryEntry], search_term: str
    ) -> tuple[QuerySet[HistoryEntry], bool]:
        """By a day such as 2026-11-24, an article's address, or words of headline or note."""
        term = search_term.replace("\x00", "").strip()
        day = _day(term)
        if day is not None:
            return queryset.filter(at__date=day), False
        if term:
            articles = search_articles(Article.objects.all(), term)
            noted, gone = Q(), Q()
            for word in term.split()[:MOST_WORDS]:
                noted &= Q(note__iregex=pattern_of(word))
                gone &= Q(about__iregex=pattern_of(word))
            found = Q(article__in=articles.values("pk"))
            queryset = queryset.filter(found | noted | gone)
        return queryset, False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Entries are made by what people do, and only so."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False


def _day(term: str) -> date | None:
    try:
        return parse_date(term)
    except ValueError:
        return None
