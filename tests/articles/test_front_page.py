"""The reader's front page: what editors arranged, no story twice, by the clock."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.actions.publish import publish, withdraw
from articles.actions.revisions import save_draft
from articles.models import Arrangement, Article, ReadingHour, Tag
from magazine.ticking import tick
from newsletter.actions import newsletters
from tests.articles.front_pages import arrange, page_of, slot, stories
from tests.factories import make_article, make_content, make_section

pytestmark = pytest.mark.django_db

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def make_stories(number: int, **fields: Any) -> list[Article]:
    """Stories "Story 1", "Story 2", …, an hour apart; the last is the newest."""
    now = timezone.now()
    return [
        make_article(f"Story {each}", at=now - timedelta(hours=number - each), **fields)
        for each in range(1, number + 1)
    ]


def read(article: Article, times: int) -> None:
    for _time in range(times):
        ReadingHour.objects.count_read(article.pk)


def test_without_an_arrangement_the_newest_stand_first(client: Client) -> None:
    make_stories(4)
    assert stories(client) == ["Story 4", "Story 3", "Story 2", "Story 1"]
    lead = page_of(client).xpath("//div[@class='lead']//h2")
    assert [heading.text_content() for heading in lead] == ["Story 4"]
    arrange()
    assert stories(client) == ["Story 4", "Story 3", "Story 2", "Story 1"]


def test_what_is_chosen_stands_where_it_was_put_and_the_newest_fill_the_rest(
    client: Client,
) -> None:
    one, two, _three, four, _five = make_stories(5)
    arrange(slot("lead", two), slot("features", four, one, count=3), slot("list", count=8))
    assert stories(client) == ["Story 2", "Story 4", "Story 1", "Story 5", "Story 3"]


def test_no_story_stands_twice(client: Client) -> None:
    *_others, newest = make_stories(6)
    arrange(
        slot("features", count=2),
        slot("lead", newest),
        slot("list", newest, count=2),
        slot("features", newest, count=3),
    )
    # The lead has claimed its story, though a slot before it shows the newest.
    assert stories(client) == [f"Story {each}" for each in (5, 4, 6, 3, 2, 1)]


def test_a_hole_is_filled_by_the_newest_at_once(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    one, *_others = make_stories(3)
    arrange(slot("lead", one), slot("features", count=1))
    assert stories(client) == ["Story 1", "Story 3"]
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(one)
    assert stories(client) == ["Story 3", "Story 2"]
    with django_capture_on_commit_callbacks(execute=True):
        publish(one)
    assert stories(client) == ["Story 1", "Story 3"]


def test_what_is_not_public_is_never_shown_even_if_nothing_told_of_it(client: Client) -> None:
    one, *_others = make_stories(3)
    arrange(slot("lead", one), slot("features", count=1))
    Article.objects.filter(pk=one.pk).update(withdraw_at=timezone.now())
    assert "Story 1" not in stories(client)


def test_stories_appear_and_end_by_the_clock_without_a_worker(client: Client) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        old = make_article("Old")
        make_article("Soon", at=DAY + timedelta(minutes=3))
        Article.objects.filter(pk=old.pk).update(withdraw_at=DAY + timedelta(minutes=4))
        arrange(slot("list", count=4))
        assert stories(client) == ["Old"]
        clock.shift(timedelta(minutes=3))
        assert stories(client) == ["Soon", "Old"]
        clock.shift(timedelta(minutes=1))
        assert stories(client) == ["Soon"]


def test_the_next_arrangement_is_public_on_its_minute(client: Client) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        one, two = make_stories(2)
        arrange(slot("lead", one))
        arrange(slot("lead", two), at=DAY + timedelta(days=7))
        assert stories(client) == ["Story 1"]
        clock.shift(timedelta(days=7, seconds=-1))
        assert stories(client) == ["Story 1"]
        clock.shift(timedelta(seconds=1))
        assert stories(client) == ["Story 2"]


def test_a_choice_ends_at_its_time_and_its_rule_takes_over(client: Client) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        one, *_others = make_stories(3)
        end = DAY + timedelta(minutes=2)
        arrange(
            slot("lead", one, until=end),
            slot("quote", text="Nobody runs.", until=end),
            slot("features", count=1),
        )
        assert stories(client) == ["Story 1", "Story 3"]
        assert "Nobody runs." in client.get("/").content.decode()
        clock.shift(timedelta(minutes=2))
        assert stories(client) == ["Story 3", "Story 2"]
        assert "Nobody runs." not in client.get("/").content.decode()


def test_a_strip_holds_only_stories_of_its_section_and_leads_there(client: Client) -> None:
    food = make_section("food", "Food")
    make_stories(3)
    make_article("Bread", section=food.pk)
    make_article("Butter", section=food.pk)
    arrange(slot("strip", rule="section", of=food.pk, count=4))
    assert stories(client) == ["Butter", "Bread"]
    (heading,) = page_of(client).xpath("//section[@data-section='food']/h2/a")
    assert (heading.text_content(), heading.get("href")) == ("Food", "/food/")


def test_a_strip_follows_its_tag_through_a_merge(client: Client) -> None:
    make_article("Low tide", tags=["Sea"])
    make_article("High tide", tags=["Coast"])
    sea, coast = Tag.objects.get(name="Sea"), Tag.objects.get(name="Coast")
    sea.merged_into = coast
    sea.save()
    arrange(slot("strip", rule="tag", of=sea.pk, count=4, heading="By the sea"))
    assert stories(client) == ["High tide"]
    (heading,) = page_of(client).xpath("//section/h2/a")
    assert (heading.text_content(), heading.get("href")) == ("By the sea", "/tag/coast/")


def test_a_strip_without_stories_is_no_hole_in_the_page(client: Client) -> None:
    empty = make_section("style", "Style")
    make_stories(2)
    arrange(slot("lead"), slot("strip", rule="section", of=empty.pk, count=4))
    page = page_of(client)
    assert not page.xpath("//main//section")
    assert stories(client) == ["Story 2"]


def test_what_is_read_most_stands_in_that_order(client: Client) -> None:
    one, two, three = make_stories(3)
    read(two, 3)
    read(one, 5)
    read(three, 1)
    arrange(slot("lead", one), slot("most-read", rule="most-read", count=5))
    # The lead is read most, and stands there already.
    assert stories(client) == ["Story 1", "Story 2", "Story 3"]


def test_reads_count_as_far_back_as_the_slot_looks(client: Client) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        one, two = make_stories(2)
        read(one, 9)
        clock.shift(timedelta(days=3))
        read(two, 1)
        arrange(slot("most-read", rule="most-read", count=5, days=1))
        assert stories(client) == ["Story 2"]
        arrange(slot("most-read", rule="most-read", count=5, days=7))
        assert stories(client) == ["Story 1", "Story 2"]


def test_a_newsletter_and_a_quote_stand_between_stories(client: Client) -> None:
    newsletters.create(name="Kettle", slug="kettle")
    newsletters.create(name="Tides", slug="tides")
    make_stories(1)
    arrange(
        slot("lead"),
        slot("quote", text="<b>Rain</b> is company.", who="Orla Quill"),
        slot("newsletter", newsletter="tides"),
    )
    page = page_of(client)
    (form,) = page.xpath("//main//form")
    assert form.xpath(".//input[@name='newsletter']/@value") == ["tides"]
    assert page.xpath("//figure/blockquote")[0].text_content().strip() == "<b>Rain</b> is company."
    assert page.xpath("//figure/figcaption")[0].text_content() == "Orla Quill"


@pytest.mark.parametrize("number", range(1, 7))
def test_features_of_any_number_keep_all_their_stories(client: Client, number: int) -> None:
    make_stories(number + 1)
    arrange(slot("features", count=number))
    assert len(stories(client)) == number


def test_an_article_published_anew_reaches_strips_it_belongs_to_now(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article("Boats", tags=["Sea"])
    make_article("Nets", tags=["Harbour"])
    harbour = Tag.objects.get(name="Harbour")
    arrange(slot("strip", rule="tag", of=harbour.pk, count=4))
    assert stories(client) == ["Nets"]
    with django_capture_on_commit_callbacks(execute=True):
        save_draft(article, make_content("Boats", tags=["Harbour"]), by=None)
        publish(article)
    assert sorted(stories(client)) == ["Boats", "Nets"]


def test_an_arranged_front_page_makes_five(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    newsletters.create(name="Kettle", slug="kettle")
    newsletters.create(name="Tides", slug="tides")
    food = make_section("food", "Food")
    made = make_stories(12, tags=["Sea"])
    for each in made[:4]:
        read(each, 2)
    make_article("Bread", section=food.pk)
    arrange(
        slot("lead", made[0]),
        slot("features", count=3),
        slot("strip", rule="section", of=food.pk, count=4),
        slot("strip", rule="tag", of=Tag.objects.get().pk, count=4),
        slot("most-read", rule="most-read", count=5),
        slot("newsletter"),
        slot("newsletter", newsletter="tides"),
        slot("quote", text="Nobody runs."),
        slot("list", count=8),
    )
    # 1 the arrangement, 2 the articles, 3 the form of the newsletter that is named, 4 the sections
    # of the navigation, 5 the newsletter offered where none is named
    with django_assert_num_queries(5):
        client.get("/")


def test_the_tick_works_it_out_before_a_reader_comes(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        make_stories(2)
        arrange(slot("lead"))
        clock.shift(timedelta(minutes=30))
        tick()
        # 1 the arrangement, 2 the articles, 3 the sections of the navigation
        with django_assert_num_queries(3):
            client.get("/")


def test_one_that_can_t_be_worked_out_is_shown_as_it_was(client: Client) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        make_stories(2)
        arrange(slot("lead"))
        clock.shift(timedelta(hours=1))
        with mock.patch("articles.front.filling.fill", side_effect=RuntimeError("broken")):
            assert stories(client) == ["Story 2"]
    assert Arrangement.objects.get().compiled
