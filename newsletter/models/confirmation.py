"""Confirmation mails: what is to be sent, to whom, and who is sending it just now."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsletter.models.newsletter import default_language
from newsletter.models.subscriber import Subscriber, Subscription

LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 8


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    """Mails by what is to be done with them."""

    def waiting(self) -> "ConfirmationQuerySet":
        """Those not sent and not given up."""
        return self.filter(sent_at__isnull=True, failed_at__isnull=True)

    def due(self, at: datetime | None = None) -> "ConfirmationQuerySet":
        """Those to be sent at a moment (now, unless told) that nobody else is sending."""
        now = at or timezone.now()
        return self.waiting().filter(
            Q(leased_until__isnull=True) | Q(leased_until__lte=now), due_at__lte=now
        )

    def joinable(self, subscriber: Subscriber) -> "ConfirmationQuerySet":
        """A person's mails that nobody has tried to send."""
        return self.waiting().filter(subscriber=subscriber, attempts=0)

    def claim(self, pk: int) -> "Confirmation | None":
        """Take one due mail for the length of a lease; None if it isn't due or is another's.

        One conditional UPDATE: of several workers exactly one gets it, and a killed one loses it
        when the lease ends.
        """
        until = timezone.now() + LEASE
        claimed = self.due().filter(pk=pk).update(leased_until=until, attempts=F("attempts") + 1)
        if not claimed:
            return None
        return self.select_related("subscriber").filter(pk=pk, leased_until=until).first()


class Confirmation(models.Model):
    """One mail that asks one person to confirm one or more subscriptions."""

    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="confirmations"
    )
    subscriptions = models.ManyToManyField(Subscription, related_name="confirmations")
    language = models.CharField(_("language"), max_length=12, default=default_language)
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    leased_until = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)
    failed_at = models.DateTimeField(_("given up"), null=True)
    error = models.CharField(_("last error"), max_length=200, blank=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmation mail")
        verbose_name_plural = _("confirmation mails")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at__isnull=True, failed_at__isnull=True),
                name="confirmation_waiting",
            )
        ]

    def __str__(self) -> str:
        return gettext("Confirmation mail %(number)s") % {"number": self.pk}

    def record_sent(self) -> None:
        """Note that the mail is out."""
        Confirmation.objects.filter(pk=self.pk).update(
            sent_at=timezone.now(), leased_until=None, error=""
        )

    def record_failure(self, error: str, *, final: bool) -> None:
        """Note a failed attempt: the next follows after 1, 2, 4, … minutes, unless it is final."""
        now = timezone.now()
        over = final or self.attempts >= MAX_ATTEMPTS
        Confirmation.objects.filter(pk=self.pk).update(
            leased_until=None,
            error=error[:200],
            failed_at=now if over else None,
            due_at=now + timedelta(minutes=2 ** (self.attempts - 1)),
        )
