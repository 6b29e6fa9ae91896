"""SoundCloud: tracks and sets, private ones too."""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Route, hosts, split
from articles.embeds.base import Embed, Provider
from articles.embeds.code import Code
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers
from articles.embeds.lookups import Lookup

_HOSTS = hosts("soundcloud.com")
_NOT_ACCOUNTS = (
    "charts|discover|download|feed|for|groups|imprint|jobs|messages|mobile|notifications|oembed"
    "|pages|people|player|popular|press|search|settings|signin|stations|stream|tags|terms-of-use"
    "|upload|you"
)
_NOT_TRACKS = (
    "albums|comments|followers|following|likes|popular-tracks|reposts|sets|spotlight|toptracks"
    "|tracks"
)
_ACCOUNT = rf"(?P<handle>(?!(?:{_NOT_ACCOUNTS})/)[A-Za-z0-9_-]{{2,60}})"
_SLUG = r"[A-Za-z0-9_-]{1,150}"
_PRIVATE = r"(?P<private>/s-[A-Za-z0-9]{4,20})?"
_SITE = "https://soundcloud.com"
_PLAYER = "https://w.soundcloud.com"
_API = "api.soundcloud.com"
_QUIET = "auto_play=false&hide_related=true&show_comments=false&show_teaser=false&visual=false"
_AROUND = re.compile(r"(?P<author>.{1,100}?) · (?P<name>.{1,200})")


class SoundCloud(Provider):
    """Addresses as in SoundCloud's "Share" and "Embed"; developers.soundcloud.com/docs/api."""

    name = "soundcloud"
    label = "SoundCloud"
    link_words = _("Listen to this on SoundCloud")
    credit_words = _("By %(who)s")
    account = _SITE + "/{handle}"
    handle_pattern = r"[A-Za-z0-9_-]{2,60}"
    routes = (
        Route(
            _HOSTS,
            rf"/{_ACCOUNT}/sets/(?P<id>{_SLUG}){_PRIVATE}/?",
            _SITE + "/{handle}/sets/{id}{private}",
        ),
        Route(
            _HOSTS,
            rf"/{_ACCOUNT}/(?P<id>(?!(?:{_NOT_TRACKS})/?$){_SLUG}){_PRIVATE}/?",
            _SITE + "/{handle}/{id}{private}",
        ),
        Route(
            frozenset({"on.soundcloud.com"}),
            r"/(?P<id>[A-Za-z0-9]{4,24})/?",
            "https://on.soundcloud.com/{id}",
        ),
        # Only players know what stands behind these numbers, so that the player is the address.
        Route(
            frozenset({_API}),
            r"/(?P<kind>tracks|playlists)/(?:soundcloud(?::|%3A)(?:tracks|playlists)(?::|%3A))?"
            r"(?P<id>[0-9]{3,14})/?",
            f"{_PLAYER}/player/?url=https%3A//{_API}/{{kind}}/{{id}}",
        ),
    )
    id_address = f"https://{_API}/tracks/{{id}}"
    code_elements = {"amp-soundcloud": "data-trackid"}
    shortcodes = frozenset({"soundcloud"})
    leftovers = Leftovers(frozenset({"soundcloud"}))
    frame_sort = "player"
    frame_origins = (_PLAYER,)
    lookup = Lookup("soundcloud.com", "/oembed", about=rf"{_SITE}/.+")

    def find(self, address: str) -> Embed | None:
        """Find also the track that the address of a player holds."""
        parts = split(address)
        if parts is not None and parts.host == "w.soundcloud.com" and parts.path == "/player/":
            return super().find(parts.query.get("url", ""))
        return super().find(address)

    def read_code(self, code: Code) -> Embed | None:
        """Prefer the public address, which stands under the player, to the player's number."""
        embed = super().read_code(code)
        if embed is None or not embed.url.startswith(_PLAYER):
            return embed
        for link in code.tree.iter("a"):
            public = self._find_written(link.get("href", ""))
            if public is not None:
                handle = embed.handle or public.handle
                return replace(embed, id=public.id, url=public.url, handle=handle)
        return embed

    def read_around(self, lines: Sequence[str]) -> Embed | None:
        """Read "AUTHOR · NAME" under the player."""
        matched = _AROUND.fullmatch(lines[0]) if len(lines) == 1 else None
        return matched and Embed(self.name, "", "", author=matched["author"], text=matched["name"])

    def frame(self, embed: Embed) -> Frame | None:
        """SoundCloud's player, without what else it would show and without starting by itself."""
        if not embed.url or embed.url.startswith("https://on."):
            return None
        player = split(embed.url) if embed.url.startswith(_PLAYER) else None
        address = player.query["url"] if player else embed.url
        is_list = "/sets/" in address or "/playlists/" in address
        return Frame(
            f"{_PLAYER}/player/?url={quote(address, safe='')}&{_QUIET}",
            self.frame_title(embed),
            height=450 if is_list else 166,
            allow="encrypted-media",
        )
