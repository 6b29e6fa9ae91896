"""What a plain text turns into: the parts of an article and the report of what was recognised."""

from dataclasses import dataclass


class PlainTextError(ValueError):
    """The text cannot be read as an article; the message, for an editor, says what to do."""


@dataclass(frozen=True)
class Found:
    """One thing that a rule recognised, for the report.

    kind: "headline", "standfirst", "byline", "subheading", "list", "embed", "code" (of no known
        embed), "address", "related", "read more", "credit" or "newsletter".
    line: the line of the input it starts on, from 1.
    text: the source lines as typed, without blank ones, joined by line feeds.
    note: what an editor should know about it, translated; often empty.
    """

    kind: str
    line: int
    text: str
    note: str = ""


@dataclass(frozen=True)
class PlainArticle:
    """The parts of an article.

    body: source body HTML: p, h2, ul, ol, li, a, and the markers of embeds and related links.
    credit: the main photo's credit without its label ("Anna Murphy"), or "".
    byline: the byline's whole line ("By Anna Murphy and Tom Daly"), or "".
    read_more: the headlines looked for, in order, each once.
    newsletter: the name in "The image newsletter" ("image"); "" for a sign-up line that names none
        ("Sign up to our newsletter"); None without such a line.
    found: the report, in the order of the input's lines.
    """

    headline: str
    standfirst: str
    body: str
    credit: str
    byline: str
    read_more: tuple[str, ...]
    newsletter: str | None
    found: tuple[Found, ...]
