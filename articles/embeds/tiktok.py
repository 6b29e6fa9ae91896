"""TikTok: videos and photo posts."""

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Address, Route, hosts
from articles.embeds.base import Embed, Provider
from articles.embeds.frames import TALL, VIDEO_ALLOW, VIDEO_SANDBOX, Frame
from articles.embeds.leftovers import Leftovers, join, line_at, next_line
from articles.embeds.lines import is_boundary
from articles.embeds.lookups import Lookup

_HOSTS = hosts("tiktok.com")
_SITE = "https://www.tiktok.com"
_ACCOUNT = r"[A-Za-z0-9_.]{1,24}"
_ID = r"(?P<id>[0-9]{5,25})"
_CODE = r"(?P<id>[A-Za-z0-9]{5,20})"
# TikTok shows a video by its id alone, whatever account the address names.
_ANYBODY = "_"
_START = re.compile(rf"@(?P<handle>{_ACCOUNT})(?: (?P<text>.*))?")
_SOUND = re.compile(r"[\u266b\u266c]")
_MAX_LINES = 12
_MAX_TEXT = 2_300


class TikTok(Provider):
    """Addresses as in TikTok's share sheet; code as in developers.tiktok.com/doc/embed-videos."""

    name = "tiktok"
    label = "TikTok"
    link_words = _("Watch this video on TikTok")
    credit_words = _("A video shared by %(who)s")
    account = "https://www.tiktok.com/@{handle}"
    handle_pattern = _ACCOUNT
    routes = (
        Route(
            _HOSTS,
            rf"/@(?P<handle>{_ACCOUNT})?/(?P<kind>video|photo)/{_ID}/?",
            "https://www.tiktok.com/@{handle}/{kind}/{id}",
        ),
        Route(
            _HOSTS,
            rf"/(?:embed(?:/v[0-9])?|player/v[0-9]|v|share/video)/{_ID}(?:\.html)?/?",
            "https://www.tiktok.com/@_/video/{id}",
        ),
        Route(_HOSTS, rf"/t/{_CODE}/?", "https://www.tiktok.com/t/{id}/"),
        Route(frozenset({"vm.tiktok.com"}), rf"/{_CODE}/?", "https://vm.tiktok.com/{id}/"),
        Route(frozenset({"vt.tiktok.com"}), rf"/{_CODE}/?", "https://vt.tiktok.com/{id}/"),
    )
    id_address = "https://www.tiktok.com/@_/video/{id}"
    code_classes = frozenset({"tiktok-embed"})
    code_elements = {"amp-tiktok": "data-src"}
    shortcodes = frozenset({"tiktok"})
    leftovers = Leftovers(frozenset({"tiktok"}))
    frame_sort = "video"
    frame_origins = (_SITE,)
    lookup = Lookup("www.tiktok.com", "/oembed", about=rf"{_SITE}/@(?!_/).+/video/.+")

    def frame(self, embed: Embed) -> Frame | None:
        """TikTok's player (developers.tiktok.com/doc/embed-player); none of short links."""
        if not re.search(r"/(?:video|photo)/", embed.url):
            return None
        return Frame(
            f"{_SITE}/player/v1/{embed.id}?rel=0&native_context_menu=0",
            self.frame_title(embed),
            ratio=TALL,
            width=340,
            sandbox=VIDEO_SANDBOX,
            allow=VIDEO_ALLOW,
        )

    def account_in(self, values: Mapping[str, str]) -> str:
        """Leave the account unknown where an address has a mere placeholder."""
        handle = super().account_in(values)
        return "" if handle == _ANYBODY else handle

    def canonical(self, route: Route, values: Mapping[str, str], parts: Address) -> str:
        """Put a placeholder where the address names no account."""
        account = values.get("handle") or _ANYBODY
        return super().canonical(route, {**values, "handle": account}, parts)

    def split_text(self, lines: Sequence[str]) -> Embed:
        """Read the account in front of the text; the sound's name stays in the text."""
        start = _START.fullmatch(lines[0]) if lines else None
        if start is None:
            return super().split_text(lines)
        text = join([start["text"] or "", *lines[1:]])
        return Embed(self.name, "", "", handle=start["handle"].rstrip("."), text=text)

    def read_fallback(self, lines: Sequence[str], start: int) -> tuple[Embed, int] | None:
        """Read also "@handle caption ♬ sound - name", on one line or on several."""
        position: int | None = start
        text: list[str] = []
        if not _START.fullmatch(line_at(lines, start)):
            return super().read_fallback(lines, start)
        while position is not None and len(text) < _MAX_LINES:
            line = line_at(lines, position)
            if is_boundary(line) or (text and _START.fullmatch(line)):
                return None
            text.append(line)
            if _SOUND.search(line):
                return self.split_text(text), position + 1 - start
            if sum(map(len, text)) > _MAX_TEXT:
                return None
            position = next_line(lines, position + 1)
        return None
