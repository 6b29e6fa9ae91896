"""What holds for the frames of all providers, and the frames of the largest."""

from urllib.parse import urlsplit

import pytest

from articles import embeds
from articles.embeds import PROVIDERS, Embed
from articles.embeds.frames import WORDS
from tests.articles.embeds.posts import FACEBOOK, POSTS, VIDEO

SAFE = {
    "allow-scripts", "allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox",
    "allow-presentation",
}  # fmt: skip


def frame_of(address: str) -> embeds.Frame | None:
    embed = embeds.find(address)
    assert embed is not None
    return embeds.frame(embed)


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.name)
def test_every_provider_has_a_safe_frame_of_a_known_origin(provider: embeds.Provider) -> None:
    frame = frame_of(POSTS[provider.name])
    assert frame is not None
    parts = urlsplit(frame.src)
    assert parts.scheme == "https"
    assert set(frame.sandbox.split()) <= SAFE
    assert frame.title
    assert bool(frame.ratio) != bool(frame.height)
    assert "autoplay" not in frame.allow
    assert frame.messages in ("", frame.origin)
    assert frame.origin in (provider.frame_origins or [f"https://{parts.netloc}"])
    assert provider.frame_sort in WORDS


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.name)
def test_without_an_address_there_is_no_frame(provider: embeds.Provider) -> None:
    assert embeds.frame(Embed(provider.name, "", "", author="Orla", handle="orla")) is None


def test_a_link_card_has_no_frame() -> None:
    card = embeds.link_card("https://otters.example/tea")
    assert card is not None
    assert embeds.frame(card) is None


@pytest.mark.parametrize(
    ("address", "src", "ratio"),
    [
        (VIDEO, "https://www.youtube-nocookie.com/embed/dEmoVid_-01?rel=0", "16 / 9"),
        (f"{VIDEO}&t=1m30s", "https://www.youtube-nocookie.com/embed/dEmoVid_-01?rel=0&start=90",
         "16 / 9"),
        (f"{VIDEO}&list=PLdemoDemoDemo",
         "https://www.youtube-nocookie.com/embed/dEmoVid_-01?rel=0&list=PLdemoDemoDemo", "16 / 9"),
        ("https://www.youtube.com/playlist?list=PLdemoDemoDemo",
         "https://www.youtube-nocookie.com/embed/videoseries?rel=0&list=PLdemoDemoDemo", "16 / 9"),
        ("https://www.youtube.com/shorts/dEmoVid_-01",
         "https://www.youtube-nocookie.com/embed/dEmoVid_-01?rel=0", "9 / 16"),
        ("https://www.youtube.com/live/dEmoVid_-01",
         "https://www.youtube-nocookie.com/embed/dEmoVid_-01?rel=0", "16 / 9"),
        (POSTS["tiktok"],
         "https://www.tiktok.com/player/v1/7234567890123456789?rel=0&native_context_menu=0",
         "9 / 16"),
    ],
)  # fmt: skip
def test_frame_of_a_video_is_the_player_with_the_options_for_privacy(
    address: str, src: str, ratio: str
) -> None:
    frame = frame_of(address)
    assert frame is not None
    assert (frame.src, frame.ratio) == (src, ratio)


@pytest.mark.parametrize(
    ("address", "src"),
    [
        (POSTS["instagram"], f"{POSTS['instagram']}embed/captioned/"),
        ("https://www.instagram.com/orla/reel/B4xDemo1abc/",
         "https://www.instagram.com/reel/B4xDemo1abc/embed/captioned/"),
        (POSTS["x"],
         "https://platform.twitter.com/embed/Tweet.html?id=1768312345678901234&dnt=true"),
        (POSTS["facebook"],
         "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com"
         "%2Fottertrust%2Fposts%2F1234567890&show_text=true&width=500"),
        (f"{FACEBOOK}/videos/1234567890/",
         "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com"
         "%2Fottertrust%2Fvideos%2F1234567890%2F&show_text=true&width=500"),
    ],
)  # fmt: skip
def test_frame_of_a_post_is_the_site_s_own(address: str, src: str) -> None:
    frame = frame_of(address)
    assert frame is not None
    assert frame.src == src


@pytest.mark.parametrize(
    "address",
    [
        "https://www.instagram.com/share/p/B4xDemo1abc/",
        "https://vm.tiktok.com/ZMdemo123/",
        "https://www.tiktok.com/t/1234567890/",
        "https://www.facebook.com/share/p/AbCdEf123/",
        "https://www.facebook.com/groups/otters/posts/1234567890/",
    ],
)
def test_addresses_that_name_no_post_outright_have_no_frame(address: str) -> None:
    assert frame_of(address) is None


def test_frame_is_named_by_site_and_author() -> None:
    frame = embeds.frame(
        Embed("instagram", "B4xDemo1abc", POSTS["instagram"], "Orla Quill", "orla.q")
    )
    assert frame is not None
    assert frame.title == "Instagram: A post shared by Orla Quill (@orla.q)"
