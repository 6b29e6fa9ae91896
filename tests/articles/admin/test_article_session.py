"""Saving by itself: what the writing screen's scripts ask of the server."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html
from pytest_django import DjangoAssertNumQueries

from articles.actions.publish import publish
from articles.actions.revisions import save_draft
from articles.models import Article, Content, Presence
from tests.articles.admin.desk import Desk, fields_of
from tests.factories import PASSWORD, make_article, make_content, make_draft, make_photo, make_user

pytestmark = pytest.mark.django_db
SCREEN = "a-window-of-orla-s"


@pytest.fixture
def orla(django_capture_on_commit_callbacks: Callable[..., Any]) -> Desk:
    """An editor."""
    return Desk("Editor", django_capture_on_commit_callbacks, "orla")


@pytest.fixture
def tom(django_capture_on_commit_callbacks: Callable[..., Any]) -> Desk:
    """Another editor."""
    return Desk("Editor", django_capture_on_commit_callbacks, "tom")


def url(action: str, article: Article | None = None) -> str:
    """The address of an action of the session."""
    name = {"save": "begin", "compare": "compare_new"}[action] if article is None else action
    args = [article.pk] if article else []
    return reverse(f"admin:articles_article_session_{name}", args=args)


def send(
    desk: Desk, action: str, article: Article | None, fields: dict[str, Any], **typed: Any
) -> HttpResponse:
    """Ask as the scripts do."""
    who = {"writer": desk.user.pk, "screen": SCREEN, "save": 1}
    return desk.client.post(url(action, article), {**fields, **who, **typed})


def text(article: Article) -> Content:
    """What is stored."""
    fresh = Article.objects.select_related("latest_revision").get(pk=article.pk)
    assert fresh.latest_revision is not None
    return fresh.latest_revision.read()


def test_wrong_and_half_typed_values_are_stored_as_typed(orla: Desk) -> None:
    article = make_draft("Boats", by=orla.user)
    typed = {
        "headline": "Boats " * 100,
        "canonical_url": "https://exa",
        "slug": "half a slug\x00",
        "section": "999999",
        "tags": "Tides, —, ",
        "photo_caption": "c" * 1200,
        "bylines-0-author": "no number",
        "read_more-0-headline": "r" * 400,
    }
    response = send(orla, "save", article, orla.open(article), **typed)
    assert response.status_code == 200, response.content
    stored = text(article)
    assert stored.headline == ("Boats " * 100).strip()
    assert (stored.canonical_url, stored.slug) == ("https://exa", "half a slug")
    assert (stored.section, stored.bylines, stored.tags) == (None, [], ["Tides", "—"])
    assert stored.main_photo.caption == "c" * 1200
    assert stored.read_more[0].headline == "r" * 400
    assert orla.open(article)["canonical_url"] == "https://exa"


def test_saves_of_one_session_of_work_are_one_revision(orla: Desk) -> None:
    article = make_article("Boats", by=orla.user)
    fields = orla.open(article)
    for number in range(1, 5):
        answer = send(orla, "save", article, fields, headline=f"Boats {number}").json()
        fields |= {"base_revision": answer["revision"], "base_counter": answer["counter"]}
    assert answer["state"] == "Published, with unpublished changes"
    assert answer["url"].endswith(f"/{article.pk}/change/") and not answer["created"]
    assert [entry.action for entry in article.history.all()] == ["saved", "published", "created"]
    assert article.revisions.count() == 2
    assert Article.objects.get(pk=article.pk).headline == "Boats"
    # The same fields go on through the form itself, without a false conflict.
    assert "Saved." in orla.send(article, fields, headline="Boats 5").content.decode()
    publish(Article.objects.get(pk=article.pk), by=orla.user)
    assert send(orla, "save", article, orla.open(article), headline="Boats 6").status_code == 200
    assert article.revisions.count() == 3


def test_a_new_article_is_made_once(orla: Desk) -> None:
    fields = orla.open()
    empty = send(orla, "save", None, fields)
    assert empty.json() == {"reason": "empty"} and not Article.objects.exists()
    first = send(orla, "save", None, fields, headline="B").json()
    again = send(orla, "save", None, fields, headline="Boats", save=2).json()
    assert first["created"] and not again["created"]
    assert first["id"] == again["id"] == Article.objects.get().pk
    assert text(Article.objects.get()).headline == "Boats"
    late = send(orla, "save", None, fields, headline="B", save=1)
    assert late.status_code == 409 and text(Article.objects.get()).headline == "Boats"
    assert send(orla, "compare", None, fields, headline="Boats").json()["html"] == ""


def test_a_save_whose_answer_got_lost_is_no_conflict_with_the_next(orla: Desk) -> None:
    article = make_draft("Boats", by=orla.user)
    fields = orla.open(article)
    send(orla, "save", article, fields, headline="Boats, one", save=1)
    assert send(orla, "save", article, fields, headline="Boats, two", save=2).status_code == 200
    late = send(orla, "save", article, fields, headline="Boats, old", save=1)
    assert late.status_code == 409
    other_window = send(
        orla, "save", article, fields, headline="Elsewhere", save=3, screen="another-window-1"
    )
    assert other_window.status_code == 409
    assert text(article).headline == "Boats, two"


def test_a_conflict_shows_both_texts_and_takes_what_is_chosen(orla: Desk, tom: Desk) -> None:
    article = make_draft("Boats", by=orla.user, standfirst="Old words.")
    fields = tom.open(article)
    send(orla, "save", article, orla.open(article), headline="Orla’s <b>boats</b>", tags="Sea")
    typed = {"headline": "Tom’s boats", "standfirst": "New words."}
    response = send(tom, "save", article, fields, **typed)
    answer = response.json()
    assert (response.status_code, answer["reason"]) == (409, "conflict")
    assert answer["message"] == "orla has saved this article meanwhile."
    assert "Saved by orla" in answer["html"] and "<mark>Tom’s " in answer["html"]
    assert "<b>" not in answer["html"] and "&lt;" in answer["html"]
    for field in ("headline", "standfirst", "tags"):
        assert f'name="choose-{field}"' in answer["html"]
    assert "choose-body" not in answer["html"]
    base = {
        "base_revision": answer["latest"]["revision"],
        "base_counter": answer["latest"]["counter"],
    }
    chosen = {"choose-headline": "theirs", "choose-standfirst": "mine", "choose-tags": "theirs"}
    assert send(tom, "save", article, fields, **typed, **base, **chosen).status_code == 200
    stored = text(article)
    assert stored.headline == "Orla’s <b>boats</b>" and stored.tags == ["Sea"]
    assert stored.standfirst == "New words."
    assert [each.created_by for each in article.revisions.all()] == [tom.user, orla.user]


def test_a_conflict_keeps_the_others_text_where_one_has_changed_nothing(
    orla: Desk, tom: Desk
) -> None:
    article = make_draft("Boats", body="<p>Hulls.</p>")
    fields = tom.open(article)
    orla.write(article, body="<p>Hulls and keels.</p>", standfirst="By Orla")
    typed = {"headline": "Tom’s boats", "standfirst": "By Tom"}
    response = send(tom, "save", article, fields, **typed)
    markup = html.fromstring(response.json()["html"])
    checked = {box.get("name"): box.get("value") for box in markup.xpath("//input[@checked]")}
    assert checked == {
        "choose-headline": "mine",
        "choose-standfirst": "mine",
        "choose-body": "theirs",
    }
    again = fields_of(tom.send(article, fields, **typed))
    tom.send(article, again)
    content = text(article)
    assert (content.headline, content.standfirst) == ("Tom’s boats", "By Tom")
    assert content.body == "<p>Hulls and keels.</p>"


def test_without_scripts_a_conflict_is_chosen_in_the_form(orla: Desk, tom: Desk) -> None:
    article = make_draft("Boats", by=orla.user)
    fields = tom.open(article)
    orla.write(article, headline="Orla’s boats")
    conflict = tom.send(article, fields, headline="Tom’s boats", tags="Wrecks")
    again = fields_of(conflict)
    assert (again["choose-headline"], again["choose-tags"]) == ("mine", "mine")
    tom.send(article, again, **{"choose-headline": "theirs"})
    assert (text(article).headline, text(article).tags) == ("Orla’s boats", ["Wrecks"])


def test_nobody_saves_what_is_not_theirs_to_edit(
    orla: Desk, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    article = make_draft("Boats", by=orla.user)
    fields = orla.open(article)
    nora = Desk("Contributor", django_capture_on_commit_callbacks)
    for action in ("save", "compare", "here", "leave"):
        assert send(nora, action, article, fields, headline="Mine").status_code == 404
        gone = Article(pk=999_999)
        assert send(orla, action, gone, fields).status_code == 404
    reader = Desk("Newsletter editor", django_capture_on_commit_callbacks)
    assert send(reader, "save", article, fields).status_code == 403
    assert send(reader, "save", None, fields, headline="New").status_code == 403
    assert text(article).headline == "Boats" and not Presence.objects.exists()
    own = make_draft("Own", by=nora.user)
    assert send(nora, "save", own, nora.open(own), headline="Mine").status_code == 200


def test_a_text_is_saved_under_nobody_else_s_name(orla: Desk, tom: Desk) -> None:
    article = make_draft("Boats", by=orla.user)
    response = send(tom, "save", article, tom.open(article), headline="?", writer=orla.user.pk)
    assert (response.status_code, response.json()["reason"]) == (409, "writer")
    assert response.json()["user"] == {"id": tom.user.pk, "name": "tom"}
    tom.client.logout()
    stopped = send(tom, "save", article, {}, headline="?")
    assert (stopped.status_code, stopped.json()) == (401, {"reason": "login"})
    assert text(article).headline == "Boats"


def test_bad_requests_are_refused_and_nothing_is_lost(orla: Desk) -> None:
    article = make_draft("Boats", by=orla.user, read_more=["More"])
    fields = orla.open(article)
    assert orla.client.get(url("save", article)).status_code == 405
    for screen in ("", "short", "<script>alert(1)</script>", "x" * 41):
        assert send(orla, "save", article, fields, screen=screen).status_code == 400
    whole = {name: value for name, value in fields.items() if not name.startswith("read_more")}
    assert send(orla, "save", article, whole, headline="No rows").status_code == 400
    huge = send(orla, "save", article, fields, body="<p>" + "long " * 2_200_000 + "</p>")
    assert huge.status_code == 400
    assert text(article).headline == "Boats" and text(article).read_more[0].headline == "More"
    odd = send(orla, "save", article, fields, headline="Odd", save="9" * 18)
    assert odd.status_code == 200
    nested = send(orla, "save", make_draft(by=orla.user), fields, save="x")
    assert nested.status_code == 409


def test_a_forged_post_saves_nothing(orla: Desk) -> None:
    article = make_draft("Boats", by=orla.user)
    fields = {**orla.open(article), "writer": orla.user.pk, "screen": SCREEN, "headline": "Forged"}
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(orla.user)
    del fields["csrfmiddlewaretoken"]
    assert careful.post(url("save", article), fields).status_code == 403
    assert careful.post(url("leave", article), fields).status_code == 403
    login = reverse("admin:articles_article_session_login")
    assert careful.post(login, {"username": "orla", "password": PASSWORD}).status_code == 403
    assert text(article).headline == "Boats"
    who = careful.get(reverse("admin:articles_article_session_who")).json()
    fields["csrfmiddlewaretoken"] = who["token"]
    assert careful.post(url("save", article), fields).status_code == 200
    assert text(article).headline == "Forged"


def test_who_is_here_is_told_until_they_leave(orla: Desk, tom: Desk) -> None:
    article = make_draft("Boats", by=orla.user)
    assert send(orla, "here", article, {}).json()["others"] == []
    (seen,) = send(tom, "here", article, {}).json()["others"]
    assert (seen["name"], seen["own"]) == ("orla", False)
    save_draft(article, make_content("Newer"), by=orla.user)
    told = send(tom, "here", article, {}, screen="another-window-of-tom").json()
    assert [other["own"] for other in told["others"]] == [False, True]
    assert (told["latest"]["by"], told["latest"]["counter"]) == ("orla", 2)
    assert send(orla, "leave", article, {}).status_code == 200
    assert [other["name"] for other in send(tom, "here", article, {}).json()["others"]] == ["tom"]


def test_a_log_in_is_renewed_without_leaving(orla: Desk, settings: Any) -> None:
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 2
    login, who = (reverse(f"admin:articles_article_session_{name}") for name in ("login", "who"))
    client = Client()
    assert client.get(who).json()["user"] is None
    wrong = client.post(login, {"username": "orla", "password": "guess"})
    assert wrong.status_code == 400 and "correct username" in wrong.json()["errors"][0]
    right = client.post(login, {"username": "orla", "password": PASSWORD})
    assert right.json()["user"] == {"id": orla.user.pk, "name": "orla"}
    assert right.json()["token"] and client.get(who).json()["user"]["name"] == "orla"
    make_user("Editor", "nobody").__class__.objects.filter(username="nobody").update(is_staff=False)
    other = Client()
    stranger = other.post(login, {"username": "nobody", "password": PASSWORD})
    assert stranger.status_code == 400
    for _ in range(2):
        locked = other.post(login, {"username": "orla", "password": "guess"})
    assert locked.status_code == 429
    assert other.post(login, {"username": "orla", "password": PASSWORD}).status_code == 429


def test_saving_by_itself_makes_so_many_queries(
    orla: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    photo, other = make_photo(), make_article()
    body = f'<p>Text.</p><figure data-photo="{photo.pk}"></figure><aside data-related="{other.pk}">'
    article = make_draft("Boats", by=orla.user, body=body, photo=photo, read_more=[other])
    fields = orla.open(article)
    fields |= {"base_counter": send(orla, "save", article, fields, headline="B").json()["counter"]}
    # 1-5 session, user, permissions and limits, 6 the article, 7-9 what is chosen in the form
    # exists, 10 and 23 a transaction's savepoint, 11-12 the article and its revision, held, 13 the
    # revision written, 14-15 the article's working columns, 16-20 photos with their sizes,
    # articles, section and translations for the draft's references, 21-22 these written anew,
    # 24-25 who is here
    with django_assert_num_queries(25):
        response = send(orla, "save", article, fields, save=2, headline="Boats, again")
    assert response.status_code == 200
    # 1-5 session, user, permissions and limits, 6 the article, 7-8 who is here, 9 who saved last
    with django_assert_num_queries(9):
        send(orla, "here", article, {})


def test_open_links_that_have_found_their_article_are_told(orla: Desk) -> None:
    article = make_article("Boats", by=orla.user, read_more=["The way home", "Boats"])
    asked = {"open": ["The way home", "Boats", "Nobody’s", ""]}
    assert send(orla, "here", article, asked).json()["bound"] == {}
    found = make_article("The way home")
    assert send(orla, "here", article, asked).json()["bound"] == {"The way home": found.pk}
    fields = orla.open(article) | asked
    answer = send(orla, "save", article, fields, standfirst="Wet.").json()
    assert (answer["bound"], answer["title"]) == ({"The way home": found.pk}, "Boats")
    assert text(article).read_more[0].headline == "The way home"
