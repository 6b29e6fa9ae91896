"""Countries: codes, names in languages, time zones; and the setting that names the site's."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from articles.checks import check_site_country
from articles.countries import (
    country_name,
    country_names,
    language_name,
    validate_country,
    zones_of,
)


def test_countries_are_named_in_each_language_and_sorted_by_name() -> None:
    assert country_name("IE", "ga") == "Éire"
    assert country_name("GB", "de-AT") == "Vereinigtes Königreich"
    assert country_name("IE", "not a language") == "Ireland"
    names = list(country_names("en").values())
    assert len(names) > 240 and names == sorted(names, key=str.casefold)
    assert "European Union" not in names and "Unknown Region" not in names
    assert language_name("ga", "de") == "Irisch"


def test_a_country_has_its_zones_under_all_names_that_browsers_use() -> None:
    assert "Europe/Dublin" in zones_of("IE")
    assert {"Asia/Calcutta", "Asia/Kolkata"} <= set(zones_of("IN"))
    assert zones_of("no country") == ()


@pytest.mark.parametrize("code", ["", "ie", "ZZ", "EU", "001", "IRL"])
def test_what_is_no_country_is_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        validate_country(code)


def test_a_wrong_country_of_the_site_is_an_error_of_the_check(settings: Any) -> None:
    assert check_site_country() == []
    settings.SITE_COUNTRY = "EIRE"
    (error,) = check_site_country()
    assert error.id == "articles.E002" and "EIRE" in error.msg
    settings.SITE_COUNTRY = "IE"
    assert check_site_country() == []
