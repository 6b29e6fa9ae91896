"""Vimeo: its addresses, its embed code and its frame."""

import pytest

from articles import embeds
from articles.embeds import Embed
from tests.articles.embeds.look_alikes import look_alikes

ID = "123456789"
VIDEO = f"https://vimeo.com/{ID}"
HASH = "0a1b2c3d4e"
PLAYER = f"https://player.vimeo.com/video/{ID}"
UNDER = (
    f'<p><a href="{VIDEO}">Otters at tea</a> from <a href="https://vimeo.com/ottertrust">Otter '
    'Trust</a> on <a href="https://vimeo.com">Vimeo</a>.</p>'
)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (VIDEO, VIDEO),
        (f"{VIDEO}/", VIDEO),
        (f"http://www.vimeo.com/{ID}", VIDEO),
        (f"{VIDEO}?share=copy", VIDEO),
        (f"{VIDEO}?fl=pl&fe=sh&utm_source=mail", VIDEO),
        (f"{VIDEO}/{HASH}", f"{VIDEO}/{HASH}"),
        (f"{VIDEO}/{HASH}?share=copy", f"{VIDEO}/{HASH}"),
        (f"{VIDEO}?h={HASH}", f"{VIDEO}/{HASH}"),
        (f"{VIDEO}#t=1m30s", f"{VIDEO}#t=90s"),
        (f"{VIDEO}/{HASH}#t=45", f"{VIDEO}/{HASH}#t=45s"),
        (f"{VIDEO}#comments", VIDEO),
        (f"https://vimeo.com/channels/staffpicks/{ID}", VIDEO),
        (f"https://vimeo.com/groups/otters/videos/{ID}", VIDEO),
        (f"https://vimeo.com/album/4567890/video/{ID}", VIDEO),
        (f"https://vimeo.com/showcase/4567890/video/{ID}", VIDEO),
        (f"https://vimeo.com/ondemand/otters/{ID}", VIDEO),
        (PLAYER, VIDEO),
        (f"{PLAYER}?h={HASH}&badge=0&autopause=0&player_id=0&app_id=58479", f"{VIDEO}/{HASH}"),
        (f"{PLAYER}?autoplay=1#t=2h3m4s", f"{VIDEO}#t=7384s"),
    ],
)
def test_address_of_a_video_becomes_its_canonical_one(address: str, url: str) -> None:
    assert embeds.find(address) == Embed("vimeo", ID, url)


@pytest.mark.parametrize(
    "address",
    [
        *look_alikes(VIDEO),
        *look_alikes(PLAYER),
        "https://vimeo.com/",
        "https://vimeo.com/ottertrust",
        "https://vimeo.com/12",
        f"https://vimeo.com/{ID}/settings",
        f"https://vimeo.com/{ID}/{HASH}/more",
        f"https://vimeo.com/channels/{ID}",
        "https://vimeo.com/channels/staffpicks",
        f"https://player.vimeo.com/{ID}",
        f"https://vimeo.org/{ID}",
    ],
)
def test_near_misses_are_no_video(address: str) -> None:
    assert embeds.find(address) is None


@pytest.mark.parametrize(
    ("code", "embed"),
    [
        (
            f'<iframe src="{PLAYER}?h={HASH}" width="640" height="360" frameborder="0" '
            f'allow="autoplay; fullscreen" allowfullscreen></iframe>\n{UNDER}',
            Embed("vimeo", ID, f"{VIDEO}/{HASH}", author="Otter Trust", text="Otters at tea"),
        ),
        (
            f'<iframe title="Otters at tea" src="{PLAYER}"></iframe>{UNDER}',
            Embed("vimeo", ID, VIDEO, author="Otter Trust", text="Otters at tea"),
        ),
        (
            '<div style="padding:56.25% 0 0 0;position:relative;"><iframe '
            f'src="{PLAYER}?badge=0&amp;autopause=0" style="position:absolute" title="Otters at '
            'tea"></iframe></div><script src="https://player.vimeo.com/api/player.js"></script>',
            Embed("vimeo", ID, VIDEO, text="Otters at tea"),
        ),
        (f'<iframe src="//player.vimeo.com/video/{ID}"></iframe>', Embed("vimeo", ID, VIDEO)),
        (f'<iframe title="vimeo-player" src="{PLAYER}"></iframe>', Embed("vimeo", ID, VIDEO)),
        (f'<iframe data-src="{PLAYER}"></iframe>', Embed("vimeo", ID, VIDEO)),
        (f'<amp-vimeo data-videoid="{ID}" layout="responsive"></amp-vimeo>',
         Embed("vimeo", ID, VIDEO)),
        (f"[embed]{VIDEO}[/embed]", Embed("vimeo", ID, VIDEO)),
        (f"[vimeo {ID}]", Embed("vimeo", ID, VIDEO)),
        (f"[vimeo {VIDEO} w=640&h=360]", Embed("vimeo", ID, VIDEO)),
        (f'[vimeo url="{VIDEO}"]', Embed("vimeo", ID, VIDEO)),
        (
            f'<!-- wp:embed {{"url":"{VIDEO}","type":"video","providerNameSlug":"vimeo"}} -->\n'
            f'<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n{VIDEO}\n'
            "</div><figcaption>Tea time</figcaption></figure>\n<!-- /wp:embed -->",
            Embed("vimeo", ID, VIDEO, text="Tea time"),
        ),
        (f'<!-- wp:core-embed/vimeo {{"url":"{VIDEO}"}} /-->', Embed("vimeo", ID, VIDEO)),
    ],
)  # fmt: skip
def test_pasted_code_gives_address_name_and_author(code: str, embed: Embed) -> None:
    assert embeds.parse_code(code) == embed


@pytest.mark.parametrize(
    "code",
    [
        f'<iframe src="{PLAYER}"></iframe><p>Watch all of it.</p>',
        f'<iframe src="{PLAYER}"></iframe>{UNDER}<p>More.</p>',
        f'<iframe src="{PLAYER}"></iframe>' * 2,
        f'<iframe src="https://evil.example/video/{ID}"></iframe>',
        UNDER,
    ],
)
def test_code_that_shows_more_or_other_than_one_video_is_left_alone(code: str) -> None:
    assert embeds.parse_code(code) is None


@pytest.mark.parametrize(
    ("url", "src"),
    [
        (VIDEO, f"{PLAYER}?dnt=1"),
        (f"{VIDEO}/{HASH}", f"{PLAYER}?h={HASH}&dnt=1"),
        (f"{VIDEO}/{HASH}#t=90s", f"{PLAYER}?h={HASH}&dnt=1#t=90s"),
    ],
)
def test_frame_is_the_player_that_does_not_track(url: str, src: str) -> None:
    frame = embeds.frame(Embed("vimeo", ID, url, author="Otter Trust"))
    assert frame is not None
    assert (frame.src, frame.ratio) == (src, "16 / 9")
    assert frame.title == "Vimeo: A video shared by Otter Trust"
    assert "allow-presentation" in frame.sandbox.split()
    assert "fullscreen" in frame.allow
