"""Pinterest: pins."""

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Route, hosts
from articles.embeds.base import Embed, Provider
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers
from articles.embeds.lookups import Lookup

_COUNTRIES = (
    "at au be br ca ch cl cn co de dk es fi fr gb hu id ie in it jp kr mx nl no nz pe ph pl pt ru"
    " se sk th tr tw uk us vn za"
)
_DOMAINS = (
    "at ca ch cl co.at co.in co.kr co.nz co.uk com com.au com.mx de dk es fr id ie in it jp kr mx"
    " nz ph pt ru se th"
)
_HOSTS = frozenset[str]().union(
    hosts("pinterest.com", ("www", "m", *_COUNTRIES.split())),
    *(hosts(f"pinterest.{domain}") for domain in _DOMAINS.split()),
)
_ID = r"(?P<id>[0-9]{6,22})"
_CODE = r"(?P<id>[A-Za-z0-9]{5,20})"
_PIN = "https://www.pinterest.com/pin/{id}/"
_ASSETS = "https://assets.pinterest.com"


class Pinterest(Provider):
    """Addresses as in Pinterest's share sheet; code as in its developers' "Pin widget"."""

    name = "pinterest"
    label = "Pinterest"
    link_words = _("View this pin on Pinterest")
    credit_words = _("A pin shared by %(who)s")
    account = "https://www.pinterest.com/{handle}/"
    handle_pattern = r"[A-Za-z0-9_-]{1,50}"
    routes = (
        # Words may stand before the id; pins that are not numbered stand in no public address.
        Route(_HOSTS, rf"/pin/(?:[^/]{{1,200}}--)?{_ID}/?(?:sent/?|feedback/?)?", _PIN),
        Route(frozenset({"assets.pinterest.com"}), r"/ext/embed\.html", _PIN, {"id": _ID}),
        Route(hosts("pin.it", ("www",)), rf"/{_CODE}/?", "https://pin.it/{id}"),
    )
    id_address = _PIN
    code_elements = {"amp-pinterest": "data-url"}
    code_attributes = frozenset({"data-pin-do"})
    shortcodes = frozenset({"pinterest"})
    leftovers = Leftovers(frozenset({"pinterest"}))
    frame_origins = (_ASSETS,)
    # developers.pinterest.com, developer guidelines: answers are not to be stored.
    lookup = Lookup("www.pinterest.com", "/oembed.json", is_kept=False)

    def frame(self, embed: Embed) -> Frame | None:
        """The frame of Pinterest's own embed code; short links tell no id to make it of."""
        if not embed.id.isdecimal():
            return None
        return Frame(
            f"{_ASSETS}/ext/embed.html?id={embed.id}",
            self.frame_title(embed),
            height=618,
            width=345,
        )
