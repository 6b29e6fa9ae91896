"""Google Maps: places, searches, views, ways, and people's own maps."""

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote_plus

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Address, Route, hosts, split
from articles.embeds.base import Embed, Provider
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers

_TOPS = (
    "com ie co.uk de fr es it nl be at ch pl pt dk se no fi cz hu gr ro ca us"
    " com.au co.nz co.in co.jp com.br com.mx co.za"
)
_HOSTS = frozenset[str]().union(*(hosts(f"google.{top}", ("www", "maps")) for top in _TOPS.split()))
_BARE_HOSTS = frozenset(f"maps.google.{top}" for top in _TOPS.split())
_SITE = "https://www.google.com"
_MAPS = _SITE + "/maps"
_NUMBER = r"-?[0-9]{1,3}(?:\.[0-9]{1,16})?"
_AT = rf"@{_NUMBER},{_NUMBER},[0-9.]{{1,9}}[azmy][A-Za-z0-9.,-]{{0,60}}"
_DATA = r"(?P<data>/data=[!A-Za-z0-9%:._*+-]{1,1500})?"
_WORDS = r"[^/@?#][^/?#]{0,300}"
_TEXT = r"(?P<id>[^\x00-\x1f\x7f]{1,300})"
_CODE = r"(?P<id>[A-Za-z0-9]{5,30})"
_HEIGHT = 450


class GoogleMaps(Provider):
    """Addresses as in developers.google.com/maps/documentation/urls and in "Share or embed map"."""

    name = "google-maps"
    label = "Google Maps"
    link_words = _("View this map on Google Maps")
    credit_words = _("A map by %(who)s")
    routes = (
        Route(
            _HOSTS,
            rf"/maps/place/(?P<id>{_WORDS})(?P<at>/{_AT})?{_DATA}/?",
            _MAPS + "/place/{id}{at}{data}",
        ),
        Route(_HOSTS, r"/maps/search/?", _MAPS + "/search/?api=1&query={id}", {"query": _TEXT}),
        Route(
            _HOSTS,
            rf"/maps/search/(?P<id>{_WORDS})(?P<at>/{_AT})?{_DATA}/?",
            _MAPS + "/search/{id}{at}{data}",
        ),
        Route(
            _HOSTS,
            r"/maps/dir/?",
            _MAPS + "/dir/?api=1&origin={from}&destination={id}",
            {"origin": r"(?P<from>[^\x00-\x1f\x7f]{0,300})", "destination": _TEXT},
        ),
        Route(
            _HOSTS,
            rf"/maps/dir/(?P<id>(?:{_WORDS}/){{1,12}}{_WORDS})(?P<at>/{_AT})?{_DATA}/?",
            _MAPS + "/dir/{id}{at}{data}",
        ),
        Route(_HOSTS, rf"/maps/(?P<id>{_AT}){_DATA}/?", _MAPS + "/{id}{data}"),
        Route(
            _HOSTS,
            r"/maps/embed/?",
            _MAPS + "/embed?pb={id}",
            {"pb": r"(?P<id>![^\x00-\x1f\x7f]{9,1500})"},
        ),
        Route(
            _HOSTS,
            r"/maps/d/(?:u/[0-9]/)?(?:viewer|embed|edit)/?",
            _MAPS + "/d/viewer?mid={id}",
            {"mid": r"(?P<id>[A-Za-z0-9_.-]{10,120})"},
        ),
        Route(_HOSTS, r"/maps/?", _MAPS + "?cid={id}", {"cid": r"(?P<id>[0-9]{5,20})"}),
        Route(_HOSTS, r"/maps/?", _MAPS + "?q={id}", {"q": _TEXT}),
        Route(_BARE_HOSTS, r"/?", _MAPS + "?q={id}", {"q": _TEXT}),
        Route(frozenset({"maps.app.goo.gl"}), rf"/{_CODE}/?", "https://maps.app.goo.gl/{id}"),
        Route(frozenset({"goo.gl"}), rf"/maps/{_CODE}/?", "https://goo.gl/maps/{id}"),
    )
    shortcodes = frozenset({"googlemaps", "google-maps"})
    leftovers = Leftovers(frozenset({"google maps"}))
    frame_sort = "map"
    frame_origins = (_SITE,)

    def canonical(self, route: Route, values: Mapping[str, str], parts: Address) -> str:
        """Write again what was read out of a query; paths are kept as they are written."""
        if route.query:
            values = {name: quote(value, safe="!:,") for name, value in values.items()}
        return super().canonical(route, values, parts)

    def frame(self, embed: Embed) -> Frame | None:
        """The map, where Google shows one without a key: not for ways and short links."""
        parts = split(embed.url)
        path = parts.path.removeprefix("/maps") if parts and parts.host == "www.google.com" else ""
        if parts is None or path.startswith("/dir"):
            return None
        if path in ("/embed", "/d/viewer"):
            src = embed.url.replace("/d/viewer?", "/d/embed?")
        elif "cid" in parts.query:
            src = f"{_MAPS}?cid={embed.id}&output=embed"
        elif parts.host == "www.google.com":
            src = f"{_MAPS}?q={quote(_spoken(embed.id), safe=',')}&output=embed"
        else:
            return None
        return Frame(src, self.frame_title(embed), height=_HEIGHT)


def _spoken(text: str) -> str:
    """Return what a map is to show, as people would type it: "53.27,-9.05" for a view."""
    view = re.match(rf"@({_NUMBER},{_NUMBER}),", text)
    return view[1] if view else unquote_plus(text)
