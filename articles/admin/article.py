"""Articles in the admin: the list, the form, publishing and withdrawing, a preview."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from js_asset import Media

from articles import pages, refresh
from articles.actions.publish import (
    CannotPublish,
    NotPublic,
    bind_open_links,
    check,
    publish,
    withdraw,
)
from articles.actions.revisions import Conflict, create_article, save_draft
from articles.admin import editor_api
from articles.admin.article_columns import COLUMNS, headline_or_draft
from articles.admin.article_errors import errors_of
from articles.admin.article_form import ArticleForm, content_of, initial_of
from articles.admin.article_list import (
    ArticleChangeList,
    AuthorFilter,
    CappedPaginator,
    DateFilter,
    SectionFilter,
    StateFilter,
)
from articles.admin.article_photo import chosen_photo, show_own_texts, take_photo
from articles.admin.article_rows import byline_rows, read_more_rows
from articles.admin.article_search import search_articles
from articles.admin.states import kind_of, state_of
from articles.body.page import compile_page
from articles.models import Article, Content, Status

csrf_protected = method_decorator(csrf_protect)


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """The editors' screen of articles. What is written becomes revisions, never columns."""

    list_display = COLUMNS
    list_display_links = [headline_or_draft]
    list_filter = [StateFilter, SectionFilter, AuthorFilter, DateFilter]
    list_select_related = ["working_section"]
    list_per_page = 50
    list_max_show_all = 0
    paginator = CappedPaginator
    show_full_result_count = False
    search_fields = ["working_headline"]
    ordering = ["-changed_at", "-id"]
    actions = None

    # --- Who may do what -------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """All articles, or only one's own for those who may not edit others'."""
        articles = Article.objects.existing().defer("compiled_body", "feed_body", "page_data")
        if request.user.has_perm("articles.edit_all_articles"):
            return articles
        return articles.filter(created_by_id=request.user.pk)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Pickers (autocomplete) offer every article: anybody may link to it."""
        if request.path.endswith("/autocomplete/"):
            queryset = Article.objects.existing().order_by("-changed_at", "-id")
        return search_articles(queryset, search_term), False  # type: ignore[arg-type]

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Articles are withdrawn, not deleted."""
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
            path("<int:pk>/preview/", view(self.preview_view), name="articles_article_preview"),
            *editor_api.urls(self, state_of),
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
        before = latest.read() if latest else Content()
        if article is not None and request.method != "POST":
            # Links that have found their article meanwhile show it.
            before = bind_open_links(before, article_id=article.pk)
        if request.method != "POST":
            initial = initial_of(before)
            if latest:
                initial |= {"base_revision": latest.pk, "base_counter": latest.counter}
            form = self._form(request, initial=initial)
            bylines, _whole = byline_rows(None, before)
            read_more, _whole = read_more_rows(None, before)
            return self._screen(request, article, form, bylines, read_more)
        form = self._form(request, request.POST, request.FILES)
        bylines, has_bylines = byline_rows(request.POST, before)
        read_more, has_read_more = read_more_rows(request.POST, before)
        # All three are checked, so that every error is told at once.
        are_valid = [form.is_valid(), bylines.is_valid(), read_more.is_valid()]
        form = take_photo(form, by=request.user)
        if not (has_bylines and has_read_more):
            message = _("Bylines or read more did not arrive whole. Check them, and save again.")
            form.add_error(None, message)
        if not (all(are_valid[1:]) and form.is_valid()):
            return self._screen(request, article, form, bylines, read_more)
        content = content_of(form, bylines, read_more, before)
        if article is None and content == Content():
            form.add_error(None, _("There is nothing to save yet: write a headline, or some text."))
            return self._screen(request, article, form, bylines, read_more)
        try:
            if article is None:
                article = create_article(content, by=request.user)  # type: ignore[arg-type]
            else:
                save_draft(article, content, by=request.user, base=form.base())  # type: ignore[arg-type]
        except Conflict as conflict:
            form = self._after_conflict(form, conflict)
            return self._screen(request, article, form, bylines, read_more)
        if "_publish" in request.POST:
            self._publish(request, article)
        else:
            messages.success(request, _("Saved. Readers see no change until you publish."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks, and then takes an article back."""
        article = self._article(request, str(pk))
        if not request.user.has_perm("articles.withdraw_article"):
            raise PermissionDenied
        back = reverse("admin:articles_article_change", args=[article.pk])
        if request.method == "POST":
            try:
                withdraw(article, by=request.user)  # type: ignore[arg-type]
            except NotPublic:
                messages.warning(
                    request, _("The article is not public: there is nothing to withdraw.")
                )
            else:
                messages.success(
                    request, _("Withdrawn. Its address now says so, and links to it are gone.")
                )
            return HttpResponseRedirect(back)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Withdraw “%(headline)s”?") % {"headline": article},
            "article": article,
            "opts": self.opts,
            "back": back,
        }
        return TemplateResponse(request, "admin/articles/article/withdraw.html", context)

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The latest revision as readers would see it now; for those who may edit it."""
        article = self._article(request, str(pk))
        assert article.latest_revision is not None
        content = article.latest_revision.read()
        page = compile_page(
            content,
            at=timezone.now(),
            article_id=article.pk,
            bound=refresh.bound_headlines(article.pk),
        )
        if page.section is None:
            messages.warning(request, _("Choose a section and save: then there is a preview."))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        refresh.set_columns(article, page)
        article.published_at = article.published_at or timezone.now()
        context = {
            "page": pages.article_page(article),
            "current_section": page.section.slug,
            "preview": True,
        }
        response = TemplateResponse(request, "articles/article.html", context)
        response["X-Robots-Tag"] = "noindex"
        return response

    def _article(self, request: HttpRequest, object_id: str) -> Article:
        if not (object_id.isascii() and object_id.isdigit() and len(object_id) < 19):
            raise Http404
        if not self.has_change_permission(request):
            raise PermissionDenied
        article = (
            self.get_queryset(request)
            .defer(None)
            .select_related("latest_revision", "live_revision", "section")
            .filter(pk=object_id)
            .first()
        )
        if article is None:
            raise Http404(_("There is no such article, or it is not yours to edit."))
        return article

    def _publish(self, request: HttpRequest, article: Article) -> None:
        if not request.user.has_perm("articles.publish_article"):
            messages.error(request, _("Saved. You may not publish: ask an editor."))
            return
        substantive = "minor" not in request.POST
        try:
            published = publish(article, by=request.user, substantive=substantive)  # type: ignore[arg-type]
        except CannotPublish as stopped:
            for problem in stopped.problems:
                messages.error(request, problem.message)
            messages.warning(request, _("Saved as a draft, but not published."))
            return
        url = published.article.get_absolute_url()
        messages.success(
            request,
            format_html('{} <a href="{}">{}</a>', _("Published:"), url, published.article.headline),
        )

    def _form(self, request: HttpRequest, *data: Any, **options: Any) -> ArticleForm:
        form = ArticleForm(*data, **options)
        if not request.user.has_perm("articles.add_photo"):
            del form.fields["photo_file"]
        return form

    def _after_conflict(self, form: ArticleForm, conflict: Conflict) -> ArticleForm:
        """The form with its text as typed, now based on the other's save, and told so."""
        sent: Any = form.data  # a QueryDict, since the form is bound
        data = sent.copy()
        data["base_revision"] = str(conflict.latest.pk)
        data["base_counter"] = str(conflict.latest.counter)
        again = ArticleForm(data)
        again.is_valid()
        again.add_error(
            None,
            _(
                "%(conflict)s Your text below is not saved yet. Open this article in another tab "
                "and compare; saving again puts your text in the place of the other."
            )
            % {"conflict": conflict},
        )
        return again

    def _screen(
        self,
        request: HttpRequest,
        article: Article | None,
        form: ArticleForm,
        bylines: Any,
        read_more: Any,
    ) -> HttpResponse:
        latest = article.latest_revision if article else None
        photo, picture = chosen_photo(form)
        if photo is not None:
            show_own_texts(form, photo)
        if latest is not None:
            language = latest.read().language
            form.fields["body"].widget.attrs |= {"lang": language} if language else {}
        media = self.media + form.media + bylines.media + read_more.media
        context = {
            **self.admin_site.each_context(request),
            "title": _("Write an article") if article is None else str(article),
            "opts": self.opts,
            "article": article,
            "form": form,
            "bylines": bylines,
            "read_more": read_more,
            "row_sets": [bylines, read_more],
            # Import maps are inline scripts: without the nonce the editor would not come up.
            "media": Media.from_media(media).with_nonce(request.csp_nonce),  # type: ignore[attr-defined]
            "errors": errors_of(form, bylines, read_more),
            "photo": photo,
            "picture": picture,
            "saved_at": latest.saved_at if latest else None,
            "state": state_of(article) if article else _("New"),
            "state_kind": kind_of(article) if article else "draft",
            "problems": check(article) if article else [],
            "history": (article.history.select_related("by", "revision")[:12] if article else []),
            "is_public": article is not None and article.is_public(),
            "minor": "minor" in request.POST,
            "is_live": article is not None and article.status == Status.PUBLISHED,
            "can_publish": request.user.has_perm("articles.publish_article"),
            "can_withdraw": request.user.has_perm("articles.withdraw_article"),
            "add": article is None,
            "change": article is not None,
            "has_view_permission": True,
            "original": article,
        }
        return TemplateResponse(request, "admin/articles/article/change_form.html", context)
