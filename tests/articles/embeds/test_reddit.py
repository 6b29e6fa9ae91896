"""Reddit: its addresses, its embed code and its frame."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "1abcd2e"
SITE = "https://www.reddit.com"
POST = f"{SITE}/r/otters/comments/{ID}/"
NAMED = f"{POST}otters_at_tea/"
COMMENT = f"{POST}comment/kfgh3ij/"
BARE = f"{SITE}/comments/{ID}/"
CODE = (
    '<blockquote class="reddit-embed-bq" style="height:316px" data-embed-height="316"><a '
    f'href="{NAMED}">Otters at tea</a><br> by<a href="{SITE}/user/orla_q/">u/orla_q</a> in<a '
    f'href="{SITE}/r/otters/">otters</a></blockquote><script async="" '
    'src="https://embed.reddit.com/widgets.js" charset="UTF-8"></script>'
)


@pytest.mark.parametrize(
    ("address", "id_", "url"),
    [
        (NAMED, ID, POST),
        (POST, ID, POST),
        (NAMED.rstrip("/"), ID, POST),
        (f"{NAMED}?utm_source=share&utm_medium=web3x&utm_name=web3xcss", ID, POST),
        (f"{NAMED}#comments", ID, POST),
        (NAMED.replace("https", "http"), ID, POST),
        (NAMED.replace("www.", ""), ID, POST),
        (NAMED.replace("www.", "old."), ID, POST),
        (NAMED.replace("www.", "m."), ID, POST),
        (NAMED.replace("www.", "np."), ID, POST),
        (NAMED.replace("www.", "embed.") + "?embed=true&theme=dark", ID, POST),
        (NAMED.replace("www.reddit.com", "www.redditmedia.com") + "?ref_source=embed", ID, POST),
        (f"{NAMED}kfgh3ij/", "kfgh3ij", COMMENT),
        (f"{POST}comment/kfgh3ij/?utm_source=share", "kfgh3ij", COMMENT),
        (f"{SITE}/user/orla_q/comments/{ID}/tea/", ID, f"{SITE}/user/orla_q/comments/{ID}/"),
        (f"{SITE}/u/orla_q/comments/{ID}/tea/", ID, f"{SITE}/user/orla_q/comments/{ID}/"),
        (f"{SITE}/comments/{ID}", ID, BARE),
        (f"{SITE}/gallery/{ID}", ID, BARE),
        (f"https://redd.it/{ID}", ID, BARE),
        (f"{SITE}/r/otters/s/AbCdEf1234", "AbCdEf1234", f"{SITE}/r/otters/s/AbCdEf1234"),
    ],
)
def test_address_of_a_post_becomes_its_canonical_one(address: str, id_: str, url: str) -> None:
    assert embeds.find(address) == Embed("reddit", id_, url)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(NAMED),
        *look_alikes(f"https://redd.it/{ID}"),
        f"{SITE}/",
        f"{SITE}/r/otters/",
        f"{SITE}/r/otters/comments/",
        f"{SITE}/r/otters/top/?t=all",
        f"{SITE}/user/orla_q/",
        f"{SITE}/r/otters/wiki/{ID}",
        f"{SITE}/otters/comments/{ID}/",
        f"https://i.redd.it/{ID}.jpg",
        f"https://www.reddit.org/r/otters/comments/{ID}/",
    ],
)
def test_near_misses_are_no_post(address: str) -> None:
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    ("code", "text", "handle"),
    [
        (CODE, "Otters at tea", "orla_q"),
        (CODE.replace("by<a", "by <a").replace("in<a", "in <a"), "Otters at tea", "orla_q"),
        (CODE.replace(">otters<", ">r/otters<"), "Otters at tea", "orla_q"),
        (f'<blockquote class="reddit-card" data-card-created="1700000000"><a href="{NAMED}">Otters '
         f'at tea</a> from <a href="{SITE}/r/otters">r/otters</a></blockquote>\n<script async '
         'src="//embed.redditmedia.com/widgets/platform.js"></script>', "Otters at tea", ""),
        (f'<blockquote class="reddit-embed-bq"><a href="{NAMED}">Otters at tea</a></blockquote>',
         "Otters at tea", ""),
        (f'<iframe src="{NAMED.replace("www.reddit", "embed.reddit")}?embed=true"></iframe>', "",
         ""),
        (f'<iframe id="reddit-embed" src="https://www.redditmedia.com/r/otters/comments/{ID}/x?'
         'ref_source=embed&amp;ref=share&amp;embed=true" sandbox="allow-scripts"></iframe>', "",
         ""),
        (f'<amp-reddit layout="responsive" data-embedtype="post" data-src="{NAMED}?ref=share">'
         "</amp-reddit>", "", ""),
        (f"[embed]{NAMED}[/embed]", "", ""),
        (f"[reddit {NAMED}]", "", ""),
        (f'<!-- wp:embed {{"url":"{NAMED}"}} /-->', "", ""),
        (f'<!-- wp:embed {{"url":"{NAMED}","providerNameSlug":"reddit"}} --><figure><div>{NAMED}'
         "</div><figcaption>Tea time</figcaption></figure><!-- /wp:embed -->", "Tea time", ""),
    ],
)  # fmt: skip
def test_pasted_code_gives_address_text_and_account(code: str, text: str, handle: str) -> None:
    assert embeds.parse_code(code) == Embed("reddit", ID, POST, handle=handle, text=text)


def test_comment_s_code_gives_the_comment() -> None:
    code = (
        '<blockquote class="reddit-embed-bq" data-embed-height="240"><a '
        f'href="{COMMENT}">Comment</a><br> by<a href="{SITE}/user/orla_q/">u/orla_q</a> from '
        f'discussion<a href="{NAMED}"></a><br> in<a href="{SITE}/r/otters/">otters</a></blockquote>'
    )
    embed = embeds.parse_code(code)
    assert embed is not None
    assert (embed.id, embed.url, embed.handle) == ("kfgh3ij", COMMENT, "orla_q")


@pytest.mark.parametrize(
    "code",
    [
        CODE * 2,
        "<p>Look:</p>" + CODE,
        f'<a href="{NAMED}">a post</a>',
        CODE.replace("www.reddit.com", "www.evil.example"),
        f'<iframe src="https://embed.reddit.evil.example/r/otters/comments/{ID}/"></iframe>',
    ],
)
def test_code_that_shows_more_or_other_than_one_post_is_left_alone(code: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is None or not embed.url


@pytest.mark.parametrize(
    ("url", "src"),
    [
        (POST, POST.replace("www.", "embed.") + "?embed=true&ref_source=embed&ref=share"),
        (COMMENT, COMMENT.replace("www.", "embed.") + "?embed=true&ref_source=embed&ref=share"),
        (BARE, ""),
        (f"{SITE}/r/otters/s/AbCdEf1234", ""),
    ],
)
def test_frame_is_reddit_s_own_where_the_place_is_known(url: str, src: str) -> None:
    embed = embeds.find(url)
    assert embed is not None
    frame = embeds.frame(embed)
    assert (frame.src if frame else "") == src
    assert frame is None or frame.messages == frame.origin == "https://embed.reddit.com"
