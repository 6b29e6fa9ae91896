"""Publishing and withdrawing: what is written, what stops it, and what leads where afterwards."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles.actions.publish import CannotPublish, NotPublic, publish, withdraw
from articles.actions.revisions import save_draft
from articles.models import Article, Content, Reference, Status, Tag
from articles.refresh import refresh_if_stale
from tests.articles.embeds.posts import POSTS
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


def row(article: Article) -> dict[str, Any]:
    """Every column of an article as the database has it."""
    return Article.objects.filter(pk=article.pk).values().get()


def refreshed(article: Article) -> Article:
    """The article after a reader came."""
    refresh_if_stale(article.pk)
    return Article.objects.get(pk=article.pk)


def shown(article: Article) -> list[int]:
    """The ids of the read-more links that readers see."""
    return [link["id"] for link in article.page_data["read_more"]]


def test_what_stops_publishing_writes_nothing() -> None:
    article = make_draft("Not yet, TK", tags=["New tag"])
    before = row(article)
    with pytest.raises(CannotPublish) as stopped:
        publish(article)
    assert [problem.code for problem in stopped.value.problems] == ["to-come"]
    assert row(article) == before
    assert not Tag.objects.exists() and article.history.count() == 1
    assert article.revisions.get().sealed_at is None


def test_the_setting_says_what_stops_publishing(settings: Any) -> None:
    settings.PUBLISH_STOPS = ["no-tags"]
    article = make_draft("Not yet, TK", tags=[])
    with pytest.raises(CannotPublish) as stopped:
        publish(article)
    assert [problem.code for problem in stopped.value.problems] == ["no-tags"]
    settings.PUBLISH_STOPS = []
    assert "to-come" in {problem.code for problem in publish(article).warnings}


def test_a_post_without_words_stops_publishing_where_the_setting_says_so(settings: Any) -> None:
    post = f'<figure data-embed="{POSTS["vimeo"]}" data-provider="vimeo"><blockquote></blockquote>'
    article = make_draft("Otters", body=f"<p>Words.</p>{post}</figure>")
    settings.PUBLISH_STOPS = ["embed-no-text"]
    with pytest.raises(CannotPublish) as stopped:
        publish(article)
    assert [problem.code for problem in stopped.value.problems] == ["embed-no-text"]
    assert Article.objects.get(pk=article.pk).published_at is None
    settings.PUBLISH_STOPS = []
    assert "embed-no-text" in {problem.code for problem in publish(article).warnings}


def test_all_that_stops_is_told_at_once() -> None:
    article = make_draft("")
    save_draft(article, Content())
    with pytest.raises(CannotPublish) as stopped:
        publish(article)
    codes = [problem.code for problem in stopped.value.problems]
    assert codes == ["no-headline", "no-section", "no-body"]


def test_publishing_writes_columns_join_rows_references_and_history() -> None:
    author, photo, other, editor = make_author(), make_photo(), make_article(), make_user()
    article = make_draft(
        "Everything",
        tags=["Tides", "Boats"],
        bylines=[author],
        photo=photo,
        read_more=[other],
        body=f'<p>Five words of plain text.</p><p><a data-article="{other.pk}">x</a></p>',
    )
    published = publish(article, by=editor).article
    assert [tag.name for tag in published.tags.order_by("tagged__pk")] == ["Tides", "Boats"]
    assert list(published.authors.all()) == [author]
    assert [link.target for link in published.read_more_links.all()] == [other]
    assert published.main_photo == photo and published.word_count == 6
    kinds = Reference.objects.filter(source=article, draft=False).order_by("kind", "place")
    assert [(ref.kind, ref.place) for ref in kinds] == [
        ("article", "link"), ("article", "read-more"), ("author", "byline"),
        ("photo", "main"), ("section", "section"), ("tag", "tag"), ("tag", "tag"),
    ]  # fmt: skip
    entry = article.history.first()
    assert (entry.action, entry.by, entry.revision) == (
        "published", editor, published.live_revision,
    )  # fmt: skip
    assert published.valid_until is None


def test_publishing_again_takes_away_what_is_no_longer_there() -> None:
    author, other = make_author(), make_article()
    article = make_article(tags=["Tides"], bylines=[author], read_more=[other])
    save_draft(article, make_content("Bare"))
    published = publish(article).article
    assert not published.tags.exists() and not published.authors.exists()
    assert not published.read_more_links.exists()
    kinds = Reference.objects.filter(source=article, draft=False).values_list("kind", flat=True)
    assert list(kinds) == ["section"]


def test_the_dates_of_a_life() -> None:
    with time_machine.travel("2026-03-01T09:00:00Z", tick=False) as clock:
        born = timezone.now()
        article = publish(make_draft("Boats")).article
        assert (article.first_published_at, article.published_at) == (born, born)
        assert article.updated_at is None
        clock.shift(timedelta(days=1))
        assert publish(article, substantive=False).article.updated_at is None
        clock.shift(timedelta(days=1))
        updated = timezone.now()
        assert publish(article).article.updated_at == updated
        clock.shift(timedelta(days=1))
        withdraw(article)
        clock.shift(timedelta(days=1))
        article = publish(article, substantive=False).article
    assert (article.first_published_at, article.published_at) == (born, born)
    assert article.updated_at == updated
    actions = [entry.action for entry in article.history.order_by("pk")]
    assert actions == ["created", "published", "updated", "updated", "withdrawn", "published"]


def test_a_scheduled_article_that_is_withdrawn_never_was_public() -> None:
    article = publish(make_draft(), at=timezone.now() + timedelta(days=1)).article
    assert article.history.first().action == "scheduled"
    article = withdraw(article)
    assert (article.status, article.published_at, article.first_published_at) == (
        "draft", None, None,
    )  # fmt: skip
    assert not Article.objects.once_public().exists()
    with pytest.raises(NotPublic):
        withdraw(article)


def test_an_article_that_was_dated_later_and_withdrawn_is_gone_and_not_unknown(
    client: Client,
) -> None:
    article = make_article("Boats")
    url, first = article.get_absolute_url(), article.first_published_at
    publish(article, at=timezone.now() + timedelta(days=1))
    withdrawn = withdraw(article)
    assert (withdrawn.status, withdrawn.first_published_at) == (Status.WITHDRAWN, first)
    assert client.get(url).status_code == 410


def test_an_end_that_has_passed_is_lifted_by_publishing_again() -> None:
    article = make_article()
    Article.objects.filter(pk=article.pk).update(withdraw_at=timezone.now())
    assert not Article.objects.published().exists()
    publish(article)
    assert Article.objects.published().get() == article


def test_the_slug_stays_when_the_headline_changes() -> None:
    article = make_article("Boats at rest")
    save_draft(article, make_content("Ships at sea"))
    assert publish(article).article.slug == "boats-at-rest"
    save_draft(article, make_content("Ships at sea", slug="ships"))
    assert publish(article).article.slug == "ships"


def test_an_open_link_that_has_found_its_article_is_bound_for_good() -> None:
    target = make_article("The way home")
    article = make_article(
        "Looks",
        body='<p>Text.</p><aside data-related="">the way home</aside>',
        read_more=["‘The Way Home’"],
    )
    content = article.latest_revision.read()
    assert content.body == f'<p>Text.</p><aside data-related="{target.pk}">the way home</aside>'
    assert [row.article for row in content.read_more] == [target.pk]
    assert article.live_revision == article.latest_revision
    assert article.latest_revision.sealed_at is not None


def test_a_binding_outlives_a_withdrawal() -> None:
    reader = make_article("Looks", read_more=["The way home"])
    first = make_article("The way home")
    assert Article.objects.get(pk=reader.pk).valid_until is not None
    refreshed(reader)
    withdraw(first)
    refreshed(reader)
    second = make_article("The way home")
    assert shown(refreshed(reader)) == []
    publish(first)
    assert shown(refreshed(reader)) == [first.pk]
    assert second.pk not in shown(reader)


def test_an_earlier_headline_is_found_too() -> None:
    target = make_article("The old name")
    save_draft(target, make_content("The new name"))
    publish(target)
    reader = make_article("Looks", read_more=["The old name"])
    assert reader.page_data["read_more"][0]["headline"] == "The new name"


def test_an_article_never_leads_to_itself() -> None:
    article = make_article("Myself", read_more=["Myself"])
    save_draft(article, make_content("Myself", read_more=["Myself", article]))
    assert publish(article).article.page_data["read_more"] == []


def test_tags_are_made_at_publication_only_and_merged_ones_lead_on() -> None:
    draft = make_draft(tags=["Tides"])
    assert not Tag.objects.exists()
    publish(draft)
    kept = Tag.objects.create(name="Water", slug="water")
    Tag.objects.filter(slug="tides").update(merged_into=kept)
    article = make_article(tags=["tides", "Water"])
    assert list(article.tags.all()) == [kept]


def test_a_section_that_is_gone_stops_publishing() -> None:
    section = make_section("sea")
    article = make_draft(section=section.pk)
    Article.objects.filter(pk=article.pk).update(working_section=None)
    section.delete()
    with pytest.raises(CannotPublish, match="No section is chosen"):
        publish(article)
