"""Lines that say by a label what they are: related, read more, photo credit, byline, newsletter."""

import re
from dataclasses import dataclass

from articles.body.plain.shapes import (
    CLOSING,
    OPENING,
    looks_like_names,
    starts_lower,
    starts_upper,
)

MAX_HEADLINE = 300
MAX_LINE = 120

RELATED = "related"
READ_MORE = "read more"

# A dash needs white space on both sides; "Read more—and often" is prose.
_SEPARATOR = r"(?:\s*(?P<sign>[:：|｜»›→])|\s+(?P<dash>[-–—―])(?=\s|$))"
_LINK_LABELS = {
    RELATED: r"related(?:\s+(?:articles?|stor(?:y|ies)|reading|reads?|posts?|links?|features?))?"
    r"|see\s+also",
    READ_MORE: r"read\s+(?:more|also|next)|also\s+read",
}
_LINKS = {
    kind: re.compile(rf"(?:{label})(?:{_SEPARATOR}\s*(?P<rest>.*))?", re.IGNORECASE)
    for kind, label in _LINK_LABELS.items()
}

_MAIN = r"(?:main|header|hero|lead|cover|featured?|top|opening)\s+"
_PHOTO = r"(?:photo(?:graph)?s?|photography|pictures?|pics?|images?|illustrations?|artwork)"
_CREDIT = re.compile(
    rf"(?:(?P<main>{_MAIN})?{_PHOTO}(?:\s+(?P<credit>credits?))?|(?P<bare>credits?))"
    rf"(?:\s+by)?{_SEPARATOR}\s*(?P<rest>.+)",
    re.IGNORECASE,
)
_CREDIT_BY = re.compile(
    rf"(?P<main>{_MAIN})?(?:{_PHOTO}|photographed|pictured|illustrated)(?:\s+credits?)?"
    r"\s+(?:by\s+(?P<name>.+)|(?P<source>(?:courtesy\s+of|via)\s+.+))",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\))\s*(?P<name>\D+)", re.IGNORECASE)
# "Photography: a beginner's guide" and "Photo: how it was done" are headings, "Photo: supplied" no.
_PROSE_WORDS = (
    "a an the how why what when where who which if not no is it was this that these there"
)
_NOT_A_CREDIT = frozenset(_PROSE_WORDS.split())

_BYLINE = re.compile(
    rf"(?:by|(?:words|text|written|story|interview|report(?:ed|ing)?|compiled)(?:\s+by\b|{_SEPARATOR}))"
    r"\s*:?\s*(?P<names>.+)",
    re.IGNORECASE,
)

_SIGN_UP = re.compile(
    r"(?:sign\s+up|subscribe|join|get|register|newsletter(?=\s*[:|]))(?:\s+(?:now|here|today|free))?"
    r"\s*[:|]?\s*(?:to\b|for\b)?\s*(?P<name>.*?)\s*\b(?:newsletters?\b.{0,60})?",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(r"(?P<name>.*?)\s*\bnewsletter", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|our|your)(?:\s+|$)", re.IGNORECASE)
_SENTENCE_WORDS = (
    "a an the her his their my your this that to is was are were has had have into from about"
    " every no any another opened read reads wrote writes sent"
)
_NOT_A_NEWSLETTER = frozenset(_SENTENCE_WORDS.split())


@dataclass(frozen=True)
class LinkLabel:
    """A line such as "Related: …".

    headline: what is looked for, "" if the label stands alone.
    signed: whether a colon, bar or dash follows the label.
    """

    kind: str
    headline: str
    signed: bool


@dataclass(frozen=True)
class CreditLine:
    """A photo credit.

    credit: who is thanked.
    rank: 0 where the label says it is the main photo's, 1 for any photo, 2 for a bare ©.
    """

    credit: str
    rank: int


def read_link_label(line: str) -> LinkLabel | None:
    """Read a related or read-more label at the start of a line."""
    for kind, pattern in _LINKS.items():
        match = pattern.fullmatch(line)
        if match is not None:
            headline = match["rest"] or ""
            signed = bool(match["sign"] or match["dash"])
            if _may_be_headline(headline, after_dash=match["dash"] is not None):
                return LinkLabel(kind, headline, signed)
    return None


def _may_be_headline(text: str, *, after_dash: bool) -> bool:
    if len(text) > MAX_HEADLINE:
        return False
    prose = text.endswith(".") and (after_dash or starts_lower(text))
    return not prose and not (after_dash and starts_lower(text))


def read_credit(line: str) -> CreditLine | None:
    """Read a line of its own that credits a photo or drawing."""
    if len(line) > MAX_LINE:
        return None
    if match := _CREDIT.fullmatch(line):
        sure = match["main"] or match["credit"]
        if sure or _may_be_credit(match["rest"], after_dash=match["dash"] is not None):
            return CreditLine(match["rest"], 0 if match["main"] else 1)
    if match := _CREDIT_BY.fullmatch(line):
        credit = match["name"] or match["source"]
        if looks_like_names(credit.removeprefix("courtesy ")):
            return CreditLine(credit, 0 if match["main"] else 1)
    match = _COPYRIGHT.fullmatch(line)
    is_name = match and looks_like_names(match["name"]) and "rights" not in line.casefold()
    return CreditLine(line, 2) if is_name else None


def _may_be_credit(text: str, *, after_dash: bool) -> bool:
    if not starts_lower(text):
        return not (text.endswith((".", "?", "!")) and len(text.split()) > 6)
    words = text.casefold().split()
    return not after_dash and len(words) <= 5 and words[0] not in _NOT_A_CREDIT


def is_byline(line: str) -> bool:
    """Whether a line such as "By Anna Murphy" or "Words: Anna Murphy" names who wrote the text."""
    match = _BYLINE.fullmatch(line) if len(line) <= MAX_LINE else None
    return match is not None and looks_like_names(match["names"])


def read_newsletter(line: str) -> str | None:
    """Read a sign-up line: the newsletter's name, "" if it names none; None for other lines."""
    if len(line) > MAX_LINE:
        return None
    match = _SIGN_UP.fullmatch(line)
    if match is not None:
        return _signed_up_name(line, match["name"])
    match = _NEWSLETTER.fullmatch(line.rstrip("."))
    return _bare_name(match["name"]) if match is not None else None


def is_end_matter(line: str) -> bool:
    """Whether the line is a credit, a byline or a newsletter's, wherever it stands."""
    return bool(read_credit(line) or is_byline(line) or read_newsletter(line) is not None)


def _signed_up_name(line: str, name: str) -> str | None:
    stripped = _tidy_name(name)
    if "newsletter" in line.casefold():
        return stripped if len(stripped.split()) <= 6 else None
    # "Subscribe to Harbour", with the newsletter's name alone.
    to_a_name = starts_upper(stripped) and looks_like_names(stripped, max_words=6)
    return stripped if to_a_name and line.casefold().startswith("subscribe to") else None


def _bare_name(name: str) -> str | None:
    stripped = _tidy_name(name)
    words = stripped.casefold().split()
    if len(words) > 5 or not _NOT_A_NEWSLETTER.isdisjoint(words):
        return None
    return stripped


def _tidy_name(name: str) -> str:
    bare = _ARTICLE.sub("", name.strip(), count=1).strip(OPENING + CLOSING + " .!")
    return re.sub(r"['’]s$", "", bare)
