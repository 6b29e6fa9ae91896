"""Who may do what with an article: permissions, own articles, and limits to sections."""

from typing import Any

from articles.models.article import Article


def sections_of(user: Any) -> frozenset[int] | None:
    """The ids of the sections that a user's rights are limited to; None where they are not."""
    limits = getattr(user, "limited_to_sections", None)
    return limits() if limits is not None else None


def may_write(user: Any, article: Article) -> bool:
    """Whether a user may edit an article's draft: the same as ``Article.objects.editable_by``."""
    is_own = article.created_by_id == user.pk
    if not user.has_perm("articles.change_article"):
        return False
    if not (is_own or user.has_perm("articles.edit_all_articles")):
        return False
    sections = sections_of(user)
    if sections is None:
        return True
    if article.section_id is not None and article.section_id not in sections:
        return False
    working = article.working_section_id
    return working in sections if working is not None else is_own


def may_review(user: Any, article: Article) -> bool:
    """Whether a user may approve an article's draft, or ask for changes."""
    return user.has_perm("articles.review_article") and may_write(user, article)


def may_publish(user: Any, article: Article) -> bool:
    """Whether a user may publish an article, now or at a time."""
    return user.has_perm("articles.publish_article") and may_write(user, article)


def may_withdraw(user: Any, article: Article) -> bool:
    """Whether a user may withdraw an article, now or at a time."""
    return user.has_perm("articles.withdraw_article") and may_write(user, article)
