"""``worker``: the task queue, and the tick for what is due."""

import logging
import signal
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from articles.actions.posts import look_up_due
from articles.actions.renditions import make_due
from magazine.heartbeat import beat
from magazine.ticking import tick, tidy_up

logger = logging.getLogger(__name__)

QUEUE_SECONDS = 0.5
TICK_SECONDS = 15
TASKS_A_ROUND = 20  # then what is due by the clock gets its turn
TIDY_SECONDS = 3600
LOOKUP_SECONDS = 10


class Command(BaseCommand):
    """Does background work until it is told to stop; several may run beside each other."""

    help = (
        "Do background work: tasks of the queue as they come, what is due by the clock, and the "
        "public files of photos."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what there is, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stopping = False
        self.worker: Worker | None = None
        self.name = get_random_string(32)
        if options["once"]:
            self._queue(max_tasks=None)
            tick()
            tidy_up()
            look_up_due()
            self._queue(max_tasks=None)
            while make_due():
                pass
            return
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        self.stdout.write("The worker is running. Ctrl-C stops it.")
        due = {beat: 0.0, tick: 0.0, tidy_up: 0.0, look_up_due: 0.0}
        every = {
            beat: TICK_SECONDS,
            tick: TICK_SECONDS,
            tidy_up: TIDY_SECONDS,
            look_up_due: LOOKUP_SECONDS,
        }
        while not self.stopping:
            now = time.monotonic()
            self._safely(self._queue)
            for job, at in due.items():
                if now >= at and not self.stopping:
                    self._safely(job)
                    due[job] = now + every[job]
            # Some files of one photo, then what waits in the queue gets its turn again.
            if not self._safely(make_due):
                time.sleep(QUEUE_SECONDS)

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        # What runs is finished first; the next signal ends at once.
        self.stopping = True
        if self.worker is not None:
            self.worker.running = False
        signal.signal(signum, signal.SIG_DFL)

    def _safely(self, job: Any) -> Any:
        """Run a job; neither a database that is away nor a single fault may end the worker."""
        close_old_connections()
        try:
            return job()
        except Exception:
            logger.exception("background work failed; trying again soon")
            time.sleep(QUEUE_SECONDS)
            return None

    def _queue(self, max_tasks: int | None = TASKS_A_ROUND) -> None:
        """Do tasks that wait, at most so many, and none after the one that a signal comes in."""
        self.worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=max_tasks,
            worker_id=self.name,
            excluded_queue_names=[],
        )
        # A signal may have come before there was a worker to tell.
        self.worker.running = not self.stopping
        self.worker.run()
