"""System checks of settings: a wrong value is told before anybody meets it."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from articles.body.problems import ALWAYS_STOP, CODES


def test_an_unknown_problem_in_publish_stops_is_an_error(settings: Any) -> None:
    settings.PUBLISH_STOPS = ["no-headline", "no-hedline"]
    with pytest.raises(SystemCheckError) as told:
        call_command("check", stderr=StringIO())
    assert "articles.E001" in str(told.value)
    assert "“no-hedline”" in str(told.value) and "no-headline, no-section" in str(told.value)
    settings.PUBLISH_STOPS = list(CODES)
    call_command("check", stdout=StringIO())


def test_every_problem_is_documented() -> None:
    documented = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    table = documented.split("| code |")[1].split("\n\n")[0]
    assert [code for code in CODES if f"`{code}`" not in table] == []
    assert set(CODES) >= ALWAYS_STOP
