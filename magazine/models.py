"""The people who log in, the sections their rights end at, and the worker's heartbeat."""

from collections import defaultdict
from functools import cached_property

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Section


class User(AbstractUser):
    """A log-in to the editors' side."""

    sections = models.ManyToManyField(
        Section,
        blank=True,
        related_name="+",
        verbose_name=_("limited to sections"),
        help_text=_("Left empty, this person works in all sections that the roles allow."),
    )

    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        help_text=_("Of the editors’ side. Left empty, it is the site’s."),
    )

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()

    def limited_to_sections(self) -> frozenset[int] | None:
        """The ids of the sections that this person's rights end at; None for all sections.

        A person's roles allow what any of them does; limits of the person's own go further. One
        query for each request.
        """
        return self._limits

    @cached_property
    def _limits(self) -> frozenset[int] | None:
        if self.is_superuser:
            return None
        rows = User.objects.filter(pk=self.pk).values_list(
            "groups", "groups__limit__sections", "sections"
        )
        own: set[int] = set()
        roles: dict[int, set[int]] = defaultdict(set)
        for group, of_role, of_person in rows:
            if group is not None:
                roles[group] |= {of_role} - {None}
            own |= {of_person} - {None}
        # A role without any limit lifts those of the others.
        if not roles or not all(roles.values()):
            return frozenset(own) or None
        of_roles = frozenset().union(*roles.values())
        return of_roles & own if own else of_roles


class Heartbeat(models.Model):
    """When background work was last seen to be done."""

    name = models.CharField(max_length=20, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.seen_at:%Y-%m-%d %H:%M:%S}"


class RoleLimit(models.Model):
    """The sections that a role is limited to; a role without such a row works in all."""

    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, related_name="limit", verbose_name=_("role")
    )
    sections = models.ManyToManyField(Section, related_name="+", verbose_name=_("sections"))

    class Meta:
        verbose_name = _("limit of a role")
        verbose_name_plural = _("limits of roles")
        ordering = ["group__name"]

    def __str__(self) -> str:
        return str(self.group)
