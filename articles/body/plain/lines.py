"""The lines of a text, cleaned of what nobody sees."""

import re

_LINE_END = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")

# Dropped: soft hyphen, zero-width space, word joiner and invisible operators, byte order mark,
# old format controls, interlinear annotation, and the bidirectional embeddings and overrides that
# can make a text read otherwise than it is stored (https://www.unicode.org/reports/tr36/).
# Kept: joiners and non-joiners, which Persian, Indian scripts and emoji are spelt with, and the
# plain left-to-right and right-to-left marks.
_DROPPED = [
    *(0x00AD, 0x180E, 0x200B, 0xFEFF),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFFF9, 0xFFFC),
]
_CONTROLS = [*range(0x0A), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)]
_SURROGATES = range(0xD800, 0xE000)
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_DROPPED),
    # A space, so that two words with a tab or a stray control between them do not become one.
    **dict.fromkeys(_CONTROLS, " "),
    # Half a surrogate pair cannot be stored as UTF-8.
    **dict.fromkeys(_SURROGATES, "\ufffd"),
}
_NOTHING_TO_SEE = re.compile(r"[\s\u200c-\u200f\u061c]*")


def clean_lines(text: str) -> list[str]:
    """The lines of a text of any kind of line ends, stripped; a line that shows nothing is ""."""
    unified = _LINE_END.sub("\n", text).translate(_TABLE)
    return [_tidy(line) for line in unified.split("\n")]


def _tidy(line: str) -> str:
    return "" if _NOTHING_TO_SEE.fullmatch(line) else line.strip()
