"""What is told to crawlers: the sitemap, the news sitemap, and robots.txt.

Sources: https://www.sitemaps.org/protocol.html,
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap and RFC 9309.
"""

from datetime import datetime, timedelta
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from articles.languages import language_or_site, place_of
from articles.models import Article, ArticleQuerySet, Author, Byline, Section, Tag, TaggedArticle
from articles.outside import absolute, xml_text

PER_PAGE = 5_000
NEWS_AGE = timedelta(hours=48)
MOST_NEWS = 1_000  # Google reads no more

SITEMAP_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML_SPACE = "http://www.w3.org/1999/xhtml"
NEWS_SPACE = "http://www.google.com/schemas/sitemap-news/0.9"

# Nothing to find there, or nothing that should be found: token pages act for one person.
CLOSED = (
    "/admin/",
    "/preview/",
    "/search/",
    "/newsletter/confirm/",
    "/newsletter/preferences/",
    "/newsletter/unsubscribe/",
)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of the sitemap's pages and, with ``?kind=…&page=…``, one of these pages.

    They share a path since a page may only name addresses below its own.
    """
    pages = _pages()
    kind = request.GET.get("kind")
    if kind is None:
        return _index(pages)
    try:
        page = pages[kind].page(request.GET.get("page", ""))
    except (KeyError, InvalidPage) as error:
        raise Http404 from error
    xml = Document("urlset", {"xmlns:xhtml": XHTML_SPACE} if kind == "articles" else None)
    if kind == "sections":
        xml.add("url", loc=absolute(reverse("articles:front")))
    rows = list(page)
    groups = _groups([row for row in rows if isinstance(row, Article)])
    for row in rows:
        changed_at = _changed_at(row) if isinstance(row, Article) else None
        xml.start("url")
        xml.text("loc", absolute(row.get_absolute_url()))
        if changed_at:
            xml.text("lastmod", _moment(changed_at))
        for language, url in groups.get(row.pk, ()) if isinstance(row, Article) else ():
            xml.alternate(language, absolute(url))
        xml.end("url")
    return xml.response()


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """The public articles of the last 48 hours, for news search; nothing that is paid for."""
    articles = (
        _articles()
        .not_paid_for()
        .filter(published_at__gte=timezone.now() - NEWS_AGE)
        .order_by("-published_at", "-pk")
    )
    xml = Document("urlset", {"xmlns:news": NEWS_SPACE})
    for article in articles[:MOST_NEWS]:
        language = article.language or settings.LANGUAGE_CODE
        publication = {
            "news:name": settings.SITE_NAME,
            "news:language": language.split("-")[0],
        }
        xml.start("url")
        xml.text("loc", absolute(article.get_absolute_url()))
        xml.start("news:news")
        xml.add("news:publication", **publication)
        xml.text("news:publication_date", _moment(article.published_at))
        xml.text("news:title", article.headline)
        xml.end("news:news")
        xml.end("url")
    return xml.response()


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers should leave alone, and where the sitemaps are."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [
        f"Sitemap: {absolute(reverse(name))}"
        for name in ("articles:sitemap", "articles:news_sitemap")
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class Document:
    """A sitemap that is being written."""

    def __init__(self, root: str, namespaces: dict[str, str] | None = None) -> None:
        self._out = StringIO()
        self._xml = SimplerXMLGenerator(self._out, "utf-8", short_empty_elements=True)
        self._root = root
        self._xml.startDocument()
        self._xml.startElement(root, AttributesImpl({"xmlns": SITEMAP_SPACE, **(namespaces or {})}))

    def start(self, name: str) -> None:
        """Begin an element."""
        self._xml.startElement(name, AttributesImpl({}))

    def end(self, name: str) -> None:
        """End it."""
        self._xml.endElement(name)

    def text(self, name: str, text: str) -> None:
        """Add an element of text."""
        self._xml.addQuickElement(name, xml_text(text))

    def alternate(self, language: str, address: str) -> None:
        """Name the same article in a language."""
        link = {"rel": "alternate", "hreflang": language, "href": address}
        self._xml.startElement("xhtml:link", AttributesImpl(link))
        self._xml.endElement("xhtml:link")

    def add(self, name: str, **texts: str) -> None:
        """Add an element that holds elements of text, without the empty ones."""
        self.start(name)
        for inner, text in texts.items():
            if text:
                self.text(inner, text)
        self.end(name)

    def response(self) -> HttpResponse:
        """End the document and send it."""
        self.end(self._root)
        return HttpResponse(self._out.getvalue(), content_type="application/xml; charset=utf-8")


def _index(pages: dict[str, Paginator]) -> HttpResponse:
    xml = Document("sitemapindex")
    address = absolute(reverse("articles:sitemap"))
    for kind, paginator in pages.items():
        for number in paginator.page_range:
            xml.add("sitemap", loc=f"{address}?kind={kind}&page={number}")
    return xml.response()


def _pages() -> dict[str, Paginator]:
    """What is listed, in an order in which new rows move no old ones to another page."""
    public = Article.objects.published()
    bylines = Byline.objects.filter(article__in=public)
    tagged = TaggedArticle.objects.filter(content_object__in=public)
    rows = {
        "sections": Section.objects.filter(pk__in=public.values("section")),
        "articles": _articles(),
        "tags": Tag.objects.filter(pk__in=tagged.values("tag"), merged_into=None),
        "authors": Author.objects.filter(pk__in=bylines.values("author")),
    }
    return {
        kind: Paginator(each.order_by("pk"), PER_PAGE, allow_empty_first_page=False)
        for kind, each in rows.items()
    }


def _groups(articles: list[Article]) -> dict[int, list[tuple[str, str]]]:
    """The languages and addresses of those articles that are public in several (two queries).

    As their pages say it: https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    if not articles:
        return {}
    first, last = articles[0].pk, articles[-1].pk
    translated = Article.objects.published().filter(translation_of__isnull=False)
    concerned = Q(pk__range=(first, last)) | Q(translation_of__gte=first, translation_of__lte=last)
    originals = set(translated.filter(concerned).values_list("translation_of", flat=True))
    found: dict[int, dict[str, Article]] = {}
    members = _articles().filter(Q(pk__in=originals) | Q(translation_of__in=originals))
    for each in members.order_by("-pk") if originals else ():
        found.setdefault(each.translation_of_id or each.pk, {})[language_or_site(each.language)] = (
            each
        )
    groups: dict[int, list[tuple[str, str]]] = {}
    for group in found.values():
        alternates = [
            (code, group[code].get_absolute_url()) for code in sorted(group, key=place_of)
        ]
        if len(group) > 1:
            groups |= {each.pk: alternates for each in group.values()}
    return groups


def _articles() -> ArticleQuerySet:
    """Public articles whose canonical address is here, with what a sitemap shows."""
    return (
        Article.objects.published()
        .filter(canonical_url="")
        .select_related("section")
        .only(
            "slug",
            "headline",
            "language",
            "translation_of",
            "published_at",
            "updated_at",
            "section__slug",
        )
    )


def _changed_at(article: Article) -> datetime | None:
    """The later of publication and the last change."""
    return max((at for at in (article.published_at, article.updated_at) if at), default=None)


def _moment(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""
