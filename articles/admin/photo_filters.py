"""What the photo library can be narrowed down to."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Photo, Section
from articles.photos import rights
from articles.photos.uses import in_use


class MissingFilter(admin.SimpleListFilter):
    """Photos that lack what publishing asks for."""

    title = gettext_lazy("what is missing")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [("credit", _("Credit missing")), ("alt", _("Alt missing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        """The photos of the choice made."""
        if self.value() in ("credit", "alt"):
            return queryset.filter(**{str(self.value()): ""})
        return queryset


class RightsFilter(admin.SimpleListFilter):
    """Photos by how their days of use stand."""

    title = gettext_lazy("rights")
    parameter_name = "rights"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [
            ("ending", _("Ending within 14 days")),
            ("ended", _("Ended")),
            ("web-only", _("Web only")),
            ("once", _("To be used once")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        """The photos of the choice made."""
        today = timezone.localdate()
        value = self.value() or ""
        if value == "ending":
            return queryset.filter(rights.ending(today))
        if value == "ended":
            return queryset.filter(rights.ended(today))
        if value == "web-only":
            return queryset.filter(web_only=True)
        if value == "once":
            return queryset.filter(single_use=True)
        return queryset


class UseFilter(admin.SimpleListFilter):
    """Photos that no article uses, or that articles of a section use."""

    title = gettext_lazy("use")
    parameter_name = "use"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices: all sections, and unused."""
        sections = Section.objects.values_list("pk", "name")
        return [("none", _("Unused")), *((str(pk), name) for pk, name in sections)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        """The photos of the choice made."""
        value = self.value() or ""
        if value == "none":
            return queryset.exclude(in_use())
        if value.isascii() and value.isdigit() and len(value) < 19:
            return queryset.filter(in_use(section=int(value)))
        return queryset
