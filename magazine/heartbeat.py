"""Whether somebody does the background work: the worker says so, and the admin looks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils import timezone

from magazine.models import Heartbeat

AWAY_AFTER = timedelta(minutes=2)
KNOWN_SECONDS = 15
_NAME = "worker"
_KEY = "worker-seen"


@dataclass(frozen=True)
class WorkerSeen:
    """When a worker was seen last, and whether that is too long ago."""

    seen_at: datetime | None
    is_away: bool


def beat() -> None:
    """Note that a worker is at work now."""
    Heartbeat.objects.update_or_create(name=_NAME, defaults={"seen_at": timezone.now()})


def worker_seen() -> WorkerSeen:
    """How the background work stands: one query, and none for some seconds after it was well."""
    known: WorkerSeen | None = cache.get(_KEY)
    if known is not None:
        return known
    seen = Heartbeat.objects.filter(name=_NAME).values_list("seen_at", flat=True).first()
    state = WorkerSeen(seen, seen is None or timezone.now() - seen > AWAY_AFTER)
    if seen is not None and not state.is_away:
        left = (seen + AWAY_AFTER - timezone.now()).total_seconds()
        cache.set(_KEY, state, min(KNOWN_SECONDS, left))
    return state
