"""What a page costs to read: CPU time of pages beside a bare view that returns the same bytes.

    python -m benchmarks.reading                      # 2,000 articles, then 100,000
    python -m benchmarks.reading --articles 500 --requests 200

Needs a PostgreSQL on this machine in which databases can be made (``--server``, an address without
a database), since its CPU is read from the system's process table, on a line of its own. Makes the
database ``magazine_benchmark``, loads the demo magazine, copies its articles up to the number,
serves it with granian (one worker, one thread, DEBUG off), asks for every page so many times over
one connection, and drops the database again.

Each row has the server's CPU per request in milliseconds, what that is beside the bare view behind
the same middleware and beside one without any, PostgreSQL's CPU, and the bytes of the page. The
last line has the memory of the server's worker and of the background worker, in megabytes.
Wall-clock time isn't measured, so that a busy machine matters little; ratios are of one run.
"""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import psycopg2
from psycopg2 import sql

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "magazine_benchmark"
PORT = 8791
WARM_UP = 40  # requests
PATIENCE = 60  # seconds for the server to come up
TICK = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure and print, for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", default="2000,100000", help="how many, with commas")
    parser.add_argument("--requests", type=int, default=1000, help="of each page")
    parser.add_argument("--server", default="postgres://", help="without a database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _database(options.server) as address:
        os.environ |= _environment(folder, address)
        _prepare()
        from benchmarks.reading import filling  # noqa: PLC0415 - needs the settings just made

        filling.load()
        for number in options.articles.split(","):
            print(f"\n{filling.grow(int(number)):,} articles")  # noqa: T201
            _measure(Path(folder) / "pages", options.requests)


def _environment(folder: str, address: str) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "benchmarks.reading.settings", "DEBUG": "off",
        "SECRET_KEY": secrets.token_urlsafe(50), "SITE_URL": f"http://localhost:{PORT}",
        "DATABASE_URL": address, "MEDIA_ROOT": f"{folder}/media",
        "PHOTO_ORIGINALS_ROOT": f"{folder}/originals", "EMAIL_URL": f"filemail:///{folder}/mail",
        "BENCHMARK_PAGES": f"{folder}/pages",
    }  # fmt: skip


def _prepare() -> None:
    Path(os.environ["BENCHMARK_PAGES"]).mkdir()
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], cwd=ROOT, check=True
    )
    import django  # noqa: PLC0415 - needs the settings just made

    django.setup()


@contextmanager
def _database(server: str) -> Iterator[str]:
    """An empty database on the server, dropped again; gives its address."""
    base = server.rstrip("/") + ("//" if server.endswith("://") else "")
    admin = psycopg2.connect(f"{base}/postgres")
    admin.autocommit = True
    name = sql.Identifier(DATABASE)
    with admin.cursor() as cursor:
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        cursor.execute(sql.SQL("CREATE DATABASE {}").format(name))
    try:
        yield f"{base}/{DATABASE}"
    finally:
        from django.db import connection  # noqa: PLC0415 - there are no settings before

        connection.close()
        with admin.cursor() as cursor:
            cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def _measure(folder: Path, requests: int) -> None:
    paths = _paths()
    with _server() as (connection, _pid):
        for name, path in paths.items():
            (folder / f"{name}.html").write_bytes(_get(connection, path))
    with _server(BENCHMARK_WITHOUT_MIDDLEWARE="1") as (connection, pid):
        naked = {name: _cost(connection, pid, f"/bare/{name}/", requests)[0] for name in paths}
    print(f"{'':10}{'CPU':>9}{'beside bare':>13}{'without mw':>12}{'PostgreSQL':>12}{'bytes':>10}")  # noqa: T201
    with _server() as (connection, pid):
        for name, path in paths.items():
            bare, _none = _cost(connection, pid, f"/bare/{name}/", requests)
            own, database = _cost(connection, pid, path, requests)
            size = (folder / f"{name}.html").stat().st_size
            print(  # noqa: T201
                f"{name:10}{own:6.2f} ms{own / bare:12.1f}×{own / naked[name]:11.1f}×"
                f"{database:9.2f} ms{size:10,}   (bare: {bare:.2f} ms)"
            )
        memory = _memory(pid)
    print(f"memory     server {memory:.0f} MB, background worker {_worker_memory():.0f} MB")  # noqa: T201


def _paths() -> dict[str, str]:
    from articles.models import Article  # noqa: PLC0415 - needs the settings

    newest = Article.objects.published().for_list().filter(main_photo__isnull=False)[0]
    assert newest.section is not None
    return {
        "article": newest.get_absolute_url(),
        "section": newest.section.get_absolute_url(),
        "front": "/",
    }


@contextmanager
def _server(**environment: str) -> Iterator[tuple[HTTPConnection, int]]:
    """The site, served; gives a connection to it and the id of the process that answers."""
    process = subprocess.Popen(  # noqa: S603 - a fixed command
        [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(PORT),
            "--workers", "1", "--blocking-threads", "1", "--log-level", "warning",
            "magazine.wsgi:application",
        ],
        cwd=ROOT, env={**os.environ, **environment},
    )  # fmt: skip
    try:
        yield _connect(), _child_of(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _connect() -> HTTPConnection:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection = HTTPConnection("localhost", PORT, timeout=30)
            connection.connect()
        except OSError:
            if time.monotonic() > end:
                raise SystemExit("The site did not come up; see its words above.") from None
            time.sleep(0.2)
        else:
            return connection


def _get(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise SystemExit(f"{path} answered {response.status}.")
    return body


def _cost(connection: HTTPConnection, pid: int, path: str, requests: int) -> tuple[float, float]:
    """Milliseconds of CPU a request: of the server, and of its database's processes."""
    for _number in range(WARM_UP):
        _get(connection, path)
    backends = _backends()
    before, before_there = _cpu(pid), sum(map(_cpu, backends))
    for _number in range(requests):
        _get(connection, path)
    own, there = _cpu(pid) - before, sum(map(_cpu, backends)) - before_there
    return 1000 * own / requests, 1000 * there / requests


def _backends() -> list[int]:
    """The processes of PostgreSQL that serve the benchmark's database, but for our own."""
    from django.db import connection  # noqa: PLC0415 - needs the settings

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
            [DATABASE],
        )
        return [pid for (pid,) in cursor.fetchall()]


def _cpu(pid: int) -> float:
    """Seconds of CPU that a process has had, in user and system mode."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def _child_of(pid: int) -> int:
    """Granian's worker: the process that its main process has begun."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    workers = [int(child) for child in children if b"granian" in _command(int(child))]
    return workers[-1] if workers else pid


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _memory(pid: int) -> float:
    """Megabytes that a process holds in memory."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise SystemExit(f"Process {pid} has ended.")


def _worker_memory() -> float:
    """Megabytes of the background worker after some rounds."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "worker"], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    try:
        time.sleep(20)
        return _memory(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


if __name__ == "__main__":
    main()
