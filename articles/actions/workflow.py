"""The way of a draft through review: submitted, taken back, approved, or sent back for changes.

Each is one transaction that holds the article's row, and one entry in its history.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.locking import lock_article
from articles.actions.notices import notify, reviewers_of, writers_of
from articles.actions.refusals import Refused, check_not_deleted
from articles.actions.revisions import Conflict, seal
from articles.models import (
    Action,
    Article,
    Event,
    HistoryEntry,
    Progress,
    Revision,
    Stage,
    Status,
    stage_of,
)
from articles.models.rights import may_review, may_write

if TYPE_CHECKING:
    from magazine.models import User

NOTE_LENGTH = 300
Base = tuple[int, int]


def submit(
    article: Article, *, by: "User", note: str = "", base: Base | None = None
) -> HistoryEntry:
    """Give the latest revision to the editors for review.

    ``base`` is the id and counter of the revision that the person at work has seen.

    Raises ``Refused`` if it is in review already, approved, or has nothing new in it; ``Conflict``
    if another save came between.
    """
    with transaction.atomic():
        article, revision = _locked(article, base)
        _require(may_write(by, article))
        stage = stage_of(article)
        if stage == Stage.IN_REVIEW:
            raise Refused(_("The article is in review already."))
        if stage == Stage.APPROVED:
            raise Refused(_("The article is approved already: it can be published as it is."))
        _require_something_new(article)
        if not (revision.read().headline or revision.read().body):
            raise Refused(_("There is nothing to review yet: write a headline, or some text."))
        entry = _move(article, revision, Stage.IN_REVIEW, Action.SUBMITTED, by, note)
        notify(article, reviewers_of(article), Event.SUBMITTED, by=by, text=entry.note)
        return entry


def take_back(article: Article, *, by: "User") -> HistoryEntry:
    """Take an article out of review, to go on writing. Raises ``Refused`` if it isn't there."""
    with transaction.atomic():
        article, revision = _locked(article, None)
        _require(may_write(by, article))
        if stage_of(article) not in {Stage.IN_REVIEW, Stage.APPROVED}:
            raise Refused(_("The article is not in review: there is nothing to take back."))
        return _move(article, revision, Stage.WRITING, Action.TAKEN_BACK, by, "")


def approve(
    article: Article, *, by: "User", note: str = "", base: Base | None = None
) -> HistoryEntry:
    """Say that the latest revision can go out as it is.

    Raises ``Refused`` if it is approved already or has nothing new in it; ``Conflict`` if its
    writer saved while it was read: what nobody has seen is not approved.
    """
    with transaction.atomic():
        article, revision = _locked(article, base)
        _require(may_review(by, article))
        if stage_of(article) == Stage.APPROVED:
            raise Refused(_("The article is approved already."))
        _require_something_new(article)
        entry = _move(article, revision, Stage.APPROVED, Action.APPROVED, by, note)
        notify(article, writers_of(article), Event.APPROVED, by=by, text=entry.note)
        return entry


def ask_for_changes(
    article: Article, *, by: "User", note: str = "", base: Base | None = None
) -> HistoryEntry:
    """Send a draft back to its writer.

    Raises ``Refused`` if it is neither in review nor approved; ``Conflict`` if its writer saved
    while it was read.
    """
    with transaction.atomic():
        article, revision = _locked(article, base)
        _require(may_review(by, article))
        if stage_of(article) not in {Stage.IN_REVIEW, Stage.APPROVED}:
            raise Refused(_("The article is not in review: nobody waits for an answer."))
        entry = _move(article, revision, Stage.CHANGES_ASKED, Action.CHANGES_ASKED, by, note)
        notify(article, writers_of(article), Event.CHANGES_ASKED, by=by, text=entry.note)
        return entry


def _locked(article: Article, base: Base | None) -> tuple[Article, Revision]:
    found = lock_article(article.pk)
    check_not_deleted(found)
    revision = found.latest_revision
    assert revision is not None
    if base is not None and base != (revision.pk, revision.counter):
        raise Conflict(revision)
    return found, revision


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def _require_something_new(article: Article) -> None:
    if article.status == Status.PUBLISHED and not article.has_unpublished_changes:
        raise Refused(_("There is nothing new in it: readers have this text already."))


def _move(
    article: Article, revision: Revision, stage: Stage, action: Action, by: "User", note: str
) -> HistoryEntry:
    note = " ".join(note.replace("\x00", "").split())
    if len(note) > NOTE_LENGTH:
        raise Refused(
            _("The note has %(length)d characters, and can have %(most)d. Shorten it.")
            % {"length": len(note), "most": NOTE_LENGTH}
        )
    seal(revision)
    values = {"stage": stage, "revision": revision, "changed_at": timezone.now()}
    if action == Action.SUBMITTED:
        values["submitted_by"] = by
    Progress.objects.update_or_create(article=article, defaults=values)
    return HistoryEntry.objects.create(
        article=article, action=action, revision=revision, by=by, note=note
    )
