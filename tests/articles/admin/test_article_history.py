"""The history of an article: revisions listed, compared and restored; and the log of all."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.actions.publish import publish, withdraw
from articles.actions.revisions import save_draft, seal
from articles.models import Article, HistoryEntry, Revision
from tests.articles.admin.desk import Desk, change_url, fields_of, messages_of, page_of
from tests.factories import make_article, make_content, make_draft, make_user

pytestmark = pytest.mark.django_db

LOG = "/admin/articles/historyentry/"


@pytest.fixture
def editor(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks, "orla")


def history_url(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/history/"


def compare_url(article: Article, before: Any, after: Any) -> str:
    return f"/admin/articles/article/{article.pk}/compare/?from={before}&to={after}"


def restore_url(article: Article, number: int) -> str:
    return f"/admin/articles/article/{article.pk}/restore/{number}/"


def rows_of(desk: Desk, article: Article, query: str = "") -> list[str]:
    """The words of each revision's row."""
    page = page_of(desk.client.get(history_url(article) + query))
    return [" ".join(row.text_content().split()) for row in page.xpath("//tbody/tr")]


def written(*headlines: str, by: Any = None) -> Article:
    """A draft with a sealed revision for each headline."""
    first, *others = headlines
    article = make_draft(first, by=by)
    for headline in others:
        latest = Article.objects.get(pk=article.pk).latest_revision
        assert latest is not None
        seal(latest)
        save_draft(article, make_content(headline), by=by)
    return Article.objects.get(pk=article.pk)


def log_of(desk: Desk, query: str = "") -> list[str]:
    """The words of each row of the log."""
    page = page_of(desk.client.get(LOG + query))
    return [
        " ".join(" ".join(cell.itertext()).strip() for cell in row)
        for row in page.xpath("//tbody/tr")
    ]


def test_every_revision_says_who_when_and_what(editor: Desk) -> None:
    article = make_draft("Boats", by=make_user("Contributor", "brid"), body="<p>It rained.</p>")
    editor.write(article, headline="Ships", tags="Sea")
    editor.write(article, "_publish")
    second, first = rows_of(editor, article)
    assert "orla" in second and "today, " in second and "Headline, Tags" in second
    assert "Public now" in second and "Newest" in second and "Published, today" in second
    assert "brid" in first and "The first text" in first and "Published" not in first


def test_any_action_that_is_no_mere_saving_is_a_milestone(editor: Desk) -> None:
    article = make_draft("Boats")
    HistoryEntry.objects.create(
        article=article, action="submitted", revision=article.latest_revision,
        by=editor.user, note="please look at the end",
    )  # fmt: skip
    (row,) = rows_of(editor, article)
    assert "Submitted for review, today" in row and "please look at the end" in row


def test_two_revisions_are_compared_word_by_word(editor: Desk) -> None:
    article = make_draft("The old pier", body="<p>It rained all day.</p>", tags=["Sea"])
    editor.write(
        article, headline="The new pier", body="<p>It snowed all day.</p>", tags="Sea, Snow"
    )
    page = page_of(editor.client.get(compare_url(article, 1, 2)))
    changed = {
        section.xpath("string(h2/text())").strip(): (
            [" ".join(e.text_content().split()) for e in section.xpath(".//del")],
            [" ".join(e.text_content().split()) for e in section.xpath(".//ins")],
        )
        for section in page.xpath("//section[contains(@class,'compare-field')]")
    }
    assert changed == {
        "Headline": (["old"], ["new"]),
        "Body": (["rained"], ["snowed"]),
        "Tags": ([], ["Snow"]),
    }
    again = editor.client.get(compare_url(article, 2, 1)).content.decode()
    assert "revisions 1 and 2" in again


def test_what_was_written_is_escaped_in_a_comparison(editor: Desk) -> None:
    article = written("Boats", "<script>alert(1)</script>")
    page = editor.client.get(compare_url(article, 1, 2)).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page


@pytest.mark.parametrize(("before", "after"), [("", ""), ("1", "99"), ("x", "1"), ("1" * 40, "1")])
def test_a_comparison_of_what_is_not_there_asks_for_two(
    editor: Desk, before: str, after: str
) -> None:
    response = editor.client.get(compare_url(written("A", "B"), before, after), follow=True)
    assert "Choose two revisions to compare." in messages_of(response)


