"""The words of the interface: out of the code, into the catalogs: ``python -m checks.messages``.

Plain Python (Babel), so that a machine without GNU gettext can do it as well. `make messages`
brings every catalog in `locale/` up to date with the code and compiles it: `django.po` for Python
and templates, `djangojs.po` for scripts.
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
APPS = ("articles", "magazine", "newsletter")
PAGES, SCRIPTS = "django", "djangojs"
DOMAINS = (PAGES, SCRIPTS)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# In scripts, which `words.js` gives its two functions.
SCRIPT_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "plural": (1, 2),
    "gettext": None,
    "ngettext": (1, 2),
}
NOTES = ("Translators:",)
# A catalog says the same whenever it is written, or every compiled file would differ.
SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def sources(domain: str) -> list[Path]:
    """All files that may hold words of the interface, in a steady order."""
    if domain == SCRIPTS:
        return sorted(path for app in APPS for path in (ROOT / app).rglob("static/**/*.js"))
    code = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    pages = [path for path in (ROOT / "templates").rglob("*.*") if path.is_file()]
    return sorted(path for path in [*code, *pages] if "migrations" not in path.parts)


def read_source(path: Path) -> bytes:
    """A file as Babel can read it: a template becomes its calls of gettext, in Python."""
    text = path.read_text()
    if path.suffix not in (".py", ".js"):
        # What stands around the calls is blanked out, but its indentation isn't Python's.
        text = "\n".join(line.strip() for line in templatize(text, str(path)).split("\n"))
    return text.encode()


def find_messages(domain: str) -> Catalog:
    """All messages of the code, without translations. Raises ``SyntaxError`` for a bad template."""
    found = Catalog(fuzzy=False)
    reader, keywords = (
        ("javascript", SCRIPT_KEYWORDS) if domain == SCRIPTS else ("python", KEYWORDS)
    )
    for path in sources(domain):
        text = io.BytesIO(read_source(path))
        name = str(path.relative_to(ROOT))
        for line, message, notes, context in extract(reader, text, keywords, NOTES):
            found.add(
                message,
                locations=[(name, line)],
                auto_comments=notes,
                context=context,
            )
    return found


def catalogs(domain: str) -> Iterator[tuple[str, Path]]:
    """Each language that has a catalog, and the file."""
    for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{domain}.po")):
        yield path.parent.parent.name, path


def plural_forms(language: str) -> str:
    """How a language counts, as Django's own catalog says it: the two must be read alike."""
    theirs = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES/django.po"
    found = re.search(r'"Plural-Forms:((?:[^"]|"\n")*?)\\n"', theirs.read_text())
    if found is None:
        raise SystemExit(f"Django has no catalog that tells how “{language}” counts: {theirs}")
    return re.sub(r'"\n"', "", found[1]).strip()


def read_catalog(language: str, text: bytes) -> Catalog:
    """A catalog of translations, with the dates taken out."""
    catalog = read_po(io.BytesIO(text), locale=language)
    catalog.creation_date = catalog.revision_date = SOME_DAY
    return catalog


def header(language: str, text: str = "") -> str:
    """The head of a catalog; what translators have noted there (a glossary) stays."""
    notes = re.match(r"(#( .*)?\n)*", text)
    return (
        (notes[0] if notes else "")
        or f"# The words of the magazine in “{language}”. `make messages` keeps them up to date.\n"
    ) + (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {plural_forms(language)}\\n"\n\n'
    )


def update(language: str, text: bytes, found: Catalog) -> bytes:
    """The catalog `text` with the messages of the code: translations kept, nothing guessed.

    What the code no longer says is dropped; what is new stands there untranslated.
    """
    old = read_catalog(language, text or header(language).encode())
    new = Catalog(locale=language, fuzzy=False)
    for message in found:
        if not message.id:
            continue
        kept = old.get(message.id, message.context)
        # Whoever turns a message into one that counts has to translate it anew.
        alike = kept is not None and kept.pluralizable == message.pluralizable
        new.add(
            message.id,
            kept.string if kept is not None and alike else None,
            locations=[(name, 0) for name in sorted({name for name, _line in message.locations})],
            flags=(message.flags | kept.flags) if kept is not None and alike else message.flags,
            auto_comments=message.auto_comments,
            user_comments=kept.user_comments if kept is not None and alike else (),
            context=message.context,
        )
    out = io.BytesIO()
    write_po(out, new, width=100, omit_header=True, include_lineno=False)
    return header(language, text.decode()).encode() + out.getvalue()


def compiled(language: str, text: bytes) -> bytes:
    """The catalog as Django reads it."""
    out = io.BytesIO()
    write_mo(out, read_catalog(language, text))
    return out.getvalue()


def main(languages: list[str]) -> None:
    """Bring all catalogs up to date, and begin those of each of `languages` that has none."""
    for language in languages:
        plural_forms(language)
        for domain in DOMAINS:
            path = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    for domain in DOMAINS:
        found = find_messages(domain)
        for language, path in catalogs(domain):
            text = update(language, path.read_bytes(), found)
            path.write_bytes(text)
            path.with_suffix(".mo").write_bytes(compiled(language, text))
            messages = [message for message in read_catalog(language, text) if message.id]
            missing = [message for message in messages if not all_translated(message.string)]
            sys.stdout.write(
                f"{language} {domain}: {len(messages)} messages, {len(missing)} untranslated\n"
            )


def all_translated(text: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether a message, in all its forms of number, has words."""
    return all(text) and bool(text) if isinstance(text, tuple | list) else bool(text)


if __name__ == "__main__":
    main(sys.argv[1:])
