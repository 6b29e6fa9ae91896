"""The texts that platforms leave where an embed stood, looked for among the lines of an article."""

from collections.abc import Sequence

from articles import embeds
from articles.body.plain.labels import read_link_label
from articles.body.plain.layout import Layout
from articles.body.plain.pasted import opens_code
from articles.embeds.base import Embed

# A post of X is at most 280 signs long, and a line more with its author.
MAX_POST_LINES = 12
MAX_POST_LENGTH = 360


class Fallbacks:
    """The lines of a text as the providers shall see them.

    A whole block of lines can be one post. So where a block is more than a post, or blank lines do
    not separate the paragraphs, blank lines are put between its lines; several become one.
    """

    def __init__(self, lines: Sequence[str], layout: Layout) -> None:
        self._lines = lines
        self._layout = layout
        self._bounds = [bool(opens_code(line) or read_link_label(line)) for line in lines]
        self._view: list[str] = []
        self._lasts: list[int] = []
        self._positions: list[int] = []
        self._spread(self._ends_of_posts())

    def read(self, index: int) -> tuple[Embed, int] | None:
        """The embed whose text starts at lines[index], and the index of its last line; or None."""
        read = self._read(index, len(self._lines))
        if read is None:
            return None
        bound = next((i for i in range(index + 1, read[1] + 1) if self._bounds[i]), None)
        return read if bound is None else self._read(index, bound)

    def _read(self, index: int, end: int) -> tuple[Embed, int] | None:
        position = self._positions[index]
        if end < len(self._lines):
            read = embeds.read_fallback(self._view[position : self._positions[end]], 0)
        else:
            read = embeds.read_fallback(self._view, position)
        if read is None:
            return None
        embed, taken = read
        return embed, self._lasts[position + taken - 1]

    def _ends_of_posts(self) -> list[bool]:
        """For each line, whether no post goes on in the next one."""
        ends = [True] * len(self._lines)
        count = length = 0
        for index in range(len(self._lines) - 1, -1, -1):
            line = self._lines[index]
            last = index + 1 == len(self._lines) or not self._lines[index + 1]
            if last or self._bounds[index + 1]:
                count = length = 0
            count += 1
            length += len(line)
            too_long = count > MAX_POST_LINES or length > MAX_POST_LENGTH
            ends[index] = too_long or self._layout.one_a_line or line.endswith(":")
        return ends

    def _spread(self, ends: Sequence[bool]) -> None:
        for index, line in enumerate(self._lines):
            apart = index > 0 and (ends[index - 1] or self._bounds[index])
            if line and apart and self._view and self._view[-1]:
                self._view.append("")
                self._lasts.append(index - 1)
            self._positions.append(len(self._view))
            if line or not self._view or self._view[-1]:
                self._view.append(line)
                self._lasts.append(index)
            else:
                self._positions[-1] -= 1
