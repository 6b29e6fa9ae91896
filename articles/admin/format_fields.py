"""The fields of formats in the article form: JSON that scripts write, read strictly."""

import json
from dataclasses import asdict, is_dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import FORMAT_FIELDS, Content, FormatError, read_format

NAMES = tuple(name for name, _kind in FORMAT_FIELDS.values())


class FormatField(forms.CharField):
    """What one format has besides, as JSON; nothing is an empty one."""

    def __init__(self, kind: type, **kwargs: Any) -> None:
        self.kind = kind
        attrs = {"rows": 8, "class": "vLargeTextField format-json", "spellcheck": "false"}
        super().__init__(required=False, widget=forms.Textarea(attrs=attrs), **kwargs)

    def to_python(self, value: Any) -> Any:
        """The fields. Raises ``ValidationError`` with the place where the JSON is no such thing."""
        if is_dataclass(value):
            return value
        text = super().to_python(value)
        try:
            return read_format(self.kind, json.loads(text) if text else {})
        except FormatError as error:
            raise ValidationError(str(error), code="shape") from error
        except (ValueError, RecursionError) as error:
            message = _("This is not JSON: %(error)s. Take it from the article’s history.")
            raise ValidationError(message, code="json", params={"error": error}) from error

    def validate(self, value: Any) -> None:
        """All else is the checklist's to tell."""

    def run_validators(self, value: Any) -> None:
        """Those of texts don't fit."""

    def prepare_value(self, value: Any) -> Any:
        """The fields as scripts write them, to the letter: what nobody touched is no change."""
        if not is_dataclass(value):
            return value
        return json.dumps(asdict(value), ensure_ascii=False, separators=(",", ":"))  # type: ignore[arg-type]


def formats_of(form: forms.Form, before: Content) -> dict[str, Any]:
    """The format and its fields as sent; what was not sent, or is no such thing, as before."""
    sent = {name: form.cleaned_data[name] for name in NAMES if _is_good(form, name)}
    chosen = form.cleaned_data.get("format") or before.format
    kept = {name: getattr(before, name) for name in NAMES}
    return {"format": chosen, **kept, **sent}


def came_whole(form: forms.Form) -> bool:
    """Whether none of the fields was something that can't be stored."""
    return not any(name in form.errors for name in NAMES)


def _is_good(form: forms.Form, name: str) -> bool:
    return form.add_prefix(name) in form.data and name in form.cleaned_data
