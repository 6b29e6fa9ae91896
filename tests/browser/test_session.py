"""A session of work at the writing screen: nothing that was typed is lost, whatever happens."""

import contextlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Error, Page, Route, expect

from articles.models import Article, Content
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import PASSWORD, make_draft, make_user

pytestmark = pytest.mark.browser


@pytest.fixture
def write(visit: Callable[..., Visitor]) -> Callable[..., Writer]:
    """Makes people at the writing screen, each with a browser."""
    return lambda *role, **options: Writer(visit(**options), *role)


def saved(article: Article) -> Content:
    """What the server has."""
    fresh = Article.objects.select_related("latest_revision").get(pk=article.pk)
    assert fresh.latest_revision is not None
    return fresh.latest_revision.read()


def wait_saved(page: Page) -> None:
    """Wait until the bar says that everything is saved."""
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"^\s*Saved \d\d:\d\d"))


def test_a_new_article_is_made_by_its_first_words(write: Callable[..., Writer]) -> None:
    orla = write()
    page = orla.open()
    page.fill("#id_headline", "Boats " + "and more boats " * 30)
    page.fill("#id_tags", "Tides, —, half a ta")
    page.wait_for_url("**/change/")
    wait_saved(page)
    assert Article.objects.count() == 1
    article = Article.objects.get()
    expect(page.locator(".article-bar [data-state]")).to_have_text("Draft")
    page.fill("#id_standfirst", "Typed afterwards.")
    page.keyboard.press("Control+s")
    wait_saved(page)
    assert saved(article).standfirst == "Typed afterwards."
    assert len(saved(article).headline) > 400 and saved(article).tags[-1] == "half a ta"
    assert article.revisions.count() == article.history.count() == 1
    page.reload()
    expect(page.locator("#id_standfirst")).to_have_value("Typed afterwards.")
    assert not orla.faults, orla.faults


def test_what_a_killed_tab_had_is_offered_and_put_back(write: Callable[..., Writer]) -> None:
    orla = write()
    article = make_draft("Boats", by=orla.user)
    page = orla.open(article)
    page.route("**/session/save/", lambda route: route.abort())
    orla.visitor.allow_failures("/session/save/")
    page.fill("#id_headline", "Boats and swimmers")
    expect(page.locator("[data-saved]")).to_contain_text("no connection")
    with contextlib.suppress(Error):
        page.goto("chrome://crash")  # no farewell: the process is killed
    page.close()
    orla.visitor.page = orla.visitor.context.new_page()
    page = orla.open(article)
    expect(page.locator("#id_headline")).to_have_value("Boats")
    dialog = page.get_by_role("dialog", name="Text that was not saved")
    expect(dialog.locator("mark")).to_have_text(["and swimmers"])
    expect(dialog.get_by_role("radio")).to_have_count(0)
    expect(page.locator("[data-presence]")).to_have_text("")
    orla.visitor.check_access("best-practice")
    dialog.get_by_role("button", name="Put it back").click()
    expect(page.locator("#id_headline")).to_have_value("Boats and swimmers")
    assert saved(article).headline == "Boats and swimmers"
    assert page.evaluate("Object.keys(localStorage)") == []
    assert not orla.faults, orla.faults


def test_a_lost_connection_is_told_and_the_text_saved_when_it_is_back(
    write: Callable[..., Writer],
) -> None:
    orla = write()
    page = orla.open()
    orla.visitor.allow_failures("/session/")
    orla.visitor.context.set_offline(True)
    page.fill("#id_headline", "Written on a boat")
    line = page.locator("[data-saved]")
    expect(line).to_have_text("Not saved: no connection. Your text is kept in this browser.")
    assert page.evaluate("Object.keys(localStorage).length") == 1
    assert not Article.objects.exists()
    orla.visitor.context.set_offline(False)
    wait_saved(page)
    assert saved(Article.objects.get()).headline == "Written on a boat"
    assert page.evaluate("Object.keys(localStorage)") == []


def test_an_answer_that_got_lost_makes_no_second_article(write: Callable[..., Writer]) -> None:
    orla = write()
    page = orla.open()
    orla.visitor.allow_failures("/session/")

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/session/save/", lose, times=1)
    page.fill("#id_headline", "Boats")
    expect(page.locator("[data-saved]")).to_contain_text("no connection")
    page.fill("#id_headline", "Boats and more")
    wait_saved(page)
    assert saved(Article.objects.get()).headline == "Boats and more"


