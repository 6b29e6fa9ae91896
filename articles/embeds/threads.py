"""Threads: posts."""

import re
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Route, hosts
from articles.embeds.base import Embed, Provider
from articles.embeds.credits import Credit, read_shared_by
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers
from articles.embeds.lines import MEMORY

_HOSTS = hosts("threads.com") | hosts("threads.net")
_ACCOUNT = r"[A-Za-z0-9_.]{1,30}"
_ID = r"(?P<id>[A-Za-z0-9_-]{5,60})"
_END = r"(?:/media)?/?(?:embed/?)?"
_SITE = "https://www.threads.com"
_POST_BY = re.compile(rf"Post by @(?P<handle>{_ACCOUNT})", re.IGNORECASE)


@lru_cache(MEMORY)
def _read_credit(line: str, sure: bool) -> Credit | None:
    matched = _POST_BY.fullmatch(line) if sure else None
    return Credit("", matched["handle"]) if matched else read_shared_by(line, sure)


class Threads(Provider):
    """Addresses as in Threads' "Copy link" and "Get embed code", seen in 2025."""

    name = "threads"
    label = "Threads"
    link_words = _("View this post on Threads")
    credit_words = _("A post shared by %(who)s")
    account = _SITE + "/@{handle}"
    handle_pattern = _ACCOUNT
    routes = (
        Route(
            _HOSTS, rf"/@(?P<handle>{_ACCOUNT})/post/{_ID}{_END}", _SITE + "/@{handle}/post/{id}"
        ),
        Route(_HOSTS, rf"/(?:t|post)/{_ID}{_END}", _SITE + "/t/{id}"),
    )
    code_classes = frozenset({"text-post-media"})
    shortcodes = frozenset({"threads"})
    leftovers = Leftovers(frozenset({"threads"}), _read_credit)
    frame_origins = (_SITE,)

    def frame(self, embed: Embed) -> Frame | None:
        """The frame that Threads' own script would make of its embed code."""
        if not embed.url:
            return None
        return Frame(
            f"{embed.url}/embed/",
            self.frame_title(embed),
            height=560,
            width=540,
            messages=_SITE,
        )
