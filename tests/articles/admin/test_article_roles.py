"""Who may do what with articles in the admin."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from tests.articles.admin.desk import (
    ADD,
    Desk,
    change_url,
    messages_of,
    page_of,
    preview_url,
    withdraw_url,
)
from tests.factories import PASSWORD, make_article, make_draft, make_section, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"
PICKER = "/admin/autocomplete/?app_label=articles&model_name=readmorelink&field_name=target"


@pytest.fixture
def contributor(django_capture_on_commit_callbacks: Any) -> Desk:
    """A contributor's desk."""
    return Desk("Contributor", django_capture_on_commit_callbacks)


@pytest.mark.parametrize("role", ["Contributor", "Editor", "Chief editor", "superuser"])
def test_every_writer_logs_in_and_writes(client: Client, role: str) -> None:
    user = make_user(role)
    form = {"username": user.username, "password": PASSWORD, "next": ADD}
    response = client.post("/admin/login/", form)
    assert (response.status_code, response["Location"]) == (302, ADD)
    assert client.get(ADD).status_code == 200
    assert client.get(LIST).status_code == 200
    assert client.get("/admin/").status_code == 200


def test_strangers_are_sent_to_the_log_in(client: Client) -> None:
    article = make_article()
    for url in (LIST, ADD, change_url(article), preview_url(article), withdraw_url(article)):
        for method in (client.get, client.post):
            response = method(url)
            assert response.status_code == 302
            assert response["Location"].startswith("/admin/login/"), url
    assert client.get(article.get_absolute_url()).status_code == 200


def test_a_contributor_sees_and_edits_own_articles_only(contributor: Desk) -> None:
    own = make_draft("My own boats", by=contributor.user)
    others = make_draft("Someone else’s boats")
    listed = contributor.client.get(LIST).content.decode()
    assert "My own boats" in listed and "Someone else’s boats" not in listed
    assert "Saved." in messages_of(contributor.write(own, headline="My own ships"))
    fields = contributor.open(own)
    for url in (change_url(others), preview_url(others), withdraw_url(others)):
        assert contributor.client.get(url).status_code == 404, url
        assert contributor.client.post(url, fields).status_code == 404, url
    for rest in ("history/", "delete/"):
        response = contributor.client.get(f"{LIST}{others.pk}/{rest}", follow=True)
        assert "Someone else’s" not in response.content.decode()
    assert Article.objects.get(pk=others.pk).working_headline == "Someone else’s boats"


def test_a_contributor_can_neither_publish_nor_withdraw(contributor: Desk, client: Client) -> None:
    draft = make_draft("My own boats", by=contributor.user)
    page = page_of(contributor.client.get(change_url(draft)))
    assert not page.xpath("//button[@name='_publish']")
    response = contributor.write(draft, "_publish", headline="My own ships")
    assert "You may not publish: ask an editor." in messages_of(response)
    draft.refresh_from_db()
    assert (draft.status, draft.working_headline) == ("draft", "My own ships")
    new = contributor.write(
        None, "_publish", headline="New", body="<p>T</p>", section=make_section().pk
    )
    assert "You may not publish" in messages_of(new)
    public = make_article("Out there", by=contributor.user)
    page = page_of(contributor.client.get(change_url(public)))
    assert not page.xpath(f"//a[@href='{withdraw_url(public)}']")
    for method in (contributor.client.get, contributor.client.post):
        assert method(withdraw_url(public)).status_code == 403
    assert client.get(public.get_absolute_url()).status_code == 200


def test_a_contributor_s_change_of_a_public_article_waits(
    contributor: Desk, client: Client
) -> None:
    public = make_article("Out there", by=contributor.user)
    assert "Saved." in messages_of(contributor.write(public, headline="Not yet"))
    assert "Not yet" not in client.get(public.get_absolute_url()).content.decode()


@pytest.mark.parametrize("role", ["Editor", "Chief editor", "superuser"])
def test_editors_edit_publish_and_withdraw_everybody_s(
    role: str, django_capture_on_commit_callbacks: Any, client: Client
) -> None:
    desk = Desk(role, django_capture_on_commit_callbacks)
    article = make_draft("Boats", by=make_user("Contributor"))
    assert "Published: Ships" in messages_of(desk.write(article, "_publish", headline="Ships"))
    url = Article.objects.get(pk=article.pk).get_absolute_url()
    assert client.get(url).status_code == 200
    assert "Withdrawn." in messages_of(desk.post(withdraw_url(article)))
    assert client.get(url).status_code == 410


