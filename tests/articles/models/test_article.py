"""The one gate between what is public and what is not."""

from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, Status
from tests.factories import make_article, make_draft, make_section

pytestmark = pytest.mark.django_db

NOW = datetime.fromisoformat("2026-03-01T12:00:00+00:00")
EARLIER, LATER = NOW - timedelta(minutes=1), NOW + timedelta(minutes=1)


def store(**fields: Any) -> Article:
    return Article.objects.create(section=make_section(), **fields)


def test_the_gate_and_the_row_always_agree() -> None:
    public = []
    for status, published_at, withdraw_at, deleted_at in product(
        Status, (EARLIER, NOW, LATER), (None, EARLIER, NOW, LATER), (None, EARLIER)
    ):
        article = store(
            status=status,
            published_at=published_at,
            first_published_at=published_at,
            withdraw_at=withdraw_at,
            deleted_at=deleted_at,
        )
        gate = Article.objects.published(NOW).filter(pk=article.pk).exists()
        assert article.is_public(NOW) == gate
        once = Article.objects.once_public(NOW).filter(pk=article.pk).exists()
        assert not (gate and once)
        if gate:
            public.append((published_at, withdraw_at))
    assert public == [(EARLIER, None), (EARLIER, LATER), (NOW, None), (NOW, LATER)]


def test_it_is_public_from_the_very_moment_and_until_the_very_moment() -> None:
    article = store(
        status=Status.PUBLISHED, published_at=NOW, first_published_at=NOW, withdraw_at=LATER
    )
    seen = []
    for moment in (EARLIER, NOW, LATER):
        with time_machine.travel(moment, tick=False):
            seen.append(
                (
                    Article.objects.published().exists(),
                    article.is_scheduled(),
                    Article.objects.once_public().exists(),
                )
            )
    assert seen == [(False, True, False), (True, False, False), (False, False, True)]


def test_what_is_in_the_bin_answers_410_only_if_it_was_public() -> None:
    for first in (EARLIER, None, LATER):
        article = store(deleted_at=EARLIER, first_published_at=first)
        gone = Article.objects.once_public(NOW).filter(pk=article.pk).exists()
        assert gone == (first is EARLIER)
        assert not Article.objects.existing().filter(pk=article.pk).exists()


@pytest.mark.parametrize("missing", ["section", "published_at"])
def test_nothing_is_published_without_a_section_or_a_time(missing: str) -> None:
    fields = {"section": make_section(), "published_at": timezone.now(), missing: None}
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(status=Status.PUBLISHED, **fields)


def test_a_text_can_be_imported_once_and_any_number_without_key() -> None:
    store(import_key="text:1")
    store()
    store()
    with pytest.raises(IntegrityError), transaction.atomic():
        store(import_key="text:1")


def test_every_article_has_a_uid_of_its_own() -> None:
    assert len({make_draft().uid for _ in range(3)}) == 3


def test_it_is_called_by_what_it_is_worked_on_as() -> None:
    assert str(make_article("Boats")) == "Boats"
    assert str(make_draft("Ships")) == "Ships"
    assert str(Article(working_headline="", headline="Old")) == "Old"
    assert str(Article()) == "Untitled draft"
