"""Posts of other sites in a real browser: nothing loads until a reader asks, then a frame alone."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from articles import embeds
from articles.models import Article
from tests.articles.embeds.posts import POSTS, marker
from tests.browser.visitor import Visitor
from tests.factories import make_article

pytestmark = pytest.mark.browser

FRAMED = [name for name in POSTS if name != "mastodon"]
INSTAGRAM = "https://www.instagram.com"
SHIFTS = """
() => {
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().filter(
    (entry) => !entry.hadRecentInput).map((entry) => entry.value)),
  ).observe({ type: "layout-shift", buffered: true });
}
"""
STUB = """<!DOCTYPE html><html lang="en"><title>A post</title><body><button>Inside</button>
<script>onmessage = (event) => parent.postMessage(event.data, "*");</script></body></html>"""


def article_with(*providers: str) -> Article:
    paragraph = "<p>Words between, which stand still.</p>"
    return make_article(body=paragraph + paragraph.join(map(marker, providers)) + paragraph)


def frame_of(provider: str) -> embeds.Frame:
    found = embeds.find(POSTS[provider])
    assert found is not None
    frame = embeds.frame(found)
    assert frame is not None
    return frame


def card(page: Page, provider: str) -> Locator:
    return page.locator(f'.embed[data-provider="{provider}"]')


def ask_for(page: Page, provider: str) -> None:
    # By keyboard: right after a frame has moved, Chromium may still send clicks to where it was.
    card(page, provider).locator(".embed-show").press("Enter")


def wait_inside(place: Locator) -> None:
    """Until the card's frame is whole and has the focus, which a frame takes a little later."""
    frame = place.locator("iframe").element_handle().content_frame()
    assert frame is not None
    # Not by animation frames, which a frame out of sight has none of.
    frame.wait_for_function("document.readyState === 'complete' && document.hasFocus()", polling=50)


def stand_in(visitor: Visitor) -> list[str]:
    """Answer for all other sites with a small page; returns the addresses asked for, as they come.

    What a reader has asked for is no fault of the page; the caller looks at the addresses.
    """
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body=STUB)

    def is_foreign(url: str) -> bool:
        return urlsplit(url).scheme in ("http", "https") and not url.startswith(visitor.home)

    visitor.context.route(is_foreign, answer)
    return asked


def other_faults(visitor: Visitor) -> list[str]:
    return [
        fault for fault in visitor.found().splitlines() if "request to another origin" not in fault
    ]


def test_before_anybody_asks_no_byte_goes_to_another_site(visit: Callable[..., Visitor]) -> None:
    url = article_with(*POSTS).get_absolute_url()
    visitor = visit()
    requests: list[str] = []
    visitor.context.on("request", lambda request: requests.append(request.url))
    page = visitor.go(url)
    assert page.locator(".embed").count() == len(POSTS)
    assert page.locator(".embed-show:visible").count() == len(FRAMED)
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    assert page.locator("iframe").count() == 0
    assert {urlsplit(request).netloc for request in requests} == {urlsplit(visitor.home).netloc}
    visitor.look()
    visitor.measure()
    visitor.check_access("best-practice")
    assert visitor.found() == ""


def test_after_the_press_exactly_the_frame_asked_for_is_loaded(
    visit: Callable[..., Visitor],
) -> None:
    url = article_with(*POSTS).get_absolute_url()
    visitor = visit()
    asked = stand_in(visitor)
    page = visitor.go(url)
    scripts = page.locator("script").count()
    for number, provider in enumerate(FRAMED, start=1):
        expected = frame_of(provider)
        place = card(page, provider)
        ask_for(page, provider)
        frame = place.locator("iframe")
        assert frame.get_attribute("src") == expected.src
        assert frame.get_attribute("sandbox") == expected.sandbox
        assert "The Otter Trust" in (frame.get_attribute("title") or "")
        wait_inside(place)
        assert frame.evaluate("frame => frame === document.activeElement")
        assert page.locator("iframe").count() == number
    assert asked == [frame_of(provider).src.partition("#")[0] for provider in FRAMED]
    assert page.locator("script").count() == scripts
    visitor.check_access("best-practice")
    visitor.measure()
    assert other_faults(visitor) == []


