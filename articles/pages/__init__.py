"""What pages of the reader's site show, as data; templates need nothing more."""

from articles.pages.around import ReadMore
from articles.pages.article import (
    ArticlePage,
    CorrectionNote,
    article_page,
    corrections_of,
)
from articles.pages.cards import Card, Credit, Name, card
from articles.pages.lists import (
    ListPage,
    SearchPage,
    author_page,
    find_tag,
    latest_cards,
    latest_page,
    search_page,
    section_page,
    tag_page,
)
from articles.pages.navigation import sections_of

__all__ = [
    "ArticlePage",
    "Card",
    "CorrectionNote",
    "Credit",
    "ListPage",
    "Name",
    "ReadMore",
    "SearchPage",
    "article_page",
    "author_page",
    "card",
    "corrections_of",
    "find_tag",
    "latest_cards",
    "latest_page",
    "search_page",
    "section_page",
    "sections_of",
    "tag_page",
]
