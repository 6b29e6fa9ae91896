"""Link cards: addresses that no provider knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import embeds

PAGE = "https://www.otters.example/tea/"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (PAGE, PAGE),
        ("http://otters.example", "http://otters.example/"),
        ("https://Otters.Example/Tea", "https://otters.example/Tea"),
        (f"{PAGE}?page=2", f"{PAGE}?page=2"),
        (f"{PAGE}?q=a+b&empty=&flag", f"{PAGE}?q=a+b&empty=&flag"),
        (f"{PAGE}#tea", f"{PAGE}#tea"),
        (f"{PAGE}?utm_source=mail&utm_medium=x", PAGE),
        (f"{PAGE}?page=2&fbclid=IwAR&gclid=1", f"{PAGE}?page=2"),
        (f"{PAGE}?mc_cid=1&id=7&mc_eid=2#tea", f"{PAGE}?id=7#tea"),
        ("https://a.b.c.otters.example/x", "https://a.b.c.otters.example/x"),
        ("https://xn--ottr-5qa.example/", "https://xn--ottr-5qa.example/"),
        ("https://otters.example/caf%C3%A9", "https://otters.example/caf%C3%A9"),
        ("https://otters.example/café?q=thé", "https://otters.example/caf%C3%A9?q=th%C3%A9"),
        ("https://öttr.example/", "https://xn--ttr-rna.example/"),
        ("https://1.otters.example/", "https://1.otters.example/"),
        ("https://www.instagram.com/ottertrust/", "https://www.instagram.com/ottertrust/"),
    ],
)
def test_public_address_becomes_a_card(address: str, url: str) -> None:
    card = embeds.link_card(address)
    assert card is not None
    assert (card.provider, card.url) == ("link", url)
    assert card.id
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "otters",
        "otters.example/tea",
        "//otters.example/tea",
        "/tea/",
        "javascript:alert(1)",
        "javascript://otters.example/%0aalert(1)",
        "data:text/html,otters",
        "ftp://otters.example/",
        "file:///etc/hosts",
        "https://",
        "https://localhost/",
        "https://localhost:8000/",
        "https://intranet/",
        "https://router.lan/",
        "https://printer.local/",
        "https://app.internal/",
        "https://otters.test/",
        "https://abcdefgh.onion/",
        "https://1.0.168.192.in-addr.arpa/",
        "https://127.0.0.1/",
        "https://192.168.0.1/tea",
        "https://8.8.8.8/",
        "https://2130706433/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://[::1]/",
        "https://[::ffff:7f00:1]/",
        "https://otters.example:8443/",
        "https://orla@otters.example/",
        "https://orla:tea@otters.example/",
        "https://otters.example./",
        "https://otters..example/",
        "https://-otters.example/",
        "https://otters_tea.example/",
        "https://otters.example\\@evil.example/",
        "https://otters.example/ tea",
        "https://otters.example/\x00",
        "https://otters.example/<tea>",
        "https://１２７.０.０.１/",
        "https://" + "a" * 64 + ".example/",
        "https://otters.example/" + "a" * 2_000,
    ],
)
def test_what_is_no_public_address_becomes_none(address: str) -> None:
    assert embeds.link_card(address) is None


@given(st.one_of(st.text(), st.text().map("https://otters.example/".__add__)))
def test_a_card_s_address_is_its_own_card(address: str) -> None:
    card = embeds.link_card(address)
    if card is not None:
        assert embeds.link_card(card.url) == card
        assert card.url.isascii()
