"""Publishing from the writing screen without leaving it: what will happen, and doing it."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.actions.publish import CannotPublish, check, publish
from articles.actions.refusals import Refused
from articles.actions.revisions import Conflict, create_article, save_draft
from articles.admin import impact
from articles.admin.article_defaults import starting_content
from articles.admin.article_errors import FormError, errors_of
from articles.admin.article_posted import as_sent
from articles.admin.publishing_words import what_happened, what_will_happen
from articles.admin.states import kind_of, state_of
from articles.body.checklist import Problem
from articles.models import Article, Revision
from articles.models.rights import may_publish

FindArticle = Callable[[HttpRequest, str], Article]


def urls(model_admin: "ModelAdmin[Article]", find: FindArticle) -> list[URLPattern]:
    """The two addresses: ask what will happen (the text is saved as a draft), and publish.

    ``find`` gives the article of an id that the user may edit, or raises.
    """
    view = model_admin.admin_site.admin_view

    @require_POST
    def ask(request: HttpRequest) -> JsonResponse:
        _check_may_publish(request)
        article = find(request, pk) if (pk := request.POST.get("article", "")) else None
        if article is None and not model_admin.has_add_permission(request):
            raise PermissionDenied
        return save_and_tell(request, article)

    @require_POST
    def do(request: HttpRequest, pk: int) -> JsonResponse:
        _check_may_publish(request)
        return publish_now(request, find(request, str(pk)))

    return [
        path("editor/publishing/", view(ask), name="articles_article_editor_publishing"),
        path("<int:pk>/publish-now/", view(do), name="articles_article_publish_now"),
    ]


def save_and_tell(request: HttpRequest, article: Article | None) -> JsonResponse:
    """Save the fields that were sent as a draft, and say what publishing it would do.

    Answers with ``problems``; where the draft was saved also with ``saved`` (see ``_saved``), and
    where nothing stops it with ``words``, the sentences that tell what will happen.
    """
    latest = article.latest_revision if article else None
    before = latest.read() if latest else starting_content(request.user)
    written = as_sent(request, request.POST, before)
    if not written.is_valid:
        errors = errors_of(written.form, written.bylines, written.read_more)
        return JsonResponse({"problems": [_error_as_json(error) for error in errors]})
    try:
        if article is None:
            article = create_article(written.content, by=request.user)  # type: ignore[arg-type]
        else:
            save_draft(article, written.content, by=request.user, base=written.form.base())  # type: ignore[arg-type]
    except Conflict as conflict:
        return JsonResponse({"problems": [_conflict(conflict)]})
    problems = check(article, by=request.user)  # type: ignore[arg-type]
    answer: dict[str, Any] = {
        "saved": _saved(article),
        "problems": [_as_json(problem) for problem in problems],
    }
    if not any(problem.blocks for problem in problems):
        if impact.must_be_shown(article):
            # Others lead here, and its headline or address changes: a page of its own asks.
            answer["question"] = reverse("admin:articles_article_publish", args=[article.pk])
        answer |= {"words": what_will_happen(article), "may_be_minor": article.is_public()}
    return JsonResponse(answer)


def publish_now(request: HttpRequest, article: Article) -> JsonResponse:
    """Publish the revision that was agreed to, named by ``revision`` and ``counter``.

    Answers with ``saved``, and with ``words`` and the ``url``, or with the ``problems``.
    """
    latest = article.latest_revision
    assert latest is not None
    agreed = (request.POST.get("revision", ""), request.POST.get("counter", ""))
    if agreed != (str(latest.pk), str(latest.counter)):
        return JsonResponse({"problems": [_conflict(Conflict(latest))]})
    if not may_publish(request.user, article):
        raise PermissionDenied
    options: dict[str, Any] = {
        "substantive": "minor" not in request.POST,
        "correction": request.POST.get("correction", ""),
        "seen": request.POST.get("standing"),
    }
    try:
        published = publish(article, by=request.user, **options)  # type: ignore[arg-type]
    except Refused as refused:
        message = {"message": str(refused), "target": "id_correction", "blocks": True}
        return JsonResponse({"problems": [message]})
    except CannotPublish as stopped:
        return JsonResponse({"problems": [_as_json(problem) for problem in stopped.problems]})
    article = published.article
    return JsonResponse(
        {
            "saved": _saved(article),
            "words": what_happened(article),
            "headline": article.headline,
            "url": request.build_absolute_uri(article.get_absolute_url()),
            "problems": [_as_json(problem) for problem in published.warnings],
        }
    )


def _check_may_publish(request: HttpRequest) -> None:
    if not request.user.has_perm("articles.publish_article"):
        raise PermissionDenied


def _saved(article: Article) -> dict[str, Any]:
    """What the screen needs to go on writing: where, and from which revision."""
    latest: Revision | None = article.latest_revision
    assert latest is not None
    return {
        "id": article.pk,
        "revision": latest.pk,
        "counter": latest.counter,
        "url": reverse("admin:articles_article_change", args=[article.pk]),
        "publish": reverse("admin:articles_article_publish_now", args=[article.pk]),
        "state": state_of(article),
        "kind": kind_of(article),
    }


def _as_json(problem: Problem) -> dict[str, Any]:
    target = f"id_{problem.field}" if problem.field else ""
    return {"message": problem.message, "target": target, "blocks": problem.blocks}


def _error_as_json(error: FormError) -> dict[str, Any]:
    message = f"{error.label}: {error.message}" if error.label else error.message
    return {"message": message, "target": error.target, "blocks": True}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    message = _("%(conflict)s Open it in another tab and compare before you publish.")
    return {"message": message % {"conflict": conflict}, "target": "", "blocks": True}