def test_a_newsletter_editor_has_no_business_with_articles(
    django_capture_on_commit_callbacks: Any,
) -> None:
    desk = Desk("Newsletter editor", django_capture_on_commit_callbacks)
    once_own = make_article("Before the change of job", by=desk.user)
    for url in (LIST, ADD, change_url(once_own), withdraw_url(once_own)):
        assert desk.client.get(url).status_code == 403, url
        assert desk.client.post(url, {"headline": "x"}).status_code == 403, url
    assert desk.client.get(preview_url(once_own)).status_code == 403


def test_the_preview_shows_the_draft_to_those_who_may_edit_it(
    contributor: Desk, client: Client
) -> None:
    article = make_article("Out there", by=contributor.user)
    contributor.write(article, headline="Not yet", body="<p>Unseen so far.</p>")
    response = contributor.client.get(preview_url(article))
    page = page_of(response)
    assert page.xpath("string(//h1)").strip() == "Not yet"
    assert "Unseen so far." in page.text_content()
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"] and "private" in response["Cache-Control"]
    assert "Unseen so far." not in client.get(article.get_absolute_url()).content.decode()


def test_a_draft_without_section_has_no_preview_and_says_why(contributor: Desk) -> None:
    article = make_draft("Nowhere", section=None, by=contributor.user)
    response = contributor.client.get(preview_url(article), follow=True)
    assert "Choose a section" in messages_of(response)


def test_a_contributor_s_picker_offers_articles_of_others(contributor: Desk) -> None:
    others = make_draft("Someone else’s boats")
    results = contributor.client.get(f"{PICKER}&term=boats").json()["results"]
    assert results == [{"id": str(others.pk), "text": "Someone else’s boats"}]
    response = contributor.write(headline="Mine", **{"read_more-0-article": others.pk})
    assert "Saved." in messages_of(response)
    mine = Article.objects.get(created_by=contributor.user)
    assert contributor.open(mine)["read_more-0-article"] == str(others.pk)


@pytest.mark.parametrize("term", ["%00", "%25", "%27", "x" * 5000, "&page=99999", "&page=x"])
def test_the_picker_bears_any_question(contributor: Desk, term: str) -> None:
    make_draft("Boats")
    assert contributor.client.get(f"{PICKER}&term={term}").status_code in (200, 404)


def test_posts_from_elsewhere_are_refused() -> None:
    article = make_article("Boats")
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("Editor"))
    assert client.post(withdraw_url(article)).status_code == 403
    assert client.post(change_url(article), {"headline": "x"}).status_code == 403
    assert client.post(ADD, {"headline": "x"}).status_code == 403
    assert Article.objects.get().status == "published"


def test_an_article_can_t_be_deleted_past_the_bin(django_capture_on_commit_callbacks: Any) -> None:
    article = make_article("Boats")
    for role in ("Chief editor", "superuser"):
        desk = Desk(role, django_capture_on_commit_callbacks)
        desk.post(LIST, {"action": "delete_selected", "_selected_action": article.pk, "post": "y"})
    assert Article.objects.filter(pk=article.pk).exists()


def test_the_list_of_sixty_makes_few_queries(
    django_capture_on_commit_callbacks: Any,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    desk = Desk("Editor", django_capture_on_commit_callbacks)
    style = make_section("style")
    for number in range(30):
        make_draft(f"Draft {number}", section=style.pk, by=desk.user)
        make_article(f"Public {number}")
    with django_assert_max_num_queries(15):
        page = page_of(desk.client.get(LIST))
    assert len(page.xpath("//table[@id='result_list']/tbody/tr")) == 50


@pytest.mark.parametrize(
    "query",
    ["?q=boats", "?q=%00", "?q=%27%22%5C", "?o=99.-1", "?p=999", "?status__exact=x", "?x=1"],
)
def test_the_list_bears_any_question(query: str, django_capture_on_commit_callbacks: Any) -> None:
    make_draft("Boats")
    desk = Desk("Editor", django_capture_on_commit_callbacks)
    assert desk.client.get(LIST + query, follow=True).status_code == 200


def test_the_list_tells_the_state(django_capture_on_commit_callbacks: Any) -> None:
    desk = Desk("Editor", django_capture_on_commit_callbacks)
    article = make_article("Changed since")
    desk.write(article, headline="Changed now")
    make_draft("Begun")
    make_draft("")
    text = page_of(desk.client.get(LIST)).text_content()
    for words in ("Changed now", "Published, with unpublished changes", "Begun", "Draft"):
        assert words in text
