"""Which language a page speaks: the article's, whoever published it, and the site's elsewhere."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from articles import dates, languages
from articles.actions.publish import CannotPublish, publish, withdraw
from articles.actions.revisions import save_draft
from articles.models import Article
from tests.articles.admin.desk import Desk
from tests.factories import make_article, make_author, make_content, make_draft, make_photo

pytestmark = pytest.mark.django_db
XML = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "c": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def said(text: str, language: str) -> str:
    """A message in a language, which must have its own word for it."""
    with translation.override(language):
        words = gettext(text)
    assert words != text, f"“{text}” isn’t translated"
    return words


def read(client: Client, article: Article) -> html.HtmlElement:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def alternates(page: html.HtmlElement) -> dict[str, str]:
    links = page.xpath("//head/link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def switch(page: html.HtmlElement) -> list[tuple[str, str | None]]:
    items = page.xpath("//nav[@class='translations']//li/*")
    return [(item.text, item.get("href")) for item in items]


@pytest.fixture
def irish(django_capture_on_commit_callbacks: Any) -> Article:
    """An Irish article on an English site that an editor whose language is German published."""
    desk = Desk("Chief editor", django_capture_on_commit_callbacks)
    desk.user.language = "de"
    desk.user.save()
    other = make_article("The pier in winter")
    body = f'<p>Bhí sé fuar.</p><aside data-related="{other.pk}"></aside>'
    body += f'<figure data-photo="{make_photo().pk}"></figure>'
    author = make_author("Úna Ní Bhriain")
    article = make_draft(
        "An ché sa gheimhreadh",
        by=desk.user,
        body=body,
        language="ga",
        photo=make_photo(),
        bylines=[author],
        read_more=[other],
    )
    answer = desk.send(article, desk.open(article), "_publish")
    assert said("Published:", "de") in answer.content.decode()
    return Article.objects.get(pk=article.pk)


def test_an_irish_page_speaks_irish_whoever_published_it(client: Client, irish: Article) -> None:
    page = read(client, irish)
    text = " ".join(page.text_content().split())
    assert page.get("lang") == "ga"
    assert page.get("dir") is None
    for words in ("Read more", "Words by", "Skip to the content", "Search", "Sections"):
        assert said(words, "ga") in text or page.xpath(f"//*[@aria-label='{said(words, 'ga')}']")
    photo = said("Main photograph: %(credit)s", "ga") % {"credit": "Nora Finn"}
    assert page.xpath("//p[@class='photo-credit']")[0].text_content() == photo
    assert page.xpath("string(//span[@class='related-label'])") == said("Related:", "ga")
    with translation.override("ga"):
        month = dates.long_date(timezone.localdate())
    assert month.split()[1] in page.xpath("string(//time[contains(@class,'dt-published')])")


def test_what_is_compiled_is_irish_in_feeds_too(client: Client, irish: Article) -> None:
    assert said("Related:", "ga") in irish.feed_body
    assert said("Related:", "de") not in irish.compiled_body + irish.feed_body
    feed = etree.fromstring(client.get("/feed/").content)
    assert feed.xpath("string(//channel/language)") == "en-gb"
    (item,) = feed.xpath("//item[title='An ché sa gheimhreadh']")
    assert item.xpath("string(dc:language)", namespaces=XML) == "ga"
    assert item.xpath("string(c:encoded)", namespaces=XML).startswith('<div lang="ga" dir="ltr">')
    (other,) = feed.xpath("//item[title='The pier in winter']")
    assert not other.xpath("dc:language", namespaces=XML)
    assert "<div lang" not in other.xpath("string(c:encoded)", namespaces=XML)


def test_an_english_page_marks_irish_headlines(client: Client, irish: Article) -> None:
    page = html.fromstring(client.get("/life/").content.decode())
    assert page.get("lang") == "en-gb"
    (link,) = page.xpath(f"//a[@href='{irish.get_absolute_url()}']")
    assert link.get("lang") == "ga"
    english = make_article("All of it", read_more=[irish])
    assert read(client, english).xpath(f"//a[@href='{irish.get_absolute_url()}'][@lang='ga']")
    # And the other way: names of sections and English headlines on an Irish page.
    page = read(client, irish)
    assert page.xpath("//nav[@class='section-nav']//a[@href='/life/'][@lang='en-gb']")
    assert page.xpath("//nav[@class='read-more']//a[@lang='en-gb']")


def test_other_pages_speak_the_sites_language_after_an_irish_one(
    client: Client, irish: Article
) -> None:
    read(client, irish)
    text = client.get("/").content.decode()
    assert "Skip to the content" in text
    assert said("Skip to the content", "ga") not in text
    assert translation.get_language() == "en-gb"


def test_the_reader_s_browser_changes_nothing(client: Client, irish: Article) -> None:
    english = make_article("Same for all")
    for article in (irish, english):
        plain = client.get(article.get_absolute_url())
        asked = client.get(article.get_absolute_url(), headers={"accept-language": "de"})
        assert plain.content == asked.content
        assert "Accept-Language" not in asked.headers.get("Vary", "")


def test_structured_data_and_open_graph_name_the_language(client: Client, irish: Article) -> None:
    page = read(client, irish)
    assert '"inLanguage":"ga"' in page.xpath("string(//script[@type='application/ld+json'])")
    assert page.xpath("//meta[@property='og:locale']/@content") == ["ga_IE"]
    assert read(client, make_article()).xpath("//meta[@property='og:locale']/@content") == ["en_GB"]


def test_a_right_to_left_article_says_so(client: Client, settings: Any) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "Arabic")]
    page = read(client, make_article("مقال", language="ar"))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_dates_are_written_as_each_language_writes_them() -> None:
    day = date(2026, 11, 3)
    moment = datetime(2026, 11, 3, 14, 2, tzinfo=UTC)
    expected = {
        "en-gb": ("3 November 2026", "3 November", "Tuesday, 3 November 2026"),
        "ga": ("3 Samhain 2026", "3 Samhain", "Dé Máirt, 3 Samhain 2026"),
        "de": ("3. November 2026", "3. November", "Dienstag, 3. November 2026"),
    }
    for code, words in expected.items():
        with languages.speaking(code):
            assert (
                dates.long_date(day),
                dates.day_and_month(day),
                dates.weekday_and_date(day),
            ) == words
            assert dates.date_and_time(moment) == f"{words[0]}, 14:02"


@pytest.mark.parametrize("code", ["ga", "de"])
def test_no_month_and_no_weekday_is_english(code: str) -> None:
    same = {"April", "August", "September", "November"} if code == "de" else set()
    for month in range(1, 13):
        day = date(2026, month, 15)
        with languages.speaking("en-gb"):
            english = set(dates.weekday_and_date(day).replace(",", "").split())
        with languages.speaking(code):
            here = set(dates.weekday_and_date(day).replace(",", "").split())
        assert here & english <= same | {"15", "2026"}


@given(st.text(max_size=30))
def test_no_stored_code_can_break_a_page(code: str) -> None:
    assert len(languages.sound(code)) <= 12
    with languages.speaking(code):
        assert translation.get_language() in {"en-gb", "ga", "de"}
    languages.own_name(code)
    languages.is_right_to_left(code)
    languages.locale_of(code)


def test_languages_are_called_by_their_own_names() -> None:
    assert languages.choices() == [("en-gb", "English"), ("ga", "Gaeilge"), ("de", "Deutsch")]


# --- Translations ---------------------------------------------------------------------------------


def test_readers_can_switch_between_translations(client: Client) -> None:
    english = make_article("The pier")
    irish = make_article("An ché", language="ga", translation_of=english.pk)
    german = make_article("Der Pier", language="de", translation_of=english.pk)
    site = "http://testserver"
    urls = {a.language or "en-gb": a.get_absolute_url() for a in (english, irish, german)}
    expected = {code: site + url for code, url in urls.items()}
    for article in (english, irish, german):
        page = read(client, article)
        assert alternates(page) == expected | {"x-default": expected["en-gb"]}
        here = article.language or "en-gb"
        assert switch(page) == [
            (name, None if code == here else urls[code])
            for code, name in (("en-gb", "English"), ("ga", "Gaeilge"), ("de", "Deutsch"))
        ]
        for link in page.xpath("//nav[@class='translations']//a"):
            assert link.get("lang") == link.get("hreflang")
    others = read(client, irish).xpath("//meta[@property='og:locale:alternate']/@content")
    assert others == ["en_GB", "de_DE"]


def test_the_switch_shows_only_what_is_public(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    english = make_article("The pier")
    draft = make_draft("An ché", language="ga", translation_of=english.pk)
    assert switch(read(client, english)) == []
    with django_capture_on_commit_callbacks(execute=True):
        publish(draft)
    assert [name for name, _url in switch(read(client, english))] == ["English", "Gaeilge"]
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(draft)
    assert switch(read(client, english)) == []
    assert alternates(read(client, english)) == {}


def test_search_engines_are_told_nothing_where_the_canonical_address_lies_elsewhere(
    client: Client,
) -> None:
    english = make_article("The pier", canonical_url="https://elsewhere.example/pier")
    make_article("An ché", language="ga", translation_of=english.pk)
    page = read(client, english)
    assert alternates(page) == {}
    assert [name for name, _url in switch(page)] == ["English", "Gaeilge"]


def test_translations_find_each_other_without_the_original(client: Client) -> None:
    original = make_draft("The pier")
    irish = make_article("An ché", language="ga", translation_of=original.pk)
    german = make_article("Der Pier", language="de", translation_of=original.pk)
    for article in (irish, german):
        assert set(alternates(read(client, article))) == {"ga", "de"}


def test_a_scheduled_translation_appears_in_the_switch_on_the_minute(client: Client) -> None:
    english = make_article("The pier")
    later = timezone.now() + timedelta(hours=2)
    make_article("An ché", language="ga", translation_of=english.pk, at=later)
    assert switch(read(client, english)) == []
    with time_machine.travel(later + timedelta(seconds=5)):
        assert [name for name, _url in switch(read(client, english))] == ["English", "Gaeilge"]


def test_an_article_that_ceases_to_be_a_translation_leaves_the_switch(client: Client) -> None:
    english = make_article("The pier")
    irish = make_article("An ché", language="ga", translation_of=english.pk)
    assert switch(read(client, english))
    save_draft(irish, make_content("An ché", language="ga"))
    publish(irish)
    assert switch(read(client, english)) == []
    assert switch(read(client, irish)) == []


def test_a_page_with_translations_makes_no_more_queries(
    client: Client, django_assert_num_queries: Any
) -> None:
    english = make_article("The pier")
    make_article("An ché", language="ga", translation_of=english.pk)
    read(client, english)
    # 1 the article with section, 2 sections of the navigation, 3 the newsletter offered
    with django_assert_num_queries(3):
        assert switch(read(client, english))


def test_the_sitemap_tells_of_translations(client: Client) -> None:
    english = make_article("The pier")
    irish = make_article("An ché", language="ga", translation_of=english.pk)
    alone = make_article("Nothing else")
    make_draft("Der Pier", language="de", translation_of=english.pk)
    tree = etree.fromstring(client.get("/sitemap.xml?kind=articles&page=1").content)
    found = {
        url.xpath("string(s:loc)", namespaces=XML): {
            link.get("hreflang"): link.get("href")
            for link in url.xpath("x:link[@rel='alternate']", namespaces=XML)
        }
        for url in tree.xpath("//s:url", namespaces=XML)
    }
    site = "http://testserver"
    both = {"en-gb": site + english.get_absolute_url(), "ga": site + irish.get_absolute_url()}
    assert found == {
        both["en-gb"]: both,
        both["ga"]: both,
        site + alone.get_absolute_url(): {},
    }


def problem_of(article: Article) -> str:
    with pytest.raises(CannotPublish) as stopped:
        publish(article)
    (problem,) = stopped.value.problems
    assert problem.code == "translation"
    return problem.message


def test_no_article_is_a_translation_of_itself() -> None:
    article = make_draft("The pier", language="ga")
    save_draft(article, make_content("The pier", language="ga", translation_of=article.pk))
    assert "of itself" in problem_of(article)


def test_a_translation_of_a_translation_is_refused() -> None:
    english = make_article("The pier")
    irish = make_article("An ché", language="ga", translation_of=english.pk)
    german = make_draft("Der Pier", language="de", translation_of=irish.pk)
    assert "“An ché” is itself a translation" in problem_of(german)


def test_an_original_can_t_become_a_translation() -> None:
    english = make_article("The pier")
    make_article("An ché", language="ga", translation_of=english.pk)
    other = make_article("Der Pier", language="de")
    save_draft(english, make_content("The pier", translation_of=other.pk))
    assert "“An ché” is a translation of this article" in problem_of(english)


@pytest.mark.parametrize("language", ["", "en-gb", "ga"])
def test_no_language_comes_twice(language: str) -> None:
    english = make_article("The pier")
    make_article("An ché", language="ga", translation_of=english.pk)
    again = make_draft("Again", language=language, translation_of=english.pk)
    assert "in the same language" in problem_of(again)


def test_changing_the_original_s_language_to_a_translation_s_is_refused() -> None:
    english = make_article("The pier")
    make_article("An ché", language="ga", translation_of=english.pk)
    save_draft(english, make_content("The pier", language="ga"))
    assert "(Gaeilge)" in problem_of(english)


def test_a_gone_original_is_forgotten(client: Client) -> None:
    english = make_article("The pier")
    irish = make_draft("An ché", language="ga", translation_of=english.pk)
    Article.objects.filter(pk=english.pk).update(deleted_at=timezone.now())
    published = publish(irish).article
    assert published.translation_of_id is None
    assert switch(read(client, published)) == []


def test_roles_are_said_in_the_language_of_the_page(client: Client) -> None:
    author = make_author("Úna")
    article = make_article("An ché", language="ga", bylines=[author])
    assert said("Words by", "ga") in read(client, article).xpath("string(//ul[@class='bylines'])")
