"""Bluesky: its addresses, its embed code, its frame and the text it leaves."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "3kabcdefgh22x"
HANDLE = "otters.example.ie"
DID = "did:plc:z72i7hdynmk6r22z27h6tvur"
POST = f"https://bsky.app/profile/{HANDLE}/post/{ID}"
POST_DID = f"https://bsky.app/profile/{DID}/post/{ID}"
CODE = (
    f'<blockquote class="bluesky-embed" data-bluesky-uri="at://{DID}/app.bsky.feed.post/{ID}" '
    'data-bluesky-cid="bafyreidemo" data-bluesky-embed-color-mode="system"><p lang="en">Otters '
    f"&amp; tea.<br><br>Every Tuesday.</p>&mdash; The Otter Trust (<a "
    f'href="https://bsky.app/profile/{DID}?ref_src=embed">@{HANDLE}</a>) <a '
    f'href="{POST_DID}?ref_src=embed">March 14, 2024 at 7:01 AM</a></blockquote><script async '
    'src="https://embed.bsky.app/static/embed.js" charset="utf-8"></script>'
)


@pytest.mark.parametrize(
    ("address", "url", "handle"),
    [
        (POST, POST, HANDLE),
        (f"{POST}/", POST, HANDLE),
        (f"{POST}?ref_src=embed", POST, HANDLE),
        (f"{POST}?utm_source=mail&fbclid=1", POST, HANDLE),
        (f"{POST}#reply", POST, HANDLE),
        (POST.replace("https", "http"), POST, HANDLE),
        (POST.replace("bsky.app", "www.bsky.app"), POST, HANDLE),
        (POST.replace("bsky.app", "m.bsky.app"), POST, HANDLE),
        (POST.replace("bsky.app", "BSKY.app"), POST, HANDLE),
        (POST.replace(HANDLE, "orla.bsky.social"), POST.replace(HANDLE, "orla.bsky.social"),
         "orla.bsky.social"),
        (POST.replace(HANDLE, "orla-q.ie"), POST.replace(HANDLE, "orla-q.ie"), "orla-q.ie"),
        (POST_DID, POST_DID, ""),
        (f"{POST_DID}?ref_src=embed", POST_DID, ""),
        (POST.replace(HANDLE, "did:web:otters.example.ie"),
         POST.replace(HANDLE, "did:web:otters.example.ie"), ""),
        (f"https://embed.bsky.app/embed/{DID}/app.bsky.feed.post/{ID}", POST_DID, ""),
        (f"https://embed.bsky.app/embed/{DID}/app.bsky.feed.post/{ID}?id=12&ref_url=x",
         POST_DID, ""),
    ],
)  # fmt: skip
def test_address_of_a_post_becomes_its_canonical_one(address: str, url: str, handle: str) -> None:
    assert embeds.find(address) == Embed("bluesky", ID, url, handle=handle)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(POST),
        "https://bsky.app/",
        f"https://bsky.app/profile/{HANDLE}",
        f"https://bsky.app/profile/{HANDLE}/feed/otters",
        f"https://bsky.app/profile/{HANDLE}/post/",
        f"https://bsky.app/profile/otters/post/{ID}",
        f"https://bsky.app/profile/did:plc:short/post/{ID}",
        f"https://bsky.app/profile/../post/{ID}",
        f"https://bsky.social/profile/{HANDLE}/post/{ID}",
        f"at://{DID}/app.bsky.feed.post/{ID}",
    ],
)
def test_near_misses_are_no_post(address: str) -> None:
    assert embeds.find(address) is None


def test_pasted_block_quotation_gives_text_author_and_date() -> None:
    assert embeds.parse_code(CODE) == Embed(
        "bluesky",
        ID,
        POST_DID,
        author="The Otter Trust",
        handle=HANDLE,
        text="Otters & tea.\nEvery Tuesday.",
        date="March 14, 2024 at 7:01 AM",
    )


@pytest.mark.parametrize(
    ("code", "url"),
    [
        (f'<iframe src="https://embed.bsky.app/embed/{DID}/app.bsky.feed.post/{ID}"></iframe>',
         POST_DID),
        (f'<amp-iframe src="https://embed.bsky.app/embed/{DID}/app.bsky.feed.post/{ID}">'
         "</amp-iframe>", POST_DID),
        (f'<blockquote class="bluesky-embed" data-bluesky-uri="at://{DID}/app.bsky.feed.post/{ID}">'
         "</blockquote>", POST_DID),
        (f'<blockquote class="bluesky-embed"><a href="{POST}">a post</a></blockquote>', POST),
        (f"[embed]{POST}[/embed]", POST),
        (f"[bluesky {POST}]", POST),
        (f'<!-- wp:embed {{"url":"{POST}","type":"rich","providerNameSlug":"bluesky-social"}} '
         f'--><figure class="wp-block-embed"><div>{POST}</div></figure><!-- /wp:embed -->', POST),
        (f'<!-- wp:embed {{"url":"{POST}"}} /-->', POST),
        (CODE.split("<script")[0], POST_DID),
    ],
)  # fmt: skip
def test_other_embed_code_gives_the_address(code: str, url: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.id, embed.url) == ("bluesky", ID, url)


@pytest.mark.parametrize(
    "code",
    [
        CODE * 2,
        "<p>Look:</p>" + CODE,
        f'<a href="{POST}">a post</a>',
        '<blockquote class="bluesky-embed"><p>Words.</p></blockquote>',
        f'<blockquote class="bluesky-embed" data-bluesky-uri="at://{DID}/app.bsky.feed.like/{ID}">'
        "</blockquote>",
        f'<iframe src="https://embed.evil.example/embed/{DID}/app.bsky.feed.post/{ID}"></iframe>',
    ],
)
def test_code_that_shows_more_or_other_than_one_post_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


@pytest.mark.parametrize(
    ("lines", "embed", "count"),
    [
        (
            ["Otters & tea.", "— The Otter Trust (@otters.example.ie) March 14, 2024", "", "Next."],
            Embed("bluesky", "", "", "The Otter Trust", HANDLE, "Otters & tea.", "2024-03-14"),
            2,
        ),
        (
            ["View this post on Bluesky", "", "— Orla (@orla.bsky.social)"],
            Embed("bluesky", "", "", "Orla", "orla.bsky.social"),
            3,
        ),
    ],
)
def test_text_left_in_plain_text_is_read(lines: list[str], embed: Embed, count: int) -> None:
    assert embeds.read_fallback(lines, 0) == (embed, count)


@pytest.mark.parametrize(
    "lines",
    [
        ["— Orla (@orla.bsky.social)"],
        ["— Orla (@orla.bsky.social) moved to Cork in 2019"],
        ["Orla (@orla.bsky.social) March 14, 2024"],
        ["Mail otters@example.ie — March 14, 2024"],
    ],
)
def test_what_is_not_surely_a_post_is_no_embed(lines: list[str]) -> None:
    assert embeds.read_fallback(lines, 0) is None


@pytest.mark.parametrize(("url", "who"), [(POST, HANDLE), (POST_DID, DID)])
def test_frame_is_bluesky_s_own(url: str, who: str) -> None:
    frame = embeds.frame(Embed("bluesky", ID, url))
    assert frame is not None
    assert frame.src == f"https://embed.bsky.app/embed/{who}/app.bsky.feed.post/{ID}?id=0"
    assert frame.messages == frame.origin == "https://embed.bsky.app"