def test_an_earlier_revision_is_restored_as_a_new_draft(editor: Desk, client: Client) -> None:
    article = make_article("Boats", by=editor.user)
    editor.write(article, headline="Ships")
    before = list(Revision.objects.order_by("pk").values_list("content", flat=True))
    response = editor.post(restore_url(article, 1))
    assert "Revision 1 is the draft now." in messages_of(response)
    assert fields_of(response)["headline"].strip() == "Boats"
    assert list(Revision.objects.order_by("pk").values_list("content", flat=True))[:2] == before
    assert Revision.objects.count() == 3
    assert "Restored: from revision 1" in rows_of(editor, article)[0]
    editor.write(article, "_publish", headline="Vessels")
    assert "Vessels" in client.get(Article.objects.get().get_absolute_url()).content.decode()


def test_restoring_keeps_what_the_same_person_was_just_writing(editor: Desk) -> None:
    article = written("Boats", "Ships", by=editor.user)
    assert "there is nothing to restore" in messages_of(editor.post(restore_url(article, 2)))
    editor.write(article, headline="Vessels")  # into the revision that is still open
    editor.post(restore_url(article, 1))
    assert [r.read().headline for r in Revision.objects.order_by("number")] == [
        "Boats", "Vessels", "Boats",
    ]  # fmt: skip


def test_restoring_asks_to_be_posted_and_knows_its_revisions(editor: Desk) -> None:
    article = written("A", "B")
    assert editor.client.get(restore_url(article, 1)).status_code == 405
    assert editor.client.post(restore_url(article, 9)).status_code == 404
    checking = Client(enforce_csrf_checks=True)
    checking.force_login(editor.user)
    assert checking.post(restore_url(article, 1)).status_code == 403
    assert Revision.objects.count() == 2


@pytest.mark.parametrize(
    ("role", "status"),
    [("Contributor", 404), ("Editor", 200), ("Chief editor", 200), ("superuser", 200),
     ("Newsletter editor", 403)],
)  # fmt: skip
def test_who_sees_the_history_of_others_articles(
    role: str, status: int, django_capture_on_commit_callbacks: Any
) -> None:
    desk = Desk(role, django_capture_on_commit_callbacks)
    article = written("A", "B")
    assert desk.client.get(history_url(article)).status_code == status
    assert desk.client.get(compare_url(article, 1, 2)).status_code == status
    restored = desk.client.post(restore_url(article, 1)).status_code
    assert restored == (302 if status == 200 else status)
    assert Revision.objects.count() == (3 if status == 200 else 2)


def test_a_contributor_sees_compares_and_restores_what_is_own(
    django_capture_on_commit_callbacks: Any,
) -> None:
    desk = Desk("Contributor", django_capture_on_commit_callbacks)
    article = written("A", "B", by=desk.user)
    assert len(rows_of(desk, article)) == 2
    assert desk.client.get(compare_url(article, 1, 2)).status_code == 200
    assert "Revision 1 is the draft now." in messages_of(desk.post(restore_url(article, 1)))


def test_strangers_are_sent_to_the_log_in(client: Client) -> None:
    article = written("A", "B")
    for url in (history_url(article), compare_url(article, 1, 2), LOG):
        assert client.get(url)["Location"].startswith("/admin/login/")


def test_a_long_history_has_pages(editor: Desk) -> None:
    article = written(*(f"Headline {number}" for number in range(30)))
    assert len(rows_of(editor, article)) == 25
    rows = rows_of(editor, article, "?page=2")
    assert len(rows) == 5 and "The first text" in rows[-1]
    assert "Headline" in rows_of(editor, article)[-1]
    assert len(rows_of(editor, article, "?page=x")) == 25


def test_the_writing_screen_leads_to_the_history(editor: Desk) -> None:
    article = make_article("Boats")
    page = page_of(editor.client.get(change_url(article)))
    assert page.xpath(f"//a[@href='{history_url(article)}']")
    assert (
        page.xpath("//ol[@class='history']/li[@class='milestone']//strong")[0].text == "Published"
    )


