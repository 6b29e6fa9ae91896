"""Saving what editors write: revisions, opened, replaced while open, and sealed."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import refresh
from articles.body.sanitize import sanitize
from articles.models import Action, Article, Content, HistoryEntry, Revision, Section
from articles.models.article import HEADLINE_LENGTH

if TYPE_CHECKING:
    from magazine.models import User

IDLE = timedelta(minutes=30)


class Conflict(Exception):
    """Somebody else saved the article since the text at hand was opened.

    ``latest`` is the revision that stands now; nothing was written.
    """

    def __init__(self, latest: Revision) -> None:
        self.latest = latest
        name = str(latest.created_by) if latest.created_by else _("Somebody")
        super().__init__(_("%(name)s has saved this article meanwhile.") % {"name": name})


def create_article(
    content: Content,
    *,
    by: "User | None" = None,
    import_key: str | None = None,
    action: str = Action.CREATED,
) -> Article:
    """Make a new article, as a draft, with its first revision."""
    with transaction.atomic():
        article = Article.objects.create(created_by=by, import_key=import_key)
        revision = _add(article, content, by)
        HistoryEntry.objects.create(article=article, action=action, revision=revision, by=by)
    return article


def save_draft(
    article: Article,
    content: Content,
    *,
    by: "User | None" = None,
    base: tuple[int, int] | None = None,
) -> Revision:
    """Save what an editor wrote; nothing public changes.

    ``base`` is the id and counter of the revision that the text was opened from; without it the
    text goes in unasked (imports, commands). The open revision of the same writer takes the text;
    else a new one is made, and the former is sealed. Unchanged text makes no revision.

    Raises ``Conflict`` if another save came between.
    """
    with transaction.atomic():
        locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        latest = locked.latest_revision
        clean = cleaned(content)
        if latest is not None:
            if base is not None and base != (latest.pk, latest.counter):
                raise Conflict(latest)
            if latest.content == clean.to_json():
                article.latest_revision = latest
                return latest
            if _is_open_for(latest, by):
                latest.content = clean.to_json()
                latest.counter += 1
                latest.saved_at = timezone.now()
                latest.save(update_fields=["content", "counter", "saved_at"])
                _follow(article, latest, clean)
                return latest
            seal(latest)
        revision = _add(article, clean, by)
        HistoryEntry.objects.create(article=article, action=Action.SAVED, revision=revision, by=by)
    return revision


def seal(revision: Revision) -> None:
    """Close a revision: it never changes again."""
    if revision.sealed_at is None:
        revision.sealed_at = timezone.now()
        revision.save(update_fields=["sealed_at"])


def cleaned(content: Content) -> Content:
    """The content as it may be stored: body sanitised, one-line texts on one line."""
    main = content.main_photo
    return replace(
        content,
        headline=_one_line(content.headline),
        standfirst=_one_line(content.standfirst),
        body=sanitize(content.body),
        description=_one_line(content.description),
        main_photo=replace(
            main,
            alt=_one_line(main.alt),
            caption=_one_line(main.caption),
            credit=_one_line(main.credit),
        ),
        tags=[tag for tag in (_one_line(name) for name in content.tags) if tag],
        read_more=[
            replace(row, headline=_one_line(row.headline))
            for row in content.read_more
            if row.article or row.headline.strip()
        ],
    )


def _one_line(text: str) -> str:
    # NUL can't be stored by PostgreSQL; other white space would only be folded by the browser.
    return " ".join(text.replace("\x00", "").split())


def _is_open_for(revision: Revision, by: "User | None") -> bool:
    return (
        revision.sealed_at is None
        and by is not None
        and revision.created_by_id == by.pk
        and timezone.now() - revision.saved_at < IDLE
    )


def _add(article: Article, content: Content, by: "User | None") -> Revision:
    clean = cleaned(content)
    latest = article.revisions.order_by("-number").first()
    revision = Revision.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        content=clean.to_json(),
        based_on=latest,
        created_by=by,
    )
    _follow(article, revision, clean)
    return revision


def _follow(article: Article, revision: Revision, content: Content) -> None:
    """Bring what lists and pickers show, and the draft's references, to the latest revision."""
    section = content.section
    article.latest_revision = revision
    article.working_headline = content.headline[:HEADLINE_LENGTH]
    article.working_section = Section.objects.filter(pk=section).first() if section else None
    article.changed_at = timezone.now()
    article.save(
        update_fields=["latest_revision", "working_headline", "working_section", "changed_at"]
    )
    refresh.write_draft_references(article.pk, content)
