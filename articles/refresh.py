"""Does the work of bringing public columns and derived rows up to date; starts no further work."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import search
from articles.body.card_data import card_data
from articles.body.compile import COMPILER_VERSION, Ref
from articles.body.page import CompiledPage, compile_page
from articles.languages import sound, speaking
from articles.models import (
    Action,
    Article,
    Byline,
    Content,
    Correction,
    HistoryEntry,
    KnownHeadline,
    Progress,
    ReadMoreLink,
    Reference,
    ScheduledStep,
    Stage,
    Status,
    Step,
    TaggedArticle,
    headline_key,
    make_slug,
)
from articles.search import SearchDocument

logger = logging.getLogger(__name__)


def bound_headlines(article_id: int) -> dict[str, int]:
    """The open headlines' keys of an article that were bound to an article, and to which."""
    rows = Reference.objects.filter(
        source_id=article_id, draft=False, kind=Reference.Kind.ARTICLE, object_id__isnull=False
    ).exclude(key="")
    return {key: pk for key, pk in rows.values_list("key", "object_id") if pk is not None}


def rebuild(article: Article, *, at: datetime | None = None) -> CompiledPage:
    """Compile the live revision of an article and write all that readers see of it.

    Must run in a transaction that holds the article's row. Dates and status stay as they are.
    """
    assert article.live_revision is not None
    now = at or timezone.now()
    content = article.live_revision.read()
    page = compile_page(content, at=now, article_id=article.pk, bound=bound_headlines(article.pk))
    page.page_data["corrections"] = [
        {"id": note.pk, "at": note.at.isoformat(), "text": note.text}
        for note in article.corrections.all()
    ]
    page.valid_until = _earlier(page.valid_until, _next_change(article))
    set_columns(article, page)
    article.save(update_fields=PUBLIC_COLUMNS)
    _write_join_rows(article, page)
    _write_references(article.pk, page.references, draft=False)
    if article.latest_revision_id == article.live_revision_id:
        # The draft is what is public: its links have found what the public ones have.
        _write_references(article.pk, page.references, draft=True)
    key = headline_key(content.headline)
    if key:
        KnownHeadline.objects.update_or_create(
            article=article, key=key, defaults={"headline": content.headline[:300]}
        )
    search.write(
        [
            SearchDocument(
                article_id=article.pk,
                headline=content.headline,
                standfirst=content.standfirst,
                body=page.text,
                names=tuple(page.names.split("\n")),
                language=content.language,
            )
        ]
    )
    return page


def refresh_articles(ids: list[int]) -> int:
    """Rebuild those of these articles that are public or will be; returns how many were."""
    done = 0
    for pk in ids:
        with transaction.atomic():
            article = _locked(pk)
            if article is not None:
                swap_in(article)
                rebuild(article)
                done += 1
    return done


def refresh_if_stale(pk: int) -> None:
    """Rebuild an article if something compiled into it has changed by the clock.

    Readers that meet a stale page together rebuild it once: the second finds it fresh.
    """
    with transaction.atomic():
        article = _locked(pk)
        if article is None:
            return
        if article.valid_until is not None and article.valid_until <= timezone.now():
            swap_in(article)
            rebuild(article)


def swap_in(article: Article, *, at: datetime | None = None) -> bool:
    """Make a scheduled change whose time has come the live revision; whether there was one.

    Must run in a transaction that holds the article's row, and be followed by ``rebuild``. Its
    dates are those it was scheduled for, however late it is swapped in. The worker tells others.
    """
    now = at or timezone.now()
    step = (
        ScheduledStep.objects.pending()
        .filter(article=article, kind=Step.CHANGE, due_at__lte=now, revision__isnull=False)
        .select_related("revision")
        .first()
    )
    if step is None:
        return False
    article.live_revision = step.revision
    if step.substantive:
        article.updated_at = step.due_at
    article.save(update_fields=["live_revision", "updated_at"])
    if step.correction:
        Correction.objects.create(
            article=article, text=step.correction, at=step.due_at, by_id=step.by_id
        )
    step.done_at = now
    step.save(update_fields=["done_at"])
    with speaking(""):  # it is stored, and read by everybody
        note = _("as scheduled")
    HistoryEntry.objects.create(
        article=article,
        action=Action.UPDATED,
        revision=step.revision,
        by_id=step.by_id,
        at=step.due_at,
        note=note,
    )
    if article.latest_revision_id == step.revision_id:
        Progress.objects.filter(article=article).update(stage=Stage.WRITING)
    return True


