"""What readers get at the addresses of the site."""

import json
import re
from typing import Any

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from lxml import html

from articles import refresh
from articles.actions.publish import withdraw
from articles.actions.revisions import save_draft
from articles.models import Article, Redirect, Tag
from tests.factories import (
    make_article,
    make_author,
    make_content,
    make_draft,
    make_photo,
    make_section,
)

pytestmark = pytest.mark.django_db


def tree_of(response) -> html.HtmlElement:
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def test_an_article_stands_at_its_address(client: Client) -> None:
    article = make_article("‘Stay’, she said", tags=["Tides"], bylines=[make_author("Aoife Byrne")])
    url = article.get_absolute_url()
    assert re.fullmatch(rf"/life/stay-she-said-{article.pk}/", url)
    page = tree_of(client.get(url))
    assert page.xpath("string(//h1)").strip() == "‘Stay’, she said"
    assert "It rained on day" in page.xpath("string(//*[contains(@class,'e-content')])")
    assert page.xpath("//a[contains(@class,'p-category')]/text()") or page.xpath(
        "//*[contains(@class,'p-category')]"
    )
    assert "Aoife Byrne" in page.xpath("string(//*[contains(@class,'p-author')])")
    assert page.xpath("//link[@rel='canonical']/@href") == [f"http://testserver{url}"]
    assert page.xpath("//meta[@name='robots']/@content") == ["max-image-preview:large"]


def test_other_slugs_and_sections_redirect_in_one_hop(client: Client) -> None:
    article = make_article("Boats at rest")
    for wrong in (f"/style/boats-at-rest-{article.pk}/", f"/life/old-name-{article.pk}/"):
        response = client.get(wrong + "?utm=1")
        assert response.status_code == 301
        assert response["Location"] == article.get_absolute_url() + "?utm=1"
        assert response["Cache-Control"] == "max-age=3600"


def test_a_headline_without_letters_gets_an_address(client: Client) -> None:
    article = make_article("“…”?!")
    assert article.get_absolute_url() == f"/life/article-{article.pk}/"
    assert client.get(article.get_absolute_url()).status_code == 200


def test_drafts_and_unknown_articles_are_not_found(client: Client) -> None:
    draft = make_draft("Not yet")
    assert client.get(f"/life/not-yet-{draft.pk}/").status_code == 404
    assert client.get("/life/never-was-99999/").status_code == 404
    assert client.get(f"/life/x-{'9' * 18}/").status_code == 404


def test_a_withdrawn_article_is_gone_and_helps(client: Client) -> None:
    other = make_article("Still here")
    article = make_article("Soon gone")
    withdraw(article)
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert "Still here" in response.content.decode()
    assert other.get_absolute_url() in response.content.decode()


def test_a_scheduled_article_appears_on_the_minute(client: Client) -> None:
    with time_machine.travel("2026-03-01T09:00:00Z", tick=False):
        due = timezone.now() + timezone.timedelta(hours=2)
        article = make_article("From eleven on", at=due)
        assert client.get(article.get_absolute_url()).status_code == 404
        assert "From eleven on" not in client.get("/").content.decode()
    with time_machine.travel("2026-03-01T11:00:00Z", tick=False):
        assert client.get(article.get_absolute_url()).status_code == 200
        assert "From eleven on" in client.get("/").content.decode()


def test_an_article_with_an_end_disappears_on_the_minute(client: Client) -> None:
    with time_machine.travel("2026-03-01T09:00:00Z", tick=False):
        article = make_article("Until noon")
        reader = make_article("Leads there", read_more=[article])
        Article.objects.filter(pk=article.pk).update(
            withdraw_at=timezone.now() + timezone.timedelta(hours=3)
        )
        Article.objects.filter(pk=reader.pk).update(valid_until=timezone.now())
        assert "Until noon" in client.get(reader.get_absolute_url()).content.decode()
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        assert client.get(article.get_absolute_url()).status_code == 410
        assert "Until noon" not in client.get(reader.get_absolute_url()).content.decode()


def test_an_open_link_comes_alive_when_its_article_is_published(client: Client) -> None:
    reader = make_article(
        "Looking for two",
        body='<p>Text.</p><aside data-related="">‘The   LONG—way home’</aside>',
        read_more=["Ten myths, and facts"],
    )
    page = client.get(reader.get_absolute_url()).content.decode()
    assert "home" not in page and "read-more" not in page and 'class="related"' not in page
    published_at = Article.objects.get(pk=reader.pk).published_at
    related = make_article("The long way home")
    more = make_article("Ten myths, and facts")
    page = tree_of(client.get(reader.get_absolute_url()))
    assert page.xpath("//aside[@class='related']//a/@href") == [related.get_absolute_url()]
    assert page.xpath("//nav[contains(@class,'read-more')]//a/@href") == [more.get_absolute_url()]
    after = Article.objects.get(pk=reader.pk)
    assert (after.published_at, after.updated_at) == (published_at, None)


