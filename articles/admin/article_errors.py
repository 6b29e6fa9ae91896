"""All that is wrong with an article form, in one list for the top of the screen."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class FormError:
    """One error; ``target`` is the id of the field to mend, empty for the whole form."""

    message: str
    label: str = ""
    target: str = ""


def errors_of(form: forms.Form, bylines: Any, read_more: Any) -> list[FormError]:
    """The errors of a form and its two row sets, in the order of the screen."""
    found = _errors(form)
    for rows, name in ((bylines, _("Bylines")), (read_more, _("Read more"))):
        found += [FormError(str(error), name) for error in rows.non_form_errors()]
        for number, row in enumerate(rows, start=1):
            found += _errors(row, f"{name} {number}: ")
    return found


def _errors(form: forms.BaseForm, before: str = "") -> list[FormError]:
    if not form.is_bound:
        return []
    whole = [FormError(str(error)) for error in form.non_field_errors()]
    return whole + [
        FormError(str(error), f"{before}{field.label}", field.id_for_label)
        for field in form.visible_fields()
        for error in field.errors
    ]
