"""Leaving, choosing and being erased, through the links in mails."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from newsletter.actions import newsletters, subscribers
from newsletter.models import Consent, Subscriber, Subscription, SuppressionReason, verify_chain
from tests.newsletter.helpers import ADDRESS, link, make_newsletter, subscription_of


def path_of(subscription: Subscription, kind: str) -> str:
    return f"/newsletter/{kind}/{subscription.token}/"


def test_getting_the_link_changes_nothing_and_posting_leaves(reader):
    make_newsletter()
    path = path_of(reader.subscribe(), "unsubscribe")
    page = reader.get(path)
    assert page.status_code == 200
    assert "<button" in page.content.decode()
    assert subscription_of().status == "active"
    answer = reader.post(path)
    assert answer.status_code == 303
    assert "You have left" in reader.get(answer["Location"]).content.decode()
    assert subscription_of().status == "left"
    assert subscription_of().left_at is not None
    assert Consent.objects.order_by("pk").last().facts["by"] == "link"


def test_leaving_works_years_later(reader):
    make_newsletter()
    path = path_of(reader.subscribe(), "unsubscribe")
    with time_machine.travel(timezone.now() + timedelta(days=3650)):
        assert reader.post(path).status_code == 303
    assert subscription_of().status == "left"


def test_leaving_twice_is_as_leaving_once(reader):
    make_newsletter()
    path = path_of(reader.subscribe(), "unsubscribe")
    reader.post(path)
    rows = Consent.objects.count()
    assert reader.post(path).status_code == 303
    assert Consent.objects.count() == rows


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart"])
@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://mail.example"}]
)
def test_one_click_leaves_at_once_from_anywhere(reader, headers, content_type):
    make_newsletter()
    path = path_of(reader.subscribe(), "unsubscribe")
    if content_type == "multipart":
        answer = reader.post(path, {"List-Unsubscribe": "One-Click"}, headers=headers)
    else:
        answer = reader.client.post(
            path, "List-Unsubscribe=One-Click", content_type=content_type, headers=headers
        )
    assert answer.status_code == 200
    assert not answer.cookies
    assert subscription_of().status == "left"
    assert Consent.objects.order_by("pk").last().facts["by"] == "one-click"


def test_many_one_clicks_of_one_network_all_count(reader):
    make_newsletter()
    subscriptions = []
    for number in range(25):
        email = f"reader{number}@example.ie"
        reader.sign_up(email, REMOTE_ADDR=f"203.0.{number}.1")
        subscriptions.append(subscription_of(email))
    for subscription in subscriptions:
        path = path_of(subscription, "unsubscribe")
        assert reader.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert {one.status for one in Subscription.objects.all()} == {"left"}


def test_without_one_click_other_sites_are_refused(reader):
    make_newsletter()
    path = path_of(reader.subscribe(), "unsubscribe")
    answer = reader.post(path, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert subscription_of().status == "active"


def test_leaving_one_newsletter_keeps_the_other(reader):
    make_newsletter()
    make_newsletter("Garden Notes", "garden")
    reader.post("/newsletter/", {"email": ADDRESS, "newsletter": ["weekend", "garden"]})
    reader.post(link("confirm"))
    reader.post(path_of(subscription_of(slug="garden"), "unsubscribe"))
    assert subscription_of(slug="weekend").status == "active"
    assert subscription_of(slug="garden").status == "left"


def test_refusing_a_sign_up_voids_its_link(reader):
    make_newsletter()
    reader.sign_up()
    confirm = link("confirm")
    reader.post(link("unsubscribe"))
    assert subscription_of().status == "left"
    assert reader.post(confirm).status_code == 410


def test_coming_back_needs_a_new_confirmation(reader):
    make_newsletter()
    reader.post(path_of(reader.subscribe(), "unsubscribe"))
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        reader.sign_up()
        assert subscription_of().status == "pending"
        reader.post(link("confirm"))
    assert subscription_of().status == "active"
    kinds = [row.kind for row in Consent.objects.order_by("pk")]
    assert kinds == ["requested", "confirmed", "left", "requested", "confirmed"]
    assert verify_chain(subscription_of()).ok


def test_preferences_show_and_change_all_newsletters(reader):
    make_newsletter()
    make_newsletter("Garden Notes", "garden", wording="Yes, send me Garden Notes.")
    path = path_of(reader.subscribe(), "preferences")
    page = reader.get(path).content.decode()
    assert 'value="weekend" checked' in page
    assert 'value="garden">' in page
    assert "Yes, send me Garden Notes." in page
    mail.outbox.clear()
    answer = reader.post(path, {"newsletter": ["garden"], "action": "save"})
    assert answer.status_code == 303
    assert "Saved." in reader.get(answer["Location"]).content.decode()
    assert subscription_of(slug="weekend").status == "left"
    garden = subscription_of(slug="garden")
    assert garden.status == "active"
    assert mail.outbox == []
    assert [row.kind for row in garden.consents.order_by("sequence")] == ["requested", "confirmed"]
    assert garden.consents.first().wording.text == "Yes, send me Garden Notes."


@pytest.mark.parametrize("confirmed", [True, False])
def test_the_words_that_preferences_showed_are_those_agreed_to(reader, confirmed):
    make_newsletter()
    garden = make_newsletter("Garden Notes", "garden", wording="Yes, send me Garden Notes.")
    if confirmed:
        subscription = reader.subscribe()
    else:
        reader.sign_up()
        subscription = subscription_of()
    path = path_of(subscription, "preferences")
    shown = re.findall(r'name="wording" value="(\d+)"', reader.get(path).content.decode())
    newsletters.set_wording(garden, "Yes, and everything of your partners.")
    reader.post(path, {"newsletter": ["weekend", "garden"], "wording": shown, "action": "save"})
    requested = subscription_of(slug="garden").consents.get(kind="requested")
    assert requested.wording.text == "Yes, send me Garden Notes."


def test_saving_preferences_unchanged_changes_nothing(reader):
    make_newsletter()
    path = path_of(reader.subscribe(), "preferences")
    reader.post(path, {"newsletter": ["weekend"]})
    assert Consent.objects.count() == 2
    assert subscription_of().status == "active"


def test_unconfirmed_address_cannot_be_let_in_by_preferences(reader):
    make_newsletter()
    make_newsletter("Garden Notes", "garden")
    reader.sign_up()
    path = path_of(subscription_of(), "preferences")
    reader.post(path, {"newsletter": ["weekend", "garden"]})
    assert {one.status for one in Subscription.objects.all()} == {"pending"}


def test_closed_newsletter_can_be_kept_and_left_but_not_entered(reader):
    make_newsletter()
    garden = make_newsletter("Garden Notes", "garden")
    reader.subscribe()
    path = path_of(reader.subscribe("other@example.ie", "garden"), "preferences")
    type(garden).objects.filter(pk=garden.pk).update(active=False)
    reader.post(path, {"newsletter": ["garden"]})
    assert subscription_of("other@example.ie", "garden").status == "active"
    reader.post(path, {})
    assert subscription_of("other@example.ie", "garden").status == "left"
    reader.post(path, {"newsletter": ["garden"]})
    assert subscription_of("other@example.ie", "garden").status == "left"


def test_suppressed_address_is_not_let_in_by_preferences(reader):
    make_newsletter()
    path = path_of(reader.subscribe(), "preferences")
    subscribers.suppress(ADDRESS, SuppressionReason.COMPLAINT)
    assert subscription_of().status == "left"
    reader.post(path, {"newsletter": ["weekend"]})
    assert subscription_of().status == "left"


def test_other_sites_cannot_change_preferences(reader):
    make_newsletter()
    path = path_of(reader.subscribe(), "preferences")
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert reader.post(path, {}, headers=headers).status_code == 403
    erase = {"action": "erase", "sure": "1"}
    assert reader.post(path, erase, headers=headers).status_code == 403
    assert subscription_of().status == "active"


def test_erasing_oneself_needs_the_box_to_be_ticked(reader):
    make_newsletter()
    path = path_of(reader.subscribe(), "preferences")
    answer = reader.post(path, {"action": "erase"})
    assert answer.status_code == 422
    assert "Tick the box" in answer.content.decode()
    assert subscription_of().status == "active"


def test_erasing_oneself_leaves_nothing_personal(reader):
    make_newsletter()
    subscription = reader.subscribe()
    answer = reader.post(path_of(subscription, "preferences"), {"action": "erase", "sure": "1"})
    assert answer.status_code == 200
    assert "erased" in answer.content.decode()
    person = Subscriber.objects.get()
    assert (person.email, person.email_key) == ("", None)
    assert person.erased_at is not None
    assert {(row.facts, row.salt) for row in Consent.objects.all()} == {(None, None)}
    assert all(len(row.facts_digest) == 64 for row in Consent.objects.all())
    assert verify_chain(subscription).ok
    subscription.refresh_from_db()
    assert subscription.status == "left"


def test_erased_person_can_come_back_as_a_new_one(reader):
    make_newsletter()
    subscription = reader.subscribe()
    subscribers.erase(subscription.subscriber)
    assert reader.subscribe().status == "active"
    assert Subscriber.objects.count() == 2


def test_erased_person_who_wants_no_more_is_never_mailed_again(reader):
    make_newsletter()
    subscription = reader.subscribe()
    fields = {"action": "erase", "sure": "1", "never_again": "1"}
    reader.post(path_of(subscription, "preferences"), fields)
    mail.outbox.clear()
    reader.sign_up(ADDRESS.title())
    assert mail.outbox == []
    assert Subscriber.objects.count() == 1
