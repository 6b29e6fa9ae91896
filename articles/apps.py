"""App configuration of articles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Articles, their photos, and the reader's site."""

    name = "articles"
    verbose_name = _("Articles")
