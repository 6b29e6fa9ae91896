"""What a page costs to read: CPU time of pages beside a bare view that returns the same bytes.

    python -m benchmarks.reading                      # 2,000 articles, then 100,000
    python -m benchmarks.reading --articles 500 --rounds 5

Needs a PostgreSQL on this machine in which databases can be made (``--server``, an address without
a database), since its CPU is read from the system's process table, on a line of its own. Makes a
database of its own, loads the demo magazine, copies its articles up to the number, serves it with
granian on a free port (one worker, one thread, DEBUG off), and drops the database again; several
can run at the same time.

Pages are asked for over one connection, and a kind of page in turn by many addresses (different
articles, all sections), so that no answer is the one before. The bare view answers the very same
bytes from memory behind the same middleware; a second server answers them without any. In every
round each of the three gets the same requests, one after the other, so that whatever else the
machine does meets all of them; the numbers are medians of the rounds, the ratios too. Time on the
clock isn't measured.

Each row has the server's CPU for a request in milliseconds, what that is beside the bare view and
beside the one without middleware, PostgreSQL’s CPU, and the bytes of a page.
The last line has the memory of the server's worker after all of it, and of the background worker,
in megabytes.
"""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.reading import databases, processes
from benchmarks.reading.processes import ROOT
from benchmarks.reading.server import Server

REQUESTS = 40  # in a round, of each
WARM_UP = 2  # rounds that don't count
HEAD = f"{'':14}{'CPU':>10}{'beside bare':>14}{'without mw':>13}{'PostgreSQL':>13}{'bytes':>10}"


def main() -> None:
    """Measure and print, for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", default="2000,100000", help="how many, with commas")
    parser.add_argument("--rounds", type=int, default=15, help=f"of {REQUESTS} requests each")
    parser.add_argument("--server", default="postgres://", help="without a database")
    options = parser.parse_args()
    processes.end_when_told()
    with tempfile.TemporaryDirectory() as folder, databases.own(options.server) as address:
        os.environ |= _environment(folder, address)
        _prepare()
        # Needs the settings just made, like all imports further below.
        from benchmarks.reading import filling

        filling.load()
        for number in options.articles.split(","):
            print(f"\n{filling.grow(int(number)):,} articles")
            _measure(Path(os.environ["BENCHMARK_PAGES"]), options.rounds)


def _environment(folder: str, address: str) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "benchmarks.reading.settings", "DEBUG": "off",
        "SECRET_KEY": secrets.token_urlsafe(50), "SITE_URL": "http://localhost",
        "DATABASE_URL": address, "MEDIA_ROOT": f"{folder}/media",
        "PHOTO_ORIGINALS_ROOT": f"{folder}/originals", "EMAIL_URL": f"filemail:///{folder}/mail",
        "BENCHMARK_PAGES": f"{folder}/pages",
    }  # fmt: skip


def _prepare() -> None:
    Path(os.environ["BENCHMARK_PAGES"]).mkdir()
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], cwd=ROOT, check=True
    )
    import django

    django.setup()


def _measure(folder: Path, rounds: int) -> None:
    from benchmarks.reading import addresses

    kinds = addresses.by_kind()
    with Server() as site:
        for kind, paths in kinds.items():
            for number, path in enumerate(paths):
                (folder / f"{kind}-{number}.html").write_bytes(site.get(path))
    # New ones: they read the bytes when they begin.
    with Server() as site, Server(BENCHMARK_WITHOUT_MIDDLEWARE="1") as naked:
        print(HEAD)
        for kind, paths in kinds.items():
            _measure_kind(folder, kind, paths, rounds, site, naked)
        memory = processes.memory(site.pid)
        print(f"{site.requests:,} requests later the server’s worker has {memory:.0f} MB")
    print(f"the background worker has {processes.background_worker_memory():.0f} MB")


def _measure_kind(
    folder: Path, kind: str, paths: list[str], rounds: int, site: Server, naked: Server
) -> None:
    bare = [f"/bare/{kind}-{number}/" for number in range(len(paths))]
    rows = []
    for number in range(-WARM_UP, rounds):
        start = max(number, 0) * REQUESTS
        own, database = site.cost(paths, start, REQUESTS)
        beside, _none = site.cost(bare, start, REQUESTS)
        without, _none = naked.cost(bare, start, REQUESTS)
        if number >= 0:
            rows.append((own, database, beside, own / beside, own / without))
    own, database, beside, ratio, without = (median(column) for column in zip(*rows, strict=True))
    sizes = [(folder / f"{kind}-{number}.html").stat().st_size for number in range(len(paths))]
    print(
        f"{kind:14}{own:7.2f} ms{ratio:13.1f}×{without:12.1f}×{database:10.2f} ms"
        f"{sum(sizes) / len(sizes):10,.0f}   (bare: {beside:.2f} ms)",
        flush=True,
    )


if __name__ == "__main__":
    main()
