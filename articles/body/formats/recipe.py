"""A recipe's fields → what its templates, its words and its structured data need."""

from typing import Any

from django.utils.translation import ngettext

from articles.body.formats.compiled import FormatPhoto
from articles.body.formats.numbers import (
    METRIC,
    Amount,
    amount_words,
    iso_duration,
    minutes_words,
    read_amount,
    read_minutes,
)
from articles.body.photos import shown_context
from articles.body.showing import Showing
from articles.models import Content, IngredientContent, RecipeContent

MOST_SERVINGS = 1000


def photos(content: Content) -> list[FormatPhoto]:
    """The photos of the steps."""
    return [FormatPhoto(step.photo) for step in content.recipe.steps if step.photo]


def text(content: Content) -> str:
    """All words of a recipe, a line each."""
    recipe = content.recipe
    lines = [recipe.name]
    for group in recipe.groups:
        lines += [group.heading, *(line_of(row) for row in group.ingredients)]
    for step in recipe.steps:
        lines += [step.heading, step.text]
    return "\n".join(line for line in lines if line.strip())


def context(content: Content, showing: Showing) -> dict[str, Any]:
    """What the templates need. Groups without ingredients and steps without words are left out."""
    recipe = content.recipe
    groups = [
        {
            "heading": group.heading,
            "ingredients": [_ingredient(row) for row in group.ingredients if is_said(row)],
        }
        for group in recipe.groups
    ]
    return {
        "name": recipe.name or content.headline,
        "servings": _servings(recipe),
        "yield": yield_of(recipe),
        "servings_word": word_of(recipe),
        "times": times_of(recipe),
        "groups": [group for group in groups if group["ingredients"]],
        "steps": [
            {
                "number": number,
                "heading": step.heading,
                "text": step.text,
                "figure": shown_context(showing.take(step.photo), layout="step"),
            }
            for number, step in enumerate(told_steps(recipe), start=1)
        ],
    }


def data(content: Content, shown: dict[str, Any]) -> dict[str, Any]:
    """The part of ``page_data`` that structured data is made of."""
    times = minutes_of(content.recipe)
    return {
        "recipe": {
            "name": shown["name"],
            "yield": shown["yield"],
            "times": {name: iso_duration(minutes) for name, minutes in times.items()},
            "ingredients": [
                line_of(row) for group in content.recipe.groups
                for row in group.ingredients if is_said(row)
            ],
            "steps": [
                {
                    "name": step["heading"],
                    "text": step["text"],
                    "image": step["figure"]["photo"].src if step["figure"] else "",
                }
                for step in shown["steps"]
            ],
        }
    }  # fmt: skip


def line_of(row: IngredientContent) -> str:
    """An ingredient in one line: "1½ cups plain flour, sifted"."""
    amount = read_amount(row.amount)
    parts = [amount_words(amount, row.unit) if amount else row.amount, row.unit, row.name]
    line = " ".join(part for part in parts if part)
    return f"{line}, {row.note}" if row.note else line


def is_said(row: IngredientContent) -> bool:
    """Whether there is anything to read in it."""
    return bool(row.name or row.amount or row.note)


def told_steps(recipe: RecipeContent) -> list[Any]:
    """The steps that say or show something."""
    return [step for step in recipe.steps if step.text or step.heading or step.photo]


def servings_of(recipe: RecipeContent) -> Amount | None:
    """For how many it is, if that can be scaled."""
    amount = read_amount(recipe.servings)
    return amount if amount and 0 < amount.low <= MOST_SERVINGS else None


def word_of(recipe: RecipeContent) -> str:
    """Of what it gives so many: "people"; else servings."""
    amount = servings_of(recipe)
    many = amount is None or amount.low != 1 or amount.high is not None
    return recipe.servings_word or ngettext("serving", "servings", 2 if many else 1)


def yield_of(recipe: RecipeContent) -> str:
    """How much it gives, in words; as typed where that is no number."""
    amount = servings_of(recipe)
    if amount is None:
        return " ".join(part for part in (recipe.servings, recipe.servings_word) if part)
    return f"{amount_words(amount)} {word_of(recipe)}"


def minutes_of(recipe: RecipeContent) -> dict[str, int]:
    """The times that can be read, in minutes; the total is the sum where it isn't told."""
    times = {name: read_minutes(getattr(recipe, name)) for name in ("prep", "cook", "total")}
    if times["total"] is None and (times["prep"] or times["cook"]):
        times["total"] = (times["prep"] or 0) + (times["cook"] or 0)
    return {name: minutes for name, minutes in times.items() if minutes}


def times_of(recipe: RecipeContent) -> dict[str, dict[str, str]]:
    """The times in words, and as machines read them."""
    return {
        name: {"words": minutes_words(minutes), "iso": iso_duration(minutes)}
        for name, minutes in minutes_of(recipe).items()
    }


def _servings(recipe: RecipeContent) -> dict[str, str]:
    amount = servings_of(recipe)
    if amount is None:
        return {}
    return {
        "low": _decimal(amount.low),
        "high": _decimal(amount.high) if amount.high else "",
        "words": amount_words(amount),
    }


def _ingredient(row: IngredientContent) -> dict[str, Any]:
    amount = read_amount(row.amount)
    return {
        "amount": amount_words(amount, row.unit) if amount else row.amount,
        "low": _decimal(amount.low) if amount else "",
        "high": _decimal(amount.high) if amount and amount.high else "",
        "is_metric": row.unit.strip().lower() in METRIC,
        "unit": row.unit,
        "name": row.name,
        "note": row.note,
    }


def _decimal(number: Any) -> str:
    return f"{float(number):.6g}"
