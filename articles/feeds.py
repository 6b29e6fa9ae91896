"""RSS 2.0 feeds with whole articles: of the site, a section, a tag, an author."""

from datetime import datetime
from html import escape
from typing import Any, cast
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.feedgenerator import Rss201rev2Feed, rfc2822_date
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from articles.body.paid import paid_label
from articles.languages import is_right_to_left, language_or_site, speaking
from articles.models import Article, ArticleQuerySet, Author, Section, Tag
from articles.outside import absolute, xml_text
from articles.pages import corrections_of
from articles.refresh import try_to_refresh

NEWEST = 30
# Without an age given, caches make one up from Last-Modified, and it can be days.
FEED_SECONDS = 60
REDIRECT_SECONDS = 3600


class ArticleRss(Rss201rev2Feed):
    """RSS 2.0 with bodies, bylines and photos in the modules that readers know.

    Sources: https://www.rssboard.org/rss-specification,
    https://web.resource.org/rss/1.0/modules/content/ and
    https://www.rssboard.org/media-rss.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.feed = _fit_for_xml(self.feed)

    def add_item(self, *args: Any, **kwargs: Any) -> None:
        super().add_item(*args, **kwargs)
        self.items[-1] = _fit_for_xml(self.items[-1])

    def changed_at(self) -> datetime | None:
        """When the newest change was; None for a feed without items."""
        return self.latest_post_date() if self.items else None

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        # Not Django's own: an empty feed would be built anew at every moment.
        for name in ("title", "link", "description", "language"):
            handler.addQuickElement(name, self.feed[name])
        handler.addQuickElement("atom:link", None, {"rel": "self", "href": self.feed["feed_url"]})
        changed_at = self.changed_at()
        if changed_at:
            handler.addQuickElement("lastBuildDate", rfc2822_date(changed_at))

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["language"] != self.feed["language"]:
            handler.addQuickElement("dc:language", item["language"])
        for name in item["creators"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["body"])
        if item["photo_url"]:
            photo = {
                "url": item["photo_url"],
                "medium": "image",
                "width": item["photo_width"],
                "height": item["photo_height"],
            }
            handler.startElement("media:content", AttributesImpl(photo))
            if item["photo_credit"]:
                handler.addQuickElement("media:credit", item["photo_credit"])
            if item["photo_copyright"]:
                handler.addQuickElement("media:copyright", item["photo_copyright"])
            if item["photo_licence"]:
                licence = {"type": "text/html", "href": item["photo_licence"]}
                handler.addQuickElement("media:license", item["photo_licence"], licence)
            if item["photo_alt"]:
                handler.addQuickElement("media:description", item["photo_alt"])
            handler.endElement("media:content")


class ArticleFeed(Feed):
    """What all feeds have in common: the newest public articles among those of the feed."""

    feed_type = ArticleRss
    item_guid_is_permalink = False

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            about = self.get_object(request, *args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404 from error
        feed = cast(ArticleRss, self.get_feed(about, request))
        response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
        response["Cache-Control"] = f"max-age={FEED_SECONDS}"
        changed_at = feed.changed_at()
        if changed_at:
            response["Last-Modified"] = http_date(changed_at.timestamp())
        set_response_etag(response)
        last_modified = int(changed_at.timestamp()) if changed_at else None
        conditional = get_conditional_response(request, response["ETag"], last_modified, response)
        return cast(HttpResponse, conditional)

    def articles(self, about: Any) -> ArticleQuerySet:
        """The public articles that the feed is of, in any order."""
        raise NotImplementedError

    def items(self, about: Any) -> list[Article]:
        newest = self.articles(about).for_feed()[:NEWEST]
        articles = list(newest)
        now = timezone.now()
        stale = [each.pk for each in articles if each.valid_until and each.valid_until <= now]
        for pk in stale:
            if not try_to_refresh(pk):
                # A locked database would be waited for thirty times.
                break
        return list(newest.all()) if stale else articles

    @property
    def language(self) -> str:  # type: ignore[override]
        return settings.LANGUAGE_CODE

    def title(self, about: Any) -> str:
        return f"{about.name} – {settings.SITE_NAME}"

    def link(self, about: Any) -> str:
        return absolute(about.get_absolute_url())

    def feed_url(self, about: Any) -> str:
        return f"{self.link(about)}feed/"

    def item_title(self, item: Article) -> str:
        label = paid_label(item)
        return f"{label}: {item.headline}" if label else item.headline

    def item_description(self, item: Article) -> str:
        # A description is HTML, by the specification; a standfirst is not.
        return escape(item.standfirst, quote=False)

    def item_link(self, item: Article) -> str:
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Article) -> str:
        return item.uid.urn

    def item_pubdate(self, item: Article) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime | None:
        return item.updated_at

    def item_categories(self, item: Article) -> list[str]:
        names = [tag["name"] for tag in item.page_data.get("tags", [])]
        label = paid_label(item)
        section = [item.section.name] if item.section else []
        return [*([label] if label else []), *section, *names]

    def item_extra_kwargs(self, item: Article) -> dict[str, Any]:
        photo = item.page_data.get("feed_photo") or {}
        bylines = item.page_data.get("bylines", [])
        return {
            "body": _marked(item),
            "language": language_or_site(item.language),
            "creators": list(dict.fromkeys(byline["name"] for byline in bylines)),
            "photo_url": absolute(photo.get("url", "")),
            "photo_width": str(photo.get("width", "")),
            "photo_height": str(photo.get("height", "")),
            "photo_credit": photo.get("credit", ""),
            "photo_copyright": photo.get("copyright", ""),
            "photo_licence": photo.get("licence", ""),
            "photo_alt": photo.get("alt", ""),
        }


def _marked(item: Article) -> str:
    """The whole body; in another language than the feed's, with that said in its markup."""
    language = language_or_site(item.language)
    with speaking(language):
        body = _notes(item) + item.feed_body + _helplines(item) + _corrections(item)
    if language == settings.LANGUAGE_CODE or not body:
        return body
    written = "rtl" if is_right_to_left(language) else "ltr"
    return f'<div lang="{escape(language)}" dir="{written}">{body}</div>'


