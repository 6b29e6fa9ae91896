"""The list of articles: what a row tells, finding and filtering, and how much it costs."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from articles.actions.publish import publish, withdraw
from articles.actions.revisions import save_draft
from articles.admin.article_list import CappedPaginator
from articles.models import Article
from tests.factories import (
    make_article,
    make_author,
    make_content,
    make_draft,
    make_photo,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


@pytest.fixture
def desk(client: Client) -> Client:
    """The browser of an editor who is logged in."""
    client.force_login(make_user("Editor"))
    return client


def page_of(client: Client, query: str = "") -> html.HtmlElement:
    """The list's page."""
    response = client.get(LIST + query)
    assert response.status_code == 200, response.status_code
    return html.fromstring(response.content.decode())


def found(client: Client, query: str) -> set[str]:
    """The headlines that the list shows."""
    return {
        link.text
        for link in page_of(client, query).xpath("//th[@class='field-headline_or_draft']/a")
    }


def row_of(page: html.HtmlElement, headline: str) -> dict[str, str]:
    """The words of one row's cells by column."""
    (row,) = page.xpath(f"//tr[th/a[normalize-space()='{headline}']]")
    return {
        cell.get("class").split()[0].removeprefix("field-"): " ".join(cell.text_content().split())
        for cell in row
    }


def test_a_row_tells_what_the_latest_revision_says(desk: Client) -> None:
    photo = make_photo()
    article = make_article(
        "Boats", photo=photo, bylines=[make_author("Zita Zed"), make_author("Aoife Abe")]
    )
    page = page_of(desk)
    row = row_of(page, "Boats")
    assert row["state"] == "Published"
    assert row["section_name"] == "Life"
    assert row["authors_named"] == "Zita Zed, Aoife Abe"
    assert row["published"].startswith("today, ")
    (image,) = page.xpath("//td[contains(@class,'field-thumbnail')]/img")
    assert desk.get(image.get("src")).status_code == 200
    draft = make_content("Ships", section=make_section("style").pk, bylines=[make_author("Third")])
    save_draft(article, draft)
    row = row_of(page_of(desk), "Ships")
    assert row["state"] == "Published, with unpublished changes"
    assert (row["section_name"], row["authors_named"]) == ("Style", "Third")


def test_every_state_is_told_in_words_and_can_be_filtered(desk: Client) -> None:
    make_draft("A draft")
    make_article("Out")
    publish(make_draft("Ahead"), at=timezone.now() + timedelta(days=1))
    withdraw(make_article("Gone"))
    changed = make_article("Changed")
    save_draft(changed, make_content("Changed since"))
    ended = make_article("Over")
    Article.objects.filter(pk=ended.pk).update(withdraw_at=timezone.now() - timedelta(hours=1))
    page = page_of(desk)
    assert row_of(page, "A draft")["state"] == "Draft"
    assert row_of(page, "Ahead")["state"].startswith("Scheduled for tomorrow, ")
    assert row_of(page, "Gone")["state"] == "Withdrawn"
    assert row_of(page, "Over")["state"] == "Ended"
    assert found(desk, "?state=draft") == {"A draft"}
    assert found(desk, "?state=published") == {"Out", "Changed since"}
    assert found(desk, "?state=scheduled") == {"Ahead"}
    assert found(desk, "?state=changed") == {"Changed since"}
    assert found(desk, "?state=withdrawn") == {"Gone", "Over"}


def test_articles_are_filtered_by_section_author_and_date(desk: Client) -> None:
    author = make_author()
    style = make_section("style")
    make_article("Hats", section=style.pk, at=timezone.now() - timedelta(days=3))
    make_article("Boats", bylines=[author], at=timezone.now() - timedelta(days=40))
    assert found(desk, f"?section={style.pk}") == {"Hats"}
    assert found(desk, f"?author={author.pk}") == {"Boats"}
    assert found(desk, "?date=published-7") == {"Hats"}
    assert found(desk, "?date=published-366") == {"Hats", "Boats"}
    assert found(desk, f"?date=published-366&author={author.pk}&q=boat") == {"Boats"}
    Article.objects.filter(headline="Hats").update(changed_at=timezone.now() - timedelta(days=2))
    assert found(desk, "?date=changed-1") == {"Boats"}
    for nonsense in (
        "?section=x",
        "?author=" + "9" * 40,
        "?date=never",
        "?state=odd",
        "?date=a-b-c",
    ):
        assert desk.get(LIST + nonsense).status_code in (200, 302), nonsense


@pytest.mark.parametrize(
    ("typed", "headline"),
    [
        ("cafe", "The last CAFÉ in Clifden"),
        ("CLIFDEN last", "The last CAFÉ in Clifden"),
        ("ní dhonn", "What Ni Dhonncha knows"),
        ("don't", "Don’t look down"),
        ('"down"', "Look “down” again"),
        ("smorrebrod", "Smørrebrød for one"),
        ("smørrebrød", "Smorrebrod for two"),
        ("half-light", "In the half–light"),
        ("100%", "100% wool"),
        (".*", "A headline with .* in it"),
    ],
)
def test_headlines_are_found_whatever_the_case_accents_and_quotes(
    desk: Client, typed: str, headline: str
) -> None:
    make_draft(headline)
    make_draft("Nothing of the kind")
    response = desk.get(LIST, {"q": typed})
    words = response.content.decode()
    assert "Nothing of the kind" not in words
    page = html.fromstring(words)
    assert [link.text for link in page.xpath("//th[@class='field-headline_or_draft']/a")] == [
        headline
    ]


def test_a_pasted_address_finds_its_article(desk: Client) -> None:
    article = make_article("Boats")
    make_article("Other boats")
    address = f"http://testserver{article.get_absolute_url()}"
    assert found(desk, f"?q={address}") == {"Boats"}


def test_empty_lists_say_what_to_do(desk: Client) -> None:
    assert "Nothing here yet" in page_of(desk).text_content()
    make_draft("Something")
    page = page_of(desk, "?q=submarine")
    assert "No article fits" in page.text_content()
    assert page.xpath("//a[normalize-space()='Show all articles']/@href") == ["?"]


def test_contributors_find_their_own_articles_only(client: Client) -> None:
    me = make_user("Contributor")
    client.force_login(me)
    make_draft("Mine of boats", by=me)
    make_draft("Boats of another")
    assert found(client, "?q=boats") == {"Mine of boats"}


def test_what_was_chosen_is_still_chosen(desk: Client) -> None:
    make_draft("Boats")
    make_author("Aoife Abe")
    page = page_of(desk, "?q=boats&state=draft")
    (form,) = page.xpath("//form[@id='changelist-search']")
    values = dict(form.form_values())
    assert (values["q"], values["state"], values["section"]) == ("boats", "draft", "")


def test_a_page_of_the_list_takes_the_same_few_queries(
    desk: Client, django_assert_num_queries: Any
) -> None:
    for _round in range(2):
        for _each in range(3):
            make_article(photo=make_photo(), bylines=[make_author(), make_author()])
        # Session; user; limits to sections; own and the groups' permissions; sections and
        # authors to filter by;
        # count; rows; references; authors' names; thumbnails; steps that wait.
        with django_assert_num_queries(13):
            desk.get(LIST)


def test_long_lists_are_counted_only_so_far(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.admin.article_list.MOST_COUNTED", 3)
    for number in range(5):
        make_draft(f"Draft {number}")
    assert CappedPaginator(Article.objects.all(), 50).count == 3
    page = page_of(desk)
    assert "These are the newest." in page.text_content()
    assert found(desk, "?q=draft+1") == {"Draft 1"}
