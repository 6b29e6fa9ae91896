"""Spotify: songs, albums, playlists, artists, podcasts and their episodes."""

import re

from django.utils.translation import gettext_lazy as _
from lxml.html import HtmlElement

from articles.embeds.addresses import Route
from articles.embeds.base import Embed, Provider
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers
from articles.embeds.lookups import Lookup

_HOSTS = frozenset({"open.spotify.com", "play.spotify.com"})
_KIND = r"(?P<kind>track|album|playlist|artist|episode|show)"
_ID = r"(?P<id>[A-Za-z0-9]{22})"
_SITE = "https://open.spotify.com"
_PAGE = _SITE + "/{kind}/{id}"
_URI = re.compile(rf"spotify:(?:user:[^:]{{1,80}}:)?{_KIND}:{_ID}")
_NAMED = re.compile(r"Spotify Embed: (?P<name>.{1,200})", re.IGNORECASE)
_LOW = frozenset({"track", "episode"})


class Spotify(Provider):
    """Addresses as in developer.spotify.com, "Embeds", and in Spotify's share sheet."""

    name = "spotify"
    label = "Spotify"
    link_words = _("Listen to this on Spotify")
    credit_words = _("By %(who)s")
    routes = (
        Route(
            _HOSTS,
            r"(?:/intl-[a-z]{2}(?:-[a-z]{2})?)?(?:/embed(?:-podcast)?)?(?:/user/[^/]{1,80})?"
            rf"/{_KIND}/{_ID}(?:/video)?/?",
            _PAGE,
        ),
        Route(
            frozenset({"embed.spotify.com", "open.spotify.com"}),
            r"/(?:embed/?)?",
            _PAGE,
            {"uri": rf"spotify:(?:user:[^:]{{1,80}}:)?{_KIND}:{_ID}"},
        ),
        Route(
            frozenset({"spotify.link"}),
            r"/(?P<id>[A-Za-z0-9]{6,20})/?",
            "https://spotify.link/{id}",
        ),
    )
    shortcodes = frozenset({"spotify"})
    leftovers = Leftovers(frozenset({"spotify"}))
    frame_sort = "player"
    frame_origins = (_SITE,)
    lookup = Lookup("open.spotify.com", "/oembed")

    def frame_text(self, frame: HtmlElement) -> str:
        """Return the name of what plays, which Spotify gives its frame."""
        named = _NAMED.fullmatch(" ".join(frame.get("title", "").split()))
        return named["name"] if named else ""

    def frame(self, embed: Embed) -> Frame | None:
        """Spotify's player: low for one song, high for a list; short links tell no id for it."""
        kind = embed.url.removeprefix(f"{_SITE}/").partition("/")[0]
        if not embed.url.startswith(f"{_SITE}/"):
            return None
        return Frame(
            f"{_SITE}/embed/{kind}/{embed.id}",
            self.frame_title(embed),
            height=152 if kind in _LOW else 352,
            allow="encrypted-media; fullscreen; picture-in-picture",
        )

    def _find_written(self, text: str) -> Embed | None:
        """Find also "spotify:track:…", as shortcodes have it."""
        uri = _URI.fullmatch(text.strip())
        return super()._find_written(_PAGE.format(**uri.groupdict()) if uri else text)
