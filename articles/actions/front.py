"""Arranging the front page: saving, publishing at once or at a time, taking back."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from articles.front.changes import describe
from articles.front.filling import fill
from articles.front.slots import Slot, load, store
from articles.languages import speaking
from articles.models import Arrangement

if TYPE_CHECKING:
    from magazine.models import User


class FrontConflict(Exception):
    """Somebody saved in between; ``newest`` is what that person saved. Nothing was written."""

    def __init__(self, newest: Arrangement) -> None:
        self.newest = newest
        super().__init__("another arrangement was saved meanwhile")


class AlreadyBegun(Exception):
    """The arrangement is public already, or was never to be: it can't be taken back."""


def newest_id() -> int:
    """The id of the arrangement that was saved last; 0 before the first."""
    return Arrangement.objects.order_by("-id").values_list("pk", flat=True).first() or 0


def save_arrangement(
    slots: list[Slot],
    *,
    by: "User | None",
    basis: int | None = None,
    public_from: datetime | None = None,
    replaces: int | None = None,
) -> Arrangement:
    """Save a front page as a new row of the history.

    Args:
        slots: from top to bottom; none at all is the newest stories first.
        by: who arranged it.
        basis: the id of the newest arrangement when this one was begun; None asks for no check.
        public_from: when readers get it; None keeps it as a draft.
        replaces: the id of an arrangement whose time has not come, taken back by this one.

    Raises ``FrontConflict`` if somebody saved in between.
    """
    with transaction.atomic():
        newest = Arrangement.objects.select_for_update(of=("self",)).order_by("-id").first()
        later = Arrangement.objects.filter(pk__gt=basis or 0).order_by("-id").first()
        if basis is not None and later is not None:
            raise FrontConflict(later)
        if replaces is not None:
            Arrangement.objects.ahead().filter(pk=replaces).update(cancelled_at=timezone.now())
        filled = fill(slots, timezone.now())
        with speaking(""):  # it is stored, and read by everybody
            note = describe(load(newest.slots) if newest else [], slots)
        return Arrangement.objects.create(
            slots=store(slots),
            public_from=public_from,
            note=note,
            created_by=by,
            compiled=filled.cells,
            valid_until=filled.valid_until,
        )


def take_back(pk: int) -> None:
    """Take back an arrangement whose time has not come; it stays in the history.

    Raises ``AlreadyBegun`` if there is none such.
    """
    if not Arrangement.objects.ahead().filter(pk=pk).update(cancelled_at=timezone.now()):
        raise AlreadyBegun