def test_a_frame_that_is_not_switched_on_is_shut_out(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    asked = stand_in(visitor)
    page = visitor.go(article_with("instagram").get_absolute_url())
    told = "frame-src forbids https://evil.example"
    with page.expect_console_message(lambda message: told in message.text):
        page.evaluate(
            "() => { const frame = document.createElement('iframe');"
            " frame.src = 'https://evil.example/'; document.body.append(frame); }"
        )
    assert asked == []


def test_the_keyboard_alone_shows_a_post_and_leads_into_it(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    stand_in(visitor)
    page = visitor.go(article_with("instagram").get_absolute_url())
    button = page.get_by_role("button", name="Show post from Instagram")
    described = page.locator(f"#{button.get_attribute('aria-describedby')}")
    assert "Loading it tells Instagram" in described.inner_text()
    page.locator(".embed a").last.focus()
    page.keyboard.press("Tab")
    assert button.evaluate("button => button === document.activeElement")
    page.keyboard.press("Enter")
    frame = page.locator(".embed iframe")
    assert frame.evaluate("frame => frame === document.activeElement")
    page.frame_locator("iframe").get_by_role("button", name="Inside").wait_for()
    assert frame.evaluate("frame => frame === document.activeElement")
    assert page.get_by_role("link", name="View this post on Instagram").is_visible()


def test_always_is_remembered_and_taken_back_in_the_footer(visit: Callable[..., Visitor]) -> None:
    url = article_with("instagram", "youtube", "instagram").get_absolute_url()
    visitor = visit()
    stand_in(visitor)
    page = visitor.go(url)
    choices = page.locator(".embed-choices")
    assert not choices.is_visible()
    page.get_by_role("button", name="Always show posts from Instagram").first.click()
    assert page.locator("iframe").count() == 2
    assert card(page, "youtube").locator("iframe").count() == 0
    visitor.go(url)
    assert page.locator("iframe").count() == 2
    assert choices.locator("li:visible").all_inner_texts() == [
        "Posts from Instagram are always shown.\nAsk again"
    ]
    visitor.check_access("best-practice")
    choices.get_by_role("button", name="Ask again").click()
    assert not choices.is_visible()
    assert page.evaluate("document.activeElement !== document.body")
    visitor.go(url)
    assert page.locator("iframe").count() == 0
    assert page.get_by_role("button", name="Show post from Instagram").count() == 2
    assert other_faults(visitor) == []


def test_frames_that_are_always_shown_move_nothing(visit: Callable[..., Visitor]) -> None:
    url = article_with("instagram", "youtube").get_absolute_url()
    visitor = visit(viewport={"width": 900, "height": 1600})
    stand_in(visitor)
    page = visitor.go(url)
    page.evaluate("""localStorage.setItem("magazine.embeds.always", '["instagram", "youtube"]')""")
    page.add_init_script(f"({SHIFTS})()")
    # A font that comes late moves the lines, which is another matter.
    page.route("**/*.woff2", lambda route: route.abort())
    visitor.go(url)
    expect(page.locator("iframe")).to_have_count(2)
    for provider in ("instagram", "youtube"):
        place = card(page, provider).frame_locator("iframe")
        expect(place.get_by_role("button", name="Inside")).to_be_visible()
    assert sum(page.evaluate("window.shifts")) < 0.01


def test_height_follows_only_the_frame_s_own_messages(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    stand_in(visitor)
    page = visitor.go(article_with("instagram", "x", "youtube").get_absolute_url())

    page.evaluate("() => { window.heard = 0; addEventListener('message', () => window.heard++); }")

    def height_after(provider: str, message: str, by_frame: bool = True) -> float:
        place = card(page, provider)
        if place.locator(".embed-show").count():
            # Told to the button itself: a key may go into a frame that takes the focus late.
            place.locator(".embed-show").dispatch_event("click")
            place.frame_locator("iframe").get_by_role("button").wait_for()
        heard = page.evaluate("window.heard")
        if by_frame:
            place.locator("iframe").evaluate(
                "(frame, data) => frame.contentWindow.postMessage(data, '*')", message
            )
        else:
            page.evaluate("data => postMessage(data, '*')", message)
        # Counted after the page's own listener has had the message.
        page.wait_for_function("heard => window.heard > heard", arg=heard)
        box = place.locator(".embed-frame").bounding_box()
        assert box is not None
        return box["height"]

    assert height_after("instagram", "no height at all") == frame_of("instagram").height
    assert height_after("instagram", '{"type":"MEASURE","details":{"height":911.2}}') == 912
    assert height_after("instagram", '{"type":"MEASURE","details":{"height":1e9}}') == 4000
    assert height_after("instagram", '{"height":-5}') == 4000
    assert height_after("instagram", '{"height":300}', by_frame=False) == 4000
    resize = '{"twttr.embed":{"method":"twttr.private.resize","params":[{"height":333}]}}'
    assert height_after("x", resize) == 333
    # A frame that has been led elsewhere is heard no more, though it is the same frame.
    with page.expect_event("framenavigated", lambda frame: "nocookie" in frame.url):
        card(page, "instagram").locator("iframe").evaluate(
            "(frame, src) => { frame.src = src; }", frame_of("youtube").src
        )
    assert height_after("instagram", '{"height":300}') == 4000
    before = height_after("youtube", "")
    assert height_after("youtube", '{"height":300}') == before


def test_without_script_the_card_is_whole_and_asks_nothing(visit: Callable[..., Visitor]) -> None:
    visitor = visit(java_script_enabled=False)
    page = visitor.go(article_with("instagram").get_absolute_url())
    assert page.locator(".embed-text").is_visible()
    assert page.get_by_role("link", name="View this post on Instagram").is_visible()
    assert not page.locator(".embed-ask").is_visible()


def test_print_shows_the_text_and_the_address_in_the_place_of_a_frame(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    stand_in(visitor)
    page = visitor.go(article_with("instagram", "youtube").get_absolute_url())
    card(page, "instagram").locator(".embed-show").click()
    page.emulate_media(media="print")
    assert not page.locator(".embed-frame").is_visible()
    assert page.locator(".embed-ask:visible").count() == 0
    assert page.locator(".embed-text:visible").count() == 2
    written = (
        card(page, "instagram")
        .locator(".embed-foot > a")
        .evaluate("link => getComputedStyle(link, '::after').content")
    )
    assert POSTS["instagram"] in written
