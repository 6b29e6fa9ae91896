"""Comments on passages, mentions, and who is told of what: on the front page and by mail."""

from typing import Any

import pytest
from django.core import mail
from lxml import html

from articles.models import Article, Comment, Notice
from magazine.ticking import tick
from tests.articles.admin.desk import Desk, change_url, messages_of, page_of
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db

BODY = "<p>The boat went out. The boat came back.</p><p>Nobody <em>ever</em> asked why.</p>"


@pytest.fixture
def writer(django_capture_on_commit_callbacks: Any) -> Desk:
    """A contributor's desk."""
    return _with_address(Desk("Contributor", django_capture_on_commit_callbacks, "wren"))


@pytest.fixture
def editor(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return _with_address(Desk("Editor", django_capture_on_commit_callbacks, "edna"))


@pytest.fixture
def article(writer: Desk) -> Article:
    """The contributor's draft."""
    return make_draft("Boats", body=BODY, by=writer.user)


def _with_address(desk: Desk) -> Desk:
    desk.user.email = f"{desk.user.username}@magazine.example"
    desk.user.save()
    return desk


def comments_url(article: Article) -> str:
    """The address of the panel by itself."""
    return f"/admin/articles/article/{article.pk}/comments/"


def panel(desk: Desk, article: Article, **posted: Any) -> html.HtmlElement:
    """The panel by itself, after a button was pressed, if one was."""
    if not posted:
        return page_of(desk.client.get(comments_url(article)))
    return page_of(desk.post(comments_url(article), posted))


def words(element: html.HtmlElement) -> str:
    """All words of an element."""
    return " ".join(element.text_content().split())


def for_you(desk: Desk) -> str:
    """What the front page has for a person."""
    page = page_of(desk.client.get("/admin/"))
    return " ".join(words(each) for each in page.xpath("//section[.//h2='For you']"))


def test_a_comment_on_a_passage_is_told_answered_and_resolved(
    writer: Desk, editor: Desk, article: Article
) -> None:
    page = panel(editor, article, _comment="1", comment_quote="ever asked", comment_text="Who?")
    assert "The comment is there." in words(page) and "ever asked" in words(page)
    assert "edna: commented on" in for_you(writer) and "Who?" in for_you(writer)
    (sent,) = mail.outbox
    assert sent.to == ["wren@magazine.example"] and "commented on" in sent.subject
    assert "Who?" in sent.body and change_url(article) in sent.body
    comment = Comment.objects.get()
    panel(writer, article, _answer=comment.pk, **{f"answer_{comment.pk}": "Nobody."})
    assert "wren: answered in" in for_you(editor)
    page = panel(writer, article, _resolve=comment.pk)
    assert "No open comment." in words(page) and "Resolved by wren" in words(page)
    panel(editor, article, _reopen=comment.pk)
    assert not panel(writer, article).xpath("//details[@class='comments-resolved']")
    writer.open(article)
    assert for_you(writer) == ""


def test_a_passage_is_told_from_its_twin_and_survives_edits_of_others(
    writer: Desk, editor: Desk, article: Article
) -> None:
    posted = {
        "comment_quote": "The boat",
        "comment_prefix": "went out. ",
        "comment_suffix": " came",
    }
    panel(editor, article, _comment="1", comment_text="Which?", **posted)
    comment = Comment.objects.get()
    assert comment.prefix.endswith("went out. ") and comment.suffix.startswith(" came back")
    writer.write(article, body="<h2>New</h2><p>All else is new. The boat came back.</p>")
    assert "has been changed since" not in words(panel(editor, article))
    writer.write(article, body="<p>All is new.</p>")
    assert "has been changed since" in words(panel(editor, article))


def test_without_scripts_the_text_is_saved_and_what_is_refused_is_still_there(
    editor: Desk, article: Article
) -> None:
    answer = editor.write(
        article, "_comment", headline="Ships", comment_quote="not in it", comment_text="Look here"
    )
    told = messages_of(answer)
    assert "“not in it” does not stand in the saved text" in told and "is saved" in told
    page = page_of(answer)
    assert page.xpath("string(//textarea[@name='comment_text'])") == "Look here"
    assert page.xpath("string(//textarea[@name='comment_quote'])") == "not in it"
    article.refresh_from_db()
    assert article.working_headline == "Ships"
    answer = editor.write(article, "_comment", comment_text="To all of it")
    assert "The comment is there." in messages_of(answer)
    assert "To all of it" in words(page_of(answer).xpath("//details[@id='comments']")[0])


@pytest.mark.parametrize(
    ("posted", "told"),
    [
        ({"_comment": "1"}, "The comment is empty"),
        ({"_comment": "1", "comment_text": "x" * 4001}, "has 4001 characters"),
        ({"_comment": "1", "comment_text": "x", "comment_quote": "y" * 1001}, "too long"),
        ({"_resolve": "x"}, "no longer there"),
        ({"_answer": "99", "answer_99": "x"}, "no longer there"),
    ],
)
def test_wrong_comments_are_explained(
    editor: Desk, article: Article, posted: dict[str, str], told: str
) -> None:
    assert told in words(panel(editor, article, **posted))
    assert not Comment.objects.exists()


def test_colleagues_are_mentioned_by_their_log_in(
    writer: Desk, editor: Desk, article: Article
) -> None:
    make_user("Contributor", "may.not")
    told = words(
        panel(writer, article, _comment="1", comment_text="@Edna, look. @may.not @ghost a@b.ie")
    )
    assert "was told: @ghost, @may.not." in told
    assert "wren: mentioned you in" in for_you(editor)
    assert Notice.objects.count() == 1


def test_submitting_tells_the_editors_and_deciding_tells_the_writer(
    writer: Desk, editor: Desk, article: Article
) -> None:
    away = make_user("Editor", "away")
    away.sections.add(article.working_section.__class__.objects.create(name="Far", slug="far"))
    writer.write(article, "_submit", review_note="Please look.")
    assert [each.to for each in mail.outbox] == [["edna@magazine.example"]]
    page = page_of(editor.client.get("/admin/"))
    (queue,) = page.xpath("//section[.//h2='To review']")
    assert "Boats" in words(queue) and "from wren" in words(queue)
    assert "Please look." in for_you(editor)
    editor.write(article, "_ask", review_note="Shorter.")
    assert "edna: sent back with changes asked for" in for_you(writer)
    assert "Changes asked for" in words(page_of(writer.client.get("/admin/")))
    page = page_of(editor.post("/admin/notices/seen/"))
    assert for_you(editor) == "" and not Notice.objects.filter(recipient=away).exists()


def test_a_mail_that_could_not_go_out_is_sent_by_the_tick(
    writer: Desk, editor: Desk, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_more: Any) -> None:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", fail)
        panel(editor, article, _comment="1", comment_text="Who?")
    assert not mail.outbox
    tick()
    assert not mail.outbox
    Notice.objects.update(due_at="2020-01-01T00:00Z")
    tick()
    tick()
    assert len(mail.outbox) == 1


def test_others_neither_read_nor_write_comments(
    editor: Desk, article: Article, django_capture_on_commit_callbacks: Any
) -> None:
    stranger = Desk("Contributor", django_capture_on_commit_callbacks)
    nobody = Desk("Newsletter editor", django_capture_on_commit_callbacks)
    for desk, status in ((stranger, 404), (nobody, 403)):
        assert desk.client.get(comments_url(article)).status_code == status
        posted = {"_comment": "1", "comment_text": "x"}
        assert desk.client.post(comments_url(article), posted).status_code == status
    assert not Comment.objects.exists()
    text = panel(editor, article, _comment="1", comment_text="<script>alert(1)</script>")
    assert not text.xpath("//script")
