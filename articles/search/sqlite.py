"""The index in SQLite: one FTS5 table (https://www.sqlite.org/fts5.html)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.search.document import SearchDocument
from articles.search.query import MOST_HITS, Query, Term

# Letters that have no accent to remove, folded as PostgreSQL's unaccent folds them.
_FOLDED = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
        "ħ": "h", "Ħ": "H", "ı": "i", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE",
        "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH",
    }
)  # fmt: skip

# The weights are high because bm25 flattens counts: even ten mentions in a body weigh less than
# one above it.
_SCORE = "bm25(articles_search, 100, 40, 20, 1)"
# A new article gains up to 1 %; bm25 is negative, the lowest being the best.
_FRESHNESS = "1 + 0.01 / (1 + max(0, julianday(%s) - julianday(published_at)) / 90.0)"


def create(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index."""
    schema_editor.execute(
        "CREATE VIRTUAL TABLE articles_search USING fts5("
        "headline, names, standfirst, body, language UNINDEXED, "
        "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )


def drop(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away."""
    schema_editor.execute("DROP TABLE IF EXISTS articles_search")


def write(documents: Iterable[SearchDocument]) -> None:
    """Add documents, in place of those the index has of the same articles."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT OR REPLACE INTO articles_search"
            "(rowid, headline, names, standfirst, body, language) VALUES (%s, %s, %s, %s, %s, %s)",
            [
                (
                    document.article_id,
                    *(column.translate(_FOLDED) for column in document.columns()),
                    document.language,
                )
                for document in documents
            ],
        )


def remove(article_ids: Iterable[int]) -> None:
    """Forget articles; those it does not know are passed over."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM articles_search WHERE rowid = %s", [(pk,) for pk in article_ids]
        )


def clear() -> None:
    """Forget everything."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_search")


def find(
    query: Query, gate: tuple[str, Sequence[Any]], now: datetime, limit: int, offset: int
) -> tuple[list[int], int]:
    """Ids of matching articles that pass the gate, best first, and how many there are in all.

    ``gate`` is the SQL (and its parameters) that gives ``id`` and ``published_at`` of what is
    public. Of more than ``MOST_HITS`` the newest are ranked, and no more are counted.
    """
    gate_sql, gate_params = gate
    # The cross join makes the index the outer loop; else it may be searched anew for each article.
    # In the order of rowid nothing has to be sorted, so that it can stop at the limit.
    source = (
        f"FROM articles_search CROSS JOIN ({gate_sql}) AS gate "
        "WHERE articles_search MATCH %s AND gate.id = articles_search.rowid "
        "ORDER BY articles_search.rowid DESC LIMIT %s"
    )
    hits = f"FROM (SELECT gate.id AS id, gate.published_at, {_SCORE} AS score {source})"
    # Without the score, which costs more than all the rest.
    counted = f"FROM (SELECT gate.id {source})"
    params = [*gate_params, _match(query), MOST_HITS]
    moment = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id {hits} ORDER BY score * ({_FRESHNESS}), id DESC LIMIT %s OFFSET %s",
            [*params, moment, limit, offset],
        )
        ids = [row[0] for row in cursor.fetchall()]
        if offset == 0 and len(ids) < limit:
            return ids, len(ids)
        cursor.execute(f"SELECT COUNT(*) {counted}", params)
        return ids, cursor.fetchone()[0]


def _match(query: Query) -> str:
    """An FTS5 expression. Every term is quoted, so that no word is taken for an operator."""
    match = " AND ".join(_quote(term) for term in query.terms)
    return f"{match} *" if query.is_open_ended else match


def _quote(term: Term) -> str:
    return '"{}"'.format(" ".join(term.words).translate(_FOLDED))
