"""Spotify: its addresses, its embed code and its frame."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "4demoDEMOdemoDEMOdemo1"
SITE = "https://open.spotify.com"
TRACK = f"{SITE}/track/{ID}"
EPISODE = f"{SITE}/episode/{ID}"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (TRACK, TRACK),
        (f"{TRACK}/", TRACK),
        (f"{TRACK}?si=0a1b2c3d", TRACK),
        (f"{TRACK}?si=1&utm_source=copy-link&nd=1", TRACK),
        (f"{TRACK}#0:45", TRACK),
        (TRACK.replace("https", "http"), TRACK),
        (f"https://play.spotify.com/track/{ID}", TRACK),
        (f"{SITE}/intl-de/track/{ID}?si=1", TRACK),
        (f"{SITE}/intl-pt-br/track/{ID}", TRACK),
        (f"{SITE}/embed/track/{ID}?utm_source=generator&theme=0", TRACK),
        (f"{SITE}/album/{ID}", f"{SITE}/album/{ID}"),
        (f"{SITE}/playlist/{ID}?si=1", f"{SITE}/playlist/{ID}"),
        (f"{SITE}/user/otters/playlist/{ID}", f"{SITE}/playlist/{ID}"),
        (f"{SITE}/artist/{ID}", f"{SITE}/artist/{ID}"),
        (f"{SITE}/show/{ID}", f"{SITE}/show/{ID}"),
        (EPISODE, EPISODE),
        (f"{SITE}/embed-podcast/episode/{ID}", EPISODE),
        (f"{SITE}/embed/episode/{ID}/video?utm_source=generator", EPISODE),
        (f"https://embed.spotify.com/?uri=spotify:track:{ID}", TRACK),
        (f"https://embed.spotify.com/?uri=spotify%3Auser%3Aotters%3Aplaylist%3A{ID}",
         f"{SITE}/playlist/{ID}"),
        (f"{SITE}/embed?uri=spotify%3Atrack%3A{ID}", TRACK),
    ],
)  # fmt: skip
def test_address_becomes_its_canonical_one(address: str, url: str) -> None:
    assert embeds.find(address) == Embed("spotify", ID, url)


def test_short_link_is_kept() -> None:
    url = "https://spotify.link/DemoCode123"
    assert embeds.find(f"{url}?_p=1") == Embed("spotify", "DemoCode123", url)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(TRACK),
        f"{SITE}/",
        f"{SITE}/track/",
        f"{SITE}/track/short",
        f"{SITE}/track/{ID}x",
        f"{SITE}/user/otters",
        f"{SITE}/search/otters",
        f"{SITE}/genre/{ID}",
        f"https://www.spotify.com/track/{ID}",
        f"https://open.spotify.net/track/{ID}",
        f"https://embed.spotify.com/?uri=evil:track:{ID}",
        f"spotify:track:{ID}",
        "https://spotify.link/",
    ],
)
def test_near_misses_are_nothing_of_spotify(address: str) -> None:
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    ("code", "url", "text"),
    [
        (f'<iframe style="border-radius:12px" src="{SITE}/embed/track/{ID}?utm_source=generator" '
         'width="100%" height="152" frameBorder="0" allow="autoplay; clipboard-write" '
         'loading="lazy"></iframe>', TRACK, ""),
        (f'<iframe title="Spotify Embed: Otters at Tea" src="{SITE}/embed/track/{ID}"></iframe>',
         TRACK, "Otters at Tea"),
        (f'<iframe src="//open.spotify.com/embed/episode/{ID}"></iframe>', EPISODE, ""),
        (f'<iframe src="https://embed.spotify.com/?uri=spotify:track:{ID}"></iframe>', TRACK, ""),
        (f'<amp-iframe src="{SITE}/embed/track/{ID}"></amp-iframe>', TRACK, ""),
        (f"[embed]{TRACK}?si=1[/embed]", TRACK, ""),
        (f"[spotify {TRACK}]", TRACK, ""),
        (f"[spotify spotify:track:{ID}]", TRACK, ""),
        (f'[spotify id="spotify:track:{ID}" width="300"]', TRACK, ""),
        (f'<!-- wp:embed {{"url":"{TRACK}","type":"rich","providerNameSlug":"spotify"}} -->\n'
         f'<figure class="wp-block-embed is-type-rich"><div>\n{TRACK}\n</div><figcaption>A song'
         "</figcaption></figure>\n<!-- /wp:embed -->", TRACK, "A song"),
        (f'<!-- wp:core-embed/spotify {{"url":"{TRACK}"}} /-->', TRACK, ""),
    ],
)  # fmt: skip
def test_pasted_code_gives_the_address(code: str, url: str, text: str) -> None:
    assert embeds.parse_code(code) == Embed("spotify", ID, url, text=text)


@pytest.mark.parametrize(
    "code",
    [
        f'<iframe src="{SITE}/embed/track/{ID}"></iframe>' * 2,
        f'<p>Listen:</p><iframe src="{SITE}/embed/track/{ID}"></iframe>',
        f'<a href="{TRACK}">a song</a>',
        f'<iframe src="https://open.spotify.com.evil.example/embed/track/{ID}"></iframe>',
    ],
)
def test_code_that_shows_more_or_other_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


@pytest.mark.parametrize(
    ("kind", "height"), [("track", 152), ("episode", 152), ("album", 352), ("show", 352)]
)
def test_frame_is_the_player(kind: str, height: int) -> None:
    frame = embeds.frame(Embed("spotify", ID, f"{SITE}/{kind}/{ID}"))
    assert frame is not None
    assert (frame.src, frame.height) == (f"{SITE}/embed/{kind}/{ID}", height)
    assert "autoplay" not in frame.allow


def test_short_link_has_no_frame() -> None:
    assert embeds.frame(Embed("spotify", "DemoCode123", "https://spotify.link/DemoCode123")) is None
