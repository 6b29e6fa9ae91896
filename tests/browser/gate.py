"""A gate before the live server, so that no request touches the tables while they are emptied."""

from collections.abc import Callable, Iterable, Iterator
from threading import Condition
from typing import Any

PATIENCE = 30  # s; longer than the longest request


class Gate:
    """A WSGI application before another: counts what runs, and can be shut.

    Pages that close still send a last word (their text, that they leave). On PostgreSQL such a
    request and the emptying of the tables wait for each other; on SQLite it may fail.
    """

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app = app
        self.running = 0
        self.is_open = True
        self.changed = Condition()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterator[bytes]:
        with self.changed:
            if not self.is_open:
                start("503 Service Unavailable", [("Content-Length", "0")])
                return iter(())
            self.running += 1
        try:
            return _Answer(self.app(environ, start), self._done)
        except BaseException:
            self._done()
            raise

    def open(self) -> None:
        """Let requests in."""
        with self.changed:
            self.is_open = True

    def shut(self) -> None:
        """Let no request in any more, and wait for those that run. Raises ``AssertionError``."""
        with self.changed:
            self.is_open = False
            assert self.changed.wait_for(lambda: not self.running, PATIENCE), "a request hangs"

    def _done(self) -> None:
        with self.changed:
            self.running -= 1
            self.changed.notify_all()


class _Answer:
    """An answer that tells when it is over: when the server closes it, whether all was sent."""

    def __init__(self, answer: Iterable[bytes], done: Callable[[], None]) -> None:
        self.answer = answer
        self.parts = iter(answer)
        self.done = done

    def __iter__(self) -> Iterator[bytes]:
        return self.parts

    def __next__(self) -> bytes:
        return next(self.parts)

    def close(self) -> None:
        close = getattr(self.answer, "close", None)
        try:
            if close is not None:
                close()
        finally:
            self.done()


def gate_of(live_server: Any) -> Gate:
    """The gate of the live server; put up the first time."""
    httpd = live_server.thread.httpd
    app = httpd.get_app()
    if not isinstance(app, Gate):
        app = Gate(app)
        httpd.set_app(app)
    return app
