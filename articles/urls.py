"""Addresses of the reader's site. They are a public contract: none may change."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from articles import feeds, sitemaps
from articles.views import reader
from articles.views.shared import shared


class Letters(StringConverter):
    """The letters of any script, but no NUL: PostgreSQL can't be asked for it."""

    regex = r"[^/\x00]+"


register_converter(Letters, "letters")

app_name = "articles"

urlpatterns = [
    path("", reader.front, name="front"),
    path("feed/", feeds.LatestFeed(), name="feed"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("news-sitemap.xml", sitemaps.news_sitemap, name="news_sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("latest/", reader.latest, name="latest"),
    path("search/", reader.search, name="search"),
    path("tag/<letters:slug>/", reader.tag, name="tag"),
    path("tag/<letters:slug>/feed/", feeds.TagFeed(), name="tag_feed"),
    path("author/<slug:slug>/", reader.author, name="author"),
    path("author/<slug:slug>/feed/", feeds.AuthorFeed(), name="author_feed"),
    path("preview/<letters:token>/", shared, name="shared"),
    path("<slug:slug>/", reader.section, name="section"),
    path("<slug:slug>/feed/", feeds.SectionFeed(), name="section_feed"),
    re_path(
        r"^(?P<section>[-\w]+)/(?P<slug>[^/]+)-(?P<pk>[1-9][0-9]{0,17})/$",
        reader.article,
        name="article",
    ),
]
