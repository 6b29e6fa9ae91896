"""Embed code as platforms and WordPress give it: parsed, and read as lines of text."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from articles.embeds.lines import clean

MAX_CODE = 100_000

_SILENT = ("script", "style", "noscript", "template")
_INLINE = re.compile(r"abbr|[abiqsu]|cite|code|em|font|img|small|span|strong|su[bp]|time|wbr")
_BREAK = "\n"
_SHORTCODE = re.compile(
    r"\[(?P<name>[a-z][a-z-]*)(?P<attributes>[^\[\]]*)\](?:(?P<inner>[^\[\]]*)\[/(?P=name)\])?"
)
# Blog editors turn the straight quotation marks of attributes into curly ones.
_ATTRIBUTE = re.compile(r"[a-z_-]+=(?=[\"'“”″]|https?:)|[\"'“”″]")


@dataclass(frozen=True)
class Shortcode:
    """A WordPress shortcode: its name, and the words in its attributes and its content."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """Parsed code without scripts; addresses are those that WordPress notes in its comments."""

    tree: HtmlElement
    addresses: tuple[str, ...]

    def outermost(
        self, names: Collection[str], classes: Collection[str], attributes: Collection[str] = ()
    ) -> list[HtmlElement]:
        """Return the elements with one of these names, classes or attributes, no nested ones."""
        found: list[HtmlElement] = []
        for element in self.tree.iterdescendants(etree.Element):
            marked = (
                element.tag in names
                or not set(classes).isdisjoint(element.get("class", "").split())
                or any(name in element.attrib for name in attributes)
            )
            if marked and not any(ancestor in found for ancestor in element.iterancestors()):
                found.append(element)
        return found

    def captions(self, outside: HtmlElement | None = None) -> list[HtmlElement]:
        """Return the captions that stand around an embed, not in it."""
        return [
            caption
            for caption in self.tree.iter("figcaption")
            if outside is None or outside not in caption.iterancestors()
        ]

    def shortcode(self, lines: Sequence[str]) -> Shortcode | None:
        """Return the shortcode that these lines of the code's text are."""
        matched = _SHORTCODE.fullmatch(" ".join(lines))
        if matched is None:
            return None
        values = _ATTRIBUTE.sub(" ", matched["attributes"])
        return Shortcode(matched["name"], (*values.split(), *(matched["inner"] or "").split()))


def read_code(text: str) -> Code | None:
    """Parse pasted code, broken or whole; None if it is empty or over 100 kB."""
    if not text.strip() or len(text) > MAX_CODE or len(text.encode(errors="replace")) > MAX_CODE:
        return None
    try:
        tree = html.fragment_fromstring(text, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    addresses = tuple(_noted_addresses(tree))
    etree.strip_elements(
        tree, etree.Comment, etree.ProcessingInstruction, *_SILENT, with_tail=False
    )
    return Code(tree, addresses)


def text_lines(element: HtmlElement, skip: Collection[HtmlElement] = ()) -> list[str]:
    """Return the text of an element as cleaned lines, one a paragraph, without skipped elements."""
    text = "".join(_pieces(element, frozenset(skip)))
    return [line for line in map(clean, text.split(_BREAK)) if line]


def _pieces(element: HtmlElement, skip: frozenset[HtmlElement]) -> Iterator[str]:
    skipping: HtmlElement | None = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if skipping is None and event == "start" and node in skip:
            skipping = node
        if skipping is None:
            if not _INLINE.fullmatch(str(node.tag)):
                yield _BREAK
            if event == "start":
                yield _plain(node.text) or _emoji(node)
        if event == "end":
            if skipping is node:
                skipping = None
                yield _BREAK
            if skipping is None and node is not element:
                yield _plain(node.tail)


def _plain(text: str | None) -> str:
    return (text or "").replace(_BREAK, " ")


def _emoji(node: HtmlElement) -> str:
    """Return the emoji that WordPress has put a picture for."""
    return node.get("alt", "") if node.tag == "img" and "emoji" in node.get("class", "") else ""


def _noted_addresses(tree: HtmlElement) -> Iterator[str]:
    for comment in tree.iter(etree.Comment):
        text = (comment.text or "").strip().removesuffix("/")
        if not text.startswith("wp:") or "{" not in text:
            continue
        try:
            noted = json.loads(text[text.index("{") :])
        except (ValueError, RecursionError):
            continue
        address = noted.get("url") if isinstance(noted, dict) else None
        if isinstance(address, str):
            yield address
