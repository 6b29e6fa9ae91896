"""Correction notes: checked before an update goes out with one, and taken away again."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles import refresh
from articles.actions.locking import lock_article
from articles.actions.refusals import Refused
from articles.languages import speaking
from articles.models import Action, Article, HistoryEntry, Status
from articles.models.correction import CORRECTION_LENGTH
from articles.models.rights import may_publish

if TYPE_CHECKING:
    from magazine.models import User


def checked_correction(article: Article, text: str, *, substantive: bool) -> str:
    """A correction note as it may be stored; empty for none.

    Raises ``Refused`` for one that is too long, that comes with a minor update, or with an article
    that readers have not had.
    """
    note = " ".join(text.replace("\x00", "").split())
    if not note:
        return ""
    if len(note) > CORRECTION_LENGTH:
        raise Refused(
            _("The correction has %(length)d characters, and can have %(most)d. Shorten it.")
            % {"length": len(note), "most": CORRECTION_LENGTH}
        )
    if not substantive:
        raise Refused(
            _("A correction is never minor: untick “Minor update”, or leave the correction out.")
        )
    if not article.is_public():
        raise Refused(_("A correction is for an article that readers have: leave it out."))
    return note


def drop_correction(correction_id: int, *, article: Article, by: "User") -> None:
    """Take a correction note away from a page; no date changes. ``Refused`` if it is gone."""
    with transaction.atomic():
        article = lock_article(article.pk)
        if not may_publish(by, article):
            raise PermissionDenied
        note = article.corrections.filter(pk=correction_id).first()
        if note is None:
            raise Refused(_("That correction is no longer there."))
        words = note.text
        note.delete()
        if article.status == Status.PUBLISHED and article.live_revision is not None:
            refresh.rebuild(article)
        with speaking(""):  # it is stored, and read by everybody
            HistoryEntry.objects.create(
                article=article,
                action=Action.UPDATED,
                revision=article.live_revision,
                by=by,
                note=(_("correction taken away: %s") % words)[:300],
            )
