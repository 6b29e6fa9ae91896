"""Google Maps: its addresses, its embed code and its frame."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

MAPS = "https://www.google.com/maps"
AT = "@53.2707,-9.0568,15z"
DATA = "data=!3m1!4b1!4m6!3m5!1s0x485b96f:0x4e!8m2!3d53.27!4d-9.05!16zL20vMGZ5"
PLACE = f"{MAPS}/place/Otter+Bay,+Galway/{AT}/{DATA}"
PB = "!1m18!1m12!1m3!1d2387!2d-9.05!3d53.27!2sOtter%20Bay!5e0!3m2!1sen!2sie!4v1700000000000"
EMBED = f"{MAPS}/embed?pb={PB}"
MINE = "1AbCdEfGhIjKlMnOpQrStUvWxYz_demo"


@pytest.mark.parametrize(
    ("address", "id_", "url"),
    [
        (PLACE, "Otter+Bay,+Galway", PLACE),
        (f"{PLACE}?entry=ttu&g_ep=EgoyMDI1", "Otter+Bay,+Galway", PLACE),
        (f"{MAPS}/place/Otter+Bay", "Otter+Bay", f"{MAPS}/place/Otter+Bay"),
        (f"{MAPS}/place/Caf%C3%A9+Otter/", "Caf%C3%A9+Otter", f"{MAPS}/place/Caf%C3%A9+Otter"),
        (f"http://google.ie/maps/place/Otter+Bay/{AT}", "Otter+Bay",
         f"{MAPS}/place/Otter+Bay/{AT}"),
        ("https://maps.google.co.uk/maps/place/Otter+Bay", "Otter+Bay",
         f"{MAPS}/place/Otter+Bay"),
        (f"{MAPS}/search/otters+near+Galway/{AT}?entry=ttu", "otters+near+Galway",
         f"{MAPS}/search/otters+near+Galway/{AT}"),
        (f"{MAPS}/search/?api=1&query=Otter%20Bay&utm_source=x", "Otter Bay",
         f"{MAPS}/search/?api=1&query=Otter%20Bay"),
        (f"{MAPS}/dir/Galway/Cork/{AT}/{DATA}?entry=ttu", "Galway/Cork",
         f"{MAPS}/dir/Galway/Cork/{AT}/{DATA}"),
        (f"{MAPS}/dir/?api=1&origin=Galway&destination=Cork", "Cork",
         f"{MAPS}/dir/?api=1&origin=Galway&destination=Cork"),
        (f"{MAPS}/{AT}", AT, f"{MAPS}/{AT}"),
        (f"{MAPS}/@53.27,-9.05,3a,75y,90t/{DATA}", "@53.27,-9.05,3a,75y,90t",
         f"{MAPS}/@53.27,-9.05,3a,75y,90t/{DATA}"),
        (f"{MAPS}?q=Otter+Bay&hl=en", "Otter Bay", f"{MAPS}?q=Otter%20Bay"),
        ("https://maps.google.com/maps?q=Otter+Bay&output=embed", "Otter Bay",
         f"{MAPS}?q=Otter%20Bay"),
        ("https://maps.google.com/?q=53.27,-9.05", "53.27,-9.05", f"{MAPS}?q=53.27,-9.05"),
        ("https://maps.google.com/maps?cid=1234567890123", "1234567890123",
         f"{MAPS}?cid=1234567890123"),
        (f"{MAPS}/d/u/0/viewer?mid={MINE}&ll=53,-9&z=8", MINE, f"{MAPS}/d/viewer?mid={MINE}"),
        (f"{MAPS}/d/embed?mid={MINE}&ehbc=2E312F", MINE, f"{MAPS}/d/viewer?mid={MINE}"),
        ("https://maps.app.goo.gl/AbCdEfGh12345678?g_st=ic", "AbCdEfGh12345678",
         "https://maps.app.goo.gl/AbCdEfGh12345678"),
        ("https://goo.gl/maps/AbCdEfGh123", "AbCdEfGh123", "https://goo.gl/maps/AbCdEfGh123"),
        (EMBED, PB.replace("%20", " "), EMBED),
    ],
)  # fmt: skip
def test_address_of_a_map_becomes_its_canonical_one(address: str, id_: str, url: str) -> None:
    assert embeds.find(address) == Embed("google-maps", id_, url)
    assert embeds.find(url) == Embed("google-maps", id_, url)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(PLACE),
        *look_alikes(EMBED),
        MAPS,
        f"{MAPS}/",
        f"{MAPS}/place/",
        f"{MAPS}/contrib/123456789",
        f"{MAPS}/timeline",
        f"{MAPS}/embed?pb=javascript:alert(1)",
        f"{MAPS}/embed/v1/place?key=1&q=otters",
        f"{MAPS}/d/viewer?mid=x",
        "https://www.google.com/search?q=otters",
        "https://www.google.com/url?q=https://example.org",
        "https://www.google.com/?q=otters",
        "https://goo.gl/AbCdEf",
        "https://goo.gl/maps/",
        "https://www.google.evil/maps/place/Otter+Bay",
    ],
)
def test_near_misses_are_no_map(address: str) -> None:
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    ("code", "url"),
    [
        (f'<iframe src="{EMBED}" width="600" height="450" style="border:0;" allowfullscreen="" '
         'loading="lazy" referrerpolicy="no-referrer-when-downgrade"></iframe>', EMBED),
        (f'<iframe src="{EMBED.replace("https:", "")}"></iframe>', EMBED),
        (f'<iframe src="{MAPS}/d/u/0/embed?mid={MINE}&amp;ehbc=2E312F" width="640"></iframe>',
         f"{MAPS}/d/viewer?mid={MINE}"),
        ('<iframe src="https://maps.google.com/maps?q=Otter%20Bay&amp;output=embed"></iframe>',
         f"{MAPS}?q=Otter%20Bay"),
        (f'<amp-iframe src="{EMBED}"></amp-iframe>', EMBED),
        (f"[embed]{PLACE}[/embed]", PLACE),
        (f'[googlemaps url="{EMBED}"]', EMBED),
        (f"[googlemaps {EMBED}]", EMBED),
        (f'<!-- wp:embed {{"url":"{PLACE}"}} /-->', PLACE),
        (f"<!-- wp:html -->\n<iframe src='{EMBED}'></iframe>\n<!-- /wp:html -->", EMBED),
    ],
)  # fmt: skip
def test_pasted_code_gives_the_address(code: str, url: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.url) == ("google-maps", url)


@pytest.mark.parametrize(
    "code",
    [
        f'<iframe src="{EMBED}"></iframe>' * 2,
        f'<p>Here:</p><iframe src="{EMBED}"></iframe>',
        f'<a href="{PLACE}">a place</a>',
        f'<iframe src="https://maps.evil.example/maps/embed?pb={PB}"></iframe>',
    ],
)
def test_code_that_shows_more_or_other_than_one_map_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


@pytest.mark.parametrize(
    ("address", "src"),
    [
        (EMBED, EMBED),
        (f"{MAPS}/d/viewer?mid={MINE}", f"{MAPS}/d/embed?mid={MINE}"),
        (PLACE, f"{MAPS}?q=Otter%20Bay,%20Galway&output=embed"),
        (f"{MAPS}/place/Caf%C3%A9+Otter/", f"{MAPS}?q=Caf%C3%A9%20Otter&output=embed"),
        (f"{MAPS}/search/otters/{AT}", f"{MAPS}?q=otters&output=embed"),
        (f"{MAPS}/{AT}", f"{MAPS}?q=53.2707,-9.0568&output=embed"),
        (f"{MAPS}?q=Tea+%26+cake", f"{MAPS}?q=Tea%20%26%20cake&output=embed"),
        (f"{MAPS}?cid=1234567890", f"{MAPS}?cid=1234567890&output=embed"),
        (f"{MAPS}/dir/Galway/Cork", ""),
        ("https://maps.app.goo.gl/AbCdEfGh12345678", ""),
        ("https://goo.gl/maps/AbCdEfGh123", ""),
    ],
)
def test_frame_shows_what_needs_no_key(address: str, src: str) -> None:
    embed = embeds.find(address)
    assert embed is not None
    frame = embeds.frame(embed)
    assert (frame.src if frame else "") == src
    assert frame is None or frame.origin == "https://www.google.com"
