"""Dates as platforms write them under a post, in several languages."""

import re
from datetime import date

MAX_DATE = 60

# January to December; "/" parts other spellings. Sources: CLDR's wide and abbreviated names.
_MONTHS = """
january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept
october/oct november/nov december/dec
januar/jänner februar/feber märz/mär april mai juni juli august september oktober/okt november
dezember/dez
janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août septembre octobre
novembre décembre/déc
enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre
noviembre diciembre/dic
gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/set ottobre/ott
novembre dicembre
janeiro fevereiro/fev março abril maio junho julho agosto setembro outubro/out novembro dezembro
januari februari maart/mrt april mei juni juli augustus september oktober november december
eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa meánfómhair deireadhfómhair samhain
nollaig
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
januari februari mars april maj juni juli augusti september oktober november december
"""
_WEEKDAYS = """
monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thurs friday/fri saturday/sat sunday/sun
montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miércoles jueves viernes sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
luain máirt céadaoin déardaoin haoine sathairn domhnaigh
poniedziałek wtorek środa czwartek piątek sobota niedziela
måndag tisdag onsdag torsdag fredag lördag söndag
"""
_FILLERS = frozenset(("of", "the", "de", "del", "den", "der", "le", "el", "il", "dé", "r"))
_TIME_WORD = re.compile(
    r"at|um|à|a|las?|ore|às|om|uhr|h|o'clock|a\.?m|p\.?m|utc|gmt|[pecm][sd]t|cest|cet|bst|ist"
)


def _numbered(names: str, size: int) -> dict[str, int]:
    return {
        spelling: index % size
        for index, word in enumerate(names.split())
        for spelling in word.split("/")
    }


_MONTH_OF = _numbered(_MONTHS, 12)
_WEEKDAY_OF = _numbered(_WEEKDAYS, 7)
_TWO_WORD_MONTHS = (("meán fómhair", "meánfómhair"), ("deireadh fómhair", "deireadhfómhair"))
_YEAR_FIRST = re.compile(r"(\d{4})(?:-|/|\. ?|年)(\d{1,2})(?:-|/|\. ?|月)(\d{1,2})[.日]?")
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_RELATIVE = re.compile(
    r"\d{1,3} ?[smhdw]|\d{1,3} (?:second|minute|hour|day|week|month|year)s? ago", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:am|pm)?|\d{1,2}(?:am|pm)")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª)")


def read_date(text: str) -> str:
    """Return the ISO date that a text holds whole and without doubt, else "".

    Weekdays are read along and must be right. "3/4/2024" is in doubt, "14/3/2024" is not; a text
    with a time of day holds more than a date.
    """
    text = text.strip()
    if len(text) > MAX_DATE:
        return ""
    if numbers := _YEAR_FIRST.fullmatch(text):
        return _iso(*(int(number) for number in numbers.groups()))
    if numbers := _YEAR_LAST.fullmatch(text):
        return _read_year_last(int(numbers[1]), numbers[2], int(numbers[3]), int(numbers[4]))
    return _read_words(_words(text))


def looks_like_date(text: str) -> bool:
    """Tell whether a short text is a date, with or without a time of day, in any language."""
    text = text.strip()
    if not text or len(text) > MAX_DATE:
        return False
    if read_date(text) or _RELATIVE.fullmatch(text):
        return True
    words = [word for word in _words(text) if not _CLOCK.fullmatch(word)]
    numbers = [int(word) for word in words if word.isdecimal()]
    others = [word for word in words if not word.isdecimal() and word not in "-–—·•|"]
    unknown = [word for word in others if not _is_known(word)]
    day = any(1 <= number <= 31 for number in numbers)
    year = any(1000 <= number <= 9999 for number in numbers)
    if any(word in _MONTH_OF for word in others) and not unknown:
        return day or year
    if any(_YEAR_FIRST.fullmatch(word) or _YEAR_LAST.fullmatch(word) for word in others):
        return len(unknown) <= 2
    return day and year and len(numbers) <= 3 and len(unknown) <= 2


def has_weekday(text: str) -> bool:
    """Tell whether a weekday's name stands in a date."""
    return any(word in _WEEKDAY_OF for word in _words(text))


def _words(text: str) -> list[str]:
    text = text.casefold()
    for two, one in _TWO_WORD_MONTHS:
        text = text.replace(two, one)
    words = (word.strip(".,()") for word in text.replace("’", "'").split())
    return [_ORDINAL.sub(r"\1", word) for word in words if word]


def _is_known(word: str) -> bool:
    if _TIME_WORD.fullmatch(word):
        return True
    return any(word in words for words in (_MONTH_OF, _WEEKDAY_OF, _FILLERS))


def _read_year_last(first: int, sign: str, second: int, year: int) -> str:
    # A point is only ever written between day and month in this order.
    if sign == "." or first > 12 or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 else ""


def _read_words(words: list[str]) -> str:
    months = [_MONTH_OF[word] + 1 for word in words if word in _MONTH_OF]
    weekdays = [_WEEKDAY_OF[word] for word in words if word in _WEEKDAY_OF]
    numbers = [int(word) for word in words if word.isdecimal()]
    fillers = [word for word in words if word in _FILLERS]
    if len(months) + len(weekdays) + len(numbers) + len(fillers) != len(words):
        return ""
    if len(months) != 1 or len(numbers) != 2 or len(weekdays) > 1:
        return ""
    day, year = numbers
    read = _iso(year, months[0], day)
    if read and weekdays and date.fromisoformat(read).weekday() != weekdays[0]:
        return ""
    return read


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if year >= 1900 else ""
    except ValueError:
        return ""
