"""Texts for the tests of the plain-text parser, and the body it makes of them, taken apart."""

from lxml import html

from articles.body.plain import parse

HEADLINE = "The bakers who start when the town goes home"
STANDFIRST = (
    "In Kilcrane the ovens are lit at ten at night. We stayed up with the people who light them."
)
OPENING = (
    "The first tray comes out at twenty past eleven, when the last bus has left the square and the "
    "only light on the quay is the one over the bakery door."
)
CLOSING = (
    "By seven the shelves are full and the street smells of crust. Nobody who queues for a loaf "
    "knows that the man who made it is already asleep."
)


def text_of(*blocks: str) -> str:
    """A text whose blocks are apart by blank lines."""
    return "\n\n".join(blocks) + "\n"


def article_with(*blocks: str, end: tuple[str, ...] = ()) -> str:
    """An article with headline, standfirst and two paragraphs, and these blocks between them."""
    return text_of(HEADLINE, STANDFIRST, OPENING, *blocks, CLOSING, *end)


def body_of(text: str) -> list[tuple[str, str]]:
    """The elements of the parsed body in their order, as tag and text."""
    return [(str(element.tag), element.text_content()) for element in elements_of(text)]


def elements_of(text: str) -> list[html.HtmlElement]:
    """The elements of the parsed body in their order."""
    body = parse(text).body
    return html.fragments_fromstring(body) if body else []


def inner_body_of(*blocks: str) -> list[tuple[str, str]]:
    """What the parser makes of blocks that stand between two paragraphs of prose."""
    elements = body_of(article_with(*blocks))
    assert elements[0] == ("p", OPENING)
    assert elements[-1] == ("p", CLOSING)
    return elements[1:-1]


def found_kinds(text: str) -> list[str]:
    """The kinds of what was recognised, in the order of the text."""
    return [found.kind for found in parse(text).found]
