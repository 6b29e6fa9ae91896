"""The fields of formats: read strictly, stored as typed, and what counts as an affiliate link."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import (
    Content,
    FormatError,
    GalleryContent,
    ProductContent,
    ProductsContent,
    RecipeContent,
    read_format,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["servings", "groups", "steps", "ingredients", "photos", "photo", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
HONEY = {"name": "Honey", "address": "https://bees.example/honey"}


def test_every_half_finished_value_is_stored_as_it_was_typed() -> None:
    stored = {
        "servings": "four or so",
        "groups": [{"ingredients": [{"amount": "a", "name": "leek"}]}],
        "steps": [{"photo": 4}, {"text": "Stir."}],
    }
    content = Content(recipe=read_format(RecipeContent, stored))
    again = Content.from_json(content.to_json())
    assert again == content
    assert again.recipe.groups[0].ingredients[0].amount == "a"
    assert again.recipe.steps[0].photo == 4


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (RecipeContent, [], "“recipe” must be an object"),
        (RecipeContent, {"servings": 4}, "“recipe, servings” holds a value of the wrong sort"),
        (RecipeContent, {"steps": [{}, {"txt": ""}]}, "“recipe, steps 2” has no field “txt”"),
        (RecipeContent, {"groups": {}}, "“recipe, groups” must be a list"),
        (RecipeContent, {"steps": [{"photo": True}]}, "“recipe, steps 1, photo” holds a value"),
        (RecipeContent, {"steps": [{"photo": -1}]}, "“recipe, steps 1, photo” holds a value"),
        (ProductsContent, {"products": [{"affiliate": "yes"}]}, "“products, products 1, affil"),
        (GalleryContent, {"photos": [{}] * 301}, "“gallery, photos” has 301 rows; at most 300"),
    ],
)
def test_another_shape_is_refused_with_the_place_in_it(kind: Any, value: Any, words: str) -> None:
    with pytest.raises(FormatError) as refused:
        read_format(kind, value)
    assert words in str(refused.value)


@given(value=JSON)
def test_any_json_is_read_or_refused(value: Any) -> None:
    for kind in (RecipeContent, ProductsContent, GalleryContent):
        try:
            found = read_format(kind, value)
        except FormatError:
            continue
        assert isinstance(found, kind)


@pytest.mark.parametrize(
    ("product", "is_one"),
    [
        ({**HONEY, "affiliate": True}, True),
        (HONEY, False),
        ({**HONEY, "affiliate": True, "address": ""}, False),
        ({**HONEY, "affiliate": True, "address": "javascript:alert(1)"}, False),
        ({**HONEY, "affiliate": True, "name": " "}, False),
    ],
)
def test_an_affiliate_link_is_a_marked_one_that_readers_get(product: dict, is_one: bool) -> None:
    assert ProductContent(**product).is_affiliate_link() is is_one
