"""The site's own settings, for a database that is named by the environment."""

from magazine.settings import *  # noqa: F403

ALLOWED_HOSTS = ["localhost"]
SECURE_SSL_REDIRECT = False
