"""Section and tag pages with their pinned stories on top."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, ArticleQuerySet, PinnedStory, Prepared, Section, Tag

MOST = 20  # one page


class PinnedFirst:
    """Public articles, the pinned ones first and then the others, as a paginator takes them.

    One query finds which are pinned; a count and a slice are one each.
    """

    def __init__(self, place: Section | Tag, at: datetime, total: int | None = None) -> None:
        """``total`` is how many there are, where that is known already."""
        self.place, self.at, self.total = place, at, total
        self.articles = _IN_SECTION if isinstance(place, Section) else _WITH_TAG
        pins = _SECTION_PINS if isinstance(place, Section) else _TAG_PINS
        self.pinned = [pin.article_id for pin in pins.all(place=place.pk, at=at, limit=MOST)]

    def count(self) -> int:
        """How many there are; a pinned one is one of them."""
        if self.total is None:
            self.total = self.articles.count(place=self.place.pk, at=self.at)
        return self.total

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Article]:
        """The articles of a slice that has both ends."""
        if not self.pinned:
            size = part.stop - part.start
            return self.articles.all(place=self.place.pk, at=self.at, limit=size, offset=part.start)
        first = len(self.pinned)
        articles = public_in(self.place, self.at)
        top = self.pinned[part.start : part.stop]
        others = articles.order_by("-published_at", "-id").exclude(pk__in=self.pinned)
        below = others.values("pk")[max(0, part.start - first) : max(0, part.stop - first)]
        rows = articles.for_list().filter(Q(pk__in=top) | Q(pk__in=below))
        place = {pk: number for number, pk in enumerate(top)}
        # Sorting keeps the order of those that are not pinned.
        return sorted(rows, key=lambda article: place.get(article.pk, first))


def public_in(place: Section | Tag, at: datetime) -> ArticleQuerySet:
    """The articles of a section or with a tag that are public at a moment."""
    make = _in_section if isinstance(place, Section) else _with_tag
    return make(place.pk, at)


def _in_section(place: int, at: datetime) -> ArticleQuerySet:
    return Article.objects.published(at).filter(section=place)


def _with_tag(place: int, at: datetime) -> ArticleQuerySet:
    return Article.objects.published(at).filter(tagged__tag=place)


def _pins(articles: ArticleQuerySet, at: datetime, **place: int) -> QuerySet[PinnedStory]:
    """The pinned ones among these articles, in order."""
    pins = PinnedStory.objects.filter(Q(until__isnull=True) | Q(until__gt=at), **place)
    # Asked of each pin, of which there are few, and not of all articles.
    pins = pins.filter(Exists(articles.filter(pk=OuterRef("article_id"))))
    return pins.order_by("position", "id").only("article_id")


_IN_SECTION = Prepared(lambda place, at: _in_section(place, at).for_list())
_WITH_TAG = Prepared(lambda place, at: _with_tag(place, at).for_list())
_SECTION_PINS = Prepared(lambda place, at: _pins(_in_section(place, at), at, section=place))
_TAG_PINS = Prepared(lambda place, at: _pins(_with_tag(place, at), at, tag=place))
