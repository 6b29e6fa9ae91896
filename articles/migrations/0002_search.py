"""The search index: a raw table, made as the database at hand needs it."""

from django.db import migrations

from articles import search


def create(apps, schema_editor):
    search.create(schema_editor)


def drop(apps, schema_editor):
    search.drop(schema_editor)


class Migration(migrations.Migration):
    dependencies = [('articles', '0001_initial')]

    operations = [migrations.RunPython(create, drop)]
