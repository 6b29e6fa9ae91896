"""``refresh_articles``: compile public articles anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

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
        done = 0
        for start in range(0, len(ids), BATCH):
            done += refresh_articles(ids[start : start + BATCH])
        self.stdout.write(f"{done} articles compiled anew.")
