"""What the writing screen asks while an article is written: saving, comparing, who is here."""

import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles.actions import presence
from articles.actions.binding import articles_of
from articles.actions.revisions import Conflict, Screen, begin_article, begun_article, save_draft
from articles.admin import renew_login
from articles.admin.article_choices import chosen, side_by_side, text_at
from articles.admin.article_defaults import starting_content
from articles.admin.article_errors import errors_of
from articles.admin.article_posted import Written, as_sent
from articles.admin.states import kind_of, state_of
from articles.admin.widgets import is_id
from articles.models import Article, Content, Presence, Revision
from articles.templatetags.moments import clock, iso

MOST_OPEN = 200  # open links of one article
MOST_SAVES = 2**31 - 1  # what a column of whole numbers holds
SCREEN = re.compile(r"[A-Za-z0-9-]{16,40}")

ArticleOf = Callable[[HttpRequest, str], Article]
View = Callable[..., JsonResponse]


def urls(model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> list[URLPattern]:
    """The addresses of a session of work, below the articles' own in the admin.

    ``article_of`` gives the article of an id that the request's user may edit; else it raises.
    """
    session = _Session(model_admin, article_of)

    def guarded(view: View) -> View:
        return csrf_protect(never_cache(require_POST(session.guard(view))))

    name = "articles_article_session"
    return [
        path("session/save/", guarded(session.save), name=f"{name}_begin"),
        path("session/compare/", guarded(session.compare), name=f"{name}_compare_new"),
        path("<int:pk>/session/save/", guarded(session.save), name=f"{name}_save"),
        path("<int:pk>/session/compare/", guarded(session.compare), name=f"{name}_compare"),
        path("<int:pk>/session/here/", guarded(session.here), name=f"{name}_here"),
        path("<int:pk>/session/leave/", guarded(session.leave), name=f"{name}_leave"),
        *renew_login.urls(model_admin.admin_site),
    ]


def addresses(article: Article | None) -> dict[str, Any]:
    """What the screen's scripts need to know: the article's id, and where to ask (0 is any id)."""
    name = "admin:articles_article_session"
    return {
        "article": article.pk if article else None,
        "urls": {
            "begin": reverse(f"{name}_begin"),
            "compare_new": reverse(f"{name}_compare_new"),
            **{each: reverse(f"{name}_{each}", args=[0]) for each in ("save", "compare", "here")},
            "leave": reverse(f"{name}_leave", args=[0]),
            "who": reverse("admin:articles_article_session_who"),
            "login": reverse("admin:articles_article_session_login"),
        },
    }


class _Session:
    """The views. They answer in JSON: 401 where nobody is logged in, 409 where one must choose."""

    def __init__(self, model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> None:
        self.admin = model_admin
        self.article_of = article_of

    def guard(self, view: View) -> View:
        """The view for whom it is meant: somebody who may enter, and who wrote what is sent."""

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
            if not self.admin.admin_site.has_permission(request):
                return JsonResponse({"reason": "login"}, status=401)
            if request.POST.get("writer") != str(request.user.pk):
                return JsonResponse({"reason": "writer", **renew_login.who_is(request)}, status=409)
            if not SCREEN.fullmatch(request.POST.get("screen", "")):
                return JsonResponse({"reason": "incomplete"}, status=400)
            return view(request, *args, **kwargs)

        return guarded

    def save(self, request: HttpRequest, pk: int | None = None) -> JsonResponse:
        """Save what was typed, wrong and half-finished values too; the first save of a new article
        makes it."""
        article, written = self._sent(request, pk)
        if not written.is_whole:
            return JsonResponse({"reason": "incomplete"}, status=400)
        content = chosen(written.content, written.before, request.POST)
        if article is None and content == written.before:
            return JsonResponse({"reason": "empty"})
        screen, created = _screen(request), False
        writer: Any = request.user
        try:
            if article is None:
                article, created = begin_article(content, by=writer, screen=screen)
            else:
                save_draft(article, content, by=writer, base=written.form.base(), screen=screen)
        except Conflict as conflict:
            return _conflict(conflict, content, text_at(article, written.form.base()))
        errors = errors_of(written.form, written.bylines, written.read_more)
        told = {"created": created, "errors": [asdict(error) for error in errors]}
        return JsonResponse(self._saved(request, article) | told)

    def compare(self, request: HttpRequest, pk: int | None = None) -> JsonResponse:
        """A text that was kept in the browser beside what is stored."""
        article, written = self._sent(request, pk)
        if not written.is_whole:
            return JsonResponse({"reason": "incomplete"}, status=400)
        if article is None:
            writer: Any = request.user
            article = begun_article(by=writer, screen=request.POST["screen"])
        latest = article.latest_revision if article else None
        stored = latest.read() if latest else Content()
        name = _("As it was saved") if latest else _("Not saved at all")
        is_newer = _is_newer(latest, written.form.base(), request.POST["screen"])
        markup = side_by_side(written.content, stored, name=name, has_choice=is_newer)
        told = _revision(latest) | {"by": _writer(latest)}
        return JsonResponse({"html": markup, "latest": told, "is_newer": is_newer})

    def here(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Note that this window is still open; tells of other windows, and of the latest save."""
        article = self.article_of(request, str(pk))
        latest = article.latest_revision
        return JsonResponse(
            {
                "others": _others(request, article),
                "latest": _revision(latest) | {"by": _writer(latest)},
                "state": state_of(article),
                "state_kind": kind_of(article),
                "bound": _bound(request, article),
            }
        )

    def leave(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Forget this window."""
        user: Any = request.user
        article = self.article_of(request, str(pk))
        presence.leave(article, user=user, screen=request.POST["screen"])
        return JsonResponse({})

    def _sent(self, request: HttpRequest, pk: int | None) -> tuple[Article | None, Written]:
        article = self.article_of(request, str(pk)) if pk is not None else None
        if article is None and not self.admin.has_add_permission(request):
            raise PermissionDenied
        latest = article.latest_revision if article else None
        before = latest.read() if latest else starting_content(request.user)
        return article, as_sent(request, request.POST, before)

    def _saved(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        assert article.latest_revision is not None
        return {
            "id": article.pk,
            "url": reverse("admin:articles_article_change", args=[article.pk]),
            "title": str(article),
            "state": state_of(article),
            "state_kind": kind_of(article),
            "others": _others(request, article),
            "bound": _bound(request, article),
            **_revision(article.latest_revision),
        }


def _bound(request: HttpRequest, article: Article) -> dict[str, int]:
    """Of the open links that the window shows, those that have found their article."""
    return articles_of(request.POST.getlist("open")[:MOST_OPEN], article_id=article.pk)


def _screen(request: HttpRequest) -> Screen:
    number = request.POST.get("save", "")
    return Screen(request.POST["screen"], min(int(number), MOST_SAVES) if is_id(number) else 0)


def _conflict(conflict: Conflict, content: Content, base: Content | None) -> JsonResponse:
    latest = conflict.latest
    markup = side_by_side(content, latest.read(), name=whose(latest), base=base)
    answer = {"reason": "conflict", "message": str(conflict), "html": markup}
    return JsonResponse(answer | {"latest": _revision(latest)}, status=409)


def whose(latest: Revision) -> str:
    """How the text of another save is called."""
    facts = {"name": _writer(latest), "when": clock(latest.saved_at)}
    return _("Saved by %(name)s, %(when)s") % facts


def _revision(latest: Revision | None) -> dict[str, Any]:
    if latest is None:
        return {}
    return {
        "revision": latest.pk,
        "counter": latest.counter,
        "saved": clock(latest.saved_at),
        "saved_at": iso(latest.saved_at),
    }


def _is_newer(latest: Revision | None, base: tuple[int, int], screen: str) -> bool:
    """Whether what is stored came after the text at hand, from another window."""
    if latest is None:
        return False
    return (latest.pk, latest.counter) != base and latest.screen != screen


def _writer(latest: Revision | None) -> str:
    return str(latest.created_by) if latest and latest.created_by else _("Somebody")


def _others(request: HttpRequest, article: Article) -> list[dict[str, Any]]:
    user: Any = request.user
    if "leaving" in request.POST:
        presence.leave(article, user=user, screen=request.POST["screen"])
        return []
    others = presence.stay(article, user=user, screen=request.POST["screen"])
    return [_other(each, is_own=each.user_id == user.pk) for each in others]


def _other(each: Presence, *, is_own: bool) -> dict[str, Any]:
    return {"name": str(each.user), "since": clock(each.since), "own": is_own}
