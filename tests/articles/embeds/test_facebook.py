"""Facebook: its addresses, its embed code and the text it leaves."""

from urllib.parse import quote

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

SITE = "https://www.facebook.com"
POST = f"{SITE}/ottertrust/posts/pfbid02DemoDemoDemoDemo"
VIDEO = f"{SITE}/ottertrust/videos/1234567890/"

CODE = f"""<div id="fb-root"></div>
<script async defer src="https://connect.facebook.net/en_US/sdk.js#xfbml=1"></script>
<div class="fb-post" data-href="{POST}" data-width="500" data-show-text="true">
<blockquote cite="{POST}" class="fb-xfbml-parse-ignore"><p>Otters &amp; tea</p>Posted by
<a href="{SITE}/ottertrust">Otter Trust</a> on&nbsp;<a href="{POST}">Thursday, August 27, 2015</a>
</blockquote></div>"""


@pytest.mark.parametrize(
    ("address", "url", "id_", "handle"),
    [
        (POST, POST, "pfbid02DemoDemoDemoDemo", "ottertrust"),
        (f"{POST}?__cft__[0]=AZ&__tn__=-R", POST, "pfbid02DemoDemoDemoDemo", "ottertrust"),
        (
            "http://facebook.com/ottertrust/posts/1234567890/",
            f"{SITE}/ottertrust/posts/1234567890",
            "1234567890",
            "ottertrust",
        ),
        (
            "https://m.facebook.com/ottertrust/posts/otters-and-tea/1234567890/?mibextid=x",
            f"{SITE}/ottertrust/posts/1234567890",
            "1234567890",
            "ottertrust",
        ),
        (f"{SITE}/100064/posts/1234567890", f"{SITE}/100064/posts/1234567890", "1234567890", ""),
        (
            "https://web.facebook.com/permalink.php?story_fbid=1234567890&id=100064",
            f"{SITE}/permalink.php?story_fbid=1234567890&id=100064",
            "1234567890",
            "",
        ),
        (
            "https://m.facebook.com/story.php?id=100064&story_fbid=pfbid0DemoDemoDemo&rdid=x",
            f"{SITE}/permalink.php?story_fbid=pfbid0DemoDemoDemo&id=100064",
            "pfbid0DemoDemoDemo",
            "",
        ),
        (
            f"{SITE}/watch/?v=1234567890&ref=sharing",
            f"{SITE}/watch/?v=1234567890",
            "1234567890",
            "",
        ),
        (f"{SITE}/watch?v=1234567890", f"{SITE}/watch/?v=1234567890", "1234567890", ""),
        (f"{SITE}/video.php?v=1234567890", f"{SITE}/watch/?v=1234567890", "1234567890", ""),
        (VIDEO, VIDEO, "1234567890", "ottertrust"),
        (f"{SITE}/ottertrust/videos/otters/1234567890/", VIDEO, "1234567890", "ottertrust"),
        (f"{SITE}/ottertrust/videos/vb.42/1234567890/?type=2", VIDEO, "1234567890", "ottertrust"),
        (f"{SITE}/reel/1234567890?s=yWDuG2", f"{SITE}/reel/1234567890/", "1234567890", ""),
        (
            f"{SITE}/photo/?fbid=1234567890&set=a.1",
            f"{SITE}/photo/?fbid=1234567890",
            "1234567890",
            "",
        ),
        (f"{SITE}/photo.php?fbid=1234567890", f"{SITE}/photo/?fbid=1234567890", "1234567890", ""),
        (
            "https://mbasic.facebook.com/ottertrust/photos/a.12.34/1234567890/",
            f"{SITE}/ottertrust/photos/1234567890/",
            "1234567890",
            "ottertrust",
        ),
        (
            f"{SITE}/groups/otters.ie/permalink/1234567890/",
            f"{SITE}/groups/otters.ie/posts/1234567890/",
            "1234567890",
            "",
        ),
        (f"{SITE}/share/p/1AbCdEfGhI/?mibextid=x", f"{SITE}/share/p/1AbCdEfGhI/", "1AbCdEfGhI", ""),
        (f"{SITE}/share/v/1AbCdEfGhI/", f"{SITE}/share/v/1AbCdEfGhI/", "1AbCdEfGhI", ""),
        (f"{SITE}/share/r/1AbCdEfGhI", f"{SITE}/share/r/1AbCdEfGhI/", "1AbCdEfGhI", ""),
        (
            "https://fb.watch/aBcDeFgHiJ/?ref=share",
            "https://fb.watch/aBcDeFgHiJ/",
            "aBcDeFgHiJ",
            "",
        ),
        (f"{SITE}/plugins/post.php?href={quote(POST, safe='')}", POST, POST[-23:], "ottertrust"),
    ],
)
def test_address_of_a_post_becomes_its_canonical_one(
    address: str, url: str, id_: str, handle: str
) -> None:
    assert embeds.find(address) == Embed("facebook", id_, url, handle=handle)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(POST),
        *look_alikes("https://fb.watch/Demo1Code/"),
        SITE,
        f"{SITE}/ottertrust",
        f"{SITE}/ottertrust/posts/",
        f"{SITE}/ottertrust/posts/hello",
        f"{SITE}/groups/otters.ie/",
        f"{SITE}/events/1234567890/",
        f"{SITE}/permalink.php?story_fbid=1234567890",
        f"{SITE}/watch/",
        f"{SITE}/photo/?set=a.1",
        f"{SITE}/share/",
        f"{SITE}/sharer/sharer.php?u={POST}",
        f"https://l.facebook.com/l.php?u={POST}",
        f"{SITE}/plugins/post.php?href=https%3A%2F%2Fevil.example%2Fposts%2F1234567890",
        f"{SITE}/plugins/post.php?href={quote(f'{SITE}/plugins/post.php?href={POST}', safe='')}",
        "https://fb.watch/",
        "https://facebook.com.evil.example/ottertrust/posts/1234567890",
        "https://notfacebook.com/ottertrust/posts/1234567890",
        "https://facebook.com@evil.example/ottertrust/posts/1234567890",
        "https://www.facebook.com:8080/ottertrust/posts/1234567890",
        f"https://evil.example/?u={POST}",
        f"vbscript:{POST}",
    ],
)
def test_near_misses_are_no_post(address: str) -> None:
    assert embeds.find(address) is None


