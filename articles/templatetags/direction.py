"""Which way a language is written."""

from django import template

register = template.Library()

# Languages whose usual script runs from right to left, and the scripts that do.
# Source: the CLDR, https://cldr.unicode.org/ (characterOrder).
LEFTWARD = frozenset(
    [
        "ar",
        "arc",
        "ary",
        "arz",
        "azb",
        "bal",
        "bqi",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "ps",
        "sd",
        "sdh",
        "skr",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)
LEFTWARD_SCRIPTS = frozenset(
    ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"]
)


@register.filter
def direction(language: str | None) -> str:
    """The value of HTML's ``dir`` for a language tag such as “ar” or “pa-Arab”."""
    first, *others = (language or "").lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    leftward = script in LEFTWARD_SCRIPTS if script else first in LEFTWARD
    return "rtl" if leftward else "ltr"
