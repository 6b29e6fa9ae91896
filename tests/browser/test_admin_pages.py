"""Every kind of screen that editors work at, in a real browser: whole, and open to everybody."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from articles.actions.deleting import delete_article
from articles.actions.revisions import save_draft
from articles.models import HistoryEntry, Redirect, Tag
from magazine.models import RoleLimit
from magazine.roles import ensure_roles
from newsletter.actions import subscribers
from newsletter.models import Consent, Subscriber, Suppression, SuppressionReason
from tests.browser.desk import log_in
from tests.browser.magazine import Magazine, make_magazine
from tests.browser.visitor import Visitor
from tests.factories import make_content, make_draft, make_user

pytestmark = pytest.mark.browser


def article_screens(magazine: Magazine) -> list[str]:
    articles = "/admin/articles/article/"
    return [
        "/admin/",
        articles,
        f"{articles}?q=winter",
        f"{articles}?state=review",
        "/admin/calendar/",
        "/admin/language/",
        f"{articles}add/",
        f"{articles}{magazine.full.pk}/change/",
        f"{articles}{magazine.draft.pk}/change/",
        f"{articles}{magazine.draft.pk}/preview/",
        f"{articles}{magazine.full.pk}/withdraw/",
        "/admin/articles/arrangement/",
        "/admin/articles/photo/",
        "/admin/articles/photo/add/",
        f"/admin/articles/photo/{magazine.photo.pk}/change/",
        f"/admin/articles/photo/{magazine.photo.pk}/delete/",
    ]


def taxonomy_screens(magazine: Magazine) -> list[str]:
    redirect = Redirect.objects.create(old_path="/old/", new_path="/latest/")
    rows = {
        "section": magazine.section.pk,
        "author": magazine.author.pk,
        "tag": Tag.objects.get(slug="tides").pk,
        "redirect": redirect.pk,
        "helpline": magazine.helpline.pk,
        "subject": magazine.helpline.subjects.get().pk,
    }
    return [
        f"/admin/articles/{model}/{screen}"
        for model, pk in rows.items()
        for screen in ("", "add/", f"{pk}/change/", f"{pk}/history/")
    ] + [f"/admin/articles/tag/{rows['tag']}/delete/", "/admin/articles/"]


def history_screens(magazine: Magazine) -> list[str]:
    """What was done to articles, what leads to them, what is shared and what was deleted."""
    articles = "/admin/articles/article/"
    full = f"{articles}{magazine.full.pk}/"
    save_draft(magazine.full, make_content("Another headline"))
    binned = make_draft("In the bin")
    delete_article(binned)
    merged, other = Tag.objects.get(slug="tides"), Tag.objects.get(slug="cold-water")
    limit = RoleLimit.objects.create(group=ensure_roles()["Editor"])
    return [
        f"{full}history/",
        f"{full}compare/?from=1&to=2",
        f"{full}links/",
        f"{full}share/",
        f"{full}translate/",
        f"{full}publish/",
        f"{articles}bin/",
        f"{articles}{binned.pk}/delete-for-good/",
        "/admin/articles/historyentry/",
        f"/admin/articles/historyentry/{HistoryEntry.objects.latest('pk').pk}/change/",
        "/admin/articles/redirect/import/",
        f"/admin/articles/tag/merge/?tags={merged.pk},{other.pk}",
        f"/admin/magazine/rolelimit/{limit.pk}/change/",
    ]


def newsletter_screens(magazine: Magazine) -> list[str]:
    person = Subscriber.objects.by_email("brid@example.ie")
    assert person is not None
    subscribers.suppress("never@example.ie", SuppressionReason.REQUEST)
    subscription = person.subscriptions.get()
    return [
        "/admin/newsletter/newsletter/",
        "/admin/newsletter/newsletter/add/",
        f"/admin/newsletter/newsletter/{magazine.newsletter.pk}/change/",
        "/admin/newsletter/subscriber/",
        f"/admin/newsletter/subscriber/{person.pk}/change/",
        f"/admin/newsletter/subscriber/{person.pk}/erase/",
        f"/admin/newsletter/subscriber/{person.pk}/unsubscribe/{subscription.pk}/",
        "/admin/newsletter/consent/",
        f"/admin/newsletter/consent/{Consent.objects.latest('pk').pk}/change/",
        "/admin/newsletter/suppression/",
        "/admin/newsletter/suppression/add/",
        f"/admin/newsletter/suppression/{Suppression.objects.latest('pk').pk}/change/",
    ]


def people_screens(magazine: Magazine) -> list[str]:
    user = make_user("Editor")
    return [
        "/admin/magazine/user/",
        "/admin/magazine/user/add/",
        f"/admin/magazine/user/{user.pk}/change/",
        f"/admin/magazine/user/{user.pk}/password/",
        "/admin/magazine/rolelimit/",
        "/admin/magazine/rolelimit/add/",
        "/admin/auth/group/",
        "/admin/auth/group/add/",
        f"/admin/auth/group/{user.groups.get().pk}/change/",
        "/admin/password_change/",
        "/admin/password_change/done/",
    ]


def engine_screens(magazine: Magazine) -> list[str]:
    """What packages show to those who run the site."""
    return [
        "/admin/axes/accessattempt/",
        "/admin/axes/accessfailurelog/",
        "/admin/axes/accesslog/",
        "/admin/django_tasks_database/dbtaskresult/",
    ]


SCREENS = (
    article_screens,
    taxonomy_screens,
    history_screens,
    newsletter_screens,
    people_screens,
    engine_screens,
)


@pytest.mark.audit
@pytest.mark.parametrize("screens_of", SCREENS)
def test_admin_screens_are_whole_and_open_to_everybody(
    visit: Callable[..., Visitor], screens_of: Callable[[Magazine], list[str]]
) -> None:
    magazine = make_magazine()
    visitor = visit()
    log_in(visitor, "superuser")
    for path in screens_of(magazine):
        visitor.go(path).wait_for_load_state("networkidle")
        visitor.look()
        visitor.check_access("best-practice")
    faults = visitor.found()
    assert not faults, faults


def test_logging_in_tells_what_is_wrong_and_shuts_after_many_tries(
    visit: Callable[..., Visitor], settings: Any
) -> None:
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 2
    user = make_user()
    visitor = visit()
    page = visitor.go("/admin/")
    visitor.check_access()
    visitor.expect_error(page.url)
    for _try in range(2):
        page.get_by_label("Username").fill(user.username)
        page.get_by_label("Password").fill("a wrong password")
        page.get_by_role("button", name="Log in").click()
        visitor.check_access()
    expect(page.get_by_role("heading", name="Too many wrong passwords")).to_be_visible()
    faults = visitor.found()
    assert not faults, faults
