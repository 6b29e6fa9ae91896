"""A person who only reads: counted, and left without a cookie, storage, or a request elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest

from articles.models import ReadingHour
from newsletter.actions import newsletters
from tests.browser.visitor import Visitor
from tests.factories import make_article

pytestmark = pytest.mark.browser

AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0"
# Tests drive the browser as a robot would, and robots are not counted.
PERSON = "Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false });"
KEPT = """async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length,
]"""


def reader(visit: Callable[..., Visitor], script: str = PERSON, **options: Any) -> Visitor:
    visitor = visit(user_agent=AGENT, **options)
    visitor.context.add_init_script(script)
    visitor.page.clock.install()
    return visitor


def test_a_read_is_counted_and_nothing_is_kept(visit: Callable[..., Visitor]) -> None:
    newsletters.create(name="Kettle", slug="kettle")
    article = make_article("Boats")
    visitor = reader(visit)
    page = visitor.go("/")
    page.get_by_role("link", name="Boats").click()
    page.wait_for_url("**" + article.get_absolute_url())
    with page.expect_response("**/api/read/**") as answer:
        page.clock.run_for(11_000)
    assert answer.value.status == 204
    assert "cookie" not in answer.value.request.all_headers()
    assert ReadingHour.objects.get().count == 1
    page.clock.run_for(60_000)
    for path in ("/life/", "/latest/", "/newsletter/"):
        visitor.go(path)
    assert ReadingHour.objects.get().count == 1
    # The watch notes every request to another origin.
    assert page.evaluate(KEPT) == ["", 0, 0, 0, 0]
    assert visitor.context.cookies() == []
    faults = visitor.found()
    assert not faults, faults


@pytest.mark.parametrize(
    "script",
    [
        PERSON + "Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' });",
        PERSON + "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });",
        "",  # a robot, as the browser says
    ],
    ids=["do-not-track", "global-privacy-control", "robot"],
)
def test_who_refuses_sends_nothing(visit: Callable[..., Visitor], script: str) -> None:
    article = make_article("Boats")
    visitor = reader(visit, script)
    asked: list[str] = []
    visitor.context.on("request", lambda request: asked.append(request.url))
    page = visitor.go(article.get_absolute_url())
    page.clock.run_for(60_000)
    page.wait_for_load_state("networkidle")
    assert any("reads.js" in url for url in asked)
    assert not any("/api/" in url for url in asked)
    assert not ReadingHour.objects.exists()
