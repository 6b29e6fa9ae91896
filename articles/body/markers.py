"""The markers of a source body: how each kind is found, and who renders it.

Other apps add kinds of their own with ``register`` (in ``AppConfig.ready``), so that nothing here
needs to know them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from articles.models import headline_key


@dataclass(frozen=True)
class ForeignKind:
    """A kind of marker that another app renders.

    ``render`` takes the markers' values and gives the markup of those it knows, in one query;
    ``reference`` is the kind under which uses are noted (``Reference.Kind``); ``find`` gives the
    value that a name in a plain text means (the default one where the name is unknown), and the
    name of what it found; ``choices`` gives all values that editors may choose, with their names.
    """

    tag: str
    attribute: str
    reference: str
    render: Callable[[Collection[str]], Mapping[str, str]]
    find: Callable[[str], tuple[str, str] | None]
    choices: Callable[[], list[tuple[str, str]]]


_foreign: dict[str, ForeignKind] = {}


def register(kind: ForeignKind) -> None:
    """Make a kind of marker known to the compiler."""
    _foreign[kind.attribute] = kind


def foreign_kinds() -> list[ForeignKind]:
    """The kinds that other apps have registered."""
    return list(_foreign.values())


@dataclass(frozen=True)
class Wanted:
    """What a link wants: an article by id, or open, by its headline."""

    article_id: int | None
    headline: str

    @property
    def key(self) -> str:
        """What open links are matched by; empty for a bound one."""
        return "" if self.article_id else headline_key(self.headline)


def photos(root: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """Photo markers with the photo's id."""
    for figure in list(root.iter("figure")):
        if "data-photo" in figure.attrib:
            yield figure, int(figure.attrib["data-photo"])


def galleries(root: HtmlElement) -> Iterator[HtmlElement]:
    """Gallery markers; the photos in them are markers of their own."""
    for figure in list(root.iter("figure")):
        if "data-gallery" in figure.attrib and not {"data-photo", "data-embed"} & set(
            figure.attrib
        ):
            yield figure


def embeds(root: HtmlElement) -> Iterator[HtmlElement]:
    """Embed markers."""
    for figure in list(root.iter("figure")):
        if "data-embed" in figure.attrib and "data-photo" not in figure.attrib:
            yield figure


def related(root: HtmlElement) -> Iterator[tuple[HtmlElement, Wanted]]:
    """Related links with what they want."""
    for aside in list(root.iter("aside")):
        if "data-related" in aside.attrib:
            number = aside.attrib["data-related"]
            text = " ".join("".join(aside.itertext()).split())
            yield aside, Wanted(int(number) if number else None, text)


def internal_links(root: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """Links inside the text that name an article."""
    for link in list(root.iter("a")):
        if "data-article" in link.attrib:
            yield link, int(link.attrib["data-article"])


def foreign(root: HtmlElement, kind: ForeignKind) -> Iterator[tuple[HtmlElement, str]]:
    """Markers of another app's kind with their values."""
    for element in list(root.iter(kind.tag)):
        if kind.attribute in element.attrib:
            yield element, element.attrib[kind.attribute]
