"""Giphy: its addresses, its embed code and its frame."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "l0DemoOtter1TeaXyZ"
GIF = f"https://giphy.com/gifs/{ID}"
NAMED = f"https://giphy.com/gifs/otters-tea-time-{ID}"
FRAME = f"https://giphy.com/embed/{ID}"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (GIF, GIF),
        (f"{GIF}/", GIF),
        (NAMED, GIF),
        (f"{NAMED}?utm_source=mail", GIF),
        (f"{NAMED}/fullscreen", GIF),
        (f"{GIF}/html5", GIF),
        (NAMED.replace("https://", "http://www."), GIF),
        (FRAME, GIF),
        (f"{FRAME}/twitter/iframe", GIF),
        (f"{FRAME}/video", GIF),
        (f"https://giphy.com/stickers/otters-{ID}", f"https://giphy.com/stickers/{ID}"),
        (f"https://giphy.com/clips/otter-trust-{ID}", f"https://giphy.com/clips/{ID}"),
        (f"https://media.giphy.com/media/{ID}/giphy.gif", GIF),
        (f"https://media2.giphy.com/media/v1.Y2lkPTc5MGI3NjExZGVtbw/{ID}/200w.webp?cid=1", GIF),
        (f"https://media4.giphy.com/media/{ID}/giphy-downsized.mp4", GIF),
        (f"https://i.giphy.com/{ID}.gif", GIF),
        (f"https://i.giphy.com/media/{ID}/giphy.webp", GIF),
    ],
)
def test_address_becomes_its_canonical_one(address: str, url: str) -> None:
    assert embeds.find(address) == Embed("giphy", ID, url)


@pytest.mark.parametrize("path", ["g/DemoCode1", "2DemoCode", "st/DemoCode1"])
def test_short_link_is_kept_and_has_no_frame(path: str) -> None:
    embed = embeds.find(f"https://gph.is/{path}")
    assert embed == Embed("giphy", path.rpartition("/")[2], f"https://gph.is/{path}")
    assert embeds.frame(embed) is None


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(NAMED),
        *look_alikes(f"https://media.giphy.com/media/{ID}/giphy.gif"),
        "https://giphy.com/",
        "https://giphy.com/gifs/",
        "https://giphy.com/search/otters",
        "https://giphy.com/otter-trust",
        "https://giphy.com/explore/otters",
        f"https://giphy.com/gifs/{ID}/more",
        f"https://media9.giphy.com/media/{ID}/giphy.gif",
        f"https://media.giphy.com/media/{ID}/giphy.html",
        f"https://giphy.org/gifs/{ID}",
        "https://gph.is/",
    ],
)
def test_near_misses_are_nothing_of_giphy(address: str) -> None:
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    "code",
    [
        f'<iframe src="{FRAME}" width="480" height="270" frameBorder="0" class="giphy-embed" '
        f'allowFullScreen></iframe><p><a href="{NAMED}">via GIPHY</a></p>',
        f'<div style="width:100%;height:0;padding-bottom:56%;position:relative;"><iframe '
        f'src="{FRAME}" width="100%" height="100%"></iframe></div>'
        f'<p><a href="{NAMED}">via GIPHY</a></p>',
        f'<iframe src="{FRAME}"></iframe>',
        f'<iframe src="//giphy.com/embed/{ID}/video"></iframe>',
        f'<amp-iframe src="{FRAME}"></amp-iframe>',
        f"[embed]{NAMED}[/embed]",
        f"[giphy {ID}]",
        f"[giphy {GIF}]",
        f'<!-- wp:embed {{"url":"{NAMED}"}} /-->',
        f'<!-- wp:embed {{"url":"{NAMED}"}} --><figure><div>{NAMED}</div></figure>'
        "<!-- /wp:embed -->",
    ],
)
def test_pasted_code_gives_the_address(code: str) -> None:
    assert embeds.parse_code(code) == Embed("giphy", ID, GIF)


@pytest.mark.parametrize(
    "code",
    [
        f'<iframe src="{FRAME}"></iframe><p>See the otter.</p>',
        f'<iframe src="{FRAME}"></iframe>' * 2,
        f'<a href="{NAMED}">via GIPHY</a>',
        f'<iframe src="https://giphy.com.evil.example/embed/{ID}"></iframe>',
    ],
)
def test_code_that_shows_more_or_other_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


def test_frame_is_giphy_s_player() -> None:
    frame = embeds.frame(Embed("giphy", ID, GIF))
    assert frame is not None
    assert (frame.src, frame.ratio) == (FRAME, "4 / 3")
