"""Every kind of page that readers meet, in a real browser: whole, and open to everybody."""

from collections.abc import Callable

import pytest

from tests.browser.magazine import make_magazine
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1920, "height": 1080}


@pytest.mark.audit
@pytest.mark.parametrize(
    ("viewport", "widths"),
    [(PHONE, (320, 360, 600)), (WIDE, (768, 1024, 1920))],
    ids=["phone", "wide"],
)
def test_reader_pages_are_whole_and_open_to_everybody(
    visit: Callable[..., Visitor], viewport: dict[str, int], widths: tuple[int, ...]
) -> None:
    pages = make_magazine().reader_pages
    visitor = visit(viewport=viewport)
    for path, status in pages.values():
        visitor.go(path, status)
        visitor.look()
        visitor.measure(*widths)
        visitor.check_access("best-practice")
    faults = visitor.found()
    assert not faults, faults


def test_nothing_loads_from_elsewhere_on_a_page_with_every_embed(
    visit: Callable[..., Visitor],
) -> None:
    magazine = make_magazine()
    visitor = visit()
    asked: list[str] = []
    visitor.context.on("request", lambda request: asked.append(request.url))
    page = visitor.go(magazine.full.get_absolute_url())
    page.mouse.wheel(0, 20_000)
    visitor.look()
    assert page.locator("figure.embed").count() == 5
    assert page.locator("iframe").count() == 0
    assert asked and all(url.startswith((visitor.home, "data:")) for url in asked)


def test_the_watch_notices_what_is_wrong(visit: Callable[..., Visitor]) -> None:
    # Were one of the watch's ears deaf, all the other tests would pass for nothing.
    visitor = visit(viewport=PHONE)
    page = visitor.go("/newsletter/")
    for markup in (
        '<p style="color: red">coloured</p>',
        '<img src="/media/no-such.jpg" alt="">',
        '<img src="http://elsewhere.invalid/a.png" alt="">',
        "<table><tr>" + "<td>wide</td>" * 60 + "</table>",
        '<p><font color="#222222">black as the night around it</font></p>',
        '<input type="text">',
    ):
        main = page.locator("main")
        main.evaluate("(main, html) => main.insertAdjacentHTML('beforeend', html)", markup)
    visitor.look()
    visitor.measure()
    visitor.check_access()
    faults = visitor.found()
    for fault in (
        "CSP: style-src-attr",
        "broken picture",
        "404 for",
        "request to another origin",
        "wider than a window of 360",
        "axe color-contrast (dark)",
        "axe label (light)",
    ):
        assert fault in faults


def test_the_page_of_our_own_faults_stands_by_itself(
    visit: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault made by a test")

    monkeypatch.setattr("articles.pages.latest_page", fail)
    visitor = visit(viewport=PHONE)
    visitor.go("/latest/", 500)
    visitor.look()
    visitor.measure()
    visitor.check_access("best-practice")
    assert visitor.page.get_by_role("heading", level=1).is_visible()
    faults = visitor.found()
    assert not faults, faults
