"""From source body to what readers, feeds and search get."""

from typing import Any

import pytest
from django.utils import timezone
from lxml import html
from pytest_django import DjangoAssertNumQueries

from articles.body.page import CompiledPage, compile_page
from newsletter.actions import newsletters
from tests.factories import make_article, make_content, make_draft, make_photo

pytestmark = pytest.mark.django_db


def compiled(body: str, **fields: Any) -> CompiledPage:
    return compile_page(make_content(body=body, **fields), at=timezone.now())


def page(body: str) -> str:
    """The body as its page shows it."""
    return compiled(body).body.page


def tree(markup: str) -> html.HtmlElement:
    return html.fragment_fromstring(markup, create_parent="div")


def test_plain_markup_comes_through_as_it_was() -> None:
    body = (
        "<p>One &amp; <em>two</em> &lt;3<br>three</p><h2>Four</h2>"
        '<ul><li>Five</li></ul><p lang="ga">Sé</p>'
    )
    assert page(body) == body
    assert compiled(body).body.feed == body


def test_markers_leave_the_text_around_them() -> None:
    target = make_article("Led to")
    body = (
        f'<p>A</p><aside data-related="{target.pk}"></aside><p>B</p>'
        '<aside data-related="">Nobody</aside><p>C</p><figure data-photo="999999"></figure><p>D</p>'
    )
    markup = page(body)
    assert [p.text for p in tree(markup).xpath("./p")] == ["A", "B", "C", "D"]
    assert "data-" not in markup and "Nobody" not in markup


def test_a_related_link_leads_to_the_article_by_its_present_headline() -> None:
    target = make_article("“Tides” & <boats>")
    for body in (
        f'<aside data-related="{target.pk}">An earlier wording</aside>',
        '<aside data-related="">“Tides” &amp; &lt;boats&gt;</aside>',
    ):
        (aside,) = tree(page(f"<p>x</p>{body}")).xpath("./aside[@class='related']")
        assert aside.xpath(".//a/@href") == [target.get_absolute_url()]
        assert aside.xpath("string(.//a)") == "“Tides” & <boats>"


def test_an_internal_link_is_unwrapped_where_it_leads_nowhere() -> None:
    target, draft = make_article(), make_draft()
    markup = page(
        f'<p>To <a data-article="{target.pk}">one</a>, <a data-article="{draft.pk}">two '
        f"<em>and</em></a> three.</p>"
    )
    assert markup == (
        f'<p>To <a href="{target.get_absolute_url()}">one</a>, two <em>and</em> three.</p>'
    )


def test_links_to_other_sites_are_told_from_our_own() -> None:
    markup = page('<p><a href="https://a.example/">a</a> <a href="/latest/">b</a></p>')
    assert 'href="https://a.example/" rel="noopener"' in markup
    assert '<a href="/latest/">b</a>' in markup


def test_a_photo_shows_its_own_words_or_those_of_the_place() -> None:
    photo = make_photo(alt="A boat", caption="At the pier", credit="Nora Finn")
    plain, captioned = tree(
        page(
            f'<figure data-photo="{photo.pk}"></figure>'
            f'<figure data-photo="{photo.pk}" data-layout="wide">'
            "<figcaption>Its own &lt;words&gt;</figcaption></figure>"
        )
    ).xpath("./figure")
    assert plain.xpath(".//img/@alt") == ["A boat"]
    assert "At the pier" in plain.text_content() and "Nora Finn" in plain.text_content()
    assert "Its own <words>" in captioned.text_content()
    assert "At the pier" not in captioned.text_content()
    assert "wide" in captioned.get("class")
    (image,) = plain.xpath(".//img")
    assert int(image.get("width")) > 0 and int(image.get("height")) > 0
    assert image.get("src").startswith("/media/")


def test_a_pull_quote_and_a_wide_table_get_their_classes() -> None:
    markup = page(
        '<blockquote data-pullquote=""><p>Said</p></blockquote>'
        "<table><tbody><tr><td>1</td></tr></tbody></table><p>After</p>"
    )
    assert '<blockquote class="pullquote">' in markup
    assert tree(markup).xpath("./div[@class='table-scroll'][@tabindex='0']/table")
    assert tree(markup).xpath("string(./p)") == "After"


