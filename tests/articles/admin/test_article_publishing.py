"""Publishing without leaving the writing screen: what will happen, in words, and doing it."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from articles.models import Article, Tag
from tests.articles.admin.desk import Desk
from tests.factories import make_article, make_draft, make_section

pytestmark = pytest.mark.django_db

ASK = "/admin/articles/article/editor/publishing/"


@pytest.fixture
def desk(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks)


def ask(desk: Desk, article: Article | None, **typed: Any) -> dict[str, Any]:
    """Send the screen's fields, as its script does."""
    fields = {**desk.open(article), **typed, "article": article.pk if article else ""}
    response = desk.post(ASK, fields)
    assert response.status_code == 200
    return response.json()  # type: ignore[attr-defined]


def do(desk: Desk, saved: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Confirm what was asked."""
    agreed = {"revision": saved["revision"], "counter": saved["counter"], **more}
    return desk.post(saved["publish"], agreed).json()  # type: ignore[attr-defined]


def messages(answer: dict[str, Any], *, blocks: bool) -> list[str]:
    """What stops it, or what is advice."""
    return [each["message"] for each in answer["problems"] if each["blocks"] is blocks]


def test_a_new_article_is_saved_told_and_published(desk: Desk, client: Client) -> None:
    section = make_section("life")
    leading = make_article("Leads there", body='<aside data-related="">The last ferry</aside>')
    other = make_article("Bread, again")
    answer = ask(
        desk,
        None,
        headline="The last ferry",
        body='<p>It leaves.</p><aside data-related="">Bread, again</aside>',
        section=section.pk,
        tags="Islands",
        **{"read_more-0-article": other.pk},
    )
    article = Article.objects.get(working_headline="The last ferry")
    assert article.status == "draft"
    assert answer["words"] == [
        f"Readers will see “The last ferry” at once at /life/the-last-ferry-{article.pk}/.",
        "1 article that refers to it will be refreshed.",
        "A new tag is made: Islands.",
        "1 open link has found its article.",
    ]
    assert answer["saved"]["id"] == article.pk
    assert not answer["may_be_minor"]
    assert not messages(answer, blocks=True)
    assert "There is no main photo." in messages(answer, blocks=False)

    result = do(desk, answer["saved"])
    assert result["url"] == f"http://testserver/life/the-last-ferry-{article.pk}/"
    assert (result["headline"], result["words"]) == ("The last ferry", "Readers see it now.")
    assert result["saved"]["state"] == "Published"
    page = client.get(result["url"]).content.decode()
    assert "It leaves." in page and other.get_absolute_url() in page
    assert (
        result["url"].removeprefix("http://testserver")
        in client.get(leading.get_absolute_url()).content.decode()
    )


def test_what_stops_it_is_told_with_its_place_and_the_draft_is_kept(desk: Desk) -> None:
    answer = ask(desk, None, headline="The last ferry TK", body="<p>It leaves.</p>", section="")
    assert {(each["message"], each["target"]) for each in answer["problems"] if each["blocks"]} == {
        ("No section is chosen.", "id_section"),
        ("“TK” is left in the text: something is still to come.", "id_headline"),
    }
    assert "words" not in answer
    article = Article.objects.get()
    assert (article.pk, article.working_headline) == (answer["saved"]["id"], "The last ferry TK")
    stopped = do(desk, answer["saved"])
    assert "No section is chosen." in messages(stopped, blocks=True)
    assert "url" not in stopped
    article.refresh_from_db()
    assert article.status == "draft"


def test_wrong_values_are_told_and_nothing_is_saved(desk: Desk) -> None:
    answer = ask(desk, None, headline="Boats", slug="no slug!")
    assert answer["problems"][0]["target"] == "id_slug"
    assert "Slug: Enter a valid “slug”" in messages(answer, blocks=True)[0]
    assert "saved" not in answer
    assert not Article.objects.exists()


@pytest.mark.parametrize("minor", [True, False])
def test_an_update_can_be_minor(desk: Desk, minor: bool) -> None:
    article = make_article("Boats")
    answer = ask(desk, article, headline="Ships")
    assert answer["may_be_minor"]
    assert answer["words"][0] == (
        f"Readers will see your changes at once at {article.get_absolute_url()}."
    )
    do(desk, answer["saved"], **({"minor": "on"} if minor else {}))
    article.refresh_from_db()
    assert article.headline == "Ships"
    assert (article.updated_at is None) is minor


def test_only_what_was_agreed_to_is_published(desk: Desk) -> None:
    article = make_draft("Boats")
    answer = ask(desk, article, headline="Ships")
    Desk("Editor", desk.capture).write(article, headline="Rafts")
    stopped = do(desk, answer["saved"])
    assert "has saved this article meanwhile" in messages(stopped, blocks=True)[0]
    article.refresh_from_db()
    assert article.status == "draft"
    stale = ask(desk, article, headline="Canoes", base_revision="1", base_counter="0")
    assert "has saved this article meanwhile" in messages(stale, blocks=True)[0]
    article.refresh_from_db()
    assert article.working_headline == "Rafts"


def test_who_may_not_publish_is_refused(django_capture_on_commit_callbacks: Any) -> None:
    contributor = Desk("Contributor", django_capture_on_commit_callbacks)
    draft = make_draft("Mine", by=contributor.user)
    path = f"/admin/articles/article/{draft.pk}/publish-now/"
    assert contributor.post(ASK, {"article": draft.pk}).status_code == 403
    assert contributor.post(path, {"revision": 1, "counter": 1}).status_code == 403
    assert contributor.client.get(ASK).status_code == 405
    assert contributor.client.get(path).status_code == 405
    draft.refresh_from_db()
    assert draft.status == "draft"
    assert Client().post(ASK).status_code == 302


@pytest.mark.parametrize("article", ["x", "0", "99999", "9" * 40, "-1", "1\x00"])
def test_an_article_that_is_not_there_is_not_found(desk: Desk, article: str) -> None:
    assert desk.post(ASK, {"article": article, "headline": "x"}).status_code == 404


def test_new_tags_need_the_permission(desk: Desk, django_capture_on_commit_callbacks: Any) -> None:
    Tag.objects.create(name="Éire", slug="eire")
    contributor = Desk("Contributor", django_capture_on_commit_callbacks)
    refused = contributor.write(headline="Boats", tags="eire, Kelp")
    assert "There is no tag “Kelp”" in refused.content.decode()
    assert 'value="eire, Kelp"' in refused.content.decode()
    assert not Article.objects.exists()
    contributor.write(headline="Boats", tags="eire")
    draft = Article.objects.get()
    # What an editor has put there already is no mistake of the contributor's.
    desk.write(draft, tags="eire, Kelp")
    assert "Saved." in contributor.write(draft, headline="Ships").content.decode()
    desk.user.groups.clear()
    desk.user.user_permissions.set(
        _permissions("change_article", "edit_all_articles", "publish_article")
    )
    answer = ask(desk, draft, headline="Ships")
    assert "There is no tag “Kelp”, and you may not make new ones. Choose another." in messages(
        answer, blocks=True
    )
    assert "There is no tag “Kelp”" in messages(do(desk, answer["saved"]), blocks=True)[0]
    draft.refresh_from_db()
    assert draft.status == "draft"
    assert not Tag.objects.filter(slug="kelp").exists()


def _permissions(*codenames: str) -> Any:
    return Permission.objects.filter(codename__in=codenames)
