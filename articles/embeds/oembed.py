"""What a site's answer about one of its posts says (oembed.com)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from articles.embeds.addresses import split
from articles.embeds.base import Embed, Provider
from articles.embeds.lines import clean
from articles.embeds.lookups import Lookup

MAX_TEXT = 1_000
MAX_FIELD = 300


def read_answer(
    provider: Provider, lookup: Lookup, embed: Embed, answer: Mapping[str, Any]
) -> Embed:
    """Return the post with what an answer tells of it: author, account, text and date.

    Answers are other people's text: code in them is read as pasted code is (no script survives
    that), and whatever is no text, or of another post, counts as not told.
    """
    said = _read_code(provider, embed, answer)
    title = _text(answer, "title") if lookup.is_titled else ""
    moment = _text(answer, "upload_date")[:10]
    handle = _handle(provider, _text(answer, "author_url")) or said.handle or embed.handle
    author = _name(_text(answer, "author_name") or said.author, handle)
    return replace(
        embed,
        author=_cut(author, MAX_FIELD),
        handle=_cut(handle, MAX_FIELD),
        text=_cut(title or said.text, MAX_TEXT),
        date=moment if _is_date(moment) else _cut(said.date, MAX_FIELD),
    )


def _read_code(provider: Provider, embed: Embed, answer: Mapping[str, Any]) -> Embed:
    """What the quotation in an answer says; of a mere frame the answer's other fields tell more."""
    nothing = replace(embed, author="", handle="", text="", date="")
    code = answer.get("html")
    if not isinstance(code, str) or "<blockquote" not in code:
        return nothing
    said = provider.parse_code(code)
    return said if said is not None and said.id in ("", embed.id) else nothing


def _text(answer: Mapping[str, Any], name: str) -> str:
    value = answer.get(name)
    return clean(" ".join(value.split())) if isinstance(value, str) else ""


def _handle(provider: Provider, address: str) -> str:
    """The account that an author's address names, if it is written as accounts of the site are."""
    parts = split(address)
    if parts is None or not any(parts.host in route.hosts for route in provider.routes):
        return ""
    handle = parts.path.rstrip("/").rpartition("/")[2].removeprefix("@")
    same = urlsplit(provider.account_url(handle)).path.rstrip("/")
    return handle if same and same == parts.path.rstrip("/") else ""


def _name(author: str, handle: str) -> str:
    """A name without the account that some sites write with it, or in its place."""
    if not handle or author.removeprefix("@").casefold() == handle.casefold():
        return "" if handle else author
    return author.removesuffix(f"(@{handle})").strip()


def _is_date(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _cut(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words, without what no database takes."""
    text = re.sub(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]", "", text)
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
