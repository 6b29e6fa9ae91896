"""Paragraphs end where the text as a whole says so; lists, signs and odd line ends come through."""

import textwrap

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

PARAGRAPHS = [
    OPENING,
    "“You get used to the quiet,” says Nuala Crean, who has kneaded here since she was nineteen. "
    "“What you never get used to is the first lorry. It comes at four, and it always sounds as if "
    "it were going to drive through the wall.”",
    "Her brother sets out the trays. He does not talk much before five. Asked why, he thinks for a "
    "while and says that the dough listens. Then he laughs, and turns up the radio, and the night "
    "goes on as it did in their grandfather's time.",
    "The flour comes from a mill at Ross that was to close in 1987 and did not. It takes twelve "
    "sacks a week. In winter, when the strand road floods, it takes a tractor too.",
    CLOSING,
]


def wrapped(text: str, width: int) -> str:
    """A paragraph with its lines broken at a width, as mail programs do."""
    return "\n".join(textwrap.wrap(text, width))


@pytest.mark.parametrize("width", [60, 72, 78, 90])
def test_lines_broken_at_a_width_are_joined(width: int) -> None:
    blocks = [HEADLINE, wrapped(STANDFIRST, width), *(wrapped(p, width) for p in PARAGRAPHS)]
    text = text_of(*blocks)
    article = parse(text)
    assert (article.headline, article.standfirst) == (HEADLINE, STANDFIRST)
    assert body_of(text) == [("p", paragraph) for paragraph in PARAGRAPHS]


def test_lines_broken_at_a_width_keep_what_stands_between_them() -> None:
    text = text_of(
        HEADLINE,
        wrapped(STANDFIRST, 72),
        wrapped(PARAGRAPHS[1], 72),
        "The mill that stayed",
        wrapped(PARAGRAPHS[3], 72)
        + "\nRelated: The miller of Ross and the year the river froze over the\nweir",
        "View this post on Instagram\n\nA post shared by Orla Quill (@orlaquill) on",
        wrapped(PARAGRAPHS[2], 72),
        "- twelve sacks of strong white flour from the mill at Ross, or as many\n  as fit\n- salt",
        wrapped(CLOSING, 72),
        "Photo: Anna Quirke\nRead more: Rye and reason\nThe Lantern newsletter",
    )
    article = parse(text)
    assert body_of(text) == [
        ("p", PARAGRAPHS[1]),
        ("h2", "The mill that stayed"),
        ("p", PARAGRAPHS[3]),
        ("aside", "The miller of Ross and the year the river froze over the weir"),
        ("figure", ""),
        ("p", PARAGRAPHS[2]),
        ("ul", "twelve sacks of strong white flour from the mill at Ross, or as many as fitsalt"),
        ("p", CLOSING),
    ]
    assert (article.credit, article.read_more, article.newsletter) == (
        "Anna Quirke",
        ("Rye and reason",),
        "Lantern",
    )


def test_one_wrapped_paragraph_among_long_lines_is_joined() -> None:
    first = "She had walked the strand since before the light and had"
    assert inner_body_of(f"{first}\nfound nothing.") == [("p", f"{first} found nothing.")]


def test_lines_without_blank_ones_between_them_are_paragraphs() -> None:
    text = "\n".join([HEADLINE, STANDFIRST, *PARAGRAPHS])
    article = parse(text)
    assert (article.headline, article.standfirst) == (HEADLINE, STANDFIRST)
    assert body_of(text) == [("p", paragraph) for paragraph in PARAGRAPHS]


def test_one_paragraph_a_line_keeps_what_stands_between_them() -> None:
    lines = [
        HEADLINE,
        "By Anna Quirke",
        STANDFIRST,
        PARAGRAPHS[0],
        "The mill that stayed",
        PARAGRAPHS[1],
        "View this post on Instagram",
        "A post shared by Orla Quill (@orlaquill) on",
        PARAGRAPHS[2],
        "Related:",
        "The miller of Ross",
        PARAGRAPHS[3],
        "Low tide and nobody about.",
        "— Orla Quill (@orlaquill) March 14, 2024",
        CLOSING,
        "Main photograph: Anna Quirke",
        "Read more:",
        "Rye and reason",
        "The quay at night",
        "The Lantern newsletter",
    ]
    article = parse("\n".join(lines))
    assert [tag for tag, _text in body_of("\n".join(lines))] == (
        ["p", "h2", "p", "figure", "p", "aside", "p", "figure", "p"]
    )
    assert article.byline == "By Anna Quirke"
    assert article.standfirst == STANDFIRST
    assert article.credit == "Anna Quirke"
    assert article.read_more == ("Rye and reason", "The quay at night")
    assert article.newsletter == "Lantern"


