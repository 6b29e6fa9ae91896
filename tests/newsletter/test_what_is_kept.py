"""What the ledger keeps of a sign-up: the words shown, the page, the network, and no more."""

import pytest

from newsletter.actions import newsletters
from newsletter.models import Consent
from tests.newsletter.helpers import ADDRESS, link, make_newsletter


def test_ledger_keeps_the_words_that_were_shown_even_on_an_old_cached_page(reader):
    newsletter = make_newsletter(wording="The first words.")
    first = newsletter.current_wording
    newsletters.set_wording(newsletter, "The second words.")
    reader.sign_up(
        fields={"wording": str(first.pk), "page": "http://testserver/life/an-article-7/"}
    )
    row = Consent.objects.get()
    assert row.wording.text == "The first words."
    assert row.page == "/life/an-article-7/"
    assert row.kind == "requested"
    assert "The first words." in reader.get(link("confirm")).content.decode()


def test_wording_of_another_newsletter_counts_for_nothing(reader):
    make_newsletter()
    other = make_newsletter("Garden Notes", "garden", wording="About gardens.")
    reader.sign_up(fields={"wording": [str(other.current_wording_id), "9" * 30, "x", "²"]})
    assert Consent.objects.get().wording.newsletter.slug == "weekend"


@pytest.mark.parametrize(
    ("page", "referer", "kept"),
    [
        ("", "http://testserver/style/coats-3/?utm=1", "/style/coats-3/"),
        ("/latest/?q=secret", "", "/latest/"),
        ("https://evil.example/x/", "http://testserver/style/", "/style/"),
        ("javascript:alert(1)", "http://[broken", "/newsletter/"),
        ("/newsletter/preferences/abcdefghijk/", "", "/newsletter/preferences/"),
        ("", "http://testserver/preview/abcdefghijk/", "/preview/"),
        ("/" + "x" * 900, "", "/" + "x" * 399),
        ("//evil.example/path", "", "/newsletter/"),
    ],
)
def test_ledger_keeps_the_path_of_the_page_and_no_more(reader, page, referer, kept):
    make_newsletter()
    reader.sign_up(fields={"page": page}, headers={"Referer": referer} if referer else {})
    assert Consent.objects.get().page == kept


def test_ledger_keeps_the_network_and_never_the_whole_ip_address(reader):
    make_newsletter()
    reader.sign_up(REMOTE_ADDR="203.0.113.77")
    assert Consent.objects.get().facts == {"email": ADDRESS, "network": "203.0.113.0/24"}


def test_repeating_a_pending_sign_up_does_not_fill_the_ledger(reader):
    make_newsletter()
    for _time in range(5):
        reader.sign_up()
    assert Consent.objects.count() == 1
