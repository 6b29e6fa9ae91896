from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('magazine', '0004_roles_of_helplines'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='language',
            field=models.CharField(blank=True, help_text='Of the editors’ side. Left empty, it is the site’s.', max_length=12, verbose_name='language'),
        ),
    ]
