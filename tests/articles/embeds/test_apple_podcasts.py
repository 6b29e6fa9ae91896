"""Apple Podcasts: its addresses, its embed code and its frame."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

SHOW_ID = "1234567890"
ID = "1000654321098"
SITE = "https://podcasts.apple.com"
SHOW = f"{SITE}/ie/podcast/id{SHOW_ID}"
EPISODE = f"{SHOW}?i={ID}"
NAMED = f"{SITE}/ie/podcast/otters-at-tea/id{SHOW_ID}"


@pytest.mark.parametrize(
    ("address", "id_", "url"),
    [
        (NAMED, SHOW_ID, SHOW),
        (f"{NAMED}/", SHOW_ID, SHOW),
        (SHOW, SHOW_ID, SHOW),
        (NAMED.replace("https", "http"), SHOW_ID, SHOW),
        (f"{NAMED}?uo=4&at=11lDemo&ct=mail", SHOW_ID, SHOW),
        (f"{NAMED}?mt=2&itsct=podcast_box&itscg=30200", SHOW_ID, SHOW),
        (f"{SITE}/podcast/otters/id{SHOW_ID}", SHOW_ID, f"{SITE}/podcast/id{SHOW_ID}"),
        (f"{SITE}/us/podcast/caf%C3%A9-%C3%A9/id{SHOW_ID}", SHOW_ID,
         f"{SITE}/us/podcast/id{SHOW_ID}"),
        (f"https://itunes.apple.com/ie/podcast/otters/id{SHOW_ID}?mt=2", SHOW_ID, SHOW),
        (f"https://embed.podcasts.apple.com/ie/podcast/otters/id{SHOW_ID}", SHOW_ID, SHOW),
        (f"{NAMED}?i={ID}", ID, EPISODE),
        (EPISODE, ID, EPISODE),
        (f"{NAMED}?l=de&i={ID}&r=120", ID, EPISODE),
        (f"{NAMED}?i={ID}#t=10", ID, EPISODE),
        (f"https://embed.podcasts.apple.com/ie/podcast/otters/id{SHOW_ID}?i={ID}&theme=light", ID,
         EPISODE),
        (f"{SITE}/podcast/id{SHOW_ID}?i={ID}", ID, f"{SITE}/podcast/id{SHOW_ID}?i={ID}"),
    ],
)  # fmt: skip
def test_address_becomes_its_canonical_one(address: str, id_: str, url: str) -> None:
    assert embeds.find(address) == Embed("apple-podcasts", id_, url)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(NAMED),
        f"{SITE}/",
        f"{SITE}/ie/browse",
        f"{SITE}/ie/podcast/otters",
        f"{SITE}/ie/podcast/otters/{SHOW_ID}",
        f"{SITE}/ie/artist/otters/id{SHOW_ID}",
        f"{SITE}/ireland/podcast/otters/id{SHOW_ID}",
        f"https://music.apple.com/ie/album/otters/id{SHOW_ID}",
        f"https://apps.apple.com/ie/app/otters/id{SHOW_ID}",
        f"https://podcasts.apple.org/ie/podcast/otters/id{SHOW_ID}",
    ],
)
def test_near_misses_are_no_podcast(address: str) -> None:
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    ("code", "url"),
    [
        ('<iframe allow="autoplay *; encrypted-media *;" frameborder="0" height="175" sandbox="'
         'allow-forms allow-popups allow-same-origin allow-scripts" src="https://embed.podcasts.'
         f'apple.com/ie/podcast/otters/id{SHOW_ID}?i={ID}"></iframe>', EPISODE),
        (f'<iframe id="embedPlayer" title="Media player" src="https://embed.podcasts.apple.com/ie/'
         f'podcast/otters/id{SHOW_ID}"></iframe>', SHOW),
        (f'<iframe src="//embed.podcasts.apple.com/ie/podcast/id{SHOW_ID}"></iframe>', SHOW),
        (f'<amp-iframe src="https://embed.podcasts.apple.com/ie/podcast/x/id{SHOW_ID}">'
         "</amp-iframe>", SHOW),
        (f"[embed]{NAMED}?i={ID}[/embed]", EPISODE),
        (f"[applepodcasts {NAMED}]", SHOW),
        (f'<!-- wp:embed {{"url":"{NAMED}"}} /-->', SHOW),
        (f'<!-- wp:embed {{"url":"{NAMED}"}} --><figure><div>{NAMED}</div></figure>'
         "<!-- /wp:embed -->", SHOW),
    ],
)  # fmt: skip
def test_pasted_code_gives_the_address(code: str, url: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.url, embed.text) == ("apple-podcasts", url, "")


@pytest.mark.parametrize(
    "code",
    [
        f'<iframe src="https://embed.podcasts.apple.com/ie/podcast/id{SHOW_ID}"></iframe>' * 2,
        f'<p>Listen:</p><iframe src="https://embed.podcasts.apple.com/podcast/id{SHOW_ID}"></iframe>',
        f'<a href="{NAMED}">a podcast</a>',
        f'<iframe src="https://embed.podcasts.evil.example/ie/podcast/id{SHOW_ID}"></iframe>',
    ],
)
def test_code_that_shows_more_or_other_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


@pytest.mark.parametrize(("url", "id_", "height"), [(EPISODE, ID, 175), (SHOW, SHOW_ID, 450)])
def test_frame_is_the_player(url: str, id_: str, height: int) -> None:
    frame = embeds.frame(Embed("apple-podcasts", id_, url))
    assert frame is not None
    assert frame.src == url.replace("https://", "https://embed.")
    assert frame.height == height
    assert frame.title == "Apple Podcasts"
