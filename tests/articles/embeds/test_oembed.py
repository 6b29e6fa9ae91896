"""Which sites may be asked about a post, and what their answers say."""

from typing import Any

import pytest

from articles import embeds
from articles.embeds import PROVIDERS, Embed
from tests.articles.embeds.posts import POSTS

HOSTS = {
    "x": "publish.x.com",
    "youtube": "www.youtube.com",
    "tiktok": "www.tiktok.com",
    "vimeo": "vimeo.com",
    "bluesky": "embed.bsky.app",
    "pinterest": "www.pinterest.com",
    "spotify": "open.spotify.com",
    "soundcloud": "soundcloud.com",
    "giphy": "giphy.com",
    "reddit": "www.reddit.com",
}
# As each site writes it, with the words of a demo.
ANSWERS: dict[str, dict[str, Any]] = {
    "x": {
        "url": "https://twitter.com/ottertrust/status/1768312345678901234",
        "author_name": "The Otter Trust",
        "author_url": "https://twitter.com/ottertrust",
        "html": '<blockquote class="twitter-tweet" data-dnt="true"><p lang="en" dir="ltr">Otters '
        'at tea. <a href="https://t.co/abc">pic.twitter.com/abc</a></p>&mdash; The Otter Trust '
        '(@ottertrust) <a href="https://twitter.com/ottertrust/status/1768312345678901234?'
        'ref_src=twsrc%5Etfw">March 14, 2024</a></blockquote>\n\n',
        "type": "rich",
    },
    "youtube": {
        "title": "Otters at tea",
        "author_name": "The Otter Trust",
        "author_url": "https://www.youtube.com/@ottertrust",
        "type": "video",
        "html": '<iframe width="200" height="113" src="https://www.youtube.com/embed/dEmoVid_-01?'
        'feature=oembed" title="Otters at tea"></iframe>',
    },
    "tiktok": {
        "title": "Otters at tea #otters",
        "author_name": "Otter Films",
        "author_url": "https://www.tiktok.com/@otter.films",
        "html": '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@otter.films/video/'
        '7234567890123456789"><section><a href="https://www.tiktok.com/@otter.films">@otter.films'
        "</a><p>Otters at tea</p></section></blockquote><script src='https://www.tiktok.com/embed.js'>"
        "</script>",
    },
    "vimeo": {
        "title": "Otters at tea",
        "author_name": "The Otter Trust",
        "author_url": "https://vimeo.com/ottertrust",
        "upload_date": "2024-03-14 09:05:11",
        "video_id": 123456789,
    },
    "bluesky": {
        "author_name": "The Otter Trust (@otters.example.ie)",
        "author_url": "https://bsky.app/profile/otters.example.ie",
        "html": '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:'
        'abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3kabcdefgh22x"><p lang="en">Otters at tea.</p>'
        '&mdash; The Otter Trust (<a href="https://bsky.app/profile/x">@otters.example.ie</a>) '
        '<a href="https://bsky.app/profile/x">March 14, 2024 at 9:05 AM</a></blockquote>',
    },
    "spotify": {"title": "Otters at tea", "type": "rich", "html": "<iframe></iframe>"},
    "soundcloud": {
        "title": "At Tea by The Otter Trust",
        "author_name": "The Otter Trust",
        "author_url": "https://soundcloud.com/otter-trust",
        "version": 1.0,
    },
    "giphy": {
        "title": "Otter Tea GIF",
        "author_name": "The Otter Trust",
        "author_url": "https://giphy.com/ottertrust/",
    },
    "reddit": {
        "title": "Otters at tea",
        "author_name": "otter_fan",
        "html": '<blockquote class="reddit-embed-bq"><a href="https://www.reddit.com/r/otters/'
        'comments/1abcd2e/otters_at_tea/">Otters at tea</a><br> by <a href="https://www.reddit.com/'
        'user/otter_fan/">u/otter_fan</a> in <a href="https://www.reddit.com/r/otters/">otters</a>'
        "</blockquote>",
    },
}
SAID = {
    "x": ("The Otter Trust", "ottertrust", "Otters at tea. pic.twitter.com/abc", "2024-03-14"),
    "youtube": ("The Otter Trust", "ottertrust", "Otters at tea", ""),
    "tiktok": ("Otter Films", "otter.films", "Otters at tea #otters", ""),
    "vimeo": ("The Otter Trust", "ottertrust", "Otters at tea", "2024-03-14"),
    "bluesky": (
        "The Otter Trust",
        "otters.example.ie",
        "Otters at tea.",
        "March 14, 2024 at 9:05 AM",
    ),
    "spotify": ("", "", "Otters at tea", ""),
    "soundcloud": ("The Otter Trust", "otter-trust", "At Tea by The Otter Trust", ""),
    "giphy": ("The Otter Trust", "ottertrust", "Otter Tea GIF", ""),
    "reddit": ("", "otter_fan", "Otters at tea", ""),
}


