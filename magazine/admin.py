"""Log-ins and roles in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.languages import language_choices
from magazine.models import RoleLimit, User


@admin.register(User)
class MagazineUserAdmin(UserAdmin):
    """Log-ins. Only an administrator makes administrators, or gives single permissions.

    Nobody else gives rights that he hasn't got himself, nor changes the log-in of one who has more.
    """

    list_display = ["username", "first_name", "last_name", "email", "is_active", "is_staff"]
    filter_horizontal = ["groups", "user_permissions", "sections"]
    fieldsets_of_chiefs = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "language"]}),
        (_("Role"), {"fields": ["is_active", "is_staff", "groups", "sections"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without what would let a chief editor become an administrator."""
        if obj is not None and not request.user.is_superuser:
            return self.fieldsets_of_chiefs
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return fieldsets
        return [*fieldsets, (_("Limits and language"), {"fields": ["sections", "language"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who works in some sections only gives nobody, himself included, the way to others."""
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "groups", "sections"] if _is_limited(request) else fields

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Administrators, and those with more rights, are changed by administrators only."""
        if obj is not None and not request.user.is_superuser:
            lacking = _lacking(request)
            more = lacking.filter(Q(user=obj) | Q(group__user=obj)).exists()
            if obj.is_superuser or more:
                return False
        return super().has_change_permission(request, obj)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A language is chosen, not typed."""
        if db_field.name == "language":
            return forms.ChoiceField(
                label=_("Language"),
                choices=language_choices,
                required=False,
                help_text=db_field.help_text,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only groups that give no right which the person at work hasn't got."""
        if db_field.name == "groups" and not request.user.is_superuser:
            kwargs["queryset"] = Group.objects.exclude(permissions__in=_lacking(request))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(RoleLimit)
class RoleLimitAdmin(admin.ModelAdmin):
    """The sections that roles are limited to."""

    list_display = ["group", "section_names"]
    filter_horizontal = ["sections"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[RoleLimit]:
        """With what the list shows."""
        return RoleLimit.objects.select_related("group").prefetch_related("sections")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only for those whose own rights have no such limit."""
        return not _is_limited(request) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only for those whose own rights have no such limit."""
        return not _is_limited(request) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only for those whose own rights have no such limit."""
        return not _is_limited(request) and super().has_delete_permission(request, obj)

    @admin.display(description=_("sections"))
    def section_names(self, limit: RoleLimit) -> str:
        """The names of the sections."""
        return ", ".join(section.name for section in limit.sections.all())


def _is_limited(request: HttpRequest) -> bool:
    user: Any = request.user
    return user.limited_to_sections() is not None


def _lacking(request: HttpRequest) -> QuerySet[Permission]:
    """The permissions that the person at work hasn't got, neither singly nor by a group."""
    own = Permission.objects.filter(Q(user=request.user.pk) | Q(group__user=request.user.pk))
    return Permission.objects.exclude(pk__in=own.values("pk"))
