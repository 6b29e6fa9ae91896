"""The frame in which a site shows its post, once a reader asks for it: pure data."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# No forms, no downloads, no dialogues, and no way to lead the reader's page elsewhere. "Same
# origin" is that of the other site: without it players can't read their own settings.
SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
VIDEO_SANDBOX = f"{SANDBOX} allow-presentation"
VIDEO_ALLOW = "fullscreen; picture-in-picture; encrypted-media"

WIDE = "16 / 9"
TALL = "9 / 16"


@dataclass(frozen=True)
class Frame:
    """A frame of another site, with everything that its element needs.

    Args:
        src: its address, with the site's options for privacy.
        title: its name for those who can't see it.
        ratio: width to height as CSS has it, "16 / 9"; "" where the height is given.
        height: in CSS pixels, until the frame itself tells a better one; 0 where a ratio is given.
        width: the most CSS pixels it is wide; 0 for as wide as the text.
        sandbox: the attribute of that name.
        allow: the attribute of that name.
        messages: the origin whose messages may tell the frame's height; "" for none.
    """

    src: str
    title: str
    ratio: str = ""
    height: int = 0
    width: int = 0
    sandbox: str = SANDBOX
    allow: str = ""
    messages: str = ""

    @property
    def origin(self) -> str:
        """The origin that the content security policy must let in."""
        parts = urlsplit(self.src)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class Words:
    """What readers are asked about one sort of frame, with `%(site)s` for the site's name."""

    show: str | Promise
    always: str | Promise
    always_shown: str | Promise


WORDS: Mapping[str, Words] = {
    "post": Words(
        _("Show post from %(site)s"),
        _("Always show posts from %(site)s"),
        _("Posts from %(site)s are always shown."),
    ),
    "video": Words(
        _("Show video from %(site)s"),
        _("Always show videos from %(site)s"),
        _("Videos from %(site)s are always shown."),
    ),
    "player": Words(
        _("Show player from %(site)s"),
        _("Always show players from %(site)s"),
        _("Players from %(site)s are always shown."),
    ),
    "map": Words(
        _("Show map from %(site)s"),
        _("Always show maps from %(site)s"),
        _("Maps from %(site)s are always shown."),
    ),
}