def test_pasted_code_gives_text_name_and_date() -> None:
    assert embeds.parse_code(CODE) == Embed(
        "facebook",
        "pfbid02DemoDemoDemoDemo",
        POST,
        author="Otter Trust",
        handle="ottertrust",
        text="Otters & tea",
        date="2015-08-27",
    )


def test_video_code_keeps_its_name_and_its_text() -> None:
    code = (
        f'<div class="fb-video" data-href="{VIDEO}"><blockquote cite="{VIDEO}" '
        f'class="fb-xfbml-parse-ignore"><a href="{VIDEO}">Otters at dawn</a><p>Three of them.</p>'
        f'Posted by <a href="{SITE}/ottertrust/">Otter Trust</a> on Friday, December 5, 2014'
        "</blockquote></div>"
    )
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.url, embed.text) == (VIDEO, "Otters at dawn\nThree of them.")
    assert (embed.author, embed.date) == ("Otter Trust", "2014-12-05")


@pytest.mark.parametrize(
    ("code", "url"),
    [
        (f'<iframe src="{SITE}/plugins/post.php?href={quote(POST, safe="")}&amp;width=500">', POST),
        (f'<iframe src="{SITE}/plugins/video.php?href={quote(VIDEO, safe="")}"></iframe>', VIDEO),
        (f'<div class="fb-post" data-href="{POST}"></div>', POST),
        (f'<blockquote cite="{POST}" class="fb-xfbml-parse-ignore">', POST),
        (f'<amp-facebook data-href="{POST}" width="552"></amp-facebook>', POST),
        (f'<fb:post href="{POST}"></fb:post>', POST),
        (f"[embed]{POST}[/embed]", POST),
        (f'[facebook url="{POST}"]', POST),
        (f'<!-- wp:embed {{"url":"{POST}"}} /-->', POST),
    ],
)
def test_other_embed_code_gives_the_address(code: str, url: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.url, embed.text) == ("facebook", url, "")


