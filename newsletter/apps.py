"""App configuration of newsletters."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    """Newsletters, their subscribers and the record of their consent."""

    name = "newsletter"
    verbose_name = _("Newsletters")

    def ready(self) -> None:
        """Tell articles of the sign-up that may stand in a body."""
        # Models can't be imported before the apps are loaded.
        from newsletter.markers import register_markers  # noqa: PLC0415

        register_markers()
