"""Short lines between paragraphs are subheadings; what only looks like one stays a paragraph."""

import pytest

from articles.body.plain import parse
from tests.articles.body.plain import (
    CLOSING,
    HEADLINE,
    OPENING,
    STANDFIRST,
    article_with,
    body_of,
    inner_body_of,
    text_of,
)


@pytest.mark.parametrize(
    "line",
    [
        "Learning to wait",
        "Flour, water, salt",
        "1916 and after",
        "'Slow' bread explained",
        "“Real” bread and where to find it",
        "An rud atá romhainn",
        "Österreichs stille Täler",
        "夜のパン屋",
        "What does a baker dream of?",
        "Mind the step!",
        "Step 1: the night before",
        "Method",
        "1. The harbour house",
    ],
)
def test_a_short_line_between_paragraphs_is_a_subheading(line: str) -> None:
    assert inner_body_of(line) == [("h2", line)]


def test_trailing_non_breaking_space_does_not_hide_a_subheading() -> None:
    assert inner_body_of("Learning to wait\u00a0 ") == [("h2", "Learning to wait")]


def test_a_markdown_subheading_is_one_without_its_mark() -> None:
    assert inner_body_of("## Learning to wait.") == [("h2", "Learning to wait.")]


def test_a_subheading_over_a_list_is_one() -> None:
    assert inner_body_of("Ingredients", "- flour\n- water")[0] == ("h2", "Ingredients")


def test_a_related_link_under_a_subheading_does_not_hide_it() -> None:
    kinds = [tag for tag, _text in inner_body_of("Learning to wait", "Related: The quay at night")]
    assert kinds == ["h2", "aside"]


@pytest.mark.parametrize(
    "line",
    [
        "It's quite something to see.",
        "Three things matter,",
        "There was one more thing:",
        "And then…",
        "And then...",
        "“Who is it?”",
        '"Nobody"',
        "“Go home,” she said",
        "“The night is long",
        "— Anna",
        "– Not now, he said",
        "ENDS",
        "The End",
        "-30-",
        "Copyright 2024",
        "***",
        "* * *",
        "Really?",
        "And what then?",
        "Never again!",
        "and so to bed",
        "12 March 2024",
        "March 14, 2024",
        "Photo: Anna Quirke",
        "© Anna Quirke",
        "By Anna Quirke",
        "The Lantern newsletter",
        "Write to us: desk@example.com",
        "A line that goes on for longer than any subheading would ever go on in a magazine",
        "One two three four five six seven eight nine ten eleven twelve thirteen",
    ],
)
def test_a_line_that_only_looks_like_a_subheading_is_none(line: str) -> None:
    text = article_with("Read more: Elsewhere", "Main photograph: Tom Daly", line)
    assert "h2" not in [tag for tag, _text in body_of(text)]


def test_short_lines_in_a_row_are_no_subheadings() -> None:
    verse = ["Roses in the rain", "Violets on the sill", "Nothing on the train"]
    assert inner_body_of(*verse) == [("p", line) for line in verse]


def test_a_last_short_line_is_no_subheading() -> None:
    text = article_with(end=("Anna Quirke",))
    assert body_of(text)[-1] == ("p", "Anna Quirke")


def test_a_short_line_before_an_embed_is_no_subheading() -> None:
    kinds = [tag for tag, _text in inner_body_of("She showed it", "https://youtu.be/aqz-KE-bpKQ")]
    assert kinds == ["p", "figure"]


def test_a_numbered_line_before_an_embed_is_a_subheading() -> None:
    kinds = [
        tag for tag, _text in inner_body_of("1. The harbour house", "https://youtu.be/aqz-KE-bpKQ")
    ]
    assert kinds == ["h2", "figure"]


def test_a_name_under_the_standfirst_is_no_subheading() -> None:
    text = text_of(HEADLINE, STANDFIRST, "Anna Quirke", OPENING, CLOSING)
    assert body_of(text)[0] == ("p", "Anna Quirke")


def test_a_subheading_can_be_the_first_thing_under_the_standfirst() -> None:
    text = text_of(HEADLINE, STANDFIRST, "Before the bread", OPENING, CLOSING)
    assert body_of(text)[0] == ("h2", "Before the bread")


def test_a_subheading_is_reported_with_its_line() -> None:
    found = [f for f in parse(article_with("Learning to wait")).found if f.kind == "subheading"]
    assert [(f.line, f.text) for f in found] == [(7, "Learning to wait")]
