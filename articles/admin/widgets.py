"""Form controls of the writing screen."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model


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
