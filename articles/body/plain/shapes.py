"""What the shape of a paragraph tells: how it starts and ends, whether it reads as a subheading."""

import re

OPENING = "\"'“‘‚„«‹([¿¡"
CLOSING = "\"'”’“»›)]"
_QUOTE_ENDS = ('"', "'", "”", "’", "“", "»", "›", "」", "』")

_SENTENCE_END = re.compile(rf"[.!?…。！？][{re.escape(CLOSING)}]*$")
_SENTENCE_BREAK = re.compile(rf"[.!?…。！？][{re.escape(CLOSING)}]*(?:\s+(?=\S)|$)")
_ITEM = re.compile(r"(?:(?P<bullet>[-*]\s+|[•‣◦▪●]\s*)|(?P<number>\d{1,3})[.)]\s+)(?P<rest>.*)")
_WORD = re.compile(r"\w")

_MONTH = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august"
    r"|september|october|november|december)\.?"
)
_DATE = re.compile(
    rf"(?:\w+day,?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}})"
    r"(?:[\s,]+(?:at\s+)?\d{1,2}[:.]\d{2}.{0,12})?",
    re.IGNORECASE,
)
_READING_TIME = re.compile(r"\d{1,3}[\s-]+min(?:ute)?s?(?:[\s-]+read)?", re.IGNORECASE)
_END_SIGN = re.compile(
    r"(?:the\s+)?ends?|fin|-\s*30\s*-|more\s+(?:to\s+follow|follows?)|copyright\s.*", re.IGNORECASE
)

# Words in small letters that stand between names: "Anna de Brún and Tom van Dyk for Harbour Press".
_SMALL_WORDS = (
    "and with for from of in on at via the de da do di du del della dos van von der den ter zu la"
    " le el al bin ibn ben bint y e et und og och ni nic mac mc ó"
)
_BETWEEN_NAMES = frozenset(_SMALL_WORDS.split())
_ABBREVIATIONS = ("Inc.", "Ltd.", "Co.", "Jr.", "Sr.")


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotation marks and brackets aside."""
    return _SENTENCE_END.search(text[-8:]) is not None


def count_sentences(text: str) -> int:
    """About how many sentences a short text has; an unfinished one counts."""
    ends = len(_SENTENCE_BREAK.findall(text))
    return ends if ends_sentence(text) else ends + 1


def starts_lower(text: str) -> bool:
    """Whether the first letter, opening quotation marks aside, is a small one."""
    return text.lstrip(OPENING)[:1].islower()


def starts_upper(text: str) -> bool:
    """Whether the text starts with a capital, a digit, or a letter of a script without case."""
    first = text.lstrip(OPENING)[:1]
    return first.isalnum() and not first.islower()


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in the text."""
    return _WORD.search(text) is not None


def list_item(text: str) -> tuple[str, str] | None:
    """The mark ("-" for any bullet, else the number) and the text of a list item, or None."""
    match = _ITEM.match(text)
    if match is None or not has_words(match["rest"][:200]):
        return None
    return (match["number"] or "-", match["rest"])


def is_date(text: str) -> bool:
    """Whether the text is a date or a reading time and nothing else."""
    return len(text) <= 60 and bool(_DATE.fullmatch(text) or _READING_TIME.fullmatch(text))


def is_end_sign(text: str) -> bool:
    """Whether the line only ends a text or a part of it: "ENDS", "***", "Copyright 2024"."""
    return not has_words(text[:100]) or (len(text) <= 20 and bool(_END_SIGN.fullmatch(text)))


def looks_like_names(text: str, max_words: int = 14) -> bool:
    """Whether the text can be one or more names: capitals, but for the words between names."""
    words = text.split()
    if not 1 <= len(words) <= max_words:
        return False
    if ends_sentence(text) and not (words[-1] in _ABBREVIATIONS or len(words[-1]) == 2):
        return False
    names = [word for word in words if word.casefold() not in _BETWEEN_NAMES]
    return bool(names) and all(_may_be_name(word) for word in names) and has_words("".join(names))


def _may_be_name(word: str) -> bool:
    first = word.lstrip(OPENING + "@©#")[:1]
    return word.startswith("@") or not first.islower()


def looks_like_subheading(text: str) -> bool:
    """Whether a paragraph reads as a subheading; where it stands is for the caller to judge.

    Short, not a sentence, not speech, not a date. In doubt it does not.
    """
    words = text.split()
    if len(text) > 80 or len(words) > 12 or not starts_upper(text):
        return False
    if text.endswith((".", ",", ";", ":", "…", "：", "。", "-", "–", "—", *_QUOTE_ENDS)):
        return False
    if text[-1] in "!?！？" and not _is_short_question(text, words):
        return False
    if "://" in text or "@" in text:
        return False
    return not (_is_speech(text) or is_date(text) or is_end_sign(text))


def _is_short_question(text: str, words: list[str]) -> bool:
    conjunctions = ("and", "but", "or", "so", "because", "then")
    return len(text) <= 60 and 3 <= len(words) <= 8 and words[0].casefold() not in conjunctions


def _is_speech(text: str) -> bool:
    left_open = text[0] in '"“„«' and not any(sign in text[1:] for sign in '"”“»')
    return left_open or re.search(r"[,.!?…][\"”’»]", text) is not None
