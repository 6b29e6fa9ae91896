"""Formats at the writing screen: chosen, sent as JSON, refused with clear words, nothing lost."""

import json
from typing import Any

import pytest

from articles.models import Article, Format, RecipeContent, read_format
from tests.articles.admin.desk import Desk, change_url, errors_of, fields_of
from tests.articles.admin.test_article_session import send, text
from tests.factories import make_article, make_draft, make_photo, make_user

pytestmark = pytest.mark.django_db
STORED = {"servings": "4", "steps": [{"text": "Stir."}]}
TYPED = {"servings": "lots", "groups": [{"ingredients": [{"amount": "?", "name": "Leek"}]}]}
ROWS = "/admin/articles/article/editor/rows/"
LIST = "/admin/articles/article/"


@pytest.fixture
def desk(django_capture_on_commit_callbacks: Any) -> Desk:
    """A chief editor's desk."""
    return Desk("Chief editor", django_capture_on_commit_callbacks)


def draft(**fields: Any) -> Article:
    stored = read_format(RecipeContent, STORED)
    return make_draft(**{"format": Format.RECIPE, "recipe": stored, **fields})


def test_the_screen_shows_the_panel_of_the_chosen_format(desk: Desk) -> None:
    page = desk.client.get(change_url(draft())).content.decode()
    assert 'data-format="recipe" aria-labelledby="recipe-panel-heading">' in page
    assert 'data-format="gallery" aria-labelledby="gallery-panel-heading" hidden>' in page
    assert "&quot;text&quot;:&quot;Stir.&quot;" in page


def test_half_finished_fields_are_saved_as_typed(desk: Desk) -> None:
    article = draft()
    fields = fields_of(desk.client.get(change_url(article)))
    answer = send(desk, "save", article, fields, recipe=json.dumps(TYPED)).json()
    assert answer["errors"] == []
    stored = text(article)
    assert stored.recipe.servings == "lots"
    assert stored.recipe.groups[0].ingredients[0].amount == "?"


def test_a_save_without_a_change_is_no_change(desk: Desk) -> None:
    article = draft()
    fields = fields_of(desk.client.get(change_url(article)))
    send(desk, "save", article, fields)
    assert article.revisions.count() == 1


def test_changing_the_format_keeps_what_the_other_holds(desk: Desk) -> None:
    article = draft()
    fields = fields_of(desk.client.get(change_url(article)))
    send(desk, "save", article, fields, format="products")
    stored = text(article)
    assert (stored.format, stored.recipe.servings) == ("products", "4")
    assert Article.objects.get(pk=article.pk).working_format == "products"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("{", "This is not JSON"),
        ("[" * 100_000, "This is not JSON"),
        ("[]", "“recipe” must be an object with fields."),
        ('{"servings": 4}', "“recipe, servings” holds a value of the wrong sort."),
        ('{"stepps": []}', "“recipe” has no field “stepps”."),
    ],
)
def test_what_is_no_recipe_is_refused_and_stays_on_the_screen(
    desk: Desk, sent: str, words: str
) -> None:
    article = draft()
    fields = fields_of(desk.client.get(change_url(article)))
    response = desk.client.post(change_url(article), {**fields, "recipe": sent, "_save": "1"})
    assert response.status_code == 200
    assert words in errors_of(response)
    assert fields_of(response)["recipe"].strip() == sent
    assert send(desk, "save", article, fields, recipe=sent).status_code == 400
    assert text(article).recipe.servings == "4"


def test_wild_characters_in_json_are_no_error(desk: Desk) -> None:
    article = draft()
    fields = fields_of(desk.client.get(change_url(article)))
    wild = '{"name": "a\\ud800b\\u0000c"}'
    assert send(desk, "save", article, fields, recipe=wild).status_code == 200
    assert text(article).recipe.name == "abc"


def test_two_texts_are_put_side_by_side_field_by_field(desk: Desk) -> None:
    article = draft(by=desk.user)
    fields = fields_of(desk.client.get(change_url(article)))
    typed = json.dumps({**STORED, "servings": "6"})
    answer = send(desk, "compare", article, fields, recipe=typed).json()
    assert "<legend>Recipe</legend>" in answer["html"] and "Servings" in answer["html"]


def test_the_live_preview_shows_the_format_and_its_problems(desk: Desk) -> None:
    article = draft()
    fields = fields_of(desk.client.get(change_url(article)))
    preview = f"{LIST}{article.pk}/preview/"
    sent = {**fields, "recipe": json.dumps({**TYPED, "steps": [{"text": "Fold."}]}), "show": "page"}
    answer = desk.client.post(preview, sent).json()
    assert "Leek" in answer["document"] and "css/recipe" in answer["document"]
    assert "“?” (Leek) is no number" in answer["checklist"]
    assert 'data-field="recipe"' in answer["checklist"]
    mail = desk.client.post(preview, {**sent, "show": "newsletter"}).json()["document"]
    assert "Leek" in mail and "Fold." in mail


def test_history_compares_and_restores_a_recipe(desk: Desk) -> None:
    article = draft()
    fields = fields_of(desk.client.get(change_url(article)))
    send(desk, "save", article, fields, recipe=json.dumps({**STORED, "servings": "6"}))
    assert article.revisions.count() == 2
    first = article.revisions.get(number=1)
    page = desk.client.get(f"{LIST}{article.pk}/history/").content.decode()
    assert "Recipe" in page
    desk.client.post(f"{LIST}{article.pk}/restore/{first.pk}/")
    assert text(article).recipe.servings in ("4", "6")


def test_a_pasted_list_becomes_rows(desk: Desk) -> None:
    sent = {"kind": "ingredients", "text": "For the top:\n250 g butter, soft"}
    rows = desk.client.post(ROWS, sent).json()["rows"]
    butter = {"amount": "250", "unit": "g", "name": "butter", "note": "soft"}
    assert rows == [{"heading": "For the top", "ingredients": [butter]}]
    steps = desk.client.post(ROWS, {"kind": "steps", "text": "1. Stir."}).json()["rows"]
    assert steps == [{"heading": "", "text": "Stir.", "photo": None}]
    long = desk.client.post(ROWS, {"kind": "steps", "text": "x" * 50_001})
    assert long.status_code == 400 and "too long" in long.json()["error"]
    assert desk.client.get(ROWS).status_code == 405


def test_only_writers_may_have_lists_taken_apart(desk: Desk) -> None:
    desk.client.force_login(make_user("Newsletter editor"))
    assert desk.client.post(ROWS, {"text": "1 egg"}).status_code == 403
    desk.client.logout()
    assert desk.client.post(ROWS, {"text": "1 egg"}).status_code == 302


def test_the_list_of_articles_shows_and_filters_by_format(desk: Desk) -> None:
    draft(headline="A pie")
    make_article("A boat")
    page = desk.client.get(LIST, {"format": "recipe"}).content.decode()
    assert "A pie" in page and "A boat" not in page and "Life · Recipe" in page
    for unknown in ("sonnet", "\x00"):
        assert "A boat" in desk.client.get(LIST, {"format": unknown}).content.decode()


def test_the_photo_library_names_the_gallery_that_shows_a_photo(desk: Desk) -> None:
    photo = make_photo()
    gallery = json.dumps({"photos": [{"photo": photo.pk}]})
    article = make_draft("A walk", by=desk.user)
    fields = fields_of(desk.client.get(change_url(article)))
    send(desk, "save", article, fields, format="gallery", gallery=gallery)
    page = desk.client.get(f"/admin/articles/photo/{photo.pk}/change/").content.decode()
    assert "A walk" in page
