"""What pages of the reader's site show, as data; templates need nothing more."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import search, structured_data
from articles.body.embeds import frame_choices
from articles.body.main_photo import main_photo_at
from articles.body.photos import credit_line
from articles.front.pins import PinnedFirst
from articles.models import Article, ArticleQuerySet, Author, Rendition, Role, Section, Tag
from articles.outside import absolute
from articles.photos.picture import (
    Picture,
    picture_data,
    picture_from_data,
    share_image,
)
from articles.photos.rights import may_be_shown

PER_PAGE = 20
LONGEST_QUERY = 200


@dataclass(frozen=True)
class Name:
    """A section, a tag or an author as a link."""

    name: str
    url: str


@dataclass(frozen=True)
class Credit:
    """One byline."""

    name: str
    url: str
    role: str
    role_label: str


@dataclass(frozen=True)
class Card:
    """An article in a list."""

    url: str
    headline: str
    standfirst: str
    section: Name
    section_slug: str
    published_at: datetime
    photo: Picture | None
    photo_credit: str
    bylines: tuple[Credit, ...]
    reading_minutes: int
    sponsored: bool


@dataclass(frozen=True)
class ReadMore:
    """A link of the list at the end."""

    url: str
    headline: str


@dataclass(frozen=True)
class CorrectionNote:
    """What was wrong, and when it was put right."""

    text: str
    at: datetime


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


@dataclass(frozen=True)
class SearchPage:
    """What a search found; ``message`` is set where nothing was."""

    query: str
    cards: tuple[Card, ...]
    paginator_page: Page | None = None
    previous_url: str = ""
    next_url: str = ""
    message: str = ""


@dataclass(frozen=True)
class FrameChoice:
    """A provider whose posts a reader may have chosen to see always."""

    provider: str
    words: str


@dataclass(frozen=True)
class ArticlePage:
    """A whole article, already compiled."""

    url: str
    canonical: str
    headline: str
    standfirst: str
    description: str
    section: Name
    section_slug: str
    language: str
    bylines: tuple[Credit, ...]
    photo: Picture | None
    photo_caption: str
    credit: str
    credit_line: str
    credit_url: str
    body: SafeString
    tags: tuple[Name, ...]
    read_more: tuple[ReadMore, ...]
    published_at: datetime
    updated_at: datetime | None
    corrections: tuple[CorrectionNote, ...]
    reading_minutes: int
    sponsored: bool
    signup: SafeString
    has_signup: bool
    has_embeds: bool
    has_gallery: bool
    frame_choices: tuple[FrameChoice, ...]
    structured_data: SafeString
    share_image: str
    share_width: int
    share_height: int


def latest_cards(count: int = 4) -> tuple[Card, ...]:
    """The newest public articles (one query)."""
    return _cards(list(Article.objects.published().for_list()[:count]))


def section_page(section: Section, number: int) -> ListPage:
    """A page of a section's articles (three queries, and two for a photo of its own).

    Raises ``Http404`` if there is no such page.
    """
    articles = Article.objects.published().filter(section=section)
    pinned = PinnedFirst(articles, section)
    url = section.get_absolute_url()
    page = _list_page("section", section.name, section.description, pinned, number, url)
    return _with_photo(page, section.photo_id)


def tag_page(tag: Tag, number: int) -> ListPage:
    """A page of a tag's articles (three queries, and two for a photo of its own).

    Raises ``Http404`` if there is no such page.
    """
    articles = Article.objects.published().filter(tagged__tag=tag)
    pinned = PinnedFirst(articles, tag)
    url = tag.get_absolute_url()
    page = _list_page("tag", tag.name, tag.description, pinned, number, url)
    return _with_photo(page, tag.photo_id)


def author_page(author: Author, number: int) -> ListPage:
    """A page of an author's articles (two queries). Raises ``Http404`` without such a page."""
    articles = Article.objects.published().filter(
        pk__in=Article.objects.filter(bylines__author=author).values("pk")
    )
    url = author.get_absolute_url()
    rows = articles.for_list()
    return _list_page("author", author.name, author.biography, rows, number, url)


def latest_page(number: int, url: str, feed_url: str) -> ListPage:
    """A page of all articles (two queries). Raises ``Http404`` if there is no such page."""
    articles = Article.objects.published().for_list()
    return _list_page("latest", _("Latest"), "", articles, number, url, feed_url)


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
        cards=_cards([found[pk] for pk in hits.ids if pk in found]),
        paginator_page=page,
        previous_url=_page_url(url, page.number - 1, q=query) if page.has_previous() else "",
        next_url=_page_url(url, page.number + 1, q=query) if page.has_next() else "",
    )


