"""TikTok: its addresses, its embed code and the text it leaves."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "7200000000000000001"
VIDEO = f"https://www.tiktok.com/@otter.films/video/{ID}"
ANYBODY = f"https://www.tiktok.com/@_/video/{ID}"

CODE_START = (
    f'<blockquote class="tiktok-embed" cite="{VIDEO}" data-video-id="{ID}" '
    'style="max-width: 605px;"> <section> <a target="_blank" title="@otter.films" '
    'href="https://www.tiktok.com/@otter.films?refer=embed">@otter.films</a> '
)
CODE_END = (
    '<a target="_blank" title="♬ original sound - Otter" '
    'href="https://www.tiktok.com/music/original-sound-1?refer=embed">♬ original sound - Otter</a>'
    ' </section> </blockquote> <script async src="https://www.tiktok.com/embed.js"></script>'
)


@pytest.mark.parametrize(
    ("address", "url", "id_", "handle"),
    [
        (VIDEO, VIDEO, ID, "otter.films"),
        (f"http://tiktok.com/@otter.films/video/{ID}/", VIDEO, ID, "otter.films"),
        (f"{VIDEO}?is_from_webapp=1&sender_device=pc", VIDEO, ID, "otter.films"),
        (f"{VIDEO}?_r=1&_t=8kAbC#comments", VIDEO, ID, "otter.films"),
        (f"https://m.tiktok.com/@otter.films/video/{ID}", VIDEO, ID, "otter.films"),
        (VIDEO.replace("video", "photo"), VIDEO.replace("video", "photo"), ID, "otter.films"),
        (ANYBODY, ANYBODY, ID, ""),
        (f"https://www.tiktok.com/@/video/{ID}", ANYBODY, ID, ""),
        (f"https://m.tiktok.com/v/{ID}.html", ANYBODY, ID, ""),
        (f"https://www.tiktok.com/embed/v2/{ID}?lang=en", ANYBODY, ID, ""),
        (f"https://www.tiktok.com/embed/{ID}", ANYBODY, ID, ""),
        (f"https://www.tiktok.com/player/v1/{ID}?autoplay=1", ANYBODY, ID, ""),
        (
            "https://vm.tiktok.com/ZMdemo123/?k=1",
            "https://vm.tiktok.com/ZMdemo123/",
            "ZMdemo123",
            "",
        ),
        ("https://vm.tiktok.com/ZMdemo123", "https://vm.tiktok.com/ZMdemo123/", "ZMdemo123", ""),
        ("https://vt.tiktok.com/ZSdemo123/", "https://vt.tiktok.com/ZSdemo123/", "ZSdemo123", ""),
        (
            "https://www.tiktok.com/t/ZTdemo123/",
            "https://www.tiktok.com/t/ZTdemo123/",
            "ZTdemo123",
            "",
        ),
    ],
)
def test_address_of_a_video_becomes_its_canonical_one(
    address: str, url: str, id_: str, handle: str
) -> None:
    assert embeds.find(address) == Embed("tiktok", id_, url, handle=handle)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(VIDEO),
        *look_alikes("https://vm.tiktok.com/ZMdemo123/"),
        "https://www.tiktok.com/",
        "https://www.tiktok.com/@otter.films",
        "https://www.tiktok.com/@otter.films/live",
        "https://www.tiktok.com/tag/otters",
        "https://www.tiktok.com/@otter.films/video/",
        "https://www.tiktok.com/@otter.films/video/abc",
        f"https://www.tiktok.com/otter.films/video/{ID}",
        "https://vm.tiktok.com/",
        "https://vm.tiktok.com/ZMdemo123/more",
        f"https://tiktok.com.evil.example/@otter.films/video/{ID}",
        f"https://nottiktok.com/@otter.films/video/{ID}",
        f"https://tiktok.com@evil.example/@otter.films/video/{ID}",
        f"https://www.tiktok.com:99/@otter.films/video/{ID}",
        f"https://evil.example/?u={VIDEO}",
        f"data:text/html,{VIDEO}",
        f"{VIDEO}\x00",
    ],
)
def test_near_misses_are_no_video(address: str) -> None:
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    ("caption", "text"),
    [
        (
            'Otters &amp; tea 😍 <a title="otters" href="https://www.tiktok.com/tag/">#otters</a> ',
            "Otters & tea 😍 #otters ♬ original sound - Otter",
        ),
        (
            "<p>Otters &amp; tea 😍 <a href='https://www.tiktok.com/tag/o'>#otters</a></p> ",
            "Otters & tea 😍 #otters\n♬ original sound - Otter",
        ),
        ("", "♬ original sound - Otter"),
    ],
)
def test_pasted_block_quotation_gives_text_and_account(caption: str, text: str) -> None:
    embed = embeds.parse_code(CODE_START + caption + CODE_END)
    assert embed == Embed("tiktok", ID, VIDEO, handle="otter.films", text=text)


@pytest.mark.parametrize(
    ("code", "url"),
    [
        (f'<iframe src="https://www.tiktok.com/embed/v2/{ID}"></iframe>', ANYBODY),
        (f'<iframe src="//www.tiktok.com/player/v1/{ID}"></iframe>', ANYBODY),
        (f'<amp-tiktok data-src="{ID}" width="325"></amp-tiktok>', ANYBODY),
        (f'<amp-tiktok data-src="{VIDEO}" width="325"></amp-tiktok>', VIDEO),
        (f"[embed]{VIDEO}?is_from_webapp=1[/embed]", VIDEO),
        (f"[tiktok {VIDEO}]", VIDEO),
        (f'<!-- wp:embed {{"url":"{VIDEO}"}} /-->', VIDEO),
        (f'<blockquote class="tiktok-embed" cite="{VIDEO}"><section></section>', VIDEO),
        (f'<div><blockquote class="tiktok-embed" cite="{VIDEO}"></blockquote></div>', VIDEO),
    ],
)
def test_other_embed_code_gives_the_address(code: str, url: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.id, embed.url, embed.text) == ("tiktok", ID, url, "")


@pytest.mark.parametrize(
    "code",
    [
        (CODE_START + CODE_END) * 2,
        "<p>Look:</p>" + CODE_START + CODE_END,
        f'<a href="{VIDEO}">a video</a>',
        '<blockquote class="tiktok-embed"><section></section></blockquote>',
        f'<iframe src="https://evil.example/embed/v2/{ID}"></iframe>',
    ],
)
def test_code_that_shows_more_or_other_than_one_video_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


def tiktok(text: str = "", handle: str = "otter.films") -> Embed:
    return Embed("tiktok", "", "", handle=handle, text=text)


@pytest.mark.parametrize(
    ("lines", "embed", "count"),
    [
        (
            ["@otter.films Otters & tea 😍 #otters ♬ original sound - Otter"],
            tiktok("Otters & tea 😍 #otters ♬ original sound - Otter"),
            1,
        ),
        (
            [
                "@otter.films",
                "",
                "Otters & tea",
                "#otters",
                "",
                "♬ original sound - Otter",
                "",
                "Next",
            ],
            tiktok("Otters & tea\n#otters\n♬ original sound - Otter"),
            6,
        ),
        (["@otter.films", "♫ Song - Band"], tiktok("♫ Song - Band"), 2),
        (["Watch this video on TikTok"], tiktok(handle=""), 1),
        (["Watch on TikTok", "", "Next."], tiktok(handle=""), 1),
    ],
)
def test_text_left_in_plain_text_is_read(lines: list[str], embed: Embed, count: int) -> None:
    assert embeds.read_fallback(lines, 0) == (embed, count)


@pytest.mark.parametrize(
    "lines",
    [
        ["@home they say nothing"],
        ["@otter.films", "", "A paragraph.", "", "Another."],
        ["@otter.films", "Related: Otters", "♬ original sound - Otter"],
        ["@one", "@two Otters ♬ original sound - Otter"],
        ["They met @home ♬"],
        ["♬ original sound - Otter"],
        ["@otter.films", *["A paragraph of an article. " * 20] * 8, "♬ original sound - Otter"],
        ["Watch out for otters on TikTok"],
    ],
)
def test_what_is_not_surely_a_video_is_no_embed(lines: list[str]) -> None:
    assert embeds.read_fallback(lines, 0) is None


def test_words_of_link_and_credit() -> None:
    provider = embeds.get("tiktok")
    assert provider is not None
    assert provider.link_label == "Watch this video on TikTok"
    assert provider.shared_by(tiktok()) == "A video shared by @otter.films"
    assert provider.account_url("otter.films") == "https://www.tiktok.com/@otter.films"
