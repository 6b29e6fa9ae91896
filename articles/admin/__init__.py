"""The editors' side of articles, in Django's admin."""

from articles.admin import article, audit, front, photo, redirect, sensitive, tag, taxonomy

__all__ = ["article", "audit", "front", "photo", "redirect", "sensitive", "tag", "taxonomy"]
