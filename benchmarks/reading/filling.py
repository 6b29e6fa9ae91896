"""Fills a database: the demo magazine, and then copies of its articles up to a number."""

from django.core.management import call_command
from django.db import connection, transaction

from articles.models import Arrangement

# What a list or a page may ask about an article; its revisions and references it may not.
JOINED = ("articles_byline", "articles_readmorelink", "articles_taggedarticle")


def load() -> None:
    """Make the tables, and the demo magazine in them."""
    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)


def grow(wanted: int) -> int:
    """Copy the demo's articles, ever older, until there are as many as wanted; returns how many."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_article")
        present = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM articles_article WHERE import_key IS NOT NULL")
        originals = cursor.fetchone()[0]
        first = (present - originals) // originals + 1
        copies = range(first, wanted // originals)
        if copies:
            _copy(cursor, copies, step=_step(cursor))
    # The front page is arranged of what there is now.
    Arrangement.objects.mark_stale()
    with connection.cursor() as cursor:
        # What PostgreSQL does by itself in time, and counting in an index alone needs.
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("SELECT count(*) FROM articles_article")
        return cursor.fetchone()[0]


def _step(cursor) -> int:
    """A distance between ids that keeps copies apart."""
    cursor.execute("SELECT max(id) + 1 FROM articles_article WHERE import_key IS NOT NULL")
    return cursor.fetchone()[0]


def _copy(cursor, copies: range, step: int) -> None:
    numbers = [copies.start, copies.stop - 1, step]
    own = {
        "id": "row.id + n * %(step)s",
        "uid": "gen_random_uuid()",
        "import_key": "NULL",
        "published_at": "row.published_at - n * interval '11 hours'",
        "first_published_at": "row.first_published_at - n * interval '11 hours'",
    }
    _insert(cursor, "articles_article", own, "row.import_key IS NOT NULL", numbers)
    for table in JOINED:
        column = "content_object_id" if table == "articles_taggedarticle" else "article_id"
        where = f"row.{column} IN (SELECT id FROM articles_article WHERE import_key IS NOT NULL)"  # noqa: S608
        _insert(cursor, table, {column: f"row.{column} + n * %(step)s"}, where, numbers)


def _insert(cursor, table: str, own: dict[str, str], where: str, numbers: list[int]) -> None:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_name = %s AND (column_name <> 'id' OR %s) ORDER BY ordinal_position",
        [table, "id" in own],
    )
    columns = [name for (name,) in cursor.fetchall()]
    values = ", ".join(own.get(name, f'row."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    first, last, step = numbers
    cursor.execute(
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} row,"  # noqa: S608
        f" generate_series(%(first)s, %(last)s) n WHERE {where}",
        {"first": first, "last": last, "step": step},
    )
