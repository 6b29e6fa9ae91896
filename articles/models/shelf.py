"""What stands under the articles of a section: its newest stories, worked out ahead."""

from datetime import datetime

from django.db import models
from django.utils import timezone

from articles.models.taxonomy import Section


class ShelfQuerySet(models.QuerySet["Shelf"]):
    """Having shelves filled anew."""

    def mark_stale(self) -> int:
        """Have all shelves filled anew by whoever reads one next; returns how many.

        All of them: a story may have come from another section. They are locked in order, so that
        two that publish at the same moment don't wait for each other for ever.
        """
        ids = list(self.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))
        return self.filter(pk__in=ids).update(valid_until=timezone.now()) if ids else 0


class Shelf(models.Model):
    """The newest stories of a section as small cards. Derived: ``articles.front.shelves``."""

    section = models.OneToOneField(
        Section, on_delete=models.CASCADE, primary_key=True, related_name="shelf"
    )
    cards = models.JSONField(default=list)
    valid_until = models.DateTimeField(null=True, help_text="when it is to be filled anew")

    objects = ShelfQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.section_id}: {len(self.cards)}"

    def is_stale(self, at: datetime) -> bool:
        """Whether what stands on it no longer holds."""
        return self.valid_until is not None and self.valid_until <= at
