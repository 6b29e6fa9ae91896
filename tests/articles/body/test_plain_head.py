"""Headline, standfirst and byline are told from the text that follows them."""

import pytest

from articles.body.plain import PlainTextError, parse
from tests.articles.body.plain import CLOSING, HEADLINE, OPENING, STANDFIRST, body_of, text_of


@pytest.mark.parametrize(
    "headline",
    [
        "'I'm not done': the diver who went back",
        "“Ní neart go cur le chéile” – what a village learnt",
        "«Rester», dit-elle",
        "¿Quién manda aquí?",
        "<b>Bold</b> & AT&T &amp; co.",
        "10 ways with a leek",
        "Related: two sisters, one shop",
        "https://example.com/a-headline",
        "沉默的海岸",
    ],
)
def test_the_first_line_is_the_headline_as_typed(headline: str) -> None:
    article = parse(text_of(headline, STANDFIRST, OPENING))
    assert article.headline == headline
    assert article.standfirst == STANDFIRST


def test_white_space_and_invisible_signs_around_a_headline_go() -> None:
    article = parse(f"\ufeff\n\n \u00a0{HEADLINE}\u00a0 \u200b\n\n{STANDFIRST}\n\n{OPENING}")
    assert article.headline == HEADLINE


def test_non_breaking_space_inside_a_headline_stays() -> None:
    assert parse("At 7\u00a0pm in Kilcrane").headline == "At 7\u00a0pm in Kilcrane"


def test_a_markdown_mark_is_no_part_of_the_headline() -> None:
    assert parse(text_of(f"# {HEADLINE}", STANDFIRST, OPENING)).headline == HEADLINE


def test_a_headline_broken_over_two_lines_is_one() -> None:
    first, second = (
        "What the tide leaves behind on the strand at",
        "night, and who comes to fetch it",
    )
    assert parse(text_of(f"{first}\n{second}", STANDFIRST, OPENING)).headline == f"{first} {second}"


def test_a_standfirst_right_under_the_headline_is_not_part_of_it() -> None:
    article = parse(text_of(f"{HEADLINE}\n{STANDFIRST}", OPENING, CLOSING))
    assert (article.headline, article.standfirst) == (HEADLINE, STANDFIRST)


def test_a_headline_alone_is_an_article() -> None:
    article = parse("Only this")
    assert (article.headline, article.standfirst, article.body) == ("Only this", "", "")


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\n\u00a0", "\x00\x01"])
def test_blank_text_is_refused(text: str) -> None:
    with pytest.raises(PlainTextError, match="blank"):
        parse(text)


@pytest.mark.parametrize(
    "standfirst",
    [
        pytest.param(STANDFIRST, id="two sentences"),
        pytest.param("A year with the people who keep the lights on", id="no full stop"),
        pytest.param("“I never left,” says Nuala Crean. Her garden agrees", id="with a quotation"),
        pytest.param("It was cold.", id="short sentence"),
    ],
)
def test_one_or_two_sentences_before_the_text_are_the_standfirst(standfirst: str) -> None:
    article = parse(text_of(HEADLINE, standfirst, OPENING))
    assert article.standfirst == standfirst
    assert body_of(text_of(HEADLINE, standfirst, OPENING)) == [("p", OPENING)]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(" ".join([OPENING, CLOSING, OPENING]), id="too long"),
        pytest.param("She came. She saw. She baked. She left. She wrote.", id="many sentences"),
        pytest.param("What you need for the evening:", id="announces something"),
        pytest.param("12 March 2024", id="date"),
        pytest.param("5 min read", id="reading time"),
    ],
)
def test_a_second_block_that_is_no_standfirst_stays_in_the_text(second: str) -> None:
    text = text_of(HEADLINE, second, OPENING, CLOSING)
    assert parse(text).standfirst == ""
    assert body_of(text) == [("p", second), ("p", OPENING), ("p", CLOSING)]


def test_a_short_text_of_one_paragraph_keeps_it_as_its_text() -> None:
    text = text_of(HEADLINE, STANDFIRST, "Photo: Anna Quirke", "Read more: The quay at night")
    assert parse(text).standfirst == ""
    assert body_of(text) == [("p", STANDFIRST)]


@pytest.mark.parametrize(
    "special",
    [
        "Related: The quay at night and its people",
        "Main photograph: Anna Quirke",
        "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "## What the night is for",
        "- flour from the mill at Ross",
    ],
)
def test_a_special_line_is_no_standfirst(special: str) -> None:
    assert parse(text_of(HEADLINE, special, OPENING, CLOSING)).standfirst == ""


@pytest.mark.parametrize(
    "byline",
    [
        "By Anna Quirke",
        "BY ANNA QUIRKE",
        "By Anna Quirke and Tomás Ó Dálaigh",
        "By Anna Quirke, Food Editor",
        "Words by Anna de Brún",
        "Words: Anna Quirke. Photographs: Tom Daly",
        "Written by Anna Quirke & Tom Daly",
        "Text: Anna Quirke",
        "By J. R. Quirke",
        "By 陳美玲",
    ],
)
@pytest.mark.parametrize("after", ["headline", "standfirst"])
def test_a_byline_after_headline_or_standfirst_is_kept_whole(byline: str, after: str) -> None:
    head = [HEADLINE, byline, STANDFIRST] if after == "headline" else [HEADLINE, STANDFIRST, byline]
    text = text_of(*head, OPENING, CLOSING)
    article = parse(text)
    assert (article.byline, article.standfirst) == (byline, STANDFIRST)
    assert body_of(text) == [("p", OPENING), ("p", CLOSING)]


def test_a_byline_on_the_line_under_the_headline_is_found() -> None:
    article = parse(text_of(f"{HEADLINE}\nBy Anna Quirke", STANDFIRST, OPENING))
    assert (article.headline, article.byline) == (HEADLINE, "By Anna Quirke")


@pytest.mark.parametrize(
    "prose",
    [
        "By the time the lamps were lit she had left.",
        "By night the quay belongs to them",
        "Words fail her when she tries.",
        "Text: what it means to write one.",
    ],
)
def test_prose_that_starts_like_a_byline_is_none(prose: str) -> None:
    assert parse(text_of(HEADLINE, STANDFIRST, prose, OPENING)).byline == ""


def test_a_byline_further_down_stays_a_paragraph() -> None:
    text = text_of(HEADLINE, STANDFIRST, OPENING, "By Anna Quirke", CLOSING)
    assert parse(text).byline == ""
    assert ("p", "By Anna Quirke") in body_of(text)
