"""What is due by the clock, found in the tables and done; safe to run at any time, often."""

import logging
from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.backends.db import SessionStore
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.actions.deleting import empty_bin
from articles.actions.due import take_due_steps
from articles.actions.photo_files import forget_deleted_photos
from articles.actions.posts import forget_unused
from articles.actions.presence import forget_gone
from articles.front.filling import refresh_if_stale
from articles.mailing import send_due_notices
from articles.models import Arrangement, Article, ReadingHour, Status
from articles.refresh import refresh_articles
from newsletter.actions.confirmations import send_due_confirmations
from newsletter.actions.tidying import tidy

logger = logging.getLogger(__name__)

STALE_AT_ONCE = 200
KEEP_RESULTS = timedelta(days=3)
KEEP_LOGINS = timedelta(days=30)


def tick() -> None:
    """Take steps and refresh pages that are due, send mails, empty the bin of what is old."""
    take_due_steps()
    refresh_stale()
    send_due_notices()
    refresh_front()
    send_due_confirmations()
    empty_bin()


def tidy_up() -> None:
    """Forget what nobody needs any more: meant for about once an hour."""
    tidy()
    forget_unused()
    forget_gone()
    forget_deleted_photos()
    ReadingHour.objects.purge()
    now = timezone.now()
    DBTaskResult.objects.filter(finished_at__lt=now - KEEP_RESULTS).delete()
    SessionStore.clear_expired()
    for kept in (AccessAttempt, AccessFailureLog, AccessLog):
        kept.objects.filter(attempt_time__lt=now - KEEP_LOGINS).delete()


def refresh_front() -> None:
    """Work the front page out anew where it became stale, so that no reader waits for it."""
    now = timezone.now()
    arrangement = Arrangement.objects.current(now)
    if arrangement is not None and arrangement.is_stale(now):
        refresh_if_stale(arrangement.pk)


def refresh_stale() -> int:
    """Rebuild the pages whose time is up, the longest waiting first; returns how many it could.

    One that fails holds up no other: it is logged, and tried again the next time.
    """
    now = timezone.now()
    stale = Article.objects.existing().filter(status=Status.PUBLISHED, valid_until__lte=now)
    ids = list(stale.order_by("valid_until").values_list("pk", flat=True)[:STALE_AT_ONCE])
    done = 0
    for pk in ids:
        try:
            done += refresh_articles([pk])
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("article %s can't be brought up to date", pk)
    return done
