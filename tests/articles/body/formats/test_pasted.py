"""Pasted lists of ingredients and steps, taken apart into rows."""

import re
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body.formats.pasted import ingredient_of, ingredients_of, steps_of

LINES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "))


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("1 1/2 cups plain flour", ("1 1/2", "cups", "plain flour", "")),
        ("250 g butter, softened", ("250", "g", "butter", "softened")),
        ("250g butter", ("250", "g", "butter", "")),
        ("½ tsp ground cumin", ("½", "tsp", "ground cumin", "")),
        ("2–3 cloves garlic, sliced", ("2–3", "cloves", "garlic", "sliced")),
        ("1,5 l Wasser", ("1,5", "l", "Wasser", "")),
        ("2 x 400 g tins tomatoes", ("2", "x 400 g tins", "tomatoes", "")),
        ("1 onion (or 2, if small), chopped", ("1", "", "onion (or 2, if small)", "chopped")),
        ("salt and pepper", ("", "", "salt and pepper", "")),
        ("7up", ("7", "", "up", "")),
        ("1 lemon", ("1", "", "lemon", "")),
        ("2 EL Öl", ("2", "EL", "Öl", "")),
        ("100", ("", "", "100", "")),
    ],
)  # fmt: skip
def test_a_line_becomes_a_row(line: str, row: tuple[str, ...]) -> None:
    assert astuple(ingredient_of(line)) == row


def test_bullets_go_and_a_colon_begins_a_group() -> None:
    text = "Ingredients\n- 2 eggs\n\n• 1 cup milk\nFor the top:\n[ ] 30 g sugar\n"
    groups = ingredients_of(text)
    assert [group.heading for group in groups] == ["", "For the top"]
    assert [row.name for row in groups[0].ingredients] == ["eggs", "milk"]
    assert groups[1].ingredients[0].amount == "30"


def test_steps_lose_their_numbers_and_keep_their_headings() -> None:
    steps = steps_of("Method\n1. Heat the oven.\nFor the dough:\nStep 2: Mix.\n3) Bake 20 minutes.")
    assert [(step.heading, step.text) for step in steps] == [
        ("", "Heat the oven."),
        ("For the dough", "Mix."),
        ("", "Bake 20 minutes."),
    ]


@given(lines=st.lists(LINES, max_size=5))
def test_no_word_of_an_ingredient_is_lost(lines: list[str]) -> None:
    for line in lines:
        row = ingredient_of(line)
        assert re.findall(r"\w", "".join(astuple(row))) == re.findall(r"\w", line)
    ingredients_of("\n".join(lines))
    steps_of("\n".join(lines))
