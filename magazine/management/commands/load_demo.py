"""``load_demo``: the demo magazine."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.models import Article
from magazine.demo.loading import LOGINS, PASSWORD, load
from magazine.ticking import refresh_stale


class Command(BaseCommand):
    """Loads the demo magazine; what is there already is left as it is."""

    help = "Load the demo magazine: sections, authors, articles, pictures, newsletters."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--logins",
            action="store_true",
            help="make the demo's log-ins, whose password everybody knows, without DEBUG too",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        logins = settings.DEBUG or options["logins"]
        made = load(logins=logins)
        while refresh_stale():
            pass
        public = Article.objects.published().count()
        self.stdout.write(f"{made} articles made; {public} are public now.")
        if logins:
            names = ", ".join(LOGINS)
            self.stdout.write(f"Log-ins: {names}, each with the password {PASSWORD}.")
