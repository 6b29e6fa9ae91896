"""Newsletters, people and consent on the editors' side."""

from newsletter.admin import consent, newsletter, subscriber

__all__ = ["consent", "newsletter", "subscriber"]
