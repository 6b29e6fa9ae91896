"""What an article's problems are called, which of them stop publishing, and where each is."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from lxml.html import HtmlElement

# Every code that a problem can have, in the order in which the checklist tells them.
CODES = (
    "no-headline", "no-section", "no-body", "too-long", "translation", "to-come",
    "photo-gone", "no-credit", "no-alt", "no-photo", "photo-rights", "photo-once",
    "no-ingredients", "no-steps", "no-servings", "bad-amount", "no-times", "bad-time",
    "no-products", "no-product-name", "no-shop-address", "bad-shop-address", "bad-price",
    "old-prices", "no-gallery-photos", "unknown-format",
    "embed-no-address", "embed-unknown", "embed-gone", "embed-no-text",
    "open-link", "dead-link", "author-gone", "tag-without-letters", "no-standfirst", "no-byline",
    "no-tags", "no-sponsor",
    "subject-gone", "no-helpline", "helpline-overdue", "sensitive-paid", "sensitive-shop",
    "sensitive-link", "long-headline", "no-description", "heading-skipped",
)  # fmt: skip
# Without a section there is no address, what is too long doesn't fit into its column, and readers
# can't be led from language to language in circles.
ALWAYS_STOP = frozenset({"no-section", "too-long", "translation"})
# Blocks that stand for something although no word is in them.
_WORDLESS = ("figure", "aside", "hr")


@dataclass(frozen=True)
class Place:
    """Where in the body: the number of the block from 0, and what to look for in it.

    Only blocks that hold something are counted, since empty paragraphs come and go. ``find`` is
    ``"TK"``, ``"article 42"`` for a link to that article, or empty for the block itself.
    """

    block: int
    find: str = ""


@dataclass(frozen=True)
class Problem:
    """One entry: ``code`` for code, ``message`` for editors, ``field`` where to mend it.

    ``place`` tells more precisely where in the body. ``blocks`` is set by ``check_page``.
    """

    code: str
    message: str
    field: str
    place: Place | None = None
    blocks: bool = False


def blocking(problems: list[Problem]) -> list[Problem]:
    """Those that stop publishing."""
    return [problem for problem in problems if problem.blocks]


def judged(problems: list[Problem]) -> list[Problem]:
    """The problems with their ``blocks`` set by ``PUBLISH_STOPS``, those that stop first."""
    stops = ALWAYS_STOP | set(settings.PUBLISH_STOPS)
    told = [replace(problem, blocks=problem.code in stops) for problem in problems]
    return sorted(told, key=lambda problem: not problem.blocks)


def place_of(root: HtmlElement, element: HtmlElement, find: str = "") -> Place:
    """Where an element below the root of a body stands."""
    top = element
    while (parent := top.getparent()) is not None and parent is not root:
        top = parent
    number = sum(1 for block in root[: root.index(top)] if _holds_something(block))
    return Place(number, find)


def _holds_something(block: HtmlElement) -> bool:
    if block.tag in _WORDLESS or block.find(".//figure") is not None:
        return True
    return bool("".join(block.itertext()).strip())


def in_one_line(problems: list[Problem]) -> str:
    """How an article stands: "Ready to publish", or how many things stop it and are to look at."""
    stops = len(blocking(problems))
    others = len(problems) - stops
    looks = ngettext("%(count)d to look at", "%(count)d to look at", others) % {"count": others}
    if stops:
        first = ngettext("%(count)d thing stops it", "%(count)d things stop it", stops)
        first %= {"count": stops}
    else:
        first = _("Ready to publish")
    return f"{first}, {looks}" if others else first
