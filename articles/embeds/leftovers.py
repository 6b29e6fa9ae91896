"""The text that stays where an embed stood, when an article is copied as plain text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from articles.embeds.credits import Credit, read_date_line, read_shared_by, starts_shared_by
from articles.embeds.lines import MAX_LINE, clean, is_boundary, read_view

MAX_TEXT_LINES = 12
MAX_BLOCK_LINES = 24
MAX_BLANKS = 3
MAX_CREDIT_LINES = 4
MAX_CREDIT_LINE = 80


@dataclass(frozen=True)
class Leftovers:
    """How one provider's leftovers look.

    Args:
        sites: its names in "View this post on …", in lower case.
        read_credit: reads the credit at the end of a cleaned line; its second argument tells that
            an embed is sure to stand there.
        starts_credit: tells whether a credit starts in a line and may go on in the next.
        credit_alone: whether the credit line is an embed without "View this post on …" above it.
        text_between: the most characters of the post's text between that line and the credit.
        text_before: the most characters of the post's text in one block with the credit after it.
    """

    sites: frozenset[str]
    read_credit: Callable[[str, bool], Credit | None] = read_shared_by
    starts_credit: Callable[[str], bool] = starts_shared_by
    credit_alone: bool = False
    text_between: int = 0
    text_before: int = 0


@dataclass(frozen=True)
class Found:
    """Leftovers as they were found: the post's text, its credit, the number of lines they take."""

    text: str
    credit: Credit
    count: int


def find_leftovers(kind: Leftovers, lines: Sequence[str], start: int) -> Found | None:
    """Return the leftovers of a provider that start at a line, if any do."""
    view = read_view(line_at(lines, start))
    if view is None:
        return _without_view(kind, lines, start) if kind.credit_alone else None
    if view.site not in kind.sites:
        return None
    if not view.rest:
        return _text_and_credit(kind, lines, start) or Found("", Credit(), 1)
    credit = kind.read_credit(view.rest, True)
    return None if credit is None else _found(lines, start, start + 1, [], credit)


def split_credit(kind: Leftovers, lines: Sequence[str]) -> tuple[str, Credit]:
    """Return the text and the credit among the cleaned lines of a provider's own embed code."""
    text: list[str] = []
    credit = Credit()
    for line in lines:
        view = read_view(line)
        rest = view.rest if view is not None and view.site in kind.sites else line
        read = kind.read_credit(rest, True) if rest else None
        date = read_date_line(rest) if credit.author or credit.handle else None
        if read is not None:
            text.append(read.before)
            credit = read
        elif date is not None and not credit.date:
            credit = replace(credit, date=date.date)
        else:
            text.append(rest)
    return join(text), credit


def line_at(lines: Sequence[str], index: int) -> str:
    """Return a line cleaned; "" where there is none, or one too long to be a leftover."""
    if not 0 <= index < len(lines) or len(lines[index]) > MAX_LINE:
        return ""
    return clean(lines[index])


def join(paragraphs: Sequence[str]) -> str:
    """Return the paragraphs that are not empty as one text."""
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def next_line(lines: Sequence[str], index: int, blanks: int = MAX_BLANKS) -> int | None:
    """Return where the next line with text stands, if at most so many blank ones are between."""
    for position in range(index, min(index + blanks + 1, len(lines))):
        if len(lines[position]) > MAX_LINE:
            return None
        if clean(lines[position]):
            return position
    return None


def _text_and_credit(kind: Leftovers, lines: Sequence[str], start: int) -> Found | None:
    """Read what follows a "View this post on …" up to the credit; None if there is none."""
    text: list[str] = []
    position = next_line(lines, start + 1)
    while position is not None and len(text) <= MAX_TEXT_LINES:
        at = _credit_at(kind, lines, position)
        if at is not None:
            return _found(lines, start, at[1], text, at[0])
        line = line_at(lines, position)
        text.append(line)
        if is_boundary(line) or sum(map(len, text)) > kind.text_between:
            return None
        position = next_line(lines, position + 1)
    return None


def _without_view(kind: Leftovers, lines: Sequence[str], start: int) -> Found | None:
    """Read a credit, after the post's text in the same block where the provider has it so."""
    if kind.text_before:
        return _credited_block(kind, lines, start)
    at = _credit_at(kind, lines, start)
    if at is None or not at[0].handle or at[0].before:
        return None
    return _found(lines, start, at[1], [], at[0])


def _credited_block(kind: Leftovers, lines: Sequence[str], start: int) -> Found | None:
    """Read lines without a blank one between them, the last of which is or ends with a credit."""
    text: list[str] = []
    for position in range(start, min(start + MAX_BLOCK_LINES, len(lines))):
        line = line_at(lines, position)
        if not line or is_boundary(line):
            return None
        credit = kind.read_credit(line, False)
        if credit is not None:
            if sum(map(len, text)) + len(credit.before) > kind.text_before:
                return None
            return _found(lines, start, position + 1, text, credit)
        text.append(line)
    return None


def _credit_at(kind: Leftovers, lines: Sequence[str], start: int) -> tuple[Credit, int] | None:
    """Read a credit that starts at a line, over several lines if need be, and where it ends."""
    parts = [line_at(lines, start)]
    credit = kind.read_credit(parts[0], True)
    if credit is not None and credit.handle:
        return credit, start + 1
    position: int | None = start
    while kind.starts_credit(parts[0]) and len(parts) < MAX_CREDIT_LINES:
        position = next_line(lines, position + 1) if position is not None else None
        part = "" if position is None else line_at(lines, position)
        if position is None or len(part) > MAX_CREDIT_LINE or is_boundary(part):
            break
        parts.append(part)
        joined = kind.read_credit(" ".join(parts), False)
        if joined is not None:
            return joined, position + 1
    return None if credit is None else (credit, start + 1)


def _found(
    lines: Sequence[str], start: int, end: int, text: Sequence[str], credit: Credit
) -> Found:
    """Put leftovers together, with an "on" or a date that stands on lines of its own after them."""
    while not credit.date:
        position = next_line(lines, end)
        line = "" if position is None else line_at(lines, position)
        more = read_date_line(line)
        if position is None or more is None:
            break
        # A bare date after blank lines may be the article's own, unless an "on" asks for it.
        if not (credit.open or more.open or position == end):
            break
        if credit.open and not more.date:
            break
        credit = replace(credit, date=more.date, open=more.open)
        end = position + 1
    return Found(join([*text, credit.before]), credit, end - start)
