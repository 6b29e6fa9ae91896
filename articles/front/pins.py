"""Section and tag pages with their pinned stories on top."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Article, ArticleQuerySet, PinnedStory, Section, Tag

MOST = 20  # one page


class PinnedFirst:
    """Public articles, the pinned ones first and then the others, as a paginator takes them.

    One query finds which are pinned; a count and a slice are one each.
    """

    def __init__(self, articles: ArticleQuerySet, place: Section | Tag) -> None:
        self.articles = articles
        self.pinned = _pinned(articles, place, timezone.now())

    def count(self) -> int:
        """How many there are; a pinned one is one of them."""
        return self.articles.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Article]:
        """The articles of a slice that has both ends."""
        if not self.pinned:
            return list(self.articles.for_list()[part])
        first = len(self.pinned)
        top = self.pinned[part.start : part.stop]
        others = self.articles.order_by("-published_at", "-id").exclude(pk__in=self.pinned)
        below = others.values("pk")[max(0, part.start - first) : max(0, part.stop - first)]
        rows = self.articles.for_list().filter(Q(pk__in=top) | Q(pk__in=below))
        place = {pk: number for number, pk in enumerate(top)}
        # Sorting keeps the order of those that are not pinned.
        return sorted(rows, key=lambda article: place.get(article.pk, first))


def _pinned(articles: ArticleQuerySet, place: Section | Tag, at: datetime) -> list[int]:
    """The ids of the pinned ones among these articles, in order."""
    pins = PinnedStory.objects.filter(Q(until__isnull=True) | Q(until__gt=at))
    pins = pins.filter(section=place) if isinstance(place, Section) else pins.filter(tag=place)
    # Asked of each pin, of which there are few, and not of all articles.
    pins = pins.filter(Exists(articles.filter(pk=OuterRef("article_id"))))
    return list(pins.order_by("position", "id").values_list("article_id", flat=True)[:MOST])
