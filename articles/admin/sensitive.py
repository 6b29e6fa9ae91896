"""Sensitive subjects and helplines in the admin."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from articles.actions.helplines import (
    helplines_changed,
    note_checked,
    subjects_changed,
    subjects_of,
)
from articles.countries import country_name, country_names, site_country
from articles.dates import long_date
from articles.models import Helpline, Reference, Subject, SubjectWording


def _languages() -> list[tuple[str, str]]:
    """The site's languages, and the names that Django has for all others."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


class WordingForm(forms.ModelForm):
    """A subject's words in one of the site's languages."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=_languages)

    class Meta:
        model = SubjectWording
        fields = ["language", "name", "note"]


class WordingsInline(admin.StackedInline):
    """A subject's words in other languages."""

    model = SubjectWording
    form = WordingForm
    extra = 0


@admin.register(Subject)
class SubjectAdmin(admin.ModelAdmin):
    """Sensitive subjects; a change of words brings the articles up to date."""

    list_display = ["name", "note", "is_offered", "position"]
    search_fields = ["name", "note"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [WordingsInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Articles name a subject by its slug, so it stays."""
        return ["slug"] if obj is not None else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """The slug follows the name only while there is none."""
        return {} if obj is not None else super().get_prepopulated_fields(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What an article is marked with, drafts included, stays."""
        allowed = super().has_delete_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        used = Reference.objects.filter(kind=Reference.Kind.SUBJECT, object_id=obj.pk)
        return not used.exists()

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without deletion in bulk, which would not ask about use."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool
    ) -> None:
        """Save, and have the subject's articles refreshed."""
        super().save_related(request, form, formsets, change)
        subjects_changed([form.instance.pk])


class CountryFilter(admin.SimpleListFilter):
    """Helplines by country; only countries that have some."""

    title = gettext_lazy("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The countries that have helplines, by name."""
        codes = Helpline.objects.order_by().values_list("country", flat=True).distinct()
        found = [(code, country_name(code, get_language() or "")) for code in codes]
        return sorted(found, key=lambda pair: pair[1].casefold())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Helpline]) -> QuerySet[Helpline]:
        """The helplines of the country chosen."""
        chosen = str(self.value() or "").replace("\x00", "")
        return queryset.filter(country=chosen) if chosen else queryset


