"""Forgetting what is no longer needed."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from newsletter.actions import subscribers
from newsletter.models import Confirmation, Hits, Subscriber, Subscription

KEEP = timedelta(days=30)


def tidy() -> int:
    """Delete counts that are over and mails of long ago; erase people who never confirmed.

    Meant to run about once an hour. Returns how many rows and people went.
    """
    old = Confirmation.objects.filter(created_at__lte=timezone.now() - KEEP)
    return forget_unconfirmed() + Hits.objects.purge() + old.delete()[0]


def forget_unconfirmed(limit: int = 500) -> int:
    """Erase people who never confirmed anything and asked for nothing in the last 30 days.

    Returns how many.
    """
    since = timezone.now() - KEEP
    confirmed = Subscription.objects.filter(subscriber=OuterRef("pk"), confirmed_at__isnull=False)
    asked = Confirmation.objects.filter(subscriber=OuterRef("pk"), created_at__gt=since)
    stale = Subscriber.objects.known().filter(
        ~Exists(confirmed), ~Exists(asked), created_at__lte=since
    )
    people = list(stale[:limit])
    for subscriber in people:
        subscribers.erase(subscriber)
    return len(people)
