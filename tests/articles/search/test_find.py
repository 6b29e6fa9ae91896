"""Readers find public articles by their words, on whichever database the tests run."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import search
from articles.models import Article, Section, Status
from articles.search import SearchDocument

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs trigrams")


def make_article(headline: str = "", *, days_ago: float = 1, **values: Any) -> Article:
    section, _ = Section.objects.get_or_create(slug="life", defaults={"name": "Life"})
    when = timezone.now() - timedelta(days=days_ago)
    public = {
        "status": Status.PUBLISHED,
        "section": section,
        "headline": headline,
        "published_at": when,
        "first_published_at": when,
    }
    return Article.objects.create(**{**public, **values})


def make_found(headline: str = "", *, body: str = "", **values: Any) -> int:
    """A public article that is in the index; its id."""
    texts = {name: values.pop(name) for name in ("standfirst", "names") if name in values}
    article = make_article(headline, **values)
    search.write([SearchDocument(article.pk, headline, body=body, **texts)])
    return article.pk


def ids(text: str, limit: int = 20, offset: int = 0) -> tuple[int, ...]:
    return search.find(text, limit=limit, offset=offset).ids


@pytest.mark.parametrize(
    "texts",
    [
        {"headline": "Bread again"},
        {"names": ("Anna Murphy", "bread")},
        {"standfirst": "All about bread."},
        {"body": "Some flour, some water: bread."},
    ],
    ids=["headline", "names", "standfirst", "body"],
)
def test_an_article_is_found_by_every_text_of_it(texts: dict[str, Any]) -> None:
    found = make_found(**texts)
    make_found("Something else")
    assert search.find("bread", limit=20) == search.Hits((found,), 1)


@pytest.mark.parametrize(
    "typed",
    [
        "sligeach", "Slígeach", "SLÍGEACH", "Sli\u0301geach", "sli", "  sligeach ", "sligeach!",
        "strasse", "Straße", "smorrebrod", "Smørrebrød", "łódź", "lodz", "Œuvre", "oeuvre",
        "o'neill", "O’Neill", "neill", "covid-19", "COVID 19", "e.g.", "3.5", "-19", "example.com",
        "Donaudampfschiff", "Donaudampfschifffahrt", "“covid 19”", "東京の",
    ],
)  # fmt: skip
def test_case_accents_and_punctuation_do_not_matter(typed: str) -> None:
    found = make_found(
        "Slígeach Straße Smørrebrød Łódź Œuvre",
        body="O'Neill on Covid-19, e.g. 3.5 at example.com; Donau\u00addampfschifffahrt 東京の春",
    )
    assert ids(typed) == (found,)


@pytest.mark.parametrize(
    ("typed", "total"),
    [("swimmers loaf", 1), ("loaf swim", 1), ("swi loaf", 0), ("sigh loaf", 0),
     ("swimmers bread", 0), ("ight", 0), ("oaf", 0), ("tue", 1), ("tu", 0), ("in", 1),
     ("loaf tu", 0)],
)  # fmt: skip
def test_all_words_must_be_there_and_only_the_last_may_be_unfinished(
    typed: str, total: int
) -> None:
    make_found("The swimmers of Tuesday", body="No loaf in sight.")
    make_found("Bread again")
    assert search.find(typed, limit=20).total == total


def test_words_in_quotation_marks_must_follow_each_other() -> None:
    follows = make_found("A record shop in Ennis")
    make_found("The shop with a record")
    assert len(ids("record shop")) == 2
    assert ids('"record shop"') == (follows,)
    assert ids("“record shop” ennis") == (follows,)
    assert ids('"record sho"') == ()
    assert len(ids('"record shop')) == 2


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "...", "“”", '"', '""', '"""', "'", "%", "_", "\\", "\\'", "\x00", "💛", "❤️",
        "\u0301", "\u00ad", "\ufeff", "\ud800", ":*", "*", "^", "-", "!", "&", "|", "()", "<->",
    ],
)  # fmt: skip
def test_what_holds_no_word_finds_nothing(typed: str) -> None:
    make_found("Anything at all", body="💛 % _ * ❤️")
    assert search.find(typed, limit=20) == search.Hits((), 0)


@pytest.mark.parametrize(
    "typed",
    [
        "bread AND wine", "bread OR", "NOT bread", "NEAR(bread wine, 5)", "NEAR(", "headline:bread",
        "bread*", '"bread" *', "^bread", "bread + wine", "{headline body}: bread", "-bread",
        "bread & wine", "bread | !wine", "bread <-> wine", "bread:*AB", "'bread", "bread'); --",
        "bread \x00 wine", "bread 💛", "bread%s", "%(x)s bread", "bread\\", "x" * 10_000,
        "bread " * 2_000, '"bread ' * 2_000, "b r e a d " * 1_000, "ß" * 10_000, "\u0301a" * 5_000,
    ],
)  # fmt: skip
def test_no_sign_is_an_operator_and_no_text_is_an_error(typed: str) -> None:
    make_found("Bread", body="and wine or not near NEAR headline body ab x s")
    assert search.find(typed, limit=20).total in {0, 1}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_stored_and_looked_for(written: str, typed: str) -> None:
    article = make_article()
    search.write([SearchDocument(article.pk, written, (typed,), written, written)])
    assert set(ids(typed)) <= {article.pk}
    Article.objects.all().delete()


