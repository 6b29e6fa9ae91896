"""Newsletters, people and consent on the editors' side."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core import mail
from django.db import models
from django.test import Client

from newsletter.models import Consent, Newsletter, Subscriber, Suppression, verify_chain
from tests.newsletter.helpers import ADDRESS, make_newsletter, subscription_of

FIELDS = {
    "name": "Garden Notes",
    "slug": "garden",
    "description": "What to sow.",
    "frequency": "Every month",
    "language": "en-gb",
    "active": "on",
    "position": "2",
    "wording": "Yes, send me Garden Notes.",
}


@pytest.fixture
def desk(admin_client) -> Client:
    """An editor's browser, allowed everything."""
    return admin_client


def editor_with(*codenames: str) -> Client:
    user = get_user_model().objects.create_user("orla", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


def test_newsletter_is_made_with_its_words(desk):
    make_newsletter()
    answer = desk.post("/admin/newsletter/newsletter/add/", FIELDS)
    assert answer.status_code == 302, answer.context["errors"]
    newsletter = Newsletter.objects.get(slug="garden")
    assert newsletter.current_wording.text == "Yes, send me Garden Notes."
    assert newsletter.active
    assert not newsletter.is_default


def test_first_newsletter_becomes_the_default_with_stock_words(desk):
    desk.post("/admin/newsletter/newsletter/add/", {**FIELDS, "wording": ""})
    newsletter = Newsletter.objects.get()
    assert newsletter.is_default
    assert "Garden Notes" in newsletter.current_wording.text


def test_changed_words_are_another_row_and_the_first_stay_listed(desk):
    desk.post("/admin/newsletter/newsletter/add/", FIELDS)
    newsletter = Newsletter.objects.get()
    path = f"/admin/newsletter/newsletter/{newsletter.pk}/change/"
    assert "Yes, send me Garden Notes." in desk.get(path).content.decode()
    desk.post(path, FIELDS)
    assert newsletter.wordings.count() == 1
    answer = desk.post(path, {**FIELDS, "wording": "Other words.", "frequency": "Weekly"})
    assert answer.status_code == 302
    newsletter.refresh_from_db()
    assert newsletter.current_wording.text == "Other words."
    assert newsletter.frequency == "Weekly"
    page = desk.get(path).content.decode()
    assert "Yes, send me Garden Notes." in page


@pytest.mark.parametrize("slug", ["confirm", "preferences", "unsubscribe"])
def test_refused_slug_is_told(desk, slug):
    page = desk.post("/admin/newsletter/newsletter/add/", {**FIELDS, "slug": slug})
    assert "is an address of the site itself" in page.content.decode()
    assert not Newsletter.objects.exists()


def test_default_is_changed_by_the_action_and_cannot_be_closed(desk):
    weekend = make_newsletter()
    garden = make_newsletter("Garden Notes", "garden")
    closed = make_newsletter("Closed", "closed", active=False)

    def make_default(newsletter):
        return desk.post(
            "/admin/newsletter/newsletter/",
            {"action": "make_default", "_selected_action": [newsletter.pk]},
            follow=True,
        ).content.decode()

    assert "Garden Notes is the default now." in make_default(garden)
    assert Newsletter.objects.get(is_default=True) == garden
    assert "can’t be the default" in make_default(closed)
    assert Newsletter.objects.get(is_default=True) == garden
    fields = {key: value for key, value in FIELDS.items() if key != "active"}
    page = desk.post(f"/admin/newsletter/newsletter/{garden.pk}/change/", fields)
    assert "Make another newsletter the default first." in page.content.decode()
    weekend.refresh_from_db()
    assert not weekend.is_default


def test_newsletter_cannot_be_deleted(desk):
    newsletter = make_newsletter()
    assert desk.get(f"/admin/newsletter/newsletter/{newsletter.pk}/delete/").status_code == 403


def test_list_of_newsletters_counts_readers(reader, desk):
    make_newsletter()
    reader.subscribe()
    reader.sign_up("pending@example.ie")
    page = desk.get("/admin/newsletter/newsletter/").content.decode()
    assert '<td class="field-subscribers">1</td>' in page


def test_people_are_found_and_shown_with_where_they_stand(reader, desk):
    make_newsletter()
    reader.subscribe()
    reader.sign_up("other@example.ie")
    page = desk.get("/admin/newsletter/subscriber/?q=Nuala").content.decode()
    assert ADDRESS in page
    assert "The Weekend Letter: Subscribed" in page
    assert "other@example.ie" not in page


def test_people_are_filtered_by_newsletter_and_status_of_one_subscription(reader, desk):
    weekend, garden = make_newsletter(), make_newsletter("Garden Notes", "garden")
    reader.subscribe()
    reader.sign_up(slug="garden")
    path = "/admin/newsletter/subscriber/"
    assert "Garden Notes: Waiting for confirmation</a>" in desk.get(path).content.decode()
    for wanted, people in {
        f"{weekend.pk}-active": 1,
        f"{weekend.pk}-pending": 0,
        f"{garden.pk}-pending": 1,
        f"{garden.pk}-active": 0,
        f"{garden.pk}-": 1,
        "nonsense": 1,
    }.items():
        page = desk.get(path, {"subscription": wanted}).content.decode()
        assert page.count(ADDRESS) == people, wanted


def test_list_of_people_takes_the_same_queries_for_many(reader, desk, django_assert_num_queries):
    make_newsletter()
    for number in range(10):
        reader.sign_up(f"reader{number}@example.ie")
    # Session, log-in, count ×2, people, their subscriptions with newsletters, filter's
    # newsletters, date hierarchy ×2.
    with django_assert_num_queries(9):
        desk.get("/admin/newsletter/subscriber/")


def test_person_is_shown_with_ledger_and_chain_and_nothing_to_write(reader, desk):
    make_newsletter(wording="Yes, on Saturdays.")
    subscription = reader.subscribe()
    path = f"/admin/newsletter/subscriber/{subscription.subscriber_id}/change/"
    page = desk.get(path).content.decode()
    assert "Yes, on Saturdays." in page
    assert "Unbroken: all 2 rows" in page
    assert 'name="_save"' not in page
    assert page.count("Email address:") == 1
    assert desk.post(path, {"email": "x@example.ie"}).status_code == 403
    row = Consent.objects.first()
    models.QuerySet.update(Consent.objects.filter(pk=row.pk), page="/elsewhere/")
    page = desk.get(path).content.decode()
    assert "Broken." in page
    assert "was changed" in page


def test_ledger_is_read_only(reader, desk):
    make_newsletter()
    reader.subscribe()
    row = Consent.objects.first()
    assert desk.get("/admin/newsletter/consent/").status_code == 200
    page = desk.get(f"/admin/newsletter/consent/{row.pk}/change/")
    assert "Unbroken" in page.content.decode()
    assert row.salt not in page.content.decode()
    assert desk.post(f"/admin/newsletter/consent/{row.pk}/change/", {}).status_code == 403
    assert desk.get(f"/admin/newsletter/consent/{row.pk}/delete/").status_code == 403
    assert desk.get("/admin/newsletter/consent/add/").status_code == 403
    assert desk.get("/admin/newsletter/subscriber/add/").status_code == 403


def test_person_is_taken_out_on_request_with_a_note(reader, desk, admin_user):
    make_newsletter()
    subscription = reader.subscribe()
    base = f"/admin/newsletter/subscriber/{subscription.subscriber_id}"
    assert f"{base}/unsubscribe/{subscription.pk}/" in desk.get(f"{base}/change/").content.decode()
    path = f"{base}/unsubscribe/{subscription.pk}/"
    assert desk.get(path).status_code == 200
    assert desk.post(path, {"note": ""}).status_code == 200
    assert subscription_of().status == "active"
    answer = desk.post(path, {"note": "By telephone"}, follow=True)
    assert "has left The Weekend Letter" in answer.content.decode()
    assert subscription_of().status == "left"
    facts = Consent.objects.order_by("pk").last().facts
    assert facts["note"] == "By telephone"
    assert facts["by"] == f"user {admin_user.pk}"


def test_person_is_erased_after_a_page_that_asks(reader, desk):
    make_newsletter()
    subscription = reader.subscribe()
    path = f"/admin/newsletter/subscriber/{subscription.subscriber_id}/erase/"
    page = desk.get(path)
    assert ADDRESS in page.content.decode()
    assert Subscriber.objects.by_email(ADDRESS) is not None
    answer = desk.post(path, {"never_again": "on"}, follow=True)
    assert ADDRESS not in answer.content.decode()
    assert "The person is erased." in answer.content.decode()
    assert Subscriber.objects.by_email(ADDRESS) is None
    assert verify_chain(subscription).ok
    assert Suppression.objects.get().reason == "erasure"
    assert desk.post(path).status_code == 404
    log = LogEntry.objects.values_list("object_repr", "change_message")
    assert "nuala" not in str(list(log))


def test_what_an_editor_may_not_do_is_refused_and_not_offered(reader):
    make_newsletter()
    subscription = reader.subscribe()
    base = f"/admin/newsletter/subscriber/{subscription.subscriber_id}"
    client = editor_with("view_subscriber")
    page = client.get(f"{base}/change/").content.decode()
    assert "/erase/" not in page
    assert "/unsubscribe/" not in page
    assert client.post(f"{base}/erase/").status_code == 403
    note = {"note": "x"}
    assert client.post(f"{base}/unsubscribe/{subscription.pk}/", note).status_code == 403
    assert subscription_of().status == "active"


def test_address_is_suppressed_without_being_stored(reader, desk):
    make_newsletter()
    reader.subscribe()
    path = "/admin/newsletter/suppression/add/"
    answer = desk.post(path, {"email": ADDRESS, "reason": "complaint"}, follow=True)
    assert answer.status_code == 200
    assert ADDRESS not in answer.content.decode()
    assert Suppression.objects.get().reason == "complaint"
    assert subscription_of().status == "left"
    mail.outbox.clear()
    reader.sign_up()
    assert mail.outbox == []
    again = desk.post(path, {"email": ADDRESS, "reason": "complaint"})
    assert "on the list already" in again.content.decode()
    wrong = desk.post(path, {"email": "nuala", "reason": "complaint"})
    assert wrong.status_code == 200
    row = Suppression.objects.get()
    assert desk.get(f"/admin/newsletter/suppression/{row.pk}/change/").status_code == 200
    desk.post(f"/admin/newsletter/suppression/{row.pk}/delete/", {"post": "yes"})
    assert not Suppression.objects.exists()
