"""A person's address, and that person in each newsletter."""

import secrets
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsletter.models.newsletter import Newsletter, Wording, default_language

EMAIL_LENGTH = 254
_LOCAL_PART_LENGTH = 64
_valid_email = EmailValidator(allowlist=[])


def validate_email(email: str) -> None:
    """Refuse what no mail can be sent to over the internet.

    Besides what Django refuses: ``localhost``, number addresses, quoted local parts, and lengths
    over those of RFC 5321, section 4.5.3.1. Raises ``ValidationError``.
    """
    _valid_email(email)
    local_part, _at, domain = email.rpartition("@")
    if (
        len(email) > EMAIL_LENGTH
        or len(local_part) > _LOCAL_PART_LENGTH
        or local_part.startswith('"')
        or domain.startswith("[")
        or _ascii_domain(domain) is None
    ):
        raise ValidationError(_valid_email.message, code=_valid_email.code)


def normalise_email(email: str) -> str:
    """The form under which an address is known: one person, one key.

    Case is dropped and an international domain is put in its ASCII form. Dots and ``+tags`` stay,
    since only the provider knows whether they matter.
    """
    local_part, _at, domain = unicodedata.normalize("NFC", email.strip()).rpartition("@")
    return f"{local_part.lower()}@{_ascii_domain(domain) or domain.lower()}"


def _ascii_domain(domain: str) -> str | None:
    try:
        return domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None


def new_token() -> str:
    """A random text of 43 characters that fits into an address."""
    return secrets.token_urlsafe(32)


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    """People, found by address."""

    def known(self) -> "SubscriberQuerySet":
        """Those whose address is not erased."""
        return self.filter(erased_at__isnull=True)

    def by_email(self, email: str) -> "Subscriber | None":
        """The person with this address, however it is written."""
        return self.filter(email_key=normalise_email(email)).first()


class Subscriber(models.Model):
    """A person's address. After erasure only the row is left, without it."""

    email = models.CharField(_("email address"), max_length=EMAIL_LENGTH, blank=True)
    # Longer than the address: an international domain grows in its ASCII form.
    email_key = models.CharField(max_length=400, unique=True, null=True, editable=False)  # noqa: DJ001
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True, email_key__isnull=False)
                | Q(erased_at__isnull=False, email_key__isnull=True, email=""),
                name="subscriber_has_address_until_erased",
            )
        ]

    def __str__(self) -> str:
        # Never the address: this text ends up in logs and in the admin's history.
        return gettext("Subscriber %(number)s") % {"number": self.pk}


class SubscriptionStatus(models.TextChoices):
    """Where a person stands in a newsletter."""

    PENDING = "pending", _("Waiting for confirmation")
    ACTIVE = "active", _("Subscribed")
    LEFT = "left", _("Left")


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """Subscriptions by where they stand."""

    def active(self) -> "SubscriptionQuerySet":
        """Those who get the mails."""
        return self.filter(status=SubscriptionStatus.ACTIVE)

    def pending(self) -> "SubscriptionQuerySet":
        """Those who have asked and not confirmed."""
        return self.filter(status=SubscriptionStatus.PENDING)

    def by_token(self, token: str) -> "Subscription | None":
        """The subscription with this token, its people and newsletter loaded (one query)."""
        return self.filter(token=token).select_related("subscriber", "newsletter").first()


class Subscription(models.Model):
    """A person in one newsletter."""

    subscriber = models.ForeignKey(
        Subscriber,
        on_delete=models.PROTECT,
        related_name="subscriptions",
        verbose_name=_("subscriber"),
    )
    newsletter = models.ForeignKey(
        Newsletter,
        on_delete=models.PROTECT,
        related_name="subscriptions",
        verbose_name=_("newsletter"),
    )
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=SubscriptionStatus,
        default=SubscriptionStatus.PENDING,
    )
    language = models.CharField(_("language"), max_length=12, default=default_language)
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    created_at = models.DateTimeField(_("first asked"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)
    # The hash of its newest consent row: without it, nobody would notice that the last rows went.
    consent_head = models.CharField(max_length=64, blank=True, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["newsletter__position", "newsletter__name"]
        indexes = [models.Index(fields=["newsletter", "status"], name="subscription_by_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["subscriber", "newsletter"], name="subscription_once_a_newsletter"
            ),
            models.CheckConstraint(
                condition=~Q(status="active") | Q(confirmed_at__isnull=False),
                name="subscription_active_is_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(status="left") | Q(left_at__isnull=False),
                name="subscription_left_has_time",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Subscription %(number)s") % {"number": self.pk}

    def agreed_to(self) -> Wording:
        """The words that were last agreed to or asked for (one query).

        Raises ``Consent.DoesNotExist`` without a ledger; every subscription begins with one.
        """
        return self.consents.select_related("wording").latest("sequence").wording

    def replace_token(self) -> None:
        """Let all links from before lead nowhere."""
        self.token = new_token()
        self.save(update_fields=["token"])
