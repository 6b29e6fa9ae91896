"""The way of an article through review, at the writing screen, for every role."""

from typing import Any

import pytest
from django.test import Client

from articles.actions.publish import publish, withdraw
from articles.actions.revisions import save_draft
from articles.models import Article
from magazine.heartbeat import beat
from tests.articles.admin.desk import Desk, change_url, messages_of, page_of, withdraw_url
from tests.factories import (
    make_article,
    make_content,
    make_draft,
    make_user,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


@pytest.fixture
def contributor(django_capture_on_commit_callbacks: Any) -> Desk:
    """A contributor's desk."""
    return Desk("Contributor", django_capture_on_commit_callbacks)


@pytest.fixture
def editor(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks)


def state(desk: Desk, article: Article) -> str:
    """The state that the writing screen tells."""
    page = page_of(desk.client.get(change_url(article)))
    return page.xpath("string(//p[@class='article-state'])")


def buttons(desk: Desk, article: Article) -> set[str]:
    """What the panel of review offers."""
    page = page_of(desk.client.get(change_url(article)))
    return set(page.xpath("//details[@aria-labelledby='workflow-heading']//button/@name"))


def listed_states(desk: Desk, query: str = "") -> dict[str, str]:
    """The states in the list by headline."""
    page = page_of(desk.client.get(LIST + query))
    return {
        row.xpath("string(th)").strip(): " ".join(
            row.xpath("string(td[contains(@class,'field-state')])").split()
        )
        for row in page.xpath("//table[@id='result_list']/tbody/tr")
    }


def history(article: Article) -> list[tuple[str, str]]:
    """Who did what, the first first."""
    entries = article.history.select_related("by").order_by("pk")
    return [(entry.action, str(entry.by or "")) for entry in entries]


def test_a_draft_goes_from_its_writer_to_readers(
    contributor: Desk, editor: Desk, client: Client
) -> None:
    draft = make_draft("Boats", by=contributor.user)
    assert (state(contributor, draft), buttons(contributor, draft)) == ("Draft", {"_submit"})
    answer = contributor.write(draft, "_submit", headline="Ships", review_note="Is it too long?")
    assert "Submitted." in messages_of(answer)
    assert (state(contributor, draft), buttons(contributor, draft)) == ("In review", {"_take_back"})
    page = page_of(editor.client.get(change_url(draft)))
    assert "Is it too long?" in page.xpath("string(//div[contains(@class,'workflow-word')])")
    assert buttons(editor, draft) == {"_approve", "_ask", "_take_back"}
    assert "Sent back" in messages_of(editor.write(draft, "_ask", review_note="Shorter, please."))
    assert state(contributor, draft) == "Changes asked for"
    page = page_of(contributor.client.get(change_url(draft)))
    assert "Shorter, please." in page.xpath("string(//div[contains(@class,'workflow-word')])")
    contributor.write(draft, "_submit", body="<p>Shorter.</p>")
    assert "Approved." in messages_of(editor.write(draft, "_approve"))
    assert state(contributor, draft) == "Approved"
    assert "Published: Ships" in messages_of(editor.write(draft, "_publish"))
    assert state(editor, draft) == "Published"
    draft.refresh_from_db()
    assert "Shorter." in client.get(draft.get_absolute_url()).content.decode()
    me, she = str(contributor.user), str(editor.user)
    did = [entry for entry in history(draft) if entry[0] not in {"saved", "created"}]
    assert did == [
        ("submitted", me), ("changes_asked", she), ("submitted", me), ("approved", she),
        ("published", she),
    ]  # fmt: skip


def test_a_new_article_can_be_submitted_at_once(contributor: Desk) -> None:
    answer = contributor.write(None, "_submit", headline="Boats", body="<p>They float.</p>")
    assert "Submitted." in messages_of(answer)
    assert state(contributor, Article.objects.get()) == "In review"


def test_the_next_state_of_a_public_article_is_reviewed_beside_it(
    contributor: Desk, editor: Desk, client: Client
) -> None:
    public = make_article("Out there", by=contributor.user)
    assert buttons(contributor, public) == {"_submit"}
    assert "nothing new in it" in messages_of(contributor.write(public, "_submit"))
    contributor.write(public, "_submit", headline="Not yet")
    assert state(editor, public) == "Published, changes in review"
    assert listed_states(editor) == {"Not yet": "Published, changes in review"}
    editor.write(public, "_ask")
    assert state(editor, public) == "Published, changes sent back"
    contributor.write(public, "_submit", standfirst="Now.")
    editor.write(public, "_approve")
    assert state(editor, public) == "Published, changes approved"
    assert "Not yet" not in client.get(public.get_absolute_url()).content.decode()
    editor.write(public, "_publish")
    assert state(editor, public) == "Published"
    assert "Not yet" in client.get(public.get_absolute_url()).content.decode()


def test_what_a_contributor_changes_after_approval_is_approved_no_longer(
    contributor: Desk, editor: Desk
) -> None:
    draft = make_draft("Boats", by=contributor.user)
    contributor.write(draft, "_submit")
    editor.write(draft, "_approve", headline="Ships")
    contributor.write(draft)
    assert state(contributor, draft) == "Approved"
    editor.write(draft, standfirst="An editor may.")
    assert state(contributor, draft) == "Approved"
    contributor.write(draft, headline="Submarines")
    assert state(contributor, draft) == "Draft"


def test_the_server_refuses_what_the_screen_does_not_offer(contributor: Desk, editor: Desk) -> None:
    draft = make_draft("Boats", by=contributor.user)
    for button in ("_approve", "_ask"):
        assert "for editors to decide" in messages_of(contributor.write(draft, button))
    contributor.write(draft, "_submit")
    assert "for editors to decide" in messages_of(contributor.write(draft, "_approve"))
    assert state(contributor, draft) == "In review"
    assert "in review already" in messages_of(contributor.write(draft, "_submit"))
    others = make_draft("Another’s")
    answer = contributor.client.post(change_url(others), {"_submit": "1"})
    assert answer.status_code == 404
    idle = make_draft("Nobody waits")
    assert "nobody waits" in messages_of(editor.write(idle, "_ask"))
    assert "nothing to take back" in messages_of(editor.write(idle, "_take_back"))
    assert "Approved." in messages_of(editor.write(idle, "_approve"))
    assert "approved already" in messages_of(editor.write(idle, "_approve"))


def test_a_note_that_is_too_long_is_told_and_the_text_is_saved(contributor: Desk) -> None:
    draft = make_draft("Boats", by=contributor.user)
    answer = contributor.write(draft, "_submit", headline="Ships", review_note="x" * 301)
    assert "301 characters" in messages_of(answer)
    draft.refresh_from_db()
    assert (draft.working_headline, state(contributor, draft)) == ("Ships", "Draft")


def test_lists_are_filtered_by_stage(editor: Desk) -> None:
    drafts = {name: make_draft(name, by=editor.user) for name in ("One", "Two", "Three")}
    for name in ("One", "Two", "Three"):
        editor.write(drafts[name], "_submit")
    editor.write(drafts["Two"], "_ask")
    editor.write(drafts["Three"], "_approve")
    assert listed_states(editor, "?state=review") == {"One": "In review"}
    assert listed_states(editor, "?state=asked") == {"Two": "Changes asked for"}
    assert listed_states(editor, "?state=approved") == {"Three": "Approved"}


def test_what_was_saved_while_it_was_read_is_not_approved(contributor: Desk, editor: Desk) -> None:
    draft = make_draft("Boats", by=contributor.user)
    contributor.write(draft, "_submit")
    opened = editor.open(draft)
    contributor.write(draft, headline="Rockets")
    answer = editor.send(draft, opened, "_approve")
    assert "has saved this article meanwhile" in answer.content.decode()
    assert state(editor, draft) == "In review"
    assert "approved" not in dict(history(draft))


def test_who_withdraws_while_another_publishes_is_told(editor: Desk) -> None:
    public = make_article("Out there")
    other = make_user("Editor")
    page = page_of(editor.client.get(withdraw_url(public)))
    (seen,) = page.xpath("//input[@name='standing']/@value")
    save_draft(public, make_content("Mended"), by=other)
    publish(public, by=other)
    words = messages_of(editor.post(withdraw_url(public), {"standing": seen}))
    assert "Nothing was done" in words and "Updated" in words and str(other) in words
    public.refresh_from_db()
    assert public.is_public()


def test_who_publishes_while_another_withdraws_is_told(editor: Desk, client: Client) -> None:
    public = make_article("Out there")
    other = make_user("Editor")
    opened = editor.open(public)
    withdraw(public, by=other)
    words = messages_of(editor.send(public, opened, "_publish", headline="Mended"))
    assert "Nothing was done" in words and "Withdrawn" in words and "Saved as a draft" in words
    public.refresh_from_db()
    assert (public.status, public.working_headline) == ("withdrawn", "Mended")
    assert client.get(public.get_absolute_url()).status_code == 410
    assert "Published: Mended" in messages_of(editor.write(public, "_publish"))
    assert client.get(public.get_absolute_url()).status_code == 200


def test_a_withdrawn_article_says_so_and_comes_back_at_its_address(
    editor: Desk, client: Client
) -> None:
    public = make_article("Out there")
    url, first = public.get_absolute_url(), public.published_at
    editor.post(withdraw_url(public))
    gone = client.get(url)
    assert gone.status_code == 410 and "no longer here" in gone.content.decode()
    assert gone.content.decode().count("<a ") > 3
    assert listed_states(editor) == {"Out there": "Withdrawn"}
    editor.write(public, "_submit")
    assert state(editor, public) == "Withdrawn, changes in review"
    editor.write(public, "_publish")
    assert client.get(url).status_code == 200
    public.refresh_from_db()
    assert (public.published_at, state(editor, public)) == (first, "Published")


def test_more_comments_and_history_cost_the_writing_screen_no_more_queries(
    editor: Desk, django_assert_num_queries: Any
) -> None:
    article = make_draft("Boats", by=make_user("Contributor"))
    editor.write(article, "_submit")
    for _round in range(2):
        for number in range(3):
            editor.write(article, "_comment", comment_text="Look.", headline=f"Boats {number}")
        beat()
        editor.client.get(change_url(article))
        # Session; user; two of permissions; limits to sections; article; history; notices seen;
        # steps; comments; newsletters; sections; authors.
        with django_assert_num_queries(13):
            editor.client.get(change_url(article))
