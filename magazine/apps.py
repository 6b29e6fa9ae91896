"""App configurations: the site itself, and the admin that it replaces Django's with."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class MagazineConfig(AppConfig):
    """The site: users, and what needs both articles and newsletters."""

    name = "magazine"
    verbose_name = _("Log-ins and roles")

    def ready(self) -> None:
        """Let a newsletter whose form reads otherwise refresh the articles that hold it."""
        # Models can't be imported before the apps are loaded.
        from magazine.wiring import connect  # noqa: PLC0415

        connect()


class MagazineAdminConfig(AdminConfig):
    """Django's admin under the magazine's own name and front page."""

    default_site = "magazine.admin_site.MagazineAdminSite"
