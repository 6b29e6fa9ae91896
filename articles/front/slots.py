"""The slots of a front page as values, as they are stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

SCHEMA = 1

LEAD, FEATURES, STRIP, LIST, MOST_READ, NEWSLETTER, QUOTE = (
    "lead", "features", "strip", "list", "most-read", "newsletter", "quote",
)  # fmt: skip
NEWEST, SECTION, TAG = "newest", "section", "tag"

# How many stories a slot may hold: fewest, most, and what a new one begins with.
COUNTS = {
    LEAD: (1, 1, 1),
    FEATURES: (1, 6, 3),
    STRIP: (2, 6, 4),
    LIST: (2, 24, 8),
    MOST_READ: (3, 10, 5),
}
# Where a slot's stories may come from, the usual first.
RULES = {
    LEAD: (NEWEST, SECTION, TAG, MOST_READ),
    FEATURES: (NEWEST, SECTION, TAG, MOST_READ),
    STRIP: (SECTION, TAG),
    LIST: (NEWEST, SECTION, TAG),
    MOST_READ: (MOST_READ,),
}
# These promise something by their heading: nothing else ever stands in them.
TRUE_TO_RULE = (STRIP, MOST_READ)

KIND_LABELS = {
    LEAD: _("Lead"),
    FEATURES: _("Features"),
    STRIP: _("Strip"),
    LIST: _("List"),
    MOST_READ: _("Most read"),
    NEWSLETTER: _("Newsletter"),
    QUOTE: _("Quote"),
}
RULE_LABELS = {
    NEWEST: _("The newest stories"),
    SECTION: _("The newest of a section"),
    TAG: _("The newest with a tag"),
    MOST_READ: _("What is read most"),
}


@dataclass(frozen=True)
class Slot:
    """One place of the front page.

    ``picks`` are articles chosen by hand, by id, in order; what they leave free, ``rule`` fills.
    ``of`` is the section's or tag's id. After ``until`` picks no longer count; a slot without any
    is gone. ``days`` is how far back reads are counted.
    """

    kind: str
    picks: tuple[int, ...] = ()
    rule: str = NEWEST
    of: int | None = None
    count: int = 1
    heading: str = ""
    until: datetime | None = None
    days: int = 7
    text: str = ""
    who: str = ""
    newsletter: str = ""

    @property
    def has_stories(self) -> bool:
        """Whether articles stand in it."""
        return self.kind in COUNTS

    def to_json(self) -> dict[str, Any]:
        """As it is stored: what differs from the defaults."""
        plain = {
            "kind": self.kind,
            "picks": list(self.picks),
            "rule": self.rule,
            "of": self.of,
            "count": self.count,
            "heading": self.heading,
            "until": self.until.isoformat() if self.until else None,
            "days": self.days,
            "text": self.text,
            "who": self.who,
            "newsletter": self.newsletter,
        }
        return {key: value for key, value in plain.items() if value not in (None, "", [])}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Slot":
        """Read what ``to_json`` gave."""
        values = dict(stored)
        values["picks"] = tuple(values.get("picks", ()))
        if values.get("until"):
            values["until"] = datetime.fromisoformat(values["until"])
        return cls(**values)


def store(slots: list[Slot]) -> dict[str, Any]:
    """Slots as they are stored, with their schema number."""
    return {"schema": SCHEMA, "slots": [slot.to_json() for slot in slots]}


def load(stored: Any) -> list[Slot]:
    """Stored slots. Raises ``ValueError`` for a schema from the future."""
    if not stored:
        return []
    if stored["schema"] > SCHEMA:
        raise ValueError(f"slots have schema {stored['schema']}, this code knows up to {SCHEMA}")
    return [Slot.from_json(row) for row in stored["slots"]]
