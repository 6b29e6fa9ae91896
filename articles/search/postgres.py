"""The index in PostgreSQL: a weighted text vector, and trigrams for what was mistyped."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.search.document import SearchDocument
from articles.search.query import MOST_HITS, Query

# Both extensions are trusted: whoever may create in the database may create them.
_CREATE = (
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE TEXT SEARCH CONFIGURATION magazine_simple (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION magazine_simple "
    "ALTER MAPPING FOR word, numword, hword, hword_part, hword_numpart, numhword "
    "WITH unaccent, simple",
    "CREATE TABLE articles_search ("
    "article_id bigint PRIMARY KEY, language varchar(12) NOT NULL, "
    "vector tsvector NOT NULL, plain text NOT NULL)",
    # Articles are written seldom: no list of pending entries that every search has to read.
    "CREATE INDEX articles_search_vector ON articles_search "
    "USING gin (vector) WITH (fastupdate = off)",
    "CREATE INDEX articles_search_plain ON articles_search "
    "USING gin (plain gin_trgm_ops) WITH (fastupdate = off)",
)
# The extensions stay: something else may have come to need them.
_DROP = (
    "DROP TABLE IF EXISTS articles_search",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS magazine_simple",
)
_WRITE = """
    INSERT INTO articles_search (article_id, language, vector, plain) VALUES (
        %s, %s,
        setweight(to_tsvector('magazine_simple', %s), 'A')
        || setweight(to_tsvector('magazine_simple', %s), 'B')
        || setweight(to_tsvector('magazine_simple', %s), 'C')
        || setweight(to_tsvector('magazine_simple', %s), 'D'),
        lower(unaccent(%s)))
    ON CONFLICT (article_id) DO UPDATE SET
        language = EXCLUDED.language, vector = EXCLUDED.vector, plain = EXCLUDED.plain
"""
# ts_rank flattens high counts, so that even many mentions in a body weigh less than one above it.
_SCORE = "ts_rank('{0.05, 0.3, 0.6, 1.0}', hit.vector, hit.query)"
# A new article gains up to 1 %.
_FRESHNESS = "1 + 0.01 / (1 + greatest(0, extract(epoch FROM %s - hit.published_at)) / 86400 / 90)"
# As a subquery it is worked out once, not for each row.
_FOLDED = "(SELECT lower(unaccent(%s)))"
_LEAST_SIMILARITY = "0.5"
_SHORTEST_MISTYPED = 4  # letters; shorter words resemble too many others, and must be there


def create(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index."""
    for statement in _CREATE:
        schema_editor.execute(statement)


def drop(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away."""
    for statement in _DROP:
        schema_editor.execute(statement)


def write(documents: Iterable[SearchDocument]) -> None:
    """Add documents, in place of those the index has of the same articles."""
    rows = []
    for document in documents:
        headline, names, standfirst, body = document.columns()
        plain = f"{headline} {names} {standfirst}"
        rows.append(
            (document.article_id, document.language, headline, names, standfirst, body, plain)
        )
    with connection.cursor() as cursor:
        cursor.executemany(_WRITE, rows)


def remove(article_ids: Iterable[int]) -> None:
    """Forget articles; those it does not know are passed over."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM articles_search WHERE article_id = ANY(%s)", [list(article_ids)]
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
    public. Of more than ``MOST_HITS`` the newest are ranked, and no more are counted. When nothing
    matches, articles with similar words above their bodies do.
    """
    ids, total = _find_words(query, gate, now, limit, offset)
    if total == 0 and not query.is_exact:
        return _find_similar(query, gate, limit, offset)
    return ids, total


def _find_words(
    query: Query, gate: tuple[str, Sequence[Any]], now: datetime, limit: int, offset: int
) -> tuple[list[int], int]:
    gate_sql, gate_params = gate
    query_sql, query_params = _text_query(query)
    source = (
        f"FROM articles_search AS found JOIN ({gate_sql}) AS gate ON gate.id = found.article_id "
        f"CROSS JOIN (SELECT {query_sql} AS query) AS wanted WHERE found.vector @@ wanted.query"
    )
    return _page(
        "found.vector, wanted.query",
        source,
        [*gate_params, *query_params],
        f"{_SCORE} * ({_FRESHNESS})",
        [now],
        limit,
        offset,
    )


def _text_query(query: Query) -> tuple[str, list[str]]:
    """An expression for the query, of which only words are parameters: never operators."""
    parts = ["phraseto_tsquery('magazine_simple', %s)"] * len(query.terms)
    params = [" ".join(term.words) for term in query.terms]
    if query.is_open_ended:
        *begin, last = query.terms[-1].words
        parts[-1] = "to_tsquery('magazine_simple', %s)"
        # Quoted, and of letters and digits only (see ``words``).
        params[-1] = " <-> ".join([*(f"'{word}'" for word in begin), f"'{last}':*"])
    return " && ".join(parts), params


def _find_similar(
    query: Query, gate: tuple[str, Sequence[Any]], limit: int, offset: int
) -> tuple[list[int], int]:
    typed = [word for term in query.terms for word in term.words]
    mistyped = [word for word in typed if len(word) >= _SHORTEST_MISTYPED]
    short = [word for word in typed if len(word) < _SHORTEST_MISTYPED]
    if not mistyped:
        return [], 0
    gate_sql, gate_params = gate
    conditions = " AND ".join(
        [f"{_FOLDED} <%% found.plain"] * len(mistyped)
        + ["found.vector @@ phraseto_tsquery('magazine_simple', %s)"] * len(short)
    )
    score = " + ".join([f"word_similarity({_FOLDED}, hit.plain)"] * len(mistyped))
    source = (
        f"FROM articles_search AS found JOIN ({gate_sql}) AS gate ON gate.id = found.article_id "
        f"WHERE {conditions}"
    )
    params = [*gate_params, *mistyped, *short]
    with transaction.atomic():
        with connection.cursor() as cursor:
            # Only the operator uses the index, and it takes its limit from nowhere else.
            cursor.execute(
                "SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)",
                [_LEAST_SIMILARITY],
            )
        return _page("found.plain", source, params, score, mistyped, limit, offset)


def _page(
    columns: str,
    source: str,
    params: list[Any],
    score: str,
    score_params: Sequence[Any],
    limit: int,
    offset: int,
) -> tuple[list[int], int]:
    # Ranking reads the whole vector of each row, so the newest are taken before it.
    hits = (
        f"FROM (SELECT found.article_id, gate.published_at, {columns} {source} "
        f"ORDER BY found.article_id DESC LIMIT {MOST_HITS}) AS hit"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT hit.article_id {hits} "
            f"ORDER BY {score} DESC, hit.published_at DESC, hit.article_id DESC LIMIT %s OFFSET %s",
            [*params, *score_params, limit, offset],
        )
        ids = [row[0] for row in cursor.fetchall()]
        if offset == 0 and len(ids) < limit:
            return ids, len(ids)
        cursor.execute(f"SELECT COUNT(*) {hits}", params)
        return ids, cursor.fetchone()[0]
