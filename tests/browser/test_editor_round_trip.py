"""What is written stays as it was written: bodies come out of the editor as they went in."""

from collections.abc import Callable

import pytest

from articles.body.sanitize import sanitize
from newsletter.actions import newsletters
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer, stored
from tests.factories import make_article, make_draft, make_photo

pytestmark = pytest.mark.browser


def everything() -> str:
    """A body with every block, mark and marker, in the forms that imports and people leave."""
    photo = make_photo(caption="The pier")
    other = make_article("An earlier story")
    newsletters.create(name="The Weekend Letter", slug="weekend", frequency="Weekly")
    return sanitize(
        "<p>They came at <em>seven</em>, <strong>all <em>of</em> them</strong>, with "
        "<s>tea</s> H<sub>2</sub>O and x<sup>2</sup>; “&lt;b&gt;” &amp; so on.<br>A line below.</p>"
        '<p lang="ga">Níl aon <span lang="en">place</span> like home.</p>'
        "<h2>Before the tide</h2><h3>And <em>after</em></h3>"
        "<ul><li>Bare</li><li><p>Wrapped</p></li><li>Deep<ul><li>Deeper</li></ul></li></ul>"
        '<ol start="3"><li>Three</li><li><p>Four</p><p>and a half</p></li></ol>'
        "<blockquote><p>Said by nobody.</p></blockquote><blockquote>Bare words</blockquote>"
        "<blockquote data-pullquote><p>The water asks no questions.</p></blockquote><hr>"
        "<table><caption>Tides</caption>"
        '<thead><tr><th scope="col">Day</th><th>Hour</th></tr></thead>'
        '<tbody><tr><th scope="row">Monday</th><td>7</td></tr>'
        '<tr><td colspan="2"><p>None</p></td></tr></tbody></table>'
        f'<figure data-photo="{photo.pk}" data-layout="inset-left"><figcaption>Own caption'
        f'</figcaption></figure><figure data-photo="{photo.pk}"></figure>'
        f'<figure data-gallery="strip"><figure data-photo="{photo.pk}"><figcaption>First'
        f'</figcaption></figure><figure data-photo="{photo.pk}"></figure>'
        "<figcaption>Both</figcaption></figure>"
        '<figure data-embed="https://www.instagram.com/p/CxYz123AbCd/" data-provider="instagram"'
        ' data-author="The Otter Trust" data-handle="ottertrust" data-date="2026-03-01">'
        "<blockquote><p>Otters at tea.</p><p>Twice.</p></blockquote></figure>"
        '<figure data-embed="" data-provider="x"><blockquote>Bare<br>lines</blockquote></figure>'
        f'<aside data-related="{other.pk}"></aside>'
        '<aside data-related="">A headline nobody has written</aside>'
        '<aside data-newsletter="weekend"></aside><aside data-newsletter=""></aside>'
        f'<p><a data-article="{other.pk}">By id</a>, <a href="https://example.org/?a=1&amp;b=2">'
        'by address</a>, <a href="mailto:desk@example.org">by mail</a>.</p>'
        # What the editor has no form for: it must come through all the same.
        "<blockquote><h3>A heading inside a quote</h3><p>kept</p></blockquote>"
        "<p>One</p><p><em>a</em><em>b</em></p><p>The end\u00a0of it.</p>"
    )


def test_a_body_with_everything_is_saved_as_it_was_when_nothing_is_touched(
    visit: Callable[..., Visitor],
) -> None:
    body = everything()
    article = make_draft(body=body)
    writer = Writer(visit())
    writer.open(article)
    writer.save()
    assert stored(article) == body
    assert writer.faults == []


def test_an_edit_of_one_paragraph_changes_only_that(visit: Callable[..., Visitor]) -> None:
    body = everything()
    article = make_draft(body=body)
    writer = Writer(visit())
    page = writer.open(article)
    page.get_by_text("One", exact=True).click()
    page.keyboard.press("End")
    page.keyboard.type(" more")
    writer.save()
    assert stored(article) == body.replace("<p>One</p>", "<p>One more</p>")
    assert writer.faults == []


def test_undoing_every_step_gives_the_same_body_again(visit: Callable[..., Visitor]) -> None:
    body = everything()
    article = make_draft(body=body)
    writer = Writer(visit())
    page = writer.open(article)
    for words in ("Bare", "Said by nobody.", "Monday"):
        page.get_by_text(words, exact=True).first.click()
        page.keyboard.press("End")
        page.keyboard.type("x")
    assert sanitize(writer.source()) != body
    for _step in range(3):
        page.keyboard.press("Control+z")
    writer.save()
    assert stored(article) == body


def test_without_scripts_the_body_is_a_plain_field(visit: Callable[..., Visitor]) -> None:
    article = make_draft(body="<p>By hand</p>")
    visitor = visit(java_script_enabled=False)
    Writer(visitor)
    page = visitor.go(f"/admin/articles/article/{article.pk}/change/")
    page.fill("textarea[name=body]", "<p>By hand, again</p>")
    with page.expect_navigation():
        page.click("button[name=_save]")
    assert stored(article) == "<p>By hand, again</p>"
