"""Instagram: its addresses, its embed code and the text it leaves."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

POST = "https://www.instagram.com/p/B4xDemo1abc/"
REEL = "https://www.instagram.com/reel/C9demoReel1/"

BLOCKQUOTE = """<blockquote class="instagram-media" data-instgrm-captioned
 data-instgrm-permalink="https://www.instagram.com/p/B4xDemo1abc/?utm_source=ig_embed&amp;utm_campaign=loading"
 data-instgrm-version="12" style="background:#FFF;"><div style="padding:16px;">
 <a href="https://www.instagram.com/p/B4xDemo1abc/?utm_source=ig_embed" target="_blank">
 <div style="display: flex;"><div style="height: 40px;"></div></div>
 <svg width="50px" height="50px"><g><path d="M556,20"></path></g></svg>
 <div style="padding-top: 8px;"><div style="color:#38f;">View this post on Instagram</div></div></a>
 <p style="margin:8px 0 0 0;"><a href="https://www.instagram.com/p/B4xDemo1abc/">Two herons<br>
 &amp; one boat <img class="emoji" alt="🦢" src="//s.w.org/swan.png"></a></p>
 <p style="color:#c9c8cd;">A post shared by <a href="https://www.instagram.com/orla.quill/">
 Orla Quill</a> (@orla.quill) on <time datetime="2019-11-12T23:04:05+00:00">Nov 12, 2019 at 3:04pm
 PST</time></p></div></blockquote> <script async src="//www.instagram.com/embed.js"></script>"""


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (POST, POST),
        ("http://instagram.com/p/B4xDemo1abc", POST),
        ("HTTPS://WWW.Instagram.com/p/B4xDemo1abc/", POST),
        ("https://m.instagram.com/p/B4xDemo1abc/", POST),
        ("https://instagr.am/p/B4xDemo1abc/", POST),
        ("https://www.instagram.com/p/B4xDemo1abc/?igsh=MzRlODBiNWFlZA==", POST),
        ("https://www.instagram.com/p/B4xDemo1abc/?utm_source=ig_web&img_index=2", POST),
        ("https://www.instagram.com/p/B4xDemo1abc/#comments", POST),
        ("https://www.instagram.com/p/B4xDemo1abc/embed/", POST),
        ("https://www.instagram.com/p/B4xDemo1abc/embed/captioned/?cr=1&v=14", POST),
        ("https://www.instagram.com/orla.quill/p/B4xDemo1abc/", POST),
        ("https://www.instagram.com/reel/C9demoReel1/", REEL),
        ("https://www.instagram.com/reels/C9demoReel1/?hl=en", REEL),
        ("https://www.instagram.com/orla.quill/reel/C9demoReel1/", REEL),
        (
            "https://www.instagram.com/tv/CDemoTv_-12/?igshid=1",
            "https://www.instagram.com/tv/CDemoTv_-12/",
        ),
        (
            "https://www.instagram.com/share/reel/BADemo_9xyz/",
            "https://www.instagram.com/share/reel/BADemo_9xyz/",
        ),
        (
            "https://www.instagram.com/share/BADemo_9xyz",
            "https://www.instagram.com/share/BADemo_9xyz/",
        ),
    ],
)
def test_address_of_a_post_becomes_its_canonical_one(address: str, url: str) -> None:
    embed = embeds.find(address)
    assert embed is not None
    assert (embed.provider, embed.url) == ("instagram", url)


def test_address_tells_id_and_account() -> None:
    embed = embeds.find("https://www.instagram.com/orla.quill/reel/C9demoReel1/")
    assert embed == Embed("instagram", "C9demoReel1", REEL, handle="orla.quill")


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes("https://www.instagram.com/p/B4xDemo1abc/"),
        "https://www.instagram.com/",
        "https://www.instagram.com/orla.quill/",
        "https://www.instagram.com/explore/tags/herons/",
        "https://www.instagram.com/stories/orla.quill/3141592653589/",
        "https://www.instagram.com/p/",
        "https://www.instagram.com/p/B4xDemo1abc/comments/",
        "https://www.instagram.com.evil.example/p/B4xDemo1abc/",
        "https://evilinstagram.com/p/B4xDemo1abc/",
        "https://instagram.com@evil.example/p/B4xDemo1abc/",
        "https://orla:secret@www.instagram.com/p/B4xDemo1abc/",
        "https://www.instagram.com:8443/p/B4xDemo1abc/",
        "https://evil.example/?next=https://www.instagram.com/p/B4xDemo1abc/",
        "https://evil.example/www.instagram.com/p/B4xDemo1abc/",
        "ftp://www.instagram.com/p/B4xDemo1abc/",
        "javascript:location='https://www.instagram.com/p/B4xDemo1abc/'",
        "https://www.instagram.com/p/B4xDemo1abc/\n",
        " https://www.instagram.com/p/B4xDemo1abc/",
        "https://www.instagram.com/p/B4x\tDemo1abc/",
        "https://www.instagram.com\\p/B4xDemo1abc/",
        "https://www.instagram.com/p/B4xDemo1äbc/",
        "https://www.instagram.com/p/B4xDemo1abc/?" + "a" * 2000,
        "See https://www.instagram.com/p/B4xDemo1abc/",
    ],
)
def test_near_misses_are_no_post(address: str) -> None:
    assert embeds.find(address) is None


def test_pasted_block_quotation_gives_text_name_account_and_date() -> None:
    assert embeds.parse_code(BLOCKQUOTE) == Embed(
        "instagram",
        "B4xDemo1abc",
        POST,
        author="Orla Quill",
        handle="orla.quill",
        text="Two herons\n& one boat 🦢",
        date="2019-11-12",
    )


@pytest.mark.parametrize(
    "code",
    [
        '<iframe src="https://www.instagram.com/p/B4xDemo1abc/embed/" width="400"></iframe>',
        '<iframe src="//www.instagram.com/p/B4xDemo1abc/embed/captioned/"></iframe>',
        '<iframe data-lazy-src="https://www.instagram.com/p/B4xDemo1abc/embed/"></iframe>',
        '<iframe src="about:blank" data-src="https://www.instagram.com/p/B4xDemo1abc/embed/">',
        '<amp-instagram data-shortcode="B4xDemo1abc" data-captioned layout="responsive">'
        "</amp-instagram>",
        "[embed]https://www.instagram.com/p/B4xDemo1abc/[/embed]",
        '[embed width="500"]https://www.instagram.com/p/B4xDemo1abc/?igsh=1[/embed]',
        '[instagram url="https://www.instagram.com/p/B4xDemo1abc/" width=500]',
        '<!-- wp:embed {"url":"https://www.instagram.com/p/B4xDemo1abc/","type":"rich"} -->\n'
        '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n'
        "https://www.instagram.com/p/B4xDemo1abc/\n</div></figure>\n<!-- /wp:embed -->",
        '<!-- wp:core-embed/instagram {"url":"https://www.instagram.com/p/B4xDemo1abc/"} /-->',
        "<p>https://www.instagram.com/p/B4xDemo1abc/</p>",
        '<blockquote class="instagram-media" data-instgrm-permalink='
        '"https://www.instagram.com/p/B4xDemo1abc/"></blockquote>',
        '<blockquote class="instagram-media"><a href="https://www.instagram.com/p/B4xDemo1abc/">'
        "View this post on Instagram</a></blockquote><script>alert(1)</script>",
        '<blockquote class="instagram-media"><a href="https://www.instagram.com/p/B4xDemo1abc/">'
        "View this post on Instagram",
        '<blockquote class="instagram-media" data-instgrm-permalink='
        '"https://www.instagram.com/p/B4xDemo1abc/"></blockquote> <script async src="//www.inst',
    ],
)
def test_other_embed_code_gives_the_address(code: str) -> None:
    assert embeds.parse_code(code) == Embed("instagram", "B4xDemo1abc", POST)


def test_newer_code_has_name_and_account_in_one_link() -> None:
    code = (
        '<blockquote class="instagram-media"><p><a href="https://www.instagram.com/p/B4xDemo1abc/">'
        "A post shared by Orla Quill (@orla.quill)</a></p></blockquote>"
    )
    embed = embeds.parse_code(code)
    assert embed == Embed("instagram", "B4xDemo1abc", POST, "Orla Quill", "orla.quill")


def test_caption_around_the_code_is_kept_as_text() -> None:
    code = (
        '<figure><div><iframe src="https://www.instagram.com/p/B4xDemo1abc/embed/"></iframe></div>'
        "<figcaption>Herons, seen by Orla</figcaption></figure>"
    )
    embed = embeds.parse_code(code)
    assert embed is not None
    assert embed.text == "Herons, seen by Orla"


@pytest.mark.parametrize(
    "code",
    [
        f'<p>Orla posted <a href="{POST}">a picture</a>.</p>',
        f'<p>Before</p><iframe src="{POST}embed/"></iframe>',
        f'<iframe src="{POST}embed/"></iframe><iframe src="{POST}embed/"></iframe>',
        f'<blockquote cite="{POST}">Orla said so.</blockquote>',
        '<iframe src="https://evil.example/p/B4xDemo1abc/embed/"></iframe>',
        f'<img src="{POST}">',
        '<blockquote class="instagram-media">Nothing to go by</blockquote>',
        "[gallery]https://www.instagram.com/p/B4xDemo1abc/[/gallery]",
    ],
)
def test_code_that_shows_more_or_other_than_one_post_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


VIEW = "View this post on Instagram"
CREDIT = "A post shared by Orla Quill (@orla_q.uill)"
BARE = Embed("instagram", "", "")
CREDITED = Embed("instagram", "", "", "Orla Quill", "orla_q.uill")


@pytest.mark.parametrize(
    ("lines", "embed", "count"),
    [
        ([VIEW], BARE, 1),
        (["view this post on INSTAGRAM."], BARE, 1),
        (["View this profile on Instagram", "", "Next."], BARE, 1),
        ([VIEW, "", "", CREDIT + " on", "", "In two posts, she wrote."], CREDITED, 4),
        ([VIEW, "", CREDIT, "", "Next."], CREDITED, 3),
        ([VIEW, CREDIT, "on", "", "Next."], CREDITED, 3),
        ([VIEW, "", CREDIT, "", "on", "", "Next."], CREDITED, 5),
        ([VIEW, "", "A post shared by", "", "Orla Quill", "(@orla_q.uill)", "on"], CREDITED, 7),
        ([VIEW, "", "A post shared by Orla Quill"], Embed("instagram", "", "", "Orla Quill"), 3),
        ([VIEW, "", "A post shared by (@orla)"], Embed("instagram", "", "", "", "orla"), 3),
        (
            ["View\xa0this post on\u200b Instagram", "\u200b", "\ufeff" + CREDIT + "\xa0on"],
            CREDITED,
            3,
        ),
        ([VIEW + " " + CREDIT + " on"], CREDITED, 1),
        ([CREDIT], CREDITED, 1),
        (["A video posted by Orla Quill (@orla_q.uill) on"], CREDITED, 1),
        (
            ["View this profile on Instagram", "", "Orla (@orla) • Instagram photos and videos"],
            Embed("instagram", "", "", "Orla", "orla"),
            3,
        ),
        (
            [
                "Sieh dir diesen Beitrag auf Instagram an",
                "",
                "Ein Beitrag geteilt von Jörg (@joerg)",
            ],
            Embed("instagram", "", "", "Jörg", "joerg"),
            3,
        ),
        (
            ["Voir cette publication sur Instagram", "", "Une publication partagée par Zoë (@zoe)"],
            Embed("instagram", "", "", "Zoë", "zoe"),
            3,
        ),
    ],
)
def test_text_left_in_plain_text_is_read(lines: list[str], embed: Embed, count: int) -> None:
    assert embeds.read_fallback(lines, 0) == (embed, count)


def test_post_text_between_the_two_lines_is_kept() -> None:
    lines = [VIEW, "", "Herons  at dawn.", "", "Never again! #boats", "", CREDIT, "", "Next."]
    read = embeds.read_fallback(lines, 0)
    assert read is not None
    assert read[0].text == "Herons at dawn.\nNever again! #boats"
    assert read[1] == 7


@pytest.mark.parametrize(
    ("tail", "date"),
    [
        (" on Nov 12, 2019", "2019-11-12"),
        (" on Nov 12, 2019 at 3:04pm PST", "Nov 12, 2019 at 3:04pm PST"),
        (" on 12 November 2019.", "2019-11-12"),
    ],
)
def test_date_is_iso_only_if_that_holds_all_of_it(tail: str, date: str) -> None:
    read = embeds.read_fallback([VIEW, "", CREDIT + tail], 0)
    assert read is not None
    assert (read[0].handle, read[0].date) == ("orla_q.uill", date)


def test_date_on_a_line_of_its_own_belongs_to_a_dangling_on() -> None:
    read = embeds.read_fallback([VIEW, CREDIT + " on", "", "Nov 12, 2019", "", "Next."], 0)
    assert read is not None
    assert (read[0].date, read[1]) == ("2019-11-12", 4)


@pytest.mark.parametrize(
    "between",
    [
        VIEW,
        "View this post on Threads",
        "Related: A heron's year",
        "READ MORE | A heron's year",
        "See also: A heron's year",
        "Main photograph: Orla Quill",
        "https://www.instagram.com/p/B4xDemo1abc/",
        "A paragraph of the article itself. " * 70,
    ],
)
def test_what_is_no_text_of_a_post_ends_the_embed(between: str) -> None:
    assert embeds.read_fallback([VIEW, "", between, "", CREDIT], 0) == (BARE, 1)


def test_credit_too_far_down_is_another_one() -> None:
    lines = [VIEW, *["", "A short paragraph."] * 13, "", CREDIT]
    assert embeds.read_fallback(lines, 0) == (BARE, 1)


@pytest.mark.parametrize(
    "line",
    [
        "View this post on Instagram for more herons.",
        "You can view this post on Instagram",
        "View from the bridge on Instagram",
        "Watch more on Instagram",
        "A post shared by Orla, which was later deleted, drew criticism.",
        "A post shared by the museum",
        "A post shared by Orla (@orla) on Tuesday drew criticism.",
        "The picture is a post shared by Orla (@orla)",
        "Instagram",
        "",
    ],
)
def test_ordinary_prose_is_no_embed(line: str) -> None:
    assert embeds.read_fallback([line, "", "Next."], 0) is None


def test_words_of_link_and_credit() -> None:
    provider = embeds.get("instagram")
    assert provider is not None
    assert provider.link_label == "View this post on Instagram"
    assert provider.shared_by(CREDITED) == CREDIT
    assert provider.shared_by(Embed("instagram", "", "", "Orla")) == "A post shared by Orla"
    assert provider.shared_by(Embed("instagram", "", "", "", "orla")) == "A post shared by @orla"
    assert provider.shared_by(BARE) == ""


@pytest.mark.parametrize(
    ("handle", "address"),
    [
        ("orla.quill", "https://www.instagram.com/orla.quill/"),
        ("@orla_q", "https://www.instagram.com/orla_q/"),
        ("", ""),
        ("orla/../evil", ""),
        ("örla", ""),
        ("o" * 31, ""),
    ],
)
def test_account_has_an_address(handle: str, address: str) -> None:
    provider = embeds.get("instagram")
    assert provider is not None
    assert provider.account_url(handle) == address
