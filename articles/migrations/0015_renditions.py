from django.db import migrations, models
from django.utils import timezone


def say_that_they_are_there(apps, schema_editor):
    """The files that there are were made with their rows; the worker plans them anew."""
    apps.get_model("articles", "Rendition").objects.update(made_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_workflow_actions'),
    ]

    operations = [
        migrations.AddField(
            model_name='photo',
            name='creator',
            field=models.CharField(blank=True, help_text='Who took or drew it. It is written into the public files.', max_length=200, verbose_name='by-line'),
        ),
        migrations.AddField(
            model_name='photo',
            name='licence_url',
            field=models.URLField(blank=True, help_text='A page that tells the terms; search engines are led there.', max_length=500, verbose_name='licence link'),
        ),
        migrations.AddField(
            model_name='photo',
            name='make_after',
            field=models.DateTimeField(blank=True, editable=False, help_text='its renditions aren’t made before: a worker has it, or it has failed', null=True),
        ),
        migrations.AddField(
            model_name='photo',
            name='placeholder',
            field=models.CharField(blank=True, editable=False, help_text='a tiny picture, as a data: address', max_length=1000),
        ),
        migrations.AddField(
            model_name='photo',
            name='recipe',
            field=models.PositiveSmallIntegerField(default=0, editable=False, help_text='by which its renditions were planned'),
        ),
        migrations.AddField(
            model_name='photo',
            name='taken_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='taken'),
        ),
        migrations.AddField(
            model_name='photo',
            name='title',
            field=models.CharField(blank=True, help_text='To find it by; readers don’t see it.', max_length=200, verbose_name='title'),
        ),
        migrations.AddField(
            model_name='rendition',
            name='made_at',
            field=models.DateTimeField(blank=True, help_text='empty until the file is there', null=True),
        ),
        migrations.AlterField(
            model_name='photo',
            name='licence',
            field=models.CharField(blank=True, max_length=200, verbose_name='licence terms'),
        ),
        migrations.RunPython(say_that_they_are_there, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='rendition',
            index=models.Index(condition=models.Q(('made_at', None)), fields=['photo'], name='renditions_to_make'),
        ),
    ]
