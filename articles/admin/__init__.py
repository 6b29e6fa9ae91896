"""The editors' side of articles, in Django's admin."""

from articles.admin import article, photo, redirect, taxonomy

__all__ = ["article", "photo", "redirect", "taxonomy"]
