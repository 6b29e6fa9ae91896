"""What the environment decides, tried in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage

ROOT = Path(__file__).resolve().parents[2]
KEY = "a-key-that-is-long-enough-for-all-checks-0123456789-abcdefghij"
OURS = (
    "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "SITE_URL", "SITE_NAME", "SITE_DESCRIPTION",
    "DATABASE_URL", "CACHE_URL",
    "EMAIL_URL", "DEFAULT_FROM_EMAIL", "MEDIA_ROOT", "MEDIA_URL", "PHOTO_ORIGINALS_ROOT",
    "TIME_ZONE", "LANGUAGE_CODE", "TRUSTED_PROXIES", "HSTS_INCLUDE_SUBDOMAINS", "HSTS_PRELOAD",
    "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "LOG_LEVEL", "EMBED_FRAMES",
    "EMBED_MASTODON_SERVERS", "S3_BUCKET", "S3_ENDPOINT_URL", "S3_REGION",
)  # fmt: skip


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with the settings alone: no .env file of this checkout is read there."""
    (tmp_path / "magazine").mkdir()
    for name in ("__init__.py", "settings.py"):
        shutil.copy(ROOT / "magazine" / name, tmp_path / "magazine")
    return tmp_path


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder with an environment in which nothing else of ours is set."""
    bare = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**bare, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def read(folder: Path, *names: str, **environment: str) -> dict[str, Any]:
    """These settings as the environment makes them."""
    code = (
        "import json, magazine.settings as s;"
        f"print(json.dumps({{n: getattr(s, n) for n in {names!r}}}, default=str))"
    )
    done = run(folder, "-c", code, **{"SECRET_KEY": KEY, **environment})
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_without_a_key_nothing_starts_and_the_error_says_what_to_do(elsewhere: Path) -> None:
    for environment in ({}, {"SECRET_KEY": ""}, {"DEBUG": "off"}):
        done = run(elsewhere, "-c", "import magazine.settings", **environment)
        assert done.returncode != 0
        assert "SECRET_KEY is not set. Set it in the environment" in done.stderr
    for command in (("manage.py", "check"), ("-c", "import magazine.wsgi")):
        done = run(ROOT, *command, SECRET_KEY="", DEBUG="off")
        assert done.returncode != 0 and "SECRET_KEY is not set." in done.stderr


def test_for_debugging_no_key_is_needed(elsewhere: Path) -> None:
    found = read(elsewhere, "DEBUG", "ALLOWED_HOSTS", SECRET_KEY="", DEBUG="on")
    assert found == {"DEBUG": True, "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"]}


def test_debug_is_off_unless_set_and_the_environment_wins_over_the_file(elsewhere: Path) -> None:
    assert read(elsewhere, "DEBUG") == {"DEBUG": False}
    (elsewhere / ".env").write_text("DEBUG=on\nSITE_NAME=From the file\n")
    assert read(elsewhere, "DEBUG", "SITE_NAME", DEBUG="off") == {
        "DEBUG": False,
        "SITE_NAME": "From the file",
    }


SWITCHES = (
    "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD",
)  # fmt: skip


def test_https_turns_on_what_needs_it(elsewhere: Path) -> None:
    found = read(elsewhere, *SWITCHES, "ALLOWED_HOSTS", SITE_URL="https://magazine.example/")
    assert list(found.values()) == [
        True,
        True,
        True,
        31_536_000,
        False,
        False,
        ["magazine.example"],
    ]
    more = {"HSTS_INCLUDE_SUBDOMAINS": "on", "HSTS_PRELOAD": "on"}
    found = read(elsewhere, *SWITCHES, SITE_URL="https://magazine.example", **more)
    assert list(found.values()) == [True, True, True, 31_536_000, True, True]


def test_http_leaves_it_off(elsewhere: Path) -> None:
    found = read(elsewhere, *SWITCHES, "ALLOWED_HOSTS", SITE_URL="http://10.0.0.7:8000")
    assert list(found.values()) == [False, False, False, 0, False, False, ["10.0.0.7"]]


def test_an_address_without_scheme_is_refused(elsewhere: Path) -> None:
    done = run(
        elsewhere, "-c", "import magazine.settings", SECRET_KEY=KEY, SITE_URL="magazine.example"
    )
    assert done.returncode != 0 and "must start with https://" in done.stderr


def test_databases_caches_and_mails_are_addresses(elsewhere: Path) -> None:
    found = read(elsewhere, "DATABASES", "CACHES", "EMAIL_FILE_PATH")
    assert found["DATABASES"]["default"]["NAME"].endswith("var/db.sqlite3")
    assert found["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["EMAIL_FILE_PATH"].endswith("var/mail")
    found = read(
        elsewhere,
        "DATABASES",
        "CACHES",
        "EMAIL_HOST",
        "EMAIL_USE_TLS",
        DATABASE_URL="postgres://u:p@db.example:5433/magazine",
        CACHE_URL="redis://cache.example:6379/1",
        EMAIL_URL="smtp+tls://u:p@mail.example:587",
    )
    database = found["DATABASES"]["default"]
    assert (database["HOST"], database["PORT"], database["NAME"]) == (
        "db.example", 5433, "magazine",
    )  # fmt: skip
    assert database["CONN_MAX_AGE"] == 60 and database["CONN_HEALTH_CHECKS"] is True
    assert "edis" in found["CACHES"]["default"]["BACKEND"]
    assert (found["EMAIL_HOST"], found["EMAIL_USE_TLS"]) == ("mail.example", True)
    found = read(elsewhere, "DATABASES", DATABASE_URL=f"sqlite:///{elsewhere}/new/a.sqlite3")
    assert found["DATABASES"]["default"]["NAME"] == f"{elsewhere}/new/a.sqlite3"
    assert (elsewhere / "new").is_dir()


def test_originals_of_photos_lie_outside_what_is_served(elsewhere: Path) -> None:
    found = read(elsewhere, "MEDIA_ROOT", "PHOTO_ORIGINALS_ROOT")
    media, originals = Path(found["MEDIA_ROOT"]), Path(found["PHOTO_ORIGINALS_ROOT"])
    assert media not in originals.parents and media != originals


def test_nobody_s_forwarded_headers_count_unless_named(elsewhere: Path) -> None:
    assert read(elsewhere, "TRUSTED_PROXIES") == {"TRUSTED_PROXIES": []}
    found = read(elsewhere, "TRUSTED_PROXIES", TRUSTED_PROXIES="10.0.0.0/8,127.0.0.1,fd00::/8")
    assert found == {"TRUSTED_PROXIES": ["10.0.0.0/8", "127.0.0.1/32", "fd00::/8"]}


def test_the_deployment_check_has_nothing_to_say(tmp_path: Path) -> None:
    done = run(
        ROOT, "manage.py", "check", "--deploy", "--fail-level", "WARNING",
        SECRET_KEY=KEY, DEBUG="off", SITE_URL="https://magazine.example",
        DATABASE_URL=f"sqlite:///{tmp_path}/a.sqlite3",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "no issues (2 silenced)" in done.stdout


def test_no_change_of_a_model_lacks_its_migration(tmp_path: Path) -> None:
    done = run(
        ROOT, "manage.py", "makemigrations", "--check", "--dry-run",
        SECRET_KEY=KEY, DEBUG="off", DATABASE_URL=f"sqlite:///{tmp_path}/a.sqlite3",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_django_speaks_to_postgresql_through_psycopg2() -> None:
    code = "from django.db.backends.postgresql.psycopg_any import is_psycopg3; print(is_psycopg3)"
    assert run(ROOT, "-c", code).stdout.strip() == "False"


def test_a_name_with_a_comma_is_one_sender(elsewhere: Path) -> None:
    for name in ("Tea, Toast & Co", 'The "Soft" Day', "Caifé, tae"):
        sender = read(elsewhere, "DEFAULT_FROM_EMAIL", SITE_NAME=name)["DEFAULT_FROM_EMAIL"]
        mail = EmailMessage("Hello", "There", sender, ["nuala@example.ie"]).message()
        parsed = message_from_bytes(mail.as_bytes(), policy=policy.default)["From"].addresses
        assert [(one.display_name, one.addr_spec) for one in parsed] == [
            (name, "magazine@localhost")
        ]


def test_a_mail_server_that_never_answers_is_given_up(elsewhere: Path) -> None:
    smtp = read(elsewhere, "EMAIL_TIMEOUT", EMAIL_URL="smtp+tls://u:p@mail.example:587")
    assert smtp == {"EMAIL_TIMEOUT": 20}


def test_frames_are_those_of_the_sites_that_are_switched_on(elsewhere: Path) -> None:
    def frames(**environment: str) -> list[str]:
        policy = read(elsewhere, "CONTENT_SECURITY_POLICY", **environment)
        return policy["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["frame-src"]

    assert "https://www.instagram.com" in frames()
    assert frames(EMBED_FRAMES="") == ["'none'"]
    assert frames(EMBED_FRAMES="vimeo,mastodon", EMBED_MASTODON_SERVERS="mastodon.ie") == [
        "https://player.vimeo.com",
        "https://mastodon.ie",
    ]


def test_an_unknown_site_of_frames_stops_the_start(elsewhere: Path) -> None:
    done = run(elsewhere, "-c", "import magazine.settings", SECRET_KEY=KEY, EMBED_FRAMES="myspace")
    assert done.returncode != 0
    assert "EMBED_FRAMES" in done.stderr
    assert "myspace" in done.stderr


def test_a_bucket_takes_the_place_of_both_folders(elsewhere: Path) -> None:
    environment = {
        "S3_BUCKET": "pictures",
        "S3_ENDPOINT_URL": "http://127.0.0.1:1",
        "S3_REGION": "",
    }
    storages = read(elsewhere, "STORAGES", **environment)["STORAGES"]
    assert storages["default"]["BACKEND"] == "magazine.storage.PublicFiles"
    for name, location in (("default", "media"), ("originals", "originals")):
        options = storages[name]["OPTIONS"]
        assert (options["bucket_name"], options["location"]) == ("pictures", location)
        assert options["endpoint_url"] == "http://127.0.0.1:1"
    assert "FileSystem" in read(elsewhere, "STORAGES")["STORAGES"]["default"]["BACKEND"]
