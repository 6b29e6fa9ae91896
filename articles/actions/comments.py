"""Comments on passages of an article: made, answered, resolved."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.locking import lock_article
from articles.actions.notices import in_thread, mentioned_in, notify, writers_of
from articles.actions.refusals import Refused
from articles.body import tree
from articles.body.anchors import Quote, describe, fold, fold_end, fold_start, locate
from articles.body.text import plain_text_of
from articles.models import Article, Comment, Event
from articles.models.review import COMMENT_LENGTH, CONTEXT_LENGTH, QUOTE_LENGTH
from articles.models.rights import may_write

if TYPE_CHECKING:
    from magazine.models import User


def comment_on(
    article: Article, text: str, *, by: "User", quote: Quote | None = None
) -> tuple[Comment, list[str]]:
    """Say something about an article, or about a passage of its body.

    Returns the comment, and the names in it that no colleague has. Raises ``Refused`` for an
    empty or too long text, or a passage that doesn't stand in the latest revision.
    """
    with transaction.atomic():
        article = lock_article(article.pk)
        if not may_write(by, article):
            raise PermissionDenied
        words = _checked(text)
        found = _anchored(article, quote)
        comment = Comment.objects.create(
            article=article,
            revision=article.latest_revision,
            by=by,
            text=words,
            quote=found.exact,
            prefix=found.prefix,
            suffix=found.suffix,
        )
        unknown = _tell(comment, writers_of(article), Event.COMMENTED)
    return comment, unknown


def answer(comment_id: int, text: str, *, article: Article, by: "User") -> list[str]:
    """Answer a comment; a resolved one is open again. Returns names that no colleague has."""
    with transaction.atomic():
        parent = _thread(comment_id, article, by)
        reply = Comment.objects.create(
            article=parent.article,
            revision=parent.article.latest_revision,
            parent=parent,
            by=by,
            text=_checked(text),
        )
        _set_resolved(parent, None)
        return _tell(reply, in_thread(reply), Event.ANSWERED)


def resolve(comment_id: int, *, article: Article, by: "User") -> None:
    """Say that a comment is dealt with."""
    with transaction.atomic():
        _set_resolved(_thread(comment_id, article, by), by)


def reopen(comment_id: int, *, article: Article, by: "User") -> None:
    """Say that a comment is not dealt with after all."""
    with transaction.atomic():
        _set_resolved(_thread(comment_id, article, by), None)


def text_of(article: Article) -> str:
    """The words of the latest revision's body, in which passages are looked for."""
    assert article.latest_revision is not None
    return fold(plain_text_of(tree.read(article.latest_revision.read().body)))


def _thread(comment_id: int, article: Article, by: "User") -> Comment:
    found = lock_article(article.pk)
    if not may_write(by, found):
        raise PermissionDenied
    comment = Comment.objects.filter(pk=comment_id, article=found, parent__isnull=True).first()
    if comment is None:
        raise Refused(_("That comment is no longer there."))
    comment.article = found
    return comment


def _set_resolved(comment: Comment, by: Any) -> None:
    comment.resolved_at = timezone.now() if by is not None else None
    comment.resolved_by = by
    comment.save(update_fields=["resolved_at", "resolved_by"])


def _checked(text: str) -> str:
    words = text.replace("\x00", "").strip()
    if not words:
        raise Refused(_("The comment is empty: write what you want to say."))
    if len(words) > COMMENT_LENGTH:
        raise Refused(
            _("The comment has %(length)d characters, and can have %(most)d. Shorten it.")
            % {"length": len(words), "most": COMMENT_LENGTH}
        )
    return words


def _anchored(article: Article, quote: Quote | None) -> Quote:
    """The passage with what stands around it in the stored text; nothing for none."""
    if quote is None or not fold(quote.exact.replace("\x00", "")):
        return Quote("")
    wanted = Quote(
        fold(quote.exact.replace("\x00", "")),
        fold_end(quote.prefix.replace("\x00", ""))[-CONTEXT_LENGTH:],
        fold_start(quote.suffix.replace("\x00", ""))[:CONTEXT_LENGTH],
    )
    if len(wanted.exact) > QUOTE_LENGTH:
        raise Refused(
            _("The passage is too long: choose at most %(most)d characters of it.")
            % {"most": QUOTE_LENGTH}
        )
    text = text_of(article)
    place = locate(text, wanted)
    if place is None:
        raise Refused(
            _(
                "The passage “%(quote)s” does not stand in the saved text. Copy it exactly, or "
                "save first."
            )
            % {"quote": wanted.exact[:80]}
        )
    return describe(text, *place)


def _tell(comment: Comment, others: list[Any], event: str) -> list[str]:
    people, unknown = mentioned_in(comment.text, comment.article)
    notify(comment.article, people, Event.MENTIONED, by=comment.by, text=comment.text)
    named = {person.pk for person in people}
    rest = [person for person in others if person.pk not in named]
    notify(comment.article, rest, event, by=comment.by, text=comment.text)
    return unknown