def test_a_final_sign_up_stands_apart_and_one_inside_stays() -> None:
    newsletters.create(name="Kettle", slug="kettle")
    marker = '<aside data-newsletter="kettle"></aside>'
    final = compiled(f"<p>Text</p>{marker}")
    assert final.body.page == "<p>Text</p>"
    assert "newsletter-signup" in final.page_data["signup"]
    assert not final.page_data["has_signup"]
    inside = compiled(f"<p>Text</p>{marker}<p>More</p>")
    assert inside.body.page.count("newsletter-signup") == 1
    assert inside.page_data["has_signup"] and not inside.page_data["signup"]
    for found in (final, inside):
        assert "<form" not in found.body.feed
        assert [ref.key for ref in found.references if ref.kind == "newsletter"] == ["kettle"]


def test_a_feed_has_whole_addresses_and_no_forms() -> None:
    photo, target = make_photo(), make_article()
    feed = compiled(
        f'<p><a href="/latest/">a</a> <a data-article="{target.pk}">b</a></p>'
        f'<aside data-related="{target.pk}"></aside><figure data-photo="{photo.pk}"></figure>'
        '<figure data-embed="https://www.instagram.com/p/B4xTest1abc/" data-provider="instagram">'
        "<blockquote><p>The tide.</p></blockquote></figure>"
    ).body.feed
    addresses = tree(feed).xpath(".//@href | .//@src")
    assert f"http://testserver{target.get_absolute_url()}" in addresses
    assert "http://testserver/latest/" in addresses
    assert "https://www.instagram.com/p/B4xTest1abc/" in addresses
    assert not [address for address in addresses if address.startswith("/")]
    assert "The tide." in feed


def test_an_embed_with_nothing_to_show_is_left_out() -> None:
    assert page('<p>x</p><figure data-embed="" data-provider="instagram"></figure>') == "<p>x</p>"


def test_an_embed_s_words_are_text_not_markup() -> None:
    markup = page(
        '<figure data-embed="https://www.instagram.com/p/B4xTest1abc/" data-provider="instagram" '
        'data-author="&lt;script&gt;alert(1)&lt;/script&gt;" data-date="not a &quot;day&quot;">'
        "<blockquote><p>&lt;b&gt;bold&lt;/b&gt;</p></blockquote></figure>"
    )
    assert "<script" not in markup and "<b>" not in markup
    assert "<b>bold</b>" in tree(markup).text_content()


def test_the_text_for_search_and_counts_holds_all_words() -> None:
    found = compiled(
        '<p>One two</p><ul><li>three</li></ul><aside data-related="">four five</aside>'
        '<figure data-photo="9"><figcaption>six</figcaption></figure>'
    )
    assert found.body.text == "One two\nthree\nfour five\nsix"
    assert found.word_count == 6
    assert found.page_data["reading_minutes"] == 1


def test_compiling_asks_once_for_each_kind(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    newsletters.create(name="Kettle", slug="kettle")
    photos = [make_photo(), make_photo()]
    targets = [make_article(f"Target {number}") for number in range(4)]
    body = "".join(
        f'<p>x</p><figure data-photo="{photo.pk}"></figure><aside data-newsletter="kettle"></aside>'
        for photo in photos
    )
    body += "".join(f'<aside data-related="{target.pk}"></aside>' for target in targets)
    body += '<aside data-related="">Target 1</aside><aside data-related="">Nobody</aside><p>y</p>'
    content = make_content(body=body, tags=["One", "Two"], read_more=[*targets, "Target 2"])
    # 1 photos, 2 their renditions, 3 headlines, 4 articles, 5 the section, 6 tags, 7 newsletters
    with django_assert_num_queries(7):
        found = compile_page(content, at=timezone.now())
    assert found.body.page.count('class="related"') == 5


def test_the_same_content_compiles_to_the_same_bytes() -> None:
    target, photo = make_article("Target"), make_photo()
    content = make_content(
        body=f'<p>x</p><aside data-related="{target.pk}"></aside>'
        f'<figure data-photo="{photo.pk}"></figure>',
        read_more=["Target"],
    )
    first, second = (compile_page(content, at=timezone.now()) for _ in range(2))
    assert (first.body, first.page_data) == (second.body, second.page_data)
