"""An article's language and its translations, on the editors' side."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect

from articles.actions.refusals import Refused
from articles.actions.translating import begin_translation, languages_left
from articles.admin.states import state_of
from articles.body.translations import Translations, find_translations, missing_languages
from articles.languages import choices, language_choices, language_or_site, own_name
from articles.models import Article, Content

ArticleOf = Callable[[HttpRequest, str], Article]


class LanguageField(forms.ChoiceField):
    """One of the site's languages by its own name, or the site's; a stored other one may stay."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=language_choices, required=False, **options)

    def keep(self, code: str) -> None:
        """Let a code be chosen that the site doesn't offer, since the article has it."""
        if code and code not in dict(choices()):
            self.choices = [*language_choices(), (code, own_name(code))]


class TranslateForm(forms.Form):
    """Into which language."""

    language = forms.ChoiceField(
        label=gettext_lazy("Into which language?"), widget=forms.RadioSelect
    )

    def __init__(self, codes: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["language"]
        field.choices = [(code, own_name(code)) for code in codes]
        field.initial = codes[0] if codes else None


def is_translated() -> Exists:
    """Whether articles are translations of a row's, for an annotation of that name."""
    return Exists(Article.objects.existing().filter(translation_of=OuterRef("pk")))


def group_of(article: Article | None, content: Content) -> Translations:
    """The article's group, asked for (one query) only where there is one."""
    if article is None or not (content.translation_of or getattr(article, "is_translated", True)):
        return Translations(article_id=article.pk if article else None)
    return find_translations(content, article.pk)


def panel_of(content: Content, group: Translations) -> dict[str, Any]:
    """The article's group, and whether a language is left to translate it into (no query)."""
    return {
        "others": [
            {
                "pk": each.pk,
                "headline": str(each),
                "code": language_or_site(each.language),
                "language": own_name(language_or_site(each.language)),
                "state": state_of(each),
                "is_original": each.pk == group.original,
            }
            for each in group.members
        ],
        "has_more": bool(group.article_id and missing_languages(content, group)),
    }


def urls(model_admin: "ModelAdmin[Article]", article_of: ArticleOf) -> list[URLPattern]:
    """The address of the screen, below the articles' own in the admin."""

    def translate(request: HttpRequest, pk: int) -> HttpResponse:
        return _translate(model_admin, request, article_of(request, str(pk)))

    view = model_admin.admin_site.admin_view(translate)
    return [path("<int:pk>/translate/", csrf_protect(view), name="articles_article_translate")]


def _translate(
    model_admin: "ModelAdmin[Article]", request: HttpRequest, article: Article
) -> HttpResponse:
    """Asks for the language, and begins the draft."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    sent = [request.POST] if request.method == "POST" else []
    form = TranslateForm(languages_left(article), *sent)
    if sent and form.is_valid():
        by: Any = request.user
        try:
            draft = begin_translation(article, form.cleaned_data["language"], by=by)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                _("Here is the draft. Write the translation over its text; nothing is public."),
            )
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[draft.pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Translate “%(headline)s”") % {"headline": article},
        "opts": model_admin.opts,
        "article": article,
        "form": form,
    }
    return TemplateResponse(request, "admin/articles/article/translate.html", context)
