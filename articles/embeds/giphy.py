"""Giphy: moving pictures, stickers and clips."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Route, hosts
from articles.embeds.base import Embed, Provider
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers
from articles.embeds.lookups import Lookup

_HOSTS = hosts("giphy.com", ("www",))
_MEDIA = frozenset({"i.giphy.com", *(f"media{number}.giphy.com" for number in ("", *range(5)))})
_ID = r"(?P<id>[A-Za-z0-9]{6,32})"
_SITE = "https://giphy.com"
_FILE = r"[A-Za-z0-9_-]{1,40}\.(?:gif|webp|mp4)"


class Giphy(Provider):
    """Addresses as in support.giphy.com, "How to embed a GIF" and "Share GIFs"."""

    name = "giphy"
    label = "Giphy"
    link_words = _("View this GIF on Giphy")
    credit_words = _("A GIF shared by %(who)s")
    account = _SITE + "/{handle}"
    handle_pattern = r"[A-Za-z0-9_.-]{2,50}"
    routes = (
        Route(
            _HOSTS,
            rf"/(?P<kind>gifs|stickers|clips)/(?:[^/]{{1,300}}-)?{_ID}"
            r"(?:/(?:fullscreen|html5|tile))?/?",
            _SITE + "/{kind}/{id}",
        ),
        Route(_HOSTS, rf"/embed/{_ID}(?:/(?:twitter/iframe|video))?/?", _SITE + "/gifs/{id}"),
        Route(
            _MEDIA,
            rf"/media/(?:v1\.[A-Za-z0-9_=-]{{10,300}}/)?{_ID}/{_FILE}",
            _SITE + "/gifs/{id}",
        ),
        Route(frozenset({"i.giphy.com"}), rf"/{_ID}\.(?:gif|webp|mp4)", _SITE + "/gifs/{id}"),
        Route(
            frozenset({"gph.is"}),
            r"/(?P<kind>g/|st/)?(?P<id>[A-Za-z0-9]{5,20})/?",
            "https://gph.is/{kind}{id}",
        ),
    )
    id_address = _SITE + "/gifs/{id}"
    shortcodes = frozenset({"giphy"})
    leftovers = Leftovers(frozenset({"giphy"}))
    frame_origins = (_SITE,)
    lookup = Lookup("giphy.com", "/services/oembed", about=rf"{_SITE}/(?:gifs|clips)/.+")

    def read_around(self, lines: Sequence[str]) -> Embed | None:
        """Read over the "via GIPHY" under the frame: the card's link says it."""
        said = [line.lower() for line in lines]
        return Embed(self.name, "", "") if said == ["via giphy"] else None

    def frame(self, embed: Embed) -> Frame | None:
        """Giphy's player; short links tell no id to make it of."""
        if not embed.url.startswith(f"{_SITE}/"):
            return None
        return Frame(f"{_SITE}/embed/{embed.id}", self.frame_title(embed), ratio="4 / 3", width=480)
