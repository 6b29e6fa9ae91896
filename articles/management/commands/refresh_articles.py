"""``refresh_articles``: compile public articles anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from articles.actions.refreshing import article_changed
from articles.body.compile import COMPILER_VERSION
from articles.models import Article, Status
from articles.refresh import refresh_articles

BATCH = 100


class Command(BaseCommand):
    """Brings the pages of public articles to the present markup; dates stay."""

    help = "Compile public articles anew: those made by an earlier compiler, or all with --all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="those of this compiler too")

    def handle(self, *args: Any, **options: Any) -> None:
        articles = Article.objects.existing().filter(status=Status.PUBLISHED).order_by("pk")
        if not options["all"]:
            articles = articles.exclude(compiler_version=COMPILER_VERSION)
        ids = list(articles.values_list("pk", flat=True))
        labelled = _labelled(ids)
        done = 0
        for start in range(0, len(ids), BATCH):
            done += refresh_articles(ids[start : start + BATCH])
        # Whoever leads to these may have been compiled before them, with the label of before.
        for article in Article.objects.filter(pk__in=labelled ^ _labelled(ids)):
            with transaction.atomic():
                article_changed(article)
        self.stdout.write(f"{done} articles compiled anew.")


def _labelled(ids: list[int]) -> set[int]:
    """Which of these are known to hold links that earn money."""
    rows = Article.objects.filter(page_data__affiliate=True).values_list("pk", flat=True)
    return set(rows) & set(ids)
