"""Whether somebody does the background work: the worker says so, and the admin looks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from magazine.models import Heartbeat

AWAY_AFTER = timedelta(minutes=2)
_NAME = "worker"


@dataclass(frozen=True)
class WorkerSeen:
    """When a worker was seen last, and whether that is too long ago."""

    seen_at: datetime | None
    is_away: bool


def beat() -> None:
    """Note that a worker is at work now."""
    Heartbeat.objects.update_or_create(name=_NAME, defaults={"seen_at": timezone.now()})


def worker_seen() -> WorkerSeen:
    """How the background work stands (one query)."""
    seen = Heartbeat.objects.filter(name=_NAME).values_list("seen_at", flat=True).first()
    return WorkerSeen(seen, seen is None or timezone.now() - seen > AWAY_AFTER)
