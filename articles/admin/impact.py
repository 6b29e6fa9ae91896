"""What leads to an article, shown before it changes or goes, and the offer to lead it elsewhere."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_protect

from articles.actions.impact import (
    MOST,
    Ahead,
    changes_ahead,
    has_referrers,
    referrers_of,
)
from articles.actions.places import PERMISSIONS, places_of
from articles.actions.pointing import Lead, point_elsewhere, point_first
from articles.actions.publish import CannotPublish, publish
from articles.actions.refusals import CannotPoint, Refused
from articles.actions.revisions import Conflict
from articles.admin import workflow
from articles.admin.impact_effects import effect_on_article, effect_on_place
from articles.admin.widgets import is_id, use_picker
from articles.models import Article, ReadMoreLink, Revision
from articles.models.rights import may_publish

ArticleOf = Callable[[HttpRequest, str], Article]


class PointForm(forms.Form):
    """Which article the links shall lead to instead; none leaves them as they are."""

    to = forms.ModelChoiceField(queryset=Article.objects.existing(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].label = _("Lead these links to another article")
        use_picker(self, "to", ReadMoreLink, "target")


def impact_context(
    request: HttpRequest,
    model_admin: "ModelAdmin[Article]",
    article: Article,
    change: str | Ahead,
) -> dict[str, Any]:
    """What ``impact.html`` needs: the referring articles with what will happen to each.

    ``change`` is ``GOES`` for a withdrawal or deletion, or the headline and address ahead. Makes
    six queries, and one more where an article was chosen already.
    """
    found, count = referrers_of(article)
    places = [effect_on_place(request, place, change) for place in places_of(article)]
    editable = set()
    may_point = request.user.has_perm("articles.publish_article")
    if may_point and found:
        mine = model_admin.get_queryset(request)
        editable = set(
            mine.filter(pk__in=[each.article.pk for each in found]).values_list("pk", flat=True)
        )
    form = PointForm(request.POST or None)
    return {
        **model_admin.admin_site.each_context(request),
        "article": article,
        "opts": model_admin.opts,
        "back": reverse("admin:articles_article_change", args=[article.pk]),
        "effects": places
        + [
            effect_on_article(each, change, may_change=each.article.pk in editable)
            for each in found
        ],
        "most": MOST,
        "more": max(0, count - MOST),
        "may_point": bool(editable) or any(place.may_change for place in places),
        "form": form,
        "media": model_admin.media + form.media,
    }


def chosen(request: HttpRequest, model_admin: "ModelAdmin[Article]") -> Lead | None:
    """The article that links shall lead to with what was ticked; None where none was chosen.

    Raises ``CannotPoint`` if something was sent that can't be chosen, ``PermissionDenied`` for
    whoever may not change what is public.
    """
    if not request.POST.get("to"):
        return None
    if not request.user.has_perm("articles.publish_article"):
        raise PermissionDenied
    form = PointForm(request.POST)
    if not form.is_valid():
        raise CannotPoint(_("Choose an article of the list to lead the links to."))
    ids = {int(pk) for pk in request.POST.getlist("source") if is_id(pk)}
    mine = model_admin.get_queryset(request).filter(pk__in=ids)
    return Lead(
        to=form.cleaned_data["to"],
        sources=set(mine.values_list("pk", flat=True)),
        places=_ticked_places(request),
    )


def _ticked_places(request: HttpRequest) -> set[str]:
    """The keys of ticked places. Raises ``PermissionDenied`` for whoever may not change one."""
    ticked = set(request.POST.getlist("place"))
    for kind, permission in PERMISSIONS.items():
        if any(key.startswith(kind) for key in ticked) and not request.user.has_perm(permission):
            raise PermissionDenied
    return ticked


def agreed_to(revision: Revision) -> str:
    """By what it is known which text a person has said yes to."""
    return f"{revision.pk}-{revision.counter}"


def must_be_shown(article: Article) -> bool:
    """Whether publishing the draft changes a headline or address that others lead to."""
    if not article.is_public() or article.latest_revision is None:
        return False
    return bool(changes_ahead(article, article.latest_revision.read())) and has_referrers(article)


def urls(model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> list[URLPattern]:
    """The addresses of these screens, below the articles' own in the admin."""
    view = model_admin.admin_site.admin_view
    impact = _Impact(model_admin, article_of)
    return [
        path("<int:pk>/links/", csrf_protect(view(impact.links)), name="articles_article_links"),
        path(
            "<int:pk>/publish/",
            csrf_protect(view(impact.publish)),
            name="articles_article_publish",
        ),
    ]


