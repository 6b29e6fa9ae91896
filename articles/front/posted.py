"""Slots as the arranging screen sends them: read, checked, and shown again."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.body import markers
from articles.front.slots import (
    COUNTS,
    KIND_LABELS,
    LEAD,
    MOST_READ,
    NEWEST,
    NEWSLETTER,
    QUOTE,
    RULES,
    SECTION,
    TAG,
    Slot,
)
from articles.models import Article, Section, Tag

MOST_SLOTS = 30
MOST_STORIES = 80  # of a whole page: every card costs each reader
MOST_PICKS = 24
LONGEST = {"heading": 60, "text": 300, "who": 80}
LONGEST_SENT = 100_000  # characters
DAYS = (1, 7, 30)
QUOTATION_MARKS = " \"'“”„‟«»‘’‚‹›"
LOCAL = "%Y-%m-%dT%H:%M"  # what a browser's field for date and time takes and gives


@dataclass(frozen=True)
class SlotProblem:
    """What stops an arrangement from being saved; ``slot`` counts from 0, None is the whole."""

    slot: int | None
    message: str


@dataclass(frozen=True)
class Posted:
    """What was sent: the slots that could be read, what is wrong, and all of it for the screen."""

    slots: list[Slot]
    problems: list[SlotProblem]
    rows: list[dict[str, Any]]


def read(sent: str) -> Posted:
    """Read the JSON that the screen sends. Whatever it is, the answer is slots and problems."""
    rows = _rows(sent)
    if rows is None:
        message = _("The arrangement did not arrive whole. Reload the screen and try again.")
        return Posted([], [SlotProblem(None, message)], [])
    known = _Known(rows)
    slots, problems = [], []
    for number, row in enumerate(rows):
        slot, wrong = _slot(row, known)
        problems += [SlotProblem(number, message) for message in wrong]
        if slot is not None:
            slots.append(slot)
    problems += [SlotProblem(None, message) for message in _of_the_whole(slots)]
    return Posted(slots, problems, _kept(rows))


def for_screen(slots: list[Slot]) -> list[dict[str, Any]]:
    """Slots as the screen takes and sends them: times are the site's own."""
    rows = []
    for slot in slots:
        until = timezone.localtime(slot.until).strftime(LOCAL) if slot.until else ""
        tag = ""
        if slot.rule == TAG:
            tag = Tag.objects.filter(pk=slot.of or 0).values_list("name", flat=True).first() or ""
        rows.append(
            {
                "kind": slot.kind,
                "picks": list(slot.picks),
                "rule": slot.rule,
                "section": slot.of if slot.rule == SECTION else None,
                "tag": tag,
                "count": slot.count,
                "heading": slot.heading,
                "until": until,
                "days": slot.days,
                "text": slot.text,
                "who": slot.who,
                "newsletter": slot.newsletter,
            }
        )
    return rows


def newsletter_choices() -> list[tuple[str, str]]:
    """Slug and name of the newsletters that a slot can offer."""
    return [choice for kind in markers.foreign_kinds() for choice in kind.choices()]


def read_moment(text: str) -> datetime | None:
    """A moment as typed in the site's time zone; None for nothing.

    Raises ``ValidationError`` for what is no moment, or one that the clocks skip or pass twice.
    """
    moment = forms.DateTimeField(required=False).clean(text)
    if moment is not None and not 2000 <= moment.year <= 2200:
        raise ValidationError(_("Enter a date between the years 2000 and 2200."))
    return moment


class _Known:
    """What the rows may name, looked up at once."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        picked = {pk for row in rows for pk in _ids(row.get("picks"))}
        self.articles = set(
            Article.objects.existing().filter(pk__in=picked).values_list("pk", flat=True)
        )
        self.sections = set(Section.objects.values_list("pk", flat=True))
        self.newsletters = {slug for slug, _name in newsletter_choices()}


def _rows(sent: str) -> list[dict[str, Any]] | None:
    if len(sent) > LONGEST_SENT:
        return None
    try:
        rows = json.loads(sent)
    except (ValueError, RecursionError):
        return None
    if not isinstance(rows, list) or len(rows) > MOST_SLOTS:
        return None
    return rows if all(isinstance(row, dict) for row in rows) else None


def _kept(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as they were sent, wrong values too, in the shape that the screen takes."""
    new = new_slots()
    kept = []
    for row in rows:
        plain = new.get(row["kind"]) if isinstance(row.get("kind"), str) else None
        if plain is not None:
            fitting = {
                key: row[key]
                for key, value in plain.items()
                if key in row and (value is None or type(row[key]) is type(value))
            }
            kept.append({**plain, **fitting, "picks": _ids(row.get("picks"))})
    return kept


