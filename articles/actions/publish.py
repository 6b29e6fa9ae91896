"""The only door to the public: publishing an article, and taking it back."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import refresh
from articles.actions import due
from articles.actions.binding import bind_open_links
from articles.actions.corrections import checked_correction
from articles.actions.locking import lock_article
from articles.actions.refreshing import article_changed
from articles.actions.refusals import check_unchanged
from articles.actions.revisions import save_draft, seal
from articles.actions.tags import ensure_tags, new_tags
from articles.body.checklist import check_page
from articles.body.page import CompiledPage, compile_page
from articles.body.problems import Problem, blocking
from articles.models import (
    Action,
    Article,
    Content,
    Correction,
    HistoryEntry,
    Progress,
    Revision,
    ScheduledStep,
    Stage,
    Status,
    Step,
)

if TYPE_CHECKING:
    from magazine.models import User


class CannotPublish(Exception):
    """Something stops the publication; ``problems`` says what. Nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.message for problem in problems))


class NotPublic(Exception):
    """The article can't be withdrawn: it is neither public nor scheduled."""


@dataclass(frozen=True)
class Published:
    """What publishing did: the article as it is now, and what an editor should look at again."""

    article: Article
    warnings: list[Problem]


def check(article: Article, *, by: "User | None" = None) -> list[Problem]:
    """All problems that the latest revision of an article has, and those that ``by`` would meet."""
    assert article.latest_revision is not None
    content = article.latest_revision.read()
    return [*_not_allowed(content, by), *check_page(_compile(article, content))]


def publish(
    article: Article,
    *,
    by: "User | None" = None,
    at: datetime | None = None,
    substantive: bool = True,
    correction: str = "",
    seen: str | None = None,
) -> Published:
    """Make the latest revision of an article what readers see, in one transaction.

    ``at`` sets when the article is (or was) first public; left out, a new one is public now and
    one that was public before keeps its time. An update of a public article sets ``updated_at``
    only if it is substantive. A change that was scheduled before is dropped: what is published
    now is newer. ``correction`` is a note for the foot of the page. ``seen`` is how the article
    stood for the person at work (``standing_of``).

    Raises ``CannotPublish`` if something stops it, ``Overtaken`` if the article stands in another
    way by now, and ``Refused`` for a correction that can't be; then nothing was written.
    """
    with transaction.atomic():
        article = lock_article(article.pk)
        check_unchanged(article, seen, by)
        due.settle(article)
        note = checked_correction(article, correction, substantive=substantive)
        revision = make_ready(article, by=by)
        now = timezone.now()
        action = _set_dates(article, now, at, substantive)
        article.status = Status.PUBLISHED
        article.live_revision = revision
        article.steps.pending().filter(kind__in=[Step.PUBLISH, Step.CHANGE]).delete()
        if action == Action.SCHEDULED or article.is_scheduled(now):
            _note_step(article, revision, by)
        if note:
            Correction.objects.create(article=article, text=note, at=now, by=by)
        page = refresh.rebuild(article, at=now)
        article.save(
            update_fields=[
                "status", "live_revision", "first_published_at", "published_at", "updated_at",
                "withdraw_at",
            ]
        )  # fmt: skip
        reset_progress(article)
        HistoryEntry.objects.create(article=article, action=action, revision=revision, by=by)
        article_changed(article)
    return Published(article, [p for p in check_page(page) if not p.blocks])


def make_ready(article: Article, *, by: "User | None" = None) -> Revision:
    """Check, bind and seal the latest revision, so that it can go out.

    ``article`` must be locked. Raises ``CannotPublish`` if something stops it.
    """
    revision = article.latest_revision
    assert revision is not None
    content = revision.read()
    problems = [*_not_allowed(content, by), *check_page(_compile(article, content))]
    if blocking(problems):
        raise CannotPublish(blocking(problems))
    revision = _bind(article, revision, content, by)
    seal(revision)
    ensure_tags(content.tags)
    return revision


def reset_progress(article: Article) -> None:
    """What goes out is reviewed and planned no longer."""
    Progress.objects.filter(article=article).update(stage=Stage.WRITING, planned_on=None)


def withdraw(
    article: Article, *, by: "User | None" = None, note: str = "", seen: str | None = None
) -> Article:
    """Take an article back: its address answers 410, and links to it vanish.

    What was scheduled for it is dropped. ``seen`` is how the article stood for the person at work.

    Raises ``NotPublic`` if it is neither public nor scheduled, ``Overtaken`` if it stands in
    another way by now.
    """
    with transaction.atomic():
        article = lock_article(article.pk)
        check_unchanged(article, seen, by)
        due.settle(article)
        if article.status != Status.PUBLISHED:
            raise NotPublic
        article.steps.pending().delete()
        take_off(article)
        HistoryEntry.objects.create(
            article=article,
            action=Action.WITHDRAWN,
            revision=article.live_revision,
            by=by,
            note=note[:300],
        )
    return article


def take_off(article: Article) -> None:
    """Write that an article is public no longer; one that never was is a draft again."""
    # Not by the present date: a public article may have got a later one.
    first = article.first_published_at
    was_public = first is not None and first <= timezone.now()
    article.status = Status.WITHDRAWN if was_public else Status.DRAFT
    if not was_public:
        # It never was public: nothing to answer 410 for.
        article.first_published_at = None
        article.published_at = None
    article.withdraw_at = None
    article.save(update_fields=["status", "first_published_at", "published_at", "withdraw_at"])
    refresh.forget_public(article.pk)
    article_changed(article)


def _note_step(article: Article, revision: Revision, by: "User | None") -> None:
    """Have the worker tell others when a publication's time has come."""
    assert article.published_at is not None
    ScheduledStep.objects.create(
        article=article, kind=Step.PUBLISH, due_at=article.published_at, revision=revision, by=by
    )


def _not_allowed(content: Content, by: "User | None") -> list[Problem]:
    """What this person may not do by publishing; commands (nobody) may do everything."""
    if by is None or by.has_perm("articles.add_tag"):
        return []
    return [
        Problem("new-tag", new_tag_words(name), "tags", blocks=True)
        for name in new_tags(content.tags)
    ]


def new_tag_words(name: str) -> str:
    """What someone is told who may not make the tag of this name."""
    message = _("There is no tag “%(tag)s”, and you may not make new ones. Choose another.")
    return message % {"tag": name}


def _compile(article: Article, content: Content) -> CompiledPage:
    return compile_page(
        content,
        at=timezone.now(),
        article_id=article.pk,
        bound=refresh.bound_headlines(article.pk),
    )


def _set_dates(article: Article, now: datetime, at: datetime | None, substantive: bool) -> Action:
    was_public = article.first_published_at is not None and article.first_published_at <= now
    if not was_public:
        article.published_at = at or now
        article.first_published_at = article.published_at
        return Action.PUBLISHED if article.published_at <= now else Action.SCHEDULED
    returns = article.status == Status.WITHDRAWN
    if at is not None:
        article.published_at = at
    if article.withdraw_at is not None and article.withdraw_at <= now:
        article.withdraw_at = None
    if substantive:
        article.updated_at = now
    return Action.PUBLISHED if returns else Action.UPDATED


def _bind(article: Article, revision: Revision, content: Content, by: "User | None") -> Revision:
    """Write the ids of open links that have found their article into the content itself."""
    bound = bind_open_links(content, article_id=article.pk)
    if bound == content:
        return revision
    seal(revision)
    return save_draft(article, bound, by=by)
