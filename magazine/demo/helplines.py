"""The demo's helplines; nobody answers there."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.models import Helpline, Subject


def add_helplines(rows: list[dict[str, Any]]) -> None:
    """Helplines of nobody real, where there are none yet."""
    if Helpline.objects.exists():
        return
    for position, row in enumerate(rows):
        values = dict(row)
        slugs, days = values.pop("subjects", []), values.pop("days_since_check")
        helpline = Helpline.objects.create(
            **values,
            position=position,
            checked_on=timezone.localdate() - timedelta(days=days),
        )
        helpline.subjects.set(Subject.objects.filter(slug__in=slugs))
