"""Plain text of bodies: for search, counts, and the check for what is left to come."""

import re

from lxml.html import HtmlElement

from articles.body.allowlist import BLOCKS

WORDS_A_MINUTE = 230
# "TK" is what the trade writes for "to come". The shop of that name is no gap in the text.
TO_COME = re.compile(r"\b(?:TK)+\b(?!\s*(?i:Maxx))")
_BREAKS = BLOCKS | {"li", "br", "tr", "figcaption", "caption"}


def plain_text_of(root: HtmlElement) -> str:
    """The text of a body's tree, a line for each block."""
    parts: list[str] = []

    def walk(element: HtmlElement) -> None:
        if element.tag in _BREAKS:
            parts.append("\n")
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if element.tag in _BREAKS:
            parts.append("\n")
        elif element.tag in ("td", "th"):
            parts.append(" ")

    walk(root)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(re.findall(r"\w+(?:[’'\-]\w+)*", text))


def reading_minutes(words: int) -> int:
    """How long a text of so many words takes to read, at least one minute."""
    return max(1, round(words / WORDS_A_MINUTE))


def has_gap(text: str) -> bool:
    """Whether "TK" stands in the text."""
    return TO_COME.search(text) is not None
