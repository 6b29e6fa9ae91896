"""Links to unpublished revisions: made, opened, taken back."""

import re
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.revisions import seal
from articles.dates import date_and_time
from articles.languages import speaking
from articles.models import Action, Article, HistoryEntry, Revision, ShareLink, token_hash

if TYPE_CHECKING:
    from magazine.models import User

DAYS = (1, 7, 30)
TOKEN_BYTES = 32
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


class StaleLink(Exception):
    """A link that was never ours, is over, or was taken back."""


def share(
    article: Article, revision: Revision, *, days: int, note: str = "", by: "User | None" = None
) -> tuple[ShareLink, str]:
    """Make a link to a revision that holds for some days; the revision is sealed.

    Returns the link and its token, which is stored nowhere: it can't be shown again.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with transaction.atomic():
        # Whoever saves holds the article: a revision that is being written must not be sealed then.
        Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        current = Revision.objects.get(pk=revision.pk, article=article)
        seal(current)
        link = ShareLink.objects.create(
            article=article,
            revision=current,
            token_hash=token_hash(token),
            note=" ".join(note.replace("\x00", "").split())[:80],
            created_by=by,
            expires_at=timezone.now() + timedelta(days=days),
        )
        _note(link, Action.SHARED, by)
    return link, token


def revoke(link: ShareLink, *, by: "User | None" = None) -> bool:
    """Take a link back; whether it still opened anything."""
    with transaction.atomic():
        number = ShareLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(
            revoked_at=timezone.now()
        )
        if number:
            _note(link, Action.UNSHARED, by)
    return bool(number)


def find_shared(token: str) -> ShareLink:
    """The link of a token, with its article and revision. Raises ``StaleLink``."""
    if not _TOKEN.fullmatch(token):
        raise StaleLink
    links = ShareLink.objects.live().select_related("article__section", "revision")
    link = links.filter(token_hash=token_hash(token)).first()
    if link is None:
        raise StaleLink
    return link


def _note(link: ShareLink, action: Action, by: "User | None") -> None:
    with speaking(""):  # it is stored, and read by everybody
        until = _("until %(when)s") % {"when": date_and_time(link.expires_at)}
    note = f"{link.note}, {until}" if link.note else until
    HistoryEntry.objects.create(
        article=link.article, action=action, revision=link.revision, by=by, note=note[:300]
    )
