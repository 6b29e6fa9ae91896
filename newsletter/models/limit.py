"""How often something happened lately: a small limiter in the database."""

import time

from django.db import connection, models

# INSERT … ON CONFLICT … RETURNING is one atomic statement on SQLite (from 3.35) and PostgreSQL.
_HIT = """
    INSERT INTO {table} ("key", "ends_at", "count") VALUES (%s, %s, 1)
    ON CONFLICT ("key") DO UPDATE SET
        "count" = CASE WHEN {table}."ends_at" <= %s THEN 1 ELSE {table}."count" + 1 END,
        "ends_at" = CASE WHEN {table}."ends_at" <= %s THEN %s ELSE {table}."ends_at" END
    RETURNING "count"
"""


class HitsQuerySet(models.QuerySet["Hits"]):
    """Counting."""

    def hit(self, key: str, *, limit: int, seconds: int) -> bool:
        """Count one more for a key; True if that is within the limit.

        The window of ``seconds`` begins with the first hit, and the next one with the first after.
        """
        now = int(time.time())
        ends_at = now + seconds
        table = connection.ops.quote_name(self.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(_HIT.format(table=table), [key, ends_at, now, now, ends_at])
            (count,) = cursor.fetchone()
        return int(count) <= limit

    def purge(self) -> int:
        """Delete what is over; returns how many rows."""
        return self.filter(ends_at__lte=int(time.time())).delete()[0]


class Hits(models.Model):
    """The count of one key in its present window."""

    key = models.CharField(max_length=80, unique=True)
    ends_at = models.BigIntegerField(db_index=True)  # seconds since 1970
    count = models.PositiveIntegerField()

    objects = HitsQuerySet.as_manager()

    def __str__(self) -> str:
        return self.key
