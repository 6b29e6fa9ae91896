"""Signing up: one answer for everyone, and a mail to those who may need it."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from newsletter.actions import confirmations, subscribers
from newsletter.models import Hits, Subscriber, Subscription, SuppressionReason
from tests.newsletter.helpers import ADDRESS, last_mail, link, make_newsletter, subscription_of


def test_sign_up_leads_to_the_inbox_page_and_sends_one_mail(reader):
    make_newsletter()
    answer = reader.sign_up()
    assert answer.status_code == 303
    assert answer["Location"] == "/newsletter/confirm/"
    page = reader.get(answer["Location"])
    assert page.status_code == 200
    assert "Look in your inbox" in page.content.decode()
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    assert subscription_of().status == "pending"


def answer_of(reader, email: str, **more) -> tuple[int, bytes, list[tuple[str, str]]]:
    answer = reader.sign_up(email, **more)
    assert email.encode() not in answer.content
    page = reader.get(answer["Location"])
    assert email.encode() not in page.content
    # The page's nonces and the like would show up here too.
    return answer.status_code, answer.content + page.content, sorted(answer.items())


def test_new_pending_active_suppressed_honeypot_and_limited_get_the_same_bytes(reader):
    make_newsletter()
    reader.subscribe("active@example.ie")
    reader.sign_up("pending@example.ie")
    subscribers.suppress("suppressed@example.ie", SuppressionReason.COMPLAINT)
    answers = [
        answer_of(reader, "new@example.ie"),
        answer_of(reader, "pending@example.ie"),
        answer_of(reader, "active@example.ie"),
        answer_of(reader, "suppressed@example.ie"),
        answer_of(reader, "robot@example.ie", fields={"website": "http://spam.example/"}),
    ]
    for _number in range(30):
        limited = answer_of(reader, "limited@example.ie")
    answers.append(limited)
    assert len(answers) == 6
    assert all(answer == answers[0] for answer in answers)


def test_active_address_gets_no_mail(reader):
    make_newsletter()
    reader.subscribe()
    mail.outbox.clear()
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        reader.sign_up()
    assert mail.outbox == []
    assert subscription_of().status == "active"


def test_suppressed_address_leaves_no_trace_and_gets_no_mail(reader):
    make_newsletter()
    subscribers.suppress(ADDRESS, SuppressionReason.COMPLAINT)
    reader.sign_up(ADDRESS.upper())
    assert mail.outbox == []
    assert not Subscriber.objects.exists()


def test_honeypot_stops_in_silence(reader):
    make_newsletter()
    reader.sign_up(fields={"website": "x"})
    assert mail.outbox == []
    assert not Subscriber.objects.exists()


def test_one_mail_in_ten_minutes_an_address(reader):
    make_newsletter()
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        reader.sign_up()
        clock.shift(timedelta(minutes=9))
        reader.sign_up("  NUALA@Example.IE ")
        assert len(mail.outbox) == 1
        clock.shift(timedelta(minutes=2))
        reader.sign_up()
        assert len(mail.outbox) == 2
    assert Subscriber.objects.count() == 1


def test_second_newsletter_within_ten_minutes_gets_its_mail_when_they_are_over(reader):
    make_newsletter()
    make_newsletter("Garden Notes", "garden")
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        reader.sign_up()
        reader.sign_up(slug="garden")
        assert len(mail.outbox) == 1
        assert confirmations.send_due_confirmations() == 0
        clock.shift(timedelta(minutes=10, seconds=1))
        assert confirmations.send_due_confirmations() == 1
        assert "Garden Notes" in last_mail().subject
        assert "Weekend" not in last_mail().body
        reader.post(link("confirm"))
    assert subscription_of(slug="garden").status == "active"
    assert subscription_of(slug="weekend").status == "pending"


def test_twenty_posts_in_ten_minutes_a_network(reader):
    make_newsletter()
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        for number in range(25):
            reader.sign_up(f"reader{number}@example.ie", REMOTE_ADDR=f"192.0.2.{number}")
        assert len(mail.outbox) == 20
        reader.sign_up("elsewhere@example.ie", REMOTE_ADDR="198.51.100.7")
        assert len(mail.outbox) == 21
        clock.shift(timedelta(minutes=10, seconds=1))
        reader.sign_up("later@example.ie", REMOTE_ADDR="192.0.2.99")
        assert len(mail.outbox) == 22


def test_ipv6_networks_are_limited_by_48(reader):
    make_newsletter()
    for number in range(22):
        reader.sign_up(f"reader{number}@example.ie", REMOTE_ADDR=f"2001:db8:1:{number:x}::1")
    assert len(mail.outbox) == 20
    reader.sign_up("elsewhere@example.ie", REMOTE_ADDR="2001:db8:2::1")
    assert len(mail.outbox) == 21


def test_counts_that_are_over_are_purged(db):
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        Hits.objects.hit("old", limit=1, seconds=600)
        clock.shift(timedelta(minutes=9))
        assert not Hits.objects.hit("old", limit=1, seconds=600)
        Hits.objects.hit("young", limit=1, seconds=600)
        clock.shift(timedelta(minutes=2))
        assert Hits.objects.purge() == 1
        assert [row.key for row in Hits.objects.all()] == ["young"]


def test_several_newsletters_are_asked_for_in_one_mail(reader):
    make_newsletter()
    make_newsletter("Garden Notes", "garden")
    reader.post(
        "/newsletter/", {"email": ADDRESS, "newsletter": ["weekend", "garden"], "choose": "1"}
    )
    assert len(mail.outbox) == 1
    page = reader.get(link("confirm")).content.decode()
    assert "The Weekend Letter" in page
    assert "Garden Notes" in page
    reader.post(link("confirm"))
    assert {one.status for one in Subscription.objects.all()} == {"active"}


def test_form_without_a_newsletter_means_the_default(reader):
    make_newsletter()
    make_newsletter("Garden Notes", "garden")
    reader.post("/newsletter/", {"email": ADDRESS})
    assert subscription_of(slug="weekend").status == "pending"
    assert Subscription.objects.count() == 1


def test_form_posted_to_a_newsletters_own_page_means_that_one(reader):
    make_newsletter()
    make_newsletter("Garden Notes", "garden")
    assert reader.post("/newsletter/garden/", {"email": ADDRESS}).status_code == 303
    assert subscription_of(slug="garden").status == "pending"


def test_nothing_chosen_is_told(reader):
    make_newsletter()
    answer = reader.post("/newsletter/", {"email": ADDRESS, "choose": "1"})
    assert answer.status_code == 422
    assert "Choose at least one" in answer.content.decode()
    assert mail.outbox == []


def test_closed_newsletter_is_not_replaced_by_another_unasked(reader):
    make_newsletter()
    make_newsletter("Garden Notes", "garden", active=False)
    answer = reader.sign_up(slug="garden")
    assert answer.status_code == 422
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    "email",
    [
        "",
        "nuala",
        "nuala@",
        "@example.ie",
        "nuala@localhost",
        "nuala@[192.0.2.1]",
        '"nuala b"@example.ie',
        "nuala@example.ie\nBcc: other@example.ie",
        "nuala@example.ie\r\nBcc: other@example.ie",
        "nuala\x00@example.ie",
        "nuala@example.ie, other@example.ie",
        "Nuala <nuala@example.ie>",
        "n" * 65 + "@example.ie",
        "nuala@" + ".".join(["long" * 15] * 5) + ".ie",
        "<script>alert(1)</script>@example.ie",
    ],
)
def test_what_is_no_address_is_told_and_stays_in_the_field(reader, email):
    make_newsletter()
    answer = reader.sign_up(email)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert "<script>alert" not in page
    if email == "nuala":
        assert 'value="nuala"' in page
    assert "no-store" in answer["Cache-Control"]
    assert mail.outbox == []
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    "email",
    [
        "nuala+magazine@example.ie",
        "nuala@bücher.example",
        "o'brien@example.ie",
        "n" * 64 + "@example.ie",
        "nuala@" + ".".join(["long" * 15] * 4) + ".ie",
    ],
)
def test_unusual_addresses_work_up_to_the_end(reader, email):
    make_newsletter()
    assert reader.subscribe(email).status == "active"


def test_international_domain_is_one_person_in_both_forms(reader):
    make_newsletter()
    reader.sign_up("nuala@bücher.example")
    reader.sign_up("Nuala@xn--bcher-kva.example")
    assert Subscriber.objects.count() == 1
    assert "xn--bcher-kva.example" in last_mail().message()["To"] or last_mail().to == [
        "nuala@bücher.example"
    ]


def test_plus_addresses_are_different_people(reader):
    make_newsletter()
    reader.sign_up("nuala+one@example.ie")
    reader.sign_up("nuala+two@example.ie")
    assert [message.to[0] for message in mail.outbox] == [
        "nuala+one@example.ie",
        "nuala+two@example.ie",
    ]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 303),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://[broken"}, 403),
    ],
)
def test_posts_from_other_sites_are_refused_before_anything_else(reader, headers, status):
    make_newsletter()
    assert reader.sign_up(headers=headers).status_code == status
    assert Subscriber.objects.exists() == (status == 303)
    if status == 403:
        assert reader.sign_up("no address", headers=headers).status_code == 403
        assert not Hits.objects.exists()
