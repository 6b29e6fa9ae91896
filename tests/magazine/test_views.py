"""The site's health, and the page for what is not there."""

import re
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import OperationalError, connection
from django.test import Client, override_settings

from tests.factories import make_article


@pytest.mark.django_db
def test_healthz_answers_while_the_database_does(client: Client) -> None:
    response = client.get("/healthz/")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_healthz_fails_without_detail_when_the_database_does_not_answer(
    client: Client, caplog: Any
) -> None:
    failure = OperationalError("could not connect to db.internal as root")
    with mock.patch.object(connection, "cursor", side_effect=failure):
        response = client.get("/healthz/")
    assert (response.status_code, response.json()) == (503, {"status": "unavailable"})
    assert response["Cache-Control"] == "no-store"
    assert "db.internal" in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/nothing/here/at/all", "/a%00b/", "/%ff/", "/" + "x" * 3000 + "/", "/life/é-0/", "/*/"],
)
def test_what_is_not_there_gets_a_page_that_helps(client: Client, path: str) -> None:
    article = make_article("Boats")
    response = client.get(path)
    assert response.status_code == 404
    assert article.get_absolute_url() in response.content.decode()


@pytest.mark.django_db
def test_an_error_page_needs_nothing_that_may_be_broken(client: Client) -> None:
    client.raise_request_exception = False
    with mock.patch(
        "articles.views.reader.front_page.front_page", side_effect=RuntimeError("secret")
    ):
        response = client.get("/")
    assert response.status_code == 500
    assert "secret" not in response.content.decode()
    assert "<h1" in response.content.decode()


@pytest.mark.django_db
def test_an_error_page_is_shown_without_the_list_of_static_files(
    client: Client, tmp_path: Path
) -> None:
    manifest = {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        "OPTIONS": {"location": tmp_path},
    }
    client.raise_request_exception = False
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": manifest}):
        response = client.get("/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()


def test_the_files_of_the_error_page_exist_under_their_plain_names() -> None:
    page = (settings.BASE_DIR / "templates" / "500.html").read_text(encoding="utf-8")
    found = re.findall(r'href="/static/([^"]+)"', page)
    assert len(found) == 2 and settings.STATIC_URL == "/static/"
    assert all(finders.find(name) for name in found)
