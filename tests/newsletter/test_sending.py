"""Confirmation mails reach people although servers fail and workers are killed."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from newsletter import sending
from newsletter.actions import confirmations, tidying
from newsletter.models import Confirmation, Consent, Hits, Subscriber, verify_chain
from tests.newsletter.helpers import ADDRESS, link, make_newsletter, subscription_of


@pytest.fixture
def broken_mail(monkeypatch):
    """A mail server that refuses whatever comes, with the error given to it."""

    def refuse_with(error: Exception) -> None:
        def send_messages(self, messages):
            raise error

        monkeypatch.setattr(EmailBackend, "send_messages", send_messages)

    yield refuse_with
    monkeypatch.undo()


def test_mail_is_sent_by_the_tick_if_the_queue_was_not_reached(reader):
    make_newsletter()
    # Without the commit hooks: as if the process had died right after the commit.
    reader.client.post("/newsletter/", {"email": ADDRESS})
    assert mail.outbox == []
    assert confirmations.send_due_confirmations() == 1
    assert confirmations.send_due_confirmations() == 0
    assert [message.to for message in mail.outbox] == [[ADDRESS]]


def test_worker_killed_while_sending_loses_nothing(reader):
    make_newsletter()
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        reader.client.post("/newsletter/", {"email": ADDRESS})
        assert Confirmation.objects.claim(Confirmation.objects.get().pk) is not None
        assert confirmations.send_due_confirmations() == 0
        clock.shift(timedelta(minutes=5, seconds=1))
        assert confirmations.send_due_confirmations() == 1
    assert len(mail.outbox) == 1


def test_mail_is_claimed_by_one_worker_only(reader):
    make_newsletter()
    reader.client.post("/newsletter/", {"email": ADDRESS})
    pk = Confirmation.objects.get().pk
    assert Confirmation.objects.claim(pk) is not None
    assert Confirmation.objects.claim(pk) is None
    assert sending.send_confirmation(pk) is False
    assert mail.outbox == []


def test_failed_mail_is_tried_again_later(reader, broken_mail, monkeypatch):
    make_newsletter()
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        broken_mail(ConnectionRefusedError("to nuala@example.ie"))
        assert reader.sign_up().status_code == 303
        row = Confirmation.objects.get()
        assert (row.attempts, row.error) == (1, "ConnectionRefusedError")
        assert confirmations.send_due_confirmations() == 0
        clock.shift(timedelta(minutes=1, seconds=1))
        monkeypatch.undo()
        assert confirmations.send_due_confirmations() == 1
        assert reader.post(link("confirm")).status_code == 303


def test_address_stays_out_of_the_log(reader, broken_mail, caplog):
    make_newsletter()
    broken_mail(smtplib.SMTPRecipientsRefused({ADDRESS: (450, ADDRESS.encode())}))
    reader.sign_up()
    assert "Confirmation mail" in caplog.text
    assert ADDRESS not in caplog.text
    assert ADDRESS not in Confirmation.objects.get().error


def test_mail_is_given_up_after_eight_failures(reader, broken_mail):
    make_newsletter()
    broken_mail(TimeoutError())
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        reader.sign_up()
        for _time in range(20):
            clock.shift(timedelta(hours=5))
            confirmations.send_due_confirmations()
    row = Confirmation.objects.get()
    assert row.attempts == 8
    assert row.failed_at is not None


def test_address_that_does_not_exist_is_not_tried_again(reader, broken_mail):
    make_newsletter()
    broken_mail(smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no such user")}))
    reader.sign_up()
    assert Confirmation.objects.get().failed_at is not None


def test_mail_about_nothing_is_not_sent(reader):
    make_newsletter()
    reader.client.post("/newsletter/", {"email": ADDRESS})
    reader.post(f"/newsletter/unsubscribe/{subscription_of().token}/")
    assert confirmations.send_due_confirmations() == 0
    assert mail.outbox == []


def test_newsletter_asked_for_before_the_mail_is_out_joins_it(reader):
    make_newsletter()
    make_newsletter("Garden Notes", "garden")
    reader.client.post("/newsletter/", {"email": ADDRESS, "newsletter": "weekend"})
    reader.client.post("/newsletter/", {"email": ADDRESS, "newsletter": "garden"})
    assert confirmations.send_due_confirmations() == 1
    assert "The Weekend Letter" in mail.outbox[0].body
    assert "Garden Notes" in mail.outbox[0].body


def test_mail_is_in_the_language_of_the_sign_up(reader, settings):
    make_newsletter()
    settings.LANGUAGE_CODE = "de"
    reader.sign_up()
    assert Confirmation.objects.get().language == "de"
    html = mail.outbox[0].alternatives[0].content
    assert '<html lang="de">' in html


def test_people_who_never_confirm_are_erased_after_thirty_days(reader):
    make_newsletter()
    reader.subscribe("stays@example.ie")
    with time_machine.travel(timezone.now() + timedelta(minutes=1)) as clock:
        reader.sign_up("goes@example.ie")
        pending = subscription_of("goes@example.ie")
        clock.shift(timedelta(days=29))
        tidying.tidy()
        assert Subscriber.objects.by_email("goes@example.ie") is not None
        clock.shift(timedelta(days=2))
        tidying.tidy()
    assert Subscriber.objects.by_email("goes@example.ie") is None
    assert Subscriber.objects.by_email("stays@example.ie") is not None
    assert set(Consent.objects.filter(subscription=pending).values_list("facts")) == {(None,)}
    assert verify_chain(pending).ok


def test_person_who_asks_again_is_kept_for_thirty_days_more(reader):
    make_newsletter()
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        reader.sign_up()
        clock.shift(timedelta(days=20))
        reader.sign_up()
        clock.shift(timedelta(days=20))
        assert tidying.forget_unconfirmed() == 0
        clock.shift(timedelta(days=20))
        assert tidying.forget_unconfirmed() == 1


def test_tidying_deletes_old_mails_and_counts(reader):
    make_newsletter()
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        reader.subscribe()
        clock.shift(timedelta(days=31))
        assert tidying.tidy() > 0
        assert not Confirmation.objects.exists()
        assert not Hits.objects.exists()
    assert subscription_of().status == "active"
