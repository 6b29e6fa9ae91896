"""Telling people what happened to an article: who is concerned, and the rows they are told by."""

import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import tasks
from articles.models import Article, Comment, Notice, Progress
from articles.models.rights import may_review, may_write

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_MENTION = re.compile(r"(?<![\w@.])@([\w.+-]+)")


def notify(
    article: Article, people: Iterable[Any], event: str, *, by: Any = None, text: str = ""
) -> None:
    """Tell people of an event, each once, and not the one who did it."""
    mine = by.pk if by is not None else None
    told = {person.pk: person for person in people if person is not None and person.pk != mine}
    notices = Notice.objects.bulk_create(
        Notice(recipient=person, article=article, event=event, by=by, text=text)
        for person in told.values()
        if person.is_active
    )
    for notice in notices:
        # Robust: if the queue can't be reached, the tick finds the row.
        transaction.on_commit(partial(tasks.send_notice.enqueue, notice.pk), robust=True)


def writers_of(article: Article) -> list[Any]:
    """Who wrote an article, and who submitted it."""
    progress = Progress.objects.select_related("submitted_by").filter(article=article).first()
    people = [article.created_by, progress.submitted_by if progress else None]
    return [person for person in people if person is not None]


def reviewers_of(article: Article) -> list[Any]:
    """Who may approve an article; administrators, who may do everything, are left alone."""
    users: Any = get_user_model()._default_manager
    found = users.with_perm("articles.review_article", backend=_BACKEND, include_superusers=False)
    return [user for user in found.filter(is_staff=True) if may_review(user, article)]


def in_thread(comment: Comment) -> list[Any]:
    """Who has written in a comment's thread."""
    top = comment.parent_id or comment.pk
    rows = Comment.objects.filter(Q(pk=top) | Q(parent=top)).select_related("by")
    return [row.by for row in rows if row.by is not None]


def mentioned_in(text: str, article: Article) -> tuple[list[Any], list[str]]:
    """The colleagues whom a text names as ``@log-in``, and the names that nobody has.

    Who may not open the article counts as nobody.
    """
    names = {name.rstrip(".-+") for name in _MENTION.findall(text)} - {""}
    if not names:
        return [], []
    users: Any = get_user_model()._default_manager
    either = Q()
    for name in names:
        either |= Q(username__iexact=name)
    people = [
        person
        for person in users.filter(either, is_active=True, is_staff=True)
        if may_write(person, article)
    ]
    known = {person.get_username().casefold() for person in people}
    return people, sorted(name for name in names if name.casefold() not in known)


def mark_seen(article: Article, person: Any) -> None:
    """Note that a person has opened an article: its notices have done their work."""
    Notice.objects.filter(article=article, recipient=person, seen_at__isnull=True).update(
        seen_at=timezone.now()
    )
