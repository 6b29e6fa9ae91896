"""Who has an article open: entering, staying, leaving."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from articles.models import Article, Presence

if TYPE_CHECKING:
    from magazine.models import User

# A window tells of itself every 15 seconds; browsers let hidden ones speak once a minute.
LEASE = timedelta(seconds=75)


def stay(article: Article, *, user: "User", screen: str) -> list[Presence]:
    """Note that a window has the article open; returns the other windows (three queries at most).

    The same person's other windows are among them. The longest here come first.
    """
    now = timezone.now()
    mine = Presence.objects.filter(article=article, user=user, screen=screen)
    if not mine.update(seen_at=now):
        Presence.objects.get_or_create(article=article, user=user, screen=screen)
    here = Presence.objects.filter(article=article, seen_at__gt=now - LEASE)
    others = here.exclude(user=user, screen=screen).select_related("user")
    return list(others.order_by("since", "pk"))


def leave(article: Article, *, user: "User", screen: str) -> None:
    """Forget a window that was closed."""
    Presence.objects.filter(article=article, user=user, screen=screen).delete()


def forget_gone() -> None:
    """Take away the rows of windows that went without a word."""
    Presence.objects.filter(seen_at__lt=timezone.now() - LEASE).delete()
