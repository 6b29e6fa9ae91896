"""The single steps that change a subscription, each with its row in the ledger of consent."""

from collections.abc import Mapping

from django.utils import timezone

from newsletter.models import (
    Consent,
    ConsentKind,
    Newsletter,
    Subscriber,
    Subscription,
    SubscriptionStatus,
    Wording,
    normalise_email,
)


def subscriber_of(email: str) -> Subscriber:
    """The person with this address, made if need be, locked until the transaction ends."""
    subscriber, _new = Subscriber.objects.get_or_create(
        email_key=normalise_email(email), defaults={"email": email}
    )
    return Subscriber.objects.select_for_update().get(pk=subscriber.pk)


def subscription_of(subscriber: Subscriber, newsletter: Newsletter, language: str) -> Subscription:
    """That person in this newsletter, made if need be."""
    subscription, _new = Subscription.objects.get_or_create(
        subscriber=subscriber, newsletter=newsletter, defaults={"language": language}
    )
    return subscription


def request(
    subscription: Subscription, *, wording: Wording, page: str, facts: Mapping[str, str]
) -> None:
    """Let it wait for confirmation of these words."""
    Consent.objects.append(
        subscription, kind=ConsentKind.REQUESTED, wording=wording, page=page, facts=dict(facts)
    )
    subscription.status = SubscriptionStatus.PENDING
    subscription.save(update_fields=["status"])


def activate(subscription: Subscription, *, page: str, facts: Mapping[str, str]) -> None:
    """Let the person in."""
    record(subscription, ConsentKind.CONFIRMED, page=page, facts=facts)
    subscription.status = SubscriptionStatus.ACTIVE
    subscription.confirmed_at = timezone.now()
    subscription.left_at = None
    subscription.save(update_fields=["status", "confirmed_at", "left_at"])


def leave(subscription: Subscription, *, page: str, facts: Mapping[str, str]) -> None:
    """Take the person out."""
    record(subscription, ConsentKind.LEFT, page=page, facts=facts)
    subscription.status = SubscriptionStatus.LEFT
    subscription.left_at = timezone.now()
    subscription.save(update_fields=["status", "left_at"])
    # A link from before must not let back in whoever has left since.
    subscription.confirmations.clear()


def record(
    subscription: Subscription, kind: ConsentKind, *, page: str, facts: Mapping[str, str]
) -> None:
    """Add a row about the words of the row before."""
    Consent.objects.append(
        subscription,
        kind=kind,
        wording=subscription.agreed_to(),
        page=page,
        facts=dict(facts),
    )
