"""Countries: their codes (ISO 3166), their names in a language, and the time zones of each.

The names are those of Unicode's CLDR, as the package babel brings them.
"""

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Regions that CLDR names with two letters and that are no countries of ISO 3166.
_NO_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)


def site_country() -> str:
    """The code of the magazine's own country; empty if neither setting nor time zone tells."""
    return settings.SITE_COUNTRY or get_global("zone_territories").get(settings.TIME_ZONE, "")


def country_name(code: str, language: str = "") -> str:
    """The name of a country in a language (the site's, unless told); the code if it has none."""
    return country_names(language or settings.LANGUAGE_CODE).get(code, code)


@lru_cache(maxsize=16)
def country_names(language: str) -> Mapping[str, str]:
    """The countries by their codes, named in a language, sorted by name."""
    found = {
        code: name
        for code, name in _locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def language_name(code: str, language: str) -> str:
    """The name of a language in another (or the same); its code if there is none."""
    return _locale(language).languages.get(code.split("-")[0], code)


@lru_cache(maxsize=256)
def zones_of(code: str) -> tuple[str, ...]:
    """The time zones of a country, under all names that browsers know them by."""
    zones = {zone for zone, country in get_global("zone_territories").items() if country == code}
    aliases = get_global("zone_aliases")
    return tuple(sorted(zones | {name for name, zone in aliases.items() if zone in zones}))


def validate_country(code: str) -> None:
    """Refuse what is no country's code. Raises ``ValidationError``."""
    if code not in country_names("en"):
        raise ValidationError(
            _("“%(code)s” is no country. Choose one from the list."),
            code="no-country",
            params={"code": code},
        )


def _locale(language: str) -> Locale:
    for wanted in (language, language.split("-")[0], settings.LANGUAGE_CODE.split("-")[0]):
        try:
            return Locale.parse(wanted, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
