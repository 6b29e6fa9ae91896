"""What holds for all providers of embeds together, and for any text at all."""

import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles import embeds
from articles.embeds import PROVIDERS, Embed

POSTS = {
    "www.instagram.com": [
        "/p/B4xDemo1abc", "/orla.q/reel/B4xDemo1abc", "/reels/B4xDemo1abc", "/share/p/B4xDemo1abc",
        "/share/reel/B4xDemo1abc", "/p/B4xDemo1abc/embed/captioned", "/share/reels/B4xDemo1abc",
    ],
    "x.com": ["/orla/status/12/photo/1", "/i/web/status/12", "/i/status/12", "/i/statuses/12"],
    "platform.twitter.com": ["/embed/Tweet.html"],
    "www.youtube.com": ["/watch", "/shorts/dEmoVid_-01", "/embed/dEmoVid_-01", "/playlist"],
    "youtu.be": ["/dEmoVid_-01"],
    "www.tiktok.com": ["/@orla/video/123456", "/@_/photo/123456", "/t/ZMdemo123", "/v/123456.html"],
    "vm.tiktok.com": ["/ZMdemo123", "/123456"],
    "www.facebook.com": [
        "/orla/posts/pfbid02DemoDemoDemo", "/orla/posts/some-words/123456",
        "/123/videos/vb.1/123456",
        "/groups/orla/permalink/123456", "/permalink.php", "/photo.php", "/watch/", "/reel/123456",
        "/share/123456", "/share/v/123456", "/groups/posts/123456", "/plugins/post.php",
    ],
    "fb.watch": ["/123456"],
    "www.threads.com": ["/@orla/post/DAdemo_1", "/t/DAdemo_1", "/@orla/123456"],
    "vimeo.com": ["/123456789", "/123456789/0123abcdef", "/channels/otters/123456"],
    "player.vimeo.com": ["/video/123456"],
    "bsky.app": ["/profile/orla.example.ie/post/3kdemo2abc"],
    "www.pinterest.ie": ["/pin/123456", "/pin/otters--123456"],
    "pin.it": ["/DEMOdemo1"],
    "open.spotify.com": ["/intl-de/track/4demoDEMOdemoDEMOdemo1", "/embed"],
    "soundcloud.com": ["/orla/otters", "/orla/sets/otters/s-AbCdE", "/orla/tracks"],
    "api.soundcloud.com": ["/tracks/123456"],
    "podcasts.apple.com": ["/ie/podcast/otters/id123456", "/podcast/id123456"],
    "www.google.com": [
        "/maps", "/maps/embed", "/maps/place/Otter+Bay/@53.2,-9.05,15z", "/maps/d/viewer",
        "/maps/@53.2,-9.05,15z", "/maps/dir/Galway/Cork", "/maps/search/", "/maps/search/otters",
    ],
    "maps.app.goo.gl": ["/DEMOdemo1"],
    "giphy.com": ["/gifs/otters-DEMOdemo1", "/embed/DEMOdemo1"],
    "www.linkedin.com": [
        "/feed/update/urn:li:share:7123456789012345678",
        "/posts/orla_otters-activity-7123456789012345678-AbCd",
    ],
    "www.reddit.com": [
        "/r/otters/comments/1abcd2/tea", "/comments/1abcd2", "/r/otters/s/DEMOdemo1",
    ],
    "otters.example": [
        "/@orla/123456", "/@orla@social.example/123456", "/users/orla/statuses/123456",
    ],
}  # fmt: skip
PATHS = [path for paths in POSTS.values() for path in paths]
VALUES = [
    "dEmoVid_-01", "123456", "PLdemoDemoDemo_-12345", "90", "1m30s", "0", "",
    "https%3A%2F%2Fwww.facebook.com%2Forla%2Fposts%2F123456",
    "spotify:track:4demoDEMOdemoDEMOdemo1", "!1m18%211m12!2sOtter%20Caf%C3%A9%3A%20tea!3d53.2",
    "Caf%C3%A9+%26+%22tea%22%3F%20%25%23",
]  # fmt: skip
NAMES = [
    "v", "t", "start", "list", "id", "story_fbid", "fbid", "igsh", "s", "href", "q", "pb", "mid",
    "query", "uri", "h", "i", "cid", "origin", "destination",
]  # fmt: skip

