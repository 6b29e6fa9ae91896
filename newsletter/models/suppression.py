"""Addresses that must never be mailed again, kept so that they can be known and not read."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

_PURPOSE = "newsletter.suppression"


def _secrets() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def key_id(secret: str) -> str:
    """A name for the key that is derived from a secret; it doesn't tell the secret."""
    return hashlib.sha256(f"{_PURPOSE}.key-id:{secret}".encode()).hexdigest()[:12]


def _address_hash(email_key: str, secret: str) -> str:
    return salted_hmac(_PURPOSE, email_key, secret=secret, algorithm="sha256").hexdigest()


class SuppressionReason(models.TextChoices):
    """Why an address is never mailed again."""

    ERASURE = "erasure", _("Asked at erasure")
    COMPLAINT = "complaint", _("Complaint")
    REQUEST = "request", _("Asked by letter or telephone")


class SuppressionQuerySet(models.QuerySet["Suppression"]):
    """The list, asked by address."""

    def holds(self, email_key: str) -> bool:
        """Whether a normalised address is on the list.

        An entry made with an earlier secret (``SECRET_KEY_FALLBACKS``) is found too, and repeated
        under the present one, so that it outlives the earlier secret.
        """
        hashes = [_address_hash(email_key, secret) for secret in _secrets()]
        found = {row.address_hash: row for row in self.filter(address_hash__in=hashes)}
        if found and hashes[0] not in found:
            self.put(email_key, SuppressionReason(next(iter(found.values())).reason))
        return bool(found)

    def put(self, email_key: str, reason: SuppressionReason) -> "Suppression":
        """Put a normalised address on the list; an address already there stays as it is."""
        secret = settings.SECRET_KEY
        row, _new = self.get_or_create(
            address_hash=_address_hash(email_key, secret),
            defaults={"key_id": key_id(secret), "reason": reason},
        )
        return row


class Suppression(models.Model):
    """One address, as a keyed hash: it can be recognised when it comes, never read out."""

    address_hash = models.CharField(_("keyed hash"), max_length=64, unique=True, editable=False)
    key_id = models.CharField(_("key"), max_length=12, editable=False)
    reason = models.CharField(_("reason"), max_length=10, choices=SuppressionReason)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")
        ordering = ["-id"]

    def __str__(self) -> str:
        return gettext("Suppressed address %(number)s") % {"number": self.pk}

    def key_is_known(self) -> bool:
        """Whether a secret of today can still recognise the address."""
        return self.key_id in {key_id(secret) for secret in _secrets()}
