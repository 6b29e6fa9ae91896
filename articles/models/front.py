"""What editors arrange: the front page, and the stories on top of section and tag pages."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.prepared import Prepared
from articles.models.taxonomy import Section, Tag


class ArrangementQuerySet(models.QuerySet["Arrangement"]):
    """Which arrangement counts, decided by the clock when it is read."""

    def standing(self) -> "ArrangementQuerySet":
        """Those that are public at some time: neither drafts nor taken back."""
        return self.filter(public_from__isnull=False, cancelled_at__isnull=True)

    def current(self, at: datetime | None = None) -> "Arrangement | None":
        """The one that readers see at a moment (now, unless told); None for newest first."""
        return _CURRENT.first(at=at or timezone.now())

    def begun(self, at: datetime) -> "ArrangementQuerySet":
        """Those whose time has come, the newest first."""
        return self.standing().filter(public_from__lte=at).order_by("-public_from", "-id")

    def ahead(self, at: datetime | None = None) -> "ArrangementQuerySet":
        """Those whose time has not come, the next first."""
        later = self.standing().filter(public_from__gt=at or timezone.now())
        return later.order_by("public_from", "id")

    def mark_stale(self) -> int:
        """Have what was worked out from those that count, now or later, worked out anew."""
        now = timezone.now()
        current = self.current(now)
        counting = Q(pk=current.pk if current else None) | Q(public_from__gt=now)
        # Fresh or not: who works one out at this moment may not have seen what has changed.
        return self.standing().filter(counting).update(valid_until=now)


class Arrangement(models.Model):
    """One saved state of the front page. A row never changes but for when it counts."""

    slots = models.JSONField(default=dict, help_text="what was arranged; articles.front.slots")
    public_from = models.DateTimeField(_("public from"), null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="what changed, in one line")
    created_at = models.DateTimeField(_("saved"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    # Derived: which story stands where, until when that holds.
    compiled = models.JSONField(default=list)
    valid_until = models.DateTimeField(null=True)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front page")
        ordering = ["-id"]
        default_permissions = ["change"]
        indexes = [models.Index(fields=["-public_from", "-id"], name="arrangement_begun")]

    def __str__(self) -> str:
        return str(_("Front page"))

    def is_stale(self, at: datetime) -> bool:
        """Whether what was worked out from it no longer holds."""
        return self.valid_until is None or self.valid_until <= at


_CURRENT = Prepared(Arrangement.objects.begun)


class PinnedStory(models.Model):
    """A story that stands on top of the page of its section or of one of its tags."""

    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, null=True, blank=True, related_name="pins"
    )
    tag = models.ForeignKey(
        Tag, on_delete=models.CASCADE, null=True, blank=True, related_name="pins"
    )
    merged_from = models.ForeignKey(
        Tag,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        help_text="the tag on whose page it was pinned, if that was merged into this one since",
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="pins", verbose_name=_("article")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    until = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Empty: until it is taken away.")
    )

    class Meta:
        verbose_name = _("pinned story")
        verbose_name_plural = _("pinned stories")
        default_permissions = ()
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="pinned_in_one_place",
                condition=Q(section__isnull=False, tag__isnull=True)
                | Q(section__isnull=True, tag__isnull=False),
            ),
            models.UniqueConstraint(fields=["section", "article"], name="pinned_in_section_once"),
            models.UniqueConstraint(fields=["tag", "article"], name="pinned_in_tag_once"),
        ]

    def __str__(self) -> str:
        return str(self.article)
