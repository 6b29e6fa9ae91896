"""YouTube: its addresses, its embed code and the text it leaves."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "dEmoVid_-01"
WATCH = f"https://www.youtube.com/watch?v={ID}"
LIST = "PLdemoDemoDemo_-12345"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (WATCH, WATCH),
        (f"http://youtube.com/watch?v={ID}", WATCH),
        (f"https://m.youtube.com/watch?v={ID}&feature=share", WATCH),
        (f"https://music.youtube.com/watch?v={ID}&si=AbC", WATCH),
        (f"https://www.youtube.com/watch?app=desktop&v={ID}", WATCH),
        (f"https://www.youtube.com/watch/?v={ID}", WATCH),
        (f"https://youtu.be/{ID}?si=AbCdEf", WATCH),
        (f"https://www.youtube.com/embed/{ID}?rel=0", WATCH),
        (f"https://www.youtube-nocookie.com/embed/{ID}", WATCH),
        (f"https://www.youtube.com/live/{ID}?feature=share", WATCH),
        (f"https://www.youtube.com/v/{ID}", WATCH),
        (f"https://www.youtube.com/shorts/{ID}?si=x", f"https://www.youtube.com/shorts/{ID}"),
        (f"https://youtu.be/{ID}?t=90", WATCH + "&t=90s"),
        (f"{WATCH}&t=1m30s", WATCH + "&t=90s"),
        (f"{WATCH}&t=1h2m3s", WATCH + "&t=3723s"),
        (f"{WATCH}#t=90s", WATCH + "&t=90s"),
        (f"{WATCH}&t=0", WATCH),
        (f"{WATCH}&t=soon", WATCH),
        (f"https://www.youtube.com/embed/{ID}?start=90", WATCH + "&t=90s"),
        (f"{WATCH}&list={LIST}&index=2&t=5", f"{WATCH}&list={LIST}&t=5s"),
        (f"{WATCH}&list=RD{ID}&start_radio=1", WATCH),
        (f"{WATCH}&list=WL", WATCH),
    ],
)
def test_address_of_a_video_becomes_its_canonical_one(address: str, url: str) -> None:
    assert embeds.find(address) == Embed("youtube", ID, url)


@pytest.mark.parametrize("path", [f"playlist?list={LIST}&si=x", f"embed/videoseries?list={LIST}"])
def test_playlist_is_a_post_of_its_own(path: str) -> None:
    url = f"https://www.youtube.com/playlist?list={LIST}"
    assert embeds.find(f"https://www.youtube.com/{path}") == Embed("youtube", LIST, url)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(WATCH),
        *look_alikes(f"https://youtu.be/{ID}"),
        "https://www.youtube.com/",
        "https://www.youtube.com/@otters",
        "https://www.youtube.com/channel/UCdemoDemoDemoDemoDemo12",
        "https://www.youtube.com/results?search_query=otters",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=tooshort",
        f"https://www.youtube.com/watch?v={ID}x",
        f"https://www.youtube.com/watch?x={ID}",
        f"https://youtu.be/{ID}/more",
        "https://www.youtube.com/playlist?list=WL",
        f"https://www.youtube.com.evil.example/watch?v={ID}",
        f"https://notyoutube.com/watch?v={ID}",
        f"https://youtube.com@evil.example/watch?v={ID}",
        f"https://youtube.com:444/watch?v={ID}",
        f"https://evil.example/?u={WATCH}",
        f"https://consent.youtube.com/m?continue={WATCH}",
        f"javascript://youtube.com/watch?v={ID}",
        f"{WATCH} ",
    ],
)
def test_near_misses_are_no_video(address: str) -> None:
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    ("code", "url", "text"),
    [
        (
            f'<iframe width="560" height="315" src="https://www.youtube.com/embed/{ID}?si=x" '
            'title="YouTube video player" frameborder="0" allowfullscreen></iframe>',
            WATCH,
            "",
        ),
        (
            f'<iframe src="//www.youtube-nocookie.com/embed/{ID}?start=90" '
            'title="How to bake &quot;bread&quot; &amp; butter"></iframe>',
            WATCH + "&t=90s",
            'How to bake "bread" & butter',
        ),
        (f'<iframe data-src="https://www.youtube.com/embed/{ID}"></iframe>', WATCH, ""),
        (f'<iframe src="https://www.youtube.com/embed/{ID}"', WATCH, ""),
        (f'<amp-youtube data-videoid="{ID}" layout="responsive"></amp-youtube>', WATCH, ""),
        (f'<lite-youtube videoid="{ID}"></lite-youtube>', WATCH, ""),
        (f"[embed]https://youtu.be/{ID}[/embed]", WATCH, ""),
        (f"[youtube {WATCH}]", WATCH, ""),
        (f"[youtube {ID}]", WATCH, ""),
        (
            f'<object><param name="movie" value="https://www.youtube.com/v/{ID}">'
            f'<embed src="https://www.youtube.com/v/{ID}"></object>',
            WATCH,
            "",
        ),
        (
            f'<!-- wp:embed {{"url":"https://youtu.be/{ID}"}} --><figure class="wp-block-embed">'
            f'<div class="wp-block-embed__wrapper">\nhttps://youtu.be/{ID}\n</div>'
            "<figcaption>Our film</figcaption></figure><!-- /wp:embed -->",
            WATCH,
            "Our film",
        ),
        (f'<div style="x"><p><iframe src="{WATCH}"></iframe></p></div>', WATCH, ""),
    ],
)
def test_embed_code_gives_address_and_name(code: str, url: str, text: str) -> None:
    assert embeds.parse_code(code) == Embed("youtube", ID, url, text=text)


@pytest.mark.parametrize(
    "code",
    [
        f'<iframe src="https://www.youtube.com/embed/{ID}"></iframe>' * 2,
        f'<iframe src="https://www.youtube.com/embed/{ID}"></iframe> and a word',
        '<iframe src="https://player.example/embed/1"></iframe>',
        f'<iframe src="https://www.youtube.com/embed/{ID}"></iframe>'
        '<iframe src="https://www.instagram.com/p/B4xDemo1abc/embed/"></iframe>',
        f"<script>var a = '{WATCH}';</script>",
        f"[youtube {WATCH} {WATCH.replace('01', '02')}]",
        f"[embed]{ID}[/embed]",
    ],
)
def test_code_that_shows_more_or_other_than_one_video_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


BARE = Embed("youtube", "", "")
ADVICE = (
    "Try watching this video on www.youtube.com, or enable JavaScript if it is disabled in your "
    "browser."
)


@pytest.mark.parametrize(
    ("lines", "embed", "count"),
    [
        (["Watch this video on YouTube"], BARE, 1),
        (["Watch on YouTube"], BARE, 1),
        (["▶ Watch on YouTube"], BARE, 1),
        (["View this video on YouTube.", "", "Next."], BARE, 1),
        (["An error occurred.", "", ADVICE, "", "Next."], BARE, 3),
        (["An error occurred. " + ADVICE], BARE, 1),
        (["Video unavailable", "This video is unavailable", "Watch on YouTube"], BARE, 3),
        (
            ["Video: How to bake bread - YouTube"],
            Embed("youtube", "", "", text="How to bake bread"),
            1,
        ),
        (
            ["Watch this video on YouTube", "", "A video shared by Otter Films (@otterfilms)"],
            Embed("youtube", "", "", "Otter Films", "otterfilms"),
            3,
        ),
    ],
)
def test_text_left_in_plain_text_is_read(lines: list[str], embed: Embed, count: int) -> None:
    assert embeds.read_fallback(lines, 0) == (embed, count)


@pytest.mark.parametrize(
    "lines",
    [
        ["Watch this video on YouTube and weep."],
        ["Watch more on YouTube"],
        ["An error occurred.", "", "The editors regret it."],
        ["Video unavailable"],
        ["YouTube"],
        ["She is big on YouTube"],
        ["Instagram - TikTok - YouTube"],
        ["Video: a love story"],
    ],
)
def test_ordinary_prose_is_no_embed(lines: list[str]) -> None:
    assert embeds.read_fallback(lines, 0) is None


def test_words_of_link_and_credit() -> None:
    provider = embeds.get("youtube")
    assert provider is not None
    assert provider.link_label == "Watch this video on YouTube"
    assert provider.shared_by(Embed("youtube", "", "", "Otter Films")) == (
        "A video shared by Otter Films"
    )
    assert provider.account_url("otterfilms") == "https://www.youtube.com/@otterfilms"
