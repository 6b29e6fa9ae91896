"""The helplines of a reader's country: opened in the browser alone, and nothing sent for it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.visitor import Visitor
from tests.factories import make_article, make_helpline, make_subject

pytestmark = pytest.mark.browser


def make_sensitive() -> Article:
    """An article with helplines of three countries."""
    make_subject("illness")
    make_helpline("The Listening Chair")
    make_helpline("The Night Porch", country="GB")
    make_helpline("Lampe im Fenster", country="DE")
    return make_article("Of a long winter", subjects=["illness"])


@pytest.mark.parametrize(
    ("zone", "language", "country"),
    [
        ("Europe/Berlin", "en-IE", "Germany"),
        ("America/Halifax", "en-GB", "United Kingdom"),
        ("Asia/Tokyo", "ja-JP", "Ireland"),
        ("Europe/Dublin", "de-DE", "Ireland"),
    ],
)
def test_the_reader_s_own_country_is_open(
    visit: Callable[..., Visitor], zone: str, language: str, country: str
) -> None:
    article = make_sensitive()
    visitor = visit(timezone_id=zone, locale=language)
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    page = visitor.go(article.get_absolute_url())
    page.wait_for_load_state("networkidle")
    own = page.locator(".helplines-country").first
    expect(own.locator("summary")).to_have_text(country)
    expect(own).to_have_attribute("open", "")
    expect(page.locator(".helplines-country[open]")).to_have_count(1)
    assert not [url for url in asked if zone in url or "helpline" in url.split("/static/")[0]]
    assert page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"
    assert not visitor.found(), visitor.found()


def test_without_scripts_every_country_is_a_keystroke_away(
    visit: Callable[..., Visitor],
) -> None:
    article = make_sensitive()
    visitor = visit(java_script_enabled=False)
    page = visitor.go(article.get_absolute_url())
    expect(page.get_by_role("link", name="Call 020 915 0100").first).to_be_visible()
    page.get_by_role("link", name="Where to find help").click()
    assert page.url.endswith("#helplines")
    germany = page.locator(".helplines-country", has_text="Germany")
    germany.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(germany.get_by_text("Lampe im Fenster")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_long_words_and_many_countries_fit_and_can_be_hit(
    visit: Callable[..., Visitor], width: int, scheme: Any
) -> None:
    make_subject("illness")
    long = "Muckanaghederdauhaulia-Donaudampfschifffahrtsgesellschaft"
    make_helpline(long, website=f"https://{long.lower()}.example/{'a' * 120}", hours=long)
    make_helpline("The Night Porch", country="GB", text_number="50808", text_words="PORCH")
    article = make_article("Of a long winter " * 12, subjects=["illness"])
    visitor = visit(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = visitor.go(article.get_absolute_url())
    visitor.look()
    visitor.check_access()
    for way in page.locator(".helplines-country[open] .helpline-ways a").all():
        box = way.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 44
    assert not visitor.found(), visitor.found()
