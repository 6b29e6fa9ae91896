"""Having pages brought up to date after something that they show has changed.

Pages are marked stale in the transaction of the change: the next reader gets them anew even if
no worker runs. The queue only makes that happen before a reader comes.
"""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles import tasks
from articles.models import (
    Arrangement,
    Article,
    Author,
    KnownHeadline,
    Photo,
    Reference,
    Shelf,
    Status,
)

QUEUED = 50
MARKED = 500


def mark_stale(articles: QuerySet[Article]) -> None:
    """Mark public articles stale now, and again (and wake the worker) after the transaction.

    The transaction has changed a row that others need while they hold an article, so it must not
    wait for articles: those that somebody else holds are passed over. After it nothing else is
    held, and they can be waited for. The query is asked again then.
    """
    _mark(articles, wait=False)
    transaction.on_commit(lambda: _mark_and_wake(articles))


def referrers_changed(kind: Reference.Kind, object_id: int) -> None:
    """Have the articles refreshed that show this author, tag, section or photo."""
    mark_stale(_sources(Q(kind=kind, object_id=object_id)))
    if kind in (Reference.Kind.TAG, Reference.Kind.SECTION):
        front_changed()


def photo_changed(photo: Photo) -> None:
    """Have the articles refreshed that show a photo: as their own, on the card of an article that
    they lead to, or as an author's portrait."""
    leads = Article.objects.filter(main_photo=photo).values("pk")
    authors = Author.objects.filter(photo=photo).values("pk")
    with transaction.atomic():
        mark_stale(
            _sources(
                Q(kind=Reference.Kind.PHOTO, object_id=photo.pk)
                | Q(kind=Reference.Kind.ARTICLE, object_id__in=leads)
                | Q(kind=Reference.Kind.AUTHOR, object_id__in=authors)
            )
        )
        _shelves_changed()


def post_changed(url: str) -> None:
    """Have the articles refreshed that embed the post at this canonical address."""
    mark_stale(_sources(Q(kind=Reference.Kind.EMBED, key=url)))


def newsletters_changed() -> None:
    """Have the articles refreshed that hold a sign-up, whichever newsletter it names.

    What it names may be closed, and then it shows the default one.
    """
    with transaction.atomic():
        mark_stale(_sources(Q(kind=Reference.Kind.NEWSLETTER)))


def article_changed(article: Article) -> None:
    """Have the articles refreshed that lead to this one or look for its headline.

    Runs once in the transaction, and once after it: two articles that are published at the same
    moment don't see each other's rows before. Within it, rows that somebody else holds are passed
    over: two that lead to each other would wait for each other for ever.
    """
    pk = article.pk
    others = _translations_of(article)
    _mark(leading_to(pk), wait=False)
    _mark(others, wait=False)
    transaction.on_commit(lambda: _mark_and_wake(_concerned_by(pk)))
    transaction.on_commit(lambda: _mark_and_wake(others))
    front_changed()


def front_changed() -> None:
    """Have the front page and the sections' shelves worked out anew by whoever reads them next.

    Last in its transaction, since others that do the same wait for this one from here on; and once
    more after it, for a page that was worked out from what was before.
    """
    _shelves_changed()
    Arrangement.objects.mark_stale()
    transaction.on_commit(Arrangement.objects.mark_stale)


def _shelves_changed() -> None:
    """Have the newest stories of sections worked out anew; twice, for the same reasons."""
    Shelf.objects.mark_stale()
    transaction.on_commit(_mark_shelves)


@transaction.atomic
def _mark_shelves() -> None:
    Shelf.objects.mark_stale()


def section_changed(section_id: int) -> None:
    """Have the articles of a section refreshed, and those that lead to them (addresses change)."""
    members = Article.objects.filter(section_id=section_id).values("pk")
    leading = Reference.objects.filter(
        draft=False, kind=Reference.Kind.ARTICLE, object_id__in=members
    )
    with transaction.atomic():
        mark_stale(
            Article.objects.filter(Q(section_id=section_id) | Q(pk__in=leading.values("source_id")))
        )
        front_changed()


def _mark(articles: QuerySet[Article], *, wait: bool) -> None:
    for _ids in _mark_in_parts(articles, wait=wait):
        pass


def _mark_and_wake(articles: QuerySet[Article]) -> None:
    for ids in _mark_in_parts(articles, wait=True):
        for start in range(0, len(ids), QUEUED):
            tasks.refresh_articles.enqueue(ids[start : start + QUEUED])


def _mark_in_parts(articles: QuerySet[Article], *, wait: bool) -> Iterator[list[int]]:
    """Set ``valid_until`` to now, and give the ids, some hundreds in a transaction.

    Rows are locked in order, or passed over without ``wait``. They are locked before it is asked
    whether they are stale already: whoever held one may have made it anew from what was before.
    """
    rows = articles.filter(status=Status.PUBLISHED).order_by("pk")
    last = 0
    while True:
        with transaction.atomic():
            part = rows.filter(pk__gt=last).select_for_update(
                of=("self",), no_key=True, skip_locked=not wait
            )
            ids = list(part.values_list("pk", flat=True)[:MARKED])
            now = timezone.now()
            marked = Article.objects.filter(pk__in=ids).exclude(valid_until__lte=now)
            marked.update(valid_until=now)
        if not ids:
            return
        yield ids
        last = ids[-1]


def _sources(which: Q) -> QuerySet[Article]:
    """The articles whose public state has such references."""
    rows = Reference.objects.filter(which, draft=False)
    return Article.objects.filter(pk__in=rows.values("source_id"))


def leading_to(pk: int, key: str = "") -> QuerySet[Article]:
    """The articles whose public state leads to this one, or looks for a headline that it had.

    ``key`` is that of a headline which it is about to get.
    """
    keys = KnownHeadline.objects.filter(article_id=pk).values("key")
    leads = Q(object_id=pk) | Q(object_id__isnull=True, key__in=keys)
    if key:
        leads |= Q(object_id__isnull=True, key=key)
    return _sources(leads & Q(kind=Reference.Kind.ARTICLE)).exclude(pk=pk)


def _translations_of(article: Article) -> QuerySet[Article]:
    """The others of an article's group: they lead to it, or will, and don't know it yet."""
    original = article.translation_of_id or article.pk
    others = Article.objects.filter(Q(pk=original) | Q(translation_of_id=original))
    return others.exclude(pk=article.pk)


def _concerned_by(pk: int) -> QuerySet[Article]:
    """The articles that lead to this one, and itself if what it looks for is public by now."""
    leading = leading_to(pk)
    return leading | Article.objects.filter(pk=pk) if _finds_something(pk) else leading


def _finds_something(pk: int) -> bool:
    """Whether an article has an open link whose headline is public by now."""
    keys = Reference.objects.filter(
        source_id=pk, draft=False, kind=Reference.Kind.ARTICLE, object_id__isnull=True
    ).values("key")
    found = KnownHeadline.objects.filter(key__in=keys).exclude(article_id=pk)
    return found.filter(article__in=Article.objects.published()).exists()
