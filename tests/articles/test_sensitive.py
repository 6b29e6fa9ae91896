"""Sensitive subjects for readers: the note, the helplines, and what is not around them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from lxml import etree, html
from pytest_django import DjangoAssertNumQueries

from articles.actions.publish import publish
from articles.actions.revisions import save_draft
from articles.models import Article, SubjectWording
from articles.refresh import refresh_articles
from tests.articles.admin.desk import Desk, preview_url
from tests.factories import (
    make_article,
    make_content,
    make_helpline,
    make_section,
    make_subject,
)

pytestmark = pytest.mark.django_db


def page_of(client: Client, article: Article) -> html.HtmlElement:
    return html.fromstring(client.get(article.get_absolute_url()).content.decode())


def note_of(page: html.HtmlElement) -> str:
    return " ".join(page.xpath("string(//aside[@class='sensitive-note'])").split())


def countries_of(page: html.HtmlElement) -> list[tuple[str, bool, list[str]]]:
    """Each country with whether it is open, and its helplines."""
    return [
        (
            country.xpath("string(summary)"),
            "open" in country.attrib,
            country.xpath(".//p[@class='helpline-name']/text()"),
        )
        for country in page.xpath("//details[@class='helplines-country']")
    ]


def make_helplines() -> None:
    make_helpline("For all", position=2)
    make_helpline("For the ill", "illness", position=1, hours="Day and night")
    make_helpline("For others", "addiction")
    make_helpline("Hidden", is_shown=False)
    make_helpline("In Germany", country="DE", language="de")
    make_helpline("In Britain", country="GB", phone="", website="https://porch.example/")


def test_a_marked_article_has_a_note_above_and_helplines_below(client: Client) -> None:
    subject = make_subject("illness")
    make_helplines()
    page = page_of(client, make_article(subjects=["illness"]))
    assert note_of(page).startswith(subject.note)
    assert page.xpath("//aside[@class='sensitive-note']//a/@href") == ["#helplines"]
    assert countries_of(page) == [
        ("Ireland", True, ["For the ill", "For all"]),
        ("Germany", False, ["In Germany"]),
        ("United Kingdom", False, ["In Britain"]),
    ]
    order = [element.get("class") for element in page.xpath("//article/*")]
    assert order.index("helplines") == order.index("article-body e-content") + 1
    assert "Day and night" in page.text_content() and "German" in page.text_content()
    assert "helplines.js" in html.tostring(page).decode()


def test_an_article_without_a_mark_has_neither_and_loads_nothing_for_it(client: Client) -> None:
    make_helplines()
    text = client.get(make_article().get_absolute_url()).content.decode()
    for word in ("sensitive", "helplines", "tel:"):
        assert word not in text


def test_a_helpline_can_be_called_and_written_to_by_a_tap(client: Client) -> None:
    make_subject("illness")
    make_helpline(
        phone="+353 (0)20 915-0100", text_number="50 808", text_words="HELLO & more",
        website="https://porch.example/en/",
    )  # fmt: skip
    page = page_of(client, make_article(subjects=["illness"]))
    links = page.xpath("//ul[@class='helpline-ways']//a")
    assert [link.get("href") for link in links] == [
        "tel:+3530209150100", "sms:50808?body=HELLO%20%26%20more", "https://porch.example/en/",
    ]  # fmt: skip
    assert "+353 (0)20 915-0100" in links[0].text_content()
    assert "porch.example/en" in links[2].text_content()


def test_what_editors_wrote_is_no_markup(client: Client) -> None:
    subject = make_subject("illness")
    subject.note = "<script>alert(1)</script>"
    subject.save()
    make_helpline("<img src=x onerror=alert(1)>", hours="<b>now</b>")
    article = make_article(subjects=["illness"])
    for address in (article.get_absolute_url(), "/feed/"):
        text = client.get(address).content.decode()
        assert "<script>alert" not in text and "<img src=x" not in text and "<b>now" not in text


def test_note_and_countries_are_in_the_language_of_the_article(client: Client) -> None:
    subject = make_subject("illness")
    for language, note in (("ga", "Labhraíonn sé ar thinneas."), ("de", "Es geht um Krankheit.")):
        SubjectWording.objects.update_or_create(
            subject=subject, language=language, defaults={"name": "x", "note": note}
        )
    make_helplines()
    irish = page_of(client, make_article(subjects=["illness"], language="ga"))
    assert "Labhraíonn sé ar thinneas." in note_of(irish)
    assert countries_of(irish)[0][0] == "Éire"
    austrian = page_of(client, make_article(subjects=["illness"], language="de-AT"))
    assert "Es geht um Krankheit." in note_of(austrian)
    french = page_of(client, make_article(subjects=["illness"], language="fr"))
    assert subject.note in note_of(french)


@pytest.mark.parametrize(
    ("country", "zone", "first"),
    [
        ("DE", "Europe/Dublin", ("Germany", True)),
        ("", "Europe/London", ("United Kingdom", True)),
        ("", "UTC", ("Germany", False)),
        ("FR", "Europe/Dublin", ("Germany", False)),
    ],
)
def test_the_site_s_country_stands_first_and_open(
    client: Client, settings: Any, country: str, zone: str, first: tuple[str, bool]
) -> None:
    settings.SITE_COUNTRY, settings.TIME_ZONE = country, zone
    make_subject("illness")
    make_helplines()
    page = page_of(client, make_article(subjects=["illness"]))
    assert countries_of(page)[0][:2] == first


def test_the_page_costs_no_query_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_subject("illness")
    make_helplines()
    article = make_article(subjects=["illness"])
    client.get(article.get_absolute_url())
    with django_assert_num_queries(3):  # sections; article with its section; newsletter
        client.get(article.get_absolute_url())


def test_feeds_and_mails_have_the_note_and_the_own_country_s_helplines(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    subject = make_subject("illness")
    make_helplines()
    article = make_article(subjects=["illness"])
    feed = etree.fromstring(client.get("/feed/").content)
    body = feed.findtext(".//{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    desk = Desk("Editor", django_capture_on_commit_callbacks)
    fields = {**desk.open(article), "show": "newsletter"}
    mail = desk.client.post(preview_url(article), fields).json()["document"]
    for text in (body, mail):
        assert text.index(subject.note) < text.index("It rained on day") < text.index("For the ill")
        assert 'href="tel:0209150100"' in text and "In Germany" not in text
        assert f'{article.get_absolute_url()}#helplines"' in text


def test_around_it_stands_nothing_paid_for_or_light_hearted(client: Client) -> None:
    light = make_section("style")
    light.is_lighthearted = True
    light.save()
    paid = make_article("A paid one", sponsored=True)
    shop = make_article("A shop", body='<p><a href="https://shop.example/">Buy</a></p>')
    funny = make_article("A light one", section=light.pk)
    grave = make_article("A grave one", section=light.pk, subjects=["illness"])
    plain = make_article("A plain one")
    stories = [paid, shop, funny, grave, plain]
    related = "".join(f'<aside data-related="{each.pk}"></aside>' for each in stories)
    body = (
        f'<p>Text with <a href="https://www.shop.example/x">a thing</a>.</p>{related}'
        '<aside data-related="">A light one</aside>'
    )
    marked = make_article("Marked", body=body, read_more=stories, subjects=["illness"])
    page = page_of(client, marked)
    for place in ("//aside[@class='related']//a", "//nav[@class='read-more']//a"):
        assert [link.text.strip() for link in page.xpath(place)] == ["A grave one", "A plain one"]
    assert "Text with a thing." in page.text_content()
    assert not page.xpath("//a[contains(@href,'shop.example')]")
    assert "shop.example" not in marked.feed_body
    assert not page.xpath("//*[@class='sponsored']")
    other = page_of(client, make_article("Not marked", body=body, read_more=stories))
    assert len(other.xpath("//nav[@class='read-more']//a")) == 5
    assert other.xpath("//a[contains(@href,'shop.example')]")


def test_what_becomes_paid_for_leaves_the_links_of_sensitive_articles(client: Client) -> None:
    make_subject("illness")
    story = make_article("A story")
    marked = make_article("Marked", read_more=[story], subjects=["illness"])
    assert page_of(client, marked).xpath("//nav[@class='read-more']")
    save_draft(story, make_content("A story", sponsored=True))
    publish(story)
    assert not page_of(client, marked).xpath("//nav[@class='read-more']")


def test_a_subject_that_is_gone_gives_no_note_and_breaks_nothing(client: Client) -> None:
    make_helplines()
    page = page_of(client, make_article(subjects=["no-such-subject"]))
    assert not note_of(page) and not countries_of(page)


def test_refreshing_by_command_brings_another_country_s_order(
    client: Client, settings: Any
) -> None:
    make_subject("illness")
    make_helplines()
    article = make_article(subjects=["illness"])
    settings.SITE_COUNTRY = "DE"
    refresh_articles([article.pk])
    assert countries_of(page_of(client, article))[0][:2] == ("Germany", True)


def test_more_from_the_section_is_neither_light_hearted_nor_paid_for(client: Client) -> None:
    make_subject("illness")
    light = make_section("style")
    light.is_lighthearted = True
    light.save()
    make_article("A light one", section=light.pk)
    make_article("A grave one", section=light.pk, subjects=["illness"])
    shop = '<p><a href="https://shop.example/">Buy</a></p>'
    make_article("A shop", section=light.pk, body=shop, subjects=[])
    marked = make_article("Marked", section=light.pk, subjects=["illness"])
    other = make_article("Not marked", section=light.pk)

    def more(article: Article) -> set[str]:
        found = page_of(client, article).xpath("//section[@class='more']//h3//text()")
        return {each.strip() for each in found if each.strip()}

    assert more(marked) == {"A grave one"}
    assert more(other) == {"A light one", "A grave one", "Marked"}
