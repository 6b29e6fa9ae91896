"""Fills a database with what editors' lists show: articles, their references and history, tags."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import connection, transaction

from benchmarks.reading import filling
from magazine.roles import ensure_roles

TAGS, REDIRECTS = 5_000, 20_000


@dataclass(frozen=True)
class Filled:
    """How many there are of each, and ids for addresses."""

    counts: dict[str, int]
    ids: dict[str, int]


def fill(wanted: int) -> Filled:
    """Fill an empty database once; one that is filled already is left as it is."""
    filling.load()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_article WHERE import_key IS NULL")
        is_new = cursor.fetchone()[0] == 0
    filling.grow(wanted)
    if is_new:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in _STATEMENTS:
                cursor.execute(statement, {"tags": TAGS, "redirects": REDIRECTS})
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    _chief()
    return Filled(
        counts={name: _number(f"SELECT count(*) FROM articles_{table}") for name, table in _TOLD},
        ids={
            "section": _number("SELECT min(id) FROM articles_section"),
            "author": _number("SELECT min(author_id) FROM articles_byline"),
            "article": _number(
                "SELECT object_id FROM articles_reference WHERE kind = 'article'"
                " AND object_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
            ),
        },
    )


_TOLD = [
    ("articles", "article"), ("references", "reference"), ("entries of the log", "historyentry"),
    ("tags", "tag"), ("redirects", "redirect"),
]  # fmt: skip

# A copy is as far from its original as the originals' ids reach.
_COPIED = (
    "articles_article copy JOIN articles_article row ON row.import_key IS NOT NULL"
    " AND copy.import_key IS NULL"
    " AND mod(copy.id - row.id, (SELECT max(id) + 1 FROM articles_article"
    " WHERE import_key IS NOT NULL)) = 0"
)
_STATEMENTS = [
    # Headlines and times of their own; a fifth are drafts, some with a change beside.
    "UPDATE articles_article SET working_headline = left(working_headline, 180) || ' ' || id,"
    " changed_at = published_at + interval '1 hour' WHERE import_key IS NULL",
    "UPDATE articles_article SET status = 'draft', published_at = NULL,"
    " first_published_at = NULL WHERE import_key IS NULL AND mod(id, 5) = 0",
    "INSERT INTO articles_reference (source_id, draft, kind, object_id, key, place)"
    " SELECT copy.id, ref.draft, ref.kind, ref.object_id, ref.key, ref.place"
    f" FROM {_COPIED} JOIN articles_reference ref ON ref.source_id = row.id",
    "INSERT INTO articles_historyentry (article_id, action, revision_id, by_id, at, note, about)"
    " SELECT copy.id, entry.action, NULL, NULL,"
    " copy.changed_at + entry.id * interval '1 second', entry.note, ''"
    f" FROM {_COPIED} JOIN articles_historyentry entry ON entry.article_id = row.id",
    "INSERT INTO articles_tag (name, slug, description)"
    " SELECT 'Tag ' || n, 'tag-' || n, '' FROM generate_series(1, %(tags)s) n",
    "INSERT INTO articles_redirect (old_path, new_path, created_at)"
    " SELECT '/old/' || n || '/', '/latest/', now() FROM generate_series(1, %(redirects)s) n",
]


def _number(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def _chief() -> None:
    user, _made = get_user_model().objects.get_or_create(
        username="bench-chief", defaults={"is_staff": True}
    )
    user.groups.add(ensure_roles()["Chief editor"])
