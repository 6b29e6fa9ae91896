"""Saving what editors write: revisions, opened, replaced while open, and sealed."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import refresh
from articles.body.sanitize import sanitize
from articles.languages import sound
from articles.models import (
    Action,
    Article,
    Content,
    HistoryEntry,
    Progress,
    Revision,
    Section,
    Stage,
)
from articles.models.article import HEADLINE_LENGTH
from articles.models.formats import one_line, tidied

if TYPE_CHECKING:
    from magazine.models import User

IDLE = timedelta(minutes=30)


@dataclass(frozen=True)
class Screen:
    """A window in which an article is written: its own random key, and the number of this save."""

    key: str
    save: int


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
    screen: Screen | None = None,
) -> Article:
    """Make a new article, as a draft, with its first revision."""
    with transaction.atomic():
        article = Article.objects.create(created_by=by, import_key=import_key)
        revision = _add(article, content, by, screen)
        HistoryEntry.objects.create(article=article, action=action, revision=revision, by=by)
    return article


def begun_article(*, by: "User", screen: str) -> Article | None:
    """The article that a window has made, if it has."""
    return Article.objects.filter(import_key=_key(by, screen), created_by=by).first()


def begin_article(content: Content, *, by: "User", screen: Screen) -> tuple[Article, bool]:
    """Make the article of a window, or save into it where that window has made one already.

    So the same save may arrive twice, or a second one before the first is answered, and there is
    one article. Returns it, and whether it is new. Raises ``Conflict`` as ``save_draft`` does.
    """
    article = begun_article(by=by, screen=screen.key)
    if article is None:
        key = _key(by, screen.key)
        try:
            with transaction.atomic():
                return create_article(content, by=by, import_key=key, screen=screen), True
        except IntegrityError:
            article = Article.objects.get(import_key=key)
    save_draft(article, content, by=by, base=(0, 0), screen=screen)
    return article, False


def save_draft(
    article: Article,
    content: Content,
    *,
    by: "User | None" = None,
    base: tuple[int, int] | None = None,
    screen: Screen | None = None,
) -> Revision:
    """Save what an editor wrote; nothing public changes.

    ``base`` is the id and counter of the revision that the text was opened from; without it the
    text goes in unasked (imports, commands). The open revision of the same writer takes the text;
    else a new one is made, and the former is sealed. Unchanged text makes no revision. A save that
    follows one of the same ``screen`` needs no ``base``: the answer to that may have been lost.

    Raises ``Conflict`` if another save came between.
    """
    with transaction.atomic():
        locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        latest = locked.latest_revision
        clean = cleaned(content)
        if latest is not None:
            # Read, and not as it is stored: an older schema is no other text.
            if latest.read() == clean:
                article.latest_revision = latest
                return latest
            if base not in (None, (latest.pk, latest.counter)) and not _follows(screen, latest):
                raise Conflict(latest)
            if _is_open_for(latest, by):
                latest.content = clean.to_json()
                latest.counter += 1
                latest.saved_at = timezone.now()
                _note_screen(latest, screen)
                latest.save(
                    update_fields=["content", "counter", "saved_at", "screen", "screen_save"]
                )
                _follow(article, latest, clean)
                _end_approval(article, by)
                return latest
            seal(latest)
        revision = _add(article, clean, by, screen)
        _end_approval(article, by)
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
        headline=one_line(content.headline),
        standfirst=one_line(content.standfirst),
        body=sanitize(content.body),
        slug=one_line(content.slug),
        description=one_line(content.description),
        canonical_url=one_line(content.canonical_url),
        # The screen keeps what is wrong as it came, and no database takes a NUL.
        language=one_line(content.language),
        sponsor=one_line(content.sponsor),
        main_photo=replace(
            main,
            alt=one_line(main.alt),
            caption=one_line(main.caption),
            credit=one_line(main.credit),
        ),
        tags=[tag for tag in (one_line(name) for name in content.tags) if tag],
        read_more=[
            replace(row, headline=one_line(row.headline))
            for row in content.read_more
            if row.article or row.headline.strip()
        ],
        recipe=tidied(content.recipe),
        products=tidied(content.products),
        gallery=tidied(content.gallery),
    )


def _is_open_for(revision: Revision, by: "User | None") -> bool:
    return (
        revision.sealed_at is None
        and by is not None
        and revision.created_by_id == by.pk
        and timezone.now() - revision.saved_at < IDLE
    )


def _key(by: "User", screen: str) -> str:
    return f"screen:{by.pk}:{screen}"


def _follows(screen: Screen | None, latest: Revision) -> bool:
    """Whether a save continues what the same window saved last, and is not an older one."""
    return screen is not None and screen.key == latest.screen and screen.save > latest.screen_save


def _note_screen(revision: Revision, screen: Screen | None) -> None:
    revision.screen, revision.screen_save = (screen.key, screen.save) if screen else ("", 0)


def _end_approval(article: Article, by: "User | None") -> None:
    """What somebody changes who may not approve it is approved no longer."""
    if by is not None and by.has_perm("articles.review_article"):
        return
    Progress.objects.filter(article=article, stage=Stage.APPROVED).update(stage=Stage.WRITING)


def _add(
    article: Article, content: Content, by: "User | None", screen: Screen | None = None
) -> Revision:
    clean = cleaned(content)
    latest = article.revisions.order_by("-number").first()
    revision = Revision(
        article=article,
        number=latest.number + 1 if latest else 1,
        content=clean.to_json(),
        based_on=latest,
        created_by=by,
    )
    _note_screen(revision, screen)
    revision.save()
    _follow(article, revision, clean)
    return revision


def _original(number: int | None, article: Article) -> Article | None:
    others = Article.objects.existing().exclude(pk=article.pk)
    return others.filter(pk=number).first() if number else None


def _follow(article: Article, revision: Revision, content: Content) -> None:
    """Bring what lists and pickers show, and the draft's references, to the latest revision."""
    section = content.section
    article.latest_revision = revision
    article.working_headline = content.headline[:HEADLINE_LENGTH]
    article.working_section = Section.objects.filter(pk=section).first() if section else None
    article.working_format = content.format[:20]
    article.changed_at = timezone.now()
    if article.live_revision_id is None:
        # Nobody reads it yet: its group can be seen by editors already.
        article.language = sound(content.language)
        article.translation_of = _original(content.translation_of, article)
    article.save(
        update_fields=[
            "latest_revision", "working_headline", "working_section", "working_format",
            "changed_at", "language", "translation_of",
        ]
    )  # fmt: skip
    refresh.write_draft_references(article.pk, content)
