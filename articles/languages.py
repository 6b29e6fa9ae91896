"""The languages that the site speaks, and which of them a page, a mail or a screen speaks."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils.translation import (
    get_language,
    get_language_info,
    get_supported_language_variant,
    override,
)

# What Django has no name for.
_NAMES = {"la": "Latina", "gd": "Gàidhlig"}
_CODE = re.compile(r"(?=.{2,12}$)[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,2}")
# Those from which magazines here take words, by their names.
_NEIGHBOURS = (
    "fr", "es", "it", "pt", "la", "gd", "cy", "nl", "pl", "lt", "uk", "ar", "tr", "ja",
)  # fmt: skip
# Languages whose usual script runs from right to left, and the scripts that do.
# Source: the CLDR, https://cldr.unicode.org/ (characterOrder).
_LEFTWARD = frozenset(
    {
        "ar", "arc", "ary", "arz", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "ks",
        "lrc", "mzn", "nqo", "pnb", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
    }
)  # fmt: skip
_LEFTWARD_SCRIPTS = frozenset(
    {"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
)
# The territories by which Facebook knows languages that are not called after their own.
_TERRITORIES = {"ga": "IE", "en": "GB", "da": "DK", "sv": "SE", "cs": "CZ", "el": "GR", "cy": "GB"}


def site_language() -> str:
    """The language of the site itself."""
    return settings.LANGUAGE_CODE


def language_or_site(code: str) -> str:
    """A stored language; where none is stored, the site's."""
    return code or settings.LANGUAGE_CODE


def sound(code: str) -> str:
    """A code as the database can hold it; empty for what is no code of a language."""
    return code if _CODE.fullmatch(code) else ""


def spoken(code: str) -> str:
    """The language of buttons and labels around a text: the text's own, if the site speaks it."""
    try:
        return get_supported_language_variant(language_or_site(code))
    except LookupError:
        return settings.LANGUAGE_CODE


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Have words, dates and numbers made in a language; empty stands for the site's."""
    wanted, before = spoken(code), get_language()
    if wanted == before:
        yield
        return
    # The site's own is never left activated: it is what is spoken where nothing is.
    with override(wanted, deactivate=before == settings.LANGUAGE_CODE):
        yield


def choices() -> list[tuple[str, str]]:
    """The languages that a person or a text can have, each under its own name."""
    return [(code, own_name(code)) for code, _name in settings.LANGUAGES]


def language_choices() -> list[tuple[str, str]]:
    """The site's language as what is meant where nothing is chosen, then the others."""
    site = site_language()
    return [("", own_name(site)), *((code, name) for code, name in choices() if code != site)]


def passage_languages() -> list[str]:
    """The languages that are offered for words within a text: the site's, then neighbours'."""
    return list(dict.fromkeys([*(code for code, _name in settings.LANGUAGES), *_NEIGHBOURS]))


def place_of(code: str) -> tuple[int, str]:
    """By which languages are sorted: the site's order, and unknown ones after them."""
    codes = [each for each, _name in settings.LANGUAGES]
    return (codes.index(code) if code in codes else len(codes), code)


def own_name(code: str) -> str:
    """What a language calls itself: “Gaeilge”, “Deutsch”; the code where nobody knows."""
    try:
        name = str(get_language_info(code)["name_local"])
    except KeyError:
        return _NAMES.get(code, code)
    # “British English” and “Simplified Chinese” only where there is another one beside it.
    same = [each for each, _name in settings.LANGUAGES if _primary(each) == _primary(code)]
    if len(same) == 1 and _primary(code) != code:
        return own_name(_primary(code))
    return name[:1].upper() + name[1:]


def is_right_to_left(code: str) -> bool:
    """Whether a language is written from right to left, by a tag such as “ar” or “pa-Arab”."""
    first, *others = code.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    return script in _LEFTWARD_SCRIPTS if script else first in _LEFTWARD


def locale_of(code: str) -> str:
    """A language as Open Graph names it (https://ogp.me/#optional): “ga_IE”; empty if unknown."""
    primary, _dash, territory = code.partition("-")
    if len(territory) not in (0, 2) or len(primary) != 2:
        return ""
    return f"{primary}_{(territory or _TERRITORIES.get(primary, primary)).upper()}"


def _primary(code: str) -> str:
    return code.split("-")[0]
