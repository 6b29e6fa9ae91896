"""No word is lost, nothing is reordered, and no text is too odd or too long to be read."""

import re
import time
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from articles.body.plain import PlainArticle, parse
from tests.articles.body.plain import CLOSING, HEADLINE, OPENING, STANDFIRST

INVISIBLE = re.compile("[\u00ad\u180e\u200b\ufeff\u202a-\u202e\u2060-\u206f\ufff9-\ufffb]")

LINES = st.sampled_from(
    [
        "",
        "",
        "",
        HEADLINE,
        STANDFIRST,
        OPENING,
        CLOSING,
        "Learning to wait",
        "Method",
        "## Marked subheading",
        "By Anna Quirke",
        "Words: Anna Quirke. Photographs: Tom Daly",
        "View this post on Instagram",
        "A post shared by Orla Quill (@orla.quill) on",
        "A post shared by Orla Quill (@orlaquill) on Nov 12, 2019 at 3:04pm PST",
        "Diesen Beitrag auf Instagram ansehen",
        "View this post on Threads",
        "Watch on TikTok",
        "Watch this video on YouTube",
        "View on Facebook",
        "Posted by Orla Quill on Monday, March 4, 2024",
        "@orlaquill low tide #sea #kilcrane ♬ original sound - Orla Quill",
        "The loaf & the sea",
        "— Orla Quill (@orlaquill) March 14, 2024",
        "Nobody about pic.twitter.com/abc — Óra Ní Chuill 🍞 (@orlaquill) 14 mars 2024",
        "https://x.com/orlaquill/status/1768200000000000001",
        "https://www.instagram.com/reel/B4xDemo1abc/?igsh=xyz",
        "https://youtu.be/aqz-KE-bpKQ?t=90",
        "https://example.com/a?b=1&c=2",
        '<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe> and after',
        '<iframe src="https://example.com/map"></iframe>',
        '<blockquote class="twitter-tweet"><p>Low tide</p>&mdash; Orla (@orlaquill)',
        '<a href="https://x.com/orlaquill/status/1768200000000000001">March 14, 2024</a>',
        "</blockquote>",
        '<script async src="https://platform.twitter.com/widgets.js"></script>',
        "[embed]https://youtu.be/aqz-KE-bpKQ[/embed]",
        '<!-- wp:embed {"url":"https://youtu.be/aqz-KE-bpKQ"} -->',
        "<!-- /wp:embed -->",
        "Related: 'It was never about the bread'",
        "Related:",
        "RELATED ARTICLES",
        "See also | The quay at night",
        "Related to this, there is yeast.",
        "Read more: Rye and reason",
        "Read more: Rye and reason https://example.com/rye",
        "READ MORE",
        "Read more books this year.",
        "Main photograph: Twitter",
        "Photo: Tom Daly",
        "Photography by Anna Quirke",
        "© Anna Quirke",
        "The image newsletter",
        "Sign up to our newsletter",
        "- flour",
        "• water",
        "1. Sift",
        "1. Sift\n2. Stir",
        "She wrote:",
        "ENDS",
        "* * *",
        "“Who is it?”",
        "<b>bold</b> &amp; AT&T",
        "the line goes on in the middle of a sentence which was broken at a",
        "width and",
    ]
)
MIXED = st.lists(LINES, min_size=1, max_size=40).map("\n".join)
ANY_TEXT = st.text(max_size=400)
PIECES = st.sampled_from(
    [
        *("\n", "\n\n", "\r", " ", "\u00a0", "\u2028", "\u200b", ": ", ":", " – ", "— ", "(@", ")"),
        *(
            "Related",
            "Read more",
            "Photo",
            "By ",
            "newsletter",
            "The ",
            "Instagram",
            "on",
            "<",
            ">",
        ),
        *(
            "&",
            '"',
            "'",
            "”",
            "<iframe",
            "</iframe>",
            "[embed]",
            "- ",
            "1. ",
            "## ",
            "https://",
            ".",
        ),
        *("x.com/a/status/1", "youtu.be/aqz-KE-bpKQ", "View this post", "A post shared by", "Ünï"),
    ]
)
MASHED = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)
TEXTS = (MIXED | ANY_TEXT | MASHED).filter(lambda text: bool(words_of(text)))


