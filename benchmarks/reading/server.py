"""The site, served by granian in a process of its own, and one connection to it."""

import os
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Self

from benchmarks.reading import databases, processes
from benchmarks.reading.processes import ROOT

PATIENCE = 60  # seconds for the server to come up


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("localhost", 0))
        return found.getsockname()[1]


class Server:
    """The site with these settings in the environment; ends with the ``with``."""

    def __init__(self, **environment: str) -> None:
        self.port, self.requests = free_port(), 0
        self._process = subprocess.Popen(  # noqa: S603 - a fixed command
            [
                sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(self.port),
                "--workers", "1", "--blocking-threads", "1", "--log-level", "warning",
                "magazine.wsgi:application",
            ],
            cwd=ROOT, env={**os.environ, **environment},
        )  # fmt: skip

    def __enter__(self) -> Self:
        try:
            self._connection = _connect(self.port)
            self.pid = _child_of(self._process.pid)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: Any) -> None:
        self._process.terminate()
        self._process.wait(timeout=30)

    def get(self, path: str) -> bytes:
        """The bytes of a page; ends the run unless it answers 200."""
        self._connection.request("GET", path)
        response = self._connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise SystemExit(f"{path} answered {response.status}.")
        self.requests += 1
        return body

    def cost(self, paths: list[str], start: int, requests: int) -> tuple[float, float]:
        """Milliseconds of CPU a request: of the server, and of its database's processes.

        The requests go through the paths in turn, from the one numbered ``start`` on.
        """
        self.get(paths[start % len(paths)])
        before, before_there = processes.cpu(self.pid), _database_cpu()
        for number in range(start, start + requests):
            self.get(paths[number % len(paths)])
        own = processes.cpu(self.pid) - before
        # A connection is renewed every minute: the process of the new one began at nothing.
        there = sum(now - before_there.get(pid, 0.0) for pid, now in _database_cpu().items())
        return 1000 * own / requests, 1000 * there / requests


def _database_cpu() -> dict[int, float]:
    return {pid: processes.cpu(pid) for pid in databases.backends()}


def _connect(port: int) -> HTTPConnection:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection = HTTPConnection("localhost", port, timeout=30)
            connection.connect()
        except OSError:
            if time.monotonic() > end:
                raise SystemExit("The site did not come up; see its words above.") from None
            time.sleep(0.2)
        else:
            return connection


def _child_of(pid: int) -> int:
    """Granian's worker: the process that its main process has begun."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    workers = [int(child) for child in children if b"granian" in _command(int(child))]
    return workers[-1] if workers else pid


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()
