"""``check_photos``: files of photos that are missing, broken or orphaned."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions.photo_files import Fault, find_faults, mend


class Command(BaseCommand):
    """Reads every original and looks at every public file; writes nothing without ``--mend``."""

    help = "Find files of photos that are missing, broken or orphaned."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--mend",
            action="store_true",
            help="make lost and broken public files anew, and remove orphaned files",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        faults = []
        for fault in find_faults():
            faults.append(fault)
            self.stdout.write(_line(fault))
        if not faults:
            self.stdout.write(_("All files of photos are in order."))
            return
        if options["mend"]:
            mend(faults)
            faults = list(find_faults())
            if not faults:
                self.stdout.write(_("Mended."))
                return
        number = len(faults)
        raise CommandError(
            ngettext("%(number)d fault is left.", "%(number)d faults are left.", number)
            % {"number": number}
        )


def _line(fault: Fault) -> str:
    place = "originals" if fault.original else "media"
    photo = f" (photo {fault.photo})" if fault.photo else ""
    return f"{fault.kind}: {place}/{fault.name}{photo}"