addresses = st.builds(
    lambda scheme, post, end, pairs: (
        f"{scheme}://{post}{end}?{'&'.join('='.join(pair) for pair in pairs)}"
    ),
    st.sampled_from(["http", "https"]),
    st.one_of(
        st.sampled_from([host + path for host, paths in POSTS.items() for path in paths]),
        st.tuples(st.sampled_from(list(POSTS)), st.sampled_from(PATHS)).map("".join),
    ),
    st.sampled_from(["", "/"]),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=8),
)
LINES = [
    "", "", "View this post on Instagram", "A post shared by Orla Quill (@orla.q)", "on",
    "A post shared by", "(@orla.q) on", "on Nov 12, 2019 at 3:04pm PST", "March 14, 2024",
    "— Niamh (@niamh_k) March 14, 2024", "Otters — Niamh (@niamh_k) Mar 14, 2024",
    "@otter.films Otters", "♬ original sound - Otter", "Watch on YouTube", "An error occurred.",
    "Video: Bread - YouTube", "See this post on Facebook", "Watch this video on TikTok",
    "Posted by Otter Trust on Monday, March 4, 2024", "Related: Otters", "Read more: Tea",
    "An ordinary sentence of an article.", "“Quoted,” she said.", "View this post on X",
    "View this post on Instagram A caption. A post shared by Zoë (@zoe) on", "\u200b",
    "👩‍💻 (@dev)",
]  # fmt: skip
SCRAPS = [
    "<", ">", "<blockquote class='twitter-tweet'>", "</blockquote>", "<iframe src='", "'>", "<p>",
    "<!-- wp:embed {", "} -->", "[embed]", "[/embed]", "https://x.com/a/status/12", "&mdash;", "\0",
]  # fmt: skip
articles = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=12)

# What platforms write around a post; a date may be said again in figures.
BOILERPLATE = (
    frozenset(
        (
            "view",
            "see",
            "watch",
            "this",
            "post",
            "video",
            "on",
            "instagram",
            "x",
            "facebook",
            "tiktok",
        )
    )
    | frozenset(
        ("youtube", "a", "an", "shared", "posted", "by", "error", "occurred", "march", "nov", "mar")
    )
    | {"monday"}
)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - BOILERPLATE


@given(st.one_of(addresses, st.text()))
@example("https://[::1/p/B4xDemo1abc/")
@example("https://www.instagram.com]/p/B4xDemo1abc/")
@example("https://youtu.be/dEmoVid_-01?" + "a=1&" * 400)
def test_a_found_address_finds_itself_again(address: str) -> None:
    embed = embeds.find(address)
    if embed is None:
        return
    again = embeds.find(embed.url)
    assert again is not None
    assert (again.provider, again.id, again.url) == (embed.provider, embed.id, embed.url)
    assert embed.id
    assert embed.url.startswith("https://")


@given(addresses)
def test_no_address_belongs_to_two_providers(address: str) -> None:
    assert len([provider for provider in PROVIDERS if provider.find(address)]) <= 1


@given(st.one_of(st.text(), st.lists(st.sampled_from([*LINES, *SCRAPS])).map(" ".join)))
def test_no_code_is_too_broken_to_read(code: str) -> None:
    embed = embeds.parse_code(code)
    assert embed is None or embeds.get(embed.provider) is not None


