"""Mastodon: addresses of any server, its embed code, its frame and the text it leaves."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "112233445566778899"
POST = f"https://social.example.ie/@otters/{ID}"
FAR = f"https://social.example.ie/@orla@far.example.org/{ID}"
HANDLE = "otters@social.example.ie"
CODE = (
    f'<blockquote class="mastodon-embed" data-embed-url="{POST}/embed" style="max-width:540px"> '
    f'<a href="{POST}" target="_blank"> <svg></svg> <div>Post by @{HANDLE}</div> '
    "<div>View on Mastodon</div> </a> </blockquote> <script "
    'data-allowed-prefixes="https://social.example.ie/" async '
    'src="https://social.example.ie/embed.js"></script>'
)


@pytest.mark.parametrize(
    ("address", "url", "handle"),
    [
        (POST, POST, HANDLE),
        (f"{POST}/", POST, HANDLE),
        (f"{POST}/embed", POST, HANDLE),
        (f"{POST}?utm_source=mail", POST, HANDLE),
        (f"{POST}#reply", POST, HANDLE),
        (POST.replace("https", "http"), POST, HANDLE),
        (POST.replace("social.example", "Social.Example"), POST, HANDLE),
        (f"https://social.example.ie/web/@otters/{ID}", POST, HANDLE),
        (f"https://social.example.ie/deck/@otters/{ID}", POST, HANDLE),
        (f"https://social.example.ie/users/otters/statuses/{ID}", POST, HANDLE),
        (f"https://social.example.ie/users/otters/statuses/{ID}/embed", POST, HANDLE),
        (FAR, FAR, "orla@far.example.org"),
        (f"{FAR}/embed", FAR, "orla@far.example.org"),
        (
            f"https://mastodon.social/@orla_q/{ID}",
            f"https://mastodon.social/@orla_q/{ID}",
            "orla_q@mastodon.social",
        ),
        (
            f"https://xn--ottr-5qa.example/@o.t/{ID}",
            f"https://xn--ottr-5qa.example/@o.t/{ID}",
            "o.t@xn--ottr-5qa.example",
        ),
        (
            f"https://mstdn.games/@otters/{ID}",
            f"https://mstdn.games/@otters/{ID}",
            "otters@mstdn.games",
        ),
    ],
)
def test_address_of_a_post_becomes_its_canonical_one(address: str, url: str, handle: str) -> None:
    assert embeds.find(address) == Embed("mastodon", ID, url, handle=handle)


@pytest.mark.parametrize(
    "address",
    [
        # Any host may be a server: what only has another one is no near miss here.
        *(
            address
            for address in look_alikes(POST)
            if not address.startswith(
                ("https://evil.social", "https://social.example.ie.evil.example/@")
            )
        ),
        "https://social.example.ie/@otters",
        "https://social.example.ie/@otters/with_replies",
        "https://social.example.ie/@otters/12345",
        f"https://social.example.ie/otters/{ID}",
        f"https://social.example.ie/@otters/{ID}/favourites",
        f"https://social.example.ie/@otters@/{ID}",
        f"https://social.example.ie/@otters@localhost/{ID}",
        f"https://localhost/@otters/{ID}",
        f"https://127.0.0.1/@otters/{ID}",
        f"https://[::1]/@otters/{ID}",
        f"https://social.internal/@otters/{ID}",
        f"https://www.tiktok.com/@otters/{ID}",
        f"https://www.youtube.com/@otters/{ID}",
        f"https://www.threads.com/@otters/{ID}",
        f"https://medium.com/@otters/{ID}",
    ],
)
def test_near_misses_are_no_post(address: str) -> None:
    assert embeds.find(address) is None


def test_pasted_block_quotation_gives_address_and_account() -> None:
    assert embeds.parse_code(CODE) == Embed("mastodon", ID, POST, handle=HANDLE)


@pytest.mark.parametrize(
    "code",
    [
        f'<iframe src="{POST}/embed" class="mastodon-embed" style="max-width: 100%; border: 0" '
        'width="400" allowfullscreen="allowfullscreen"></iframe><script '
        'src="https://social.example.ie/embed.js" async="async"></script>',
        f'<iframe src="{POST}/embed"></iframe>',
        f'<amp-iframe src="{POST}/embed"></amp-iframe>',
        f'<blockquote class="mastodon-embed" data-embed-url="{POST}/embed"></blockquote>',
        f'<blockquote class="mastodon-embed"><a href="{POST}">a post</a></blockquote>',
        f"[embed]{POST}[/embed]",
        f"[mastodon {POST}]",
        f'<!-- wp:embed {{"url":"{POST}"}} /-->',
        f'<!-- wp:embed {{"url":"{POST}"}} --><figure><div>{POST}</div></figure><!-- /wp:embed -->',
    ],
)
def test_other_embed_code_gives_the_address(code: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.id, embed.url) == ("mastodon", ID, POST)


@pytest.mark.parametrize(
    "code",
    [
        CODE * 2,
        "<p>Look:</p>" + CODE,
        f'<a href="{POST}">a post</a>',
        f'<iframe src="https://10.0.0.1/@otters/{ID}/embed"></iframe>',
        f'<iframe src="javascript:{POST}/embed"></iframe>',
    ],
)
def test_code_that_shows_more_or_other_than_one_post_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


def test_text_left_in_plain_text_is_read() -> None:
    lines = ["View this post on Mastodon", "", f"Post by @{HANDLE}", "", "Next."]
    assert embeds.read_fallback(lines, 0) == (Embed("mastodon", "", "", handle=HANDLE), 3)


def test_an_account_s_address_is_on_its_own_server() -> None:
    provider = embeds.get("mastodon")
    assert provider is not None
    assert provider.account_url(HANDLE) == "https://social.example.ie/@otters"
    assert provider.account_url("@otters@localhost") == ""
    assert provider.account_url("otters") == ""


def test_frame_is_the_server_s_own() -> None:
    frame = embeds.frame(Embed("mastodon", ID, POST))
    assert frame is not None
    assert frame.src == f"{POST}/embed"
    assert frame.messages == frame.origin == "https://social.example.ie"
