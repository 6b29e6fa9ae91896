"""X, formerly Twitter: posts."""

import re
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Route, hosts
from articles.embeds.base import Embed, Provider
from articles.embeds.credits import Credit, read_shared_by, tidy_date
from articles.embeds.dates import looks_like_date
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers
from articles.embeds.lines import MEMORY
from articles.embeds.lookups import Lookup

_HOSTS = hosts("x.com", ("www", "mobile", "m")) | hosts("twitter.com", ("www", "mobile", "m"))
_PLAYERS = frozenset({"platform.twitter.com", "platform.x.com"})
_FRAMES = "https://platform.twitter.com"
_ACCOUNT = r"[A-Za-z0-9_]{1,20}"
_ID = r"(?P<id>[0-9]{1,20})"
_END = r"(?:/(?:photo|video)/[0-9])?/?"
_NAME_LENGTH = 80
_DASH = re.compile(r"(?<!\S)(?:[\u2014\u2013\u2015\u2e3a]|--|&mdash;|&#8212;)\s*")
_HYPHEN = re.compile(r"-\s")
_ACCOUNT_AND_DATE = re.compile(rf"\(@(?P<handle>{_ACCOUNT})\)\s*(?P<date>.*)")


@lru_cache(MEMORY)
def _read_credit(line: str, sure: bool) -> Credit | None:
    """Read "— NAME (@handle) DATE" at the end of a line; in the middle of one it needs the date."""
    account = _ACCOUNT_AND_DATE.match(line, max(line.rfind("(@"), 0))
    if account is None:
        return read_shared_by(line, sure) if sure else None
    date = account["date"]
    if date and not looks_like_date(date):
        return None
    dash = _last_dash(line[: account.start()], bool(date))
    if dash is None or not (date or sure or dash.start() == 0):
        return read_shared_by(line, sure) if sure else None
    name = line[dash.end() : account.start()].strip()
    if len(name) > _NAME_LENGTH:
        return None
    return Credit(name, account["handle"], tidy_date(date), line[: dash.start()].strip())


def _last_dash(text: str, dated: bool) -> re.Match[str] | None:
    dashes = list(_DASH.finditer(text, max(len(text) - _NAME_LENGTH - 10, 0)))
    if dashes and dashes[0].start() == 0 and len(text) <= _NAME_LENGTH:
        return dashes[0]
    if dashes:
        return dashes[-1]
    # A hyphen opens a list's item more often than a credit, so it takes a date to tell.
    return _HYPHEN.match(text) if dated else None


class X(Provider):
    """Addresses as in X's "Copy link" and "Embed post", seen in 2024."""

    name = "x"
    label = "X"
    link_words = _("View this post on X")
    credit_words = _("A post shared by %(who)s")
    account = "https://x.com/{handle}"
    handle_pattern = _ACCOUNT
    routes = (
        Route(_HOSTS, rf"/i/(?:web/)?status/{_ID}{_END}", "https://x.com/i/status/{id}"),
        Route(
            _HOSTS,
            rf"/(?P<handle>(?!i/){_ACCOUNT})/status(?:es)?/{_ID}{_END}",
            "https://x.com/{handle}/status/{id}",
        ),
        Route(_PLAYERS, r"/embed/Tweet\.html", "https://x.com/i/status/{id}", {"id": _ID}),
    )
    id_address = "https://x.com/i/status/{id}"
    code_classes = frozenset({"twitter-tweet", "twitter-video"})
    code_elements = {"amp-twitter": "data-tweetid"}
    shortcodes = frozenset({"tweet", "twitter"})
    leftovers = Leftovers(
        frozenset({"x", "twitter"}),
        _read_credit,
        credit_alone=True,
        text_between=400,
        text_before=400,
    )
    frame_origins = (_FRAMES,)
    # docs.x.com/x-for-websites/oembed-api: markup is meant to be kept on one's own servers; the
    # developer policy wants deleted posts to be deleted there too.
    lookup = Lookup(
        "publish.x.com",
        "/oembed",
        (("omit_script", "1"), ("dnt", "true")),
        about=r"https://x\.com/(?!i/).+",
        is_kept_when_gone=False,
    )

    def frame(self, embed: Embed) -> Frame | None:
        """The frame that X's own script would make, told not to follow its readers."""
        if not embed.id:
            return None
        return Frame(
            f"{_FRAMES}/embed/Tweet.html?id={embed.id}&dnt=true",
            self.frame_title(embed),
            height=560,
            width=550,
            messages=_FRAMES,
        )
