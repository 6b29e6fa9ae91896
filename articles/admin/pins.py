"""Pinning stories to the top of a section's or tag's page, below its form in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.front.posted import LOCAL
from articles.models import Article, PinnedStory


class PinForm(forms.ModelForm):
    """A pin that readers will find: of an article that lives on this very page."""

    class Meta:
        model = PinnedStory
        fields = ["article", "position", "until"]

    def clean(self) -> dict[str, Any]:
        """The article belongs to the section, or carries the tag, if it is public already."""
        values = super().clean() or {}
        article, pin = values.get("article"), self.instance
        if isinstance(article, Article) and article.is_public():
            if pin.section is not None and article.section_id != pin.section.pk:
                raise ValidationError(
                    _("“%(article)s” lives in another section: %(section)s.")
                    % {"article": article, "section": article.section}
                )
            if pin.tag is not None and not article.tagged.filter(tag=pin.tag).exists():
                raise ValidationError(
                    _("“%(article)s” does not carry this tag.") % {"article": article}
                )
        return values


class PinFormSet(BaseInlineFormSet):
    """The pins of one page. A form that was sent without any of its fields changes none."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        prefix = kwargs.get("prefix") or self.get_default_prefix()
        if data is not None and f"{prefix}-TOTAL_FORMS" not in data:
            data = data.copy()
            data[f"{prefix}-TOTAL_FORMS"] = data[f"{prefix}-INITIAL_FORMS"] = "0"
        super().__init__(data, *args, **kwargs)


class Pins(admin.StackedInline):
    """The pinned stories of one page, for those who may change the page itself."""

    model = PinnedStory
    form = PinForm
    formset = PinFormSet
    extra = 0
    autocomplete_fields = ["article"]
    verbose_name_plural = gettext_lazy("Pinned stories: first on the page, in this order")
    formfield_overrides = {
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        }
    }
    permission = ""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The article's picker alone, without ways to write another one here."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "article":
            for way in ("add", "change", "view", "delete"):
                setattr(field.widget, f"can_{way}_related", False)
        return field

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may change the page may see its pins."""
        return request.user.has_perm(self.permission)

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The same; a page that is not there yet has nothing to pin."""
        return obj is not None and self.has_view_permission(request)


class PinsOfSection(Pins):
    """Of a section's page."""

    fk_name = "section"
    permission = "articles.change_section"


class PinsOfTag(Pins):
    """Of a tag's page."""

    fk_name = "tag"
    permission = "articles.change_tag"
