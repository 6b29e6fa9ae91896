"""Queries whose SQL is made once: they must find what Django's own querysets find."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, Prepared
from newsletter.actions import newsletters
from newsletter.models import Newsletter
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db


def test_it_finds_what_the_queryset_finds(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    now = timezone.now()
    made = [make_article(f"Story {number}") for number in range(4)]
    Article.objects.filter(pk=made[0].pk).update(withdraw_at=now - timedelta(minutes=1))
    Article.objects.filter(pk=made[1].pk).update(published_at=now + timedelta(hours=1))
    query = Prepared(lambda at: Article.objects.published(at).for_list())
    for at in (now, now + timedelta(hours=2), now - timedelta(days=999)):
        with django_assert_num_queries(1):
            found = query.all(at=at)
            for article in found:
                assert article.section is not None
                assert article.facts["reading_minutes"] >= 1
                article.get_absolute_url()
        expected = list(Article.objects.published(at).for_list())
        assert found == expected
        assert [each.published_at for each in found] == [each.published_at for each in expected]
        assert [each.section for each in found] == [each.section for each in expected]
        assert query.count(at=at) == len(expected)
    assert (
        query.all(at=now, limit=1, offset=1) == list(Article.objects.published(now).for_list())[1:2]
    )


def test_what_it_left_out_is_still_loaded_when_asked_for() -> None:
    made = make_article("Story", body="<p>Text of the story.</p>")
    query = Prepared(lambda at: Article.objects.published(at).for_list())
    (found,) = query.all(at=timezone.now())
    assert found.get_deferred_fields() >= {"compiled_body"}
    assert found.compiled_body == made.compiled_body


def test_lists_of_any_length_and_texts() -> None:
    style = make_section("style")
    made = [make_article(f"Story {number}", section=style.pk) for number in range(4)]
    query = Prepared(
        lambda slug, ids, at: (
            Article.objects.published(at).filter(section__slug=slug, pk__in=ids).order_by("pk")
        )
    )
    now = timezone.now()
    for number in (1, 2, 4):
        ids = [each.pk for each in made[:number]]
        assert query.all(slug="style", ids=ids, at=now) == made[:number]
        assert query.all(slug="food", ids=ids, at=now) == []
    assert query.first(slug="it's %s", ids=[made[0].pk], at=now) is None


def test_related_rows_that_may_be_missing() -> None:
    newsletters.create(name="Kettle", slug="kettle")
    Newsletter.objects.update(current_wording=None, active=False, is_default=False)
    query: Prepared[Newsletter] = Prepared(
        lambda slug: Newsletter.objects.filter(slug=slug).select_related("current_wording")
    )
    found = query.first(slug="kettle")
    assert found is not None and found.current_wording is None


def test_a_value_that_the_query_does_not_use_is_a_mistake() -> None:
    query = Prepared(lambda at, more: Article.objects.published(at))
    with pytest.raises(TypeError, match="more"):
        query.all(at=timezone.now(), more=1)


def test_pages_far_behind_are_those_of_the_queryset() -> None:
    for number in range(7):
        make_article(f"Story {number}", tags=["One"] if number else ["One", "Two"])
    now = timezone.now()
    query = Prepared(
        lambda tag, at: Article.objects.published(at).filter(tagged__tag__slug=tag).for_list()
    )
    expected = list(Article.objects.published(now).filter(tagged__tag__slug="one").for_list())
    assert len(expected) == 7
    for offset in range(9):
        assert query.all(tag="one", at=now, limit=3, offset=offset) == expected[offset : offset + 3]
