"""``demo``: the demo magazine, loaded and served with its worker, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from magazine.demo.loading import LOGINS, PASSWORD

FIRST_PORT = 8000
PORTS = 100


class Command(BaseCommand):
    """Starts site, admin and worker on the first free port from 8000."""

    help = "Load the demo magazine and serve it: site, admin and worker, until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, help="this port, instead of the first free one")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "The demo has log-ins that everybody knows: it runs with DEBUG on only. "
                "Run `make setup`, which writes an .env file that turns it on."
            )
        call_command("migrate", verbosity=0)
        self.stdout.write("Loading the demo magazine (the first time takes most of a minute)…")
        self.stdout.flush()
        call_command("load_demo", stdout=self.stdout)
        port = options["port"] or free_port()
        self._serve(port)

    def _serve(self, port: int) -> None:
        environment = {**os.environ, "SITE_URL": f"http://localhost:{port}"}
        site = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
            "--port", str(port), "--workers", "1", "--blocking-threads", "4",
            "--log-level", "warning", "magazine.wsgi:application",
        ]  # fmt: skip
        worker = [sys.executable, "manage.py", "worker"]
        # Sessions of their own: Ctrl-C reaches this process alone, which then stops both in order.
        processes = [
            subprocess.Popen(  # noqa: S603 - fixed commands
                command, cwd=settings.BASE_DIR, env=environment, start_new_session=True
            )
            for command in (site, worker)
        ]
        address = f"http://localhost:{port}"
        self.stdout.write(
            f"\n  The magazine:  {address}/\n"
            f"  The editors:   {address}/admin/\n"
            f"  Log-ins:       {', '.join(LOGINS)} (password: {PASSWORD})\n"
            f"  Mails go to:   {settings.VAR_DIR / 'mail'}\n\n"
            "Ctrl-C stops it.\n"
        )
        self.stdout.flush()
        self._wait(processes)

    def _wait(self, processes: list[subprocess.Popen]) -> None:
        signal.signal(signal.SIGTERM, lambda *_args: (_ for _ in ()).throw(KeyboardInterrupt()))
        try:
            while all(process.poll() is None for process in processes):
                for process in processes:
                    try:
                        process.wait(timeout=0.5)
                    except subprocess.TimeoutExpired:
                        continue
            raise CommandError("A part of the demo ended by itself; see its words above.")
        except KeyboardInterrupt:
            self.stdout.write("\nStopping…")
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                try:
                    process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    process.kill()


def free_port(first: int = FIRST_PORT) -> int:
    """The first port from this one on that nobody listens at.

    Raises ``CommandError`` if a hundred in a row are taken.
    """
    for port in range(first, first + PORTS):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise CommandError(f"The ports {first} to {first + PORTS - 1} are all taken. Name one: --port.")
