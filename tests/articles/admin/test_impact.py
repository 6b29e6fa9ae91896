"""What leads to an article is shown before it changes or goes, and can be led elsewhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.text import capfirst
from pytest_django import DjangoAssertNumQueries

import articles.actions.impact
import articles.admin.impact
from articles.actions.publish import withdraw
from articles.actions.revisions import save_draft
from articles.models import Article, HistoryEntry, Revision
from tests.articles.admin.desk import Desk, fields_of, messages_of, page_of, withdraw_url
from tests.factories import make_article, make_content, make_draft, make_section, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks)


def links_url(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/links/"


def publish_url(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/publish/"


def body_with(article: Article) -> str:
    return (
        f'<p>See <a data-article="{article.pk}">the old story</a>.</p>'
        f'<aside data-related="{article.pk}"></aside>'
    )


def effects_of(response: HttpResponse) -> dict[str, str]:
    """What is told of each referring article."""
    return {
        row.xpath("string(.//a)"): " ".join(row.xpath("string(.//p[@class='help'])").split())
        for row in page_of(response).xpath("//ul[@class='impact-list']/li")
    }


def text(client: Client, article: Article) -> str:
    response = client.get(Article.objects.get(pk=article.pk).get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_before_withdrawal_it_tells_what_will_happen_to_each(editor: Desk) -> None:
    old = make_article("The old pier")
    make_article("With everything", body=body_with(old), read_more=[old])
    make_article("By headline", read_more=["The old pier"])
    make_draft("A draft", read_more=[old])
    withdrawn = make_article("Withdrawn before", read_more=[old])
    withdraw(withdrawn)
    make_article("Has nothing to do with it")
    assert effects_of(editor.client.get(withdraw_url(old))) == {
        "By headline": "Read more. Its card or read-more link vanishes.",
        "With everything": "Related card, link in the text, read more. Its card or read-more link"
        " vanishes. The linked words stay, without the link.",
        "A draft": "Read more. Only in its draft: readers see no change.",
        "Withdrawn before": "Read more. Only in its draft: readers see no change.",
    }


def test_nothing_leads_to_an_article_that_stands_alone(editor: Desk) -> None:
    response = editor.client.get(withdraw_url(make_article("Alone")))
    assert "No other article leads to this one" in response.content.decode()


def test_withdrawing_leads_the_ticked_ones_elsewhere(editor: Desk, client: Client) -> None:
    old, new = make_article("The old pier"), make_article("The new pier")
    first = make_article("First", body=body_with(old), read_more=[old, new], by=editor.user)
    by_headline = make_article("By headline", read_more=["The old pier"])
    left = make_article("Left alone", body=body_with(old))
    draft = make_draft("A draft", body=body_with(old))
    data = {"to": new.pk, "source": [first.pk, by_headline.pk, draft.pk]}
    words = messages_of(editor.post(withdraw_url(old), data))
    assert "Withdrawn." in words and "what was ticked leads to “The new pier”" in words
    page = text(client, first)
    assert page.count(f'href="{new.get_absolute_url()}"') == 3 and "the old story</a>" in page
    assert new.get_absolute_url() in text(client, by_headline)
    assert "<aside" not in text(client, left) and "the old story." in text(client, left)
    latest = Article.objects.get(pk=draft.pk).latest_revision
    assert latest is not None and f'data-related="{new.pk}"' in latest.read().body
    assert latest.number == 2 and Article.objects.get(pk=draft.pk).status == "draft"
    after = Article.objects.get(pk=first.pk)
    assert (after.published_at, after.updated_at) == (first.published_at, None)
    entry = HistoryEntry.objects.get(article=first, action="pointed")
    assert entry.note == "from “The old pier” to “The new pier”" and entry.by == editor.user
    assert client.get(old.get_absolute_url()).status_code == 410


def test_a_draft_beside_a_public_article_stays_a_draft(editor: Desk, client: Client) -> None:
    old, new = make_article("The old pier"), make_article("The new pier")
    source = make_article("Public", body=body_with(old))
    save_draft(source, make_content("Not yet public", body=body_with(old)), by=editor.user)
    message = messages_of(editor.post(links_url(old), {"to": new.pk, "source": [source.pk]}))
    assert "1 of them leads there now: The new pier" in message
    page = text(client, source)
    assert "Public" in page and "Not yet public" not in page
    assert page.count(new.get_absolute_url()) == 2
    found = Article.objects.get(pk=source.pk)
    assert found.has_unpublished_changes and found.working_headline == "Not yet public"
    assert found.latest_revision is not None
    assert f'data-article="{new.pk}"' in found.latest_revision.read().body
    kept = Revision.objects.get(article=source, number=2)
    assert kept.read().headline == "Not yet public" and str(old.pk) in kept.read().body


def test_what_waits_for_its_time_goes_on_waiting(editor: Desk) -> None:
    old, new = make_article("The old pier"), make_article("The new pier")
    later = timezone.now() + timedelta(days=2)
    source = make_article("Later", body=body_with(old), at=later)
    editor.post(links_url(old), {"to": new.pk, "source": [source.pk]})
    found = Article.objects.get(pk=source.pk)
    assert found.is_scheduled() and found.published_at == later
    assert found.live_revision is not None
    assert f'data-related="{new.pk}"' in found.live_revision.read().body


def test_all_is_done_or_nothing(editor: Desk, client: Client) -> None:
    old, new = make_article("The old pier"), make_article("The new pier")
    good = make_article("Good", body=body_with(old))
    broken = make_article("Broken", body=body_with(old))
    live = broken.live_revision
    assert live is not None
    Revision.objects.filter(pk=live.pk).update(
        content={**live.content, "body": live.content["body"] + "<p>TK</p>"}
    )
    response = editor.post(withdraw_url(old), {"to": new.pk, "source": [good.pk, broken.pk]})
    words = messages_of(response)
    assert "“Broken” can’t be published as it is" in words and "or leave it out" in words
    assert client.get(old.get_absolute_url()).status_code == 200
    assert old.get_absolute_url() in text(client, good)
    assert not HistoryEntry.objects.filter(action="pointed").exists()


@pytest.mark.parametrize("which", ["itself", "a draft", "x", "99999"])
def test_links_are_led_only_to_what_is_public(editor: Desk, which: str) -> None:
    old = make_article("The old pier")
    source = make_article("Source", body=body_with(old))
    to = {"itself": old.pk, "a draft": make_draft("Draft").pk}.get(which, which)
    response = editor.post(links_url(old), {"to": to, "source": [source.pk]})
    assert messages_of(response)
    assert Revision.objects.filter(article=source).count() == 1
    assert "Choose an article, and tick" in messages_of(editor.post(links_url(old), {"to": ""}))


def test_a_new_headline_asks_first_and_follows_everywhere(editor: Desk, client: Client) -> None:
    article = make_article("The old pier")
    source = make_article("Source", body=body_with(article))
    response = editor.write(article, "_publish", headline="The grand pier", minor="on")
    asked = response.redirect_chain[-1][0]  # type: ignore[attr-defined]
    assert asked.startswith(f"{publish_url(article)}?minor=on&")
    assert effects_of(response) == {
        "Source": "Related card, link in the text. Its card or read-more link shows the new"
        " headline. The linked words stay as they are."
    }
    page = page_of(response)
    assert page.xpath("//del/text()") == ["The old pier"]
    assert page.xpath("//ins/text()") == ["The grand pier"]
    assert "The grand pier" not in text(client, source)
    assert "Published: The grand pier" in messages_of(
        editor.post(publish_url(article), {"minor": "on"})
    )
    assert "The grand pier" in text(client, source)
    assert Article.objects.get(pk=article.pk).updated_at is None


def test_a_new_address_asks_first_and_the_old_one_leads_on(editor: Desk, client: Client) -> None:
    make_section("sea", "Sea")
    article, other = make_article("The old pier"), make_article("Another")
    source = make_article("Source", read_more=[article])
    old = article.get_absolute_url()
    response = editor.write(article, "_publish", section=make_section("sea").pk, slug="pier")
    assert effects_of(response) == {"Source": "Read more. Its links lead to the new address."}
    new = f"/sea/pier-{article.pk}/"
    assert new in response.content.decode() and old in response.content.decode()
    data = {"to": other.pk, "source": [source.pk]}
    assert "Published:" in messages_of(editor.post(publish_url(article), data))
    assert client.get(old)["Location"] == new
    assert other.get_absolute_url() in text(client, source)


def test_nothing_is_asked_where_nobody_is_concerned(editor: Desk) -> None:
    alone, led_to = make_article("Alone"), make_article("Led to")
    make_article("Source", read_more=[led_to])
    assert "Published:" in messages_of(editor.write(alone, "_publish", headline="Another"))
    assert "Published:" in messages_of(editor.write(led_to, "_publish", standfirst="Only that."))
    assert editor.client.get(publish_url(led_to)).status_code == 302


def test_what_stops_publishing_stops_it_here_too(editor: Desk) -> None:
    article = make_article("The old pier")
    make_article("Source", read_more=[article])
    editor.write(article, "_publish", headline="The pier, TK", body="<p>TK</p>")
    response = editor.post(publish_url(article))
    assert "Saved as a draft, but not published." in messages_of(response)
    assert Article.objects.get(pk=article.pk).headline == "The old pier"


def test_a_contributor_sees_what_leads_here_and_changes_none(
    django_capture_on_commit_callbacks: Any,
) -> None:
    desk = Desk("Contributor", django_capture_on_commit_callbacks)
    old, new = make_article("Mine", by=desk.user), make_article("New")
    source = make_article("Source", body=body_with(old), by=desk.user)
    page = page_of(desk.client.get(links_url(old)))
    assert "Source" in page.text_content() and not page.xpath(
        "//main//form//input[@type='checkbox']"
    )
    data = {"to": new.pk, "source": [source.pk]}
    assert desk.client.post(links_url(old), data).status_code == 403
    assert desk.client.post(publish_url(old), data).status_code == 403
    assert desk.client.get(links_url(make_article("Not mine"))).status_code == 404
    assert Revision.objects.filter(article=source).count() == 1


@pytest.mark.parametrize(
    ("role", "status"), [("Editor", 200), ("Chief editor", 200), ("Newsletter editor", 403)]
)
def test_who_leads_links_elsewhere(
    role: str, status: int, django_capture_on_commit_callbacks: Any
) -> None:
    desk = Desk(role, django_capture_on_commit_callbacks)
    old, new = make_article("Old", by=make_user()), make_article("New")
    source = make_article("Source", body=body_with(old))
    assert desk.client.get(links_url(old)).status_code == status
    desk.post(links_url(old), {"to": new.pk, "source": [source.pk]})
    assert Revision.objects.filter(article=source).count() == (2 if status == 200 else 1)


def test_a_correction_goes_out_with_a_new_headline(editor: Desk, client: Client) -> None:
    article = make_article("The old pier")
    make_article("Source", read_more=[article])
    note = "The pier is 80 metres long, and not 90."
    response = editor.write(article, "_publish", headline="The short pier", correction=note)
    (form,) = page_of(response).xpath("//form[@class='impact-form']")
    sent = dict(form.form_values())
    assert sent["correction"] == note and "minor" not in sent
    assert "Published: The short pier" in messages_of(editor.post(publish_url(article), sent))
    page = text(client, article)
    assert note in page and "Updated" in page
    found = Article.objects.get(pk=article.pk)
    assert found.updated_at is not None and found.corrections.get().by == editor.user


def test_a_correction_that_can_t_be_stays_where_it_was_typed(editor: Desk) -> None:
    article = make_article("The old pier")
    make_article("Source", read_more=[article])
    response = editor.write(
        article, "_publish", headline="The short pier", correction="Wrong.", minor="on"
    )
    (form,) = page_of(response).xpath("//form[@class='impact-form']")
    response = editor.post(publish_url(article), dict(form.form_values()))
    assert "Saved as a draft, but not published." in messages_of(response)
    assert fields_of(response)["correction"] == "Wrong."
    assert not Article.objects.get(pk=article.pk).corrections.exists()


def test_what_somebody_saved_meanwhile_is_shown_before_it_is_published(editor: Desk) -> None:
    article = make_article("The old pier")
    make_article("Source", read_more=[article])
    response = editor.write(article, "_publish", headline="The grand pier")
    (form,) = page_of(response).xpath("//form[@class='impact-form']")
    other = make_user("Editor")
    save_draft(Article.objects.get(pk=article.pk), make_content("The tiny pier"), by=other)
    response = editor.post(publish_url(article), dict(form.form_values()))
    assert f"{capfirst(other)} has saved this article meanwhile." in messages_of(response)
    assert page_of(response).xpath("//ins/text()") == ["The tiny pier"]
    assert Article.objects.get(pk=article.pk).headline == "The old pier"
    (form,) = page_of(response).xpath("//form[@class='impact-form']")
    assert "Published: The tiny" in messages_of(
        editor.post(publish_url(article), dict(form.form_values()))
    )


def test_more_than_two_hundred_are_counted(editor: Desk, monkeypatch: Any) -> None:
    monkeypatch.setattr(articles.actions.impact, "MOST", 3)
    monkeypatch.setattr(articles.admin.impact, "MOST", 3)
    old, new = make_article("Old"), make_article("New")
    make_draft("Draft", read_more=[old])
    for number in range(4):
        make_article(f"Source {number}", read_more=[old])
    response = editor.client.get(withdraw_url(old))
    # The public ones first.
    assert sorted(effects_of(response)) == ["Source 1", "Source 2", "Source 3"]
    assert "2 more articles lead here, and are not listed" in response.content.decode()
    (form,) = page_of(response).xpath("//form[@class='impact-form']")
    ticked = [box.get("value") for box in form.xpath(".//input[@name='source']")]
    assert "3 of them" in messages_of(editor.post(links_url(old), {"to": new.pk, "source": ticked}))
    assert len(effects_of(editor.client.get(withdraw_url(old)))) == 2


# --- Queries ---------------------------------------------------------------------------------


@pytest.fixture
def led_to() -> Article:
    """An article that eight others and four drafts lead to."""
    article = make_article("Old")
    for number in range(4):
        make_draft(f"Draft {number}", read_more=[article])
    for number in range(8):
        make_article(f"Source {number}", body=body_with(article), read_more=[article])
    return article


# 1 session, 2 user, 3 own and 4 group permissions, 5 limits, 6 article
ASKED_FIRST = 6
# 1 front pages, 2 pins, 3 how many articles lead here, 4 which, 5 where in them, 6 which of them
# may be changed
IMPACT = 6


def test_the_screens_of_what_leads_here_make_twelve_queries(
    editor: Desk, led_to: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for url in (withdraw_url(led_to), links_url(led_to)):
        with django_assert_num_queries(ASKED_FIRST + IMPACT):
            assert editor.client.get(url).status_code == 200


def test_the_screen_before_publishing_makes_thirteen_queries(
    editor: Desk, led_to: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    save_draft(led_to, make_content("New"), by=editor.user)
    # and 1 the draft's section
    with django_assert_num_queries(ASKED_FIRST + IMPACT + 1):
        assert editor.client.get(publish_url(led_to)).status_code == 200


def test_the_screen_before_deleting_makes_twelve_queries(
    editor: Desk, led_to: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(ASKED_FIRST + IMPACT):
        assert editor.client.get(f"/admin/articles/article/{led_to.pk}/delete/").status_code == 200
