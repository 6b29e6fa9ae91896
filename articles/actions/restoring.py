"""Bringing back an earlier revision, as a new draft on top of all others."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions.revisions import save_draft, seal
from articles.languages import speaking
from articles.models import Action, Article, HistoryEntry, Revision

if TYPE_CHECKING:
    from magazine.models import User


class NothingToRestore(Exception):
    """What the revision holds is what the latest one holds."""


def restore(article: Article, revision: Revision, *, by: "User | None" = None) -> Revision:
    """Make the content of an earlier revision the latest draft; nothing public changes.

    The latest revision is sealed first, so that it stays as it is even where it is the same
    person's and still open. Returns the new revision. Raises ``NothingToRestore``.
    """
    with transaction.atomic():
        locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        latest = locked.latest_revision
        if latest is not None:
            seal(latest)
        restored = save_draft(article, revision.read(), by=by)
        if latest is not None and restored.pk == latest.pk:
            raise NothingToRestore
        with speaking(""):  # it is stored, and read by everybody
            HistoryEntry.objects.create(
                article=article,
                action=Action.RESTORED,
                revision=restored,
                by=by,
                note=_("from revision %(number)d") % {"number": revision.number},
            )
    return restored
