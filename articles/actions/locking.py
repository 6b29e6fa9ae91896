"""Holding an article's row while something is done to it."""

from articles.models import Article


def lock_article(pk: int) -> Article:
    """The article as it is now, its row held until the transaction ends."""
    # Not locked as a key: articles that lead to this one may be published meanwhile. Held first,
    # and read then: PostgreSQL would join what stood there before it had to wait, and a revision
    # made meanwhile would be missing.
    Article.objects.select_for_update(no_key=True).values("pk").get(pk=pk)
    return Article.objects.select_related(
        "latest_revision", "live_revision", "section", "progress"
    ).get(pk=pk)
