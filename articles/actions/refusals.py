"""Why an action was not done: each says what to do, and nothing was written."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from articles.dates import date_and_time
from articles.models import Action, Article, standing_of

if TYPE_CHECKING:
    from magazine.models import User


class Refused(Exception):
    """The action is not possible as the article stands; the text is for the person at work."""


class Overtaken(Refused):
    """Somebody else has changed what readers get since the person at work looked at it."""


class CannotPoint(Exception):
    """The links can't be led there; nothing was written. The message says why."""


# What changes how an article stands for readers.
_MOVES = [
    Action.PUBLISHED, Action.UPDATED, Action.SCHEDULED, Action.WITHDRAWN, Action.END_SCHEDULED,
    Action.UNSCHEDULED,
]  # fmt: skip


def in_words(at: datetime) -> str:
    """A moment with its time of day, in the site's time zone."""
    return date_and_time(at)


def check_not_deleted(article: Article) -> None:
    """Refuse with ``Overtaken`` if an article is in the bin. It must be locked."""
    if article.deleted_at is not None:
        raise Overtaken(
            _("Somebody has moved this article to the bin meanwhile. Take it out of there first.")
        )


def check_unchanged(article: Article, seen: str | None, by: "User | None") -> None:
    """Refuse with ``Overtaken`` if an article no longer stands as it was ``seen``.

    ``article`` must be locked. Without ``seen`` it is only asked whether it is in the bin.
    """
    check_not_deleted(article)
    if not seen or seen == standing_of(article):
        return
    entry = article.history.filter(action__in=_MOVES).select_related("by").first()
    if entry is None:
        raise Overtaken(_("The article has changed meanwhile. Look at it, and try again."))
    same = entry.by_id is not None and by is not None and entry.by_id == by.pk
    who = _("You, in another window") if same else str(entry.by or _("The clock"))
    words = {"who": who, "what": entry.get_action_display(), "when": in_words(entry.at)}
    raise Overtaken(
        _(
            "Nothing was done: the article has changed since you opened it "
            "(“%(what)s”, %(who)s, %(when)s). Look at it as it stands now, and decide again."
        )
        % words
    )
