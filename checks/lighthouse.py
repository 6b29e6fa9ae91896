"""Lighthouse on the demo magazine, served as in production: ``make lighthouse``.

Loads the demo into a folder of its own, serves it with granian (DEBUG off, hashed and compressed
static files), and asks Lighthouse, as on a phone, about the front page, a section and an article.
Accessibility, best practices and SEO must be 100 and performance at least 98 on each of them.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from checks.tools import LIGHTHOUSE, program
from tests.browser.chromium import ARGUMENTS, MISSING, find_chromium

ROOT = Path(__file__).resolve().parent.parent
PORT = 8790
HOME = f"http://localhost:{PORT}"
WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PATIENCE = 30  # seconds for the server to come up


def main() -> None:
    """Print a line for each page; ends with status 1 where a number is too low."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(f"{MISSING}: Lighthouse needs one.")
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ, "DEBUG": "off", "SECRET_KEY": secrets.token_urlsafe(50),
            "SITE_URL": HOME, "SITE_NAME": "Soft Day", "MEDIA_ROOT": f"{folder}/media",
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "PHOTO_ORIGINALS_ROOT": f"{folder}/originals",
            "EMAIL_URL": f"filemail:///{folder}/mail",
        }  # fmt: skip
        for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["load_demo"]):
            _manage(command, environment)
        server = subprocess.Popen(  # noqa: S603 - a fixed command
            [
                sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(PORT),
                "--blocking-threads", "4", "--log-level", "warning", "magazine.wsgi:application",
            ],
            cwd=ROOT, env=environment,
        )  # fmt: skip
        try:
            _wait()
            found = [_look(path, chromium, folder) for path in _paths(environment)]
        finally:
            server.terminate()
            server.wait(timeout=20)
    sys.exit(0 if all(found) else 1)


def _manage(arguments: list[str], environment: dict[str, str]) -> str:
    run = subprocess.run(  # noqa: S603 - fixed commands
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return run.stdout


def _paths(environment: dict[str, str]) -> list[str]:
    newest = _manage(
        [
            "shell", "-v0", "-c",
            "from articles.models import Article\n"
            "rows = Article.objects.published().for_list().filter(main_photo__isnull=False)\n"
            "print(rows[0].section.get_absolute_url(), rows[0].get_absolute_url())",
        ],
        environment,
    ).split()  # fmt: skip
    return ["/", *newest]


def _wait() -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{HOME}/healthz/", timeout=2)  # noqa: S310 - our own address
        except OSError:
            if time.monotonic() > end:
                raise SystemExit("The site did not come up; see its words above.") from None
            time.sleep(0.3)
        else:
            return


def _look(path: str, chromium: str, folder: str) -> bool:
    report = Path(folder) / "report.json"
    flags = " ".join(["--headless=new", *ARGUMENTS])
    subprocess.run(  # noqa: S603 - a fixed command
        [
            program("node"), str(LIGHTHOUSE), HOME + path, "--quiet", "--output=json",
            f"--output-path={report}", f"--chrome-flags={flags}",
            f"--only-categories={','.join(WANTED)}",
        ],
        check=True, env={**os.environ, "CHROME_PATH": chromium},
    )  # fmt: skip
    found = json.loads(report.read_text())
    scores = {name: round(100 * found["categories"][name]["score"]) for name in WANTED}
    print(path, "  ".join(f"{name} {score}" for name, score in scores.items()))  # noqa: T201
    low = [name for name in WANTED if scores[name] < WANTED[name]]
    for name in low:
        for part in found["categories"][name]["auditRefs"]:
            audit = found["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"  {name}: {audit['title']} {audit.get('displayValue', '')}")  # noqa: T201
    return not low


if __name__ == "__main__":
    main()