def post(provider: str) -> Embed:
    found = embeds.find(POSTS[provider])
    assert found is not None
    return found


def said(provider: str, answer: dict[str, Any], url: str = "") -> Embed:
    embed = embeds.find(url) if url else post(provider)
    assert embed is not None
    lookup = embeds.lookup(embed, {"social.example.ie"})
    assert lookup is not None
    return embeds.read_lookup(lookup, embed, answer)


def test_only_sites_that_allow_it_are_asked_and_each_at_its_own_host() -> None:
    asked = {name: embeds.lookup(post(name)) for name in POSTS}
    assert {name: lookup.host for name, lookup in asked.items() if lookup} == HOSTS
    for name in ("instagram", "facebook", "threads"):
        assert embeds.get(name) and asked[name] is None  # their terms forbid to keep it


def test_a_mastodon_server_is_asked_only_if_it_is_listed() -> None:
    embed = post("mastodon")
    assert embeds.lookup(embed) is None
    assert embeds.lookup(embed, {"example.ie", "other.example.ie"}) is None
    lookup = embeds.lookup(embed, {"social.example.ie"})
    assert lookup is not None
    assert (lookup.host, lookup.path) == ("social.example.ie", "/api/oembed")


@pytest.mark.parametrize(
    "address",
    [
        "https://vm.tiktok.com/ZMdemo123/",
        "https://pin.it/4DemoCode",
        "https://on.soundcloud.com/abcDEF",
        "https://gph.is/2DemoAb",
        "https://www.reddit.com/comments/1abcd2e/",
        "https://www.tiktok.com/player/v1/7234567890123456789",
        "https://www.tiktok.com/@otter.films/photo/7234567890123456789",
        "https://x.com/i/status/1768312345678901234",
        "https://api.soundcloud.com/tracks/123456",
        "https://giphy.com/stickers/l0DemoOtter1TeaXyZ",
        "https://www.reddit.com/r/otters/s/DEMOdemo1",
    ],
)
def test_nobody_is_asked_about_an_address_that_names_no_post_outright(address: str) -> None:
    found = embeds.find(address)
    assert found is not None
    assert embeds.lookup(found) is None


@pytest.mark.parametrize("provider", ANSWERS)
def test_an_answer_tells_who_what_and_when(provider: str) -> None:
    embed = said(provider, ANSWERS[provider])
    assert (embed.author, embed.handle, embed.text, embed.date) == SAID[provider]
    assert (embed.id, embed.url) == (post(provider).id, POSTS[provider])


def test_a_mastodon_answer_tells_who_and_nothing_that_is_no_text() -> None:
    answer = {
        "title": "New status by otters",
        "author_name": "The Otter Trust",
        "author_url": "https://social.example.ie/@otters",
        "html": '<iframe src="https://social.example.ie/@otters/112233445566778899/embed"></iframe>',
    }
    embed = said("mastodon", answer)
    assert (embed.author, embed.handle) == ("The Otter Trust", "otters@social.example.ie")
    assert embed.text == ""


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"title": None, "author_name": 7, "author_url": ["x"], "html": {"a": 1}},
        {"html": "<blockquote class='twitter-tweet'>"},
        {"html": "<script>alert(1)</script>"},
        {"html": "<blockquote" + "x" * 200_000},
        {"upload_date": "2024-19-44"},
        {"author_url": "https://evil.example/ottertrust"},
        {"author_url": "javascript:alert(1)"},
        {"author_url": "https://www.youtube.com/channel/UCdemodemodemo"},
        ANSWERS["x"] | {"author_name": "", "author_url": ""},
    ],
)
def test_what_an_answer_does_not_tell_stays_empty(answer: dict[str, Any]) -> None:
    embed = said("youtube", answer)
    assert (embed.author, embed.handle, embed.text, embed.date) == ("", "", "", "")


def test_code_of_another_post_in_an_answer_is_not_believed() -> None:
    other = ANSWERS["x"]["html"].replace("1768312345678901234", "99")
    embed = said("x", {"author_name": "The Otter Trust", "html": other})
    assert (embed.author, embed.text, embed.date) == ("The Otter Trust", "", "")


def test_texts_are_cleaned_and_cut_between_words() -> None:
    embed = said("youtube", {"title": "a\u200bb \x00c\ud800\n<b>d</b> " + "word " * 400})
    assert embed.text.startswith("ab c <b>d</b> word")
    assert embed.text.endswith(" word…")
    assert len(embed.text) <= 1000


def test_hosts_are_named_in_the_providers_files_only() -> None:
    names = {provider.lookup.host for provider in PROVIDERS if provider.lookup}
    assert names == set(HOSTS.values())