def article_page(article: Article) -> ArticlePage:
    """A public article as its page shows it (no query: ``for_page`` has loaded everything)."""
    assert article.section is not None and article.published_at is not None
    data = article.page_data
    url = article.get_absolute_url()
    photo = picture_from_data(data["photo"]) if data.get("photo") else None
    share = data.get("share") or {}
    updated_at = article.updated_at
    if updated_at is not None and updated_at <= article.published_at:
        updated_at = None
    section = Name(article.section.name, article.section.get_absolute_url())
    description = article.description or article.standfirst
    return ArticlePage(
        url=url,
        canonical=article.canonical_url or settings.SITE_URL + url,
        headline=article.headline,
        standfirst=article.standfirst,
        description=description,
        section=section,
        section_slug=article.section.slug,
        language=article.language or settings.LANGUAGE_CODE,
        bylines=_credits(data),
        photo=photo,
        photo_caption=data.get("photo_caption", ""),
        credit=data.get("credit", ""),
        credit_line=data.get("credit_line", ""),
        credit_url=data.get("credit_url", ""),
        body=mark_safe(article.compiled_body),  # noqa: S308 - compiled from a sanitised source
        tags=tuple(Name(**tag) for tag in data.get("tags", [])),
        read_more=tuple(ReadMore(row["url"], row["headline"]) for row in data.get("read_more", [])),
        published_at=article.published_at,
        updated_at=updated_at,
        corrections=corrections_of(article),
        reading_minutes=data.get("reading_minutes", 1),
        sponsored=article.sponsored,
        signup=mark_safe(data.get("signup", "")),  # noqa: S308 - rendered by our own template
        has_signup=bool(data.get("signup") or data.get("has_signup")),
        has_embeds=bool(data.get("has_embeds")),
        has_gallery=bool(data.get("has_gallery")),
        frame_choices=_frame_choices() if data.get("has_frames") else (),
        structured_data=_structured_data(article, description, photo),
        share_image=absolute(share["url"]) if share else "",
        share_width=share.get("width", 0),
        share_height=share.get("height", 0),
    )


def _frame_choices() -> tuple[FrameChoice, ...]:
    return tuple(FrameChoice(each["provider"], each["words"]) for each in frame_choices())


def _structured_data(article: Article, description: str, photo: Picture | None) -> SafeString:
    assert article.section is not None and article.published_at is not None
    data = article.page_data
    whole: list[dict[str, Any]] = (
        [{"url": photo.src, "width": photo.width, "height": photo.height}] if photo else []
    )
    images = [
        structured_data.Image(
            absolute(each["url"]),
            each["width"],
            each["height"],
            credit=data.get("credit", ""),
            creator=data.get("photo_creator", ""),
            copyright=data.get("photo_copyright", ""),
            licence=data.get("photo_licence", ""),
        )
        for each in data.get("search_images") or whole
    ]
    people = [
        structured_data.Person(row["name"], absolute(row["url"])) for row in data.get("bylines", [])
    ]
    return structured_data.script_tag(
        structured_data.news_article(
            url=article.canonical_url or settings.SITE_URL + article.get_absolute_url(),
            headline=article.headline,
            description=description,
            section=article.section.name,
            tags=tuple(tag["name"] for tag in data.get("tags", [])),
            authors=tuple(people),
            images=tuple(images),
            published_at=article.published_at,
            updated_at=article.updated_at,
            language=article.language or settings.LANGUAGE_CODE,
            word_count=article.word_count,
            corrections=tuple((note.text, note.at) for note in corrections_of(article)),
            site=structured_data.Site(settings.SITE_NAME, settings.SITE_URL + "/"),
        )
    )


def corrections_of(article: Article) -> tuple[CorrectionNote, ...]:
    """The correction notes of a public article, the oldest first (no query)."""
    return tuple(
        CorrectionNote(note["text"], datetime.fromisoformat(note["at"]))
        for note in article.page_data.get("corrections", [])
    )


def card(article: Article) -> Card:
    """A public article in a list (no query: ``for_list`` has loaded everything)."""
    assert article.section is not None and article.published_at is not None
    data = article.page_data
    photo, credit = main_photo_at(data, timezone.now())
    return Card(
        url=article.get_absolute_url(),
        headline=article.headline,
        standfirst=article.standfirst,
        section=Name(article.section.name, article.section.get_absolute_url()),
        section_slug=article.section.slug,
        published_at=article.published_at,
        photo=picture_from_data(photo) if photo else None,
        photo_credit=credit,
        bylines=_credits(data),
        reading_minutes=data.get("reading_minutes", 1),
        sponsored=article.sponsored,
    )


def _cards(articles: list[Article]) -> tuple[Card, ...]:
    return tuple(card(article) for article in articles)


def _credits(data: dict) -> tuple[Credit, ...]:
    rows = data.get("bylines", [])
    if not rows:
        return ()
    labels = _role_labels(get_language())
    return tuple(
        Credit(row["name"], row["url"], row["role"], labels.get(row["role"], row["role"]))
        for row in rows
    )


@cache
def _role_labels(language: str) -> dict[str, str]:
    """The words before a credit in the language that is active; looked up once for each."""
    return {
        Role.WORDS: _("Words by"),
        Role.PHOTOGRAPHS: _("Photographs by"),
        Role.ILLUSTRATION: _("Illustration by"),
        Role.STYLING: _("Styling by"),
        Role.RECIPE: _("Recipe by"),
        Role.INTERVIEW: _("Interview by"),
    }


def _list_page(
    kind: str,
    name: str,
    description: str,
    articles: ArticleQuerySet | PinnedFirst,
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
        cards=_cards(list(page.object_list)),
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