def test_a_link_that_fits_several_stays_open_and_a_bound_one_is_never_rebound(
    client: Client,
) -> None:
    first = make_article("Twice told")
    bound = make_article("Bound early", read_more=["Twice told"])
    make_article("Twice told")
    late = make_article("Bound late", read_more=["Twice told"])
    assert first.get_absolute_url() in client.get(bound.get_absolute_url()).content.decode()
    page = tree_of(client.get(late.get_absolute_url()))
    assert page.find(".//article").xpath(".//a[contains(., 'Twice told')]") == []
    save_draft(bound, make_content("Bound early, again", read_more=["Twice told"]))
    assert first.get_absolute_url() in client.get(bound.get_absolute_url()).content.decode()


def test_links_to_what_is_withdrawn_vanish(client: Client) -> None:
    target = make_article("To be taken back")
    reader = make_article(
        "Leads there",
        body=(
            f'<p>See <a data-article="{target.pk}">that story</a>.</p>'
            f'<aside data-related="{target.pk}"></aside>'
        ),
        read_more=[target],
    )
    assert (
        client.get(reader.get_absolute_url())
        .content.decode()
        .count(f'href="{target.get_absolute_url()}"')
        == 3
    )
    withdraw(target)
    page = client.get(reader.get_absolute_url()).content.decode()
    assert target.get_absolute_url() not in page
    assert "See that story." in page


def test_lists_have_twenty_a_page_and_true_page_numbers(client: Client) -> None:
    tag_all = {"tags": ["Tides"], "bylines": [make_author("Aoife Byrne")]}
    author_slug = tag_all["bylines"][0].slug
    for _ in range(21):
        make_article(**tag_all)
    for url in ("/life/", "/tag/tides/", f"/author/{author_slug}/", "/latest/"):
        first = tree_of(client.get(url))
        assert len(first.xpath("//article | //li[contains(@class,'card')]")) >= 20
        assert first.xpath(f"//a[@href='{url}?page=2']")
        assert client.get(f"{url}?page=2").status_code == 200
        for nothing in ("3", "0", "-1", "x", "²", "02"):
            assert client.get(f"{url}?page={nothing}").status_code == 404, nothing
        response = client.get(f"{url}?page=1")
        assert (response.status_code, response["Location"]) == (301, url)


def test_unknown_sections_tags_and_authors_are_not_found(client: Client) -> None:
    for url in ("/nowhere/", "/tag/nothing/", "/author/nobody/"):
        assert client.get(url).status_code == 404


def test_a_merged_tag_leads_to_the_one_it_went_into(client: Client) -> None:
    make_article(tags=["Tides", "Tide"])
    kept = Tag.objects.get(slug="tides")
    Tag.objects.filter(slug="tide").update(merged_into=kept)
    response = client.get("/tag/tide/")
    assert (response.status_code, response["Location"]) == (301, "/tag/tides/")


def test_tags_differ_by_neither_case_nor_accents(client: Client) -> None:
    make_article(tags=["Cáfé Life"])
    make_article(tags=["cafe life"])
    assert [tag.name for tag in Tag.objects.all()] == ["Cáfé Life"]


def test_an_old_address_leads_on(client: Client) -> None:
    article = make_article("Moved here")
    Redirect.objects.create(old_path="/2019/moved.html", article=article)
    Redirect.objects.create(old_path="/2019/other.html", new_path="/latest/")
    assert client.get("/2019/moved.html")["Location"] == article.get_absolute_url()
    assert client.get("/2019/other.html")["Location"] == "/latest/"


def test_json_ld_says_what_the_page_says(client: Client) -> None:
    author = make_author("Aoife Byrne")
    article = make_article(
        "</script><script>alert(1)</script> & “quotes”",
        photo=make_photo(credit="Nora Finn"),
        bylines=[author],
        tags=["Tides"],
    )
    page = tree_of(client.get(article.get_absolute_url()))
    (script,) = page.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(script)
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == article.headline
    assert {image["creditText"] for image in data["image"]} == {"Nora Finn"}
    assert [(image["width"], image["height"]) for image in data["image"]] == [
        (800, 800),
        (1066, 800),
        (1200, 675),
    ]
    assert data["author"] == [
        {
            "@type": "Person",
            "name": "Aoife Byrne",
            "url": f"http://testserver{author.get_absolute_url()}",
        }
    ]
    assert data["keywords"] == ["Tides"]


