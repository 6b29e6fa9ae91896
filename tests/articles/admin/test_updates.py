"""Updates of a public article: minor ones change no date, others may carry a correction."""

import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import html

from articles.models import Article
from magazine.ticking import tick
from tests.articles.admin.desk import Desk, messages_of, page_of
from tests.factories import make_article

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 6, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Any:
    """The clock on a June morning, to be moved."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def editor(clock: Any, django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks)


def dates(client: Client, article: Article) -> dict[str, Any]:
    """Every date that readers and machines get of an article."""
    url = Article.objects.get(pk=article.pk).get_absolute_url()
    text = client.get(url).content.decode()
    data = json.loads(html.fromstring(text).xpath("string(//script[@type='application/ld+json'])"))
    index = client.get("/sitemap.xml").content.decode()
    parts = re.findall(r"<loc>http://testserver(.*?)</loc>", index)
    sitemap = "".join(client.get(unescape(part)).content.decode() for part in parts)
    news = client.get("/news-sitemap.xml").content.decode()
    feed = client.get("/feed/").content.decode()
    return {
        "page": re.findall(r'(?:datetime|content)="(\d{4}-[^"]*)"', text),
        "json": [data["datePublished"], data["dateModified"]],
        "sitemap": re.findall(r"<lastmod>(.*?)</lastmod>", sitemap),
        "news": re.findall(r"<news:publication_date>(.*?)<", news),
        "feed": re.findall(r"<(?:pubDate|lastBuildDate)>(.*?)<", feed),
    }


def corrections(client: Client, article: Article) -> str:
    """What stands at the foot of the page."""
    found = page_of(client.get(article.get_absolute_url())).xpath("//aside[@class='corrections']")
    return " ".join(found[0].text_content().split()) if found else ""


def test_a_minor_update_changes_no_date_anywhere(editor: Desk, client: Client, clock: Any) -> None:
    article = make_article("Boats")
    before = dates(client, article)
    clock.shift(timedelta(hours=5))
    editor.write(article, "_publish", standfirst="A comma, more.", minor="on")
    assert "A comma, more." in client.get(article.get_absolute_url()).content.decode()
    assert dates(client, article) == before
    editor.write(article, standfirst="And one at a time.")
    editor.write(article, "_schedule", schedule_day="2027-06-02", schedule_time="09:00", minor="on")
    clock.shift(timedelta(days=1))
    tick()
    assert "And one at a time." in client.get(article.get_absolute_url()).content.decode()
    assert dates(client, article) == before


def test_a_substantive_update_says_when_and_may_carry_a_correction(
    editor: Desk, client: Client, clock: Any
) -> None:
    article = make_article("Boats")
    before = dates(client, article)
    clock.shift(timedelta(hours=5))
    note = "The ferry has 12 seats, not 21 <b>."
    editor.write(article, "_publish", body="<p>Twelve seats.</p>", correction=note)
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Updated" in page
    assert corrections(client, article) == f"Correction 1 Jun 2027 {note}"
    data = json.loads(html.fromstring(page).xpath("string(//script[@type='application/ld+json'])"))
    assert data["correction"][0]["text"] == note
    assert data["dateModified"] == "2027-06-01T14:00:00+01:00"
    assert dates(client, article)["sitemap"] != before["sitemap"]
    assert "not 21 &amp;lt;b&amp;gt;" in client.get("/feed/").content.decode()
    page = page_of(editor.client.get(f"/admin/articles/article/{article.pk}/change/"))
    (drop,) = page.xpath("//button[@name='_drop_correction']/@value")
    after = dates(client, article)
    clock.shift(timedelta(hours=1))
    editor.write(article, "_nothing", _drop_correction=drop)
    assert corrections(client, article) == ""
    assert dates(client, article)["json"] == after["json"]


def test_a_scheduled_change_brings_its_correction_with_it(
    editor: Desk, client: Client, clock: Any
) -> None:
    article = make_article("Boats")
    editor.write(article, body="<p>Twelve seats.</p>")
    typed = {"schedule_day": "2027-06-02", "schedule_time": "09:00"}
    editor.write(article, "_schedule", correction="Twelve, not 21.", **typed)
    assert corrections(client, article) == ""
    clock.shift(timedelta(days=1))
    assert corrections(client, article) == "Correction 2 Jun 2027 Twelve, not 21."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"correction": "x", "minor": "on"}, "never minor"),
        ({"correction": "x" * 1001}, "1001 characters"),
    ],
)
def test_a_correction_that_can_t_be_is_explained_and_kept(
    editor: Desk, client: Client, typed: dict[str, str], told: str
) -> None:
    article = make_article("Boats")
    answer = editor.write(article, "_publish", headline="Ships", **typed)
    assert told in messages_of(answer) and "not published" in messages_of(answer)
    page = page_of(answer)
    assert page.xpath("string(//textarea[@name='correction'])") == typed["correction"]
    assert corrections(client, article) == ""
    assert "Boats" in client.get(article.get_absolute_url()).content.decode()
