"""What stands around an article, in a real browser: passed on, printed, at every width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Author
from tests.browser.visitor import Visitor
from tests.factories import make_article, make_author, make_photo

pytestmark = pytest.mark.browser

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik und Muckanaghederdauhaulia, " * 3
OFFER_SHARING = "navigator.share = async (what) => { window.shared = what; };"
# The widest that the picture is drawn, against what its "sizes" promise, in CSS pixels.
PROMISED = """
(image) => {
  const probe = document.createElement("img");
  probe.sizes = image.sizes;
  const promised = image.sizes.split(",").map((part) => part.trim()).find((part) => {
    const found = part.match(/^(\\(.*\\)) (.*)$/);
    return !found || matchMedia(found[1]).matches;
  }).replace(/^\\(.*\\) /, "");
  const number = parseFloat(promised);
  const px = promised.endsWith("vw") ? (number * innerWidth) / 100 : number * 16;
  const box = image.getBoundingClientRect();
  const ratio = image.naturalWidth / image.naturalHeight;
  return [Math.max(box.width, box.height * ratio), px];
}
"""


def surrounded(**fields: object) -> Article:
    """An article with everything around it, some of it without photos and with long words."""
    author = make_author("Caoilfhionn Nic Dhonncha")
    Author.objects.filter(pk=author.pk).update(
        photo=make_photo(credit="Portrait Pat"),
        biography=LONG,
        website=f"https://quill.example/{'a-long-address-' * 8}",
    )
    photo = make_photo(credit="Card Carla")
    targets = [
        make_article("Led to", photo=photo),
        make_article(LONG[:200], photo=photo, language="de"),
        make_article(LONG[:200], language="ar"),
    ]
    for number in range(3):
        make_article(f"Another story {number}", photo=photo)
    related = "".join(f'<aside data-related="{each.pk}"></aside><p>Rain.</p>' for each in targets)
    return make_article(
        body=f"<p>It rained.</p>{related}",
        read_more=targets,
        bylines=[author, make_author()],
        photo=photo,
        **fields,
    )


@pytest.mark.audit
@pytest.mark.parametrize("language", ["", "ar"], ids=["left to right", "right to left"])
def test_what_stands_around_is_whole_and_open_to_everybody(
    visit: Callable[..., Visitor], language: str
) -> None:
    article = surrounded(language=language)
    visitor = visit(viewport={"width": 390, "height": 844})
    visitor.go(article.get_absolute_url())
    visitor.look()
    visitor.measure(320, 360, 390, 820, 1440, 1920)
    visitor.check_access("best-practice")
    faults = visitor.found()
    assert not faults, faults


@pytest.mark.audit
@pytest.mark.parametrize("width", [390, 820, 1440])
def test_small_pictures_are_as_wide_as_their_sizes_promise(
    visit: Callable[..., Visitor], width: int
) -> None:
    visitor = visit(viewport={"width": width, "height": 900})
    page = visitor.go(surrounded().get_absolute_url())
    visitor.look()
    for place in (".related-photo", ".read-more-photo", ".author-photo"):
        drawn, promised = page.locator(f"{place} img").first.evaluate(PROMISED)
        assert drawn == pytest.approx(promised, rel=0.35), place


def test_a_reader_passes_it_on(visit: Callable[..., Visitor]) -> None:
    article = surrounded()
    visitor = visit()
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.context.add_init_script(OFFER_SHARING)
    page = visitor.go(article.get_absolute_url())
    address = page.locator(".share").get_attribute("data-url")
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_role("status").filter(has_text="copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.get_by_role("button", name="Share …").press("Enter")
    page.wait_for_function("window.shared")
    assert page.evaluate("window.shared") == {"title": article.headline, "url": address}
    assert not visitor.found()


def test_without_a_script_there_are_the_links_alone(visit: Callable[..., Visitor]) -> None:
    page = visit(java_script_enabled=False).go(surrounded().get_absolute_url())
    box = page.locator(".share")
    expect(box.get_by_role("link")).to_have_count(5)
    expect(box.get_by_role("button")).to_have_count(0)


def test_on_paper_there_is_the_article_and_where_it_stood(visit: Callable[..., Visitor]) -> None:
    article = make_article(
        body='<p>Rain, says <a href="https://rain.example/today">a page</a>.</p>'
        '<figure data-embed="https://www.instagram.com/p/B4xTest1abc/" data-provider="instagram">'
        "<blockquote><p>Post one.</p></blockquote></figure>",
        read_more=[make_article("Led to")],
        bylines=[make_author("Orla Quill")],
        photo=make_photo(credit="Main Mo"),
    )
    page = visit().go(article.get_absolute_url())
    expect(page.locator(".print-foot")).to_be_hidden()
    page.emulate_media(media="print")
    for place in (".masthead", "h1", ".standfirst", ".bylines", ".main-photo img", ".authors"):
        expect(page.locator(place).first).to_be_visible()
    foot = page.locator(".print-foot")
    expect(foot).to_be_visible()
    expect(foot).to_contain_text(article.get_absolute_url())
    expect(page.locator(".main-photo figcaption")).to_contain_text("Main Mo")
    expect(page.locator(".embed-text")).to_be_visible()
    assert "https://rain.example/today" in _written_after(page, ".article-body p a")
    assert "https://www.instagram.com/p/" in _written_after(page, ".embed-foot a")
    for place in (".share", ".section-nav", ".newsletter-signup", ".read-more", ".site-footer"):
        expect(page.locator(place).first).to_be_hidden()


def _written_after(page: Page, place: str) -> str:
    found = page.locator(place).first
    return str(found.evaluate("(link) => getComputedStyle(link, '::after').content"))
