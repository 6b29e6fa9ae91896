"""What leads to an article, shown before it changes or goes, and the offer to lead it elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
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
    Referrer,
    changes_ahead,
    has_referrers,
    referrers_of,
)
from articles.actions.pointing import CannotPoint, point_elsewhere, point_first
from articles.actions.publish import CannotPublish, publish
from articles.actions.refusals import Refused
from articles.admin.states import state_mark
from articles.admin.widgets import is_id, use_picker
from articles.models import Article, ReadMoreLink
from articles.models.rights import may_publish

ArticleOf = Callable[[HttpRequest, str], Article]
GOES = "goes"


@dataclass(frozen=True)
class Effect:
    """One referring article, what will happen to it, and whether this person may change it."""

    referrer: Referrer
    state: str
    words: str
    may_change: bool


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
    four queries, and one more where an article was chosen already.
    """
    found, count = referrers_of(article)
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
        "effects": [
            Effect(
                each, state_mark(each.article), effect_of(each, change), each.article.pk in editable
            )
            for each in found
        ],
        "more": max(0, count - MOST),
        "may_point": bool(editable),
        "form": form,
        "media": model_admin.media + form.media,
    }


def effect_of(referrer: Referrer, change: str | Ahead) -> str:
    """What will happen to a referring article, in a sentence or two."""
    if not referrer.is_shown:
        return _("Only in its draft: readers see no change.")
    cards = bool(referrer.public & {"related", "read-more"})
    link = "link" in referrer.public
    sentences = []
    if change == GOES:
        sentences += [_("Its card or read-more link vanishes.")] if cards else []
        sentences += [_("The linked words stay, without the link.")] if link else []
    elif isinstance(change, Ahead):
        if change.headline:
            sentences += [_("Its card or read-more link shows the new headline.")] if cards else []
            sentences += [_("The linked words stay as they are.")] if link else []
        if change.address:
            sentences.append(_("Its links lead to the new address."))
    return " ".join(sentences) or _("Readers see it.")


def chosen(request: HttpRequest, model_admin: "ModelAdmin[Article]") -> tuple[Any, set[int]]:
    """The article that links shall lead to (or None), and the articles that were ticked.

    Raises ``CannotPoint`` if something was sent that can't be chosen, ``PermissionDenied`` for
    whoever may not change what is public.
    """
    if not request.POST.get("to"):
        return None, set()
    if not request.user.has_perm("articles.publish_article"):
        raise PermissionDenied
    form = PointForm(request.POST)
    if not form.is_valid():
        raise CannotPoint(_("Choose an article of the list to lead the links to."))
    ids = {int(pk) for pk in request.POST.getlist("source") if is_id(pk)}
    mine = model_admin.get_queryset(request).filter(pk__in=ids)
    return form.cleaned_data["to"], set(mine.values_list("pk", flat=True))


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
                to, sources = chosen(request, self.admin)
                if to is None or not sources:
                    raise CannotPoint(_("Choose an article, and tick whose links lead there."))
                number = point_elsewhere(article, to, sources, by=request.user)  # type: ignore[arg-type]
            except CannotPoint as problem:
                messages.error(request, str(problem))
            else:
                messages.success(
                    request,
                    format_html(
                        '{} <a href="{}">{}</a>',
                        ngettext(
                            "%(number)d article leads there now:",
                            "%(number)d articles lead there now:",
                            number,
                        )
                        % {"number": number},
                        reverse("admin:articles_article_change", args=[to.pk]),
                        to,
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
            "minor": "minor" in request.POST or "minor" in request.GET,
            "correction": request.POST.get("correction", request.GET.get("correction", "")),
            "standing": request.POST.get("standing", request.GET.get("standing", "")),
        }
        return TemplateResponse(request, "admin/articles/article/publish.html", context)

    def _publish(self, request: HttpRequest, article: Article) -> bool:
        by: Any = request.user
        substantive = "minor" not in request.POST
        try:
            to, sources = chosen(request, self.admin)
            published = point_first(
                article,
                to,
                sources,
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
            messages.error(request, str(refused))
            messages.warning(request, _("Saved as a draft, but not published."))
            return True
        except CannotPublish as stopped:
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
