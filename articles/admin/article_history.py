"""The history of one article: its revisions, two of them compared, one of them restored."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles.actions.restoring import NothingToRestore, restore
from articles.body.compare import changed_fields, compare
from articles.models import Article, HistoryEntry, Revision

PER_PAGE = 25
MOST_NAMED = 100  # entries that belong to no revision


ArticleOf = Callable[[HttpRequest, str], Article]


@dataclass(frozen=True)
class Row:
    """One revision in the list: what changed in it, and what became of it."""

    revision: Revision
    changed: list[str]
    is_first: bool
    is_live: bool
    is_latest: bool
    milestones: list[HistoryEntry] = field(default_factory=list)
    notes: list[HistoryEntry] = field(default_factory=list)


def urls(model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> list[URLPattern]:
    """The addresses of the history, below the articles' own in the admin.

    ``article_of`` gives the article of an id to whoever may edit it, and refuses all others.
    """
    view = model_admin.admin_site.admin_view
    history = _History(model_admin, article_of)
    return [
        path("<int:pk>/history/", view(history.show), name="articles_article_history"),
        path("<int:pk>/compare/", view(history.compare), name="articles_article_compare"),
        path(
            "<int:pk>/restore/<int:number>/",
            csrf_protect(view(require_POST(history.restore))),
            name="articles_article_restore",
        ),
    ]


class _History:
    """The views, for those who may edit the article."""

    def __init__(self, model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> None:
        self.admin = model_admin
        self.article_of = article_of

    def show(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every revision, newest first, each with who, when and what."""
        article = self.article_of(request, str(pk))
        revisions = article.revisions.select_related("created_by").order_by("-number")
        page = Paginator(revisions, PER_PAGE).get_page(request.GET.get("page"))
        loose = article.history.filter(revision=None).select_related("by")[:MOST_NAMED]
        context = self._context(request, article) | {
            "title": _("History of “%(headline)s”") % {"headline": article},
            "page": page,
            "rows": _rows(article, page),
            "loose": loose if page.number == 1 else [],
        }
        return TemplateResponse(request, "admin/articles/article/history.html", context)

    def compare(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Two revisions, ``?from=`` and ``?to=``, word by word in all fields."""
        article = self.article_of(request, str(pk))
        choices = list(article.revisions.select_related("created_by").defer("content"))
        numbers = [revision.number for revision in choices]
        before, after = (_number(request, name) for name in ("from", "to"))
        if before is None or after is None or not {before, after} <= set(numbers):
            messages.warning(request, _("Choose two revisions to compare."))
            return HttpResponseRedirect(reverse("admin:articles_article_history", args=[pk]))
        before, after = sorted((before, after))
        found = {
            revision.number: revision
            for revision in article.revisions.select_related("created_by").filter(
                number__in=[before, after]
            )
        }
        context = self._context(request, article) | {
            "title": _("“%(headline)s”: revisions %(before)d and %(after)d")
            % {"headline": article, "before": before, "after": after},
            "before": found[before],
            "after": found[after],
            "choices": choices,
            "is_latest": after == numbers[0],
            "changes": compare(found[before].read(), found[after].read()),
        }
        return TemplateResponse(request, "admin/articles/article/compare.html", context)

    def restore(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Make an earlier revision the latest draft."""
        article = self.article_of(request, str(pk))
        revision = article.revisions.filter(number=number).first()
        if revision is None:
            raise Http404(_("The article has no such revision."))
        try:
            restore(article, revision, by=request.user)  # type: ignore[arg-type]
        except NothingToRestore:
            messages.warning(
                request, _("This is what the latest revision holds: there is nothing to restore.")
            )
            return HttpResponseRedirect(reverse("admin:articles_article_history", args=[pk]))
        messages.success(
            request,
            _("Revision %(number)d is the draft now. Readers see no change until you publish.")
            % {"number": number},
        )
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))

    def _context(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        return {
            **self.admin.admin_site.each_context(request),
            "opts": self.admin.opts,
            "article": article,
        }


def _number(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


def _rows(article: Article, page: "Page[Revision]") -> list[Row]:
    """The revisions of a page, each set against the one before it (two queries)."""
    revisions = list(page.object_list)
    if not revisions:
        return []
    before = article.revisions.filter(number__lt=revisions[-1].number).order_by("-number").first()
    entries: dict[int | None, list[HistoryEntry]] = defaultdict(list)
    told = HistoryEntry.objects.filter(revision__in=[revision.pk for revision in revisions])
    for entry in told.select_related("by").order_by("at", "pk"):
        entries[entry.revision_id].append(entry)
    contents = [revision.read() for revision in revisions]
    earlier = [*contents[1:], before.read() if before else None]
    return [
        Row(
            revision,
            changed=changed_fields(then, now) if then else [],
            is_first=then is None,
            is_live=article.is_public() and revision.pk == article.live_revision_id,
            is_latest=revision.pk == article.latest_revision_id,
            milestones=[entry for entry in entries[revision.pk] if entry.is_milestone],
            notes=[e for e in entries[revision.pk] if e.note and not e.is_milestone],
        )
        for revision, now, then in zip(revisions, contents, earlier, strict=True)
    ]
