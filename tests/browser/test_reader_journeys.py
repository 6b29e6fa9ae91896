"""Readers on their way: into the newsletter by way of their inbox, and out of it again."""

from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import expect

from newsletter.models import SubscriptionStatus
from tests.browser.magazine import make_magazine
from tests.browser.visitor import Visitor
from tests.newsletter.helpers import link, subscription_of

pytestmark = pytest.mark.browser

ADDRESS = "nuala@example.ie"


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["script", "no-script"])
def test_a_reader_signs_up_confirms_and_leaves(
    visit: Callable[..., Visitor], java_script_enabled: bool
) -> None:
    magazine = make_magazine()
    visitor = visit(java_script_enabled=java_script_enabled)
    page = visitor.go(magazine.plain.get_absolute_url())
    form = page.locator("form.newsletter-signup")
    form.get_by_label("Email address").fill(ADDRESS)
    form.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("heading", name="Look in your inbox")).to_be_visible()
    assert mail.outbox[-1].to == [ADDRESS]

    visitor.go(link("confirm"))
    assert subscription_of(ADDRESS).status == SubscriptionStatus.PENDING
    page.get_by_role("button", name="Yes, sign me up").click()
    expect(page.get_by_role("heading", name="You are in")).to_be_visible()
    assert subscription_of(ADDRESS).status == SubscriptionStatus.ACTIVE

    visitor.go(link("unsubscribe"))
    assert subscription_of(ADDRESS).status == SubscriptionStatus.ACTIVE
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_role("heading", name="You have left")).to_be_visible()
    assert subscription_of(ADDRESS).status == SubscriptionStatus.LEFT
    faults = visitor.found()
    assert not faults, faults
