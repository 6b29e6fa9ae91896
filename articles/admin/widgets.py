"""Form controls of the writing screen."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy

from articles.admin.own_addresses import article_in_address


def is_id(text: str) -> bool:
    """Whether a text can be the id of a row."""
    return text.isascii() and text.isdigit() and len(text) < 19


class NumberOf(forms.TextInput):
    """The number of something chosen. Scripts put a picker over it; without them it is typed.

    ``kind`` names what is chosen ("articles", "photos"), for the scripts.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(
            attrs={
                "data-picks": kind,
                "class": "vTextField",
                "autocomplete": "off",
                "inputmode": "url" if kind == "articles" else "numeric",
            }
        )


class ArticleField(forms.ModelChoiceField):
    """An article, by its number or its address."""

    widget = NumberOf("articles")
    default_error_messages = {
        "invalid_choice": gettext_lazy("There is no such article. Give its number or its address.")
    }

    def to_python(self, value: Any) -> Model | None:
        """The article of a number or an address."""
        number = article_in_address(str(value or "").strip())
        return super().to_python(number if number is not None else value)