def words_of(text: str) -> Counter[str]:
    """The words of a text, small, each with how often it stands there."""
    visible = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return Counter(word.casefold() for word in re.findall(r"\w+", visible))


def shown_by(article: PlainArticle) -> str:
    """Everything of an article and its report that is text."""
    parts = [article.headline, article.standfirst, article.credit, article.byline]
    parts += [*article.read_more, article.newsletter or ""]
    for element in html.fragment_fromstring(article.body, create_parent="div").iter():
        parts += [element.text or "", element.tail or "", *element.attrib.values()]
    return "\n".join(parts + [found.text for found in article.found])


def body_words(article: PlainArticle) -> list[str]:
    """The words that stand in headline, standfirst and body, in this order."""
    body = html.fragment_fromstring(article.body, create_parent="div")
    texts = [article.headline, article.standfirst, *body.itertext()]
    return [word for text in texts for word in re.findall(r"\w+", text)]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    assert words_of(text) <= words_of(shown_by(parse(text)))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_body_holds_only_known_elements(text: str) -> None:
    body = parse(text).body
    allowed = {"p", "h2", "ul", "ol", "li", "a", "figure", "blockquote", "aside"}
    for element in html.fragment_fromstring(body, create_parent="div").iterdescendants():
        assert element.tag in allowed
        assert element.tag in ("figure", "aside", "a") or not element.attrib


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_windows_line_ends_change_nothing(text: str) -> None:
    unix = text.replace("\r", "")
    if words_of(unix):
        assert parse(unix.replace("\n", "\r\n")) == parse(unix)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_article(text: str) -> None:
    assert parse(text) == parse(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_report_names_lines_of_the_text_in_their_order(text: str) -> None:
    numbers = [found.line for found in parse(text).found]
    lines = len(re.findall("\r\n|[\r\n\v\f\x85\u2028\u2029]", text)) + 1
    assert numbers == sorted(numbers)
    assert all(1 <= number <= lines for number in numbers)


SENTENCES = st.lists(
    st.sampled_from(
        ["The night is long.", "Bread waits", "“No,” she said.", "Why not?", "So it is"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=20), st.sampled_from(["\n", "\n\n", "\n\n\n"]))
def test_prose_keeps_its_order(paragraphs: list[str], gap: str) -> None:
    text = gap.join(paragraphs)
    assert body_words(parse(text)) == re.findall(r"\w+", text)


LONG = 200_000
LONG_TEXTS = {
    "one paragraph": "word " * (LONG // 5),
    "no space": "a" * LONG,
    "blank lines": "Headline" + "\n" * LONG + "End.",
    "short lines": "line\n" * (LONG // 5),
    "wrapped lines": ("the line goes on in the middle of a sentence which was broken at\n")
    * (LONG // 66),
    "paragraphs": f"{OPENING}\n\n" * (LONG // len(OPENING)),
    "open code": '<iframe src="\n' * (LONG // 14),
    "open amp code": "".join(f"<amp-{'ab'[i % 2]}\n" for i in range(LONG // 7)),
    "code in code": '<figure class="a"><iframe>\n' * (LONG // 27),
    "labels": "Related:\n" * (LONG // 9),
    "read more labels": "Read more\n\n" * (LONG // 11),
    "short headlines": "Read more:\n" + "Bread\n" * (LONG // 6),
    "views": "View this post on Instagram\n" * (LONG // 28),
    "credits": "Photo: A\n" * (LONG // 9),
    "newsletters": "The a newsletter\n" * (LONG // 17),
    "quotation marks": "“" * LONG,
    "spaces after a label": "Related" + " " * LONG + "x",
    "dots": "Headline\n" + "." * LONG,
    "list": "- a\n" * (LONG // 4),
    "addresses": "https://youtu.be/aqz-KE-bpKQ\n" * (LONG // 29),
    "handles": "— A (@a) March 14, 2024\n" * (LONG // 24),
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_a_long_text_takes_no_longer_than_its_length(text: str) -> None:
    started = time.process_time()
    parse(text[:LONG])
    assert time.process_time() - started < 10
