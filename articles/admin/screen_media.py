"""The scripts of the writing screen beside the body editor's, with their names for each other."""

from js_asset import ImportMap, Media, Script

# Every module, so that each is found by its name and the address may carry a hash.
MODULES = (
    "form",
    "lists",
    "openlinks",
    "photo",
    "publishing",
    "refresh",
    "rows",
    "tags",
    "takeapart",
)
_PLACE = "articles/admin"
SCREEN = Media(
    importmap=ImportMap({f"article-screen/{name}": f"{_PLACE}/{name}.js" for name in MODULES}),
    js=[Script(f"{_PLACE}/screen.js", type="module")],
)
# The panels of formats beside the plain article.
FORMAT_MODULES = ("gallery", "parts", "photos", "products", "recipe", "things")
FORMATS = Media(
    importmap=ImportMap(
        {f"article-formats/{name}": f"{_PLACE}/formats/{name}.js" for name in FORMAT_MODULES}
    ),
    js=[Script(f"{_PLACE}/formats/main.js", type="module")],
)
