"""Asking people to confirm: which mail is made when, and what is due."""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from newsletter import sending, tasks
from newsletter.models import Confirmation, Subscriber, Subscription

BETWEEN_MAILS = timedelta(minutes=10)


def is_asked_lately(subscription: Subscription) -> bool:
    """Whether a mail about it is on its way, or was made in the last ten minutes."""
    return (
        subscription.confirmations.waiting().exists()
        or subscription.confirmations.filter(created_at__gt=timezone.now() - BETWEEN_MAILS).exists()
    )


def ask(
    subscriber: Subscriber, subscriptions: Collection[Subscription], *, language: str
) -> Confirmation:
    """Have a mail sent that asks to confirm these; at most one in ten minutes an address.

    What is asked for sooner joins the mail that is not out yet, or waits for its turn in the next.
    """
    # Locked: a worker must not take the mail while something still joins it.
    confirmation = Confirmation.objects.joinable(subscriber).select_for_update().first()
    if confirmation is None:
        confirmation = Confirmation.objects.create(
            subscriber=subscriber, language=language, due_at=_next_turn(subscriber)
        )
    confirmation.subscriptions.add(*subscriptions)
    if confirmation.due_at <= timezone.now():
        # Robust: if the queue can't be reached, the tick finds the row.
        transaction.on_commit(
            partial(tasks.send_confirmation.enqueue, confirmation.pk), robust=True
        )
    return confirmation


def send_due_confirmations(limit: int = 200) -> int:
    """Send what is due: deferred, failed before, or left behind by a killed worker.

    Returns how many mails went out.
    """
    due = Confirmation.objects.due().order_by("due_at").values_list("pk", flat=True)[:limit]
    return sum(sending.send_confirmation(pk) for pk in list(due))


def _next_turn(subscriber: Subscriber) -> datetime:
    now = timezone.now()
    times = subscriber.confirmations.aggregate(sent=Max("sent_at"), due=Max("due_at"))
    latest = max((moment for moment in times.values() if moment), default=None)
    return max(now, latest + BETWEEN_MAILS) if latest else now
