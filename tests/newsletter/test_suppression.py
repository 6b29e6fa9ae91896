"""Addresses that are never mailed again, known by a keyed hash."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection

from newsletter.actions import subscribers
from newsletter.models import Suppression, SuppressionReason
from tests.newsletter.helpers import ADDRESS, make_newsletter, subscription_of


def test_suppressing_takes_out_of_all_newsletters(reader):
    make_newsletter()
    reader.subscribe()
    subscribers.suppress(f" {ADDRESS.upper()} ", SuppressionReason.COMPLAINT)
    assert subscription_of().status == "left"


def test_nothing_stored_tells_the_address(db):
    subscribers.suppress(ADDRESS, SuppressionReason.REQUEST)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM newsletter_suppression")
        assert "nuala" not in str(cursor.fetchall())


def test_suppressing_twice_makes_one_row(db):
    first = subscribers.suppress(ADDRESS, SuppressionReason.REQUEST)
    assert subscribers.suppress(ADDRESS, SuppressionReason.COMPLAINT) == first
    assert Suppression.objects.get().reason == "request"


def test_what_is_no_address_cannot_be_suppressed(db):
    with pytest.raises(ValidationError):
        subscribers.suppress("nuala", SuppressionReason.REQUEST)


def test_list_survives_a_change_of_the_secret_key(reader, settings):
    make_newsletter()
    subscribers.suppress(ADDRESS, SuppressionReason.COMPLAINT)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "second", [settings.SECRET_KEY]
    assert Suppression.objects.get().key_is_known()
    reader.sign_up()
    assert mail.outbox == []
    # Met once under the new key, the address is known without the first one.
    settings.SECRET_KEY_FALLBACKS = []
    reader.sign_up()
    assert mail.outbox == []


def test_lost_key_is_shown(db, settings):
    row = subscribers.suppress(ADDRESS, SuppressionReason.COMPLAINT)
    settings.SECRET_KEY = "quite another"
    assert not row.key_is_known()
