"""Sections, authors and tags in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as PlainTag

from articles.actions.addresses import address_moved
from articles.actions.refreshing import referrers_changed, section_changed
from articles.actions.tags import delete_tags, tag_changed
from articles.models import Author, Reference, Section, Tag


def _shown_otherwise(form: forms.ModelForm) -> bool:
    """Whether something was changed that articles show: name, address, the section's picture."""
    return not {"name", "slug", "fallback_photo"}.isdisjoint(form.changed_data)


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


@admin.register(Section)
class SectionAdmin(KeptWhileUsed):
    """Sections; a change of name or slug brings its articles up to date."""

    kind = Reference.Kind.SECTION
    list_display = ["name", "slug", "position", "description"]
    search_fields = ["name"]
    autocomplete_fields = ["fallback_photo"]
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


@admin.register(Author)
class AuthorAdmin(KeptWhileUsed):
    """Authors, with or without a log-in."""

    kind = Reference.Kind.AUTHOR
    list_display = ["name", "slug", "user"]
    list_select_related = ["user"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["user"]

    def save_model(
        self, request: HttpRequest, obj: Author, form: forms.ModelForm, change: bool
    ) -> None:
        """Save, have the author's articles refreshed, and the old address lead to the new."""
        before = Author.objects.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if before is not None and _shown_otherwise(form):
            referrers_changed(Reference.Kind.AUTHOR, obj.pk)
            address_moved(before.get_absolute_url(), obj.get_absolute_url())


admin.site.unregister(PlainTag)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    """Tags and how many public articles carry them."""

    list_display = ["name", "slug", "articles", "merged_into"]
    list_select_related = ["merged_into"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "description"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """Tags with their number of articles."""
        return super().get_queryset(request).annotate(article_count=Count("tagged"))

    @admin.display(description=_("articles"), ordering="article_count")
    def articles(self, tag: Any) -> int:
        """How many articles carry the tag."""
        return tag.article_count

    def save_model(
        self, request: HttpRequest, obj: Tag, form: forms.ModelForm, change: bool
    ) -> None:
        """Save, and have the tag's articles refreshed; earlier names still find it."""
        before = Tag.objects.filter(pk=obj.pk).first() if change else obj
        super().save_model(request, obj, form, change)
        if before is not None and _shown_otherwise(form):
            tag_changed(obj, old_name=before.name, old_slug=before.slug)

    def delete_model(self, request: HttpRequest, obj: Tag) -> None:
        """Delete, and have the tag's articles refreshed."""
        delete_tags([obj.pk])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> None:
        """Delete, and have the tags' articles refreshed."""
        delete_tags(list(queryset.values_list("pk", flat=True)))
