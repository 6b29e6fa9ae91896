"""The editors' side of articles, in Django's admin."""

from articles.admin import article, audit, photo, redirect, tag, taxonomy

__all__ = ["article", "audit", "photo", "redirect", "tag", "taxonomy"]
