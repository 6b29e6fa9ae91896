"""What people paste on lines of its own: embed code, and addresses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from articles import embeds
from articles.embeds.base import Embed

MAX_CODE_LINES = 200

# How pasted code starts, the widest containers first.
_OPENER = re.compile(
    r"<!--\s*wp:(?P<block>(?:core-)?embed[a-z/-]*|html|shortcode)\b"
    r"|<(?P<container>figure)\s+class="
    r"|<(?P<element>blockquote(?=\s+class=)|iframe|amp-[a-z-]+|a(?=\s+data-pin-do=)"
    r"|div(?=\s+class=[\"']?fb-|\s+style=[\"'][^\"'>]{0,200}[\"']>\s*<iframe\b))\b"
    # Scripts follow the code, and so do the lines in which Vimeo and Giphy name what is shown.
    r"|<(?P<loader>script|div(?=\s+id=[\"']?fb-root)"
    r"|p(?=><a\s+href=[\"']https://(?:vimeo|giphy)\.com/))\b"
    r"|\[(?P<shortcode>embed|instagram|youtube|tiktok|facebook|twitter|tweet|threads|vimeo|bluesky"
    r"|mastodon|pinterest|spotify|soundcloud|applepodcasts|googlemaps|giphy|linkedin|reddit)\b",
    re.IGNORECASE,
)
_WIDTH = {"block": 3, "container": 2}
_ADDRESS = re.compile(r"(?P<open><?)(?P<address>https?://[^\s<>\"]+)(?(open)>?)", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}/[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True)
class Code:
    """Pasted code: the index of its last line, what stands there after it, and the embed in it."""

    last: int
    tail: str
    embed: Embed | None


def opens_code(line: str) -> bool:
    """Whether the line starts as embed code does."""
    return line.startswith(("<", "[")) and _OPENER.match(line) is not None


def read_code(lines: Sequence[str], start: int) -> Code | None:
    """Read the code that starts at lines[start], up to where its elements and scripts close."""
    opener = _OPENER.match(lines[start])
    last = _last_line(lines, start, opener) if opener else None
    if last is None:
        return None
    kept, tail = _split_tail(lines[last])
    return Code(last, tail, embeds.parse_code("\n".join([*lines[start:last], kept])))


def _last_line(lines: Sequence[str], start: int, opener: re.Match[str]) -> int | None:
    last = _closing_line(lines, start, opener)
    while last is not None:
        following = _next_line(lines, last + 1)
        if following is None:
            return last
        match = _OPENER.match(lines[following])
        # Scripts follow their code; Facebook's stand before it.
        only_loaders = opener.lastgroup == "loader"
        if match is None or not (match.lastgroup == "loader" or only_loaders):
            return last
        end = _closing_line(lines, following, match)
        if end is None:
            return last
        last, opener = end, (opener if match.lastgroup == "loader" else match)
    return None


def _closing_line(lines: Sequence[str], start: int, opener: re.Match[str]) -> int | None:
    name = opener[opener.lastgroup or 0]
    if opener.lastgroup == "block":
        tags = re.compile(rf"<!--\s*(?P<close>/?)wp:{re.escape(name)}(?![a-z/-])", re.IGNORECASE)
    elif opener.lastgroup == "shortcode":
        if "[/" not in lines[start] and lines[start].endswith("]") and name.lower() != "embed":
            return start
        tags = re.compile(rf"\[(?P<close>/?){re.escape(name)}\b", re.IGNORECASE)
    else:
        tags = re.compile(rf"<(?P<close>/?)(?:{re.escape(name)}|script)\b", re.IGNORECASE)
    depth = 0
    for index in range(start, min(start + MAX_CODE_LINES, len(lines))):
        if index > start and _starts_anew(lines[index], opener):
            return None
        for tag in tags.finditer(lines[index]):
            depth += -1 if tag["close"] else 1
        if depth <= 0:
            return index
    return None


def _starts_anew(line: str, opener: re.Match[str]) -> bool:
    # Code holds narrower code only. Stopping here also keeps the time linear in the text's length.
    other = _OPENER.match(line) if line.startswith(("<", "[")) else None
    if other is None or other.lastgroup == "loader":
        return False
    return _WIDTH.get(other.lastgroup or "", 1) >= _WIDTH.get(opener.lastgroup or "", 1)


def _next_line(lines: Sequence[str], start: int) -> int | None:
    return next((i for i in range(start, min(start + 4, len(lines))) if lines[i]), None)


def _split_tail(line: str) -> tuple[str, str]:
    end = max(line.rfind(">"), line.rfind("]")) + 1
    return line[:end], line[end:].strip()


def find_embed(line: str) -> Embed | None:
    """The embed whose address is all there is on the line, with or without its scheme."""
    if match := _ADDRESS.fullmatch(line):
        return embeds.find(match["address"])
    return embeds.find(f"https://{line}") if _BARE_ADDRESS.fullmatch(line) else None


def read_address(line: str) -> str:
    """The web address that is all there is on the line, or ""."""
    match = _ADDRESS.fullmatch(line)
    if match is None or len(line) > 2000:
        return ""
    try:
        parts = urlsplit(match["address"])
        valid = bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return ""
    return match["address"] if valid else ""
