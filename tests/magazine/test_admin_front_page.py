"""The editors' front page: own work first, then what others did, and what is left to mend."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.actions.publish import publish, withdraw
from magazine.heartbeat import beat
from magazine.roles import ensure_roles
from newsletter.actions import newsletters
from tests.factories import make_article, make_draft, make_photo, make_user

pytestmark = pytest.mark.django_db

BARE_POST = (
    '<p>Seen.</p><figure data-embed="" data-provider="instagram" data-author="The Otters" '
    'data-handle="otters"><blockquote>Otters at tea.</blockquote></figure>'
)
OPEN_LINK = '<p>Read.</p><aside data-related="">A story nobody has written</aside>'


def front_page(client: Client, user: Any) -> html.HtmlElement:
    """The front page as a user sees it."""
    client.force_login(user)
    response = client.get("/admin/")
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def part(page: html.HtmlElement, heading: str) -> str:
    """All words of the part under a heading; empty where there is none."""
    found = page.xpath(f"//section[.//h2[normalize-space()='{heading}']]")
    return " ".join(found[0].text_content().split()) if found else ""


def test_articles_stand_where_an_editor_looks_for_them(client: Client) -> None:
    me, other = make_user("Editor"), make_user("Editor")
    make_draft("My half story", by=me)
    make_draft("The half story of another", by=other)
    make_article("Out this morning", at=timezone.now() - timedelta(seconds=1))
    make_article("Out three days ago", at=timezone.now() - timedelta(days=3))
    make_article("Out a month ago", at=timezone.now() - timedelta(days=30))
    publish(make_draft("For Friday"), at=timezone.now() + timedelta(days=2))
    page = front_page(client, me)
    assert "My half story" in part(page, "My drafts")
    assert "of another" not in part(page, "My drafts")
    assert "of another" in part(page, "Changed lately")
    assert "For Friday" in part(page, "Scheduled")
    assert "Out this morning" in part(page, "Published today")
    assert "Out three days ago" in part(page, "Published this week")
    assert "Out a month ago" not in part(page, "Published this week")
    assert "For Friday" not in part(page, "Published today")


def test_each_article_leads_to_its_writing_screen(client: Client) -> None:
    me = make_user("Editor")
    draft = make_draft("My half story", by=me)
    page = front_page(client, me)
    (link,) = page.xpath("//section[.//h2='My drafts']//li/a")
    assert link.get("href") == reverse("admin:articles_article_change", args=[draft.pk])
    assert page.xpath("//a[normalize-space()='Write an article']/@href") == [
        "/admin/articles/article/add/"
    ]
    assert page.xpath("//a[normalize-space()='Add a photo']/@href") == [
        "/admin/articles/photo/add/"
    ]


def test_open_problems_are_told_with_the_place_to_mend_them(client: Client) -> None:
    photo = make_photo(credit="")
    make_photo(credit="", alt="Used by nobody")
    links = make_article("Links to nothing yet", body=OPEN_LINK, read_more=["Nor is this"])
    posts = make_draft("Shows a post", body=BARE_POST, photo=photo)
    page = front_page(client, make_user("Editor"))
    problems = part(page, "Open problems")
    assert "Links to nothing yet 2 open links" in problems
    assert "Shows a post 1 embed" in problems
    assert "A boat at a pier no credit" in problems
    assert "Used by nobody" not in problems
    addresses = page.xpath("//section[.//h2='Open problems']//li/a/@href")
    assert addresses == [
        reverse("admin:articles_article_change", args=[links.pk]),
        reverse("admin:articles_article_change", args=[posts.pk]),
        reverse("admin:articles_photo_change", args=[photo.pk]),
    ]


def test_what_is_mended_or_withdrawn_is_no_problem(client: Client) -> None:
    gone = make_article("Withdrawn since", body=BARE_POST)
    withdraw(gone)
    make_article("Whole", body="<p>Text.</p>", photo=make_photo())
    page = front_page(client, make_user("Editor"))
    assert "None. Everything public is whole." in part(page, "Open problems")


def test_contributors_see_their_own_things_only(client: Client) -> None:
    me, other = make_user("Contributor"), make_user("Editor")
    make_draft("My first piece", by=me, body=OPEN_LINK)
    make_draft("Secret of the editor", by=other, body=OPEN_LINK)
    make_article("Public piece of another", by=other, body=BARE_POST)
    publish(make_draft("Scheduled secret", by=other), at=timezone.now() + timedelta(days=1))
    page = front_page(client, me)
    words = page.text_content()
    assert "My first piece" in part(page, "My drafts")
    assert "My first piece" in part(page, "Open problems")
    for secret in ("Secret of the editor", "Public piece of another", "Scheduled secret"):
        assert secret not in words, secret
    assert "Log-ins" not in page.xpath("string(//nav[@aria-label='Main places'])")


def test_newsletter_editors_see_their_numbers_and_no_articles(client: Client) -> None:
    newsletters.create(name="The Weekend Letter", slug="weekend")
    make_draft("Not for them")
    page = front_page(client, make_user("Newsletter editor"))
    assert "The Weekend Letter 0 subscribers" in part(page, "Newsletters")
    assert "Not for them" not in page.text_content()
    assert not page.xpath("//a[normalize-space()='Write an article']")
    assert part(front_page(client, make_user("Editor")), "Newsletters") == ""


def test_a_new_editor_is_told_that_nothing_waits(client: Client) -> None:
    page = front_page(client, make_user("Editor"))
    assert "No draft of yours waits." in part(page, "My drafts")
    assert "Nothing is scheduled." in part(page, "Scheduled")


def test_the_front_page_takes_the_same_few_queries_however_much_there_is(
    client: Client, django_assert_num_queries: Any
) -> None:
    user = make_user("superuser")
    newsletters.create(name="The Weekend Letter", slug="weekend")
    client.force_login(user)
    for number in range(3):
        for _each in range(4):
            make_draft(by=user, body=OPEN_LINK + BARE_POST, photo=make_photo(credit=""))
        make_article(f"Public {number}")
        cache.clear()
        # Session; user; worker; notices; to review; my drafts; changed lately; scheduled;
        # published; open links; embeds; photos; newsletters; helplines.
        with django_assert_num_queries(14):
            client.get("/admin/")


@pytest.mark.parametrize(
    ("role", "places"),
    [
        ("Contributor", ["Articles", "Calendar", "Photos"]),
        (
            "Editor",
            [
                *("Articles", "Calendar", "Photos", "Authors", "Tags", "Helplines"),
                *("Redirects", "History"),
            ],
        ),
        ("Newsletter editor", ["Newsletters", "Subscribers"]),
    ],
)
def test_the_main_places_are_those_that_one_may_enter(
    client: Client, role: str, places: list[str]
) -> None:
    page = front_page(client, make_user(role))
    links = page.xpath("//nav[@aria-label='Main places']//a")
    assert [link.text for link in links] == places
    for link in links:
        assert client.get(link.get("href")).status_code == 200


def test_who_is_locked_out_is_told_what_to_do(client: Client, settings: Any) -> None:
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 2
    user = make_user("Editor")
    for _try in range(2):
        response = client.post(
            "/admin/login/", {"username": user.username, "password": "not the right one"}
        )
    assert response.status_code == 429
    words = html.fromstring(response.content.decode()).text_content()
    assert "locked from here for half an hour" in words
    assert "An administrator can give you a new one" in words


def test_nobody_s_front_page_takes_more_than_15_queries(
    client: Client, django_assert_num_queries: Any
) -> None:
    newsletters.create(name="Kettle", slug="kettle")
    user = make_user("Chief editor")
    user.groups.add(ensure_roles()["Newsletter editor"])
    client.force_login(user)
    beat()
    client.get("/admin/")
    # Session; user; two of permissions; limits to sections; notices; to review; four lists; three
    # of problems; newsletters. That a worker was seen is known, and which helplines are overdue.
    with django_assert_num_queries(15):
        client.get("/admin/")
