"""Old addresses in the admin: searched, added, and brought in and out as CSV."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect

from articles.actions.redirects import (
    MOST_BYTES,
    CannotImport,
    LineError,
    clean_path,
    export_csv,
    flatten_to,
    import_csv,
    settled,
    target_of,
)
from articles.models import Article, Redirect


class RedirectForm(forms.ModelForm):
    """A redirect that is a path of this site and no loop; where it leads in the end is stored."""

    class Meta:
        model = Redirect
        fields = ["old_path", "new_path", "article"]

    def clean_old_path(self) -> str:
        """The old address as readers' requests have it."""
        return clean_path(self.cleaned_data["old_path"])

    def clean(self) -> dict:
        """One target is named, and no chain or loop arises."""
        values = super().clean() or {}
        old, new, article = (values.get(name) for name in ("old_path", "new_path", "article"))
        if bool(new) == bool(article):
            raise ValidationError(_("Name either a new address or an article."))
        if not old or not new:
            return values
        try:
            target = target_of(new)
            if target.path == old:
                raise ValidationError(_("The two addresses are the same: that would be a loop."))
            target = settled(old, target, but=self.instance.pk)
        except ValidationError as error:
            self.add_error("new_path", error)
            return values
        values["new_path"] = target.path
        if target.article:
            values["article"] = Article.objects.get(pk=target.article)
        return values


class CsvForm(forms.Form):
    """A file of redirects."""

    file = forms.FileField(label=gettext_lazy("CSV file"), allow_empty_file=True)


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    """Redirects, found by either end."""

    form = RedirectForm
    list_display = ["old_path", "new_path", "article", "created_at"]
    list_select_related = ["article"]
    list_per_page = 50
    search_fields = ["old_path", "new_path", "article__working_headline"]
    autocomplete_fields = ["article"]

    def get_urls(self) -> list[URLPattern]:
        """The screens beside Django's own."""
        view = self.admin_site.admin_view
        return [
            path("import/", view(self.import_view), name="articles_redirect_import"),
            path("export/", view(self.export_view), name="articles_redirect_export"),
            *super().get_urls(),
        ]

    def save_model(
        self, request: HttpRequest, obj: Redirect, form: forms.ModelForm, change: bool
    ) -> None:
        """Save, and have the redirects that led to the old address lead to the end."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            flatten_to(obj)

    @method_decorator(csrf_protect)
    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Takes a file, all of it or nothing; says of each wrong line what is wrong."""
        if not (self.has_add_permission(request) and self.has_change_permission(request)):
            raise PermissionDenied
        errors: list[LineError] = []
        form = CsvForm(request.POST, request.FILES) if request.method == "POST" else CsvForm()
        if request.method == "POST" and form.is_valid():
            file: Any = form.cleaned_data["file"]
            try:
                done = import_csv(file.read(MOST_BYTES + 1))
            except CannotImport as wrong:
                errors = wrong.errors
            else:
                message = _("%(added)d added, %(changed)d changed, %(same)d were there already.")
                messages.success(request, message % vars(done))
                return HttpResponseRedirect(reverse("admin:articles_redirect_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import redirects"),
            "opts": self.opts,
            "form": form,
            "line_errors": errors,
        }
        return TemplateResponse(request, "admin/articles/redirect/import.html", context)

    def export_view(self, request: HttpRequest) -> StreamingHttpResponse:
        """All redirects as a file."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        response = StreamingHttpResponse(export_csv(), content_type="text/csv; charset=utf-8")
        name = f"redirects-{timezone.localdate():%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
