"""Pinterest: its addresses, its embed code and its frame."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "99360735500167749"
PIN = f"https://www.pinterest.com/pin/{ID}/"
CODE = (
    f'<a data-pin-do="embedPin" data-pin-width="medium" href="{PIN}"></a>'
    '<script async defer src="//assets.pinterest.com/js/pinit.js"></script>'
)


@pytest.mark.parametrize(
    ("address", "id_", "url"),
    [
        (PIN, ID, PIN),
        (PIN.rstrip("/"), ID, PIN),
        (f"{PIN}?utm_source=mail", ID, PIN),
        (f"{PIN}?mt=login#details", ID, PIN),
        (f"http://pinterest.com/pin/{ID}", ID, PIN),
        (f"https://m.pinterest.com/pin/{ID}/", ID, PIN),
        (f"https://ie.pinterest.com/pin/{ID}/", ID, PIN),
        (f"https://www.pinterest.ie/pin/{ID}/", ID, PIN),
        (f"https://www.pinterest.co.uk/pin/{ID}/", ID, PIN),
        (f"https://pinterest.de/pin/{ID}/", ID, PIN),
        (f"https://www.pinterest.com.au/pin/{ID}/", ID, PIN),
        (f"https://www.pinterest.fr/pin/{ID}/sent/?invite_code=1&sender=2", ID, PIN),
        (f"https://www.pinterest.com/pin/otters-at-tea--{ID}/", ID, PIN),
        (f"https://assets.pinterest.com/ext/embed.html?id={ID}", ID, PIN),
        (f"https://assets.pinterest.com/ext/embed.html?src=x&id={ID}", ID, PIN),
        ("https://pin.it/4DemoCode", "4DemoCode", "https://pin.it/4DemoCode"),
        ("https://pin.it/4DemoCode/", "4DemoCode", "https://pin.it/4DemoCode"),
    ],
)
def test_address_of_a_pin_becomes_its_canonical_one(address: str, id_: str, url: str) -> None:
    assert embeds.find(address) == Embed("pinterest", id_, url)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(PIN),
        *look_alikes("https://pin.it/4DemoCode"),
        "https://www.pinterest.com/",
        "https://www.pinterest.com/otters/",
        "https://www.pinterest.com/otters/tea-things/",
        "https://www.pinterest.com/pin/",
        "https://www.pinterest.com/pin/create/button/?url=https://example.org",
        f"https://www.pinterest.com/pin/{ID}/comments/all/",
        f"https://www.pinterest.example/pin/{ID}/",
        f"https://pinterest.evil/pin/{ID}/",
        "https://assets.pinterest.com/ext/embed.html?id=javascript:1",
        "https://pin.it/",
    ],
)
def test_near_misses_are_no_pin(address: str) -> None:
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (CODE, ""),
        (CODE.split("<script")[0], ""),
        (CODE.replace("></a>", ">Otters at tea</a>"), "Otters at tea"),
        (f'<iframe src="https://assets.pinterest.com/ext/embed.html?id={ID}" height="618" '
         'width="345" frameborder="0" scrolling="no"></iframe>', ""),
        (f'<iframe src="//assets.pinterest.com/ext/embed.html?id={ID}"></iframe>', ""),
        (f'<amp-pinterest data-do="embedPin" data-url="{PIN}" width="245"></amp-pinterest>', ""),
        (f"[embed]{PIN}[/embed]", ""),
        (f"[pinterest {PIN}]", ""),
        (f'[pinterest url="{PIN}"]', ""),
        (f'<!-- wp:embed {{"url":"{PIN}"}} /-->', ""),
        (f'<!-- wp:embed {{"url":"{PIN}","providerNameSlug":"pinterest"}} --><figure><div>{PIN}'
         "</div><figcaption>Tea time</figcaption></figure><!-- /wp:embed -->", "Tea time"),
    ],
)  # fmt: skip
def test_pasted_code_gives_the_address(code: str, text: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.id, embed.url) == ("pinterest", ID, PIN)
    assert (embed.author or embed.text) == text


@pytest.mark.parametrize(
    "code",
    [
        CODE * 2,
        "<p>Look:</p>" + CODE,
        f'<a href="{PIN}">a pin</a>',
        '<a data-pin-do="embedBoard" href="https://www.pinterest.com/otters/tea/"></a>',
        CODE.replace("www.pinterest.com", "www.evil.example"),
    ],
)
def test_code_that_shows_more_or_other_than_one_pin_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


def test_frame_is_pinterest_s_own() -> None:
    frame = embeds.frame(Embed("pinterest", ID, PIN))
    assert frame is not None
    assert frame.src == f"https://assets.pinterest.com/ext/embed.html?id={ID}"
    assert embeds.frame(Embed("pinterest", "4DemoCode", "https://pin.it/4DemoCode")) is None
