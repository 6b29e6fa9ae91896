"""The bytes of a text file, read as text or refused with a reason."""

import codecs
import re

from django.utils.translation import gettext as _

from articles.body.plain.article import PlainTextError
from articles.body.plain.lines import clean_lines

MAX_BYTES = 1_000_000
MAX_CONTROL_SHARE = 0.01

# Control characters other than tab and the line ends (line feed, vertical tab, form feed, carriage
# return, next line).
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")

# Windows-1252 leaves five bytes undefined; the Encoding Standard (https://encoding.spec.whatwg.org,
# index windows-1252) reads them as the C1 control of the same number, so that no byte is an error.
_WINDOWS_1252 = "".join(
    bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)
)


def decode(data: bytes) -> str:
    """Read the bytes of a text file.

    UTF-8 with or without a mark, UTF-16 with a mark, else Windows-1252.

    Raises PlainTextError for a file that is empty, blank, over MAX_BYTES, or not text: with a NUL
    or more than one control character in a hundred.
    """
    if not data:
        raise PlainTextError(_("The file is empty. Choose a file with the text of an article."))
    if len(data) > MAX_BYTES:
        raise PlainTextError(
            _("The file is over 1 MB, more than any article. Save the text alone and try again.")
        )
    text = _to_text(data)
    if _is_binary(text):
        raise PlainTextError(
            _("This is not a text file. Save the article as plain text (UTF-8) and try again.")
        )
    if not any(clean_lines(text)):
        raise PlainTextError(_("The file is blank. Choose a file with the text of an article."))
    return text


def _to_text(data: bytes) -> str:
    marked_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16" if marked_utf_16 else "utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]


def _is_binary(text: str) -> bool:
    # A text of the DOS days may end in Ctrl-Z, its sign for the end of a file.
    text = text.removesuffix("\x1a")
    controls = len(_CONTROL.findall(text))
    return "\x00" in text or controls > MAX_CONTROL_SHARE * len(text)
