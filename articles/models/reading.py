"""How often articles are read: counts by the hour, and nothing about who reads."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, models
from django.db.models import Sum
from django.utils import timezone

from articles.models.article import Article, ArticleQuerySet

KEEP = timedelta(days=35)

# One atomic statement on SQLite and PostgreSQL: readers who come together are all counted.
_COUNT = """
    INSERT INTO {table} ("article_id", "hour", "count") VALUES (%s, %s, 1)
    ON CONFLICT ("article_id", "hour") DO UPDATE SET "count" = {table}."count" + 1
"""


class ReadingHourQuerySet(models.QuerySet["ReadingHour"]):
    """Counting."""

    def count_read(self, article_id: int) -> None:
        """Count one more read of an article in the present hour."""
        hour = connection.ops.adapt_datetimefield_value(hour_of(timezone.now()))
        table = connection.ops.quote_name(self.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(_COUNT.format(table=table), [article_id, hour])

    def purge(self) -> int:
        """Delete hours that no list looks back to; returns how many rows."""
        return self.filter(hour__lt=timezone.now() - KEEP).delete()[0]


class ReadingHour(models.Model):
    """How often one article was read in one hour."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reading_hours")
    hour = models.DateTimeField(help_text="when the hour began")
    count = models.PositiveIntegerField(default=0)

    objects = ReadingHourQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "hour"], name="one_count_an_hour")
        ]
        # With all that adding up asks for, so that it reads no row.
        indexes = [models.Index(fields=["hour", "article", "count"], name="reading_by_hour")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.hour:%Y-%m-%d %H}: {self.count}"


def hour_of(moment: datetime) -> datetime:
    """When the hour of a moment began."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def most_read(articles: ArticleQuerySet, since: datetime) -> Any:
    """The ids of those of these articles that were read since then, most read first."""
    read = articles.filter(reading_hours__hour__gte=hour_of(since))
    return (
        read.annotate(reads=Sum("reading_hours__count"))
        .order_by("-reads", "-published_at", "-id")
        .values_list("pk", flat=True)
    )
