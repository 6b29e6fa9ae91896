"""The editors' calendar in the admin: a month or a week, and moving what stands in it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.actions.clock import WrongTime, local_moment, zone_name
from articles.actions.planning import plan
from articles.actions.refusals import Refused
from articles.actions.schedule import move
from articles.dates import long_date, weekday_and_date
from articles.models import Article, Step
from articles.models.rights import may_publish, may_withdraw
from magazine.calendar_data import FIRST_YEAR, LAST_YEAR, MOST_A_DAY, calendar_of


def calendar_view(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """The calendar; ``?view=week`` or ``month``, ``?day=`` a day in it."""
    user: Any = request.user
    if not user.has_perm("articles.view_article"):
        raise PermissionDenied
    view = request.GET.get("view", "month")
    day = _day(request.GET["day"]) if "day" in request.GET else timezone.localdate()
    if day is None or view not in MOST_A_DAY:
        raise Http404(_("There is no such day."))
    page = calendar_of(user, view, day)
    name = date_format(page.first, "F Y")
    if view == "week":
        name = _("Week of %(day)s") % {"day": long_date(page.first)}
    context = {
        **site.each_context(request),
        "title": _("Calendar"),
        "period": name,
        "calendar": page,
        "day": day,
        "today": timezone.localdate(),
        "zone": zone_name(),
    }
    return TemplateResponse(request, "admin/calendar.html", context)


def move_view(request: HttpRequest) -> HttpResponse:
    """Put an article's publication, change, withdrawal or plan on another day."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:calendar"))
    user: Any = request.user
    article = _article(request)
    what, day = request.POST.get("what", ""), _day(request.POST.get("to", ""))
    kind = what if what != Step.PUBLISH else "scheduled"
    try:
        if day is None:
            raise Refused(_("Nothing was moved: choose a day, such as 2026-11-30."))
        if what == "planned":
            plan(article, day, by=user)
        else:
            _move_step(article, what, day, user)
    except (Refused, WrongTime) as refused:
        messages.error(request, f"{article}: {refused}")
    else:
        words = {"what": article, "day": weekday_and_date(day)}
        messages.success(request, _("“%(what)s” stands on %(day)s.") % words)
    back = {"view": request.POST.get("view", ""), "day": request.POST.get("shown", "")}
    view = back["view"] if back["view"] in MOST_A_DAY else "month"
    shown = _day(back["day"]) or timezone.localdate()
    query = f"?view={view}&day={shown.isoformat()}"
    return HttpResponseRedirect(f"{reverse('admin:calendar')}{query}#entry-{kind}-{article.pk}")


def _move_step(article: Article, what: str, day: date, user: Any) -> None:
    if what not in Step.values:
        raise Refused(_("That can’t be moved."))
    allowed = may_withdraw if what == Step.WITHDRAW else may_publish
    if not allowed(user, article):
        raise PermissionDenied
    step = article.steps.pending().filter(kind=what).first()
    if step is None:
        raise Refused(_("It is no longer scheduled: look at the article."))
    before = timezone.localtime(step.due_at)
    move(article, what, local_moment(day, before.time()), by=user)


def _article(request: HttpRequest) -> Article:
    pk = request.POST.get("article", "")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        raise Http404
    articles = Article.objects.editable_by(request.user).defer("compiled_body", "feed_body")
    article = articles.filter(pk=pk).first()
    if article is None:
        raise Http404(_("There is no such article, or it is not yours to edit."))
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    return article


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
