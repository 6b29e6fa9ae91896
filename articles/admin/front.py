"""Arranging the front page in the admin: the screen, its live preview, and its history."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.actions.front import (
    AlreadyBegun,
    FrontConflict,
    newest_id,
    save_arrangement,
    take_back,
)
from articles.admin.editor_api import find_articles
from articles.admin.front_screen import Opened, facts_of, opened_by_default, screen
from articles.front import posted
from articles.front.filling import fill
from articles.front.slots import load
from articles.front_page import arranged, newest
from articles.models import Arrangement, Tag
from articles.templatetags.moments import moment

MOST_TAGS = 12


@admin.register(Arrangement)
class ArrangementAdmin(admin.ModelAdmin):
    """One screen for the whole front page, in the place of a list of rows."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Every saving makes a row; there is no form for one."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The history only grows."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The screen, and what it asks for."""
        views: dict[str, Any] = {
            "": (self.arrange, "changelist"),
            "preview/": (require_POST(self.preview), "preview"),
            "stories/": (require_GET(self.stories), "stories"),
            "tags/": (require_GET(self.tags), "tags"),
            "take-back/<int:pk>/": (require_POST(self.take_back), "take_back"),
        }
        return [
            path(route, self.admin_site.admin_view(view), name=f"articles_arrangement_{name}")
            for route, (view, name) in views.items()
        ]

    def arrange(self, request: HttpRequest) -> HttpResponse:
        """The screen; posted, it saves a draft, publishes, or schedules."""
        self._check(request)
        if request.method == "POST":
            return self._save(request)
        return self._screen(request, self._opened(request))

    def preview(self, request: HttpRequest) -> JsonResponse:
        """The page from what the screen holds, at its time, and what is wrong with it."""
        self._check(request)
        sent = posted.read(request.POST.get("slots", ""))
        try:
            at = posted.read_moment(request.POST.get("public_from", "").strip())
        except ValidationError:
            at = None
        at = max(at or timezone.now(), timezone.now())
        page = arranged(fill(sent.slots, at), at) if sent.slots else newest(at)
        html = render_to_string("articles/front.html", {"page": page}, request=request)
        problems = [{"slot": each.slot, "message": each.message} for each in sent.problems]
        return JsonResponse({"html": html, "problems": problems})

    def stories(self, request: HttpRequest) -> JsonResponse:
        """Articles for ``?q=``, to be chosen."""
        self._check(request)
        found = find_articles(request.GET.get("q", "").replace("\x00", " "))
        return JsonResponse({"results": [facts_of(article) for article in found]})

    def tags(self, request: HttpRequest) -> JsonResponse:
        """Names of tags for ``?q=``, to be chosen."""
        self._check(request)
        typed = request.GET.get("q", "").replace("\x00", " ").strip()[:100]
        found = Tag.objects.filter(merged_into=None, name__icontains=typed, tagged__isnull=False)
        names = found.order_by("name").distinct().values_list("name", flat=True)[:MOST_TAGS]
        return JsonResponse({"results": [{"name": name} for name in names]})

    def take_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take back an arrangement whose time has not come."""
        self._check(request)
        try:
            take_back(pk)
        except AlreadyBegun:
            messages.error(request, _("It is public already, or was taken back before."))
        else:
            messages.success(request, _("Taken back: it will not become public."))
        return HttpResponseRedirect(reverse("admin:articles_arrangement_changelist"))

    def _check(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied

    def _opened(self, request: HttpRequest) -> Opened:
        wanted = request.GET.get("from", "")
        if not wanted:
            row = opened_by_default()
        elif not (wanted.isascii() and wanted.isdigit() and len(wanted) < 19):
            raise Http404
        else:
            row = Arrangement.objects.filter(pk=int(wanted)).first()
            if row is None:
                raise Http404
        is_ahead = row is not None and Arrangement.objects.ahead().filter(pk=row.pk).exists()
        return Opened(
            rows=posted.for_screen(load(row.slots)) if row else [],
            basis=newest_id(),
            row=row,
            replaces=row.pk if row and is_ahead else None,
            public_from=(
                timezone.localtime(row.public_from).strftime(posted.LOCAL)
                if row and is_ahead and row.public_from
                else ""
            ),
        )

    def _save(self, request: HttpRequest) -> HttpResponse:
        sent = posted.read(request.POST.get("slots", ""))
        opened = Opened(
            rows=sent.rows,
            basis=_number(request.POST.get("basis")) or 0,
            replaces=_number(request.POST.get("replaces")),
            public_from=request.POST.get("public_from", "").strip(),
            problems=[each.message for each in sent.problems],
            is_unsaved=True,
        )
        is_draft = request.POST.get("do") != "publish"
        public_from = None
        if not is_draft:
            try:
                public_from = posted.read_moment(opened.public_from) or timezone.now()
            except ValidationError as error:
                opened.problems.append(
                    _("Public from: %(error)s") % {"error": " ".join(error.messages)}
                )
            else:
                if opened.public_from and public_from <= timezone.now():
                    opened.problems.append(
                        _("This time has passed. Leave it empty to publish at once.")
                    )
        if opened.problems:
            return self._screen(request, opened, status=422)
        user: Any = request.user
        try:
            saved = save_arrangement(
                sent.slots,
                by=user,
                basis=opened.basis,
                public_from=public_from,
                # A draft leaves what is scheduled as it is.
                replaces=None if is_draft else opened.replaces,
            )
        except FrontConflict as conflict:
            opened.conflict = conflict.newest
            opened.basis = conflict.newest.pk
            return self._screen(request, opened, status=409)
        messages.success(request, _said(saved))
        return HttpResponseRedirect(reverse("admin:articles_arrangement_changelist"))

    def _screen(self, request: HttpRequest, opened: Opened, status: int = 200) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            **screen(request, opened),
            "opts": self.opts,
            "title": _("Front page"),
        }
        template = "admin/articles/arrangement/arrange.html"
        return TemplateResponse(request, template, context, status=status)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


def _said(saved: Arrangement) -> str:
    if saved.public_from is None:
        return _("The draft is saved. Readers see no change until you publish.")
    if saved.public_from > timezone.now():
        return _("It becomes public %(when)s.") % {"when": moment(saved.public_from)}
    return _("The front page is public as you arranged it.")
