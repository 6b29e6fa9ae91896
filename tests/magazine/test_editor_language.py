"""The editors' side speaks each editor's own language; nobody else notices."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from lxml import html

from articles.actions.front import save_arrangement
from articles.actions.schedule import cancel, schedule_withdrawal
from articles.front.slots import LEAD, Slot
from articles.mailing import send_due_notices
from articles.models import Step
from tests.articles.admin.desk import Desk
from tests.factories import make_article, make_draft, make_user

pytestmark = pytest.mark.django_db


def said(text: str, language: str) -> str:
    with translation.override(language):
        words = gettext(text)
    assert words != text, f"“{text}” isn’t translated"
    return words


def log_in(client: Client, language: str = "", role: str = "Editor") -> Any:
    user = make_user(role)
    user.language = language
    user.save()
    client.force_login(user)
    return user


def test_an_editor_chooses_a_language(client: Client) -> None:
    user = log_in(client)
    assert "Write an article" in client.get("/admin/").content.decode()
    page = html.fromstring(client.get(reverse("admin:own_language")).content.decode())
    assert page.xpath("//input[@name='language']/@value") == ["", "ga", "de"]
    answer = client.post(reverse("admin:own_language"), {"language": "de"}, follow=True)
    user.refresh_from_db()
    assert user.language == "de"
    text = answer.content.decode()
    assert said("Write an article", "de") in text
    assert '<html lang="de"' in text
    client.post(reverse("admin:own_language"), {"language": ""})
    assert "Write an article" in client.get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("ga", ["1 alt", "2 alt"]),
        ("de", ["1 Artikel", "2 Artikel"]),
        ("", ["1 article", "2 articles"]),
    ],
)
def test_lists_count_as_the_language_does(client: Client, language: str, counts: list[str]) -> None:
    log_in(client, language)
    said_counts = []
    for headline in ("Boats", "Oars"):
        make_article(headline)
        page = html.fromstring(client.get("/admin/articles/article/").content.decode())
        said_counts.append(page.xpath("normalize-space(//span[@class='count'])"))
    assert said_counts == counts


def test_a_language_that_there_is_not_is_refused(client: Client) -> None:
    user = log_in(client)
    answer = client.post(reverse("admin:own_language"), {"language": "xx"})
    assert answer.status_code == 200
    assert "xx" in answer.content.decode()
    user.refresh_from_db()
    assert user.language == ""


def test_the_log_in_screen_speaks_the_sites_language(client: Client) -> None:
    text = client.get("/admin/login/", headers={"accept-language": "de"}).content.decode()
    assert '<html lang="en-gb"' in text
    assert "Password" in text


def test_readers_notice_nothing_of_an_editors_language(client: Client) -> None:
    log_in(client, "de")
    client.get("/admin/")
    text = client.get(make_article("Boats").get_absolute_url()).content.decode()
    assert "Skip to the content" in text
    assert translation.get_language() == "en-gb"


def test_scripts_get_their_words_in_it_too(client: Client) -> None:
    log_in(client, "ga")
    words = client.get(reverse("admin:jsi18n")).content.decode()
    (undo,) = re.findall(r'"Undo": "([^"]+)"', words)
    assert undo != "Undo"
    log_in(client)
    assert undo not in client.get(reverse("admin:jsi18n")).content.decode()


def test_an_administrator_sets_the_language_of_others(client: Client) -> None:
    log_in(client, role="superuser")
    other = make_user()
    path = reverse("admin:magazine_user_change", args=[other.pk])
    page = html.fromstring(client.get(path).content.decode())
    options = page.xpath("//select[@name='language']/option/@value")
    assert options == ["", "ga", "de"]


def test_what_is_stored_for_everybody_is_in_the_sites_language() -> None:
    article, in_spring = make_article("Boats"), datetime(2099, 3, 2, 9, tzinfo=UTC)
    with translation.override("de"):
        schedule_withdrawal(article, at=in_spring)
        cancel(article, Step.WITHDRAW)
        front = save_arrangement([Slot(LEAD, (article.pk,))], by=None)
    notes = article.history.values_list("note", flat=True)
    assert {"2 March 2099, 09:00", "Withdrawal, 2 March 2099, 09:00"} <= set(notes)
    assert front.note == "Arranged from new"


def test_a_notice_comes_in_the_language_of_who_gets_it(
    django_capture_on_commit_callbacks: Any, client: Client
) -> None:
    desk = Desk("Contributor", django_capture_on_commit_callbacks)
    desk.user.language, desk.user.email = "de", "writer@example.com"
    desk.user.save()
    chief = Desk("Chief editor", desk.capture)
    article = make_draft("Boats", by=desk.user)
    desk.send(article, desk.open(article), "_submit")
    mail.outbox.clear()
    chief.send(article, chief.open(article), "_ask", review_note="Mehr Wind.")
    send_due_notices()
    (sent,) = [each for each in mail.outbox if each.to == ["writer@example.com"]]
    with translation.override("en-gb"):
        english = "asks for changes"
    assert english not in sent.subject + sent.body
