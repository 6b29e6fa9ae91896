"""Every word of the interface stands in every catalog, translated, and in the compiled files."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings

from checks import english, messages
from checks.messages import (
    DOMAINS,
    LOCALE,
    PAGES,
    all_translated,
    catalogs,
    compiled,
    plural_forms,
    read_catalog,
    update,
)

LANGUAGES = [code for code, _name in settings.LANGUAGES if not code.startswith("en")]
EACH = [(code, domain) for code in LANGUAGES for domain in DOMAINS]
_PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%(?!%)[a-z]")

find_messages = cache(messages.find_messages)


def catalog_file(language: str, domain: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def catalog_of(language: str, domain: str) -> Catalog:
    return read_catalog(language, catalog_file(language, domain).read_bytes())


def told(lines: list[str], what: str) -> None:
    """Fail with a list that tells what to do."""
    shown = "\n  ".join(lines[:40])
    assert not lines, f"{len(lines)} {what}:\n  {shown}"


def name(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    files = ", ".join(sorted({file for file, _line in message.locations}))
    return f"{text!r} ({files})" if files else repr(text)


def texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [])


@pytest.mark.parametrize(("language", "domain"), EACH)
class TestCatalogs:
    """Each catalog of each language; `make messages` brings them up to date."""

    def test_no_message_of_the_code_lacks_and_none_is_left_over(
        self, language: str, domain: str
    ) -> None:
        found, catalog = find_messages(domain), catalog_of(language, domain)
        code = {(m.id, m.context): m for m in found if m.id}
        have = {(m.id, m.context): m for m in catalog if m.id}
        told([name(code[key]) for key in code if key not in have], "missing: run `make messages`")
        over = [name(have[key]) for key in have if key not in code]
        over += [name(message) for message in catalog.obsolete.values()]
        told(over, "no longer said by the code: run `make messages`")

    def test_all_are_translated(self, language: str, domain: str) -> None:
        here = [message for message in catalog_of(language, domain) if message.id]
        assert here
        told([name(m) for m in here if not all_translated(m.string)], "untranslated")
        told([name(m) for m in here if m.fuzzy], "only guessed (fuzzy)")

    def test_each_has_as_many_forms_as_the_language_counts(
        self, language: str, domain: str
    ) -> None:
        forms = int(re.search(r"nplurals=(\d+)", plural_forms(language))[1])  # type: ignore[index]
        catalog = catalog_of(language, domain)
        plurals = [message for message in catalog if message.id and message.pluralizable]
        told([name(m) for m in plurals if len(texts(m)) != forms], f"without {forms} forms")

    def test_placeholders_are_those_of_the_source(self, language: str, domain: str) -> None:
        wrong = []
        for message in catalog_of(language, domain):
            if not message.id:
                continue
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            every, needed = placeholders(ids[-1]), placeholders(ids[0])
            for text in filter(None, texts(message)):
                # “One photo” may leave its number out; no form may have what isn't given.
                if not (needed & every) <= placeholders(text) | _numbers(ids) or (
                    placeholders(text) - every - needed
                ):
                    wrong.append(f"{name(message)} → {text!r}")
        told(wrong, "with other placeholders than their source")

    def test_the_compiled_file_is_of_this_catalog(self, language: str, domain: str) -> None:
        path = catalog_file(language, domain)
        same = path.with_suffix(".mo").read_bytes() == compiled(language, path.read_bytes())
        assert same, f"{path.with_suffix('.mo')} is older than its .po: run `make messages`"

    def test_make_messages_would_change_nothing(self, language: str, domain: str) -> None:
        text = catalog_file(language, domain).read_bytes()
        same = update(language, text, find_messages(domain)) == text
        assert same, f"{catalog_file(language, domain)} is not up to date: run `make messages`"


def placeholders(text: str) -> set[str]:
    return {match[0] for match in _PLACEHOLDER.finditer(text.replace("%%", ""))}


def _numbers(ids: list[str]) -> set[str]:
    """What a form for one number may leave out: all that its plural counts by."""
    return placeholders(ids[-1]) if len(ids) > 1 else set()


def test_every_language_has_its_catalogs_and_no_other() -> None:
    for domain in DOMAINS:
        assert sorted(code for code, _path in catalogs(domain)) == sorted(LANGUAGES)


def test_messages_are_found_in_templates_as_django_looks_for_them(tmp_path: Path) -> None:
    ids = {message.id for message in find_messages(PAGES) if message.id}
    assert "Read more" in ids, "{% translate %}"
    assert ("%(counter)s minute’s read", "%(counter)s minutes’ read") in ids, "{% plural %}"
    assert "Main photograph: %(credit)s" in ids, "gettext in Python"


def test_a_catalog_keeps_its_translations_drops_what_is_gone_and_guesses_nothing() -> None:
    before = update("de", b"", catalog_with("Old words", "Same words"))
    before = before.replace(b'"Same words"\nmsgstr ""', b'msgid "Same words"\nmsgstr "Worte"'[6:])
    after = update("de", before, catalog_with("Same words", "Same word"))
    assert b"Old words" not in after
    assert "Worte" in after.decode()
    assert after.count(b"Worte") == 1
    assert b"fuzzy" not in after


def catalog_with(*ids: str) -> Catalog:
    catalog = Catalog(fuzzy=False)
    for each in ids:
        catalog.add(each, locations=[("some.py", 1)])
    return catalog


def test_no_template_has_words_outside_of_gettext() -> None:
    told(list(english.in_templates()), "to be put into {% translate %}")


def test_no_script_has_words_outside_of_gettext() -> None:
    told(list(english.in_scripts()), "to be put into _()")


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Words</p>",
        '<a title="Go on" href="/">{{ name }}</a>',
        '<img alt="A boat">',
        '<input placeholder="Your name">',
        "{% if x %}Yes{% endif %}",
        '<div data-close="Close it now"></div>',
    ],
)
def test_bare_words_of_a_template_are_noticed(markup: str) -> None:
    assert list(english.of_template(markup))


@pytest.mark.parametrize(
    "markup",
    [
        '<p>{% translate "Words" %} – {{ name }}</p>',
        "{% blocktranslate count n=n %}One{% plural %}{{ n }} of them{% endblocktranslate %}",
        '<a title="{% translate "Go on" %}" class="some words" href="/">×</a>',
        "<script>const some = words;</script>",
        "{# A note #}{% comment %}Another{% endcomment %}",
    ],
)
def test_translated_words_of_a_template_are_not(markup: str) -> None:
    assert not list(english.of_template(markup))


@pytest.mark.parametrize(
    "script",
    ['box.textContent = "Saved";', 'el("p", {}, "It is saved.")', "b({ title: `Close ${name}` })"],
)
def test_bare_words_of_a_script_are_noticed(script: str) -> None:
    assert list(english.of_script(script))


@pytest.mark.parametrize(
    "script",
    [
        'box.textContent = _("Saved");',
        'plural("One photo", "%(count)s photos", number)',
        '// The words "It is saved." are shown.',
        'throw new Error("The server is away");',
        'el("button", { className: "button is-main", type: "button" })',
    ],
)
def test_other_texts_of_a_script_are_not(script: str) -> None:
    assert not list(english.of_script(script))
