"""LinkedIn: its addresses, its embed code and its frame."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "7123456789012345678"
SITE = "https://www.linkedin.com"


def post(kind: str = "activity") -> str:
    return f"{SITE}/feed/update/urn:li:{kind}:{ID}"


PAGE = f"{SITE}/posts/orla-quill_otters-tea-activity-{ID}-AbCd"
FRAME = f"{SITE}/embed/feed/update/urn:li:share:{ID}"


@pytest.mark.parametrize(
    ("address", "url", "handle"),
    [
        (post(), post(), ""),
        (f"{post()}/", post(), ""),
        (f"{post()}/?utm_source=share&utm_medium=member_desktop&rcm=ACoAA", post(), ""),
        (f"{post()}?commentUrn=urn%3Ali%3Acomment", post(), ""),
        (post().replace(":li:activity:", "%3Ali%3Aactivity%3A"), post(), ""),
        (post().replace("https", "http"), post(), ""),
        (post().replace("www.", ""), post(), ""),
        (post().replace("www.", "ie."), post(), ""),
        (post().replace("www.", "m."), post(), ""),
        (post("share"), post("share"), ""),
        (post("ugcPost"), post("ugcPost"), ""),
        (FRAME, post("share"), ""),
        (f"{FRAME}?collapsed=1", post("share"), ""),
        (PAGE, post(), "orla-quill"),
        (f"{PAGE}?utm_source=share", post(), "orla-quill"),
        (PAGE.replace("www.", "uk."), post(), "orla-quill"),
        (PAGE.replace("activity", "ugcPost"), post("ugcPost"), "orla-quill"),
        (f"{SITE}/posts/orla-quill_activity-{ID}-AbCd/", post(), "orla-quill"),
        (f"{SITE}/posts/activity-{ID}-AbCd", post(), ""),
    ],
)
def test_address_of_a_post_becomes_its_canonical_one(address: str, url: str, handle: str) -> None:
    assert embeds.find(address) == Embed("linkedin", ID, url, handle=handle)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(post()),
        *look_alikes(PAGE),
        f"{SITE}/",
        f"{SITE}/in/orla-quill",
        f"{SITE}/company/otter-trust/posts/",
        f"{SITE}/pulse/otters-tea-orla-quill",
        f"{SITE}/jobs/view/{ID}",
        f"{SITE}/feed/update/urn:li:member:{ID}",
        f"{SITE}/feed/update/urn:li:activity:12",
        f"{SITE}/posts/orla-quill_otters-tea-AbCd",
        f"https://www.linkedin.org/feed/update/urn:li:activity:{ID}",
        "https://lnkd.in/dEmoCode",
    ],
)
def test_near_misses_are_no_post(address: str) -> None:
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    ("code", "url"),
    [
        (f'<iframe src="{FRAME}" height="570" width="504" frameborder="0" allowfullscreen="" '
         'title="Embedded post"></iframe>', post("share")),
        (f'<iframe src="{FRAME}?collapsed=1" title="Embedded post"></iframe>', post("share")),
        (f'<iframe src="{FRAME.replace("https:", "")}"></iframe>', post("share")),
        (f'<iframe data-src="{FRAME}"></iframe>', post("share")),
        (f'<amp-iframe src="{FRAME}"></amp-iframe>', post("share")),
        (f"[embed]{PAGE}[/embed]", post()),
        (f"[linkedin {post()}]", post()),
        (f'[linkedin url="{PAGE}"]', post()),
        (f'<!-- wp:embed {{"url":"{PAGE}"}} /-->', post()),
        (f"<!-- wp:html -->\n<iframe src='{FRAME}'></iframe>\n<!-- /wp:html -->", post("share")),
    ],
)  # fmt: skip
def test_pasted_code_gives_the_address(code: str, url: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.provider, embed.id, embed.url, embed.text) == ("linkedin", ID, url, "")


@pytest.mark.parametrize(
    "code",
    [
        f'<iframe src="{FRAME}"></iframe>' * 2,
        f'<p>Look:</p><iframe src="{FRAME}"></iframe>',
        f'<a href="{PAGE}">a post</a>',
        f'<iframe src="https://www.linkedin.evil.example/embed/feed/update/urn:li:share:{ID}">'
        "</iframe>",
    ],
)
def test_code_that_shows_more_or_other_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


def test_frame_is_linkedin_s_own() -> None:
    frame = embeds.frame(Embed("linkedin", ID, post("share")))
    assert frame is not None
    assert frame.src == FRAME
    assert embeds.frame(Embed("linkedin", "", "", handle="orla-quill")) is None
