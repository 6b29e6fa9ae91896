"""App configuration of articles."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Articles, their photos, and the reader's site."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        """Let Django's system check look at the settings of articles."""
        # Checks of settings may use models, which can't be imported before the apps are loaded.
        from articles import checks  # noqa: PLC0415

        register(checks.check_publish_stops)
        register(checks.check_site_country)
