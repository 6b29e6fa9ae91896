"""Sections and authors in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from articles.actions.addresses import address_moved
from articles.actions.refreshing import referrers_changed, section_changed
from articles.admin.lead_photo import check_lead_photo
from articles.admin.pins import PinsOfSection
from articles.models import Author, Photo, Reference, Section

# What articles show of a section and of an author, or depend on.
SHOWN = {
    Section: {"name", "slug", "fallback_photo", "is_lighthearted"},
    Author: {"name", "slug", "biography", "photo", "website"},
}


def _shown_otherwise(form: forms.ModelForm) -> bool:
    """Whether something was changed that articles show."""
    return not SHOWN[form._meta.model].isdisjoint(form.changed_data)


class KeptWhileUsed(admin.ModelAdmin):
    """Rows that can't be deleted while an article, drafts included, refers to them."""

    kind: Reference.Kind

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is in use stays."""
        allowed = super().has_delete_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        used = Reference.objects.filter(kind=self.kind, object_id=obj.pk).exists()
        return not used and not obj.articles.exists()

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without deletion in bulk, which would not ask about use."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


class SectionForm(forms.ModelForm):
    """A section whose photo can be shown."""

    class Meta:
        model = Section
        fields = [
            "name",
            "slug",
            "description",
            "photo",
            "fallback_photo",
            "position",
            "is_lighthearted",
        ]

    def clean_photo(self) -> Photo | None:
        """A photo with credit and alt, or none."""
        return check_lead_photo(self.cleaned_data["photo"])


@admin.register(Section)
class SectionAdmin(KeptWhileUsed):
    """Sections; a change of name or slug brings its articles up to date."""

    form = SectionForm
    kind = Reference.Kind.SECTION
    inlines = [PinsOfSection]
    list_display = ["name", "slug", "position", "description", "is_lighthearted"]
    search_fields = ["name"]
    autocomplete_fields = ["photo", "fallback_photo"]
    prepopulated_fields = {"slug": ["name"]}

    def save_model(
        self, request: HttpRequest, obj: Section, form: forms.ModelForm, change: bool
    ) -> None:
        """Save, have the section's articles refreshed, and the old address lead to the new."""
        before = Section.objects.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if before is not None and _shown_otherwise(form):
            section_changed(obj.pk)
            address_moved(before.get_absolute_url(), obj.get_absolute_url())


class AuthorForm(forms.ModelForm):
    """An author whose photo can be shown."""

    website = forms.URLField(
        label=gettext_lazy("Website"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=gettext_lazy("The author’s own page elsewhere."),
    )

    class Meta:
        model = Author
        fields = ["name", "slug", "biography", "photo", "website", "user"]

    def clean_photo(self) -> Photo | None:
        """A photo with credit and alt, or none."""
        return check_lead_photo(self.cleaned_data["photo"])


@admin.register(Author)
class AuthorAdmin(KeptWhileUsed):
    """Authors, with or without a log-in."""

    form = AuthorForm
    kind = Reference.Kind.AUTHOR
    list_display = ["name", "slug", "user"]
    list_select_related = ["user"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["photo", "user"]

    def save_model(
        self, request: HttpRequest, obj: Author, form: forms.ModelForm, change: bool
    ) -> None:
        """Save, have the author's articles refreshed, and the old address lead to the new."""
        before = Author.objects.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if before is not None and _shown_otherwise(form):
            referrers_changed(Reference.Kind.AUTHOR, obj.pk)
            address_moved(before.get_absolute_url(), obj.get_absolute_url())
