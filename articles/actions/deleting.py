"""The bin: articles go into it, come out of it again, and after 30 days are deleted for good."""

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from articles import refresh
from articles.actions.publish import withdraw
from articles.actions.refreshing import article_changed
from articles.actions.revisions import seal
from articles.models import Action, Article, HistoryEntry, Status, Tombstone

if TYPE_CHECKING:
    from magazine.models import User

logger = logging.getLogger(__name__)

KEPT = timedelta(days=30)
AT_ONCE = 50


class NotThere(Exception):
    """Somebody else was first: the article is in the bin already, or no longer in it."""


def delete_article(article: Article, *, by: "User | None" = None) -> Article:
    """Move an article to the bin; a public or scheduled one is withdrawn first.

    Its address answers 410 if it was public, and links to it vanish. Raises ``NotThere``.
    """
    with transaction.atomic():
        current = _lock(article.pk)
        if current is None or current.deleted_at is not None:
            raise NotThere
        if current.status == Status.PUBLISHED:
            withdraw(current, by=by)
            current.refresh_from_db(fields=["status"])
        if current.latest_revision is not None:
            seal(current.latest_revision)
        current.deleted_at = timezone.now()
        current.save(update_fields=["deleted_at"])
        refresh.forget_public(current.pk)
        _note(current, Action.DELETED, by)
        article_changed(current)
    return current


def take_out_of_bin(article: Article, *, by: "User | None" = None) -> Article:
    """Bring an article back as it was, but not to the public: that takes publishing it again.

    Raises ``NotThere``.
    """
    with transaction.atomic():
        current = _lock(article.pk)
        if current is None or current.deleted_at is None:
            raise NotThere
        current.deleted_at = None
        current.save(update_fields=["deleted_at"])
        _note(current, Action.UNDELETED, by)
        article_changed(current)
    return current


def delete_for_good(article: Article, *, by: "User | None" = None) -> None:
    """Delete an article in the bin with its revisions and all that hangs on it.

    What was done to it stays in the log, and its address goes on answering 410 if it was public.
    Raises ``NotThere``.
    """
    with transaction.atomic():
        current = _lock(article.pk)
        if current is None or current.deleted_at is None:
            raise NotThere
        name = str(current)[:300]
        HistoryEntry.objects.filter(article=current).update(about=name)
        HistoryEntry.objects.create(article=None, action=Action.PURGED, by=by, about=name)
        first = current.first_published_at
        if first is not None and first <= timezone.now():
            Tombstone.objects.get_or_create(pk=current.pk)
        current.delete()


def empty_bin(at: datetime | None = None) -> int:
    """Delete for good what has been in the bin for 30 days, the oldest first; returns how many.

    One that can't be deleted holds up no other: it is logged, and tried again the next time.
    """
    due = Article.objects.in_bin().filter(deleted_at__lte=(at or timezone.now()) - KEPT)
    done = 0
    for article in due.order_by("deleted_at").only("pk")[:AT_ONCE]:
        try:
            delete_for_good(article)
            done += 1
        except NotThere:
            continue
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("article %s can't be deleted", article.pk)
    return done


def _lock(pk: int) -> Article | None:
    rows = Article.objects.select_for_update(of=("self",)).select_related("latest_revision")
    return rows.filter(pk=pk).first()


def _note(article: Article, action: Action, by: "User | None") -> None:
    HistoryEntry.objects.create(
        article=article, action=action, revision=article.latest_revision, by=by
    )
