"""Embeds are found as fallback text, as an address, and as pasted code, where they stood."""

import pytest

from articles.body.plain import parse
from tests.articles.body.plain import (
    CLOSING,
    HEADLINE,
    OPENING,
    STANDFIRST,
    article_with,
    elements_of,
    found_kinds,
    inner_body_of,
    text_of,
)

INSTAGRAM = "https://www.instagram.com/p/B4xDemo1abc/"
POST = "https://x.com/orlaquill/status/1768200000000000001"
POST_CODE = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The loaf &amp; the sea</p>'
    "&mdash; Orla Quill (@orlaquill) "
    f'<a href="{POST}?ref_src=twsrc%5Etfw">March 14, 2024</a></blockquote>'
)
SCRIPT = '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>'


def embeds_of(text: str) -> list[dict[str, str]]:
    """The attributes of the body's embeds without their "data-", and their text as "text"."""
    figures = [element for element in elements_of(text) if element.tag == "figure"]
    return [
        {name.removeprefix("data-"): value for name, value in figure.attrib.items()}
        | {"text": "|".join(paragraph.text_content() for paragraph in figure.iter("p"))}
        for figure in figures
    ]


def embed_in(*blocks: str) -> dict[str, str]:
    """The one embed that stands in an article, where its blocks stand."""
    elements = elements_of(article_with(*blocks))
    assert [element.tag for element in elements] == ["p", "figure", "p"]
    return embeds_of(article_with(*blocks))[0]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(
            ("View this post on Instagram", "A post shared by Orla Quill (@orla.quill) on"),
            id="apart by a blank line",
        ),
        pytest.param(
            (
                "\n\nView this post on Instagram\n\n\n\n\n",
                "\n\nA post shared by Orla Quill (@orla.quill)",
            ),
            id="apart by many blank lines",
        ),
        pytest.param(
            ("View this post on Instagram\nA post shared by Orla Quill (@orla.quill) on",),
            id="on two lines",
        ),
    ],
)
def test_an_instagram_fallback_is_an_embed_without_address(blocks: tuple[str, ...]) -> None:
    assert embed_in(*blocks) == {
        "embed": "",
        "provider": "instagram",
        "author": "Orla Quill",
        "handle": "orla.quill",
        "text": "",
    }


def test_text_between_the_lines_of_a_fallback_is_its_text() -> None:
    embed = embed_in(
        "View this post on Instagram",
        "Low tide, & nobody about.",
        "A post shared by Orla Quill (@orlaquill)",
    )
    assert embed["text"] == "Low tide, & nobody about."


def test_an_embed_without_address_says_so_in_the_report() -> None:
    article = parse(article_with("View this post on Instagram", "A post shared by O (@orlaquill)"))
    found = next(found for found in article.found if found.kind == "embed")
    assert found.line == 7
    assert found.text == "View this post on Instagram\nA post shared by O (@orlaquill)"
    assert "address" in found.note


def test_an_embed_with_address_needs_no_note() -> None:
    found = next(f for f in parse(article_with(INSTAGRAM)).found if f.kind == "embed")
    assert found.note == ""


@pytest.mark.parametrize(
    ("address", "provider"),
    [
        (INSTAGRAM, "instagram"),
        (INSTAGRAM + "?igsh=abc", "instagram"),
        (f"<{INSTAGRAM}>", "instagram"),
        ("www.instagram.com/p/B4xDemo1abc/", "instagram"),
        (POST, "x"),
        ("https://twitter.com/orlaquill/status/1768200000000000001?s=20", "x"),
        ("https://youtu.be/aqz-KE-bpKQ", "youtube"),
        ("https://www.tiktok.com/@orlaquill/video/7301234567890123456", "tiktok"),
        ("https://www.facebook.com/orlaquill/posts/10158000000000001", "facebook"),
    ],
)
def test_an_address_on_its_own_line_is_an_embed(address: str, provider: str) -> None:
    embed = embed_in(address)
    assert embed["provider"] == provider
    assert embed["embed"].startswith("https://")


def test_an_address_between_lines_of_a_block_is_an_embed() -> None:
    text = article_with(f"She posted it.\n{INSTAGRAM}\nNobody answered.")
    assert [element.tag for element in elements_of(text)] == ["p", "p", "figure", "p", "p"]


def test_an_address_inside_a_sentence_is_no_embed() -> None:
    sentence = f"She posted it at {INSTAGRAM} and left."
    assert inner_body_of(sentence) == [("p", sentence)]


def test_an_address_that_is_no_post_is_a_link() -> None:
    url = "https://example.com/a?b=1&c=<2"
    links = [e for e in elements_of(article_with("https://example.com/a?b=1&c=2")) if len(e)]
    assert links[0][0].get("href") == "https://example.com/a?b=1&c=2"
    assert inner_body_of(url) == [("p", url)]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.com/a", "http://[::1"])
