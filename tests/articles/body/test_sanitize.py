"""What may be stored as a source body."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from articles.body.allowlist import TAGS, allows
from articles.body.sanitize import sanitize

EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;<img src=1 onerror=x>'>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="/\\evil.example/">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<p style="color:red" onclick="x()" class="y" id="z">t</p>',
    '<iframe src="https://evil.example/"></iframe>',
    '<form action="/newsletter/"><input name="email"></form>',
    '<figure data-embed="javascript:alert(1)" data-provider="x"></figure>',
    '<aside data-related="1 OR 1=1">t</aside>',
    "<p>a<!-- comment -->b</p>",
    "<a><table><a>x",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=//evil.example'>",
]
PIECES = [
    "<p>",
    "</p>",
    "<strong>",
    "</em>",
    "<em>",
    "<h2>",
    "</h2>",
    "<ul><li>",
    "</ul>",
    "<blockquote data-pullquote>",
    "</blockquote>",
    '<a href="https://a.example/?a=1&b=2">',
    '<a data-article="4">',
    "</a>",
    '<figure data-photo="7" data-layout="wide"><figcaption>',
    "</figcaption></figure>",
    '<figure data-embed="" data-provider="x" data-author="A &quot;B&quot;"><blockquote>',
    "</blockquote></figure>",
    '<aside data-related="">',
    '<aside data-newsletter="kettle">',
    "</aside>",
    "<table><tr><td>",
    "</table>",
    "<div>",
    "<br>",
    "<hr>",
    "&amp;",
    "&lt;b&gt;",
    "&nbsp;",
    "<",
    ">",
    '"',
    "\x00",
    "\u2028",
    " words ",
    "é“”—",
    *EVIL,
]
markup = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("".join)


def assert_inside_the_table(body: str) -> None:
    for element in html.fragment_fromstring(body, create_parent="div").iterdescendants():
        assert element.tag in TAGS, body
        for name, value in element.attrib.items():
            assert allows(str(element.tag), name, value), (element.tag, name, value)


@settings(max_examples=300, deadline=None)
@given(markup)
def test_what_is_stored_is_a_fixed_point_and_inside_the_table(source: str) -> None:
    body = sanitize(source)
    assert sanitize(body) == body
    assert_inside_the_table(body)


@pytest.mark.parametrize("source", EVIL)
def test_nothing_that_acts_is_left(source: str) -> None:
    body = sanitize(source).lower()
    assert_inside_the_table(body)
    for trace in (
        "<script",
        "onerror=",
        "javascript:",
        "<iframe",
        "<form",
        "<style",
        'evil.example/">',
    ):
        assert trace not in body


def test_text_stays_whatever_becomes_of_its_tags() -> None:
    body = sanitize("before <marquee>inside</marquee> <div>block <b>bold</b></div> after")
    assert body == "<p>before inside </p><p>block <strong>bold</strong></p><p> after</p>"


def test_markers_and_signs_stay_as_they_are() -> None:
    body = (
        '<p>5 &lt; 6 &amp; “quotes” – <a data-article="42">a story</a></p>'
        '<figure data-photo="7" data-layout="inset-left"><figcaption>Own caption</figcaption>'
        '</figure><figure data-embed="https://x.com/orla/status/1" data-provider="x">'
        "<blockquote><p>Post</p></blockquote></figure>"
        '<aside data-related="42"></aside><aside data-related="">A &amp; B</aside>'
        '<aside data-newsletter="kettle"></aside>'
        '<blockquote data-pullquote="">Quote</blockquote>'
    )
    assert sanitize(body) == body


def test_a_deep_tree_is_no_trouble() -> None:
    body = sanitize("<blockquote>" * 3000 + "deep" + "</blockquote>" * 3000)
    assert "deep" in body
    assert sanitize(body) == body
