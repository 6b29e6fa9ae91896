"""Counting reads: one more for the article, no mark on the person, no push from one network."""

import gzip
import threading
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import DjangoAssertNumQueries

from articles.actions.publish import withdraw
from articles.models import Article, ReadingHour
from articles.models.reading import most_read
from magazine.reads import READS_OF_A_NETWORK
from magazine.ticking import tidy_up
from newsletter.models import Hits
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
BROWSER = {"User-Agent": FIREFOX, "Sec-Fetch-Site": "same-origin"}


def send(client: Client, pk: Any, network: str = "192.0.2.7", **headers: str) -> int:
    """Post what the script of an article page posts; returns the status."""
    asked = {**BROWSER, **{name.replace("_", "-"): value for name, value in headers.items()}}
    sent = {name: value for name, value in asked.items() if value}
    return client.post(f"/api/read/{pk}/", headers=sent, REMOTE_ADDR=network).status_code


def reads(article: Article) -> int:
    return sum(ReadingHour.objects.filter(article=article).values_list("count", flat=True))


def test_a_read_is_counted_in_its_hour(client: Client) -> None:
    with time_machine.travel("2026-03-02T09:20:00Z", tick=False) as clock:
        article = make_article()
        assert send(client, article.pk) == 204
        assert send(client, article.pk) == 204
        clock.shift(timedelta(hours=1))
        assert send(client, article.pk) == 204
        rows = ReadingHour.objects.order_by("hour").values_list("hour", "count")
        assert [(hour.hour, hour.minute, count) for hour, count in rows] == [(9, 0, 2), (10, 0, 1)]


def test_it_makes_three_queries_and_no_cookie(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = make_article()
    # 1 whether the article is public, 2 the limit of the network, 3 the count
    with django_assert_num_queries(3):
        response = client.post(f"/api/read/{article.pk}/", headers=BROWSER)
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    "headers",
    [
        {"DNT": "1"},
        {"Sec_GPC": "1"},
        {"User_Agent": ""},
        {"User_Agent": "curl/8.5.0"},
        {"User_Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User_Agent": f"{FIREFOX} HeadlessChrome/140.0"},
        {"User_Agent": "Mozilla/5.0 (compatible; YandexBot/3.0)"},
        {"Sec_Fetch_Site": ""},
        {"Sec_Fetch_Site": "none"},
    ],
)
def test_robots_and_who_refuses_are_left_out(
    client: Client,
    headers: dict[str, str],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    article = make_article()
    with django_assert_num_queries(0):
        assert send(client, article.pk, **headers) == 204
    assert reads(article) == 0


def test_a_phone_whose_name_ends_in_bot_is_none(client: Client) -> None:
    article = make_article()
    phone = "Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG) AppleWebKit/537.36 Chrome/140.0"
    assert send(client, article.pk, User_Agent=phone) == 204
    assert reads(article) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "", "Origin": "https://elsewhere.example"},
        {"Sec_Fetch_Site": "", "Origin": "null"},
    ],
)
def test_a_post_of_another_site_is_refused(client: Client, headers: dict[str, str]) -> None:
    article = make_article()
    assert send(client, article.pk, **headers) == 403
    assert reads(article) == 0


def test_an_older_browser_counts_by_its_origin(client: Client) -> None:
    article = make_article()
    assert send(client, article.pk, Sec_Fetch_Site="", Origin="http://testserver") == 204
    assert reads(article) == 1


def test_one_network_can_t_push_a_story(client: Client) -> None:
    pushed, other = make_article(), make_article()
    for _time in range(READS_OF_A_NETWORK + 20):
        assert send(client, pushed.pk, "198.51.100.4") == 204
    assert send(client, pushed.pk, "198.51.100.250") == 204
    assert reads(pushed) == READS_OF_A_NETWORK
    assert send(client, other.pk, "198.51.100.4") == 204
    assert send(client, pushed.pk, "203.0.113.9") == 204
    assert (reads(pushed), reads(other)) == (READS_OF_A_NETWORK + 1, 1)


def test_nothing_that_is_kept_names_a_network(client: Client) -> None:
    article = make_article()
    send(client, article.pk, "198.51.100.4")
    (key,) = Hits.objects.values_list("key", flat=True)
    assert "198.51" not in key and str(article.pk) not in key.split(":")
    fields = {field.name for field in ReadingHour._meta.get_fields()}
    assert fields == {"id", "article", "hour", "count"}


def test_only_what_is_public_counts(client: Client) -> None:
    draft, gone = make_draft(), make_article()
    withdraw(gone)
    for pk in (draft.pk, gone.pk, 999_999, 10**17):
        assert send(client, pk) == 204
    assert not ReadingHour.objects.exists()
    assert client.get(f"/api/read/{draft.pk}/").status_code == 405
    assert send(client, 10**20) == 404
    assert send(client, "x") == 404


def test_old_hours_are_tidied_by_the_worker(client: Client) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False):
        article = make_article()
        send(client, article.pk)
    with time_machine.travel("2026-04-05T09:00:00Z", tick=False):
        send(client, article.pk)
        tidy_up()
        assert ReadingHour.objects.count() == 2
    with time_machine.travel("2026-04-08T09:00:00Z", tick=False):
        tidy_up()
        assert ReadingHour.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_readers_who_come_together_are_all_counted() -> None:
    article = make_article()
    faults: list[Exception] = []

    def read_often() -> None:
        try:
            for _time in range(10):
                ReadingHour.objects.count_read(article.pk)
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=read_often) for _reader in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert reads(article) == 40
    week_ago = timezone.now() - timedelta(days=7)
    assert list(most_read(Article.objects.published(), since=week_ago)) == [article.pk]


def test_scripts_of_a_page_without_a_gallery_are_under_ten_kilobytes(client: Client) -> None:
    embed = "https://www.youtube.com/watch?v=a1B2c3D4e5F"
    body = f'<p>Text.</p><figure data-embed="{embed}" data-provider="youtube"></figure>'
    article = make_article(body=body)
    page = html.fromstring(client.get(article.get_absolute_url()).content.decode())
    scripts = page.xpath("//script/@src")
    assert len(scripts) >= 2
    total = 0
    for address in scripts:
        path = finders.find(address.removeprefix("/static/"))
        assert path is not None, address
        with open(path, "rb") as file:
            text = file.read()
        assert b"import " not in text, f"{address} loads more: add it to the sum"
        total += len(gzip.compress(text))
    assert total < 10_000
