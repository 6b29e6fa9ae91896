"""Apple Podcasts: podcasts and their episodes."""

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Route
from articles.embeds.base import Embed, Provider
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers

_HOSTS = frozenset({"podcasts.apple.com", "embed.podcasts.apple.com", "itunes.apple.com"})
_SITE = "https://podcasts.apple.com"
_EMBED = "https://embed.podcasts.apple.com"
_PATH = r"(?P<country>/[a-z]{2})?/podcast(?:/[^/]{1,300})?/id(?P<show>[0-9]{5,12})/?"


class ApplePodcasts(Provider):
    """Addresses as in Apple Podcasts' "Copy link" and "Copy embed code", seen in 2025.

    A podcast's name may change and is left out of its address; the numbers stay.
    """

    name = "apple-podcasts"
    label = "Apple Podcasts"
    link_words = _("Listen to this on Apple Podcasts")
    credit_words = _("By %(who)s")
    routes = (
        Route(
            _HOSTS,
            _PATH,
            _SITE + "{country}/podcast/id{show}?i={id}",
            {"i": r"(?P<id>[0-9]{8,16})"},
        ),
        Route(_HOSTS, _PATH.replace("<show>", "<id>"), _SITE + "{country}/podcast/id{id}"),
    )
    shortcodes = frozenset({"applepodcasts", "apple-podcasts"})
    leftovers = Leftovers(frozenset({"apple podcasts"}))
    frame_sort = "player"
    frame_origins = (_EMBED,)

    def frame(self, embed: Embed) -> Frame | None:
        """Apple's player: low for an episode, high for a podcast."""
        if not embed.url:
            return None
        return Frame(
            _EMBED + embed.url.removeprefix(_SITE),
            self.frame_title(embed),
            height=175 if "?i=" in embed.url else 450,
            width=660,
            allow="encrypted-media",
        )
