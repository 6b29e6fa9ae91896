"""Deleting articles: the question before, the bin, and deleting for good."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles.actions.deleting import (
    KEPT,
    NotThere,
    delete_article,
    delete_for_good,
    take_out_of_bin,
)
from articles.actions.pointing import point_first
from articles.actions.refusals import CannotPoint
from articles.admin import impact
from articles.admin.impact_effects import GOES
from articles.models import Action, Article, ArticleQuerySet, HistoryEntry, Status

PER_PAGE = 50
ArticleOf = Callable[[HttpRequest, str], Article]


@dataclass(frozen=True)
class Row:
    """One article in the bin: who put it there, and when it goes for good."""

    article: Article
    by: Any
    goes_at: datetime
    days: int
    was_public: bool


def may_delete(request: HttpRequest, article: Article) -> bool:
    """Whether a person may move an article of hers to the bin.

    What is or was public is for those who may withdraw.
    """
    if not request.user.has_perm("articles.delete_article"):
        return False
    is_draft = article.status == Status.DRAFT and article.first_published_at is None
    return is_draft or request.user.has_perm("articles.withdraw_article")


def urls(model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> list[URLPattern]:
    """The addresses of these screens, below the articles' own in the admin."""
    view = model_admin.admin_site.admin_view
    screens = _Bin(model_admin, article_of)
    return [
        path("bin/", view(screens.show), name="articles_article_bin"),
        path(
            "<int:pk>/delete/", csrf_protect(view(screens.delete)), name="articles_article_delete"
        ),
        path(
            "<int:pk>/take-out/",
            csrf_protect(view(require_POST(screens.take_out))),
            name="articles_article_take_out",
        ),
        path(
            "<int:pk>/delete-for-good/",
            csrf_protect(view(screens.for_good)),
            name="articles_article_delete_for_good",
        ),
    ]


class _Bin:
    """The views, for those who may edit the articles."""

    def __init__(self, model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> None:
        self.admin = model_admin
        self.article_of = article_of

    def delete(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows what leads to an article, asks, and moves it to the bin."""
        article = self.article_of(request, str(pk))
        if not may_delete(request, article):
            raise PermissionDenied
        if request.method == "POST":
            by: Any = request.user
            try:
                lead = impact.chosen(request, self.admin)
                point_first(article, lead, lambda: delete_article(article, by=by), by=by)
            except CannotPoint as problem:
                messages.error(request, str(problem))
                return HttpResponseRedirect(request.path)
            except NotThere:
                messages.warning(request, _("Somebody else has deleted this article meanwhile."))
            else:
                words = _("“%(headline)s” is in the bin for 30 days.") % {"headline": article}
                url = reverse("admin:articles_article_bin")
                link = format_html('{} <a href="{}">{}</a>', words, url, _("See the bin"))
                messages.success(request, link)
            return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
        context = impact.impact_context(request, self.admin, article, GOES) | {
            "title": _("Delete “%(headline)s”?") % {"headline": article},
            "was_public": article.first_published_at is not None,
        }
        return TemplateResponse(request, "admin/articles/article/delete.html", context)

    def show(self, request: HttpRequest) -> HttpResponse:
        """What is in the bin, the newest first."""
        articles = self._articles(request).select_related("working_section")
        found = Paginator(articles.order_by("-deleted_at", "-pk"), PER_PAGE)
        page = found.get_page(request.GET.get("page"))
        context = self._context(request) | {
            "title": _("Bin"),
            "page": page,
            "rows": _rows(list(page.object_list)),
            "may_purge": request.user.has_perm("articles.delete_article_for_good"),
        }
        return TemplateResponse(request, "admin/articles/article/bin.html", context)

    def take_out(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Brings an article back."""
        article = self._article(request, pk)
        try:
            take_out_of_bin(article, by=request.user)  # type: ignore[arg-type]
        except NotThere:
            messages.warning(request, _("Somebody else has taken it out or deleted it."))
            return HttpResponseRedirect(reverse("admin:articles_article_bin"))
        messages.success(request, _("Here it is again. Readers see it when you publish it."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))

    def for_good(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks, and deletes an article with all that hangs on it."""
        if not request.user.has_perm("articles.delete_article_for_good"):
            raise PermissionDenied
        article = self._article(request, pk)
        if request.method == "POST":
            name = str(article)
            try:
                delete_for_good(article, by=request.user)  # type: ignore[arg-type]
            except NotThere:
                messages.warning(request, _("Somebody else has taken it out or deleted it."))
            else:
                messages.success(
                    request, _("“%(headline)s” is gone for good.") % {"headline": name}
                )
            return HttpResponseRedirect(reverse("admin:articles_article_bin"))
        context = self._context(request) | {
            "title": _("Delete “%(headline)s” for good?") % {"headline": article},
            "article": article,
            "revisions": article.revisions.count(),
            "redirects": article.redirects.count(),
            "was_public": article.first_published_at is not None,
        }
        return TemplateResponse(request, "admin/articles/article/delete_for_good.html", context)

    def _context(self, request: HttpRequest) -> dict[str, Any]:
        return {**self.admin.admin_site.each_context(request), "opts": self.admin.opts}

    def _articles(self, request: HttpRequest) -> ArticleQuerySet:
        if not self.admin.has_change_permission(request):
            raise PermissionDenied
        articles = Article.objects.in_bin().defer(
            "compiled_body", "feed_body", "page_data", "card_data"
        )
        if request.user.has_perm("articles.edit_all_articles"):
            return articles
        return articles.filter(created_by_id=request.user.pk)

    def _article(self, request: HttpRequest, pk: int) -> Article:
        article = self._articles(request).filter(pk=pk).first()
        if article is None:
            raise Http404(_("There is no such article in the bin."))
        if not may_delete(request, article):
            raise PermissionDenied
        return article


def _rows(articles: list[Article]) -> list[Row]:
    """The rows of a page; one query tells who put them there."""
    entries = HistoryEntry.objects.filter(
        article__in=[article.pk for article in articles], action=Action.DELETED
    )
    people = {
        entry.article_id: entry.by for entry in entries.select_related("by").order_by("at", "pk")
    }
    now = timezone.now()
    rows = []
    for article in articles:
        assert article.deleted_at is not None
        goes_at = article.deleted_at + KEPT
        rows.append(
            Row(
                article,
                people.get(article.pk),
                goes_at,
                max(0, ceil((goes_at - now) / timedelta(days=1))),
                article.first_published_at is not None,
            )
        )
    return rows
