"""Links to unpublished revisions, on the editors' side: made, listed, taken back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles.actions.sharing import DAYS, revoke, share
from articles.models import Article, Revision, Section, ShareLink

ArticleOf = Callable[[HttpRequest, str], Article]


class ShareForm(forms.Form):
    """For whom a link is, and how long it holds."""

    note = forms.CharField(
        label=gettext_lazy("For whom"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Only for you, to tell links apart: “the photographer”."),
    )
    days = forms.TypedChoiceField(label=gettext_lazy("It holds for"), coerce=int, initial=7)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["days"]
        field.choices = [
            (days, ngettext("%(days)d day", "%(days)d days", days) % {"days": days})
            for days in DAYS
        ]


def live_links(article: Article) -> list[ShareLink]:
    """The links to an article that still open something (one query)."""
    links = ShareLink.objects.live().filter(article=article)
    return list(links.select_related("revision", "created_by").defer("revision__content"))


def urls(model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> list[URLPattern]:
    """The addresses of these screens, below the articles' own in the admin."""
    view = model_admin.admin_site.admin_view
    screens = _Share(model_admin, article_of)
    return [
        path("<int:pk>/share/", csrf_protect(view(screens.show)), name="articles_article_share"),
        path(
            "<int:pk>/share/<int:link>/revoke/",
            csrf_protect(view(require_POST(screens.revoke))),
            name="articles_article_revoke",
        ),
    ]


class _Share:
    """The views, for those who may edit the article."""

    def __init__(self, model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> None:
        self.admin = model_admin
        self.article_of = article_of

    def show(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Lists the links that hold; a post makes one more, whose address is shown this once."""
        article = self.article_of(request, str(pk))
        revision = _revision(request, article)
        form = ShareForm(request.POST) if request.method == "POST" else ShareForm()
        address = ""
        if request.method == "POST" and form.is_valid():
            if not Section.objects.filter(pk=revision.read().section or 0).exists():
                form.add_error(
                    None, _("Choose a section and save: without one there is no page to show.")
                )
            else:
                by: Any = request.user
                _link, token = share(article, revision, by=by, **form.cleaned_data)
                address = settings.SITE_URL + reverse("articles:shared", args=[token])
        context = {
            **self.admin.admin_site.each_context(request),
            "title": _("Share “%(headline)s”") % {"headline": article},
            "opts": self.admin.opts,
            "article": article,
            "revision": revision,
            "is_latest": revision.pk == article.latest_revision_id,
            "form": form,
            "address": address,
            "links": live_links(article),
        }
        return TemplateResponse(request, "admin/articles/article/share.html", context)

    def revoke(self, request: HttpRequest, pk: int, link: int) -> HttpResponse:
        """Takes a link back."""
        article = self.article_of(request, str(pk))
        found = ShareLink.objects.filter(article=article, pk=link).first()
        if found is None:
            raise Http404(_("The article has no such link."))
        if revoke(found, by=request.user):  # type: ignore[arg-type]
            messages.success(request, _("The link is taken back: whoever opens it is told so."))
        else:
            messages.warning(request, _("That link was taken back before."))
        return HttpResponseRedirect(reverse("admin:articles_article_share", args=[pk]))


def _revision(request: HttpRequest, article: Article) -> Revision:
    """The revision that ``?revision=`` names, else the latest one."""
    number = request.GET.get("revision", "")
    if number:
        known = number.isascii() and number.isdigit() and len(number) < 10
        found = article.revisions.filter(number=int(number)).first() if known else None
        if found is None:
            raise Http404(_("The article has no such revision."))
        return found
    assert article.latest_revision is not None
    return article.latest_revision
