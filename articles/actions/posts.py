"""Asking other sites about the posts that articles embed: what they say, and whether they stand.

Everything here is found in the tables, so it may run at any time, often, and in several workers.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from articles import embeds
from articles.actions.refreshing import post_changed
from articles.embeds import Lookup
from articles.embeds.asking import Answer, ask
from articles.models import Post, Reference

EACH = timedelta(days=7)
DOUBT = timedelta(days=1)  # from the first "no such post" until it is asked again
SILENCE = timedelta(hours=1)  # a site that fails, or has enough of it, is left alone so long
RETRY = timedelta(hours=6)  # the post it failed at waits longer, so that others come first
PACE = timedelta(seconds=10)  # between two questions to the same site
LEASE = timedelta(minutes=5)
KEPT = timedelta(days=30)  # without a fresh answer nothing of an older one is kept longer
QUESTIONS = 3  # at a time, so that other work of the worker never waits long
NOTED = 500
MANY = 5
NOT_THERE = (404, 410)
FACTS = ("author", "handle", "text", "date")
WRITTEN = (*FACTS, "due_at", "answered_at", "missed_at", "gone_at")


def look_up_due() -> int:
    """Ask about posts that are new or due, a few at a time; returns how many were asked about.

    Does nothing unless ``EMBED_LOOKUPS`` is on.
    """
    if not settings.EMBED_LOOKUPS:
        return 0
    _note_new()
    asked = 0
    while asked < QUESTIONS and (post := _claim()) is not None:
        asked += _look_up(post)
    return asked


def forget_unused() -> None:
    """Delete what is known of posts that no article embeds any more."""
    used = Reference.objects.filter(kind=Reference.Kind.EMBED, key=OuterRef("url"))
    Post.objects.filter(~Exists(used)).delete()


def _note_new() -> None:
    """Make rows for embedded posts that have none; which sites can be asked is seen later."""
    references = Reference.objects.filter(kind=Reference.Kind.EMBED, key__startswith="https://")
    unknown = references.filter(~Exists(Post.objects.filter(url=OuterRef("key"))))
    urls = list(unknown.order_by().values_list("key", flat=True).distinct()[:NOTED])
    posts = [Post(url=url, provider=_provider_of(url)) for url in urls]
    Post.objects.bulk_create(posts, ignore_conflicts=True)


def _provider_of(url: str) -> str:
    embed = embeds.find(url)
    # A cut-off address, or one that only leads to a post's true one, is no post's.
    return embed.provider if embed is not None and embed.url == url else ""


def _claim() -> Post | None:
    """The post that has waited longest of a site that may be asked now; for this worker alone."""
    while True:
        now = timezone.now()
        busy = Post.objects.filter(asked_at__gt=now - PACE).values("provider")
        due = Post.objects.filter(provider__in=_askable(), due_at__lte=now)
        post = due.exclude(provider__in=busy).order_by("due_at").first()
        if post is None:
            return None
        mine = Post.objects.filter(pk=post.pk, due_at=post.due_at)
        if mine.update(due_at=now + LEASE):
            return post


def _askable() -> list[str]:
    names = [provider.name for provider in embeds.PROVIDERS if provider.lookup is not None]
    return [*names, "mastodon"] if settings.EMBED_MASTODON_SERVERS else names


def _servers() -> Collection[str]:
    return {server.strip().lower() for server in settings.EMBED_MASTODON_SERVERS}


def _look_up(post: Post) -> bool:
    """Ask about a post and note the answer; returns whether there was anybody to ask."""
    embed = embeds.find(post.url)
    lookup = embeds.lookup(embed, _servers()) if embed is not None else None
    if embed is None or lookup is None:
        Post.objects.filter(pk=post.pk).update(due_at=timezone.now() + EACH)
        return False
    Post.objects.filter(pk=post.pk).update(asked_at=timezone.now())
    answer = ask(lookup, post.url, agent=f"{settings.SITE_NAME} ({settings.SITE_URL})")
    now = timezone.now()
    before = _shown(post)
    post.due_at = now + EACH
    if answer.status == 200:
        _note_found(post, lookup, embeds.read_lookup(lookup, embed, answer.fields), now)
    elif answer.status in NOT_THERE:
        _note_missing(post, lookup, now)
    elif _is_tired(answer):
        post.due_at = now + RETRY
        _others(post).filter(due_at__lt=now + SILENCE).update(due_at=now + SILENCE)
    if post.answered_at is not None and post.answered_at < now - KEPT:
        _forget(post)
    with transaction.atomic():
        # Not saved: it may have been forgotten meanwhile.
        Post.objects.filter(pk=post.pk).update(**{name: getattr(post, name) for name in WRITTEN})
        if _shown(post) != before:
            post_changed(post.url)
    return True


def _note_found(post: Post, lookup: Lookup, said: embeds.Embed, now: datetime) -> None:
    for name in FACTS:
        setattr(post, name, getattr(said, name) if lookup.is_kept else "")
    post.answered_at, post.missed_at, post.gone_at = now, None, None


def _note_missing(post: Post, lookup: Lookup, now: datetime) -> None:
    """Believe that a post is gone when its site has said so on two days."""
    if post.missed_at is None:
        post.missed_at, post.due_at = now, now + DOUBT
    elif post.gone_at is None and now - post.missed_at >= DOUBT and _is_trusted(post):
        post.gone_at = now
        if not lookup.is_kept_when_gone:
            _forget(post)


def _is_trusted(post: Post) -> bool:
    """Whether a site that misses this post still knows others.

    One that misses many and has found none since is out of order, or has moved its answers.
    """
    others = _others(post)
    if others.filter(answered_at__gte=post.missed_at).exists():
        return True
    return others.filter(missed_at__isnull=False, gone_at__isnull=True).count() < MANY


def _others(post: Post) -> QuerySet[Post]:
    return Post.objects.filter(provider=post.provider).exclude(pk=post.pk)


def _is_tired(answer: Answer) -> bool:
    """Whether the site could not, or would not, answer anybody now."""
    return answer.status in (0, 408, 429) or answer.status >= 500


def _forget(post: Post) -> None:
    for name in FACTS:
        setattr(post, name, "")


def _shown(post: Post) -> tuple[str | bool, ...]:
    """What compiled pages hold of a post."""
    return (*(getattr(post, name) for name in FACTS), post.gone_at is not None)
