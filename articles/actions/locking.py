"""Holding an article's row while something is done to it."""

from articles.models import Article


def lock_article(pk: int) -> Article:
    """The article as it is now, its row held until the transaction ends."""
    # Not locked as a key: articles that lead to this one may be published meanwhile.
    return (
        Article.objects.select_for_update(of=("self",), no_key=True)
        .select_related("latest_revision", "live_revision", "section", "progress")
        .get(pk=pk)
    )
