"""Previews: what was saved last as a page; and the unsaved text, as a page and checked."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from js_asset import ImportMap, Media, Script

from articles import pages, refresh
from articles.actions.revisions import cleaned
from articles.admin.article_posted import as_sent
from articles.body.checklist import check_page
from articles.body.page import CompiledPage, compile_page
from articles.body.problems import in_one_line
from articles.languages import speaking
from articles.models import Article, Content, Section, Tag, make_tag_slug

MODULES = ("checklist", "frame", "live", "main", "pane", "patch", "places")
STATIC = "articles/admin/preview"
MEDIA = Media(
    importmap=ImportMap({f"preview/{name}": f"{STATIC}/{name}.js" for name in MODULES}),
    css={"all": ["articles/admin/preview.css"]},
    js=[Script(f"{STATIC}/main.js", type="module")],
)
# A new article has no id yet, and an address needs one: the largest that addresses can hold.
NOBODYS = 10**18 - 1
# Without these there is no page; the preview says so in the page's place for them.
ESSENTIALS = ("no-headline", "no-section", "no-body")


def urls(
    model_admin: "ModelAdmin[Article]", find: Callable[[HttpRequest, str], Article]
) -> list[URLPattern]:
    """The addresses of previews: GET shows what was saved, POST what is being written.

    ``find`` gives the article of an id to those who may edit it, and raises for others.
    """

    def preview(request: HttpRequest, pk: int) -> HttpResponse:
        article = find(request, str(pk))
        return live(request, article) if request.method == "POST" else saved_page(request, article)

    @require_POST
    def preview_new(request: HttpRequest) -> HttpResponse:
        if not model_admin.has_add_permission(request):
            raise PermissionDenied
        return live(request, None)

    view = model_admin.admin_site.admin_view
    return [
        path("preview/", view(preview_new), name="articles_article_preview_new"),
        path("<int:pk>/preview/", view(preview), name="articles_article_preview"),
    ]


def address(article: Article | None) -> str:
    """Where the screen of an article (None for a new one) asks for its live preview."""
    if article is None:
        return reverse("admin:articles_article_preview_new")
    return reverse("admin:articles_article_preview", args=[article.pk])


def saved_page(request: HttpRequest, article: Article) -> HttpResponse:
    """The latest revision as readers would see it now, as a page of its own."""
    assert article.latest_revision is not None
    compiled = _compiled(article, article.latest_revision.read())
    if compiled.section is None:
        messages.warning(request, _("Choose a section and save: then there is a preview."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    with speaking(compiled.content.language):
        context = {"page": pages.article_page(as_published(article, compiled))}
        response = render(request, "articles/article.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def live(request: HttpRequest, article: Article | None) -> HttpResponse:
    """The text as it was sent, as readers would get it, and its checklist; nothing is stored.

    ``show`` names what is looked at: ``page``, ``newsletter``, or nothing for the checklist and
    the small cards alone.
    """
    latest = article.latest_revision if article else None
    before = latest.read() if latest else Content()
    written = as_sent(request, request.POST, before, with_files=False)
    compiled = _compiled(article, cleaned(written.content))
    problems = check_page(compiled)
    shown = as_published(article or Article(pk=NOBODYS), compiled)
    with speaking(shown.language):
        page = pages.article_page(shown)
    context = {"page": page, "article": shown, "is_new": article is None, "problems": problems}
    answer: dict[str, Any] = {
        "standing": in_one_line(problems),
        "stops": any(problem.blocks for problem in problems),
        "checklist": _render(request, "admin/articles/article/preview/checklist.html", context),
        "cards": _render(request, "admin/articles/article/preview/cards.html", context),
        "missing": " ".join(p.message for p in problems if p.code in ESSENTIALS),
    }
    answer["show"] = show = request.POST.get("show", "")
    with speaking(shown.language):
        if show == "page":
            answer["document"] = _render(request, "articles/live.html", context)
        elif show == "newsletter":
            answer["document"] = _render(request, "articles/in_mail.html", _item(context))
    return JsonResponse(answer)


def as_published(article: Article, compiled: CompiledPage) -> Article:
    """The article with the public columns that publishing would write; what is missing says so."""
    refresh.set_columns(article, compiled)
    if article.section is None:
        article.section = Section(name=_("No section yet"), slug="no-section")
    article.headline = article.headline or _("No headline yet")
    article.page_data["tags"] = [
        {"name": tag.name, "url": tag.get_absolute_url()} for tag in _tags(compiled)
    ]
    article.published_at = article.published_at or timezone.now()
    return article


def _compiled(article: Article | None, content: Content) -> CompiledPage:
    return compile_page(
        content,
        at=timezone.now(),
        article_id=article.pk if article else None,
        bound=refresh.bound_headlines(article.pk) if article else None,
    )


def _tags(compiled: CompiledPage) -> list[Tag]:
    """The tags in order, with those that publishing would make."""
    named = {make_tag_slug(name): name for name in reversed(compiled.content.tags)}
    slugs = dict.fromkeys(make_tag_slug(name) for name in compiled.content.tags)
    tags = [
        compiled.known_tags.get(slug) or Tag(name=named[slug], slug=slug) for slug in slugs if slug
    ]
    return list({tag.slug: tag for tag in tags}.values())


def _item(context: dict[str, Any]) -> dict[str, Any]:
    """An article as mails show it, with pictures from here: the policy lets in no other host."""
    article = context["article"]
    body = article.feed_body.replace(f'src="{settings.SITE_URL}/', 'src="/')
    return {
        **context,
        "photo": article.page_data["feed_photo"],
        "body": mark_safe(body),  # noqa: S308 - compiled from a sanitised source
    }


def _render(request: HttpRequest, template: str, context: dict[str, Any]) -> str:
    return render_to_string(template, context, request).strip()
