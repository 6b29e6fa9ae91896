from django.db import migrations, models

# As ``articles.body.card_data`` had it then.
OF_CARDS = (
    "photo", "credit", "photo_until", "photo_then", "photo_then_credit",
    "bylines", "reading_minutes", "format", "sponsor", "affiliate",
)  # fmt: skip
AT_ONCE = 500


def fill(apps, _schema_editor):
    """Take the cards' part out of what is compiled already, so that nothing is compiled for it."""
    articles = apps.get_model("articles", "Article").objects
    rows = []
    for article in articles.order_by("pk").only("page_data").iterator(chunk_size=AT_ONCE):
        data = article.page_data
        article.card_data = {key: data[key] for key in OF_CARDS if data.get(key)}
        if article.card_data:
            rows.append(article)
        if len(rows) == AT_ONCE:
            articles.bulk_update(rows, ["card_data"])
            rows.clear()
    articles.bulk_update(rows, ["card_data"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0023_desk")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="card_data",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
