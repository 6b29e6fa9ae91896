"""Log-ins and roles in the admin."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from magazine.models import User


@admin.register(User)
class MagazineUserAdmin(UserAdmin):
    """Log-ins. Only an administrator makes administrators, or gives single permissions.

    Nobody else gives rights that he hasn't got himself, nor changes the log-in of one who has more.
    """

    list_display = ["username", "first_name", "last_name", "email", "is_active", "is_staff"]
    fieldsets_of_chiefs = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Role"), {"fields": ["is_active", "is_staff", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without what would let a chief editor become an administrator."""
        if obj is not None and not request.user.is_superuser:
            return self.fieldsets_of_chiefs
        return super().get_fieldsets(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Administrators, and those with more rights, are changed by administrators only."""
        if obj is not None and not request.user.is_superuser:
            lacking = _lacking(request)
            more = lacking.filter(Q(user=obj) | Q(group__user=obj)).exists()
            if obj.is_superuser or more:
                return False
        return super().has_change_permission(request, obj)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only groups that give no right which the person at work hasn't got."""
        if db_field.name == "groups" and not request.user.is_superuser:
            kwargs["queryset"] = Group.objects.exclude(permissions__in=_lacking(request))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def _lacking(request: HttpRequest) -> QuerySet[Permission]:
    """The permissions that the person at work hasn't got, neither singly nor by a group."""
    own = Permission.objects.filter(Q(user=request.user.pk) | Q(group__user=request.user.pk))
    return Permission.objects.exclude(pk__in=own.values("pk"))
