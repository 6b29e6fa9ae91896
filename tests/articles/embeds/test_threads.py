"""Threads: its addresses, its embed code, its frame and the text it leaves."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "DAbCdEfGh1j"
POST = f"https://www.threads.com/@otter.trust/post/{ID}"
SHORT = f"https://www.threads.com/t/{ID}"
CODE = (
    f'<blockquote class="text-post-media" data-text-post-permalink="{POST}" '
    f'data-text-post-version="0" id="ig-tp-{ID}" style="background:#FFF"> <a href="{POST}" '
    'style="text-decoration:none" target="_blank"> <div style="padding:40px"> <div> <svg></svg> '
    "</div> <div> Post by @otter.trust</div> <div> View on Threads </div> </div> </a> </blockquote>"
    '<script async src="https://www.threads.com/embed.js"></script>'
)


@pytest.mark.parametrize(
    ("address", "url", "handle"),
    [
        (POST, POST, "otter.trust"),
        (f"{POST}/", POST, "otter.trust"),
        (f"{POST}?xmt=AQGzDEMO&slof=1", POST, "otter.trust"),
        (f"{POST}?igshid=NTc4MTIwNjQ2YQ==", POST, "otter.trust"),
        (f"{POST}#replies", POST, "otter.trust"),
        (f"{POST}/media", POST, "otter.trust"),
        (f"{POST}/embed/", POST, "otter.trust"),
        (f"{POST}/embed", POST, "otter.trust"),
        (POST.replace("https", "http"), POST, "otter.trust"),
        (POST.replace("www.", ""), POST, "otter.trust"),
        (POST.replace("www.", "m."), POST, "otter.trust"),
        (POST.replace(".com", ".net"), POST, "otter.trust"),
        (POST.replace("www.threads.com", "threads.net"), POST, "otter.trust"),
        (POST.replace("www.threads.com", "WWW.Threads.COM"), POST, "otter.trust"),
        (SHORT, SHORT, ""),
        (f"https://www.threads.net/t/{ID}/?igshid=1", SHORT, ""),
        (f"https://www.threads.net/post/{ID}", SHORT, ""),
        (f"https://www.threads.net/t/{ID}/embed", SHORT, ""),
    ],
)
def test_address_of_a_post_becomes_its_canonical_one(address: str, url: str, handle: str) -> None:
    assert embeds.find(address) == Embed("threads", ID, url, handle=handle)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(POST),
        "https://www.threads.com/",
        "https://www.threads.com/@otter.trust",
        "https://www.threads.com/@otter.trust/replies",
        "https://www.threads.com/@otter.trust/post/",
        f"https://www.threads.com/otter.trust/post/{ID}",
        f"https://www.threads.com/@otter trust/post/{ID}",
        "https://www.threads.com/search?q=otters",
        f"https://www.threads.org/@otter.trust/post/{ID}",
    ],
)
def test_near_misses_are_no_post(address: str) -> None:
    assert embeds.find(address) is None


def test_pasted_block_quotation_gives_address_and_account() -> None:
    assert embeds.parse_code(CODE) == Embed("threads", ID, POST, handle="otter.trust")


def test_text_in_the_code_is_kept() -> None:
    code = CODE.replace("<div> Post by", "<p>Otters at tea</p><div> Post by")
    embed = Embed("threads", ID, POST, handle="otter.trust", text="Otters at tea")
    assert embeds.parse_code(code) == embed


@pytest.mark.parametrize(
    "code",
    [
        f'<iframe src="{POST}/embed" width="400" height="600"></iframe>',
        f'<iframe src="//www.threads.net/@otter.trust/post/{ID}/embed/"></iframe>',
        f'<amp-iframe src="{POST}/embed/" sandbox="allow-scripts"></amp-iframe>',
        f"[embed]{POST}[/embed]",
        f"[threads {POST}]",
        f'[threads url="{POST}"]',
        f'<!-- wp:embed {{"url":"{POST}","type":"rich","providerNameSlug":"threads"}} -->'
        f'<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n{POST}\n</div>'
        "</figure><!-- /wp:embed -->",
        f'<!-- wp:embed {{"url":"{POST}"}} /-->',
        f'<blockquote class="text-post-media" data-text-post-permalink="{POST}"></blockquote>',
        CODE.replace("<script", "\n<script"),
    ],
)
def test_other_embed_code_gives_the_address(code: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.id, embed.url) == ("threads", ID, POST)


@pytest.mark.parametrize(
    "code",
    [
        CODE * 2,
        "<p>Look:</p>" + CODE,
        f'<a href="{POST}">a post</a>',
        '<iframe src="https://threads.com.evil.example/@a/post/DAbCdEfGh1j/embed"></iframe>',
        CODE.replace("www.threads.com", "evil.example").replace("Post by @otter.trust", ""),
    ],
)
def test_code_that_shows_more_or_other_than_one_post_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


def test_text_left_in_plain_text_is_read() -> None:
    lines = ["View this post on Threads", "", "Post by @otter.trust", "", "Next."]
    assert embeds.read_fallback(lines, 0) == (Embed("threads", "", "", handle="otter.trust"), 3)


def test_frame_is_threads_own() -> None:
    frame = embeds.frame(Embed("threads", ID, POST, handle="otter.trust"))
    assert frame is not None
    assert frame.src == f"{POST}/embed/"
    assert frame.title == "Threads: A post shared by @otter.trust"
    assert frame.messages == "https://www.threads.com"
    assert frame.height
    assert embeds.frame(Embed("threads", "", "", handle="otter.trust")) is None