def test_short_talk_on_lines_of_its_own_is_not_run_together() -> None:
    talk = ["“Salt?”", "“Two spoons.”", "“Two?”", "“The big spoon,” she said."]
    assert inner_body_of("\n".join(talk)) == [("p", line) for line in talk]


@pytest.mark.parametrize(
    ("lines", "tag", "items"),
    [
        (["- flour", "- water"], "ul", ["flour", "water"]),
        (["• flour", "•water", "▪ salt"], "ul", ["flour", "water", "salt"]),
        (["* flour", "* water"], "ul", ["flour", "water"]),
        (["1. Sift", "2. Stir", "3. Wait"], "ol", ["Sift", "Stir", "Wait"]),
        (["1) Sift", "2) Stir"], "ol", ["Sift", "Stir"]),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["next lines", "apart"])
def test_lines_with_marks_are_a_list(
    lines: list[str], tag: str, items: list[str], gap: str
) -> None:
    body = parse(article_with(gap.join(lines))).body
    assert f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>" in body


def test_the_marks_of_a_list_stand_in_the_report() -> None:
    found = [f for f in parse(article_with("1. Sift\n2. Stir")).found if f.kind == "list"]
    assert [f.text for f in found] == ["1. Sift\n2. Stir"]


@pytest.mark.parametrize(
    "lines",
    [
        ["- flour"],
        ["2. Sift it well.", "3. Stir it well."],
        ["1. Sift it well.", "3. Stir it well."],
        ["— Salt?", "— Two spoons."],
        ["1987. It was raining.", "1988. It rained again."],
        ["-5 degrees at noon.", "-7 degrees at night."],
    ],
)
def test_lines_that_are_no_list_stay_as_typed(lines: list[str]) -> None:
    assert inner_body_of("\n".join(lines)) == [("p", line) for line in lines]


@pytest.mark.parametrize(
    "typed",
    [
        "Use <b>bold</b> & <script>alert(1)</script> here.",
        "&amp; is how one writes &, and &lt; is how one writes <.",
        "AT&T, “R&D”, 5 > 4 < 6, \"quoted\" and 'so'.",
        "<!-- nothing to see -->.",
        "A tab\u00a0less line with a wide\u2003space.",
        "Ó Súilleabháin’s naïve façade – “déjà vu” … 5 €.",
        "Families 👩‍👩‍👧 and flags 🇮🇪 come through.",
        "می‌خواهم keeps its joiner.",
        "Mixed שלום and English.",
    ],
)
def test_every_sign_shows_as_typed(typed: str) -> None:
    assert inner_body_of(typed) == [("p", typed)]


def test_signs_that_nobody_sees_are_dropped() -> None:
    assert inner_body_of("In\u00adfre\u200bquent\ufeff \u202ewords\u2060.") == [
        ("p", "Infrequent words.")
    ]


def test_control_signs_and_tabs_are_spaces() -> None:
    assert inner_body_of("One\ttwo\x07three.") == [("p", "One two three.")]


@pytest.mark.parametrize(
    "end",
    ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"],
    ids=["Windows", "old Mac", "vertical tab", "form feed", "next line", "line sep", "par sep"],
)
def test_line_ends_of_every_kind_are_the_same(end: str) -> None:
    text = article_with(
        "View this post on Instagram\n\nA post shared by Orla (@orla)",
        "Related: Rye",
        "- a\n- b",
        end=("Photo: Anna Quirke", "Read more: Ale"),
    )
    assert parse(text.replace("\n", end)) == parse(text)


def test_a_last_line_without_line_end_is_read() -> None:
    assert parse(article_with().rstrip()) == parse(article_with())
