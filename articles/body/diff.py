"""Two texts → what was taken out and put in, word by word."""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "same", "added", "removed"
# Beyond so many pairs of equal words (a word repeated a thousand times), a text counts as new.
MOST_PAIRS = 2_000_000
_WORDS = re.compile(r"(\w+(?:[’'\-.]\w+)*|[^\w\s])(\s*)|(\s+)")


@dataclass(frozen=True)
class Word:
    """A word or a sign, the space behind it, and how it is set (“strong”, “em”, …)."""

    text: str
    space: str = ""
    marks: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What tells it from others: the space behind it doesn't."""
        return self.text, self.marks


@dataclass(frozen=True)
class Span:
    """A run of words that stayed (“same”), or were “added” or “removed”; all set alike."""

    kind: str
    text: str
    marks: tuple[str, ...] = ()


def words_of(text: str, marks: tuple[str, ...] = ()) -> list[Word]:
    """The words and signs of a text."""
    return [
        Word(found[1] or "", found[2] or found[3] or "", marks) for found in _WORDS.finditer(text)
    ]


def compare_words(before: Sequence[Word], after: Sequence[Word]) -> tuple[Span, ...]:
    """The spans that lead from one text to the other, what was removed before what was added."""
    steps: list[tuple[str, Word]] = []
    for removed, added, same in _runs(before, after):
        steps += [(REMOVED, word) for word in removed]
        steps += [(ADDED, word) for word in added]
        steps += [(SAME, word) for word in same]
    return _joined(steps)


def opcodes(
    before: Sequence[Hashable], after: Sequence[Hashable]
) -> list[tuple[str, int, int, int, int]]:
    """``difflib``'s steps from one sequence to the other, in bounded time."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    a, b = before[start : len(before) - end], after[start : len(after) - end]
    found: list[tuple[str, int, int, int, int]] = [("equal", 0, start, 0, start)] if start else []
    if a or b:
        found += [
            (tag, i1 + start, i2 + start, j1 + start, j2 + start)
            for tag, i1, i2, j1, j2 in _middle(a, b)
        ]
    if end:
        found.append(("equal", len(before) - end, len(before), len(after) - end, len(after)))
    return found


def _middle(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[str, int, int, int, int]]:
    if a and b:
        counted = Counter(b)
        if sum(counted[key] for key in a) <= MOST_PAIRS:
            return list(SequenceMatcher(None, a, b, autojunk=False).get_opcodes())
    kind = "replace" if a and b else "delete" if a else "insert"
    return [(kind, 0, len(a), 0, len(b))]


def _runs(
    before: Sequence[Word], after: Sequence[Word]
) -> list[tuple[list[Word], list[Word], list[Word]]]:
    """Removed, added and then kept words, in turn."""
    runs: list[tuple[list[Word], list[Word], list[Word]]] = []
    steps = opcodes([word.key for word in before], [word.key for word in after])
    for number, (tag, i1, i2, j1, j2) in enumerate(steps):
        old, new = list(before[i1:i2]), list(after[j1:j2])
        if tag != "equal":
            if runs and not runs[-1][2]:
                runs[-1][0].extend(old)
                runs[-1][1].extend(new)
            else:
                runs.append((old, new, []))
        elif runs and not runs[-1][2] and number + 1 < len(steps) and _is_slight(new):
            # An “a” or a comma between two changes would only make both hard to read.
            runs[-1][0].extend(old)
            runs[-1][1].extend(new)
        elif runs and not runs[-1][2]:
            runs[-1][2].extend(new)
        else:
            runs.append(([], [], new))
    return runs


def _is_slight(words: Sequence[Word]) -> bool:
    return sum(len(word.text) for word in words) <= 3


def _joined(steps: list[tuple[str, Word]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for kind, word in steps:
        text = word.text + word.space
        if spans and (spans[-1].kind, spans[-1].marks) == (kind, word.marks):
            spans[-1] = Span(kind, spans[-1].text + text, word.marks)
        else:
            spans.append(Span(kind, text, word.marks))
    return tuple(spans)
