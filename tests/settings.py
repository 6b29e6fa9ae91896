"""Settings of the tests: the site's own, with everything outside replaced."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Also against an .env of the demo's, which sets some of them for trying things out.
OWN = {
    "SECRET_KEY": "only-for-tests-and-long-enough-for-the-checks-of-django-itself",
    "DEBUG": "off",
    "SITE_URL": "http://testserver",
    "SITE_NAME": "The Test Magazine",
    "SITE_DESCRIPTION": "",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or "sqlite://:memory:",
    "CACHE_URL": "locmemcache://",
    "EMAIL_URL": "memorymail://",
    "DEFAULT_FROM_EMAIL": "The Test Magazine <magazine@testserver.example>",
    "TIME_ZONE": "Europe/Dublin",
    "LANGUAGE_CODE": "en-gb",
    "TRUSTED_PROXIES": "",
    "EMBED_FRAMES": "all",
    "EMBED_LOOKUPS": "off",
    "EMBED_MASTODON_SERVERS": "",
    "MEDIA_URL": "/media/",
    "PUBLISH_STOPS": "no-headline,no-section,no-body,to-come,no-credit,no-alt,"
    "no-ingredients,no-steps,no-products,no-gallery-photos",
    "S3_BUCKET": "",
    "SITE_COUNTRY": "",
    "HELPLINE_CHECK_DAYS": "180",
    "AFFILIATE_HOSTS": "shop.example",
    "HSTS_INCLUDE_SUBDOMAINS": "off",
    "HSTS_PRELOAD": "off",
}
os.environ.update(OWN)
_files = Path(tempfile.mkdtemp(prefix="magazine-tests-"))
atexit.register(shutil.rmtree, _files, ignore_errors=True)
os.environ["MEDIA_ROOT"] = str(_files / "media")
os.environ["PHOTO_ORIGINALS_ROOT"] = str(_files / "originals")

from magazine.settings import *  # noqa: E402, F403
from magazine.settings import DATABASES, STORAGES  # noqa: E402

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
AXES_ENABLED = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: the browser tests' server is another thread.
    DATABASES["default"]["NAME"] = str(_files / "db.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(_files / "test.sqlite3")}
