"""The Nu HTML checker finds no error on any kind of page: `make check-html`."""

import json
import subprocess

import pytest
from django.test import Client

from checks.tools import VNU, program
from tests.browser.magazine import make_magazine

pytestmark = pytest.mark.django_db


def errors_in(html: bytes) -> list[str]:
    """What the checker calls an error in a page, each with the place it is at."""
    java = [program("java"), "-Xss1m", "-jar", str(VNU)]
    run = subprocess.run(  # noqa: S603 - a fixed command
        [*java, "--errors-only", "--exit-zero-always", "--format", "json", "-"],
        input=html, capture_output=True, check=True,
    )  # fmt: skip
    messages = json.loads(run.stderr)["messages"]
    return [f"{each['message']} – {each.get('extract', '')!r}" for each in messages]


def test_no_kind_of_page_has_an_error(client: Client) -> None:
    found = {}
    pages = make_magazine().reader_pages
    for name, (path, status) in pages.items():
        response = client.get(path)
        assert response.status_code == status, path
        found[name] = errors_in(response.content)
    assert errors_in(b"<!doctype html><title>x</title><p id=a><p id=a>"), "the checker is deaf"
    assert len(found) == len(pages)
    assert not any(found.values()), json.dumps(
        {name: errors for name, errors in found.items() if errors}, indent=1, ensure_ascii=False
    )
