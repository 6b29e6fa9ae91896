"""``make_roles``: the groups that editors are put into."""

from typing import Any

from django.core.management.base import BaseCommand

from magazine.roles import ensure_roles


class Command(BaseCommand):
    """Makes the groups of the roles, or gives them what they lack."""

    help = "Make the groups of the roles (contributor, editor, chief editor, newsletter editor)."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, group in ensure_roles().items():
            self.stdout.write(f"{name}: {group.permissions.count()} permissions")