def test_an_address_of_another_kind_is_no_link(address: str) -> None:
    text = article_with(address)
    assert "<a" not in parse(text).body
    assert address in parse(text).body


@pytest.mark.parametrize("order", [1, -1], ids=["address after", "address before"])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"], ids=["next line", "next block", "gap"])
def test_an_address_beside_a_fallback_belongs_to_the_same_embed(order: int, gap: str) -> None:
    parts = ["View this post on Instagram\n\nA post shared by Orla Quill (@orlaquill)", INSTAGRAM]
    embed = embed_in(gap.join(parts[::order]))
    assert (embed["embed"], embed["author"]) == (INSTAGRAM, "Orla Quill")


def test_each_fallback_gets_the_address_that_stands_with_it() -> None:
    first = "https://www.instagram.com/p/B4xFirst01/"
    second = "https://www.instagram.com/p/B4xSecond2/"
    fallback = "View this post on Instagram\n\nA post shared by Orla Quill (@orlaquill)"
    text = article_with(first, fallback, second, fallback)
    assert [embed["embed"] for embed in embeds_of(text)] == [first, second]


def test_an_address_of_another_account_is_another_embed() -> None:
    text = article_with(
        "The loaf & the sea\n— Orla Quill (@orlaquill) March 14, 2024",
        POST.replace("orlaquill", "other"),
    )
    assert [embed["handle"] for embed in embeds_of(text)] == ["orlaquill", "other"]


def test_two_addresses_in_a_row_are_two_embeds() -> None:
    text = article_with(INSTAGRAM, "https://www.instagram.com/p/B4xDemo2abc/")
    assert len(embeds_of(text)) == 2


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(("The loaf — Orla Quill (@orlaquill) March 14, 2024",), id="on one line"),
        pytest.param(("The loaf\n— Orla Quill (@orlaquill) March 14, 2024",), id="on two lines"),
        pytest.param(("The loaf", "— Orla Quill (@orlaquill) March 14, 2024"), id="in two blocks"),
        pytest.param(("The loaf", "", "– Orla Quill (@orlaquill) March 14, 2024"), id="en dash"),
    ],
)
def test_an_x_fallback_is_an_embed_with_its_text(blocks: tuple[str, ...]) -> None:
    assert embed_in(*blocks) == {
        "embed": "",
        "provider": "x",
        "author": "Orla Quill",
        "handle": "orlaquill",
        "date": "2024-03-14",
        "text": "The loaf",
    }


def test_a_line_that_announces_a_post_is_not_its_text() -> None:
    text = article_with("She wrote:\nThe loaf\n— Orla Quill (@orlaquill) March 14, 2024")
    assert [element.text_content() for element in elements_of(text)][1:3] == [
        "She wrote:",
        "The loaf",
    ]


def test_a_long_paragraph_or_an_announcement_before_an_x_line_stays_in_the_text() -> None:
    line = "— Orla Quill (@orlaquill) March 14, 2024"
    for before in ("She wrote this:", " ".join([OPENING, CLOSING, OPENING])):
        elements = elements_of(article_with(before, line))
        assert [element.tag for element in elements] == ["p", "p", "figure", "p"]
        assert elements[1].text_content() == before


def test_the_headline_is_never_the_text_of_a_post() -> None:
    text = text_of(HEADLINE, "— Orla Quill (@orlaquill) March 14, 2024", OPENING)
    assert parse(text).headline == HEADLINE
    assert embeds_of(text)[0]["text"] == ""


@pytest.mark.parametrize(
    "line",
    [
        "— Orla Quill",
        "“Bread is patience.” — Orla Quill (Kilcrane)",
        "She sent it to the wrong address (@home) and laughed.",
        "I saw it on Instagram.",
    ],
)
def test_prose_that_names_people_or_platforms_is_no_embed(line: str) -> None:
    assert "embed" not in found_kinds(article_with(line))


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(POST_CODE + SCRIPT, id="on one line"),
        pytest.param(f"{POST_CODE}\n{SCRIPT}", id="script on the next line"),
        pytest.param(f"{POST_CODE}\n\n{SCRIPT}", id="script after a blank line"),
        pytest.param(POST_CODE, id="without its script"),
        pytest.param(POST_CODE.replace("><", ">\n\n<") + "\n" + SCRIPT, id="over many lines"),
        pytest.param(SCRIPT + "\n" + POST_CODE, id="script before it"),
    ],
)
def test_pasted_code_is_one_embed_to_its_end(code: str) -> None:
    embed = embed_in(code)
    assert (embed["provider"], embed["embed"]) == ("x", POST)
    assert (embed["author"], embed["handle"]) == ("Orla Quill", "orlaquill")
    assert "The loaf & the sea" in embed["text"]
    assert "script" not in parse(article_with(code)).body


