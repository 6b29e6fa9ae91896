"""Revisions: saved states of everything an editor can write; and the history of who did what."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.content import Content


class Revision(models.Model):
    """One saved state. Open while its writer's session of work runs; sealed, it never changes."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    counter = models.PositiveIntegerField(
        default=1, help_text="counts the saves into this revision while it is open"
    )
    based_on = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    sealed_at = models.DateTimeField(null=True, blank=True)
    screen = models.CharField(
        max_length=40, blank=True, help_text="the window that saved it last; empty without scripts"
    )
    screen_save = models.PositiveIntegerField(
        default=0, help_text="which of that window's saves it was"
    )

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_revision_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    def read(self) -> Content:
        """What the editor wrote, in the present schema."""
        return Content.from_json(self.content)


class Action(models.TextChoices):
    """What was done to an article."""

    CREATED = "created", _("Created")
    IMPORTED = "imported", _("Imported")
    SAVED = "saved", _("Saved")
    PUBLISHED = "published", _("Published")
    SCHEDULED = "scheduled", _("Scheduled")
    UPDATED = "updated", _("Updated")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SUBMITTED = "submitted", _("Submitted for review")
    TAKEN_BACK = "taken_back", _("Taken back from review")
    CHANGES_ASKED = "changes_asked", _("Changes asked for")
    APPROVED = "approved", _("Approved")
    CHANGE_SCHEDULED = "change_scheduled", _("Change scheduled")
    END_SCHEDULED = "end_scheduled", _("Withdrawal scheduled")
    PLANNED = "planned", _("Planned")
    UNSCHEDULED = "unscheduled", _("Schedule cancelled")
    RESTORED = "restored", _("Restored")
    POINTED = "pointed", _("Links led elsewhere")
    DELETED = "deleted", _("Moved to the bin")
    UNDELETED = "undeleted", _("Taken out of the bin")
    SHARED = "shared", _("Link shared")
    UNSHARED = "unshared", _("Link revoked")
    PURGED = "purged", _("Deleted for good")


# All others are milestones: they say what became of an article, not that somebody wrote.
PLAIN_ACTIONS = frozenset(
    {
        Action.CREATED,
        Action.IMPORTED,
        Action.SAVED,
        Action.RESTORED,
        Action.POINTED,
        Action.SHARED,
        Action.UNSHARED,
        Action.PLANNED,
    }
)


class HistoryQuerySet(models.QuerySet["HistoryEntry"]):
    """Entries, chosen by what they tell."""

    def milestones(self) -> "HistoryQuerySet":
        """Those that say what became of an article."""
        return self.exclude(action__in=PLAIN_ACTIONS)


class HistoryEntry(models.Model):
    """Who did what to an article, and when. Entries are only ever added.

    They outlive an article that is deleted for good; ``about`` is what it was called then.
    """

    article = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, related_name="history"
    )
    about = models.CharField(max_length=300, blank=True, editable=False)
    action = models.CharField(_("action"), max_length=20, choices=Action.choices)
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = HistoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["-at", "-id"], name="history_newest")]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.at:%Y-%m-%d %H:%M}"

    @property
    def is_milestone(self) -> bool:
        """Whether it changed where the article stands; saving a draft doesn't."""
        return self.action not in PLAIN_ACTIONS
