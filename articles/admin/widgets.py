"""Form controls of the writing screen and of the screens beside it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model
from django.utils.translation import gettext_lazy

from articles.admin.own_addresses import article_in_address


def is_id(text: str) -> bool:
    """Whether a text can be the id of a row."""
    return text.isascii() and text.isdigit() and len(text) < 19


class Picker(AutocompleteSelect):
    """Django's picker. Django's own fails on a value that is no id; here nothing is chosen then."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        """The options to show: what is chosen, if it can be."""
        return super().optgroups(name, [text for text in value if is_id(str(text))], attr)


def use_picker(form: forms.Form, name: str, model: type[Model], relation: str = "") -> None:
    """Let a field be chosen with the admin's type-ahead, as that relation of a model is."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.widget = Picker(
        model._meta.get_field(relation or name), admin.site, choices=field.choices
    )


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