@pytest.mark.parametrize(
    ("code", "provider"),
    [
        (
            '<iframe width="560" src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe>',
            "youtube",
        ),
        ("[embed]https://youtu.be/aqz-KE-bpKQ[/embed]", "youtube"),
        ('<amp-youtube data-videoid="aqz-KE-bpKQ" layout="responsive"></amp-youtube>', "youtube"),
        (
            '<div id="fb-root"></div>\n<script async src="https://connect.facebook.net/sdk.js">'
            '</script>\n<div class="fb-post"\n data-href="https://www.facebook.com/orlaquill/posts/'
            '10158000000000001">\n<blockquote>Low tide</blockquote>\n</div>',
            "facebook",
        ),
        (
            '<!-- wp:embed {"url":"https://youtu.be/aqz-KE-bpKQ","type":"video"} -->\n'
            '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n'
            "https://youtu.be/aqz-KE-bpKQ\n</div></figure>\n<!-- /wp:embed -->",
            "youtube",
        ),
    ],
)
def test_code_of_other_kinds_is_one_embed(code: str, provider: str) -> None:
    assert embed_in(code)["provider"] == provider


def test_two_codes_in_a_row_are_two_embeds() -> None:
    code = f"{POST_CODE}\n{SCRIPT}"
    assert len(embeds_of(article_with(f"{code}\n{code.replace('orlaquill', 'other')}"))) == 2


@pytest.mark.parametrize(
    "code",
    [
        pytest.param('<iframe src="https://example.com/map"></iframe>', id="unknown site"),
        pytest.param('<blockquote class="note"> A note </blockquote>', id="a quotation"),
        pytest.param('<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ">', id="not closed"),
        pytest.param("<script>alert(1)</script>", id="a script"),
        pytest.param("[embed] is a word", id="a word in brackets"),
    ],
)
def test_code_that_is_no_known_embed_shows_as_typed(code: str) -> None:
    assert inner_body_of(code) == [("p", code)]


def test_code_that_is_not_closed_takes_nothing_with_it() -> None:
    text = article_with('<blockquote class="x">', "A sentence.", POST_CODE)
    assert [element.tag for element in elements_of(text)] == ["p", "p", "p", "figure", "p"]


def test_words_behind_the_code_stay_in_the_text() -> None:
    text = article_with(POST_CODE + " and that was that.")
    assert [element.text_content() for element in elements_of(text)][2] == "and that was that."


def test_an_embed_right_after_the_standfirst_opens_the_body() -> None:
    text = text_of(HEADLINE, STANDFIRST, INSTAGRAM, OPENING)
    assert [element.tag for element in elements_of(text)] == ["figure", "p"]


def test_what_people_wrote_in_a_post_is_escaped() -> None:
    body = parse(article_with('<i>"Low & high" — O "Q" Quill (@orlaquill) March 14, 2024')).body
    assert "&lt;i&gt;" in body
    assert 'data-author="O &quot;Q&quot; Quill"' in body


VIMEO_CODE = (
    '<div style="padding:56.25% 0 0 0;position:relative;"><iframe '
    'src="https://player.vimeo.com/video/123456789?h=0a1b2c3d4e" title="Otters"></iframe></div>\n'
    '<script src="https://player.vimeo.com/api/player.js"></script>\n'
    '<p><a href="https://vimeo.com/123456789">Otters</a> from '
    '<a href="https://vimeo.com/otters">Otter Trust</a> on <a href="https://vimeo.com">Vimeo</a>.</p>'
)


@pytest.mark.parametrize(
    ("code", "provider", "address"),
    [
        (VIMEO_CODE, "vimeo", "https://vimeo.com/123456789/0a1b2c3d4e"),
        ("[vimeo 123456789]", "vimeo", "https://vimeo.com/123456789"),
        (
            '<a data-pin-do="embedPin" href="https://www.pinterest.com/pin/99360735500167749/"></a>\n'
            '<script async defer src="//assets.pinterest.com/js/pinit.js"></script>',
            "pinterest",
            "https://www.pinterest.com/pin/99360735500167749/",
        ),
        (
            "https://bsky.app/profile/otters.example.ie/post/3kabcdefgh22x",
            "bluesky",
            "https://bsky.app/profile/otters.example.ie/post/3kabcdefgh22x",
        ),
        (
            "https://social.example.ie/@otters/112233445566778899",
            "mastodon",
            "https://social.example.ie/@otters/112233445566778899",
        ),
    ],
    ids=["vimeo", "shortcode", "pinterest", "bluesky", "mastodon"],
)
def test_code_and_addresses_of_other_sites_are_embeds(
    code: str, provider: str, address: str
) -> None:
    embed = embed_in(code)
    assert (embed["provider"], embed["embed"]) == (provider, address)


def test_an_address_that_no_provider_knows_stays_a_paragraph() -> None:
    address = "https://otters.example/tea"
    assert inner_body_of(address) == [("p", address)]
