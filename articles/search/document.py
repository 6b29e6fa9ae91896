"""What the index knows of one article."""

from dataclasses import dataclass

from articles.search.query import words

# PostgreSQL refuses a vector of more than a megabyte, and counts no position beyond 16,383.
LONGEST_BODY = 200_000


@dataclass(frozen=True)
class SearchDocument:
    """The plain texts by which an article is found, from the weightiest to the lightest.

    ``names`` are those of its tags, authors and section; ``body`` is plain text, of which the
    first 200,000 characters count; ``language`` is a language code, or empty for the site's.
    """

    article_id: int
    headline: str
    names: tuple[str, ...] = ()
    standfirst: str = ""
    body: str = ""
    language: str = ""

    def columns(self) -> tuple[str, str, str, str]:
        """Headline, names, standfirst and body as words with single spaces between."""
        texts = (
            self.headline,
            " ".join(self.names),
            self.standfirst,
            self.body[:LONGEST_BODY],
        )
        headline, names, standfirst, body = (" ".join(words(text)) for text in texts)
        return headline, names, standfirst, body
