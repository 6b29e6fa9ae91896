"""The units of a text in their order: paragraphs, embeds, addresses and labelled lines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from articles import embeds
from articles.body.plain.fallbacks import Fallbacks
from articles.body.plain.labels import LinkLabel, is_end_matter, read_link_label
from articles.body.plain.layout import Layout
from articles.body.plain.pasted import find_embed, opens_code, read_address, read_code
from articles.body.plain.shapes import list_item
from articles.embeds.base import Embed

TEXT = "text"
CODE = "code"
EMBED = "embed"
ADDRESS = "address"


@dataclass(frozen=True)
class Unit:
    """A piece of the text.

    kind: TEXT, CODE (pasted code that is no known embed), EMBED, ADDRESS, or a link label's kind.
    first, last: indexes of its first and last line.
    text: a paragraph's text, an address, or the headline that a label looks for.
    bare: for an embed, it was an address alone; for a link label, no sign follows it.
    """

    kind: str
    first: int
    last: int
    text: str = ""
    embed: Embed | None = None
    bare: bool = False


def read_units(lines: Sequence[str], start: int, layout: Layout) -> list[Unit]:
    """Read all units of cleaned lines from an index on, in their order."""
    return list(_Reader(lines, layout).units(start))


class _Reader:
    def __init__(self, lines: Sequence[str], layout: Layout) -> None:
        self._lines = lines
        self._layout = layout
        self._fallbacks = Fallbacks(lines, layout)

    def units(self, start: int) -> Iterator[Unit]:
        rules: tuple[Callable[[int], Unit | None], ...] = (
            self._address,
            self._link_label,
            self._fallback,
        )
        index = start
        while index < len(self._lines):
            if not self._lines[index]:
                index += 1
                continue
            units = self._code(index)
            if not units:
                unit = next((unit for rule in rules if (unit := rule(index))), None)
                units = [unit or self._text(index)]
            yield from units
            index = units[-1].last + 1

    def _code(self, index: int) -> list[Unit]:
        code = read_code(self._lines, index) if opens_code(self._lines[index]) else None
        if code is None:
            return []
        if code.embed is None:
            return [Unit(CODE, index, code.last, self._joined(index, code.last))]
        embed = Unit(EMBED, index, code.last, embed=code.embed)
        return [embed, Unit(TEXT, code.last, code.last, code.tail)] if code.tail else [embed]

    def _address(self, index: int) -> Unit | None:
        line = self._lines[index]
        if " " in line or "." not in line:
            return None
        if embed := find_embed(line):
            return Unit(EMBED, index, index, line, embed, bare=True)
        # In wrapped prose a long address takes a line of its own inside a sentence.
        if self._layout.width and not self._is_alone(index):
            return None
        address = read_address(line)
        return Unit(ADDRESS, index, index, address) if address else None

    def _link_label(self, index: int) -> Unit | None:
        label = self._label_at(index)
        if label is None:
            return None
        last = self._last_joined(index) if label.headline else index
        first_line = self._lines[index]
        more = self._joined(index + 1, last)
        headline = f"{label.headline} {more}" if more else label.headline
        if read_link_label(f"{first_line} {more}" if more else first_line) is None:
            return Unit(TEXT, index, last, self._joined(index, last))
        return Unit(label.kind, index, last, headline, bare=not label.signed)

    def _label_at(self, index: int) -> LinkLabel | None:
        label = read_link_label(self._lines[index])
        if label is None or label.signed:
            return label
        starts_block = not self._lines[index - 1]
        return label if starts_block and self._lines[index][:1].isupper() else None

    def _fallback(self, index: int) -> Unit | None:
        read = self._fallbacks.read(index)
        if read is None:
            return None
        embed, last = read
        if self._layout.width:
            embed, last = self._unwrapped(index, last) or (embed, last)
        return Unit(EMBED, index, last, embed=embed)

    def _unwrapped(self, first: int, last: int) -> tuple[Embed, int] | None:
        """The same embed read from joined lines, with what of its last line was broken off."""
        paragraphs: list[str] = []
        index = first
        while index <= last:
            end = self._last_joined(index) if self._lines[index] else index
            paragraphs.append(self._joined(index, end))
            index = end + 1
        read = embeds.read_fallback(paragraphs, 0)
        return (read[0], index - 1) if read is not None and read[1] == len(paragraphs) else None

    def _text(self, index: int) -> Unit:
        last = self._last_joined(index)
        return Unit(TEXT, index, last, self._joined(index, last))

    def _last_joined(self, index: int) -> int:
        in_list = list_item(self._lines[index]) is not None
        while index + 1 < len(self._lines) and self._lines[index + 1]:
            following = self._lines[index + 1]
            if not self._layout.joins(self._lines[index], following):
                break
            if self._starts_anew(index + 1, in_list=in_list):
                break
            index += 1
        return index

    def _starts_anew(self, index: int, *, in_list: bool) -> bool:
        line = self._lines[index]
        if opens_code(line) or line.startswith("## ") or self._label_at(index):
            return True
        if " " not in line and find_embed(line):
            return True
        if line[:1].isupper() and is_end_matter(line):
            return True
        if in_list and list_item(line):
            return True
        return embeds.read_fallback([line], 0) is not None

    def _is_alone(self, index: int) -> bool:
        return not self._lines[index - 1] and not "".join(self._lines[index + 1 : index + 2])

    def _joined(self, first: int, last: int) -> str:
        return " ".join(line for line in self._lines[first : last + 1] if line)
