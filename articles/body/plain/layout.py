"""How a text is laid out: whether its lines were broken at a width, and where paragraphs end."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.body.plain.shapes import ends_sentence, starts_lower

MIN_WIDTH = 40
MAX_WIDTH = 120


@dataclass(frozen=True)
class Layout:
    """The layout of a whole text.

    width: the column that lines are broken at (as mail programs do), 0 if they are not.
    one_a_line: each line is a paragraph and blank lines do not separate them.
    tight: lines are broken at a width, and blank lines do not separate the paragraphs.
    """

    width: int = 0
    one_a_line: bool = False
    tight: bool = False

    def joins(self, line: str, following: str) -> bool:
        """Whether the following line of the same block goes on with the paragraph of this one."""
        if not self.width:
            return len(line) >= MIN_WIDTH and not _ends(line) and starts_lower(following)
        if not _ends(line):
            return starts_lower(following) or len(line) >= 0.7 * self.width
        slack = 0 if self.tight else 0.15 * self.width
        return len(line) + 1 + len(_first_word(following)) > self.width - slack

    def joins_headline(self, line: str, following: str) -> bool:
        """The same for a headline, whose lines are broken without looking like wrapped prose."""
        if _ends(line) or len(line) < MIN_WIDTH // 2:
            return False
        full = len(line) + 1 + len(_first_word(following)) > self.width > 0
        return full or starts_lower(following)


def measure_layout(lines: Sequence[str]) -> Layout:
    """Find the layout of a text from its prose: lines, of which those that are not prose are ""."""
    blocks = _blocks(lines)
    stacked = [block for block in blocks if len(block) > 1]
    all_lines = sum(len(block) for block in blocks)
    stacked_lines = sum(len(block) for block in stacked)
    width = _width(stacked, all_lines)
    return Layout(
        width=width,
        one_a_line=not width and stacked_lines > all_lines / 2,
        tight=bool(width) and len(blocks) * 12 < all_lines,
    )


def _width(stacked: list[list[str]], all_lines: int) -> int:
    pairs = [pair for block in stacked for pair in pairwise(block)]
    broken = sorted(len(line) for line, _following in pairs if " " in line)
    too_long = sum(len(line) > MAX_WIDTH for block in stacked for line in block)
    if not broken or too_long * 10 > all_lines:
        return 0
    width = broken[-1 - len(broken) // 20]
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return 0
    mid_sentence = sum(not _ends(line) and len(line) >= 0.6 * width for line, _ in pairs)
    lower = sum(not _ends(line) and starts_lower(following) for line, following in pairs)
    # Wrapped prose breaks most lines inside a sentence, and goes on with a small letter in most.
    return width if mid_sentence >= 0.5 * len(pairs) and lower >= 0.3 * len(pairs) else 0


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _ends(line: str) -> bool:
    return line.endswith((":", "：")) or ends_sentence(line)


def _first_word(line: str) -> str:
    return line.split(maxsplit=1)[0]