def test_a_headline_weighs_more_than_names_then_standfirst_then_body() -> None:
    filler = "words of no meaning that stand here so that all are of one length"
    body = make_found("One", names=("two",), standfirst="three", body=f"lantern {filler}")
    many = make_found("One", names=("two",), standfirst="three", body=f"lantern and {filler} " * 8)
    standfirst = make_found("One", names=("two",), standfirst="lantern", body=filler)
    names = make_found("One", names=("lantern",), standfirst="three", body=filler)
    headline = make_found("Lantern", names=("two",), standfirst="three", body=filler)
    for other in range(20):
        make_found(f"Other {other}", body=filler)
    assert ids("lantern") == (headline, names, standfirst, many, body)


def test_of_equal_ones_the_newer_comes_first() -> None:
    old = make_found("Winter light", days_ago=300)
    new = make_found("Winter light", days_ago=2)
    middle = make_found("Winter light", days_ago=40)
    assert ids("winter") == (new, middle, old)


@pytest.mark.parametrize(
    "state",
    [
        {"status": Status.DRAFT},
        {"status": Status.WITHDRAWN},
        {"days_ago": -1},
        {"withdraw_at": timezone.now() - timedelta(minutes=1)},
        {"deleted_at": timezone.now()},
    ],
    ids=["draft", "withdrawn", "scheduled", "ended", "in the bin"],
)
def test_what_is_not_public_is_neither_found_nor_counted(state: dict[str, Any]) -> None:
    public = [make_found("Secret garden", days_ago=day) for day in (3, 2, 1)]
    make_found("Secret garden", **state)
    hits = search.find("secret", limit=2)
    assert (hits.ids, hits.total) == ((public[2], public[1]), 3)
    assert search.find("secret", limit=2, offset=2) == search.Hits((public[0],), 3)


def test_what_no_longer_exists_is_not_found() -> None:
    make_found("Gone tomorrow")
    Article.objects.all().delete()
    assert ids("gone") == ()


def test_pages_hold_every_hit_once_and_past_the_last_there_is_none() -> None:
    all_of_them = {make_found(f"Tide number {number}", days_ago=number) for number in range(7)}
    pages = [search.find("tide", limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(page.ids) for page in pages] == [3, 3, 1, 0]
    assert {page.total for page in pages} == {7}
    assert {pk for page in pages for pk in page.ids} == all_of_them


def test_of_a_common_word_the_newest_thousand_are_ranked_and_counted() -> None:
    now = timezone.now()
    section = Section.objects.create(slug="life", name="Life")
    made = Article.objects.bulk_create(
        Article(
            status=Status.PUBLISHED,
            section=section,
            headline="Tide",
            published_at=now - timedelta(days=1),
            first_published_at=now - timedelta(days=1),
        )
        for _number in range(search.MOST_HITS + 5)
    )
    search.write(SearchDocument(article.pk, "Tide") for article in made)
    newest = [article.pk for article in reversed(made)][: search.MOST_HITS]
    first = search.find("tide", limit=20)
    assert (list(first.ids), first.total) == (newest[:20], 1_000)
    last = search.find("tide", limit=20, offset=990)
    assert (list(last.ids), last.total) == (newest[990:], 1_000)
    assert ids("tide", offset=1_000) == ()


def test_writing_again_replaces_and_removing_forgets() -> None:
    pk = make_found("Before")
    search.write([SearchDocument(pk, "After")])
    assert (ids("before"), ids("after")) == ((), (pk,))
    search.remove([pk, 999_999])
    assert ids("after") == ()
    search.remove([])
    search.write([])


def test_clearing_forgets_everything() -> None:
    make_found("One thing")
    search.clear()
    assert ids("thing") == ()


def test_a_very_long_article_can_be_indexed() -> None:
    body = " ".join(f"word{number}" for number in range(150_000))
    found = make_found("Enormous", body=body)
    assert ids("enormous") == ids("word12") == (found,)


def test_a_search_takes_one_query_and_a_second_to_count(
    django_assert_num_queries: Any,
) -> None:
    for number in range(3):
        make_found(f"Tide {number}")
    with django_assert_num_queries(1):  # page, which is all
        ids("tide", limit=10)
    with django_assert_num_queries(2):  # page, count
        ids("tide", limit=2)
    with django_assert_num_queries(0):
        ids("…")


@on_postgresql
@pytest.mark.parametrize(
    "typed", ["jolof", "jollov", "Mountians", "mourns", "Sliigeach", "jolof for the staions"]
)
def test_a_mistyped_word_finds_what_resembles_it(typed: str) -> None:
    found = make_found(
        "Jollof for the stations", names=("Mountains",), standfirst="From Slígeach to the Mournes."
    )
    make_found("Bread again", body="nothing of that kind")
    assert ids(typed) == (found,)


@on_postgresql
@pytest.mark.parametrize("typed", ['"jolof"', "jolof zzz", "abc", "volcano", "jolof volcano"])
def test_what_resembles_nothing_or_was_quoted_is_not_guessed(typed: str) -> None:
    make_found("Jollof for the stations")
    assert ids(typed) == ()


@on_postgresql
def test_a_mistyped_word_finds_only_what_is_public() -> None:
    make_found("Jollof for the stations", status=Status.DRAFT)
    assert search.find("jolof", limit=20) == search.Hits((), 0)


@pytest.mark.django_db(transaction=True)
def test_the_index_can_be_taken_away_and_made_again() -> None:
    make_found("Before")
    with connection.schema_editor() as editor:
        search.drop(editor)
        search.create(editor)
    assert ids("before") == ()
    found = make_found("After")
    assert ids("after") == (found,)
    search.clear()
