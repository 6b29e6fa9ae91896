"""What waits for a person on the editors' front page: what was told, and what is to be reviewed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Notice, Stage

MOST_NOTICES = 8
MOST_IN_QUEUE = 12


@dataclass(frozen=True)
class NoticeRow:
    """One thing that a person is to know."""

    headline: str
    url: str
    words: str
    text: str
    at: datetime


@dataclass(frozen=True)
class QueueRow:
    """One article that waits for an editor."""

    headline: str
    url: str
    section: str
    at: datetime
    who: str


def notices_of(user: Any) -> list[NoticeRow]:
    """What a person has not seen yet, the newest first (one query)."""
    found = Notice.objects.unseen().filter(recipient=user.pk).select_related("by", "article")
    rows = found.only(
        "event", "text", "at", "by__first_name", "by__last_name", "by__username",
        "article__working_headline", "article__headline",
    )[:MOST_NOTICES]  # fmt: skip
    return [
        NoticeRow(
            str(row.article),
            reverse("admin:articles_article_change", args=[row.article_id]),
            f"{row.by}: {row.get_event_display()}" if row.by else str(row.get_event_display()),
            row.text,
            row.at,
        )
        for row in rows
    ]


def queue_of(user: Any) -> list[QueueRow] | None:
    """What waits for review, the longest first (one query); None for who reviews nothing."""
    if not user.has_perm("articles.review_article"):
        return None
    waiting = (
        Article.objects.editable_by(user)
        .filter(progress__stage=Stage.IN_REVIEW)
        .select_related("working_section", "progress__submitted_by")
        .only(
            "working_headline", "headline", "working_section__name", "progress__changed_at",
            "progress__submitted_by__first_name", "progress__submitted_by__last_name",
            "progress__submitted_by__username",
        )
        .order_by("progress__changed_at", "pk")[:MOST_IN_QUEUE]
    )  # fmt: skip
    return [
        QueueRow(
            str(article),
            reverse("admin:articles_article_change", args=[article.pk]),
            article.working_section.name if article.working_section else "",
            article.progress.changed_at,
            str(article.progress.submitted_by or _("Somebody")),
        )
        for article in waiting
    ]
