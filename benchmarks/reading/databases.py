"""A database for one run, which goes when the run ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from psycopg2 import sql


def name() -> str:
    """The database's name: it follows the process, so that two runs don't meet."""
    return f"magazine_benchmark_{os.getpid()}"


@contextmanager
def own(server: str) -> Iterator[str]:
    """An empty database on the server, dropped again; gives its address."""
    base = server.rstrip("/") + ("//" if server.endswith("://") else "")
    admin = psycopg2.connect(f"{base}/postgres")
    admin.autocommit = True
    identifier = sql.Identifier(name())
    with admin.cursor() as cursor:
        # One of the same name is of a process that was killed and is long gone.
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(identifier))
        cursor.execute(sql.SQL("CREATE DATABASE {}").format(identifier))
    try:
        yield f"{base}/{name()}"
    finally:
        with admin.cursor() as cursor:
            cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(identifier))
        admin.close()


def backends() -> list[int]:
    """The processes of PostgreSQL that serve the benchmark's database, but for our own."""
    # There are no settings before.
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'",
            [name()],
        )
        return [pid for (pid,) in cursor.fetchall()]