def try_to_refresh(pk: int) -> bool:
    """Rebuild an article if it is stale, for a reader who waits; whether that went well.

    A page that is a little old is better than none: what fails is logged, and the next reader
    tries again.
    """
    try:
        refresh_if_stale(pk)
    except Exception:
        logger.exception("article %s could not be brought up to date", pk)
        return False
    return True


def write_draft_references(article_id: int, content: Content) -> None:
    """Note what the latest draft of an article refers to."""
    page = compile_page(content, at=timezone.now(), article_id=article_id)
    _write_references(article_id, page.references, draft=True)


def forget_public(article_id: int) -> None:
    """Take away the derived rows of an article's public state."""
    search.remove([article_id])


def _next_change(article: Article) -> datetime | None:
    """When the next scheduled change is swapped in."""
    steps = ScheduledStep.objects.pending().filter(article=article, kind=Step.CHANGE)
    return steps.values_list("due_at", flat=True).first()


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((moment for moment in (one, other) if moment), default=None)


def _locked(pk: int) -> Article | None:
    return (
        # The revision is read afterwards: joined, PostgreSQL would take it from before the wait.
        Article.objects.select_for_update(no_key=True)
        .existing()
        .filter(pk=pk, status=Status.PUBLISHED, live_revision__isnull=False)
        .first()
    )


def set_columns(article: Article, page: CompiledPage) -> None:
    """Set an article's public columns without saving them (previews show it so)."""
    content, main = page.content, page.content.main_photo
    article.headline = content.headline
    article.slug = make_slug(content.slug) or article.slug or make_slug(content.headline)
    article.standfirst = content.standfirst
    article.section = page.section
    article.format = content.format
    article.language = sound(content.language)
    article.translation_of_id = page.translations.known_original
    article.description = content.description
    article.canonical_url = content.canonical_url
    article.sponsored = content.sponsored
    article.subjects = content.subjects
    article.main_photo = page.photo
    article.main_photo_alt = main.alt
    article.main_photo_caption = main.caption
    article.main_photo_credit = main.credit
    article.compiled_body = page.body.page
    article.feed_body = page.body.feed
    article.page_data = page.page_data
    article.card_data = card_data(page.page_data)
    article.word_count = page.word_count
    article.compiler_version = COMPILER_VERSION
    article.valid_until = page.valid_until


PUBLIC_COLUMNS = [
    "headline", "slug", "standfirst", "section", "format", "language", "translation_of",
    "description", "canonical_url", "sponsored", "subjects", "main_photo", "main_photo_alt",
    "main_photo_caption", "main_photo_credit", "compiled_body", "feed_body", "page_data",
    "card_data", "word_count", "compiler_version", "valid_until",
]  # fmt: skip


def _write_join_rows(article: Article, page: CompiledPage) -> None:
    Byline.objects.filter(article=article).delete()
    Byline.objects.bulk_create(
        Byline(article=article, author=author, role=role, position=position)
        for position, (author, role) in enumerate(page.bylines)
    )
    ReadMoreLink.objects.filter(article=article).delete()
    ReadMoreLink.objects.bulk_create(
        ReadMoreLink(article=article, target_id=target.pk, position=position)
        for position, target in enumerate(page.read_more)
    )
    TaggedArticle.objects.filter(content_object=article).delete()
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=article, tag=tag) for tag in page.tags
    )


def _write_references(article_id: int, references: list[Ref], *, draft: bool) -> None:
    Reference.objects.filter(source_id=article_id, draft=draft).delete()
    Reference.objects.bulk_create(
        Reference(
            source_id=article_id,
            draft=draft,
            kind=ref.kind,
            object_id=ref.object_id,
            key=ref.key,
            place=ref.place,
        )
        for ref in dict.fromkeys(references)
    )
