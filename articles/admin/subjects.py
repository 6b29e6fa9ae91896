"""The choice of sensitive subjects at the writing screen."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.actions.helplines import subjects_to_offer

MOST = 12
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,60}")


class SubjectsWidget(forms.CheckboxSelectMultiple):
    """All subjects that are offered, and those that an article is marked with besides."""

    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        """The boxes to tick."""
        subjects = subjects_to_offer()
        shown = {slug: name for slug, name, offered in subjects if offered or slug in value}
        self.choices = [*shown.items(), *((slug, slug) for slug in value if slug not in shown)]
        return super().optgroups(name, list(value), attrs)


class SubjectsField(forms.Field):
    """The slugs of subjects. One that is gone is kept: the checklist tells of it."""

    widget = SubjectsWidget

    def to_python(self, value: Any) -> list[str]:
        """The slugs, each once."""
        slugs = list(dict.fromkeys(str(each) for each in value or []))
        if len(slugs) > MOST or not all(_SLUG.fullmatch(slug) for slug in slugs):
            raise ValidationError(_("Choose from the subjects in the list."), code="no-subject")
        return slugs
