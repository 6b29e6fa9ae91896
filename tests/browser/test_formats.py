"""Formats in the browser: a recipe made by keyboard, and read at the stove."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from articles.models import (
    Article,
    Format,
    GalleryContent,
    ProductsContent,
    RecipeContent,
    read_format,
)
from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import make_article, make_draft, make_photo

pytestmark = pytest.mark.browser
PIE = {
    "servings": "4",
    "servings_word": "people",
    "prep": "20",
    "groups": [
        {
            "ingredients": [
                {"amount": "1 1/2", "unit": "cups", "name": "flour"},
                {"amount": "250", "unit": "g", "name": "butter"},
                {"amount": "2-3", "name": "eggs"},
                {"name": "salt"},
            ]
        }
    ],
    "steps": [{"text": "Stir."}, {"text": "Bake."}],
}


def pie(**fields: Any) -> Article:
    return make_article(
        "Pie", format=Format.RECIPE, recipe=read_format(RecipeContent, PIE), **fields
    )


def test_a_recipe_is_written_by_keyboard(visit: Callable[..., Visitor]) -> None:
    writer = Writer(visit())
    article = make_draft("Pie")
    page = writer.open(article)
    page.get_by_label("Format", exact=True).select_option("recipe")
    panel = page.locator("[data-format=recipe]")
    panel.get_by_label("For how many").fill("4")
    panel.get_by_role("button", name="Add a group of ingredients").press("Enter")
    page.get_by_placeholder("Amount").press("2")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("eggs")
    page.keyboard.press("Enter")
    expect(page.get_by_placeholder("Amount").nth(1)).to_be_focused()
    writer.paste("250 g butter, soft\n1 pinch salt")
    names = page.get_by_placeholder("Ingredient", exact=True)
    expect(names).to_have_count(3)
    names.nth(2).press("Alt+ArrowUp")
    expect(names.nth(1)).to_be_focused()
    expect(panel.locator("[role=status]").first).to_have_text("salt: 2 of 3")
    panel.get_by_role("button", name="Add a step").press("Enter")
    page.keyboard.type("Stir.")
    page.keyboard.press("Enter")
    page.keyboard.type("Bake.")
    writer.visitor.check_access("best-practice")
    writer.save()
    article.refresh_from_db()
    stored = article.latest_revision.read()
    rows = stored.recipe.groups[0].ingredients
    assert [(row.amount, row.unit, row.name, row.note) for row in rows] == [
        ("2", "", "eggs", ""),
        ("1", "pinch", "salt", ""),
        ("250", "g", "butter", "soft"),
    ]
    assert [step.text for step in stored.recipe.steps] == ["Stir.", "Bake."]
    assert writer.faults == []


def test_servings_scale_the_amounts_and_come_back(visit: Callable[..., Visitor]) -> None:
    article = pie()
    page = visit().go(article.get_absolute_url())
    amounts = page.locator("[data-amount]")
    written = ["1½", "250", "2–3"]
    expect(amounts).to_have_text(written)
    more, fewer = page.get_by_role("button", name="More"), page.get_by_role("button", name="Fewer")
    more.press("Enter")
    more.press("Enter")
    expect(amounts).to_have_text(["2¼", "375", "3–4½"])
    expect(page.locator(".recipe-yield [role=status]")).to_have_text(
        "The amounts are now for 6 people."
    )
    for _time in range(5):
        fewer.press("Enter")
    expect(amounts).to_have_text(["⅜", "63", "½–¾"])
    expect(fewer).to_be_disabled()
    for _time in range(3):
        more.press("Enter")
    expect(amounts).to_have_text(written)


def test_a_range_that_scaling_makes_one_amount_is_said_once(visit: Callable[..., Visitor]) -> None:
    butter = {"amount": "1-1 1/4", "unit": "tsp", "name": "butter"}
    little = PIE | {"servings": "8", "groups": [{"ingredients": [butter]}]}
    article = make_article("Pie", format=Format.RECIPE, recipe=read_format(RecipeContent, little))
    page = visit().go(article.get_absolute_url())
    for _time in range(7):
        page.get_by_role("button", name="Fewer").press("Enter")
    expect(page.locator("[data-amount]")).to_have_text("⅛")


def test_a_recipe_is_ticked_printed_and_whole_without_scripts(
    visit: Callable[..., Visitor],
) -> None:
    article = pie()
    page = visit().go(article.get_absolute_url())
    page.evaluate("window.print = () => { window.printed = document.documentElement.className }")
    page.get_by_role("checkbox", name="Step 2 is done").check()
    page.get_by_role("button", name="Print the card").click()
    assert page.evaluate("window.printed") == "print-card"
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Method")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    plain = visit(java_script_enabled=False).go(article.get_absolute_url())
    expect(plain.locator("[data-amount]").first).to_have_text("1½")
    expect(plain.locator(".recipe button:visible")).to_have_count(0)


@pytest.mark.audit
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_formats_are_whole_and_open_to_everybody(
    visit: Callable[..., Visitor], scheme: str
) -> None:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    photos = [make_photo(), make_photo()]
    product = {"name": long, "price": "12", "currency": "EUR", "address": "https://b.example/"}
    listed = [{**product, "affiliate": True, "photo": photos[0].pk}, product]
    shown = [{"photo": photo.pk, "caption": long} for photo in photos]
    articles = [
        pie(),
        make_article(
            "Boats and more boats " * 9,
            format=Format.PRODUCTS,
            products=read_format(ProductsContent, {"products": listed}),
        ),
        make_article(format=Format.GALLERY, gallery=read_format(GalleryContent, {"photos": shown})),
    ]
    visitor = visit(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    for article in articles:
        visitor.go(article.get_absolute_url())
        visitor.look()
        visitor.measure(320, 390, 820, 1440)
        visitor.check_access("best-practice")
    faults = visitor.found()
    assert not faults, faults
