"""The confirmation mail and its link."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from django.core import mail, signing
from django.utils import timezone

from newsletter.actions import subscribers
from newsletter.models import Consent
from tests.newsletter.helpers import ADDRESS, last_mail, link, make_newsletter, subscription_of


def test_getting_the_link_changes_nothing_and_shows_a_button(reader):
    make_newsletter(wording="Yes, send it to me.")
    reader.sign_up()
    for _time in range(2):
        page = reader.get(link("confirm"))
        assert page.status_code == 200
        assert "<button" in page.content.decode()
        assert "Yes, send it to me." in page.content.decode()
    assert reader.client.head(link("confirm")).status_code == 200
    assert subscription_of().status == "pending"


def test_posting_confirms_and_shows_it(reader):
    make_newsletter()
    reader.sign_up()
    answer = reader.post(link("confirm"), REMOTE_ADDR="203.0.113.5")
    assert answer.status_code == 303
    assert "You are in" in reader.get(answer["Location"]).content.decode()
    assert subscription_of().status == "active"
    assert [row.kind for row in Consent.objects.order_by("pk")] == ["requested", "confirmed"]
    confirmed = Consent.objects.get(kind="confirmed")
    assert confirmed.facts == {"email": ADDRESS, "network": "203.0.113.0/24"}
    assert confirmed.page == "/newsletter/confirm/"
    assert confirmed.at == pytest.approx(timezone.now(), abs=timedelta(minutes=1))


def test_posting_twice_is_as_posting_once(reader):
    make_newsletter()
    reader.sign_up()
    reader.post(link("confirm"))
    assert reader.post(link("confirm")).status_code == 303
    assert Consent.objects.count() == 2


@pytest.mark.parametrize(("days", "status"), [(6.99, 303), (7.01, 410)])
def test_link_holds_for_seven_days(reader, days, status):
    make_newsletter()
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        reader.sign_up()
        path = link("confirm")
        clock.shift(timedelta(days=days))
        assert reader.get(path).status_code == (200 if status == 303 else 410)
        assert reader.post(path).status_code == status
    assert subscription_of().status == ("active" if status == 303 else "pending")


def test_stale_page_helps_to_sign_up_again(reader):
    make_newsletter()
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        reader.sign_up()
        path = link("confirm")
        clock.shift(timedelta(days=8))
        page = reader.get(path).content.decode()
        assert '<form class="newsletter-signup"' in page
        reader.sign_up()
        assert len(mail.outbox) == 2
        assert reader.post(link("confirm")).status_code == 303


def test_earlier_mail_of_two_still_confirms(reader):
    make_newsletter()
    with time_machine.travel("2026-03-01 12:00:00Z") as clock:
        reader.sign_up()
        first = link("confirm")
        clock.shift(timedelta(minutes=20))
        reader.sign_up()
        assert link("confirm") != first
        assert reader.post(first).status_code == 303
    assert subscription_of().status == "active"


def test_link_from_before_leaving_does_not_let_in_again(reader):
    make_newsletter()
    reader.subscribe()
    path = link("confirm")
    reader.post(link("unsubscribe"))
    assert reader.post(path).status_code == 410
    assert subscription_of().status == "left"


@pytest.mark.parametrize(
    "token",
    ["x", "1", "1.abc.def", "%00", "ä", "a" * 3000, "1:1vAbCd:zzz", "-1", "%0d%0aX-Evil:1"],
)
@pytest.mark.parametrize("kind", ["confirm", "unsubscribe", "preferences"])
def test_made_up_tokens_are_gone(reader, kind, token):
    make_newsletter()
    path = f"/newsletter/{kind}/{token}/"
    for answer in (reader.get(path), reader.post(path)):
        assert answer.status_code == 410
        assert '<form class="newsletter-signup"' in answer.content.decode()


def test_text_signed_for_another_purpose_is_no_token(reader):
    make_newsletter()
    reader.sign_up()
    pk = subscription_of().confirmations.get().pk
    token = signing.TimestampSigner(salt="something else", sep=".").sign(str(pk))
    assert reader.post(f"/newsletter/confirm/{token}/").status_code == 410


def test_confirmation_token_does_not_open_other_pages(reader):
    make_newsletter()
    reader.sign_up()
    token = link("confirm").split("/")[-2]
    assert reader.get(f"/newsletter/preferences/{token}/").status_code == 410
    assert reader.get(f"/newsletter/unsubscribe/{token}/").status_code == 410


def test_tokens_of_erased_people_are_gone(reader):
    make_newsletter()
    subscription = reader.subscribe()
    confirm, leave = link("confirm"), link("unsubscribe")
    subscribers.erase(subscription.subscriber)
    for path in (confirm, leave, leave.replace("unsubscribe", "preferences")):
        assert reader.get(path).status_code == 410


def test_token_pages_are_private(reader):
    make_newsletter()
    reader.sign_up()
    token = subscription_of().token
    paths = [
        link("confirm"),
        f"/newsletter/unsubscribe/{token}/",
        f"/newsletter/preferences/{token}/",
        "/newsletter/confirm/made-up/",
    ]
    for path in paths:
        for answer in (reader.get(path), reader.post(path)):
            assert answer["Referrer-Policy"] == "same-origin"
            assert "no-store" in answer["Cache-Control"]
            assert answer["X-Robots-Tag"] == "noindex"
        assert ADDRESS not in reader.get(path).content.decode()


def test_other_sites_cannot_press_the_button(reader):
    make_newsletter()
    reader.sign_up()
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert reader.post(link("confirm"), headers=headers).status_code == 403
    assert subscription_of().status == "pending"


def test_mail_is_plain_text_and_html_with_the_same_link(reader):
    make_newsletter("Tea & <Biscuits>", frequency="Every Friday")
    reader.sign_up()
    message = message_from_bytes(last_mail().message().as_bytes(), policy=policy.default)
    assert message["Subject"] == "Please confirm: Tea & <Biscuits>"
    assert message["To"] == ADDRESS
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].strip() == f"<http://testserver{link('unsubscribe')}>"
    assert message["Message-ID"].endswith("@testserver>")
    text = message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    assert "Tea & <Biscuits> (Every Friday)" in text
    assert "Tea &amp; &lt;Biscuits&gt;" in html
    for part in (text, html):
        assert f"http://testserver{link('confirm')}" in part
        assert "7 days" in part
    assert "src=" not in html


def test_mail_about_several_newsletters_has_no_one_click(reader):
    make_newsletter()
    make_newsletter("Garden Notes", "garden")
    reader.post("/newsletter/", {"email": ADDRESS, "newsletter": ["weekend", "garden"]})
    assert "List-Unsubscribe" not in last_mail().message()


def test_name_with_line_breaks_makes_no_header(reader):
    newsletter = make_newsletter()
    type(newsletter).objects.update(name="Good\nBcc: other@example.ie")
    reader.sign_up()
    assert last_mail().subject == "Please confirm: Good Bcc: other@example.ie"
    assert last_mail().message()["Bcc"] is None
