"""Articles in the admin: the list, the form, publishing and withdrawing."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from articles.actions.pointing import point_first
from articles.actions.publish import (
    CannotPublish,
    NotPublic,
    publish,
    withdraw,
)
from articles.actions.refusals import CannotPoint, Overtaken, Refused
from articles.actions.revisions import Conflict, create_article, save_draft
from articles.admin import (
    article_bin,
    article_history,
    article_languages,
    article_preview,
    article_publishing,
    article_session,
    article_share,
    comments,
    editor_api,
    editor_photos,
    editor_tags,
    editor_text,
    impact,
    workflow,
)
from articles.admin.article_choices import chosen
from articles.admin.article_columns import COLUMNS, headline_or_draft
from articles.admin.article_defaults import starting_content
from articles.admin.article_languages import is_translated
from articles.admin.article_list import (
    ArticleChangeList,
    AuthorFilter,
    CappedPaginator,
    DateFilter,
    FormatFilter,
    SectionFilter,
    StateFilter,
)
from articles.admin.article_posted import Written, as_sent, as_stored
from articles.admin.article_screen import after_conflict, article_screen
from articles.admin.article_search import search_articles
from articles.admin.impact_effects import GOES
from articles.admin.states import state_of
from articles.models import Article, standing_of
from articles.models.rights import may_publish, may_withdraw

csrf_protected = method_decorator(csrf_protect)


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """The editors' screen of articles. What is written becomes revisions, never columns."""

    list_display = COLUMNS
    list_display_links = [headline_or_draft]
    list_filter = [StateFilter, SectionFilter, FormatFilter, AuthorFilter, DateFilter]
    list_select_related = ["working_section", "progress"]
    list_per_page = 50
    list_max_show_all = 0
    paginator = CappedPaginator
    show_full_result_count = False
    search_fields = ["working_headline"]
    ordering = ["-changed_at", "-id"]
    actions = None

    # --- Who may do what -------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """The articles that the person at work may edit."""
        articles = Article.objects.editable_by(request.user)
        return articles.defer("compiled_body", "feed_body", "page_data", "card_data")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Pickers (autocomplete) offer every article: anybody may link to it."""
        if request.path.endswith("/autocomplete/"):
            queryset = Article.objects.existing().order_by("-changed_at", "-id")
        return search_articles(queryset, search_term), False  # type: ignore[arg-type]

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Only as the screens of the bin have it: nothing is deleted past them."""
        return False

    # --- The list --------------------------------------------------------------------------

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ArticleChangeList]:
        """The list that knows its rows' photos and authors."""
        return ArticleChangeList

    # --- The form --------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        """The screens beside Django's own."""
        view = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/withdraw/",
                view(self.withdraw_view),
                name="articles_article_withdraw",
            ),
            *article_preview.urls(self, self._article),
            path(
                "<int:pk>/comments/",
                view(self.comments_view),
                name="articles_article_comments",
            ),
            *editor_api.urls(self, state_of),
            *article_session.urls(self, self._article),
            *article_history.urls(self, self._article),
            *impact.urls(self, self._article),
            *article_bin.urls(self, self._article),
            *article_share.urls(self, self._article),
            *article_languages.urls(self, self._article),
            *editor_photos.urls(self),
            *editor_tags.urls(self),
            *editor_text.urls(self),
            *article_publishing.urls(self, self._article),
            *super().get_urls(),
        ]

    @csrf_protected
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form over the latest revision; saving and publishing."""
        article = self._article(request, object_id) if object_id is not None else None
        if article is None and not self.has_add_permission(request):
            raise PermissionDenied
        latest = article.latest_revision if article else None
        before = latest.read() if latest else starting_content(request.user)
        if request.method != "POST":
            return self._screen(request, article, as_stored(request, article, before))
        written = as_sent(request, request.POST, before)
        if not written.is_valid:
            return self._screen(request, article, written)
        content = chosen(written.content, before, request.POST)
        if article is None and content == before:
            written.form.add_error(
                None, _("There is nothing to save yet: write a headline, or some text.")
            )
            return self._screen(request, article, written)
        try:
            if article is None:
                article = create_article(content, by=request.user)  # type: ignore[arg-type]
            else:
                save_draft(article, content, by=request.user, base=written.form.base())  # type: ignore[arg-type]
        except Conflict as conflict:
            after_conflict(written, conflict)
            return self._screen(request, article, written)
        if "_publish" in request.POST:
            if request.user.has_perm("articles.publish_article") and impact.must_be_shown(article):
                url = reverse("admin:articles_article_publish", args=[article.pk])
                kept = ("minor", "correction", "standing")
                asked = {name: request.POST[name] for name in kept if request.POST.get(name)}
                return HttpResponseRedirect(f"{url}?{urlencode(asked)}")
            self._publish(request, article)
        elif not workflow.act(request, article):
            messages.success(request, _("Saved. Readers see no change until you publish."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks, and then takes an article back."""
        article = self._article(request, str(pk))
        if not may_withdraw(request.user, article):
            raise PermissionDenied
        if request.method == "POST":
            try:
                lead = impact.chosen(request, self)
                by: Any = request.user
                seen = request.POST.get("standing")

                def take() -> Article:
                    return withdraw(article, by=by, seen=seen)

                point_first(article, lead, take, by=by)
            except Overtaken as overtaken:
                messages.error(request, str(overtaken))
            except NotPublic:
                messages.warning(
                    request, _("The article is not public: there is nothing to withdraw.")
                )
            except CannotPoint as problem:
                messages.error(request, str(problem))
                return HttpResponseRedirect(request.path)
            else:
                words = _("Withdrawn. Its address now says so, and links to it are gone.")
                if lead and (lead.sources or lead.places):
                    words = _(
                        "Withdrawn. Its address now says so, and what was ticked leads to "
                        "“%(headline)s”; other links to it are gone."
                    ) % {"headline": lead.to}
                messages.success(request, words)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        context = impact.impact_context(request, self, article, GOES) | {
            "title": _("Withdraw “%(headline)s”?") % {"headline": article},
            "standing": standing_of(article),
        }
        return TemplateResponse(request, "admin/articles/article/withdraw.html", context)

    def comments_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The comments on an article, by themselves."""
        return comments.comments_view(request, self._article(request, str(pk)))

    def _article(self, request: HttpRequest, object_id: str) -> Article:
        if not (object_id.isascii() and object_id.isdigit() and len(object_id) < 19):
            raise Http404
        if not self.has_change_permission(request):
            raise PermissionDenied
        article = (
            self.get_queryset(request)
            .defer(None)
            .select_related("latest_revision", "live_revision", "section", "progress")
            .annotate(is_translated=is_translated())
            .filter(pk=object_id)
            .first()
        )
        if article is None:
            raise Http404(_("There is no such article, or it is not yours to edit."))
        return article

    def _publish(self, request: HttpRequest, article: Article) -> None:
        if not may_publish(request.user, article):
            messages.error(request, _("Saved. You may not publish: ask an editor."))
            return
        options: dict[str, Any] = {
            "substantive": "minor" not in request.POST,
            "correction": request.POST.get("correction", ""),
            "seen": request.POST.get("standing"),
        }
        try:
            published = publish(article, by=request.user, **options)  # type: ignore[arg-type]
        except Refused as refused:
            workflow.keep_typed(request, article, refused)
            messages.error(request, str(refused))
            messages.warning(request, _("Saved as a draft, but not published."))
            return
        except CannotPublish as stopped:
            workflow.keep_typed(request, article, stopped)
            for problem in stopped.problems:
                messages.error(request, problem.message)
            messages.warning(request, _("Saved as a draft, but not published."))
            return
        url = published.article.get_absolute_url()
        messages.success(
            request,
            format_html('{} <a href="{}">{}</a>', _("Published:"), url, published.article.headline),
        )

    def _screen(
        self, request: HttpRequest, article: Article | None, written: Written
    ) -> HttpResponse:
        return article_screen(self, request, article, written)
