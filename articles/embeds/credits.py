"""The line under a post that names whose it is, and when it was posted."""

import re
from dataclasses import dataclass
from functools import lru_cache

from articles.embeds.dates import looks_like_date, read_date
from articles.embeds.lines import MEMORY

# "A post shared by", in the languages that the platforms' embed codes speak most.
_LEAD = (
    r"(?:an? (?:post|photo|video|reel|carousel|story|live video|profile|clip|short) "
    r"(?:shared|posted|uploaded) by|ein(?:e)? (?:beitrag|foto|video),? geteilt von|"
    r"une (?:publication|photo|vidéo) partagée? par|un post partagé par|"
    r"una? (?:publicación|foto|post) compartid[ao] (?:de|por)|un post condiviso da|"
    r"uma? (?:publicação|foto|post) (?:com)?partilhad[ao] por|"
    r"uma? (?:publicação|foto|post) compartilhad[ao] por|"
    r"een bericht (?:gedeeld|dat wordt gedeeld) door|post udostępniony przez)"
)
_ON = r"(?:on|am|le|el|il|em|op|dnia)"
_TAIL = rf"(?:,? (?P<on>{_ON})(?: (?P<date>.{{1,60}}))?)?"
_HANDLE = r"@(?P<handle>[A-Za-z0-9_][A-Za-z0-9_.-]{0,49})"
_MAX_CREDIT = 350
_SHARED_BY = re.compile(
    rf"(?<!\w){_LEAD}(?P<author>.{{0,150}}?) ?(?:\({_HANDLE}\)|{_HANDLE.replace('handle', 'bare')})"
    rf"{_TAIL}\.?$",
    re.IGNORECASE,
)
_SHARED_BY_NAME = re.compile(rf"{_LEAD} (?P<author>[^.,;:!?]{{1,60}}?){_TAIL}$", re.IGNORECASE)
_SHARED_BY_START = re.compile(rf"{_LEAD}[^.!?]{{0,80}}$", re.IGNORECASE)
_DATE_LINE = re.compile(rf"(?P<on>{_ON})?(?:^| |$)(?P<date>.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Credit:
    """Whose a post is and when it was posted; `before` is what stands in front on the same line.

    `open` tells that the line ends with "on", so that the date may follow on its own line.
    """

    author: str = ""
    handle: str = ""
    date: str = ""
    before: str = ""
    open: bool = False


def tidy_date(text: str) -> str:
    """Return a date in ISO form where that holds all of it, else as it was written."""
    return read_date(text) or text.strip()


@lru_cache(MEMORY)
def read_shared_by(line: str, sure: bool = False) -> Credit | None:
    """Read "A post shared by NAME (@handle) on DATE" at the end of a cleaned line.

    Args:
        line: a cleaned line.
        sure: whether it is known that an embed stands here; then a name without a handle will do.
    """
    matched = _SHARED_BY.search(line, max(len(line) - _MAX_CREDIT, 0))
    if matched is not None:
        handle = matched["handle"] or matched["bare"] or ""
        return _credit(matched, line[: matched.start()].strip(), handle.rstrip("."))
    matched = _SHARED_BY_NAME.fullmatch(line) if sure else None
    return None if matched is None else _credit(matched, "", "")


def starts_shared_by(line: str) -> bool:
    """Tell whether a line starts "A post shared by NAME (@handle)" and may go on in the next."""
    return bool(_SHARED_BY_START.match(line))


@lru_cache(MEMORY)
def read_date_line(line: str) -> Credit | None:
    """Read a line that holds only what may follow a credit: "on", "on DATE" or DATE."""
    matched = _DATE_LINE.fullmatch(line)
    if matched is None or not line:
        return None
    date = (matched["date"] or "").strip()
    if date and not looks_like_date(date):
        return None
    return Credit(date=tidy_date(date), open=bool(matched["on"]))


def _credit(matched: re.Match[str], before: str, handle: str) -> Credit | None:
    date = matched["date"] or ""
    if date and not looks_like_date(date):
        return None
    author = (matched["author"] or "").strip()
    return Credit(author, handle, tidy_date(date), before, bool(matched["on"]) and not date)
