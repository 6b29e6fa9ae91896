"""Lines of plain text that platforms leave where an embed stood: cleaned, and told apart."""

import re
from dataclasses import dataclass
from functools import lru_cache

MAX_LINE = 3_000
# Blocks overlap: every line is asked about from up to 24 lines before it, by every provider.
MEMORY = 256

# Joiners (200C, 200D) stay: they hold emoji and Persian words together.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SITE = (
    r"(?P<site>Instagram|X|Twitter|YouTube|TikTok|Facebook|Threads|Bluesky|Mastodon|Pinterest|"
    r"Reddit|LinkedIn|Vimeo|Spotify|SoundCloud|Apple Podcasts|Google Maps|Dailymotion|Twitch|"
    r"Tumblr|Flickr|Giphy|Substack)"
)
_WHAT = (
    r"(?:post|tweet|video|reel|photo|image|carousel|profile|story|thread|clip|short|pin|track|"
    r"album|playlist|episode|map|gif)"
)
# As the platforms' own embed codes say it, in English and in the languages met most.
_VIEWS = (
    r"(?:view|see|watch|play|open|listen to)(?: (?:this|the|original|full)){0,2}(?: WHAT)? on SITE",
    r"siehe? dir (?:diesen beitrag|dieses profil|dieses video) auf SITE an",
    r"(?:diesen beitrag|dieses video) auf SITE (?:ansehen|anzeigen|anschauen)",
    r"(?:voir|regarder) (?:cette (?:publication|photo|vidéo)|ce (?:post|profil)) sur SITE",
    r"ver (?:esta (?:publicación|foto)|este (?:post|vídeo|video|perfil)) en SITE",
    r"visualizza questo (?:post|profilo|video) su SITE",
    r"ver (?:esta (?:publicação|foto)|este (?:post|vídeo|perfil)) no SITE",
    r"(?:dit bericht|deze video) op SITE bekijken",
    r"dit bericht bekijken op SITE",
    r"wyświetl ten (?:post|profil) na SITE(?:ie|u)?",
)
_VIEW_PATTERNS = tuple(
    re.compile(
        r"[^\w@#]{0,4}" + view.replace("WHAT", _WHAT).replace("SITE", _SITE) + r"(?!\w)",
        re.IGNORECASE,
    )
    for view in _VIEWS
)
_DECORATION = re.compile(r"[^\w@#]{0,4}")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:related|read more|read also|read next|see also|more|"
    r"(?:main |lead |header |cover |featured? )?(?:photo(?:graph)?s?|images?|pictures?|credit)"
    r"(?: credit)?)"
    r"(?: (?:articles?|stor(?:y|ies)|links?))?\s*[:|\uff1a\u2013\u2014]"
    r"|(?:main )?photo(?:s|graphs?|graphy|graphed)? by\s"
    r"|(?:sign up to |subscribe to )?the \S+(?: \S+){0,2} newsletter$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class View:
    """A "View this post on …" at the start of a line: the site in lower case, and what follows."""

    site: str
    rest: str


@lru_cache(MEMORY)
def clean(line: str) -> str:
    """Return a line without invisible signs, every run of white space as one space."""
    return " ".join(_INVISIBLE.sub("", line).split())


@lru_cache(MEMORY)
def read_view(line: str) -> View | None:
    """Return the "View this post on …" that a cleaned line starts with."""
    for pattern in _VIEW_PATTERNS:
        if matched := pattern.match(line):
            rest = line[matched.end() :]
            decoration = _DECORATION.fullmatch(rest)
            return View(matched["site"].lower(), "" if decoration else rest.strip())
    return None


@lru_cache(MEMORY)
def is_boundary(line: str) -> bool:
    """Tell whether a cleaned line starts something else, so that a post's text ends before it."""
    view = read_view(line)
    if view is not None and not view.rest:
        return True
    return bool(_ADDRESS.fullmatch(line) or _LABEL.match(line))