def test_the_credit_stands_with_and_without_a_photo(client: Client) -> None:
    content = make_content("No photo yet")
    content.main_photo.credit = "Twitter"
    article = make_article("No photo yet", main_photo=content.main_photo)
    page = tree_of(client.get(article.get_absolute_url()))
    assert page.xpath("//p[@class='photo-credit']")[0].text_content().strip() == (
        "Main photograph: Twitter"
    )
    drawn = make_article(photo=make_photo(kind="illustration", credit="The Drawing Room"))
    page = tree_of(client.get(drawn.get_absolute_url()))
    assert "Main illustration: The Drawing Room" in page.text_content()


def test_embeds_are_complete_without_script(client: Client) -> None:
    article = make_article(
        body=(
            '<p>Look.</p><figure data-embed="https://www.instagram.com/p/B4xTest1abc/?igsh=x" '
            'data-provider="instagram" data-author="Orla Quill" data-handle="orlaquill" '
            'data-date="2026-03-14"><blockquote><p>The tide &amp; I.</p></blockquote></figure>'
            '<figure data-embed="" data-provider="instagram" data-author="Orla Quill" '
            'data-handle="orlaquill"><blockquote></blockquote></figure>'
        )
    )
    page = tree_of(client.get(article.get_absolute_url()))
    first, second = page.xpath("//figure[@class='embed']")
    assert first.get("data-provider") == "instagram"
    (quote,) = first.xpath("./blockquote")
    assert quote.get("cite") == "https://www.instagram.com/p/B4xTest1abc/"
    account = "https://www.instagram.com/orlaquill/"
    assert first.xpath(".//a/@href") == ["https://www.instagram.com/p/B4xTest1abc/", account]
    text = " ".join(first.text_content().split())
    for part in ("The tide & I.", "Orla Quill", "14 Mar", "View this post on Instagram"):
        assert part in text
    (quote,) = second.xpath("./blockquote")
    assert quote.get("cite") is None
    assert second.xpath(".//a/@href") == [account, account]
    assert "A post shared by Orla Quill (@orlaquill)" in " ".join(second.text_content().split())
    assert not page.xpath("//iframe")


def test_search_finds_what_is_public_only(client: Client) -> None:
    found = make_article("Slígeach by sea", body="<p>Mackerel for breakfast.</p>")
    make_draft("Sligeach in a drawer")
    page = client.get("/search/?q=sligeach").content.decode()
    assert found.get_absolute_url() in page and "in a drawer" not in page
    assert found.get_absolute_url() in client.get("/search/?q=mackerel").content.decode()
    nothing = client.get("/search/?q=zzz")
    assert nothing.status_code == 200 and "Nothing found" in nothing.content.decode()
    assert client.get("/search/").status_code == 200
    assert client.get("/search/?q=%00").status_code == 200
    withdraw(found)
    assert found.get_absolute_url() not in client.get("/search/?q=mackerel").content.decode()


def test_the_empty_magazine_has_pages_too(client: Client) -> None:
    section = make_section()
    for url in ("/", section.get_absolute_url(), "/latest/", "/feed/", "/sitemap.xml"):
        assert client.get(url).status_code == 200, url


def test_healthz_answers_without_detail(client: Client) -> None:
    response = client.get("/healthz/")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_readers_get_no_cookie(client: Client) -> None:
    article = make_article()
    for url in ("/", "/life/", article.get_absolute_url(), "/search/?q=boats"):
        assert not client.get(url).cookies, url


def test_a_credit_links_to_whom_it_thanks(client: Client) -> None:
    photo = make_photo(credit="Nora Finn", credit_url="https://nora.example/")
    article = make_article(
        photo=photo, body=f'<p>Text.</p><figure data-photo="{photo.pk}"></figure>'
    )
    page = tree_of(client.get(article.get_absolute_url()))
    links = page.xpath("//p[@class='photo-credit']/a")
    assert [link.get("href") for link in links] == ["https://nora.example/"] * 2
    assert links[0].text_content() == "Main photograph: Nora Finn"


@pytest.mark.parametrize("error", [ValueError("x"), OperationalError("database is locked")])
def test_a_page_that_cannot_be_made_anew_is_shown_as_it_is(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    article = make_article("Boats")
    Article.objects.update(valid_until=timezone.now())
    failed: list[int] = []

    def fails(found: Article, **_more: Any) -> None:
        failed.append(found.pk)
        raise error

    monkeypatch.setattr(refresh, "rebuild", fails)
    client.raise_request_exception = False
    for url in (article.get_absolute_url(), "/feed/"):
        response = client.get(url)
        assert response.status_code == 200, url
        assert "Boats" in response.content.decode()
    assert failed == [article.pk] * 2