@pytest.mark.parametrize(
    "code",
    [
        CODE + CODE,
        CODE + "<p>More.</p>",
        f'<p><a href="{POST}">a post</a></p>',
        f'<iframe src="{SITE}/plugins/page.php?href={quote(POST, safe="")}"></iframe>',
        '<div class="fb-page" data-href="https://www.facebook.com/ottertrust"></div>',
    ],
)
def test_code_that_shows_more_or_other_than_one_post_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


def facebook(author: str = "", text: str = "", date: str = "") -> Embed:
    return Embed("facebook", "", "", author, text=text, date=date)


POSTED = "Posted by Otter Trust on Monday, March 4, 2024"


@pytest.mark.parametrize(
    ("lines", "embed", "count"),
    [
        ([POSTED], facebook("Otter Trust", "", "2024-03-04"), 1),
        (
            ["Posted by Otter Trust on\xa0Monday, 4 March 2024"],
            facebook("Otter Trust", "", "2024-03-04"),
            1,
        ),
        (
            ["Posted by Otters on Tour on Monday, March 4, 2024"],
            facebook("Otters on Tour", "", "2024-03-04"),
            1,
        ),
        (
            ["Posted by Otter Trust on Friday, March 4, 2024"],
            facebook("Otter Trust", "", "Friday, March 4, 2024"),
            1,
        ),
        (
            ["Otters!", "And tea.", POSTED],
            facebook("Otter Trust", "Otters!\nAnd tea.", "2024-03-04"),
            3,
        ),
        (["Otters! " + POSTED], facebook("Otter Trust", "Otters!", "2024-03-04"), 1),
        (
            ["Gepostet von Otter Trust am Montag, 4. März 2024"],
            facebook("Otter Trust", "", "2024-03-04"),
            1,
        ),
        (["View this post on Facebook"], facebook(), 1),
        (["See this post on Facebook", "", "Next."], facebook(), 1),
        (["View post on Facebook"], facebook(), 1),
        (
            ["See this post on Facebook", "", "Otters!", "", POSTED],
            facebook("Otter Trust", "Otters!", "2024-03-04"),
            5,
        ),
    ],
)
def test_text_left_in_plain_text_is_read(lines: list[str], embed: Embed, count: int) -> None:
    assert embeds.read_fallback(lines, 0) == (embed, count)


def test_date_without_a_weekday_is_a_post_only_inside_an_article() -> None:
    line = "Posted by Otter Trust on March 4, 2024"
    article = ["A headline", "", "A standfirst", "", "A first paragraph.", "", line]
    assert embeds.read_fallback(["A headline", "", line], 2) is None
    assert embeds.read_fallback(article, 6) == (facebook("Otter Trust", "", "2024-03-04"), 1)


@pytest.mark.parametrize(
    "lines",
    [
        ["Posted by Otter Trust on the wall"],
        ["It was posted by her friend on Monday, March 4, 2024"],
        ["Posted by mistake (@home)"],
        ["Posted by Otter Trust"],
        ["Posted by Otter Trust on Monday, March 4, 2024, and gone a day later."],
        ["Related: Otters", POSTED],
        ["A paragraph of an article. " * 45, POSTED],
        ["View this post on Facebook or elsewhere"],
        ["See the rest of the family on Facebook"],
    ],
)
def test_what_is_not_surely_a_post_is_no_embed(lines: list[str]) -> None:
    assert embeds.read_fallback(lines, 0) is None


def test_words_of_link_and_credit() -> None:
    provider = embeds.get("facebook")
    assert provider is not None
    assert provider.link_label == "View this post on Facebook"
    assert provider.shared_by(facebook("Otter Trust")) == "Posted by Otter Trust"
    assert provider.account_url("ottertrust") == f"{SITE}/ottertrust"
