"""Gives the roles their permissions for helplines and sensitive subjects."""

from typing import Any

from django.apps import apps as present
from django.contrib.auth.management import create_permissions
from django.db import migrations

from magazine.roles import ROLES, ensure_roles


def make_roles(apps: Any, schema_editor: Any) -> None:
    # Django makes permissions after all migrations; the roles need theirs now.
    for label in {label for role in ROLES.values() for label in role}:
        create_permissions(present.get_app_config(label), verbosity=0, apps=apps)
    ensure_roles(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


class Migration(migrations.Migration):
    dependencies = [
        ("magazine", "0003_roles"),
        ("articles", "0022_first_subjects"),
        ("newsletter", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
