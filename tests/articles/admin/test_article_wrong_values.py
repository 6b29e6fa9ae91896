"""Whatever is sent to the writing screen: never an error page, never a lost word."""

from typing import Any

import pytest

from articles.models import Article
from tests.articles.admin.desk import (
    ADD,
    Desk,
    change_url,
    errors_of,
    fields_of,
    messages_of,
)
from tests.factories import make_article, make_author, make_draft, make_photo

pytestmark = pytest.mark.django_db

TYPED = {
    "headline": "A typed headline",
    "standfirst": "A typed standfirst",
    "body": "<p>A typed body</p>",
    "tags": "Tides, Typed",
    "photo_caption": "A typed caption",
    "bylines-1-role": "styling",
    "read_more-0-headline": "A typed link",
}
HUGE = "99999999999999999999999999"


@pytest.fixture
def desk(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"section": "999999"}, "not one of the available choices"),
        ({"section": "abc"}, "not one of the available choices"),
        ({"section": HUGE}, "not one of the available choices"),
        ({"section": "1\x00"}, "Null characters are not allowed"),
        ({"headline": "x" * 400}, "at most 300 characters (it has 400)"),
        ({"headline": "a\x00b"}, "Null characters are not allowed"),
        ({"body": "<p>a\x00b</p>"}, "Null characters are not allowed"),
        ({"tags": "Tides, " + "y" * 200}, "A tag has at most 100 characters."),
        ({"tags": "Tides, !?"}, "The tag “!?” has no letters."),
        ({"tags": "a\x00b"}, "Null characters are not allowed"),
        ({"main_photo": "999999"}, "not one of the available choices"),
        ({"main_photo": "abc"}, "not one of the available choices"),
        ({"main_photo": HUGE}, "not one of the available choices"),
        ({"main_photo": "1\x00"}, "Null characters are not allowed"),
        ({"photo_alt": "x" * 501}, "at most 500 characters"),
        ({"photo_credit": "x" * 201}, "at most 200 characters"),
        ({"slug": "no slug!"}, "Enter a valid “slug”"),
        ({"canonical_url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"bylines-0-author": "abc"}, "not one of the available choices"),
        ({"bylines-0-author": HUGE}, "not one of the available choices"),
        ({"bylines-0-author": "-1"}, "not one of the available choices"),
        ({"bylines-0-role": "juggling"}, "juggling is not one of the available choices"),
        ({"read_more-1-article": "abc"}, "Give its number or its address"),
        ({"read_more-1-article": HUGE}, "Give its number or its address"),
        ({"read_more-1-headline": "x" * 301}, "at most 300 characters"),
        ({"read_more-1-headline": "a\x00b"}, "Null characters are not allowed"),
        ({"bylines-TOTAL_FORMS": "x"}, "did not arrive whole"),
        ({"bylines-TOTAL_FORMS": "-5"}, "did not arrive whole"),
        ({"read_more-TOTAL_FORMS": HUGE}, "did not arrive whole"),
        ({"bylines-TOTAL_FORMS": "1001"}, "did not arrive whole"),
    ],
    ids=lambda value: ",".join(value)[:40] if isinstance(value, dict) else "",
)
@pytest.mark.parametrize("existing", [False, True])
def test_wrong_values_are_told_and_all_that_was_typed_is_still_there(
    desk: Desk, wrong: dict[str, str], words: str, existing: bool
) -> None:
    article = make_draft("Stays", by=desk.user) if existing else None
    sent = {**TYPED, **wrong}
    response = desk.write(article, "_publish", **sent)
    told = errors_of(response)
    assert "Not saved yet." in told
    assert words in told
    again = fields_of(response)
    for name, value in sent.items():
        if name not in ("section", "main_photo") and "TOTAL" not in name and name not in wrong:
            assert again[name].strip() == value, name
    if "headline" in wrong:
        assert again["headline"].strip() == wrong["headline"].replace("\x00", "")
    if article:
        assert Article.objects.get().working_headline == "Stays"
    else:
        assert not Article.objects.exists()


@pytest.mark.parametrize("lost", ["bylines-", "read_more-", "bylines-TOTAL_FORMS"])
def test_a_form_that_came_in_part_can_be_sent_again(desk: Desk, lost: str) -> None:
    author = make_author("Aoife Byrne")
    article = make_draft("Boats", bylines=[author], read_more=["A link"], by=desk.user)
    fields = {
        name: value for name, value in desk.open(article).items() if not name.startswith(lost)
    }
    response = desk.send(article, fields, headline="Ships")
    assert "Not saved yet." in errors_of(response)
    again = fields_of(response)
    assert again["headline"].strip() == "Ships"
    assert "Saved." in messages_of(desk.send(article, again))
    content = Article.objects.get().latest_revision.read()
    assert content.headline == "Ships"
    assert [row.author for row in content.bylines] == [author.pk]
    assert [row.headline for row in content.read_more] == ["A link"]


def test_nothing_at_all_is_told_too(desk: Desk) -> None:
    article = make_article("Boats")
    for path in (ADD, change_url(article)):
        assert "Not saved yet." in errors_of(desk.client.post(path))
    assert Article.objects.get().working_headline == "Boats"


def test_unknown_addresses_are_not_found(desk: Desk) -> None:
    for number in ("999999", HUGE, "abc", "0", "²"):
        for rest in ("change/", "preview/", "withdraw/"):
            response = desk.client.get(f"/admin/articles/article/{number}/{rest}", follow=True)
            assert response.status_code == 404, (number, rest)


def test_what_a_draft_names_may_be_gone_by_the_time_it_is_opened(desk: Desk) -> None:
    author, photo = make_author(), make_photo()
    article = make_draft("Boats", bylines=[author], photo=photo, by=desk.user)
    author.delete()
    photo.delete()
    fields = desk.open(article)
    assert (fields["bylines-0-author"], fields.get("main_photo", "")) == ("", "")
    assert "Saved." in messages_of(desk.send(article, fields))
