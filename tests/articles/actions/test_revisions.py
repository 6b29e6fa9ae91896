"""Saving what editors write: open revisions, sealed ones, numbers, conflicts, history."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from articles.actions.publish import publish
from articles.actions.revisions import Conflict, create_article, save_draft
from articles.models import Article, Content, Reference, Revision
from tests.factories import make_article, make_content, make_draft, make_photo, make_user

pytestmark = pytest.mark.django_db


def numbers(article: Article) -> list[int]:
    return list(article.revisions.order_by("number").values_list("number", flat=True))


def save(article: Article, headline: str, by: Any = None, **more: Any) -> Revision:
    """Save a text with this headline, from what is stored now."""
    fresh = Article.objects.get(pk=article.pk)
    return save_draft(fresh, make_content(headline), by=by, **more)


def test_the_open_revision_of_the_same_writer_takes_the_text() -> None:
    writer = make_user()
    article = make_draft("One", by=writer)
    first = article.latest_revision
    second = save(article, "Two", writer)
    assert second.pk == first.pk and (second.number, second.counter) == (1, 2)
    assert second.read().headline == "Two" and second.sealed_at is None
    article.refresh_from_db()
    assert article.working_headline == "Two"
    assert article.history.count() == 1


def test_another_person_s_save_seals_it() -> None:
    first, second = make_user(), make_user()
    article = make_draft("One", by=first)
    save(article, "Two", second)
    assert numbers(article) == [1, 2]
    old, new = article.revisions.order_by("number")
    assert old.sealed_at is not None and old.read().headline == "One"
    assert new.sealed_at is None and new.based_on == old
    save(article, "Three", first)
    assert numbers(article) == [1, 2, 3]
    assert [entry.action for entry in article.history.all()] == ["saved", "saved", "created"]
    assert [entry.by for entry in article.history.all()] == [first, second, first]


@pytest.mark.parametrize(("minutes", "revisions"), [(29, [1]), (30, [1, 2])])
def test_thirty_idle_minutes_seal_it(minutes: int, revisions: list[int]) -> None:
    writer = make_user()
    with time_machine.travel("2026-03-01T09:00:00Z", tick=False) as clock:
        article = make_draft("One", by=writer)
        for _ in range(2):
            clock.shift(timedelta(minutes=20))
            save(article, f"At {timezone.now()}", writer)
        assert numbers(article) == [1]
        clock.shift(timedelta(minutes=minutes))
        save(article, "Later", writer)
    assert numbers(article) == revisions


def test_publishing_seals_it_and_the_next_save_is_a_new_one() -> None:
    writer = make_user()
    article = make_draft("One", by=writer)
    published = publish(article, by=writer).article
    live = published.live_revision
    assert live.sealed_at is not None and live.number == 1
    save(article, "Two", writer)
    assert numbers(article) == [1, 2]
    live.refresh_from_db()
    assert live.read().headline == "One"
    article.refresh_from_db()
    assert article.live_revision == live and article.has_unpublished_changes


def test_saves_without_a_person_are_never_replaced() -> None:
    article = make_draft("One")
    save(article, "Two")
    save(article, "Three")
    assert numbers(article) == [1, 2, 3]


def test_unchanged_text_makes_no_revision() -> None:
    content = make_content("Same")
    article = create_article(content)
    save_draft(article, content, by=make_user())
    assert numbers(article) == [1]
    assert article.history.count() == 1


def test_a_save_from_an_older_state_is_a_conflict_and_writes_nothing() -> None:
    writer, other = make_user(username="orla"), make_user(username="tom")
    article = make_draft("One", by=writer)
    base = (article.latest_revision_id, 1)
    save(article, "Two", writer, base=base)
    for by in (writer, other):
        with pytest.raises(Conflict) as caught:
            save(article, "Three", by, base=base)
        assert str(caught.value) == "orla has saved this article meanwhile."
        assert caught.value.latest.read().headline == "Two"
    assert numbers(article) == [1]
    assert save(article, "Three", other, base=(base[0], 2)).number == 2


def test_what_is_stored_is_clean() -> None:
    dirty = make_content(
        "  Two\n lines\x00 ",
        standfirst=" a \t b ",
        body='<p onclick="x()">Text\x00</p><script>alert(1)</script>',
        tags=[" Sea  air ", "", "  "],
        read_more=["  Some\nstory ", "   "],
    )
    dirty.main_photo.credit = " Nora\nFinn "
    content = create_article(dirty).latest_revision.read()
    assert content.headline == "Two lines"
    assert content.standfirst == "a b"
    assert content.body == "<p>Text</p>"
    assert content.tags == ["Sea air"]
    assert [row.headline for row in content.read_more] == ["Some story"]
    assert content.main_photo.credit == "Nora Finn"


def test_half_finished_and_wrong_values_can_be_stored() -> None:
    content = Content(headline="x" * 5000, section=999_999, language="no such language")
    content.main_photo.photo = 999_999
    article = create_article(content)
    assert Article.objects.get(pk=article.pk).latest_revision.read() == content
    assert len(article.working_headline) == 300 and article.working_section is None


def test_a_draft_tells_what_it_refers_to_and_the_public_state_too() -> None:
    old, new = make_article("Old"), make_article("New")
    photo = make_photo()
    article = make_article("Refers", read_more=[old])
    save_draft(
        article, make_content("Refers", read_more=[new], body=f'<figure data-photo="{photo.pk}">')
    )
    rows = Reference.objects.filter(source=article)
    assert rows.get(kind="article", draft=False).object_id == old.pk
    assert rows.get(kind="article", draft=True).object_id == new.pk
    assert rows.get(kind="photo").draft


def test_a_revision_from_the_future_is_not_misread() -> None:
    revision = make_draft("One").latest_revision
    revision.content["schema"] = 99
    with pytest.raises(ValueError, match="schema 99"):
        revision.read()


def test_a_text_that_was_stored_with_an_older_schema_is_no_other_text() -> None:
    article = make_draft()
    revision = article.latest_revision
    stored = {**revision.content, "schema": 1}
    for name in ("recipe", "products", "gallery"):
        del stored[name]
    Revision.objects.filter(pk=revision.pk).update(content=stored)
    again = save_draft(Article.objects.get(pk=article.pk), Revision.objects.get().read())
    assert again.pk == revision.pk
    assert Revision.objects.count() == 1


def test_no_text_is_kept_that_a_database_refuses() -> None:
    content = make_content("One", sponsor="Sea\x00glass\n Ltd \ud800", language="g\x00a")
    stored = create_article(content)
    assert stored.latest_revision is not None
    kept = stored.latest_revision.read()
    assert (kept.sponsor, kept.language) == ("Seaglass Ltd", "ga")
