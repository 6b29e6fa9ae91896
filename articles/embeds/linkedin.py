"""LinkedIn: posts."""

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Route, hosts
from articles.embeds.base import Embed, Provider
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers

_COUNTRIES = (
    "ae ar at au be br ca ch cl cn co cz de dk es fi fr gr hk hu id ie il in it jp ke kr lu mx my"
    " ng nl no nz pe ph pk pl pt ro se sg th tr tw ua uk us vn za"
)
_HOSTS = hosts("linkedin.com", ("www", "m", "touch", *_COUNTRIES.split()))
_KIND = r"(?P<kind>activity|share|ugcPost)"
_ID = r"(?P<id>[0-9]{15,22})"
_SIGN = "(?::|%3[Aa])"
_SITE = "https://www.linkedin.com"
_POST = _SITE + "/feed/update/urn:li:{kind}:{id}"


class LinkedIn(Provider):
    """Addresses as in LinkedIn's "Copy link to post" and "Embed this post", seen in 2025."""

    name = "linkedin"
    label = "LinkedIn"
    link_words = _("View this post on LinkedIn")
    credit_words = _("A post shared by %(who)s")
    account = _SITE + "/in/{handle}"
    handle_pattern = r"[A-Za-z0-9-]{3,100}"
    routes = (
        Route(
            _HOSTS,
            rf"/(?:embed/)?feed/update/urn{_SIGN}li{_SIGN}{_KIND}{_SIGN}{_ID}/?",
            _POST,
        ),
        Route(
            _HOSTS,
            rf"/posts/(?:(?P<handle>[A-Za-z0-9-]{{3,100}})_)?[^/]{{0,300}}?-?{_KIND}-{_ID}"
            r"(?:-[A-Za-z0-9_-]{1,12})?/?",
            _POST,
        ),
    )
    shortcodes = frozenset({"linkedin"})
    leftovers = Leftovers(frozenset({"linkedin"}))
    frame_origins = (_SITE,)

    def frame(self, embed: Embed) -> Frame | None:
        """The frame of LinkedIn's own embed code."""
        if not embed.url:
            return None
        src = embed.url.replace(f"{_SITE}/", f"{_SITE}/embed/", 1)
        return Frame(src, self.frame_title(embed), height=570, width=504)
