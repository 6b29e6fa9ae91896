"""Bluesky: posts."""

import re
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Route
from articles.embeds.base import Embed, Provider
from articles.embeds.credits import Credit, read_shared_by, tidy_date
from articles.embeds.dates import looks_like_date
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers
from articles.embeds.lines import MEMORY
from articles.embeds.lookups import Lookup

_HOSTS = frozenset({"bsky.app", "www.bsky.app", "m.bsky.app", "main.bsky.dev"})
_ACCOUNT = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,6}[A-Za-z][A-Za-z0-9-]{1,62}"
_DID = r"did:(?:plc:[a-z2-7]{24}|web:[A-Za-z0-9.-]{3,200})"
_WHO = rf"(?:(?P<handle>{_ACCOUNT})|(?P<did>{_DID}))"
# A record key; those of posts are time stamps in base 32 (atproto.com/specs/tid).
_ID = r"(?P<id>[A-Za-z0-9_-]{3,30})"
_EMBED = "https://embed.bsky.app"
_AT = re.compile(rf"at://(?P<who>{_ACCOUNT}|{_DID})/app\.bsky\.feed\.post/{_ID}")
_NAME_LENGTH = 100
_SIGNED = re.compile(
    rf"(?<!\S)[\u2014\u2013] (?P<author>(?:(?![\u2014\u2013] ).){{0,{_NAME_LENGTH}}}?) ?"
    rf"\(@(?P<handle>{_ACCOUNT}|{_DID})\)(?: (?P<date>.{{4,60}}))?$"
)


@lru_cache(MEMORY)
def _read_credit(line: str, sure: bool) -> Credit | None:
    """Read "— NAME (@handle) DATE" at the end of a line."""
    signed = _SIGNED.search(line)
    date = (signed["date"] or "") if signed else ""
    if signed is None or not (looks_like_date(date) if date else sure):
        return read_shared_by(line, sure) if sure else None
    handle = "" if signed["handle"].startswith("did:") else signed["handle"]
    before = line[: signed.start()].strip()
    return Credit(signed["author"].strip(), handle, tidy_date(date), before)


class Bluesky(Provider):
    """Addresses and code as in embed.bsky.app, seen in 2025."""

    name = "bluesky"
    label = "Bluesky"
    link_words = _("View this post on Bluesky")
    credit_words = _("A post shared by %(who)s")
    account = "https://bsky.app/profile/{handle}"
    handle_pattern = _ACCOUNT
    routes = (
        Route(
            _HOSTS,
            rf"/profile/{_WHO}/post/{_ID}/?",
            "https://bsky.app/profile/{handle}{did}/post/{id}",
        ),
        Route(
            frozenset({"embed.bsky.app"}),
            rf"/embed/{_WHO}/app\.bsky\.feed\.post/{_ID}/?",
            "https://bsky.app/profile/{handle}{did}/post/{id}",
        ),
    )
    code_classes = frozenset({"bluesky-embed"})
    shortcodes = frozenset({"bluesky"})
    leftovers = Leftovers(
        frozenset({"bluesky"}),
        _read_credit,
        credit_alone=True,
        text_between=400,
        text_before=400,
    )
    frame_origins = (_EMBED,)
    lookup = Lookup("embed.bsky.app", "/oembed")

    def _find_written(self, text: str) -> Embed | None:
        """Find also the "at:" address that embed code names its post by."""
        named = _AT.fullmatch(text.strip())
        if named is not None:
            text = f"https://bsky.app/profile/{named['who']}/post/{named['id']}"
        return super()._find_written(text)

    def frame(self, embed: Embed) -> Frame | None:
        """The frame that Bluesky's own script would make of its embed code."""
        if not embed.url:
            return None
        who = embed.url.removeprefix("https://bsky.app/profile/").partition("/")[0]
        return Frame(
            f"{_EMBED}/embed/{who}/app.bsky.feed.post/{embed.id}?id=0",
            self.frame_title(embed),
            height=480,
            width=600,
            messages=_EMBED,
        )
