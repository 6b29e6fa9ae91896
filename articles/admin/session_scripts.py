"""The scripts of a session of work at the writing screen."""

from js_asset import ImportMap, Media, Script

# Every module, so that each is found by its name and the address may carry a hash.
MODULES = (
    "bar", "conflict", "errors", "fields", "keeping", "login", "presence", "saving", "server",
)  # fmt: skip
STATIC = "articles/admin/session"
SCRIPTS = Media(
    importmap=ImportMap({f"article-session/{name}": f"{STATIC}/{name}.js" for name in MODULES}),
    css={"all": [f"{STATIC}/session.css"]},
    js=[Script(f"{STATIC}/main.js", type="module")],
)
