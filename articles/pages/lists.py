"""Pages that list articles: of a section, a tag, an author, the newest, and what a search finds."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Func, IntegerField, OuterRef, Subquery
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import search
from articles.body.photos import credit_line
from articles.front.pins import PinnedFirst
from articles.models import (
    Article,
    Author,
    Byline,
    Prepared,
    Rendition,
    Section,
    Tag,
)
from articles.outside import absolute
from articles.pages.around import website_name
from articles.pages.cards import Card, cards
from articles.photos.picture import Picture, picture_data, picture_from_data, share_image
from articles.photos.rights import may_be_shown

PER_PAGE = 20
LONGEST_QUERY = 200


@dataclass(frozen=True)
class ListPage:
    """A page of a section's, tag's or author's articles, or of all."""

    kind: str
    name: str
    description: str
    cards: tuple[Card, ...]
    paginator_page: Page
    base_url: str
    feed_url: str
    canonical: str
    previous_url: str
    next_url: str
    photo: Picture | None = None
    photo_credit: str = ""
    share_image: str = ""
    website: str = ""
    website_name: str = ""


@dataclass(frozen=True)
class SearchPage:
    """What a search found; ``message`` is set where nothing was."""

    query: str
    cards: tuple[Card, ...]
    paginator_page: Page | None = None
    previous_url: str = ""
    next_url: str = ""
    message: str = ""


def latest_cards(count: int = 3) -> tuple[Card, ...]:
    """The newest public articles (one query)."""
    return cards(_LATEST.all(at=timezone.now(), limit=count))


def section_page(section: Section, number: int) -> ListPage:
    """A page of a section's articles (three queries, and one for a photo of its own).

    Raises ``Http404`` if there is no such page.
    """
    pinned = PinnedFirst(section, timezone.now())
    url = section.get_absolute_url()
    page = _list_page("section", section.name, section.description, pinned, number, url)
    return _with_photo(page, section.photo_id)


def find_tag(slug: str) -> Tag | None:
    """A tag, the one that it was merged into, and how many public articles it has (one query)."""
    return _TAGS.first(slug=slug, at=timezone.now())


def tag_page(tag: Tag, number: int) -> ListPage:
    """A page of a tag's articles (two queries, and one for a photo of its own).

    The tag comes from ``find_tag``. Raises ``Http404`` if there is no such page.
    """
    pinned = PinnedFirst(tag, timezone.now(), getattr(tag, "public_articles", None))
    url = tag.get_absolute_url()
    page = _list_page("tag", tag.name, tag.description, pinned, number, url)
    return _with_photo(page, tag.photo_id)


def author_page(author: Author, number: int) -> ListPage:
    """A page of an author's articles (two queries, and one for a photo).

    Raises ``Http404`` without such a page.
    """
    url = author.get_absolute_url()
    rows = _Rows(_BY_AUTHOR, author=author.pk)
    page = _list_page("author", author.name, author.biography, rows, number, url)
    page = replace(page, website=author.website, website_name=website_name(author.website))
    return _with_photo(page, author.photo_id)


def latest_page(number: int, url: str, feed_url: str) -> ListPage:
    """A page of all articles (two queries). Raises ``Http404`` if there is no such page."""
    return _list_page("latest", _("Latest"), "", _Rows(_LATEST), number, url, feed_url)


def search_page(text: str, number: int, url: str) -> SearchPage:
    """What a reader's search finds (two queries). Raises ``Http404`` if there is no such page."""
    query = " ".join(text.replace("\x00", " ").split())[:LONGEST_QUERY]
    if not query:
        return SearchPage(query="", cards=())
    hits = search.find(query, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    if not hits.total:
        return SearchPage(
            query=query,
            cards=(),
            message=_("Nothing found for “%(query)s”.") % {"query": query},
        )
    page = _page_of(Paginator(range(hits.total), PER_PAGE), number)
    found = {a.pk: a for a in Article.objects.published().for_list().filter(pk__in=hits.ids)}
    return SearchPage(
        query=query,
        cards=cards([found[pk] for pk in hits.ids if pk in found]),
        paginator_page=page,
        previous_url=_page_url(url, page.number - 1, q=query) if page.has_previous() else "",
        next_url=_page_url(url, page.number + 1, q=query) if page.has_next() else "",
    )


class _Rows:
    """Public articles by a prepared query, as a paginator takes them: a query each."""

    def __init__(self, query: Prepared[Article], **values: Any) -> None:
        self.query, self.values = query, {**values, "at": timezone.now()}

    def count(self) -> int:
        """How many there are."""
        return self.query.count(**self.values)

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Article]:
        """The articles of a slice that has both ends."""
        return self.query.all(limit=part.stop - part.start, offset=part.start, **self.values)


def _public_of_tag(at: datetime) -> Any:
    """How many articles a tag has that are public at a moment, as a subquery of the tag's."""
    articles = Article.objects.published(at).filter(tagged__tag=OuterRef("pk")).order_by()
    return articles.annotate(number=Func("pk", function="COUNT")).values("number")


_LATEST = Prepared(lambda at: Article.objects.published(at).for_list())
_BY_AUTHOR = Prepared(
    lambda author, at: (
        Article.objects.published(at)
        .filter(pk__in=Byline.objects.filter(author=author).values("article"))
        .for_list()
    )
)
_TAGS = Prepared(
    lambda slug, at: (
        Tag.objects.filter(slug=slug)
        .select_related("merged_into")
        .annotate(public_articles=Subquery(_public_of_tag(at), output_field=IntegerField()))
    )
)


def _list_page(
    kind: str,
    name: str,
    description: str,
    articles: "_Rows | PinnedFirst",
    number: int,
    url: str,
    feed_url: str = "",
) -> ListPage:
    rows: Any = articles
    page = _page_of(Paginator(rows, PER_PAGE), number)
    return ListPage(
        kind=kind,
        name=name,
        description=description,
        cards=cards(list(page.object_list)),
        paginator_page=page,
        base_url=url,
        feed_url=feed_url or f"{url}feed/",
        canonical=settings.SITE_URL + _page_url(url, page.number),
        previous_url=_page_url(url, page.number - 1) if page.has_previous() else "",
        next_url=_page_url(url, page.number + 1) if page.has_next() else "",
    )


def _with_photo(page: ListPage, photo_id: int | None) -> ListPage:
    """The page with the photo at its top, if there is one that readers may see."""
    if photo_id is None:
        return page
    rows = Rendition.objects.filter(photo=photo_id, photo__deleted_at=None)
    renditions = list(rows.select_related("photo"))
    if not renditions or not may_be_shown(renditions[0].photo, timezone.now()):
        return page
    photo = renditions[0].photo
    share = share_image(renditions)
    return replace(
        page,
        photo=picture_from_data(picture_data(photo, renditions)),
        photo_credit=credit_line(photo.credit, photo.kind),
        share_image=absolute(share["url"]) if share else "",
    )


def _page_of(paginator: Paginator, number: int) -> Page:
    try:
        return paginator.page(number)
    except InvalidPage as error:
        raise Http404 from error


def _page_url(url: str, number: int, **query: str) -> str:
    parameters = {**query, **({"page": str(number)} if number > 1 else {})}
    return f"{url}?{urlencode(parameters)}" if parameters else url
