"""The day for which a draft is planned: a hint for the calendar, and nothing that readers get."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions.locking import lock_article
from articles.actions.refusals import Refused
from articles.dates import long_date
from articles.languages import speaking
from articles.models import Action, Article, HistoryEntry, Progress, Status
from articles.models.rights import may_write

if TYPE_CHECKING:
    from magazine.models import User


def plan(article: Article, day: date | None, *, by: "User") -> None:
    """Plan a draft for a day, or for none.

    Raises ``Refused`` for an article that is public or has a time already.
    """
    with transaction.atomic():
        article = lock_article(article.pk)
        if not may_write(by, article):
            raise PermissionDenied
        if article.status == Status.PUBLISHED:
            raise Refused(_("Only drafts are planned: this article is public, or has its time."))
        progress, _made = Progress.objects.get_or_create(article=article)
        if progress.planned_on == day:
            return
        progress.planned_on = day
        progress.save(update_fields=["planned_on"])
        with speaking(""):  # it is stored, and read by everybody
            HistoryEntry.objects.create(
                article=article,
                action=Action.PLANNED,
                revision=article.latest_revision,
                by=by,
                note=long_date(day) if day else _("for no day"),
            )
