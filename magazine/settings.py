"""Settings of the whole site, read from the environment (docs/settings.md tells each)."""

import ipaddress
from email.utils import formataddr
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from articles.embeds import frame_origins

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
# The environment wins over the file: read_env never overwrites what is set already.
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Set it in the environment to a long random text "
            "(or run `make setup`, which writes an .env file for trying things out)."
        )
    SECRET_KEY = "not-secret-only-for-debugging-on-this-machine"  # noqa: S105

# Former keys: links in mails stay good, and closed addresses known, while a key is changed.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
SITE_NAME = env.str("SITE_NAME", default="The Magazine")
SITE_DESCRIPTION = env.str("SITE_DESCRIPTION", default="")
if not SITE_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured(
        f"SITE_URL is {SITE_URL!r}: it must start with https:// (or http:// on a private network)."
    )
SITE_HOST = urlsplit(SITE_URL).netloc
SITE_HOSTNAME = urlsplit(SITE_URL).hostname or ""
USES_TLS = SITE_URL.startswith("https://")

_allowed = f"[{SITE_HOSTNAME}]" if ":" in SITE_HOSTNAME else SITE_HOSTNAME
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[_allowed])
if DEBUG and "ALLOWED_HOSTS" not in env.ENVIRON:
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    # First, so that articles can take its tags out of the admin and put their own there.
    "taggit",
    "magazine.apps.MagazineConfig",
    "newsletter.apps.NewsletterConfig",
    "articles.apps.ArticlesConfig",
    "magazine.apps.MagazineAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_prose_editor",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "magazine.proxies.TrustedProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "magazine.editor_language.EditorLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "magazine.not_found.NotFoundMiddleware",
]

ROOT_URLCONF = "magazine.urls"
WSGI_APPLICATION = "magazine.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "magazine.context_processors.site",
            ],
        },
    },
]

# --- Database, cache, tasks -------------------------------------------------------------------

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"),
}
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    # A write that begins as a read can't wait for the lock and fails at once: begin as a write.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    Path(_database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
else:
    _database.setdefault("CONN_MAX_AGE", 60)
    _database.setdefault("CONN_HEALTH_CHECKS", True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- People -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "magazine.User"
AUTHENTICATION_BACKENDS = [
    "magazine.logins.LimitedLogins",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
# Ten wrong passwords for one name from one network lock that pair for half an hour.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_CLIENT_IP_CALLABLE = "magazine.proxies.client_address"
AXES_VERBOSE = False

# --- Language and time ------------------------------------------------------------------------

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en-gb")
LANGUAGES = [("en-gb", _("English")), ("ga", _("Irish")), ("de", _("German"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Dublin")
USE_TZ = True
USE_I18N = True

# --- Files ------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "media"))()
MEDIA_URL = env.str("MEDIA_URL", default="/media/")
# Originals keep what the camera wrote, places included: they are never below MEDIA_ROOT.
PHOTO_ORIGINALS_ROOT = env.path("PHOTO_ORIGINALS_ROOT", default=str(VAR_DIR / "originals"))()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": PHOTO_ORIGINALS_ROOT,
            "base_url": None,
            "file_permissions_mode": 0o600,
        },
    },
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
# One private bucket instead of the two folders; boto3 reads the keys from the environment itself.
S3_BUCKET = env.str("S3_BUCKET", default="")
S3_ENDPOINT_URL = env.str("S3_ENDPOINT_URL", default="")
S3_REGION = env.str("S3_REGION", default="")
if S3_BUCKET:
    _bucket = {
        "bucket_name": S3_BUCKET,
        "endpoint_url": S3_ENDPOINT_URL or None,
        "region_name": S3_REGION or None,
        # A name that is taken gives way to another one, as in a folder.
        "file_overwrite": False,
    }
    STORAGES["default"] = {
        "BACKEND": "magazine.storage.PublicFiles",
        "OPTIONS": {**_bucket, "location": "media"},
    }
    STORAGES["originals"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_bucket, "location": "originals"},
    }
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o644

# --- Mail -------------------------------------------------------------------------------------

_email = env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'mail'}")
vars().update(_email)
# Without it a mail server that never answers holds the worker up for ever.
EMAIL_TIMEOUT = 20
# A name may have a comma in it: as it stands, mail would have two senders, and not go out.
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=formataddr((SITE_NAME, f"magazine@{SITE_HOSTNAME}"))
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Security ---------------------------------------------------------------------------------

TRUSTED_PROXIES = [ipaddress.ip_network(name) for name in env.list("TRUSTED_PROXIES", default=[])]
# Safe because TrustedProxyMiddleware removes the header unless a trusted proxy sent it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = USES_TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]
SESSION_COOKIE_SECURE = USES_TLS
CSRF_COOKIE_SECURE = USES_TLS
SECURE_HSTS_SECONDS = 31_536_000 if USES_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
# YouTube's player refuses to play (error 153) under a stricter policy.
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    # Subdomains and preloading bind hosts that this site may not own: settings of their own.
    "security.W005",
    "security.W021",
]

# Posts and videos of other sites that readers may ask for: a frame of any other is shut out.
EMBED_FRAMES = env.list("EMBED_FRAMES", default=["all"])
EMBED_MASTODON_SERVERS = env.list("EMBED_MASTODON_SERVERS", default=[])
try:
    EMBED_FRAME_ORIGINS = frame_origins(EMBED_FRAMES, EMBED_MASTODON_SERVERS)
except ValueError as error:
    raise ImproperlyConfigured(
        f"EMBED_FRAMES names providers of embeds and EMBED_MASTODON_SERVERS host names: {error}?"
    ) from error

# Whether the worker asks the sites about the posts that articles embed (docs/settings.md).
EMBED_LOOKUPS = env.bool("EMBED_LOOKUPS", default=False)

_media_origin = [MEDIA_URL] if MEDIA_URL.startswith(("http://", "https://")) else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_media_origin],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF, *_media_origin],
        "form-action": [SELF],
        "frame-src": EMBED_FRAME_ORIGINS or [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# --- Publishing -------------------------------------------------------------------------------

# What stops a publication (codes of the checklist); all else only warns. docs/settings.md.
PUBLISH_STOPS = env.list(
    "PUBLISH_STOPS",
    default=[
        "no-headline",
        "no-section",
        "no-body",
        "to-come",
        "no-credit",
        "no-alt",
        "no-ingredients",
        "no-steps",
        "no-products",
        "no-gallery-photos",
    ],
)

# --- Sensitive subjects, paid content ---------------------------------------------------------

# The country whose helplines stand first (ISO 3166); empty: that of TIME_ZONE.
SITE_COUNTRY = env.str("SITE_COUNTRY", default="").upper()
# After so many days without a look, a helpline is overdue.
HELPLINE_CHECK_DAYS = env.int("HELPLINE_CHECK_DAYS", default=180)
# Links there earn money: they are told of, and marked for search engines. Subdomains count.
AFFILIATE_HOSTS = env.list("AFFILIATE_HOSTS", default=[])

# --- Tags -------------------------------------------------------------------------------------

TAGGIT_CASE_INSENSITIVE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    # What is not there, or refused, is no trouble of the site's: not a line each, let alone more.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
