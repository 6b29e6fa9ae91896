"""SoundCloud: its addresses, its embed code and its frame."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

SITE = "https://soundcloud.com"
TRACK = f"{SITE}/otter-trust/at-tea"
SET = f"{SITE}/otter-trust/sets/the-river"
BY_NUMBER = "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123456789"
UNDER = (
    '<div style="font-size: 10px; color: #cccccc;"><a href="https://soundcloud.com/otter-trust" '
    'title="Otter Trust" target="_blank">Otter Trust</a> · <a href="'
    f'{TRACK}" title="At Tea" target="_blank">At Tea</a></div>'
)
CODE = (
    '<iframe width="100%" height="166" scrolling="no" frameborder="no" allow="autoplay" '
    'src="https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123456789&'
    f'color=%23ff5500&auto_play=false&show_user=true"></iframe>{UNDER}'
)


@pytest.mark.parametrize(
    ("address", "id_", "url", "handle"),
    [
        (TRACK, "at-tea", TRACK, "otter-trust"),
        (f"{TRACK}/", "at-tea", TRACK, "otter-trust"),
        (f"{TRACK}?si=0a1b&utm_source=clipboard&utm_medium=text", "at-tea", TRACK, "otter-trust"),
        (f"{TRACK}?in=otter-trust/sets/the-river", "at-tea", TRACK, "otter-trust"),
        (f"{TRACK}#t=1:30", "at-tea", TRACK, "otter-trust"),
        (TRACK.replace("https", "http"), "at-tea", TRACK, "otter-trust"),
        (TRACK.replace("//", "//www."), "at-tea", TRACK, "otter-trust"),
        (TRACK.replace("//", "//m."), "at-tea", TRACK, "otter-trust"),
        (f"{TRACK}/s-AbCdE1f", "at-tea", f"{TRACK}/s-AbCdE1f", "otter-trust"),
        (f"{TRACK}/s-AbCdE1f?si=1", "at-tea", f"{TRACK}/s-AbCdE1f", "otter-trust"),
        (SET, "the-river", SET, "otter-trust"),
        (f"{SET}/s-AbCdE1f", "the-river", f"{SET}/s-AbCdE1f", "otter-trust"),
        ("https://on.soundcloud.com/DemoCode1", "DemoCode1", "https://on.soundcloud.com/DemoCode1",
         ""),
        (f"https://w.soundcloud.com/player/?url={TRACK}&color=ff5500", "at-tea", TRACK,
         "otter-trust"),
        (BY_NUMBER, "123456789", BY_NUMBER, ""),
        ("https://api.soundcloud.com/tracks/123456789", "123456789", BY_NUMBER, ""),
        ("https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/soundcloud%253A"
         "tracks%253A123456789&auto_play=true", "123456789", BY_NUMBER, ""),
        ("https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/playlists/987654",
         "987654", BY_NUMBER.replace("tracks/123456789", "playlists/987654"), ""),
    ],
)  # fmt: skip
def test_address_becomes_its_canonical_one(address: str, id_: str, url: str, handle: str) -> None:
    assert embeds.find(address) == Embed("soundcloud", id_, url, handle=handle)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(TRACK),
        f"{SITE}/",
        f"{SITE}/otter-trust",
        f"{SITE}/otter-trust/tracks",
        f"{SITE}/otter-trust/sets",
        f"{SITE}/otter-trust/likes/",
        f"{SITE}/discover/new",
        f"{SITE}/you/library",
        f"{SITE}/search/sounds?q=otters",
        f"{TRACK}/more/of/it",
        f"https://w.soundcloud.com/player/?url=https://evil.example/?u={TRACK}",
        "https://w.soundcloud.com/player/?url=javascript:alert(1)",
        "https://api.soundcloud.com/users/123456789",
    ],
)
def test_near_misses_are_nothing_of_soundcloud(address: str) -> None:
    assert embeds.find(address) is None


def test_pasted_player_gives_the_public_address_the_name_and_the_author() -> None:
    assert embeds.parse_code(CODE) == Embed(
        "soundcloud", "at-tea", TRACK, "Otter Trust", "otter-trust", "At Tea"
    )


@pytest.mark.parametrize(
    ("code", "id_", "url"),
    [
        (CODE.split("<div")[0], "123456789", BY_NUMBER),
        (f'<iframe src="//w.soundcloud.com/player/?url={TRACK}"></iframe>', "at-tea", TRACK),
        (f'<amp-iframe src="https://w.soundcloud.com/player/?url={TRACK}"></amp-iframe>',
         "at-tea", TRACK),
        ('<amp-soundcloud data-trackid="123456789" height="657"></amp-soundcloud>',
         "123456789", BY_NUMBER),
        ('[soundcloud url="https://api.soundcloud.com/tracks/123456789" params="color=ff5500" '
         'width="100%" height="166" iframe="true" /]', "123456789", BY_NUMBER),
        (f"[soundcloud]{TRACK}[/soundcloud]", "at-tea", TRACK),
        (f"[embed]{SET}[/embed]", "the-river", SET),
        (f'<!-- wp:embed {{"url":"{TRACK}"}} /-->', "at-tea", TRACK),
        (f'<!-- wp:embed {{"url":"{SET}","providerNameSlug":"soundcloud"}} --><figure><div>{SET}'
         "</div></figure><!-- /wp:embed -->", "the-river", SET),
    ],
)  # fmt: skip
def test_other_embed_code_gives_the_address(code: str, id_: str, url: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.id, embed.url) == ("soundcloud", id_, url)


@pytest.mark.parametrize(
    "code",
    [
        CODE + "<p>Listen to all of it.</p>",
        CODE.split("<div")[0] * 2,
        f'<a href="{TRACK}">a track</a>',
        UNDER,
        CODE.replace("w.soundcloud.com", "w.evil.example"),
    ],
)
def test_code_that_shows_more_or_other_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


@pytest.mark.parametrize(
    ("url", "asked", "height"),
    [
        (TRACK, "https%3A%2F%2Fsoundcloud.com%2Fotter-trust%2Fat-tea", 166),
        (SET, "https%3A%2F%2Fsoundcloud.com%2Fotter-trust%2Fsets%2Fthe-river", 450),
        (BY_NUMBER, "https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F123456789", 166),
    ],
)
def test_frame_is_the_player_and_starts_nothing_by_itself(
    url: str, asked: str, height: int
) -> None:
    found = embeds.find(url)
    assert found is not None
    frame = embeds.frame(found)
    assert frame is not None
    assert frame.src.startswith(f"https://w.soundcloud.com/player/?url={asked}&auto_play=false&")
    assert frame.height == height


def test_short_link_has_no_frame() -> None:
    url = "https://on.soundcloud.com/DemoCode1"
    assert embeds.frame(Embed("soundcloud", "DemoCode1", url)) is None