class _Impact:
    """The views: what leads here, and publishing with an eye on it."""

    def __init__(self, model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> None:
        self.admin = model_admin
        self.article_of = article_of

    def links(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What leads to an article, at any time, and leading it elsewhere."""
        article = self.article_of(request, str(pk))
        if request.method == "POST":
            try:
                lead = chosen(request, self.admin)
                if lead is None or not (lead.sources or lead.places):
                    raise CannotPoint(_("Choose an article, and tick whose links lead there."))
                number = point_elsewhere(article, lead, by=request.user)  # type: ignore[arg-type]
            except CannotPoint as problem:
                messages.error(request, str(problem))
            else:
                messages.success(
                    request,
                    format_html(
                        '{} <a href="{}">{}</a>',
                        ngettext(
                            "%(number)d of them leads there now:",
                            "%(number)d of them lead there now:",
                            number,
                        )
                        % {"number": number},
                        reverse("admin:articles_article_change", args=[lead.to.pk]),
                        lead.to,
                    ),
                )
                return HttpResponseRedirect(request.path)
        context = impact_context(request, self.admin, article, "") | {
            "title": _("What leads to “%(headline)s”") % {"headline": article},
        }
        return TemplateResponse(request, "admin/articles/article/links.html", context)

    def publish(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks before a headline or address changes that others lead to, and publishes."""
        article = self.article_of(request, str(pk))
        if not may_publish(request.user, article):
            raise PermissionDenied
        assert article.latest_revision is not None
        back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        if request.method == "POST" and self._publish(request, article):
            return back
        ahead = changes_ahead(article, article.latest_revision.read())
        if not ahead:
            return back
        context = impact_context(request, self.admin, article, ahead) | {
            "title": _("Publish the changes of “%(headline)s”?") % {"headline": article},
            "ahead": ahead,
            "agreed": agreed_to(article.latest_revision),
            "minor": "minor" in request.POST or "minor" in request.GET,
            "correction": request.POST.get("correction", request.GET.get("correction", "")),
            "standing": request.POST.get("standing", request.GET.get("standing", "")),
        }
        return TemplateResponse(request, "admin/articles/article/publish.html", context)

    def _publish(self, request: HttpRequest, article: Article) -> bool:
        by: Any = request.user
        substantive = "minor" not in request.POST
        latest = article.latest_revision
        if latest is not None and request.POST.get("agreed", "") not in ("", agreed_to(latest)):
            words = _("%(conflict)s This is what would be published now.")
            messages.error(request, words % {"conflict": Conflict(latest)})
            return False
        try:
            published = point_first(
                article,
                chosen(request, self.admin),
                lambda: publish(
                    article,
                    by=by,
                    substantive=substantive,
                    correction=request.POST.get("correction", ""),
                    seen=request.POST.get("standing"),
                ),
                by=by,
            )
        except CannotPoint as problem:
            messages.error(request, str(problem))
            return False
        except Refused as refused:
            workflow.keep_typed(request, article, refused)
            messages.error(request, str(refused))
            messages.warning(request, _("Saved as a draft, but not published."))
            return True
        except CannotPublish as stopped:
            workflow.keep_typed(request, article, stopped)
            for each in stopped.problems:
                messages.error(request, each.message)
            messages.warning(request, _("Saved as a draft, but not published."))
            return True
        url = published.article.get_absolute_url()
        messages.success(
            request,
            format_html('{} <a href="{}">{}</a>', _("Published:"), url, published.article.headline),
        )
        return True
