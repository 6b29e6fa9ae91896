"""Mastodon: posts of any of its thousands of servers."""

import re
from collections.abc import Collection
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Address
from articles.embeds.base import Embed, Provider
from articles.embeds.credits import Credit, read_shared_by
from articles.embeds.frames import Frame
from articles.embeds.hosts import belongs_to, is_public
from articles.embeds.leftovers import Leftovers
from articles.embeds.lines import MEMORY
from articles.embeds.lookups import Lookup

# Other sites whose accounts start with "@" too.
_OTHER_SITES = (
    "facebook.com flipboard.com instagram.com linkedin.com medium.com odysee.com peertube.tv"
    " reddit.com rumble.com substack.com threads.com threads.net tiktok.com twitter.com x.com"
    " youtube.com youtube-nocookie.com"
)
_OTHERS = frozenset(_OTHER_SITES.split())
_ACCOUNT = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?"
_SERVER = r"[a-z0-9.-]{4,253}"
_ID = r"(?P<id>[0-9]{6,20})"
# Of somebody on another server, a server's page names that server too.
_PATHS = (
    re.compile(
        rf"(?:/web|/deck)?/@(?P<handle>{_ACCOUNT})(?:@(?P<server>{_SERVER}))?/{_ID}(?:/embed)?/?"
    ),
    re.compile(rf"/users/(?P<handle>{_ACCOUNT})(?P<server>)/statuses/{_ID}(?:/embed)?/?"),
)
_POST_BY = re.compile(rf"Post by @(?P<handle>{_ACCOUNT}@{_SERVER})", re.IGNORECASE)


@lru_cache(MEMORY)
def _read_credit(line: str, sure: bool) -> Credit | None:
    matched = _POST_BY.fullmatch(line) if sure else None
    return Credit("", matched["handle"]) if matched else read_shared_by(line, sure)


class Mastodon(Provider):
    """Addresses and code as in docs.joinmastodon.org and in Mastodon's "Get embed code".

    A post has a card from wherever it is; a frame only from servers whose names the person who
    runs the site has listed, since a server may belong to anybody.
    """

    name = "mastodon"
    label = "Mastodon"
    link_words = _("View this post on Mastodon")
    credit_words = _("A post shared by %(who)s")
    handle_pattern = rf"{_ACCOUNT}@{_SERVER}"
    routes = ()
    code_classes = frozenset({"mastodon-embed"})
    shortcodes = frozenset({"mastodon"})
    leftovers = Leftovers(frozenset({"mastodon"}), _read_credit)

    def account_url(self, handle: str) -> str:
        """Return the address of an account "name@server"; "" if it names no public server."""
        name, _at, server = handle.removeprefix("@").partition("@")
        known = re.fullmatch(_ACCOUNT, name) and is_public(server)
        return f"https://{server}/@{name}" if known else ""

    def _find_parts(self, parts: Address) -> Embed | None:
        if not is_public(parts.host) or belongs_to(parts.host, _OTHERS):
            return None
        matched = next(filter(None, (path.fullmatch(parts.path) for path in _PATHS)), None)
        if matched is None:
            return None
        name, server = matched["handle"], matched["server"] or ""
        if server and not is_public(server):
            return None
        account = f"@{name}@{server}" if server else f"@{name}"
        url = f"https://{parts.host}/{account}/{matched['id']}"
        return Embed(self.name, matched["id"], url, handle=f"{name}@{server or parts.host}")

    def lookup_of(self, embed: Embed, servers: Collection[str]) -> Lookup | None:
        """The post's own server, if it is listed; docs.joinmastodon.org/methods/oembed."""
        host = embed.url.split("/")[2] if embed.url else ""
        return Lookup(host, "/api/oembed", is_titled=False) if host in servers else None

    def frame(self, embed: Embed) -> Frame | None:
        """The post's frame on its own server, which tells its height when asked to."""
        if not embed.url:
            return None
        server = "/".join(embed.url.split("/")[:3])
        return Frame(
            f"{embed.url}/embed",
            self.frame_title(embed),
            height=400,
            width=600,
            messages=server,
        )
