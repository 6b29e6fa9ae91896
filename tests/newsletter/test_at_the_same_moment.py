"""What happens when many do the same thing at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from newsletter.actions import subscribers
from newsletter.models import (
    Confirmation,
    Hits,
    Subscriber,
    SubscriptionStatus,
    SuppressionReason,
    verify_chain,
)
from tests.newsletter.helpers import ADDRESS, link, make_newsletter, subscription_of

THREADS = 6


def together(*works: Callable[[], Any]) -> list[Any]:
    """Do the works, or one in several threads, starting together; what each gave back."""
    works = works if len(works) > 1 else works * THREADS
    start = Barrier(len(works))

    def one(work: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result() for future in [pool.submit(one, work) for work in works]]


@pytest.mark.django_db(transaction=True)
def test_limit_counts_every_hit_once():
    def work() -> list[bool]:
        return [Hits.objects.hit("network", limit=20, seconds=600) for _hit in range(10)]

    within = [answer for answers in together(work) for answer in answers]
    assert within.count(True) == 20
    assert Hits.objects.get().count == THREADS * 10


@pytest.mark.django_db(transaction=True)
def test_one_address_signed_up_by_many_is_one_person_with_one_mail():
    make_newsletter()
    statuses = together(lambda: Client().post("/newsletter/", {"email": ADDRESS}).status_code)
    assert statuses == [303] * THREADS
    assert Subscriber.objects.count() == 1
    assert Confirmation.objects.count() == 1
    assert len(mail.outbox) == 1
    assert verify_chain(subscription_of()).rows == 1


@pytest.mark.django_db(transaction=True)
def test_one_link_confirmed_by_many_makes_one_row():
    make_newsletter()
    Client().post("/newsletter/", {"email": ADDRESS})
    path = link("confirm")
    assert together(lambda: Client().post(path).status_code) == [303] * THREADS
    check = verify_chain(subscription_of())
    assert (check.rows, check.ok) == (2, True)


@pytest.mark.django_db(transaction=True)
def test_who_is_suppressed_while_confirming_is_out():
    make_newsletter()
    for number in range(12):
        address = f"reader{number}@example.ie"
        Client().post("/newsletter/", {"email": address})
        path = link("confirm")
        together(
            partial(Client().post, path),
            partial(subscribers.suppress, address, SuppressionReason.COMPLAINT),
        )
        subscription = subscription_of(address)
        assert subscription.status == SubscriptionStatus.LEFT
        assert verify_chain(subscription).ok
