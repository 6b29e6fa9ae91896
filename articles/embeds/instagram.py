"""Instagram: posts, reels and videos."""

import re

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Route, hosts
from articles.embeds.base import Embed, Provider
from articles.embeds.credits import Credit, read_shared_by
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers

_HOSTS = hosts("instagram.com") | hosts("instagr.am")
_ACCOUNT = r"[A-Za-z0-9_.]{1,30}"
_ID = r"(?P<id>[A-Za-z0-9_-]{5,60})"
_END = r"/?(?:embed/?(?:captioned/?)?)?"
_SITE = "https://www.instagram.com"
_PROFILE = re.compile(
    rf"(?P<author>.{{0,150}}?) ?\(@(?P<handle>{_ACCOUNT})\) [•·] Instagram photos and videos",
    re.IGNORECASE,
)


def _read_credit(line: str, sure: bool) -> Credit | None:
    profile = _PROFILE.fullmatch(line)
    if profile is not None:
        return Credit(profile["author"], profile["handle"])
    return read_shared_by(line, sure)


class Instagram(Provider):
    """Addresses as in Instagram's "Embed" dialogue and its share sheet, seen in 2024."""

    name = "instagram"
    label = "Instagram"
    link_words = _("View this post on Instagram")
    credit_words = _("A post shared by %(who)s")
    account = "https://www.instagram.com/{handle}/"
    handle_pattern = _ACCOUNT
    routes = (
        # First, as "share" would pass for an account.
        Route(
            _HOSTS,
            r"/share/(?P<kind>p/|reel/)?(?P<id>[A-Za-z0-9_-]{8,60})/?",
            "https://www.instagram.com/share/{kind}{id}/",
        ),
        Route(
            _HOSTS,
            rf"/(?:(?P<handle>{_ACCOUNT})/)?p/{_ID}{_END}",
            "https://www.instagram.com/p/{id}/",
        ),
        Route(
            _HOSTS,
            rf"/(?:(?P<handle>{_ACCOUNT})/)?reels?/{_ID}{_END}",
            "https://www.instagram.com/reel/{id}/",
        ),
        Route(
            _HOSTS,
            rf"/(?:(?P<handle>{_ACCOUNT})/)?tv/{_ID}{_END}",
            "https://www.instagram.com/tv/{id}/",
        ),
    )
    id_address = "https://www.instagram.com/p/{id}/"
    code_classes = frozenset({"instagram-media"})
    code_elements = {"amp-instagram": "data-shortcode"}
    shortcodes = frozenset({"instagram"})
    leftovers = Leftovers(
        frozenset({"instagram"}), _read_credit, credit_alone=True, text_between=2_200
    )
    frame_origins = (_SITE,)

    def frame(self, embed: Embed) -> Frame | None:
        """The frame that Instagram's own script would make; none of addresses to be shared."""
        if not embed.url or "/share/" in embed.url:
            return None
        return Frame(
            f"{embed.url}embed/captioned/",
            self.frame_title(embed),
            height=720,
            width=540,
            messages=_SITE,
        )