class OverdueFilter(admin.SimpleListFilter):
    """Helplines that somebody must look at."""

    title = gettext_lazy("check")
    parameter_name = "check"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """One choice."""
        return [("overdue", _("Overdue"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Helpline]) -> QuerySet[Helpline]:
        """The ones that are overdue, if these were chosen."""
        overdue = Helpline.objects.overdue().order_by().values("pk")
        return queryset.filter(pk__in=overdue) if self.value() == "overdue" else queryset


class HelplineForm(forms.ModelForm):
    """A helpline; its country is chosen from all there are, the magazine's own to begin with."""

    country = forms.ChoiceField(label=gettext_lazy("Country"))
    language = forms.CharField(
        label=gettext_lazy("Language"),
        required=False,
        max_length=12,
        help_text=Helpline._meta.get_field("language").help_text,
    )
    website = forms.URLField(
        label=gettext_lazy("Website"),
        required=False,
        max_length=300,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
    )

    class Meta:
        model = Helpline
        fields = [
            "name", "country", "subjects", "phone", "text_number", "text_words", "website",
            "hours", "language", "position", "is_shown", "checked_on",
        ]  # fmt: skip
        widgets = {"subjects": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = country_names(get_language() or settings.LANGUAGE_CODE)
        country: Any = self.fields.get("country")
        if country is not None:
            country.choices = [("", "---------"), *names.items()]
            country.initial = site_country()
        language: Any = self.fields.get("language")
        if language is not None:
            language.widget = forms.Select(choices=[("", "---------"), *_languages()])


@admin.register(Helpline)
class HelplineAdmin(admin.ModelAdmin):
    """Helplines, the day each was last checked, and by whom."""

    form = HelplineForm
    list_display = ["name", "where", "reached", "helps_with", "position", "checked", "is_shown"]
    list_filter = [OverdueFilter, CountryFilter, "subjects", "is_shown"]
    list_per_page = 100
    list_max_show_all = 0
    search_fields = ["name", "phone", "website"]
    actions = ["checked_today"]
    readonly_fields = ["checked_by"]
    fieldsets = [
        (None, {"fields": ["name", "country", "subjects", "language", "position", "is_shown"]}),
        (
            gettext_lazy("How it is reached"),
            {"fields": ["phone", "text_number", "text_words", "website", "hours"]},
        ),
        (gettext_lazy("Check"), {"fields": ["checked_on", "checked_by"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Helpline]:
        """With what the list shows."""
        return (
            super().get_queryset(request).select_related("checked_by").prefetch_related("subjects")
        )

    @admin.display(description=gettext_lazy("country"), ordering="country")
    def where(self, helpline: Helpline) -> str:
        """The country's name."""
        return country_name(helpline.country, get_language() or "")

    @admin.display(description=gettext_lazy("reached by"))
    def reached(self, helpline: Helpline) -> str:
        """The first of the ways."""
        return helpline.phone or helpline.text_number or helpline.website

    @admin.display(description=gettext_lazy("subjects"))
    def helps_with(self, helpline: Helpline) -> str:
        """What it is for."""
        return ", ".join(each.name for each in helpline.subjects.all()) or _("everything")

    @admin.display(description=gettext_lazy("last checked"), ordering="checked_on")
    def checked(self, helpline: Helpline) -> str:
        """When and by whom, or that somebody must."""
        day = long_date(helpline.checked_on) if helpline.checked_on else _("never")
        who = f", {helpline.checked_by}" if helpline.checked_by else ""
        if helpline.is_overdue():
            return format_html("<strong>{}</strong> {}{}", _("Overdue:"), day, who)
        return f"{day}{who}"

    @admin.action(
        description=gettext_lazy("Checked today: all of it is right"), permissions=["change"]
    )
    def checked_today(self, request: HttpRequest, queryset: QuerySet[Helpline]) -> None:
        """Note today and who is at work, with an entry in each one's history."""
        user: Any = request.user
        with transaction.atomic():
            found = note_checked(queryset, by=user)
            for helpline in found:
                self.log_change(request, helpline, _("Checked: all of it is right."))
        message = ngettext(
            "%(count)d helpline is checked.", "%(count)d helplines are checked.", len(found)
        )
        messages.success(request, message % {"count": len(found)})

    # --- Changes bring articles up to date -------------------------------------------------

    def save_model(
        self, request: HttpRequest, obj: Helpline, form: forms.ModelForm, change: bool
    ) -> None:
        """Save; a new day of checking was noted by whoever is at work."""
        if "checked_on" in form.changed_data:
            user: Any = request.user
            obj.checked_by = user if obj.checked_on else None
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool
    ) -> None:
        """Save, and have the articles refreshed that showed it before, or show it now."""
        pk = form.instance.pk
        before = subjects_of([pk]) if change else set()
        super().save_related(request, form, formsets, change)
        helplines_changed()
        if not change or {*form.changed_data} - {"checked_on"}:
            subjects_changed(before | subjects_of([pk]))

    def delete_model(self, request: HttpRequest, obj: Helpline) -> None:
        """Delete, and have the articles refreshed that showed it."""
        before = subjects_of([obj.pk])
        super().delete_model(request, obj)
        helplines_changed()
        subjects_changed(before)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Helpline]) -> None:
        """Delete, and have the articles refreshed that showed them."""
        before = subjects_of(list(queryset.values_list("pk", flat=True)))
        super().delete_queryset(request, queryset)
        helplines_changed()
        subjects_changed(before)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new helpline was checked by whoever writes it down."""
        return {"checked_on": timezone.localdate(), **super().get_changeform_initial_data(request)}
