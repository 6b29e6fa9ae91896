"""A small web server that stands in for all sites that are asked about posts."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, urlsplit

from articles.embeds import asking


@dataclass
class Site:
    """What the server answers, and what it was asked.

    Attributes:
        answers: for a post's address its JSON, or a status, or bytes as they are.
        asked: host and post's address of every question.
        seen: the questions' headers.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    seen: list[dict[str, str]] = field(default_factory=list)

    def urls(self) -> list[str]:
        """The addresses asked about, in order."""
        return [url for _host, url in self.asked]


@contextmanager
def stand_in() -> Iterator[Site]:
    """Lead every question to a server of this machine; the fixed list of hosts stays as it is."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    address = ("127.0.0.1", server.server_port)

    def connect(host: str) -> socket.socket:
        return socket.create_connection(address, timeout=asking.SECONDS)

    try:
        with mock.patch.object(asking, "connect", connect):
            yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = parse_qs(urlsplit(self.path).query).get("url", [""])[0]
            site.asked.append((self.headers["Host"], url))
            site.seen.append({**self.headers, "path": self.path})
            answer = site.answers.get(url, 503)
            if isinstance(answer, bytes):
                self.wfile.write(answer)
                return
            self.send_response(answer if isinstance(answer, int) else 200)
            if answer == 302:
                self.send_header("Location", f"/moved?url={url}")
            self.end_headers()
            if not isinstance(answer, int):
                self.wfile.write(json.dumps(answer).encode())

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler
