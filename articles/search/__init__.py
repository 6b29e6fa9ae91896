"""Finding public articles by their words, in whichever database the site has.

The index is a raw table beside the models. Only ``refresh`` writes it; what is public is decided
when it is read, by the same gate as everywhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from articles.models import Article
from articles.search import postgres, sqlite
from articles.search.document import SearchDocument
from articles.search.query import MOST_HITS, Query, parse

__all__ = [
    "MOST_HITS",
    "Hits",
    "SearchDocument",
    "clear",
    "create",
    "drop",
    "find",
    "remove",
    "write",
]


@dataclass(frozen=True)
class Hits:
    """One page of what was found: article ids, best first, and how many there are in all.

    ``total`` is never more than ``MOST_HITS``: of more, only the newest are ranked and counted.
    """

    ids: tuple[int, ...] = ()
    total: int = 0


class Backend(Protocol):
    """What a database's module offers."""

    def create(self, schema_editor: BaseDatabaseSchemaEditor) -> None: ...
    def drop(self, schema_editor: BaseDatabaseSchemaEditor) -> None: ...
    def write(self, documents: Iterable[SearchDocument]) -> None: ...
    def remove(self, article_ids: Iterable[int]) -> None: ...
    def clear(self) -> None: ...
    def find(
        self,
        query: Query,
        gate: tuple[str, Sequence[Any]],
        now: datetime,
        limit: int,
        offset: int,
    ) -> tuple[list[int], int]: ...


BACKENDS: dict[str, Backend] = {"sqlite": sqlite, "postgresql": postgres}


def _backend(vendor: str) -> Backend:
    try:
        return BACKENDS[vendor]
    except KeyError:
        raise ImproperlyConfigured(
            f"Search works on {' and '.join(BACKENDS)}, not on {vendor}."
        ) from None


def create(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index (for the migration).

    Raises ``ImproperlyConfigured`` on a database that is neither SQLite nor PostgreSQL.
    """
    _backend(schema_editor.connection.vendor).create(schema_editor)


def drop(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away (for the migration)."""
    _backend(schema_editor.connection.vendor).drop(schema_editor)


def write(documents: Iterable[SearchDocument]) -> None:
    """Add documents to the index, in place of those it has of the same articles."""
    _backend(connection.vendor).write(documents)


def remove(article_ids: Iterable[int]) -> None:
    """Take articles out of the index; those it does not know are passed over."""
    _backend(connection.vendor).remove(article_ids)


def clear() -> None:
    """Empty the index."""
    _backend(connection.vendor).clear()


def find(text: str, *, limit: int, offset: int = 0) -> Hits:
    """Find public articles by what a reader typed; every text is allowed.

    All words must be found, the last one as the beginning of a word if it has three letters;
    those in quotation marks must follow each other exactly. Case and accents don't matter.
    ``offset`` hits are passed over, then up to ``limit`` are given.
    """
    query = parse(text)
    if not query.terms:
        return Hits()
    now = timezone.now()
    public = Article.objects.published(now).order_by().values("id", "published_at")
    gate = public.query.get_compiler(connection=connection).as_sql()
    ids, total = _backend(connection.vendor).find(query, gate, now, limit, offset)
    return Hits(tuple(ids), total)
