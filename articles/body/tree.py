"""Bodies as element trees: read, changed, written again."""

import re

from lxml import etree, html
from lxml.html import HtmlElement

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def read(source: str) -> HtmlElement:
    """The tree of a body, below a ``div`` that is not part of it."""
    text = CONTROLS.sub("", source)
    if not text.strip():
        return html.Element("div")
    return html.fragment_fromstring(text, create_parent="div")


def write(root: HtmlElement) -> str:
    """The body of a tree made by ``read``."""
    parts = [_escape(root.text or "")]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in root]
    # Void in HTML, which libxml2 doesn't know of this one.
    return "".join(parts).replace("</source>", "")


def text_of(element: HtmlElement) -> str:
    """All text below an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def replace(element: HtmlElement, markup: str) -> None:
    """Put already safe markup in an element's place; empty markup takes the element out.

    The text behind the element stays.
    """
    parent = element.getparent()
    assert parent is not None
    new = list(html.fragment_fromstring(markup, create_parent="div")) if markup.strip() else []
    index = parent.index(element)
    tail = element.tail or ""
    element.tail = None
    parent.remove(element)
    for offset, child in enumerate(new):
        child.tail = None
        parent.insert(index + offset, child)
    _append_text(parent, index + len(new), tail)


def unwrap(element: HtmlElement) -> None:
    """Take an element away and leave its children and text where it stood."""
    element.drop_tag()


def _append_text(parent: HtmlElement, index: int, text: str) -> None:
    if not text:
        return
    if index == 0:
        parent.text = (parent.text or "") + text
    else:
        before = parent[index - 1]
        before.tail = (before.tail or "") + text


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
