"""Where the next state of an article stands on its way to readers: written, reviewed, scheduled."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article, Status
from articles.models.revision import Revision
from articles.models.taxonomy import Section


class Stage(models.TextChoices):
    """How far the draft of an article's next state has come."""

    WRITING = "writing", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_ASKED = "changes_asked", _("Changes asked for")
    APPROVED = "approved", _("Approved")


class Progress(models.Model):
    """The stage of an article's draft; an article without such a row is being written.

    A table of its own: in SQLite a column added to articles would stand behind their bodies, and
    every list would read through them.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="progress"
    )
    stage = models.CharField(
        _("stage"), max_length=16, choices=Stage.choices, default=Stage.WRITING, db_index=True
    )
    revision = models.ForeignKey(
        Revision,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="what was submitted or approved",
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    planned_on = models.DateField(_("planned for"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("progress")
        verbose_name_plural = _("progress")

    def __str__(self) -> str:
        return f"{self.article_id}: {self.get_stage_display()}"


class Step(models.TextChoices):
    """What is done to an article at a time set beforehand."""

    PUBLISH = "publish", _("Publication")
    CHANGE = "change", _("Change")
    WITHDRAW = "withdraw", _("Withdrawal")


class ScheduledStepQuerySet(models.QuerySet["ScheduledStep"]):
    """Steps by what is still to be done."""

    def pending(self) -> "ScheduledStepQuerySet":
        """Steps that have not been taken."""
        return self.filter(done_at__isnull=True)

    def due(self, at: datetime | None = None) -> "ScheduledStepQuerySet":
        """Steps whose time has come, or that were taken and not told to anybody yet."""
        return self.filter(due_at__lte=at or timezone.now(), told_at__isnull=True)


class ScheduledStep(models.Model):
    """One step of an article with its time: the stored next state, where it is a change.

    Publication and withdrawal are public by the article's own times; a change is swapped in by
    whoever meets the article first after its time. What is told to others is told by the worker.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=Step.choices)
    due_at = models.DateTimeField(_("at"))
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="+")
    # A section that a next state is to stand in can't be deleted before.
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, related_name="+")
    substantive = models.BooleanField(default=True)
    correction = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = ScheduledStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheduled step")
        verbose_name_plural = _("scheduled steps")
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["told_at", "due_at"], name="step_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind"],
                condition=Q(done_at__isnull=True),
                name="one_step_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.get_kind_display()} {self.due_at:%Y-%m-%d %H:%M}"


def stage_of(article: Article) -> Stage:
    """The stage of an article's draft; WRITING where readers have what editors have.

    One query, unless the row was selected with the article.
    """
    if article.status == Status.PUBLISHED and not article.has_unpublished_changes:
        return Stage.WRITING
    progress: Progress | None = getattr(article, "progress", None)
    return Stage(progress.stage) if progress else Stage.WRITING


def standing_of(article: Article) -> str:
    """All that decides what readers get, as one short text.

    Who acts on an article sends back what he has seen; if it is another by then, somebody came
    between.
    """
    times = (article.published_at, article.withdraw_at)
    parts = [article.status, str(article.live_revision_id or "")]
    return ".".join([*parts, *(str(int(at.timestamp())) if at else "" for at in times)])
