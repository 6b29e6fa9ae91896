"""Files of every encoding are read; what is no text is refused with a reason."""

import codecs

import pytest

from articles.body.plain import MAX_BYTES, PlainTextError, decode

WORDS = "Sliabh Liag – “céad míle” – 5 €"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WORDS.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + WORDS.encode(), id="utf-8 with a mark"),
        pytest.param(codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), id="utf-16 little-endian"),
        pytest.param(codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), id="utf-16 big-endian"),
        pytest.param(WORDS.encode("cp1252"), id="windows-1252"),
    ],
)
def test_text_of_every_usual_encoding_is_read(data: bytes) -> None:
    assert decode(data) == WORDS


def test_bytes_that_windows_1252_leaves_undefined_do_not_stop_the_reading() -> None:
    text = decode(b"Caf\xe9 " * 100 + b"\x81\x8d\x8f\x90\x9d")
    assert text.startswith("Café Café")


def test_text_that_only_looks_like_utf_16_is_read_as_windows_1252() -> None:
    assert decode(b"\xff\xfeabc") == "ÿþabc"


def test_script_beyond_the_basic_plane_is_read() -> None:
    assert decode("Ὀδυσσεύς 𝒳 👩‍🍳".encode()) == "Ὀδυσσεύς 𝒳 👩‍🍳"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \r\n\t\n", "blank", id="white space"),
        pytest.param("\u200b\n\ufeff\u00a0\u00ad\n\u2060".encode(), "blank", id="zero-width"),
        pytest.param("\u200d\u200e\n".encode(), "blank", id="joiners alone"),
        pytest.param(codecs.BOM_UTF8, "blank", id="a mark alone"),
        pytest.param(b"A headline\n\nText\x00text", "not a text file", id="NUL"),
        pytest.param("No mark".encode("utf-16-le"), "not a text file", id="utf-16 without a mark"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x01\x02\x03" * 30, "not a text file", id="control signs"),
        pytest.param(b"a" * (MAX_BYTES + 1), "over 1 MB", id="too long"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(PlainTextError, match=reason):
        decode(data)


def test_the_longest_file_allowed_is_read() -> None:
    assert len(decode(b"a" * MAX_BYTES)) == MAX_BYTES


def test_one_control_sign_in_a_hundred_is_let_pass() -> None:
    assert decode(b"\x07" + b"a" * 99)
    with pytest.raises(PlainTextError):
        decode(b"\x07\x07" + b"a" * 98)


def test_tabs_and_line_ends_of_all_kinds_are_no_control_signs() -> None:
    assert decode(b"a\tb\r\nc\rd\x0ce\x0bf\n" * 3)


def test_the_end_sign_of_an_old_file_does_not_make_it_binary() -> None:
    assert decode(b"A headline\r\n\x1a")
