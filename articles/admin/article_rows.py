"""The rows of the article form: bylines and read-more links."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from articles.admin.widgets import ArticleField
from articles.models import (
    Article,
    Author,
    BylineContent,
    Content,
    ReadMoreContent,
    Role,
)

MOST_ROWS = 100


class BylineForm(forms.Form):
    """One credit."""

    author = forms.ModelChoiceField(
        label=gettext_lazy("Author"), queryset=Author.objects.all(), required=False
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=Role.choices, initial=Role.WORDS, required=False
    )

    def __init__(
        self, *args: Any, authors: Callable[[], list[tuple[int, str]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        # Asked for once for all rows, and only where they are shown.
        self.fields["author"].widget.choices = lambda: [("", "---------"), *authors()]


class ReadMoreForm(forms.Form):
    """One link at the end: to an article, or open, by the headline looked for."""

    article = ArticleField(
        label=gettext_lazy("Number or address of the article"),
        queryset=Article.objects.existing(),
        required=False,
    )
    headline = forms.CharField(
        label=gettext_lazy("or headline looked for"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


BylineFormSet = formset_factory(BylineForm, extra=2, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
ReadMoreFormSet = formset_factory(ReadMoreForm, extra=2, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def byline_rows(data: QueryDict | None, content: Content) -> tuple[BaseFormSet, bool]:
    """The bylines as sent, or as stored; and whether they came whole (see ``_rows``)."""

    @cache
    def authors() -> list[tuple[int, str]]:
        return list(Author.objects.values_list("pk", "name"))

    def stored() -> list[dict[str, Any]]:
        return [{"author": row.author, "role": row.role} for row in content.bylines]

    return _rows(BylineFormSet, "bylines", data, stored, authors=authors)


def read_more_rows(data: QueryDict | None, content: Content) -> tuple[BaseFormSet, bool]:
    """The read-more links as sent, or as stored; and whether they came whole (see ``_rows``)."""

    def stored() -> list[dict[str, Any]]:
        ids = {row.article for row in content.read_more if row.article}
        # What is gone meanwhile is not chosen any more.
        known = set(Article.objects.existing().filter(pk__in=ids).values_list("pk", flat=True))
        return [
            {"article": row.article if row.article in known else None, "headline": row.headline}
            for row in content.read_more
        ]

    return _rows(ReadMoreFormSet, "read_more", data, stored)


def bylines_of(rows: BaseFormSet) -> list[BylineContent]:
    """The bylines of checked rows; a row without author is none."""
    return [
        BylineContent(author=row["author"].pk, role=row.get("role") or Role.WORDS)
        for row in _checked(rows)
        if row.get("author")
    ]


def read_more_of(rows: BaseFormSet) -> list[ReadMoreContent]:
    """The read-more links of checked rows, wrong headlines as they came; an empty row is none."""
    links = [
        ReadMoreContent(
            article=row["article"].pk if row.get("article") else None,
            headline=row.get("headline", form.data.get(form.add_prefix("headline"), "")),
        )
        for form, row in zip(rows.forms, _checked(rows), strict=True)
    ]
    return [link for link in links if link.article or link.headline]


def _checked(rows: BaseFormSet) -> list[dict[str, Any]]:
    """What each row says, without what is wrong in it."""
    return [getattr(form, "cleaned_data", {}) for form in rows.forms]


def _rows(
    formset: type[BaseFormSet],
    prefix: str,
    data: QueryDict | None,
    initial: Callable[[], list[dict[str, Any]]],
    **for_rows: Any,
) -> tuple[BaseFormSet, bool]:
    """Rows over what was sent.

    A formset that lost the count of its rows can't be sent again as it is, and would take rows
    away without a word: the rows that did come are counted anew, or the stored ones are shown.
    """
    if data is None:
        return formset(prefix=prefix, initial=initial(), form_kwargs=for_rows), True
    sent = formset(data, prefix=prefix, form_kwargs=for_rows)
    if sent.management_form.is_valid() and 0 <= _count(sent) <= MOST_ROWS:
        return sent, True
    numbers = [int(n) for n in re.findall(rf"{prefix}-([0-9]{{1,3}})-", "\n".join(data))]
    if not numbers:
        return formset(prefix=prefix, initial=initial(), form_kwargs=for_rows), False
    counted = data.copy()
    counted[f"{prefix}-TOTAL_FORMS"] = str(min(max(numbers) + 1, MOST_ROWS))
    counted[f"{prefix}-INITIAL_FORMS"] = "0"
    return formset(counted, prefix=prefix, form_kwargs=for_rows), False


def _count(rows: BaseFormSet) -> int:
    return rows.management_form.cleaned_data["TOTAL_FORMS"] or 0
