"""Where a passage stands in a text: found by its words and by what stands around them.

The selector is that of the W3C's Web Annotation Data Model, 4.2.4 (TextQuoteSelector): the exact
words, some text before, some text after. It survives edits of every other passage.
"""

from dataclasses import dataclass

CONTEXT = 32  # characters kept of the text before and behind


@dataclass(frozen=True)
class Quote:
    """A passage by its words; white space is folded."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def fold(text: str) -> str:
    """A text with all white space made one space: blocks and lines don't matter."""
    return " ".join(text.split())


def locate(text: str, quote: Quote) -> tuple[int, int] | None:
    """Start and end of a passage in a folded text; None if its words are no longer there.

    Where they stand several times, the place counts whose surroundings are most alike.
    """
    exact = fold(quote.exact)
    if not exact:
        return None
    places = []
    start = text.find(exact)
    while start >= 0:
        end = start + len(exact)
        likeness = _alike_back(text[:start], fold_end(quote.prefix)) + _alike(
            text[end:], fold_start(quote.suffix)
        )
        places.append((-likeness, start, end))
        start = text.find(exact, start + 1)
    return min(places)[1:] if places else None


def describe(text: str, start: int, end: int) -> Quote:
    """The quote of a passage of a folded text."""
    return Quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def fold_start(text: str) -> str:
    """Folded, but a space in front is kept: it tells a word's beginning."""
    return (" " if text[:1].isspace() else "") + fold(text)


def fold_end(text: str) -> str:
    """Folded, but a space behind is kept."""
    return fold(text) + (" " if text[-1:].isspace() else "")


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from their start."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _alike_back(one: str, other: str) -> int:
    return _alike(one[::-1][: len(other)], other[::-1])
