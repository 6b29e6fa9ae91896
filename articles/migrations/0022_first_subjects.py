"""Makes the subjects that most magazines need, worded in English, Irish and German."""

from typing import Any

from django.conf import settings
from django.db import migrations

# By slug, in the order in which they are offered: name and note in each language.
SUBJECTS: dict[str, dict[str, tuple[str, str]]] = {
    "loss-and-grief": {
        "en": ("Loss and grief", "This article speaks of death and grief."),
        "ga": ("Bás agus brón", "Labhraíonn an t-alt seo ar an mbás agus ar an mbrón."),
        "de": ("Verlust und Trauer", "In diesem Artikel geht es um Tod und Trauer."),
    },
    "baby-loss": {
        "en": (
            "Miscarriage and the loss of a baby",
            "This article speaks of miscarriage or the death of a baby.",
        ),
        "ga": (
            "Breith anabaí agus bás linbh",
            "Labhraíonn an t-alt seo ar bhreith anabaí nó ar bhás linbh.",
        ),
        "de": (
            "Fehlgeburt und Tod eines Babys",
            "In diesem Artikel geht es um eine Fehlgeburt oder den Tod eines Babys.",
        ),
    },
    "illness": {
        "en": ("Illness", "This article speaks of serious illness."),
        "ga": ("Tinneas", "Labhraíonn an t-alt seo ar thinneas tromchúiseach."),
        "de": ("Krankheit", "In diesem Artikel geht es um schwere Krankheit."),
    },
    "eating-disorders": {
        "en": ("Eating disorders", "This article speaks of eating disorders."),
        "ga": ("Neamhoird itheacháin", "Labhraíonn an t-alt seo ar neamhoird itheacháin."),
        "de": ("Essstörungen", "In diesem Artikel geht es um Essstörungen."),
    },
    "self-harm-and-suicide": {
        "en": ("Self-harm and suicide", "This article speaks of self-harm or suicide."),
        "ga": (
            "Féindochar agus féinmharú",
            "Labhraíonn an t-alt seo ar fhéindochar nó ar fhéinmharú.",
        ),
        "de": (
            "Selbstverletzung und Suizid",
            "In diesem Artikel geht es um Selbstverletzung oder Suizid.",
        ),
    },
    "violence-and-abuse": {
        "en": ("Violence and abuse", "This article speaks of violence or abuse."),
        "ga": ("Foréigean agus mí-úsáid", "Labhraíonn an t-alt seo ar fhoréigean nó ar mhí-úsáid."),
        "de": ("Gewalt und Missbrauch", "In diesem Artikel geht es um Gewalt oder Missbrauch."),
    },
    "addiction": {
        "en": ("Addiction", "This article speaks of addiction."),
        "ga": ("Andúil", "Labhraíonn an t-alt seo ar andúil."),
        "de": ("Sucht", "In diesem Artikel geht es um Sucht."),
    },
}


def make_subjects(apps: Any, schema_editor: Any) -> None:
    # The subject's own words are in the site's language, if that is one of the three.
    own = settings.LANGUAGE_CODE.split("-")[0]
    subjects = apps.get_model("articles", "Subject")
    wordings = apps.get_model("articles", "SubjectWording")
    for position, (slug, words) in enumerate(SUBJECTS.items()):
        base = own if own in words else "en"
        name, note = words[base]
        subject, made = subjects.objects.get_or_create(
            slug=slug, defaults={"name": name, "note": note, "position": position}
        )
        if made:
            wordings.objects.bulk_create(
                wordings(subject=subject, language=language, name=name, note=note)
                for language, (name, note) in words.items()
                if language != base
            )


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_sensitive")]

    operations = [migrations.RunPython(make_subjects, migrations.RunPython.noop)]
