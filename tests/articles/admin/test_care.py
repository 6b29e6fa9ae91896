"""Sensitive subjects and sponsors at the writing screen: kept, compared, restored, told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from lxml import html

from articles.actions.restoring import restore
from articles.actions.revisions import save_draft
from articles.body.compare import changed_fields, compare
from articles.models import Article, Content, Subject
from tests.articles.admin.desk import Desk, change_url, errors_of, page_of, preview_url
from tests.factories import make_article, make_content, make_draft, make_helpline, make_subject

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """The subjects to offer are kept for a minute, longer than a test."""
    cache.clear()


@pytest.fixture
def desk(django_capture_on_commit_callbacks: Callable[..., Any]) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks)


def ticked(desk: Desk, article: Article) -> list[str]:
    screen = page_of(desk.client.get(change_url(article)))
    return screen.xpath("//input[@name='subjects'][@checked]/@value")


def offered(desk: Desk, article: Article) -> list[str]:
    screen = page_of(desk.client.get(change_url(article)))
    return screen.xpath("//input[@name='subjects']/@value")


def stored(article: Article) -> Content:
    latest = Article.objects.select_related("latest_revision").get(pk=article.pk).latest_revision
    assert latest is not None
    return latest.read()


def test_what_is_ticked_and_typed_is_there_again(desk: Desk) -> None:
    make_subject("illness"), make_subject("addiction")
    article = make_draft("Of a winter")
    desk.write(article, subjects=["illness", "addiction"], sponsored="on", sponsor="Marram")
    assert set(ticked(desk, article)) == {"illness", "addiction"}
    assert desk.open(article)["sponsor"] == "Marram"
    desk.write(article, subjects=[], sponsor="")
    assert (ticked(desk, article), stored(article).sponsor) == ([], "")


def test_a_subject_no_longer_offered_stays_where_it_is_ticked(desk: Desk) -> None:
    make_subject("illness"), make_subject("addiction")
    marked, other = make_draft(subjects=["illness", "gone"]), make_draft()
    Subject.objects.filter(slug="illness").update(is_offered=False)
    assert set(ticked(desk, marked)) == {"illness", "gone"}
    assert "illness" not in offered(desk, other) and "addiction" in offered(desk, other)
    desk.write(marked, subjects=["illness", "gone"], headline="Anew")
    assert stored(marked).subjects == ["illness", "gone"]


@pytest.mark.parametrize("wrong", [["no such thing"], ["x" * 61], ["a\x00"], list("abcdefghijklm")])
def test_what_can_be_no_subject_is_told_and_nothing_is_lost(desk: Desk, wrong: list[str]) -> None:
    article = make_draft("Of a winter", subjects=["illness"])
    response = desk.write(article, headline="Typed", subjects=wrong)
    assert "Choose from the subjects in the list." in errors_of(response)
    assert "Typed" in response.content.decode()
    assert stored(article).subjects == ["illness"]


def test_a_sponsor_s_name_that_is_too_long_is_told(desk: Desk) -> None:
    article = make_draft()
    assert "at most 120" in errors_of(desk.write(article, sponsor="x" * 121))


def test_the_history_compares_subjects_by_their_names_and_brings_them_back(desk: Desk) -> None:
    subject = make_subject("illness")
    article = make_draft("Of a winter", subjects=["illness"], sponsored=True, sponsor="Marram")
    first = article.latest_revision
    assert first is not None
    before = first.read()
    save_draft(article, make_content("Of a winter"), base=(first.pk, first.counter))
    after = stored(article)
    assert {"Sensitive subjects", "Sponsor", "Sponsored"} <= set(changed_fields(before, after))
    changes = {each.field: each for each in compare(before, after)}
    words = "".join(span.text for span in changes["subjects"].lines[0].spans)
    assert words.strip() == subject.name
    restore(article, first)
    assert (stored(article).subjects, stored(article).sponsor) == (["illness"], "Marram")


def test_of_two_texts_each_may_bring_its_subjects(desk: Desk) -> None:
    make_subject("illness"), make_subject("addiction")
    article = make_draft("Of a winter")
    mine = {**desk.open(article), "subjects": ["illness"]}
    save_draft(article, make_content("Of a winter", subjects=["addiction"]))
    response = desk.send(article, mine)
    screen = page_of(response)
    assert screen.xpath("//input[@name='choose-subjects']")
    assert screen.xpath("//input[@name='subjects'][@checked]/@value") == ["illness"]


def test_the_checklist_and_the_preview_follow_while_one_writes(desk: Desk) -> None:
    subject = make_subject("illness")
    make_helpline("The Listening Chair", "illness", checked_on=None)
    article = make_draft("Of a winter")
    sent = {**desk.open(article), "subjects": ["illness"], "show": "page"}
    answer = desk.client.post(preview_url(article), sent).json()
    assert "wasn’t checked for long" in answer["checklist"]
    assert 'href="#id_subjects"' in answer["checklist"]
    document = html.fromstring(answer["document"])
    assert subject.note in document.text_content()
    assert "The Listening Chair" in document.text_content()
    assert document.xpath("//link[contains(@href,'sensitive')]")


def test_publishing_marks_and_a_draft_without_the_mark_changes_nothing(desk: Desk) -> None:
    subject = make_subject("illness")
    article = make_article("Of a winter", subjects=["illness"])
    before = desk.client.get(article.get_absolute_url()).content
    desk.write(article, subjects=[])
    assert desk.client.get(article.get_absolute_url()).content == before
    desk.write(article, "_publish", subjects=[])
    assert subject.note not in desk.client.get(article.get_absolute_url()).content.decode()
