"""What the site relies on in its databases."""

import pytest
from django.db import connection
from django.db.backends.postgresql import psycopg_any


def test_postgresql_is_reached_through_psycopg_2() -> None:
    # A package that brings psycopg 3 along would switch Django to it without a word.
    assert psycopg_any.is_psycopg3 is False


@pytest.mark.django_db
def test_sqlite_begins_as_a_write_and_keeps_a_log() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("is about SQLite")
    assert connection.transaction_mode == "IMMEDIATE"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone()[0] in ("wal", "memory")
