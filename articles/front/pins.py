"""Section and tag pages with their pinned stories on top."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from articles.models import Article, ArticleQuerySet, Section, Tag

MOST = 20  # one page


class PinnedFirst:
    """Public articles, the pinned ones first and then the others, as a paginator takes them.

    One query finds the pinned ones; a count and a slice are one each.
    """

    def __init__(self, articles: ArticleQuerySet, place: Section | Tag) -> None:
        self.articles = articles
        self.pinned = list(_pinned(articles, place, timezone.now())[:MOST])

    def count(self) -> int:
        """How many there are; a pinned one is one of them."""
        return self.articles.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Article]:
        """The articles of a slice that has both ends."""
        first = len(self.pinned)
        top = self.pinned[part.start : part.stop]
        others = self.articles.for_list()
        if self.pinned:
            others = others.exclude(pk__in=[article.pk for article in self.pinned])
        return top + list(others[max(0, part.start - first) : max(0, part.stop - first)])


def _pinned(articles: ArticleQuerySet, place: Section | Tag, at: datetime) -> ArticleQuerySet:
    where = Q(pins__section=place) if isinstance(place, Section) else Q(pins__tag=place)
    lasts = Q(pins__until__isnull=True) | Q(pins__until__gt=at)
    return articles.for_list().filter(where & lasts).order_by("pins__position", "pins__id")
