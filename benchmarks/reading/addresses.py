"""Which pages are asked for: of each kind, enough of them that they are not all alike."""

from articles.models import Article, Author, Section, Tag
from articles.pages.lists import PER_PAGE

ARTICLES = 100
PLACES = 10


def by_kind() -> dict[str, list[str]]:
    """Addresses of pages by their kind."""
    public = Article.objects.published().for_list()
    step = max(1, public.count() // ARTICLES)
    sections = Section.objects.filter(articles__in=public.order_by()).distinct()
    last = (public.count() - 1) // PER_PAGE + 1
    return {
        # From the newest to the oldest.
        "article": [each.get_absolute_url() for each in public[::step]][:ARTICLES],
        "section": [each.get_absolute_url() for each in sections],
        "front": ["/"],
        "tag": [each.get_absolute_url() for each in Tag.objects.all()[:PLACES]],
        "author": [each.get_absolute_url() for each in Author.objects.all()[:PLACES]],
        "latest": ["/latest/"],
        "latest-deep": [f"/latest/?page={last - number}" for number in range(PLACES)],
    }
