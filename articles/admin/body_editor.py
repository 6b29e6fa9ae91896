"""The body editor as a form widget: a textarea, which scripts dress; without them it stays one."""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from js_asset import ImportMap, Media, Script

from articles import embeds
from articles.body import markers
from articles.body.allowlist import ADDRESS, TAGS
from articles.languages import own_name, passage_languages

# Every module, so that each is found by its name and the address may carry a hash.
MODULES = (
    "addbutton", "allow", "api", "blocks", "cards", "cardview", "commands", "counts",
    "dialog", "dom", "fields", "find", "gallery", "help", "icons", "labels", "language", "link",
    "load", "main", "marks", "moving", "paste", "pastehtml", "photopicker", "picker", "pictures",
    "popup", "save", "selection", "shape", "slash", "suggest", "tables", "tk", "toolbar",
    "typing", "uploads", "words",
)  # fmt: skip
STATIC = "articles/editor"
_MEDIA = Media(
    importmap=ImportMap(
        {"django-prose-editor/editor": "django_prose_editor/editor.js"}
        | {f"body-editor/{name}": f"{STATIC}/{name}.js" for name in MODULES}
    ),
    css={"all": [f"{STATIC}/editor.css", "magazine/css/glyphs.css"]},
    js=[Script(f"{STATIC}/main.js", type="module")],
)


class BodyEditor(forms.Textarea):
    """A textarea of source body HTML with all that the editor's scripts need to know."""

    @property
    def media(self) -> forms.Media:
        """The editor's modules with their import map; needs the page's nonce."""
        return _MEDIA

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """As of any widget, with the settings as a data attribute."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-body-editor"] = json.dumps(config())
        return context


def config() -> dict[str, Any]:
    """What the editor's scripts need to know of the site."""
    return {
        "urls": {
            name: reverse(f"admin:articles_article_editor_{name}")
            for name in (
                "articles",
                "photos",
                "cards",
                "paste",
                "photo_add",
                "tags",
                "parts",
                "rows",
                "publishing",
            )
        },
        "site": settings.SITE_URL,
        "lookups": settings.EMBED_LOOKUPS,
        "language": settings.LANGUAGE_CODE.split("-")[0],
        "languages": [{"code": code, "name": own_name(code)} for code in passage_languages()],
        "providers": [
            {"name": provider.name, "label": str(provider.label)} for provider in embeds.PROVIDERS
        ],
        "newsletters": [
            {"slug": slug, "name": name}
            for kind in markers.foreign_kinds()
            if kind.attribute == "data-newsletter"
            for slug, name in kind.choices()
        ],
        "tags": {
            tag: {name: pattern.pattern for name, pattern in names.items()}
            for tag, names in TAGS.items()
        },
        "caseless": [ADDRESS.pattern],
    }