@given(articles, st.integers(0, 11))
@example(["A post shared by", "", "Orla", "", "(@orla)", "", "on"], 0)
def test_no_word_of_the_lines_taken_is_lost(lines: Sequence[str], start: int) -> None:
    read = embeds.read_fallback(lines, start)
    if read is None:
        return
    embed, count = read
    taken = lines[start : start + count]
    assert 1 <= count == len(taken)
    assert taken[0].strip()
    assert taken[-1].strip()
    kept = " ".join([embed.author, embed.handle, embed.text, embed.date])
    iso = re.fullmatch(r"(\d{4})-(\d\d)-0?(\d+)", embed.date)
    dated = set(iso.groups()) | {"2019", "2024", "12", "14", "4"} if iso else set()
    assert words(" ".join(taken).replace("\u200b", "")) <= words(kept) | dated


@given(articles)
def test_lines_outside_the_text_hold_no_embed(lines: Sequence[str]) -> None:
    assert embeds.read_fallback(lines, len(lines)) is None
    assert embeds.read_fallback([], 0) is None


def test_providers_have_names_of_their_own() -> None:
    names = [provider.name for provider in PROVIDERS]
    assert names == [
        "instagram", "x", "youtube", "tiktok", "facebook", "threads", "vimeo", "bluesky",
        "pinterest", "spotify", "soundcloud", "apple-podcasts", "google-maps", "giphy", "linkedin",
        "reddit", "mastodon",
    ]  # fmt: skip
    assert [embeds.get(name) for name in names] == list(PROVIDERS)
    assert embeds.get("myspace") is None


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.name)
def test_the_words_of_a_link_left_in_plain_text_are_known_again(provider: embeds.Provider) -> None:
    read = embeds.read_fallback([provider.link_label], 0)
    assert read == (Embed(provider.name, "", ""), 1)


def test_code_of_several_providers_is_left_alone() -> None:
    tweet = (
        '<blockquote class="twitter-tweet"><a href="https://x.com/a/status/12"></a></blockquote>'
    )
    video = '<iframe src="https://www.youtube.com/embed/dEmoVid_-01"></iframe>'
    assert embeds.parse_code(tweet) is not None
    assert embeds.parse_code(video) is not None
    assert embeds.parse_code(tweet + video) is None


@pytest.mark.parametrize(
    "code",
    [
        "",
        "   ",
        "A paragraph.",
        "<b>bold</b>",
        "<!-- wp:embed {broken} -->",
        '<!-- wp:embed ["https://x.com/a/status/12"] -->',
        "<div>" * 5_000,
        "<iframe src='https://youtu.be/dEmoVid_-01'></iframe>" + " " * 100_000,
        "<?xml version='1.0' encoding='utf-8'?><p>",
        "\ud800<iframe src='https://youtu.be/dEmoVid_-01'></iframe>",
    ],
    ids=["empty", "blank", "text", "html", "json", "list", "deep", "long", "xml", "surrogate"],
)
def test_what_is_no_embed_code_gives_nothing(code: str) -> None:
    assert embeds.parse_code(code) is None


def test_scripts_never_become_text() -> None:
    code = (
        '<blockquote class="twitter-tweet"><p>Otters<script>alert("boo")</script> and tea'
        "<style>p{}</style></p>&mdash; Niamh (@niamh_k)</blockquote><script>boo()</script>"
    )
    embed = embeds.parse_code(code)
    assert embed is not None
    assert embed.text == "Otters and tea"


@pytest.mark.parametrize(
    "line",
    [
        "A post shared by " * 170,
        "— " * 1400 + "(@a)",
        "Posted by a on " * 190,
        "A post shared by x (@a) on " + "1 2 3 " * 9,
        "@a b c d",
        "Video: " + "a - " * 700,
        "x" * 500_000,
    ],
    ids=lambda line: line[:12],
)
def test_no_line_takes_long(line: str) -> None:
    lines = [f"{line}{number}" for number in range(40)]
    started = time.perf_counter()
    for start in range(len(lines)):
        embeds.read_fallback(lines, start)
    assert time.perf_counter() - started < 1
