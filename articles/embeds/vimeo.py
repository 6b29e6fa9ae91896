"""Vimeo: videos, unlisted ones too."""

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _
from lxml.html import HtmlElement

from articles.embeds.addresses import Address, Route, hosts, split
from articles.embeds.base import Embed, Provider
from articles.embeds.frames import VIDEO_ALLOW, VIDEO_SANDBOX, WIDE, Frame
from articles.embeds.leftovers import Leftovers
from articles.embeds.lookups import Lookup

_HOSTS = hosts("vimeo.com", ("www",))
_PLAYER = "https://player.vimeo.com"
_ID = r"(?P<id>[0-9]{5,12})"
_HASH = r"(?P<hash>[0-9a-f]{6,20})"
_NAME = r"[A-Za-z0-9_-]{1,80}"
_VIDEO = "https://vimeo.com/{id}"
_TIME = re.compile(r"(?:t=)?(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?", re.ASCII)
_DULL_NAMES = frozenset({"", "vimeo", "vimeo-player", "vimeo player", "vimeo video player"})
_AROUND = re.compile(r"(?P<name>.{1,200}) from (?P<author>.{1,100}) on Vimeo\.?")


class Vimeo(Provider):
    """Addresses as in help.vimeo.com, "Share and embed"; the player's options as in "Player
    parameters overview" there."""

    name = "vimeo"
    label = "Vimeo"
    link_words = _("Watch this video on Vimeo")
    credit_words = _("A video shared by %(who)s")
    account = "https://vimeo.com/{handle}"
    handle_pattern = _NAME
    routes = (
        Route(_HOSTS, rf"/{_ID}/{_HASH}/?", _VIDEO + "/{hash}"),
        Route(_HOSTS, rf"/{_ID}/?", _VIDEO),
        Route(
            _HOSTS,
            rf"/(?:channels/{_NAME}|groups/{_NAME}/videos|ondemand/{_NAME}"
            rf"|(?:album|showcase)/[0-9]{{1,12}}/video)/{_ID}/?",
            _VIDEO,
        ),
        Route(frozenset({"player.vimeo.com"}), rf"/video/{_ID}/?", _VIDEO),
    )
    id_address = _VIDEO
    code_elements = {"amp-vimeo": "data-videoid"}
    shortcodes = frozenset({"vimeo"})
    leftovers = Leftovers(frozenset({"vimeo"}))
    frame_sort = "video"
    frame_origins = (_PLAYER,)
    lookup = Lookup("vimeo.com", "/api/oembed.json")

    def canonical(self, route: Route, values: Mapping[str, str], parts: Address) -> str:
        """Keep the hash, without which nobody sees an unlisted video, and the moment of start."""
        url = super().canonical(route, values, parts)
        if "hash" not in values and (found := re.fullmatch(_HASH, parts.query.get("h", ""))):
            url += f"/{found['hash']}"
        start = _seconds(parts.fragment)
        return f"{url}#t={start}s" if start else url

    def read_around(self, lines: Sequence[str]) -> Embed | None:
        """Read "NAME from AUTHOR on Vimeo." under the frame."""
        matched = _AROUND.fullmatch(lines[0]) if len(lines) == 1 else None
        return matched and Embed(self.name, "", "", author=matched["author"], text=matched["name"])

    def frame_text(self, frame: HtmlElement) -> str:
        """Return the video's name, which Vimeo gives its frame."""
        name = " ".join(frame.get("title", "").split())
        return "" if name.lower() in _DULL_NAMES else name

    def frame(self, embed: Embed) -> Frame | None:
        """Vimeo's player, told not to follow its viewers."""
        parts = split(embed.url)
        if parts is None or not embed.id:
            return None
        hashed = parts.path.removeprefix(f"/{embed.id}").strip("/")
        start = f"#{parts.fragment}" if parts.fragment else ""
        query = f"h={hashed}&dnt=1" if hashed else "dnt=1"
        return Frame(
            f"{_PLAYER}/video/{embed.id}?{query}{start}",
            self.frame_title(embed),
            ratio=WIDE,
            sandbox=VIDEO_SANDBOX,
            allow=VIDEO_ALLOW,
        )


def _seconds(fragment: str) -> int:
    matched = _TIME.fullmatch(fragment) if fragment.startswith("t=") else None
    if matched is None:
        return 0
    hours, minutes, seconds = (int(number or 0) for number in matched.groups())
    return hours * 3600 + minutes * 60 + seconds
