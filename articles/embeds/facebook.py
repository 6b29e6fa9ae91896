"""Facebook: posts, photos and videos."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote

from django.utils.translation import gettext_lazy as _

from articles.embeds.addresses import Route, hosts, split
from articles.embeds.base import Embed, Provider
from articles.embeds.credits import Credit, read_shared_by, tidy_date
from articles.embeds.dates import has_weekday, looks_like_date
from articles.embeds.frames import VIDEO_ALLOW, Frame
from articles.embeds.leftovers import Leftovers, line_at
from articles.embeds.lines import MEMORY

_SUBDOMAINS = (
    "www",
    "m",
    "web",
    "mbasic",
    "touch",
    "de-de",
    "en-gb",
    "es-es",
    "es-la",
    "fr-fr",
    "ga-ie",
    "it-it",
    "nl-nl",
    "pl-pl",
    "pt-br",
    "pt-pt",
)
_HOSTS = hosts("facebook.com", _SUBDOMAINS) | hosts("fb.com", ("www",))
_WATCH_HOSTS = hosts("fb.watch", ("www",))
_NOT_ACCOUNTS = (
    "groups|watch|share|photo|events|plugins|pages|hashtag|reel|story|stories|marketplace"
)
_ACCOUNT = rf"(?P<handle>(?!(?:{_NOT_ACCOUNTS})/)[A-Za-z0-9_.-]{{1,80}})"
_NUMBER = r"[0-9]{4,25}"
_ID = rf"(?P<id>{_NUMBER}|pfbid[A-Za-z0-9]{{10,120}})"
_VIDEO_ID = rf"(?P<id>{_NUMBER})"
# Words of the headline, or an album, between account and id; the id alone is enough.
_SLUG = r"(?:[^/]{1,300}/)?"
_CODE = r"(?P<id>[A-Za-z0-9_-]{5,40})"
_SITE = "https://www.facebook.com"
_PLUGINS = frozenset({"/plugins/post.php", "/plugins/video.php", "/v2.0/plugins/post.php"})
_VIDEO = re.compile(r"/videos/|/watch/|/reel/|//fb\.watch/")
_MAX_CREDIT = 200
_POSTED_BY = re.compile(
    r"(?<!\w)(?:Posted by|Gepostet von|Publi(?:é|ée|cado|cada) (?:par|por)|Pubblicat[oa] da|"
    r"Geplaatst door) (?P<author>.{1,100}) (?:on|am|sur|le|en|em|su|op) (?P<date>.{6,60})"
)


@lru_cache(MEMORY)
def _read_credit(line: str, sure: bool) -> Credit | None:
    """Read "Posted by NAME on DATE" at the end of a line.

    Facebook writes the weekday; blogs put the same words without it over their own articles.
    """
    credit = _read_posted_by(line, sure)
    return credit if credit is not None or not sure else read_shared_by(line, sure)


def _read_posted_by(line: str, any_date: bool) -> Credit | None:
    for posted in _POSTED_BY.finditer(line, max(len(line) - _MAX_CREDIT, 0)):
        date = posted["date"]
        told = looks_like_date(date) and (any_date or has_weekday(date))
        if told and posted.end() == len(line):
            before = line[: posted.start()].strip()
            return Credit(posted["author"].strip(), "", tidy_date(date), before)
    return None


class Facebook(Provider):
    """Addresses as in Facebook's "Embed" and "Copy link"; developers.facebook.com/docs/plugins."""

    name = "facebook"
    label = "Facebook"
    link_words = _("View this post on Facebook")
    credit_words = _("Posted by %(who)s")
    account = _SITE + "/{handle}"
    handle_pattern = r"[A-Za-z0-9_.-]{1,80}"
    routes = (
        Route(_HOSTS, rf"/{_ACCOUNT}/posts/{_SLUG}{_ID}/?", _SITE + "/{handle}/posts/{id}"),
        Route(
            _HOSTS, rf"/{_ACCOUNT}/videos/{_SLUG}{_VIDEO_ID}/?", _SITE + "/{handle}/videos/{id}/"
        ),
        Route(
            _HOSTS, rf"/{_ACCOUNT}/photos/{_SLUG}{_VIDEO_ID}/?", _SITE + "/{handle}/photos/{id}/"
        ),
        Route(
            _HOSTS,
            rf"/groups/(?P<group>[A-Za-z0-9_.-]{{1,80}})/(?:posts|permalink)/{_ID}/?",
            _SITE + "/groups/{group}/posts/{id}/",
        ),
        Route(
            _HOSTS,
            r"/(?:permalink|story)\.php",
            _SITE + "/permalink.php?story_fbid={id}&id={page}",
            {"story_fbid": _ID, "id": rf"(?P<page>{_NUMBER})"},
        ),
        Route(
            _HOSTS, r"/(?:watch(?:/live)?/?|video\.php)", _SITE + "/watch/?v={id}", {"v": _VIDEO_ID}
        ),
        Route(_HOSTS, r"/photo(?:\.php|/)?", _SITE + "/photo/?fbid={id}", {"fbid": _VIDEO_ID}),
        Route(_HOSTS, rf"/reel/{_VIDEO_ID}/?", _SITE + "/reel/{id}/"),
        Route(_HOSTS, rf"/share/(?P<kind>[pvr]/)?{_CODE}/?", _SITE + "/share/{kind}{id}/"),
        Route(_WATCH_HOSTS, rf"/{_CODE}/?", "https://fb.watch/{id}/"),
    )
    code_classes = frozenset({"fb-post", "fb-video", "fb-xfbml-parse-ignore"})
    code_elements = {"amp-facebook": "data-href", "fb:post": "href", "fb:video": "href"}
    shortcodes = frozenset({"facebook"})
    leftovers = Leftovers(
        frozenset({"facebook"}),
        _read_credit,
        credit_alone=True,
        text_between=1_000,
        text_before=1_000,
    )
    frame_origins = (_SITE,)

    def frame(self, embed: Embed) -> Frame | None:
        """Facebook's frame of a post or a video; none of addresses to be shared or in groups."""
        if not embed.url or "/share/" in embed.url or "/groups/" in embed.url:
            return None
        video = _VIDEO.search(embed.url) is not None
        return Frame(
            f"{_SITE}/plugins/{'video' if video else 'post'}.php"
            f"?href={quote(embed.url, safe='')}&show_text=true&width=500",
            self.frame_title(embed),
            height=420 if video else 640,
            width=500,
            allow=VIDEO_ALLOW if video else "",
        )

    def account_in(self, values: Mapping[str, str]) -> str:
        """Leave the account unknown where an address has its number, as no reader knows it."""
        handle = super().account_in(values)
        return "" if handle.isdecimal() else handle

    def find(self, address: str) -> Embed | None:
        """Find also the post that the address of one of Facebook's frames holds."""
        parts = split(address)
        if parts is not None and parts.host in _HOSTS and parts.path in _PLUGINS:
            return super().find(parts.query.get("href", ""))
        return super().find(address)

    def read_fallback(self, lines: Sequence[str], start: int) -> tuple[Embed, int] | None:
        """Read also a date without a weekday, but not where a blog's byline would stand."""
        found = super().read_fallback(lines, start)
        if found is not None or sum(map(bool, lines[max(start - 12, 0) : start])) < 3:
            return found
        credit = _read_posted_by(line_at(lines, start), True)
        if credit is None or credit.before:
            return None
        return Embed(self.name, "", "", credit.author, date=credit.date), 1