def _notes(item: Article) -> str:
    """What must be known before reading: that somebody pays, and what is hard to read."""
    if not paid_label(item) and not item.page_data.get("sensitive"):
        return ""
    return render_to_string("articles/body/feed/notes.html", {"article": item})


def _helplines(item: Article) -> str:
    if not item.page_data.get("sensitive"):
        return ""
    context = {"article": item, "url": absolute(item.get_absolute_url())}
    return render_to_string("articles/body/feed/helplines.html", context)


def _corrections(item: Article) -> str:
    corrections = corrections_of(item)
    if not corrections:
        return ""
    return render_to_string("articles/body/feed/corrections.html", {"corrections": corrections})


class LatestFeed(ArticleFeed):
    """All public articles."""

    def articles(self, about: None) -> ArticleQuerySet:
        return Article.objects.published()

    def title(self, about: None) -> str:
        return settings.SITE_NAME

    def description(self, about: None) -> str:
        return _("The newest articles of %(site)s") % {"site": settings.SITE_NAME}

    def link(self, about: None) -> str:
        return absolute(reverse("articles:front"))


class SectionFeed(ArticleFeed):
    """A section's articles."""

    def get_object(self, request: HttpRequest, slug: str) -> Section:
        return Section.objects.get(slug=slug)

    def articles(self, about: Section) -> ArticleQuerySet:
        return Article.objects.published().filter(section=about)

    def description(self, about: Section) -> str:
        return about.description or _("The newest articles in %(name)s") % {"name": about.name}


class AuthorFeed(ArticleFeed):
    """An author's articles, whatever the role."""

    def get_object(self, request: HttpRequest, slug: str) -> Author:
        return Author.objects.get(slug=slug)

    def articles(self, about: Author) -> ArticleQuerySet:
        # A subquery, not a join: two roles in one article would list it twice.
        return Article.objects.published().filter(pk__in=about.bylines.values("article"))

    def description(self, about: Author) -> str:
        return _("The newest articles by %(name)s") % {"name": about.name}


class TagFeed(ArticleFeed):
    """A tag's articles; the feed of a merged tag leads to that of the tag it went into."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().__call__(request, *args, **kwargs)
        except TagMerged as merged:
            response = HttpResponsePermanentRedirect(reverse("articles:tag_feed", args=merged.args))
            response["Cache-Control"] = f"max-age={REDIRECT_SECONDS}"
            return response

    def get_object(self, request: HttpRequest, slug: str) -> Tag:
        asked_for = Tag.objects.select_related("merged_into").get(slug=slug)
        tag = asked_for.current()
        if tag != asked_for:
            raise TagMerged(tag.slug)
        return tag

    def articles(self, about: Tag) -> ArticleQuerySet:
        return Article.objects.published().filter(tagged__tag=about)

    def description(self, about: Tag) -> str:
        return about.description or _("The newest articles about %(name)s") % {"name": about.name}


class TagMerged(Exception):
    """The tag asked for went into another one, whose slug is the argument."""


def _fit_for_xml(values: dict[str, Any]) -> dict[str, Any]:
    """The same values, with every text in them fit for XML."""
    return {
        name: xml_text(value)
        if isinstance(value, str)
        else [xml_text(each) for each in value]
        if name in {"categories", "creators"}
        else value
        for name, value in values.items()
    }
