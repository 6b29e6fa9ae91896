"""Editors choose an article's language, and begin its translation from it."""

from typing import Any

import pytest
from django.urls import reverse

from articles.actions.publish import publish
from articles.body.compare import changed_fields, compare
from articles.models import Article, Content
from tests.articles.admin.desk import Desk, errors_of, messages_of, page_of
from tests.factories import make_article, make_author, make_content, make_draft, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(django_capture_on_commit_callbacks: Any) -> Desk:
    return Desk("Editor", django_capture_on_commit_callbacks)


def translate_url(article: Article) -> str:
    return reverse("admin:articles_article_translate", args=[article.pk])


def written(article: Article) -> Content:
    latest = Article.objects.select_related("latest_revision").get(pk=article.pk).latest_revision
    assert latest is not None
    return latest.read()


def test_language_and_original_are_chosen_on_the_writing_screen(desk: Desk) -> None:
    english, irish = make_article("The pier"), make_draft("An ché")
    page = page_of(desk.client.get(reverse("admin:articles_article_change", args=[irish.pk])))
    options = [(o.get("value"), o.text) for o in page.xpath("//select[@name='language']/option")]
    assert options == [("", "English"), ("ga", "Gaeilge"), ("de", "Deutsch")]
    desk.send(irish, desk.open(irish), language="ga", translation_of=str(english.pk))
    assert (written(irish).language, written(irish).translation_of) == ("ga", english.pk)
    fields = desk.open(irish)
    assert (fields["language"], fields["translation_of"]) == ("ga", str(english.pk))
    # The other side knows of it, though it is only a draft.
    page = page_of(desk.client.get(reverse("admin:articles_article_change", args=[english.pk])))
    (panel,) = page.xpath("//*[@data-panel='languages']")
    assert panel.xpath(".//a[@lang='ga']/text()") == ["An ché"]


def test_a_wrong_choice_is_told_and_nothing_typed_is_lost(desk: Desk) -> None:
    article = make_draft("An ché", language="ga")
    answer = desk.send(article, desk.open(article), translation_of="99999", headline="Eile")
    assert "There is no such article" in errors_of(answer)
    assert page_of(answer).xpath("string(//textarea[@name='headline'])").strip() == "Eile"
    answer = desk.send(article, desk.open(article), language="xx")
    assert "xx" in errors_of(answer)
    assert written(article).language == "ga"


def test_an_address_names_the_original(desk: Desk) -> None:
    english, irish = make_article("The pier"), make_draft("An ché", language="ga")
    desk.send(
        irish, desk.open(irish), translation_of=f"http://testserver{english.get_absolute_url()}"
    )
    assert written(irish).translation_of == english.pk


def test_a_form_without_the_fields_leaves_them_as_they_were(desk: Desk) -> None:
    english = make_article("The pier")
    irish = make_draft("An ché", language="ga", translation_of=english.pk)
    fields = desk.open(irish)
    del fields["language"], fields["translation_of"]
    desk.send(irish, fields, headline="An ché nua")
    content = written(irish)
    assert (content.headline, content.language) == ("An ché nua", "ga")
    assert content.translation_of == english.pk


def test_a_stored_language_that_the_site_does_not_offer_stays(desk: Desk) -> None:
    article = make_draft("La jetée", language="fr")
    desk.send(article, desk.open(article), headline="La jetée en hiver")
    assert written(article).language == "fr"


def test_a_translation_begins_with_the_text_of_its_original(desk: Desk) -> None:
    author = make_author()
    english = make_article("The pier", bylines=[author], slug="pier", tags=["Tides"])
    page = page_of(desk.client.get(translate_url(english)))
    assert page.xpath("//input[@name='language']/@value") == ["ga", "de"]
    answer = desk.post(translate_url(english), {"language": "ga"})
    assert "Here is the draft" in messages_of(answer)
    draft = Article.objects.get(translation_of=english)
    content = written(draft)
    assert (content.headline, content.language, content.slug) == ("The pier", "ga", "")
    assert content.translation_of == english.pk
    assert [row.author for row in content.bylines] == [author.pk]
    assert draft.created_by == desk.user
    assert draft.status == "draft"


def test_translating_a_translation_leads_to_the_original(desk: Desk) -> None:
    english = make_article("The pier")
    irish = make_article("An ché", language="ga", translation_of=english.pk)
    desk.post(translate_url(irish), {"language": "de"})
    assert set(
        Article.objects.filter(translation_of=english).values_list("language", flat=True)
    ) == {
        "ga",
        "de",
    }


@pytest.mark.parametrize("language", ["ga", "en-gb", "xx", ""])
def test_a_language_that_is_taken_or_unknown_is_refused(desk: Desk, language: str) -> None:
    english = make_article("The pier")
    make_draft("An ché", language="ga", translation_of=english.pk)
    answer = desk.client.post(translate_url(english), {"language": language})
    assert page_of(answer).xpath("//ul[contains(@class,'errorlist')]")
    assert Article.objects.count() == 2


def test_who_may_not_write_begins_no_translation(client: Any) -> None:
    article = make_article("The pier")
    assert client.get(translate_url(article)).status_code == 302
    client.force_login(make_user("Contributor"))
    assert client.get(translate_url(article)).status_code == 404
    assert client.post(translate_url(article), {"language": "ga"}).status_code == 404


def test_a_comparison_names_language_and_original() -> None:
    english = make_article("The pier")
    before = make_content("An ché", body="<p>X</p>", standfirst="S")
    after = make_content(
        "An ché", body="<p>X</p>", standfirst="S", language="ga", translation_of=english.pk
    )
    assert changed_fields(before, after) == ["Language", "Translation of"]
    told = {
        change.field: "".join(span.text for line in change.lines for span in line.spans)
        for change in compare(before, after)
    }
    assert told["language"].strip() == "Gaeilge"
    assert told["translation_of"].strip() == "The pier"


def test_what_was_stored_before_there_were_translations_is_read() -> None:
    stored = make_content().to_json()
    del stored["translation_of"]
    assert Content.from_json(stored).translation_of is None


def test_nobody_is_asked_about_the_switch_when_a_headline_changes(desk: Desk) -> None:
    english = make_article("The pier", by=desk.user)
    make_article("An ché", language="ga", translation_of=english.pk)
    answer = desk.send(english, desk.open(english), "_publish", headline="The pier in winter")
    assert "Published:" in messages_of(answer)
    publish(english)
