"""What people say to each other about an article: comments on passages, and notices of events."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision

COMMENT_LENGTH = 4000
QUOTE_LENGTH = 1000
CONTEXT_LENGTH = 64
LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 8


class Comment(models.Model):
    """A remark on an article, or an answer to one.

    The passage is named by its words and what stands around them, as the TextQuoteSelector of the
    W3C's Web Annotation does: the body itself holds no mark.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="comments")
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="answers"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    text = models.CharField(max_length=COMMENT_LENGTH)
    quote = models.CharField(max_length=QUOTE_LENGTH, blank=True)
    prefix = models.CharField(max_length=CONTEXT_LENGTH, blank=True)
    suffix = models.CharField(max_length=CONTEXT_LENGTH, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class Event(models.TextChoices):
    """What somebody is told of."""

    SUBMITTED = "submitted", _("submitted for review")
    APPROVED = "approved", _("approved")
    CHANGES_ASKED = "changes_asked", _("sent back with changes asked for")
    COMMENTED = "commented", _("commented on")
    ANSWERED = "answered", _("answered in")
    MENTIONED = "mentioned", _("mentioned you in")
    PUBLISHED = "published", _("published as scheduled")
    UPDATED = "updated", _("changed as scheduled")
    WITHDRAWN = "withdrawn", _("withdrawn as scheduled")


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices by what is to be done with them."""

    def unseen(self) -> "NoticeQuerySet":
        """Those whose person has not opened the article since."""
        return self.filter(seen_at__isnull=True, article__deleted_at__isnull=True)

    def due(self, at: datetime | None = None) -> "NoticeQuerySet":
        """Those whose mail is to go out and that nobody else is sending."""
        now = at or timezone.now()
        return self.filter(
            Q(leased_until__isnull=True) | Q(leased_until__lte=now),
            mailed_at__isnull=True,
            failed_at__isnull=True,
            due_at__lte=now,
        )

    def claim(self, pk: int) -> "Notice | None":
        """Take one due mail for the length of a lease; None if it isn't due or is another's."""
        until = timezone.now() + LEASE
        claimed = self.due().filter(pk=pk).update(leased_until=until, attempts=F("attempts") + 1)
        if not claimed:
            return None
        rows = self.select_related("recipient", "by", "article")
        return rows.filter(pk=pk, leased_until=until).first()


class Notice(models.Model):
    """That one person is to know of one event: on the front page, and by a mail."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="notices")
    event = models.CharField(max_length=16, choices=Event.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    text = models.CharField(max_length=COMMENT_LENGTH, blank=True)
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(mailed_at__isnull=True, failed_at__isnull=True),
                name="notice_waiting",
            ),
            models.Index(fields=["recipient", "-at"], name="notice_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id}: {self.get_event_display()} {self.article_id}"

    def record_sent(self) -> None:
        """Note that the mail is out (or that there is no address to send it to)."""
        Notice.objects.filter(pk=self.pk).update(mailed_at=timezone.now(), leased_until=None)

    def record_failure(self) -> None:
        """Note a failed attempt: the next follows after 1, 2, 4, … minutes, a few times."""
        now = timezone.now()
        Notice.objects.filter(pk=self.pk).update(
            leased_until=None,
            failed_at=now if self.attempts >= MAX_ATTEMPTS else None,
            due_at=now + timedelta(minutes=2 ** (self.attempts - 1)),
        )
