"""Source bodies made safe on every write: two independent cleaners, then a sound structure."""

import re
from functools import lru_cache

import bleach
import nh3
from lxml import html
from lxml.html import HtmlElement

from articles.body import tree
from articles.body.allowlist import BLOCKS, MARKERS, SYNONYMS, TAGS, allows

PROTOCOLS = ["http", "https", "mailto"]
# Trees exist that read differently each time they are written; give up on their tags after this.
MOST_ROUNDS = 6
# No text is nested like this by a person; parsers drop what lies deeper than a few hundred.
DEEPEST = 60
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
# Elements that mean something only inside others.
PARTS = {"li": ("ul", "ol"), "figcaption": ("figure",), "caption": ("table",)}
INLINE_HOLDERS = ("p", "h2", "h3", "strong", "em", "s", "a", "span", "sub", "sup")


# The same body comes again within moments: previewed, saved, compiled.
@lru_cache(maxsize=4)
def sanitize(source: str) -> str:
    """The body as it may be stored: nothing outside the table of ``allowlist``, and stable.

    ``sanitize(sanitize(x)) == sanitize(x)`` for every text. Text is kept whatever becomes of its
    tags; only the content of script and style elements is dropped.
    """
    body = tree.CONTROLS.sub("", source)
    for _round in range(MOST_ROUNDS):
        safe = _nh3(body)
        if _depth(safe) > DEEPEST:
            return _text_only(safe)
        cleaned = _sound_structure(_bleach(safe))
        if cleaned == body:
            return cleaned
        body = cleaned
    return _text_only(body)


def _nh3(body: str) -> str:
    return nh3.clean(
        body,
        tags=set(TAGS) | set(SYNONYMS),
        clean_content_tags={"script", "style"},
        attributes={tag: set(names) for tag, names in TAGS.items() if names},
        attribute_filter=lambda tag, name, value: value if allows(tag, name, value) else None,
        url_schemes=set(PROTOCOLS),
        link_rel=None,
    )


def _bleach(body: str) -> str:
    # One cleaner a call: a shared one is not safe between threads.
    cleaner = bleach.Cleaner(
        tags=set(TAGS) | set(SYNONYMS),
        attributes=allows,
        protocols=PROTOCOLS,
        strip=True,
        strip_comments=True,
    )
    cleaner.serializer.use_best_quote_char = False
    return cleaner.clean(body)


def _sound_structure(body: str) -> str:
    root = tree.read(body)
    for element in list(root.iterdescendants(*SYNONYMS)):
        element.tag = SYNONYMS[str(element.tag)]
    _disarm_empty_markers(root)
    _lift_blocks(root)
    _wrap_stray_text(root)
    for paragraph in list(root.iterchildren("p")):
        if not tree.text_of(paragraph) and not len(paragraph):
            tree.replace(paragraph, "")
    return tree.write(root)


def _disarm_empty_markers(root: HtmlElement) -> None:
    for name, attributes in MARKERS.items():
        for element in list(root.iter(name)):
            if not any(attribute in element.attrib for attribute in attributes):
                element.tag = "p"
    for name, parents in PARTS.items():
        for element in list(root.iter(name)):
            parent = element.getparent()
            if parent is not None and parent.tag not in parents:
                element.tag = "p"
    for link in list(root.iter("a")):
        if "href" not in link.attrib and "data-article" not in link.attrib:
            tree.unwrap(link)
    for span in list(root.iter("span")):
        if not span.attrib:
            tree.unwrap(span)


def _lift_blocks(root: HtmlElement) -> None:
    """A paragraph, heading or inline element that holds blocks gives them up to its parent."""
    for element in list(root.iter(*INLINE_HOLDERS)):
        if any(child.tag in BLOCKS for child in element.iterdescendants()):
            tree.unwrap(element)


def _wrap_stray_text(root: HtmlElement) -> None:
    """Text and inline elements at the top come to stand in paragraphs."""
    stray: HtmlElement | None = None
    if (root.text or "").strip():
        stray = html.Element("p")
        stray.text = root.text
        root.insert(0, stray)
    root.text = None
    for child in list(root):
        if child is stray:
            continue
        if child.tag not in BLOCKS:
            if stray is None:
                stray = html.Element("p")
                root.insert(root.index(child), stray)
            stray.append(child)
            continue
        tail, child.tail = child.tail, None
        stray = None
        if (tail or "").strip():
            stray = html.Element("p")
            stray.text = tail
            root.insert(root.index(child) + 1, stray)


def _depth(body: str) -> int:
    """How deep the elements of a well-formed body are nested."""
    depth = deepest = 0
    for slash, name in _TAG.findall(body):
        if name not in ("br", "hr"):
            depth += -1 if slash else 1
            deepest = max(deepest, depth)
    return deepest


def _text_only(body: str) -> str:
    text = " ".join(nh3.clean(body, tags=set()).split())
    return sanitize(f"<p>{text}</p>") if text else ""
