"""System checks: settings of articles that don't say what they should."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from articles.body.problems import CODES
from articles.countries import country_names


def check_publish_stops(**_kwargs: Any) -> list[CheckMessage]:
    """``articles.E001``: ``PUBLISH_STOPS`` names a problem that there is not."""
    return [
        Error(
            f"PUBLISH_STOPS names “{code}”, and no problem of the checklist is called that.",
            hint=f"There are: {', '.join(CODES)}.",
            id="articles.E001",
        )
        for code in settings.PUBLISH_STOPS
        if code not in CODES
    ]


def check_site_country(**_kwargs: Any) -> list[CheckMessage]:
    """``articles.E002``: ``SITE_COUNTRY`` is no country."""
    code = settings.SITE_COUNTRY
    if not code or code in country_names("en"):
        return []
    return [
        Error(
            f"SITE_COUNTRY is “{code}”, and no country has that code.",
            hint="Two letters of ISO 3166, such as IE, GB or DE.",
            id="articles.E002",
        )
    ]
