"""Reddit: posts and comments."""

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _
from lxml.html import HtmlElement

from articles.embeds.addresses import Address, Route, hosts
from articles.embeds.base import Embed, Provider
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers, join
from articles.embeds.lookups import Lookup

_HOSTS = hosts("reddit.com", ("www", "m", "old", "new", "np", "sh", "amp", "embed", "i")) | hosts(
    "redditmedia.com", ("www", "embed")
)
_SUB = r"(?P<place>r/[A-Za-z0-9_]{2,24}|u(?:ser)?/[A-Za-z0-9_-]{2,24})"
_ID = r"(?P<id>[a-z0-9]{4,10})"
_SITE = "https://www.reddit.com"
_EMBED = "https://embed.reddit.com"
_ACCOUNT = r"[A-Za-z0-9_-]{2,24}"
_SIGNED = re.compile(
    rf"(?P<before>.*?)\s*(?:Posted )?by ?(?:/?u/)(?P<handle>{_ACCOUNT}?)"
    r"(?: ?in ?(?:/?r/)?[A-Za-z0-9_]{2,24})?"
)
_FROM = re.compile(r"(?P<before>.{1,400}?) from /?r/[A-Za-z0-9_]{2,24}")
_COMMENT_BY = re.compile(
    rf"Comment\s*by ?(?:/?u/)(?P<handle>{_ACCOUNT}) from discussion(?P<before>)"
    r"(?: ?in ?(?:/?r/)?[A-Za-z0-9_]{2,24})?"
)


class Reddit(Provider):
    """Addresses as in Reddit's "Share" and "Embed"; reddit.com/dev/api for the ids."""

    name = "reddit"
    label = "Reddit"
    link_words = _("View this post on Reddit")
    credit_words = _("A post shared by %(who)s")
    account = _SITE + "/user/{handle}/"
    handle_pattern = _ACCOUNT
    routes = (
        Route(
            _HOSTS,
            rf"/{_SUB}/comments/(?P<post>[a-z0-9]{{4,10}})/(?:[^/]{{1,300}}|comment)/{_ID}/?",
            _SITE + "/{place}/comments/{post}/comment/{id}/",
        ),
        Route(
            _HOSTS,
            rf"/{_SUB}/comments/{_ID}(?:/[^/]{{1,300}})?/?",
            _SITE + "/{place}/comments/{id}/",
        ),
        Route(
            _HOSTS,
            rf"/(?:comments|gallery|video|tb)/{_ID}(?:/[^/]{{1,300}})?/?",
            _SITE + "/comments/{id}/",
        ),
        Route(
            _HOSTS, r"/(?P<place>r/[A-Za-z0-9_]{2,24})/s/(?P<id>[A-Za-z0-9]{6,16})/?",
            _SITE + "/{place}/s/{id}",
        ),
        Route(hosts("redd.it", ("www",)), rf"/{_ID}/?", _SITE + "/comments/{id}/"),
    )  # fmt: skip
    code_classes = frozenset({"reddit-embed-bq", "reddit-card", "reddit-embed"})
    code_elements = {"amp-reddit": "data-src"}
    shortcodes = frozenset({"reddit"})
    leftovers = Leftovers(frozenset({"reddit"}))
    frame_origins = (_EMBED,)
    # redditinc.com/policies/data-api-terms: what people delete there is to be deleted here.
    lookup = Lookup("www.reddit.com", "/oembed", is_kept_when_gone=False)

    def canonical(self, route: Route, values: Mapping[str, str], parts: Address) -> str:
        """Write a person's page in the one way that Reddit leads to."""
        place = re.sub(r"^u/", "user/", values.get("place", ""))
        return super().canonical(route, {**values, "place": place}, parts)

    def split_text(self, lines: Sequence[str]) -> Embed:
        """Read "NAME by u/ACCOUNT in r/PLACE", on one line or on several."""
        line = " ".join(lines)
        for pattern in (_COMMENT_BY, _SIGNED, _FROM):
            if matched := pattern.fullmatch(line):
                handle = matched.groupdict().get("handle") or ""
                return Embed(self.name, "", "", handle=handle, text=matched["before"])
        return Embed(self.name, "", "", text=join(lines))

    def _find_in(self, root: HtmlElement) -> Embed | None:
        """Take a comment before the post that it stands under: code for comments links both."""
        links = (self._find_written(link.get("href", "")) for link in root.iter("a"))
        comments = [embed for embed in links if embed and "/comment/" in embed.url]
        return comments[0] if comments else super()._find_in(root)

    def frame(self, embed: Embed) -> Frame | None:
        """The frame of Reddit's own embed code, which needs the place that a post is in."""
        if not re.match(rf"{_SITE}/(?:r|user)/[^/]+/comments/", embed.url):
            return None
        return Frame(
            f"{embed.url.replace(_SITE, _EMBED)}?embed=true&ref_source=embed&ref=share",
            self.frame_title(embed),
            height=500,
            width=640,
            messages=_EMBED,
        )
