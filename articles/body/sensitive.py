"""The note above an article about a sensitive subject, and the helplines below it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models import Q

from articles.countries import country_names, language_name, site_country, zones_of
from articles.models import Helpline, Subject
from articles.models.sensitive import dialled


@dataclass
class Care:
    """The subjects that an article is marked with, and all helplines for them."""

    subjects: list[Subject] = field(default_factory=list)
    helplines: list[Helpline] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def of_own_country(self) -> list[Helpline]:
        """The helplines of the magazine's own country."""
        own = site_country()
        return [each for each in self.helplines if each.country == own]

    def is_helped(self, subject: Subject) -> bool:
        """Whether the magazine's own country has a helpline for a subject."""
        return any(
            not helped or subject in helped
            for helped in (list(each.subjects.all()) for each in self.of_own_country)
        )


def load_care(slugs: Sequence[str]) -> Care:
    """What these subjects need; no query without any, else two for each of both kinds."""
    wanted = list(dict.fromkeys(slug for slug in slugs if slug))
    if not wanted:
        return Care()
    subjects = list(Subject.objects.filter(slug__in=wanted).prefetch_related("wordings"))
    known = {subject.slug for subject in subjects}
    for_them = Q(subjects__in=subjects) | Q(subjects=None)
    helplines = Helpline.objects.shown().filter(for_them).distinct()
    return Care(
        subjects=subjects,
        helplines=list(helplines.prefetch_related("subjects")),
        gone=[slug for slug in wanted if slug not in known],
    )


def care_data(care: Care, language: str) -> dict[str, Any]:
    """What pages, feeds and mails show, in an article's language; empty without subjects.

    The magazine's own country stands first, the others by name. Helplines are those of all
    countries: which a reader needs is known in the reader's browser alone.
    """
    if not care.subjects:
        return {}
    language = language or settings.LANGUAGE_CODE
    own = site_country()
    names = country_names(language)
    codes = {each.country for each in care.helplines}
    order = sorted(codes, key=lambda code: (code != own, names.get(code, code).casefold()))
    return {
        "subjects": [_words(subject, language)[0] for subject in care.subjects],
        "notes": [_words(subject, language)[1] for subject in care.subjects],
        "countries": [
            {
                "code": code,
                "name": names.get(code, code),
                "zones": " ".join(zones_of(code)),
                "is_own": code == own,
                "helplines": [
                    _helpline(each, language) for each in care.helplines if each.country == code
                ],
            }
            for code in order
        ],
    }


def _words(subject: Subject, language: str) -> tuple[str, str]:
    """Name and note in a language, a dialect falling back on its language."""
    wordings = {row.language.lower(): row for row in subject.wordings.all()}
    for wanted in (language.lower(), language.lower().split("-")[0]):
        if wanted in wordings:
            return wordings[wanted].name, wordings[wanted].note
    return subject.name, subject.note


def _helpline(helpline: Helpline, language: str) -> dict[str, str]:
    text = f"sms:{dialled(helpline.text_number)}" if helpline.text_number else ""
    if text and helpline.text_words:
        text += f"?body={quote(helpline.text_words)}"  # RFC 5724
    values = {
        "name": helpline.name,
        "phone": helpline.phone,
        "call": f"tel:{dialled(helpline.phone)}" if helpline.phone else "",
        "text_number": helpline.text_number,
        "text_words": helpline.text_words,
        "text": text,
        "website": helpline.website,
        "site": helpline.website.split("://")[-1].strip("/") if helpline.website else "",
        "hours": helpline.hours,
        "language": language_name(helpline.language, language) if helpline.language else "",
    }
    return {name: value for name, value in values.items() if value}
