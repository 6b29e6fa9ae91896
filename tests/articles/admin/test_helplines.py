"""Helplines and sensitive subjects in the admin: kept, checked, and told when overdue."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, Helpline, Subject
from tests.factories import (
    make_article,
    make_draft,
    make_helpline,
    make_section,
    make_subject,
    make_user,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/helpline/"
SUBJECTS = "/admin/articles/subject/"
FIELDS = {
    "name": "The Listening Chair", "country": "IE", "phone": "020 915 0114", "position": "0",
    "is_shown": "on", "checked_on": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """What is overdue is kept for a minute: not from one test to the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(make_user("Editor", "ed"))
    return client


def days_ago(days: int) -> Any:
    return timezone.localdate() - timedelta(days=days)


def page(client: Client, path: str) -> html.HtmlElement:
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return html.fromstring(response.content.decode())


def errors(response: Any) -> str:
    found = html.fromstring(response.content.decode()).xpath("//ul[contains(@class,'errorlist')]")
    return " ".join(each.text_content() for each in found)


def shown(client: Client, article: Article) -> list[str]:
    """The helplines that readers of an article get now."""
    found = page(client, article.get_absolute_url())
    return found.xpath("//p[@class='helpline-name']/text()")


def test_a_helpline_is_kept_and_reaches_articles_that_are_out(
    editor: Client, client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    subject = make_subject("illness")
    article = make_article(subjects=["illness"])
    assert shown(client, article) == []
    with django_capture_on_commit_callbacks(execute=True):
        response = editor.post(f"{LIST}add/", {**FIELDS, "subjects": [subject.pk]})
    assert response.status_code == 302, errors(response)
    helpline = Helpline.objects.get()
    assert shown(client, article) == ["The Listening Chair"]
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(f"{LIST}{helpline.pk}/change/", {**FIELDS, "name": "The Chair"})
    assert shown(client, article) == ["The Chair"]
    other = make_subject("addiction")
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(f"{LIST}{helpline.pk}/change/", {**FIELDS, "subjects": [other.pk]})
    assert shown(client, article) == []


def test_a_helpline_that_is_deleted_leaves_articles(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    make_subject("illness")
    helplines = [make_helpline("One", "illness"), make_helpline("Two"), make_helpline("Three")]
    article = make_article(subjects=["illness"])
    assert len(shown(client, article)) == 3
    chief = Client()
    chief.force_login(make_user("Chief editor"))
    with django_capture_on_commit_callbacks(execute=True):
        chief.post(f"{LIST}{helplines[0].pk}/delete/", {"post": "yes"})
    assert len(shown(client, article)) == 2
    many = {"action": "delete_selected", "_selected_action": [helplines[1].pk], "post": "yes"}
    with django_capture_on_commit_callbacks(execute=True):
        chief.post(LIST, many)
    assert shown(client, article) == ["Three"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"phone": "call us"}, "can’t be dialled"),
        ({"phone": "1"}, "can’t be dialled"),
        ({"phone": "0" * 16}, "can’t be dialled"),
        ({"text_number": "50808; drop"}, "can’t be dialled"),
        ({"phone": ""}, "Give a telephone number"),
        ({"text_words": "HELLO"}, "Where are these words to be sent?"),
        ({"country": "ZZ"}, "Select a valid choice"),
        ({"website": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"checked_on": "2999-01-01"}, "This day is still to come."),
        ({"name": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_with_a_helpline_is_told_beside_its_field(
    editor: Client, wrong: dict[str, str], words: str
) -> None:
    response = editor.post(f"{LIST}add/", {**FIELDS, **wrong})
    assert words in errors(response)
    assert not Helpline.objects.exists()


def test_the_form_begins_with_the_site_s_country_and_today(editor: Client) -> None:
    form = page(editor, f"{LIST}add/")
    assert form.xpath("//select[@name='country']/option[@selected]/text()") == ["Ireland"]
    (day,) = form.xpath("//input[@name='checked_on']/@value")
    assert day == timezone.localdate().strftime("%d/%m/%Y")


def test_checking_notes_the_day_the_person_and_an_entry_in_the_history(editor: Client) -> None:
    lines = [make_helpline("One", checked_on=days_ago(300)), make_helpline("Two", checked_on=None)]
    untouched = make_helpline("Three", checked_on=days_ago(300))
    chosen = {"action": "checked_today", "_selected_action": [each.pk for each in lines]}
    response = editor.post(LIST, chosen, follow=True)
    assert "2 helplines are checked." in response.content.decode()
    for each in lines:
        each.refresh_from_db()
        assert each.checked_on == timezone.localdate() and each.checked_by.username == "ed"
        entry = LogEntry.objects.get(object_id=str(each.pk))
        assert (entry.user.username, entry.get_change_message()) == (
            "ed", "Checked: all of it is right.",
        )  # fmt: skip
        assert (
            "Checked: all of it is right."
            in editor.get(f"{LIST}{each.pk}/history/").content.decode()
        )
    untouched.refresh_from_db()
    assert untouched.checked_on == days_ago(300)


def test_a_day_typed_in_the_form_notes_who_typed_it(editor: Client) -> None:
    helpline = make_helpline("The Listening Chair", checked_on=None)
    day = days_ago(3).isoformat()
    editor.post(f"{LIST}{helpline.pk}/change/", {**FIELDS, "checked_on": day})
    helpline.refresh_from_db()
    assert (helpline.checked_on, helpline.checked_by.username) == (days_ago(3), "ed")
    editor.post(f"{LIST}{helpline.pk}/change/", FIELDS)
    helpline.refresh_from_db()
    assert (helpline.checked_on, helpline.checked_by) == (None, None)


def test_the_list_is_filtered_by_country_subject_and_check(editor: Client) -> None:
    subject = make_subject("illness")
    make_helpline("Irish", "illness", checked_on=days_ago(181))
    make_helpline("Hidden", is_shown=False, checked_on=None)
    make_helpline("German", country="DE")

    def names(query: str) -> list[str]:
        found = page(editor, LIST + query).xpath("//th[contains(@class,'field-name')]//text()")
        return [each.strip() for each in found if each.strip()]

    assert names("?country=DE") == ["German"]
    assert names("?check=overdue") == ["Irish"]
    assert names(f"?subjects__id__exact={subject.pk}") == ["Irish"]
    assert names("?country=%00") in ([], ["German", "Hidden", "Irish"])
    assert "Overdue:" in page(editor, LIST).text_content()


def test_the_editors_front_page_says_which_are_overdue(editor: Client) -> None:
    assert "Helplines to check" not in page(editor, "/admin/").text_content()
    cache.clear()
    old = make_helpline("Old", checked_on=days_ago(181))
    make_helpline("Never", checked_on=None, country="DE")
    make_helpline("Fresh", checked_on=days_ago(180))
    make_helpline("Hidden", checked_on=None, is_shown=False)
    desk = page(editor, "/admin/")
    (part,) = desk.xpath("//div[@class='desk-problem'][h3='Helplines to check']")
    entries = [" ".join(each.text_content().split()) for each in part.xpath(".//li")]
    assert entries[0] == "Never Germany, never checked"
    assert entries[1].startswith("Old Ireland, last checked on") and len(entries) == 2
    assert f"{LIST}{old.pk}/change/" in part.xpath(".//a/@href")


def test_after_a_check_the_front_page_knows_at_once(
    editor: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    helpline = make_helpline("Old", checked_on=None)
    assert "Helplines to check" in page(editor, "/admin/").text_content()
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(LIST, {"action": "checked_today", "_selected_action": [helpline.pk]})
    assert "Helplines to check" not in page(editor, "/admin/").text_content()


def test_after_how_many_days_is_a_setting(editor: Client, settings: Any) -> None:
    settings.HELPLINE_CHECK_DAYS = 30
    make_helpline("Old", checked_on=days_ago(31))
    assert "Helplines to check" in page(editor, "/admin/").text_content()


@pytest.mark.parametrize(
    ("role", "helplines", "subjects"),
    [
        ("Contributor", 403, 403),
        ("Editor", 200, 403),
        ("Chief editor", 200, 200),
        ("Newsletter editor", 403, 403),
    ],
)
def test_who_may_keep_them(role: str, helplines: int, subjects: int) -> None:
    client = Client()
    client.force_login(make_user(role))
    assert client.get(f"{LIST}add/").status_code == helplines
    assert client.get(f"{SUBJECTS}add/").status_code == subjects
    helpline = make_helpline("Old", checked_on=None)
    client.post(LIST, {"action": "checked_today", "_selected_action": [helpline.pk]})
    helpline.refresh_from_db()
    assert (helpline.checked_on is not None) == (helplines == 200)
    if role == "Editor":
        assert client.get(f"{LIST}{helpline.pk}/delete/").status_code == 403
        assert client.get(SUBJECTS).status_code == 200


def test_lists_take_the_same_few_queries_however_much_there_is(
    editor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _round in range(2):
        for _each in range(3):
            make_helpline("", "illness", "addiction")
        editor.get(LIST)
        # Session; user; two of permissions; count twice; countries; subjects of the filter;
        # helplines with who checked them; their subjects.
        with django_assert_num_queries(10):
            editor.get(LIST)


# --- Subjects --------------------------------------------------------------------------------


def wordings(subject: Subject, **first: str) -> dict[str, Any]:
    rows = list(subject.wordings.all())
    data: dict[str, Any] = {
        "wordings-TOTAL_FORMS": len(rows) + 1,
        "wordings-INITIAL_FORMS": len(rows),
    }
    for number, row in enumerate(rows):
        values = {"id": row.pk, "language": row.language, "name": row.name, "note": row.note}
        data |= {f"wordings-{number}-{name}": value for name, value in values.items()}
        data[f"wordings-{number}-subject"] = subject.pk
    return data | {f"wordings-{len(rows)}-{name}": value for name, value in first.items()}


def test_a_note_that_is_worded_anew_reaches_articles_and_the_slug_stays(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    subject = make_subject("a-new-subject", "New")
    article = make_article(subjects=["a-new-subject"], language="de")
    chief = Client()
    chief.force_login(make_user("Chief editor"))
    sent = {
        "name": "Newer", "slug": "another", "note": "In other words.", "position": "3",
        "is_offered": "on",
        **wordings(subject, language="de", name="Neu", note="Mit anderen Worten."),
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        response = chief.post(f"{SUBJECTS}{subject.pk}/change/", sent)
    assert response.status_code == 302, errors(response)
    subject.refresh_from_db()
    assert (subject.slug, subject.note) == ("a-new-subject", "In other words.")
    text = page(client, article.get_absolute_url()).text_content()
    assert "Mit anderen Worten." in text and "In other words." not in text


def test_a_subject_in_use_can_t_be_deleted_drafts_included() -> None:
    subject, other = make_subject("illness"), make_subject("addiction")
    make_draft(subjects=["illness"])
    chief = Client()
    chief.force_login(make_user("Chief editor"))
    assert chief.get(f"{SUBJECTS}{subject.pk}/delete/").status_code == 403
    assert chief.post(f"{SUBJECTS}{other.pk}/delete/", {"post": "yes"}).status_code == 302
    assert "delete_selected" not in chief.get(SUBJECTS).content.decode()


def test_a_section_that_becomes_light_hearted_leaves_the_links_of_sensitive_articles(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    make_subject("illness")
    style = make_section("style")
    story = make_article("A hat", section=style.pk)
    article = make_article(subjects=["illness"], read_more=[story])
    assert "A hat" in page(client, article.get_absolute_url()).text_content()
    chief = Client()
    chief.force_login(make_user("Chief editor"))
    path = f"/admin/articles/section/{style.pk}/change/"
    form = page(chief, path).xpath("//form[@id='section_form']")[0]
    sent = {**dict(form.form_values()), "is_lighthearted": "on"}
    with django_capture_on_commit_callbacks(execute=True):
        response = chief.post(path, sent)
    assert response.status_code == 302, errors(response)
    found = page(client, article.get_absolute_url())
    assert "A hat" not in found.xpath("string(//*[@class='read-more'])")
