"""Related links and read-more links are found by their labels, whatever these look like."""

import pytest

from articles.body.plain import parse
from tests.articles.body.plain import (
    CLOSING,
    article_with,
    body_of,
    elements_of,
    inner_body_of,
    text_of,
)

LOOKED_FOR = "'It was never about the bread': a baker looks back"


@pytest.mark.parametrize(
    "label",
    [
        "Related: ",
        "Related:\u00a0 ",
        "RELATED: ",
        "related:",
        "Related : ",
        "See also: ",
        "SEE ALSO: ",
        "Related | ",
        "Related – ",
        "Related - ",
        "Related — ",
        "Related article: ",
        "Related articles: ",
        "Related story: ",
        "Related stories: ",
        "Related reading: ",
        "Related：",
        "Related » ",
    ],
)
def test_a_related_line_is_a_marker_with_the_headline_as_typed(label: str) -> None:
    assert inner_body_of(label + LOOKED_FOR) == [("aside", LOOKED_FOR)]


def test_a_related_marker_is_open_and_escaped() -> None:
    body = parse(article_with("Related: <i>Bread</i> & “salt”")).body
    assert '<aside data-related="">&lt;i&gt;Bread&lt;/i&gt; &amp; “salt”</aside>' in body


@pytest.mark.parametrize(
    "prose",
    [
        "Related to this, there is the question of yeast.",
        "Related but not the same is the loaf of Ross.",
        "Related – but not the same – is the loaf of Ross.",
        "See also how the crust cracks as it cools.",
        "Relatedly: nothing came of it.",
        "See also: the chapter on rye.",
        "Read more books this year.",
        "Read more—and read it aloud.",
        "Read more – and better – this year.",
        "More: a life, by Anna Quirke.",
        "Reading more: a habit.",
    ],
)
def test_prose_that_starts_with_the_words_of_a_label_stays_prose(prose: str) -> None:
    assert inner_body_of(prose) == [("p", prose)]
    assert parse(article_with(prose)).read_more == ()


def test_a_label_alone_takes_the_headline_on_the_next_line() -> None:
    assert inner_body_of(f"Related:\n{LOOKED_FOR}") == [("aside", LOOKED_FOR)]


def test_a_label_alone_takes_the_headline_in_the_next_block() -> None:
    assert inner_body_of("Related:", "The quay at night") == [("aside", "The quay at night")]


def test_a_label_alone_over_several_lines_gives_a_marker_each() -> None:
    expected = [("aside", "The quay at night"), ("aside", "Rye and reason")]
    assert inner_body_of("Related articles:\nThe quay at night\nRye and reason") == expected
    assert inner_body_of("Related:\n- The quay at night\n• Rye and reason") == expected


def test_a_label_alone_before_prose_stays_as_typed() -> None:
    assert inner_body_of("Related:", CLOSING) == [("p", "Related:"), ("p", CLOSING)]


def test_a_related_line_under_a_paragraph_without_a_blank_line_is_found() -> None:
    text = article_with(f"The loaf was gone.\nRelated: {LOOKED_FOR}\nNobody had seen it go.")
    assert body_of(text)[1:4] == [
        ("p", "The loaf was gone."),
        ("aside", LOOKED_FOR),
        ("p", "Nobody had seen it go."),
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Read more: ",
        "Read more:\u00a0",
        "READ MORE: ",
        "Read More | ",
        "Read more |",
        "Read more – ",
        "Read more - ",
        "Read also: ",
        "Also read: ",
        "Read next: ",
        "READ NEXT | ",
        "Read more：",
    ],
)
def test_a_read_more_line_is_collected(label: str) -> None:
    text = article_with(end=(label + LOOKED_FOR,))
    assert parse(text).read_more == (LOOKED_FOR,)
    assert LOOKED_FOR not in str(body_of(text))


def test_read_more_links_keep_their_order_and_stand_once() -> None:
    lines = ("Read more: Rye", "Read more: Ale", "READ MORE | Rye", "Read more: Barley")
    article = parse(article_with(end=lines))
    assert article.read_more == ("Rye", "Ale", "Barley")
    assert [f.text for f in article.found if f.kind == "read more"] == list(lines)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["next lines", "next blocks"])
@pytest.mark.parametrize("label", ["Read more:", "READ MORE", "Read next |"])
def test_one_read_more_label_over_several_headlines_takes_them_all(label: str, gap: str) -> None:
    text = article_with(end=(gap.join([label, "Rye and reason", "The quay at night"]),))
    assert parse(text).read_more == ("Rye and reason", "The quay at night")


def test_headlines_under_a_read_more_label_end_before_the_newsletter() -> None:
    article = parse(article_with(end=("Read more:", "Rye", "Ale", "The Lantern newsletter")))
    assert article.read_more == ("Rye", "Ale")
    assert article.newsletter == "Lantern"


def test_read_more_inside_the_text_goes_to_the_end_and_says_so() -> None:
    article = parse(article_with("Read more: Rye and reason"))
    assert article.read_more == ("Rye and reason",)
    assert [f.note for f in article.found if f.kind == "read more"] != [""]
    assert inner_body_of("Read more: Rye and reason") == []


def test_read_more_at_the_end_needs_no_note() -> None:
    article = parse(
        article_with(end=("Read more: Rye", "Read more: Ale", "The Lantern newsletter"))
    )
    assert [f.note for f in article.found if f.kind == "read more"] == ["", ""]


def test_an_address_behind_a_headline_is_kept() -> None:
    end = ("Read more: Rye https://example.com/rye", "Read more: https://example.com/ale")
    assert parse(article_with(end=end)).read_more == (
        "Rye https://example.com/rye",
        "https://example.com/ale",
    )


def test_related_and_read_more_are_apart() -> None:
    text = text_of("Headline", "Related: One", "A sentence stands here.", "Read more: Two")
    assert [element.tag for element in elements_of(text)] == ["aside", "p"]
    assert parse(text).read_more == ("Two",)