def _slot(row: dict[str, Any], known: _Known) -> tuple[Slot | None, list[str]]:
    kind = row.get("kind")
    if not isinstance(kind, str) or kind not in KIND_LABELS:
        return None, [_("This slot is of no known kind. Take it away.")]
    problems: list[str] = []
    values: dict[str, Any] = {"kind": kind, **_texts(row, problems)}
    try:
        values["until"] = read_moment(_text(row.get("until")))
    except ValidationError as error:
        problems.append(_("Ends: %(error)s") % {"error": " ".join(error.messages)})
    if kind == QUOTE and not values["text"]:
        problems.append(_("Write the words of the quote."))
    if kind == NEWSLETTER:
        values["newsletter"] = _text(row.get("newsletter"))
        if values["newsletter"] and values["newsletter"] not in known.newsletters:
            problems.append(_("This newsletter takes no sign-ups. Choose another."))
    if kind in COUNTS:
        values.update(_stories(kind, row, known, problems))
    return Slot(**values), problems


def _texts(row: dict[str, Any], problems: list[str]) -> dict[str, str]:
    texts = {name: _text(row.get(name)) for name in LONGEST}
    # The page sets the marks of its language around a quote.
    texts["text"] = texts["text"].strip(QUOTATION_MARKS)
    for name, text in texts.items():
        if len(text) > LONGEST[name]:
            problems.append(
                _("“%(text)s…” is too long: at most %(most)d characters.")
                % {"text": text[:20], "most": LONGEST[name]}
            )
    return texts


def _stories(kind: str, row: dict[str, Any], known: _Known, problems: list[str]) -> dict[str, Any]:
    fewest, most, usual = COUNTS[kind]
    count = row.get("count", usual)
    if type(count) is not int or not fewest <= count <= most:
        problems.append(
            _("Choose between %(fewest)d and %(most)d stories.") % {"fewest": fewest, "most": most}
        )
        count = usual
    picks = _ids(row.get("picks")) if kind != MOST_READ else []
    if any(pk not in known.articles for pk in picks):
        problems.append(_("A story that was chosen is no longer there. Take it away."))
    picks = [pk for pk in picks if pk in known.articles]
    if len(picks) > count:
        problems.append(
            _("More stories are chosen than there is room for: %(count)d.") % {"count": count}
        )
    rule = row.get("rule")
    if rule not in RULES[kind]:
        rule = RULES[kind][0]
    days = row.get("days")
    return {
        "count": count,
        "picks": tuple(picks),
        "rule": rule,
        "of": _of(rule, row, known, problems),
        "days": days if days in DAYS else 7,
    }


def _of(rule: str, row: dict[str, Any], known: _Known, problems: list[str]) -> int | None:
    if rule == SECTION:
        pk = row.get("section")
        if type(pk) is int and pk in known.sections:
            return pk
        problems.append(_("Choose a section."))
    if rule == TAG:
        name = _text(row.get("tag"))
        found = Tag.objects.filter(name__iexact=name).first() if name else None
        if found is not None:
            return found.pk
        problems.append(
            _("There is no tag “%(name)s”. Choose one that articles carry.") % {"name": name[:60]}
            if name
            else _("Choose a tag.")
        )
    return None


def _of_the_whole(slots: list[Slot]) -> list[str]:
    problems = []
    if sum(slot.kind == LEAD for slot in slots) > 1:
        problems.append(_("There can be one lead. Take the others away."))
    if sum(slot.count for slot in slots if slot.has_stories) > MOST_STORIES:
        problems.append(
            _("These are more stories than one page should hold: at most %(most)d.")
            % {"most": MOST_STORIES}
        )
    if slots and not any(slot.has_stories for slot in slots):
        problems.append(_("No slot has stories in it. Add a lead, features, a strip or a list."))
    return problems


def _ids(value: Any) -> list[int]:
    rows = value if isinstance(value, list) else []
    ids = [pk for pk in rows if type(pk) is int and 0 < pk < 2**63]
    return list(dict.fromkeys(ids))[:MOST_PICKS]


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    return " ".join(text.replace("\x00", " ").split())


def new_slots() -> dict[str, dict[str, Any]]:
    """What each kind of slot begins as, for the screen."""
    slots = [
        Slot(
            kind=kind,
            count=COUNTS[kind][2] if kind in COUNTS else 1,
            rule=RULES[kind][0] if kind in RULES else NEWEST,
        )
        for kind in KIND_LABELS
    ]
    return {slot.kind: row for slot, row in zip(slots, for_screen(slots), strict=True)}