def test_the_history_makes_eleven_queries(
    editor: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = written(*(f"Headline {number}" for number in range(30)), by=editor.user)
    publish(article, by=editor.user)
    # 1 session, 2 user, 3 own and 4 group permissions, 5 limits of rights, 6 article, 7 how many
    # revisions, 8 revisions, 9 the one before, 10 what was done to them, 11 what was done besides
    with django_assert_num_queries(11):
        editor.client.get(history_url(article))


def test_a_comparison_makes_nine_queries(
    editor: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = written("A", "B")
    # 1 session, 2 user, 3 own and 4 group permissions, 5 limits of rights, 6 article,
    # 7 revisions to choose from, 8 the two, 9 the section (authors, articles, photos and
    # newsletters make one each)
    with django_assert_num_queries(9):
        editor.client.get(compare_url(article, 1, 2))


# --- The log of all articles ----------------------------------------------------------------


def test_the_log_tells_who_did_what_to_which_article(editor: Desk) -> None:
    article = make_article("Boats", by=editor.user)
    withdraw(article, by=editor.user, note="the photographer asked")
    withdrawn, published, created = log_of(editor)
    assert "orla Withdrawn Boats 1 the photographer asked" in withdrawn
    assert "orla Published Boats 1" in published and "Created" in created


def test_the_log_is_searched(editor: Desk) -> None:
    brid = make_user("Editor", "brid")
    cafe = make_article("The last café in Clifden", by=editor.user)
    boats = make_article("Boats", by=brid)
    withdraw(boats, by=brid, note="Not ours")
    old = HistoryEntry.objects.filter(article=cafe, action="created")
    old.update(at=timezone.now() - timedelta(days=400))
    day = (timezone.localdate() - timedelta(days=400)).isoformat()

    def articles(query: str) -> list[str]:
        return [
            f"{'café' if 'café' in row else 'Boats'} {word}"
            for row in log_of(editor, query)
            for word in ("Created", "Published", "Withdrawn")
            if word in row
        ]

    assert articles("?q=CAFE clifden") == ["café Published", "café Created"]
    assert articles("?q=not ours") == ["Boats Withdrawn"]
    assert articles(f"?q={cafe.get_absolute_url()}") == ["café Published", "café Created"]
    assert articles(f"?q={day}") == ["café Created"]
    assert articles(f"?who={brid.pk}&what=published") == ["Boats Published"]
    assert articles("?what=milestones") == ["Boats Withdrawn", "Boats Published", "café Published"]
    assert "café Created" not in articles("?when=366") and len(articles("?when=1")) == 4
    assert articles("?q=nothing of the kind") == []
    for odd in ("?q=%00", "?q=2026-99-99", "?what=x", "?who=x", "?when=x", "?p=9999", "?o=9"):
        assert editor.client.get(LOG + odd, follow=True).status_code == 200, odd


@pytest.mark.parametrize(
    ("role", "status"),
    [("Contributor", 403), ("Editor", 200), ("Chief editor", 200), ("superuser", 200),
     ("Newsletter editor", 403)],
)  # fmt: skip
def test_the_log_is_for_editors_and_nobody_changes_it(
    role: str, status: int, django_capture_on_commit_callbacks: Any
) -> None:
    desk = Desk(role, django_capture_on_commit_callbacks)
    make_article("Boats")
    entry = HistoryEntry.objects.latest("pk")
    assert desk.client.get(LOG).status_code == status
    assert desk.client.get(f"{LOG}add/").status_code == 403
    assert desk.client.post(f"{LOG}{entry.pk}/change/", {"note": "x"}).status_code == 403
    assert desk.client.post(f"{LOG}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    desk.client.post(LOG, {"action": "delete_selected", "_selected_action": entry.pk, "post": "y"})
    assert HistoryEntry.objects.get(pk=entry.pk).note == ""


def test_the_log_makes_seven_queries(
    editor: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        make_article(f"Story {number}", by=editor.user)
    # 1 session, 2 user, 3 own and 4 group permissions, 5 the people to choose from, 6 how many,
    # 7 the entries
    with django_assert_num_queries(7):
        editor.client.get(f"{LOG}?q=story&what=published")
