"""The ledger of consent: what each person agreed to, when, on which page; it only grows."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsletter.models.grow_only import GrowOnlyModel, GrowOnlyQuerySet
from newsletter.models.newsletter import Wording
from newsletter.models.subscriber import Subscriber, Subscription

_SALT_BYTES = 32
PAGE_LENGTH = 400


class ConsentKind(models.TextChoices):
    """What happened."""

    REQUESTED = "requested", _("Asked to subscribe")
    CONFIRMED = "confirmed", _("Confirmed")
    LEFT = "left", _("Left")
    ERASED = "erased", _("Personal facts erased")


@dataclass(frozen=True)
class ChainCheck:
    """Whether a ledger is as it was written: how many rows it has and what is wrong with them."""

    rows: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """True if nothing was changed, removed or put in between."""
        return not self.problems


class ConsentQuerySet(GrowOnlyQuerySet["Consent"]):
    """The two things that happen to a ledger: a row is added, a person's facts are erased."""

    def append(
        self,
        subscription: Subscription,
        *,
        kind: ConsentKind,
        wording: Wording,
        page: str,
        facts: dict[str, str],
    ) -> "Consent":
        """Add the next row to a subscription's chain.

        ``page`` is the path of the page where it happened; ``facts`` are the personal ones.
        Updates ``subscription.consent_head``, in the database and in the given object.
        """
        with transaction.atomic():
            # Two rows at once would both follow the same one.
            locked = Subscription.objects.select_for_update().get(pk=subscription.pk)
            last = self.filter(subscription=locked).order_by("-sequence").first()
            salt = secrets.token_hex(_SALT_BYTES)
            row = Consent(
                subscription=locked,
                sequence=last.sequence + 1 if last else 1,
                kind=kind,
                wording=wording,
                at=timezone.now(),
                page=page[:PAGE_LENGTH],
                facts=facts,
                salt=salt,
                facts_digest=digest_of_facts(facts, salt),
                previous=last.hash if last else "",
            )
            row.hash = row.expected_hash()
            row.save()
            Subscription.objects.filter(pk=locked.pk).update(consent_head=row.hash)
        subscription.consent_head = row.hash
        return row

    def erase_facts(self, subscriber: Subscriber) -> int:
        """Remove the facts and salts of a person; digests and chain stay. Returns the row count."""
        # Past the refusal of this class, on purpose: the one change that a row may undergo.
        rows = models.QuerySet.update(
            self.filter(subscription__subscriber=subscriber), facts=None, salt=None
        )
        return int(rows)


class Consent(GrowOnlyModel):
    """One thing that happened to one subscription, chained to what happened before."""

    subscription = models.ForeignKey(
        Subscription,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("subscription"),
    )
    sequence = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("what happened"), max_length=10, choices=ConsentKind)
    wording = models.ForeignKey(
        Wording, on_delete=models.PROTECT, related_name="consents", verbose_name=_("wording")
    )
    at = models.DateTimeField(_("when"))
    page = models.CharField(_("page"), max_length=PAGE_LENGTH)
    facts = models.JSONField(_("personal facts"), null=True)
    salt = models.CharField(max_length=2 * _SALT_BYTES, null=True)  # noqa: DJ001
    facts_digest = models.CharField(_("digest of the facts"), max_length=64)
    previous = models.CharField(_("hash of the row before"), max_length=64, blank=True)
    hash = models.CharField(_("hash"), max_length=64)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "sequence"], name="consent_sequence_once"
            )
        ]

    def __str__(self) -> str:
        return gettext("Consent %(number)s") % {"number": self.pk}

    def expected_hash(self) -> str:
        """The hash over everything that stays after an erasure, and over the row before."""
        return hashlib.sha256(
            _canonical(
                {
                    "subscription": self.subscription_id,
                    "sequence": self.sequence,
                    "kind": str(self.kind),
                    "wording": self.wording_id,
                    "words": hashlib.sha256(self.wording.text.encode()).hexdigest(),
                    "at": _instant(self.at),
                    "page": self.page,
                    "facts": self.facts_digest,
                    "previous": self.previous,
                }
            )
        ).hexdigest()


def digest_of_facts(facts: dict[str, str], salt: str) -> str:
    """HMAC-SHA-256 of the facts as canonical JSON, keyed by the row's salt (hexadecimal).

    With the salt gone nobody can find the facts by trying all addresses.
    """
    return hmac.new(bytes.fromhex(salt), _canonical(facts), hashlib.sha256).hexdigest()


def verify_chain(subscription: Subscription) -> ChainCheck:
    """Check every row of a subscription's ledger, and that none is missing (two queries).

    The rows are read anew, so that what is checked is what is stored.
    """
    stored = Subscription.objects.select_related("subscriber").get(pk=subscription.pk)
    rows = list(
        Consent.objects.filter(subscription=stored).select_related("wording").order_by("sequence")
    )
    problems = list(_problems(rows, erased=stored.subscriber.erased_at is not None))
    if stored.consent_head != (rows[-1].hash if rows else ""):
        problems.append(gettext("The newest rows are missing."))
    return ChainCheck(rows=len(rows), problems=tuple(problems))


def _problems(rows: list[Consent], *, erased: bool) -> Iterable[str]:
    previous = ""
    for number, row in enumerate(rows, start=1):
        place = {"number": number}
        if row.sequence != number:
            yield gettext("Row %(number)s is missing.") % place
            return
        if row.previous != previous:
            yield gettext("Row %(number)s does not follow the row before it.") % place
        if row.hash != row.expected_hash():
            yield gettext("Row %(number)s was changed.") % place
        if not _facts_are_right(row, erased=erased):
            yield gettext("The personal facts of row %(number)s were changed.") % place
        previous = row.hash


def _facts_are_right(row: Consent, *, erased: bool) -> bool:
    if row.facts is None and row.salt is None:
        return erased
    if row.facts is None or row.salt is None or erased:
        return False
    try:
        return row.facts_digest == digest_of_facts(row.facts, row.salt)
    except ValueError:
        return False


def _canonical(value: dict[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
