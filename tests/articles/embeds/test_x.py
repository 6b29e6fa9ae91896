"""X, formerly Twitter: its addresses, its embed code and the text it leaves."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

POST = "https://x.com/niamh_k/status/1768300000000000001"
BARE_POST = "https://x.com/i/status/1768300000000000001"
ID = "1768300000000000001"

BLOCKQUOTE = """<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">Otters
&amp; tea, see <a href="https://x.com/other/status/42">that</a><br>
<a href="https://t.co/abc">pic.twitter.com/abc</a></p>&mdash; Niamh 🦦 Ní Cheallaigh (@niamh_k)
<a href="https://twitter.com/niamh_k/status/1768300000000000001?ref_src=twsrc%5Etfw">March 14,
2024</a></blockquote> <script async src="https://platform.twitter.com/widgets.js"></script>"""


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (POST, POST),
        ("http://www.x.com/niamh_k/status/1768300000000000001/", POST),
        ("https://twitter.com/niamh_k/status/1768300000000000001", POST),
        ("https://www.twitter.com/niamh_k/status/1768300000000000001", POST),
        ("https://mobile.twitter.com/niamh_k/status/1768300000000000001?s=20", POST),
        ("https://m.twitter.com/niamh_k/status/1768300000000000001", POST),
        ("https://mobile.x.com/niamh_k/status/1768300000000000001", POST),
        ("https://x.com/niamh_k/status/1768300000000000001?s=46&t=AbC-d", POST),
        ("https://x.com/niamh_k/status/1768300000000000001?ref_src=twsrc%5Etfw", POST),
        ("https://x.com/niamh_k/status/1768300000000000001/photo/1", POST),
        ("https://x.com/niamh_k/status/1768300000000000001/video/1?s=20", POST),
        ("https://twitter.com/niamh_k/statuses/1768300000000000001", POST),
        ("https://x.com/niamh_k/status/1768300000000000001#m", POST),
        ("https://x.com/i/web/status/1768300000000000001", BARE_POST),
        ("https://twitter.com/i/status/1768300000000000001", BARE_POST),
        (
            "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1768300000000000001",
            BARE_POST,
        ),
    ],
)
def test_address_of_a_post_becomes_its_canonical_one(address: str, url: str) -> None:
    embed = embeds.find(address)
    assert embed is not None
    assert (embed.provider, embed.id, embed.url) == ("x", ID, url)
    assert embed.handle == ("niamh_k" if url == POST else "")


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(POST),
        *look_alikes("https://twitter.com/niamh_k/status/1768300000000000001"),
        "https://x.com/niamh_k",
        "https://x.com/niamh_k/status/",
        "https://x.com/niamh_k/status/abc",
        "https://x.com/niamh_k/status/1768300000000000001/likes",
        "https://x.com/niamh_k/status/176830000000000000112345",
        "https://x.com/search?q=status/1768300000000000001",
        "https://t.co/abc",
        "https://notx.com/niamh_k/status/1768300000000000001",
        "https://x.com.evil.example/niamh_k/status/1768300000000000001",
        "https://x.com@evil.example/niamh_k/status/1768300000000000001",
        "https://niamh@x.com/niamh_k/status/1768300000000000001",
        "https://x.com:81/niamh_k/status/1768300000000000001",
        "https://evil.example/?u=https://x.com/niamh_k/status/1768300000000000001",
        "https://x.com/niamh_k/status/1768300000000000001?s=" + "2" * 2000,
        "https://x.com/niamh_k/status/\u0661\u0662\u0663",
        "//x.com/niamh_k/status/1768300000000000001",
        "x.com/niamh_k/status/1768300000000000001",
    ],
)
def test_near_misses_are_no_post(address: str) -> None:
    assert embeds.find(address) is None


def test_pasted_block_quotation_gives_text_name_account_and_date() -> None:
    assert embeds.parse_code(BLOCKQUOTE) == Embed(
        "x",
        ID,
        POST,
        author="Niamh 🦦 Ní Cheallaigh",
        handle="niamh_k",
        text="Otters & tea, see that\npic.twitter.com/abc",
        date="2024-03-14",
    )


@pytest.mark.parametrize(
    ("code", "url"),
    [
        (f'<blockquote class="twitter-video"><a href="{POST}"></a></blockquote>', POST),
        (f'<blockquote class="twitter-tweet tw-align-center"><a href="{POST}">', POST),
        (f'<amp-twitter data-tweetid="{ID}" width="375"></amp-twitter>', BARE_POST),
        (
            f'<iframe src="https://platform.twitter.com/embed/Tweet.html?id={ID}"></iframe>',
            BARE_POST,
        ),
        (f"[tweet {ID}]", BARE_POST),
        (f"[tweet {POST}]", POST),
        (f"[embed]{POST}?s=20[/embed]", POST),
        (f'<!-- wp:embed {{"url":"{POST}","providerNameSlug":"twitter"}} /-->', POST),
        (f'<figure class="wp-block-embed"><div>{POST}</div></figure>', POST),
    ],
)
def test_other_embed_code_gives_the_address(code: str, url: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.id, embed.url, embed.text) == ("x", ID, url, "")


def test_code_without_an_address_still_tells_whose_it_is() -> None:
    code = '<blockquote class="twitter-tweet"><p>Otters.</p>&mdash; Niamh (@niamh_k)</blockquote>'
    assert embeds.parse_code(code) == Embed("x", "", "", "Niamh", "niamh_k", "Otters.")


@pytest.mark.parametrize(
    "code",
    [
        BLOCKQUOTE + BLOCKQUOTE,
        BLOCKQUOTE + "<p>And so to bed.</p>",
        f'<p><a href="{POST}">a post</a></p>',
        '<blockquote class="twitter-tweet"><p>Otters.</p></blockquote>',
        "[tweet]",
    ],
)
def test_code_that_shows_more_or_other_than_one_post_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


def x(author: str = "", handle: str = "", text: str = "", date: str = "") -> Embed:
    return Embed("x", "", "", author, handle, text, date)


@pytest.mark.parametrize(
    ("lines", "embed", "count"),
    [
        (["— Niamh (@niamh_k) March 14, 2024"], x("Niamh", "niamh_k", "", "2024-03-14"), 1),
        (["– Niamh (@niamh_k) Mar 14, 2024"], x("Niamh", "niamh_k", "", "2024-03-14"), 1),
        (["-- Niamh (@niamh_k) 14 March 2024"], x("Niamh", "niamh_k", "", "2024-03-14"), 1),
        (["&mdash; Niamh (@niamh_k) 2024-03-14"], x("Niamh", "niamh_k", "", "2024-03-14"), 1),
        (["- Niamh (@niamh_k) March 14, 2024"], x("Niamh", "niamh_k", "", "2024-03-14"), 1),
        (["—Niamh (@niamh_k) March 14, 2024"], x("Niamh", "niamh_k", "", "2024-03-14"), 1),
        (
            ["— Niamh\xa0(@niamh_k)\u200e March\xa014, 2024"],
            x("Niamh", "niamh_k", "", "2024-03-14"),
            1,
        ),
        (["— Niamh (@niamh_k)"], x("Niamh", "niamh_k"), 1),
        (["— (@niamh_k) March 14, 2024"], x("", "niamh_k", "", "2024-03-14"), 1),
        (["— 🦦✨ (@niamh_k) March 14, 2024"], x("🦦✨", "niamh_k", "", "2024-03-14"), 1),
        (["— 佐藤 (@sato) 2024年3月14日"], x("佐藤", "sato", "", "2024-03-14"), 1),
        (["— Jörg — Köln (@joerg) 14. März 2024"], x("Jörg — Köln", "joerg", "", "2024-03-14"), 1),
        (["— Иван (@ivan) 14 марта 2024 г."], x("Иван", "ivan", "", "14 марта 2024 г."), 1),
        (
            ["— Niamh (@niamh_k) 3:04 PM - 14 Mar 2024"],
            x("Niamh", "niamh_k", "", "3:04 PM - 14 Mar 2024"),
            1,
        ),
        (["— Niamh (@niamh_k)", "March 14, 2024", ""], x("Niamh", "niamh_k", "", "2024-03-14"), 2),
        (
            ["Otters — at last! pic.twitter.com/abc — Niamh (@niamh_k) March 14, 2024"],
            x("Niamh", "niamh_k", "Otters — at last! pic.twitter.com/abc", "2024-03-14"),
            1,
        ),
        (
            ["Otters at last", "and tea", "— Niamh (@niamh_k) March 14, 2024", "", "Next."],
            x("Niamh", "niamh_k", "Otters at last\nand tea", "2024-03-14"),
            3,
        ),
        (["View this post on X"], x(), 1),
        (["See this Tweet on Twitter"], x(), 1),
        (
            ["View this post on X", "", "Otters at last", "", "— Niamh (@niamh_k) March 14, 2024"],
            x("Niamh", "niamh_k", "Otters at last", "2024-03-14"),
            5,
        ),
    ],
)
def test_text_left_in_plain_text_is_read(lines: list[str], embed: Embed, count: int) -> None:
    assert embeds.read_fallback(lines, 0) == (embed, count)


@pytest.mark.parametrize(
    "lines",
    [
        ["— Seamus Heaney"],
        ["— Anna (Dublin)"],
        ["— Anna (Dublin) March 14, 2024"],
        ["She posted by mistake (@home)"],
        ["The picture is by a friend — Niamh (@niamh_k)"],
        ["She won — Niamh (@niamh_k) is 35."],
        ["— Niamh (@niamh_k) moved 12 boxes to the house in Cork in 2019"],
        ["- Niamh (@niamh_k)"],
        ["Niamh (@niamh_k) March 14, 2024"],
        ["Mail me at niamh@example.org — March 14, 2024"],
        ["A caption", "A post shared by Orla (@orla)"],
        ["Related: Otters", "— Niamh (@niamh_k) March 14, 2024"],
        ["Otters.", "", "— Niamh (@niamh_k) March 14, 2024"],
        ["An article's own paragraph. " * 20, "— Niamh (@niamh_k) March 14, 2024"],
        ["View this post on Tumblr"],
        ["X"],
    ],
)
def test_what_is_not_surely_a_post_is_no_embed(lines: list[str]) -> None:
    assert embeds.read_fallback(lines, 0) is None


def test_words_of_link_and_credit() -> None:
    provider = embeds.get("x")
    assert provider is not None
    assert provider.link_label == "View this post on X"
    assert provider.shared_by(x("Niamh", "niamh_k")) == "A post shared by Niamh (@niamh_k)"
    assert provider.account_url("niamh_k") == "https://x.com/niamh_k"
    assert provider.account_url("niamh k") == ""