def test_two_editors_see_each_other_and_the_second_chooses(write: Callable[..., Writer]) -> None:
    orla, tom = write(), write()
    article = make_draft("Boats", by=orla.user, standfirst="Old.", tags=["Sea"])
    orla.open(article)
    page = tom.open(article)
    expect(page.locator("[data-presence]")).to_contain_text(f"{orla.user} is here too")
    orla.page.fill("#id_headline", "Orla’s boats")
    orla.page.fill("#id_standfirst", "Orla’s words.")
    orla.page.keyboard.press("Control+s")
    wait_saved(orla.page)
    expect(orla.page.locator("[data-presence]")).to_contain_text(f"{tom.user} is here too")
    tom.visitor.allow_status(409)
    page.fill("#id_headline", "Tom’s boats")
    page.fill("#id_tags", "Wrecks")
    dialog = page.get_by_role("dialog", name="Which text is to stay?")
    expect(dialog.get_by_role("group")).to_have_count(3)
    expect(dialog.get_by_role("group", name="Headline").locator("mark")).to_have_text(
        ["Tom’s ", "Orla’s "]
    )
    tom.visitor.check_access("best-practice")
    page.keyboard.press("Escape")
    line = page.locator("[data-saved]")
    expect(line).to_contain_text(f"{orla.user} has saved this article meanwhile.")
    assert saved(article).headline == "Orla’s boats"
    line.get_by_role("button", name="Compare").click()
    dialog.get_by_role("group", name="Standfirst").get_by_role("radio").nth(1).check()
    dialog.get_by_role("button", name="Save what is chosen").click()
    expect(page.locator("#id_standfirst")).to_have_value("Orla’s words.")
    assert (saved(article).headline, saved(article).tags) == ("Tom’s boats", ["Sea", "Wrecks"])
    assert saved(article).standfirst == "Orla’s words."
    page.goto("about:blank")
    orla.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(orla.page.locator("[data-presence]")).to_have_text("")
    expect(orla.page.locator("[data-saved]")).to_contain_text(f"{tom.user} saved a newer text")
    assert not tom.faults + orla.faults, tom.faults + orla.faults


def test_a_second_tab_of_one_s_own_is_noticed(write: Callable[..., Writer]) -> None:
    orla = write()
    article = make_draft("Boats", by=orla.user)
    first = orla.open(article)
    orla.visitor.page = orla.visitor.context.new_page()
    second = orla.open(article)
    expect(second.locator("[data-presence]")).to_contain_text("in another window too")
    second.fill("#id_headline", "From the second tab")
    second.keyboard.press("Control+s")
    wait_saved(second)
    orla.visitor.allow_status(409)
    first.fill("#id_headline", "From the first tab")
    dialog = first.get_by_role("dialog", name="Which text is to stay?")
    dialog.get_by_role("button", name="The other everywhere").click()
    dialog.get_by_role("button", name="Save what is chosen").click()
    expect(first.locator("#id_headline")).to_have_value("From the second tab")
    assert saved(article).headline == "From the second tab"
    assert not orla.faults, orla.faults


def test_a_log_in_that_expired_is_renewed_and_the_text_goes_on(
    write: Callable[..., Writer],
) -> None:
    orla = write()
    tom = make_user("Editor", "tom")
    page = orla.open()
    page.fill("#id_headline", "Boats")
    page.wait_for_url("**/change/")
    wait_saved(page)
    article = Article.objects.get()
    orla.visitor.allow_status(401, 400)
    Session.objects.all().delete()
    page.fill("#id_standfirst", "Written long after lunch.")
    dialog = page.get_by_role("dialog", name="Your log-in has expired")
    expect(dialog.get_by_label("Username")).to_have_value(orla.user.username)
    orla.visitor.check_access("best-practice")
    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_label("Password").press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("Please enter the correct username")
    log_in_as(dialog, tom.username)
    other = page.get_by_role("dialog", name="Somebody else is logged in")
    assert saved(article).standfirst == ""
    other.get_by_role("button", name=f"Log in as {orla.user}").click()
    log_in_as(dialog, orla.user.username)
    wait_saved(page)
    assert saved(article).standfirst == "Written long after lunch."
    assert article.revisions.count() == 1
    page.get_by_role("button", name="Save draft").click()
    page.reload()
    expect(page.locator("#id_standfirst")).to_have_value("Written long after lunch.")
    assert not orla.faults, orla.faults


def log_in_as(dialog: Any, username: str) -> None:
    """Log in through the dialog."""
    dialog.get_by_label("Username").fill(username)
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Log in").click()
