"""The label of an article that is paid for, for templates that have the article itself."""

from django import template

from articles.body import paid
from articles.models import Article

register = template.Library()


@register.filter
def paid_label(article: Article) -> str:
    """The label; empty for an article that nobody pays for (no query)."""
    return paid.paid_label(article)
