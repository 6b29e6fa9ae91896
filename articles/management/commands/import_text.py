"""``import_text``: plain text of articles → articles."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.actions.importing import Imported, import_text
from articles.body.plain import MAX_BYTES, PlainTextError
from articles.models import Section


class Command(BaseCommand):
    """Makes an article of each text file and prints what was recognised in it."""

    help = "Make articles of plain text files, and print what was recognised in each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a text file, one article")
        parser.add_argument("--section", metavar="SLUG", help="the section they go into")
        parser.add_argument(
            "--publish", action="store_true", help="publish them, unless something stops it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        section = self._section(options["section"])
        failures = 0
        for name in options["files"]:
            try:
                imported = import_text(
                    self._read(name), section=section, publish_it=options["publish"]
                )
            except PlainTextError as error:
                failures += 1
                self.stderr.write(self.style.ERROR(f"{name}: {error}"))
                continue
            self._report(name, imported)
            if options["publish"] and not imported.published:
                failures += 1
        if failures:
            total = len(options["files"])
            done = "published" if options["publish"] else "imported"
            files = "file" if total == 1 else "files"
            raise CommandError(f"{failures} of {total} {files} could not be {done} (see above).")

    def _section(self, slug: str | None) -> Section | None:
        if not slug:
            return None
        section = Section.objects.filter(slug=slug).first()
        if section is None:
            known = ", ".join(Section.objects.values_list("slug", flat=True))
            raise CommandError(
                f"There is no section “{slug}”. "
                + (f"There are: {known}." if known else "There are none yet: add one first.")
            )
        return section

    def _read(self, name: str) -> bytes:
        try:
            with Path(name).open("rb") as file:
                # One byte more than allowed tells that there are too many.
                return file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            raise PlainTextError(_("There is no such file. Check the path.")) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise PlainTextError(
                _("The file can’t be read: %(reason)s.") % {"reason": reason}
            ) from error

    def _report(self, name: str, imported: Imported) -> None:
        article = imported.article
        if imported.existed:
            self.stdout.write(f"{name}: this text was imported before; no second article was made.")
        else:
            self.stdout.write(f"{name}: recognised")
            for found in imported.found:
                note = f"  ({found.note})" if found.note else ""
                text = "\n    ".join(found.text.splitlines())
                self.stdout.write(f"  line {found.line}, {found.kind}: {text}{note}")
            for headline, url in imported.links:
                self.stdout.write(f"  link found: {headline} → {url}")
            for note in imported.notes:
                self.stdout.write(f"  {note}")
        for problem in imported.problems:
            style = self.style.ERROR if problem.blocks else self.style.WARNING
            self.stdout.write(
                style(f"  {'stops' if problem.blocks else 'note'}: {problem.message}")
            )
        admin = reverse("admin:articles_article_change", args=[article.pk])
        if article.is_public():
            self.stdout.write(
                self.style.SUCCESS(f"Published: {settings.SITE_URL}{article.get_absolute_url()}")
            )
            self.stdout.write(f"To edit it: {settings.SITE_URL}{admin}")
        else:
            self.stdout.write(f"Kept as a draft: {settings.SITE_URL}{admin}")
