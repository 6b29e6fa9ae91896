"""YouTube: videos, shorts and playlists."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from lxml.html import HtmlElement

from articles.embeds.addresses import Address, Route, hosts, split
from articles.embeds.base import Embed, Provider
from articles.embeds.frames import TALL, VIDEO_ALLOW, VIDEO_SANDBOX, WIDE, Frame
from articles.embeds.leftovers import Leftovers, line_at, next_line
from articles.embeds.lines import read_view
from articles.embeds.lookups import Lookup

_HOSTS = hosts("youtube.com", ("www", "m", "music")) | hosts("youtube-nocookie.com", ("www",))
_SHORT = hosts("youtu.be", ("www",))
_PLAYER = "https://www.youtube-nocookie.com"
_ID = r"(?P<id>[A-Za-z0-9_-]{11})"
_LIST = r"(?P<id>(?:PL|UU|FL|OL)[A-Za-z0-9_-]{10,60})"
_WATCH = "https://www.youtube.com/watch?v={id}"
_TIME = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s?)?", re.ASCII)
_DULL_NAMES = frozenset({"", "youtube", "youtube video player", "youtube video", "video"})
_TROUBLE = frozenset({"an error occurred", "video unavailable", "this video is unavailable"})
_ADVICE = re.compile(
    r"(?:Unable to execute JavaScript\. )?(?:An error occurred\. )?"
    r"Try watching this video on www\.youtube\.com"
    r"(?:, or enable JavaScript if it is disabled in your browser)?\.?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"Video: (?P<name>.{1,150}?) [-\u2013\u2014|] YouTube", re.IGNORECASE)


class YouTube(Provider):
    """Addresses as in YouTube's "Share" dialogue; support.google.com/youtube/answer/171780."""

    name = "youtube"
    label = "YouTube"
    link_words = _("Watch this video on YouTube")
    credit_words = _("A video shared by %(who)s")
    account = "https://www.youtube.com/@{handle}"
    handle_pattern = r"[A-Za-z0-9_.-]{3,30}"
    routes = (
        Route(_HOSTS, r"/watch/?", _WATCH, {"v": _ID}),
        Route(_SHORT, rf"/{_ID}/?", _WATCH),
        Route(
            _HOSTS,
            r"/(?:embed/videoseries|playlist)/?",
            "https://www.youtube.com/playlist?list={id}",
            {"list": _LIST},
        ),
        Route(_HOSTS, rf"/shorts/{_ID}/?", "https://www.youtube.com/shorts/{id}"),
        Route(_HOSTS, rf"/(?:embed|live|v|e)/{_ID}/?", _WATCH),
    )
    id_address = _WATCH
    code_elements = {"amp-youtube": "data-videoid", "lite-youtube": "videoid"}
    shortcodes = frozenset({"youtube"})
    leftovers = Leftovers(frozenset({"youtube"}))
    frame_sort = "video"
    frame_origins = (_PLAYER,)
    # developers.google.com/youtube/terms/developer-policies: nothing stays for over 30 days.
    lookup = Lookup("www.youtube.com", "/oembed", is_kept_when_gone=False)

    def frame(self, embed: Embed) -> Frame | None:
        """The player of YouTube's site without cookies, from the moment the address names."""
        parts = split(embed.url)
        if parts is None or not embed.id:
            return None
        playlist = parts.path == "/playlist"
        options = {"list": parts.query.get("list", ""), "start": str(_seconds(parts) or "")}
        query = urlencode([("rel", "0"), *(pair for pair in options.items() if pair[1])])
        shorts = parts.path.startswith("/shorts/")
        return Frame(
            f"{_PLAYER}/embed/{'videoseries' if playlist else embed.id}?{query}",
            self.frame_title(embed),
            ratio=TALL if shorts else WIDE,
            width=340 if shorts else 0,
            sandbox=VIDEO_SANDBOX,
            allow=VIDEO_ALLOW,
        )

    def canonical(self, route: Route, values: Mapping[str, str], parts: Address) -> str:
        """Keep the moment at which a video is to start, and the playlist that somebody made."""
        url = super().canonical(route, values, parts)
        if route.url != _WATCH:
            return url
        if found := re.fullmatch(_LIST, parts.query.get("list", "")):
            url += f"&list={found['id']}"
        start = _seconds(parts)
        return f"{url}&t={start}s" if start else url

    def frame_text(self, frame: HtmlElement) -> str:
        """Return the video's name, which YouTube gives its frame."""
        name = " ".join(frame.get("title", "").split())
        return "" if name.lower() in _DULL_NAMES else name

    def read_fallback(self, lines: Sequence[str], start: int) -> tuple[Embed, int] | None:
        """Read also what a player says that cannot play, and a video's name with the site's."""
        line = line_at(lines, start)
        embed = Embed(self.name, "", "")
        if _ADVICE.fullmatch(line):
            return embed, 1
        if named := _NAMED.fullmatch(line):
            return Embed(self.name, "", "", text=named["name"]), 1
        if line.rstrip(".").lower() not in _TROUBLE:
            return super().read_fallback(lines, start)
        return self._after_trouble(lines, start)

    def _after_trouble(self, lines: Sequence[str], start: int) -> tuple[Embed, int] | None:
        """Read "Video unavailable" where the player's other words follow it."""
        position = next_line(lines, start + 1)
        while position is not None:
            line = line_at(lines, position)
            view = read_view(line)
            if _ADVICE.fullmatch(line) or (view and view.site == "youtube" and not view.rest):
                return Embed(self.name, "", ""), position + 1 - start
            if line.rstrip(".").lower() not in _TROUBLE:
                break
            position = next_line(lines, position + 1)
        return None


def _seconds(parts: Address) -> int:
    """Return the second at which a video is to start; 0 if none is given."""
    fragment = parts.fragment.removeprefix("t=") if parts.fragment.startswith("t=") else ""
    written = parts.query.get("t") or parts.query.get("start") or fragment
    matched = _TIME.fullmatch(written)
    if matched is None:
        return 0
    hours, minutes, seconds = (int(number or 0) for number in matched.groups())
    return hours * 3600 + minutes * 60 + seconds
