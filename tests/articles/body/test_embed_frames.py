"""What an article's page offers of other sites' frames, before anybody asks for one."""

import pytest
from django.test import Client
from lxml import html

from articles.embeds import frame_origins
from articles.models import Article
from tests.articles.embeds.posts import POSTS, marker
from tests.factories import make_article

pytestmark = pytest.mark.django_db

MASTODON = "https://social.example.ie"


def page_of(client: Client, article: Article) -> html.HtmlElement:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def body_with(*providers: str) -> str:
    return "<p>Words before.</p>" + "".join(map(marker, providers)) + "<p>Words after.</p>"


def test_every_provider_s_card_offers_its_frame_and_loads_nothing(client: Client) -> None:
    page = page_of(client, make_article(body=body_with(*POSTS)))
    cards = page.xpath("//figure[@class='embed']")
    assert [card.get("data-provider") for card in cards] == list(POSTS)
    for card in cards:
        assert card.xpath("string(.//p[@class='embed-text'])") == "Otters at tea."
        assert card.xpath(".//blockquote/@cite") == [POSTS[card.get("data-provider")]]
        buttons = card.xpath(".//button/text()")
        assert bool(buttons) == (card.get("data-provider") != "mastodon")
    assert not page.xpath("//iframe")
    assert all(src.startswith("/") for src in page.xpath("//script/@src | //img/@src"))


@pytest.mark.parametrize(
    ("provider", "words"),
    [
        ("instagram", ["Show post from Instagram", "Always show posts from Instagram"]),
        ("youtube", ["Show video from YouTube", "Always show videos from YouTube"]),
        ("spotify", ["Show player from Spotify", "Always show players from Spotify"]),
        ("google-maps", ["Show map from Google Maps", "Always show maps from Google Maps"]),
    ],
)
def test_the_question_says_what_is_shown_and_what_loading_does(
    client: Client, provider: str, words: list[str]
) -> None:
    page = page_of(client, make_article(body=body_with(provider)))
    ask = page.xpath("//div[@class='embed-ask']")[0]
    assert [button.text for button in ask.iter("button")] == words
    site = words[0].rpartition("from ")[2]
    assert ask.xpath("string(p[@class='embed-note'])") == (
        f"Loading it tells {site} that you read this page, and may set its cookies."
    )


def test_the_card_carries_the_frame_s_address_and_sandbox(client: Client) -> None:
    page = page_of(client, make_article(body=body_with("instagram")))
    ask = page.xpath("//div[@class='embed-ask']")[0]
    assert ask.get("data-src") == f"{POSTS['instagram']}embed/captioned/"
    assert ask.get("data-messages") == "https://www.instagram.com"
    assert "allow-top-navigation" not in ask.get("data-sandbox")
    assert int(ask.get("data-height")) > 0


def test_the_module_and_the_footer_s_list_come_only_with_a_frame(client: Client) -> None:
    with_frame = page_of(client, make_article(body=body_with("instagram")))
    assert len(with_frame.xpath("//script[contains(@src, 'embeds')]")) == 1
    items = with_frame.xpath("//section[@class='embed-choices']//li")
    assert "Posts from Instagram are always shown." in items[0].text_content()
    assert len(items) == len(POSTS) - 1
    without = page_of(client, make_article(body=body_with("mastodon")))
    assert not without.xpath("//script[contains(@src, 'embeds')]")
    assert not without.xpath("//section[@class='embed-choices']")


def test_a_site_that_is_switched_off_stays_a_card(client: Client, settings) -> None:
    settings.EMBED_FRAME_ORIGINS = frame_origins(["youtube"])
    page = page_of(client, make_article(body=body_with("instagram", "youtube")))
    assert page.xpath("//button[contains(@class, 'embed-show')]/text()") == [
        "Show video from YouTube"
    ]
    assert len(page.xpath("//section[@class='embed-choices']//li")) == 1


def test_a_listed_mastodon_server_has_frames(client: Client, settings) -> None:
    settings.EMBED_MASTODON_SERVERS = ["social.example.ie"]
    settings.EMBED_FRAME_ORIGINS = frame_origins(["all"], ["social.example.ie"])
    page = page_of(client, make_article(body=body_with("mastodon")))
    assert page.xpath("//div[@class='embed-ask']/@data-src") == [f"{POSTS['mastodon']}/embed"]


def test_without_address_there_is_nothing_to_ask(client: Client) -> None:
    body = body_with().replace(
        "<p>Words after",
        '<figure data-embed="" data-provider="instagram" data-handle="ottertrust"><blockquote>'
        "</blockquote></figure><p>Words after",
    )
    page = page_of(client, make_article(body=body))
    assert page.xpath("//figure[@class='embed']")
    assert not page.xpath("//button[contains(@class, 'embed-show')]")


def test_an_address_of_no_provider_is_a_link_s_card(client: Client) -> None:
    body = body_with() + marker("link", "https://otters.example/tea?utm_source=x")
    page = page_of(client, make_article(body=body))
    card = page.xpath("//figure[@class='embed']")[0]
    assert card.get("data-provider") == "link"
    assert card.xpath(".//a/@href") == ["https://otters.example/tea"]
    assert card.xpath("string(.//a)") == "Read on at otters.example"
    assert card.xpath("string(.//*[@class='embed-label'])") == "otters.example"


def test_policy_lets_in_exactly_the_frames_that_are_switched_on(client: Client, settings) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    frames = next(part for part in policy.split("; ") if part.startswith("frame-src"))
    assert frames.split()[1:] == settings.EMBED_FRAME_ORIGINS
    assert sorted(settings.EMBED_FRAME_ORIGINS) == sorted(frame_origins(["all"]))


def test_feed_shows_the_card_without_the_question(client: Client) -> None:
    make_article(body=body_with("instagram"))
    feed = client.get("/feed/").content.decode()
    assert "Otters at tea." in feed
    assert "embed-ask" not in feed
    assert "Show post" not in feed


@pytest.mark.parametrize(
    ("names", "servers", "origins"),
    [
        (["youtube"], [], ["https://www.youtube-nocookie.com"]),
        (["mastodon", "x"], ["Social.example.ie"],
         ["https://platform.twitter.com", "https://social.example.ie"]),
        (["x"], ["social.example.ie"], ["https://platform.twitter.com"]),
        ([" YouTube", "youtube "], [], ["https://www.youtube-nocookie.com"]),
        ([], [], []),
    ],
)  # fmt: skip
def test_origins_are_those_of_the_sites_named(
    names: list[str], servers: list[str], origins: list[str]
) -> None:
    assert frame_origins(names, servers) == origins


@pytest.mark.parametrize(
    ("names", "servers"),
    [(["myspace"], []), (["all", "myspace"], []), (["all"], ["localhost"]), (["x"], ["*"])],
)
def test_wrong_names_are_refused(names: list[str], servers: list[str]) -> None:
    with pytest.raises(ValueError, match=r"myspace|localhost|\*"):
        frame_origins(names, servers)
