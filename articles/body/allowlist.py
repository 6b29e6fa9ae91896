"""The one table of what a source body may hold: tags, their attributes, and the markers.

The sanitiser and the editor both read it; nothing else decides what may be stored.
"""

import re
from collections.abc import Mapping

ANY_TEXT = re.compile(r"[^\x00-\x1f\x7f]{0,300}")
EMPTY = re.compile(r"")
ID = re.compile(r"[1-9][0-9]{0,17}")
SMALL_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,2}")
# A web address, a mail address, or a path of this site; never "//host", which is another site.
ADDRESS = re.compile(
    r"https?://[^\s\x00-\x1f\x7f\\]{1,2000}"
    r"|mailto:[^\s\x00-\x1f\x7f\\]{1,300}"
    r"|/(?![/\\])[^\s\x00-\x1f\x7f\\]{0,2000}"
    r"|#[^\s\x00-\x1f\x7f\\]{1,200}",
    re.IGNORECASE,
)
WEB_ADDRESS_OR_EMPTY = re.compile(r"(https?://[^\s\x00-\x1f\x7f\\]{1,2000})?", re.IGNORECASE)

# Photos as a strip to swipe through, or two side by side.
GALLERY_KINDS = ("strip", "pair")
PHOTO_LAYOUTS = ("text", "wide", "full", "inset-left", "inset-right")

TAGS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "p": {"lang": LANGUAGE},
    "h2": {},
    "h3": {},
    "strong": {},
    "em": {},
    "s": {},
    "sub": {},
    "sup": {},
    "a": {"href": ADDRESS, "data-article": ID},
    "span": {"lang": LANGUAGE},
    "ul": {},
    "ol": {"start": SMALL_NUMBER},
    "li": {},
    "blockquote": {"data-pullquote": EMPTY, "lang": LANGUAGE},
    "hr": {},
    "br": {},
    "table": {},
    "caption": {},
    "thead": {},
    "tbody": {},
    "tr": {},
    "th": {
        "colspan": SMALL_NUMBER,
        "rowspan": SMALL_NUMBER,
        "scope": re.compile(r"row|col|rowgroup|colgroup"),
    },
    "td": {"colspan": SMALL_NUMBER, "rowspan": SMALL_NUMBER},
    "figure": {
        "data-photo": ID,
        "data-layout": re.compile("|".join(PHOTO_LAYOUTS)),
        "data-gallery": re.compile("|".join(GALLERY_KINDS)),
        "data-embed": WEB_ADDRESS_OR_EMPTY,
        "data-provider": re.compile(r"[a-z][a-z0-9-]{0,30}"),
        "data-author": ANY_TEXT,
        "data-handle": ANY_TEXT,
        "data-date": ANY_TEXT,
    },
    "figcaption": {},
    "aside": {
        "data-related": re.compile(rf"({ID.pattern})?"),
        "data-newsletter": re.compile(r"([a-z0-9][a-z0-9-]{0,60})?"),
    },
}

# Blocks may stand at the top of a body; everything else at the top is wrapped in a paragraph.
BLOCKS = frozenset(["p", "h2", "h3", "ul", "ol", "blockquote", "hr", "table", "figure", "aside"])

# What other editors write for the same thing.
SYNONYMS: Mapping[str, str] = {
    "b": "strong",
    "i": "em",
    "strike": "s",
    "del": "s",
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
    "div": "p",
    "section": "p",
}

# A figure or an aside is a marker: without the attribute that names something it means nothing.
MARKERS: Mapping[str, tuple[str, ...]] = {
    "figure": ("data-photo", "data-embed", "data-gallery"),
    "aside": ("data-related", "data-newsletter"),
}


def allows(tag: str, name: str, value: str) -> bool:
    """Whether an attribute with this value may stand on this tag."""
    pattern = TAGS.get(tag, {}).get(name)
    return pattern is not None and pattern.fullmatch(value) is not None
