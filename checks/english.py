"""Words of the interface that no catalog will ever hold, since they don't go through gettext."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from checks.messages import ROOT, SCRIPTS, sources

# Attributes that are read out, shown, or handed to scripts as words.
SHOWN = frozenset(
    [
        "alt",
        "aria-description",
        "aria-label",
        "aria-roledescription",
        "label",
        "placeholder",
        "title",
    ]
)
# Blocks that hold no text: classes of the body, attributes of the page.
_WORDLESS = "bodyclass|body_class|coltype|direction|lang"
_BLOCKS = re.compile(
    rf"\{{%\s*block ({_WORDLESS})\s*%\}}.*?\{{%\s*endblock[^%]*%\}}"
    r"|\{%\s*comment\b.*?\{%\s*endcomment\s*%\}"
    r"|\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}",
    re.DOTALL,
)
_TAGS = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")
# The names of keys stand on the keys, and examples are of what a machine reads.
_NO_WORDS = re.compile(r"\b(Ctrl|Alt|Shift|Enter|Esc)\b|^\s*old,new(\n/\S+)+\s*$")

_COMMENTS = re.compile(r"/\*.*?\*/|^\s*//[^\n]*|(?<=[\s;{}])//\s[^\n]*", re.DOTALL | re.MULTILINE)
_IN_GETTEXT = re.compile(r'\b(?:_|plural|gettext|ngettext)\((?:\s*"(?:[^"\\]|\\.)*"\s*,?)+')
_FOR_THE_LOG = re.compile(r"\bnew Error\((?:\"[^\"]*\"|`[^`]*`)\)(?!\))|throw new Error\([^)]*\)")
_TEXTS = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
# A sentence or a name of several words. Lists of classes and selectors begin small.
_SENTENCE = re.compile(r"^\W*[A-Z][a-z’]+ (?=[^\W\d_])|^[A-Z][a-z]+(?:…|\.)$")
_GIVEN = re.compile(
    r"\b(?:textContent|title|placeholder|alt|label|innerText|\"aria-label\")\s*[:=]\s*"
    r"(?:\"([^\"]*)\"|`([^`]*)`)"
)


def in_templates() -> Iterator[str]:
    """Each place of a template where words stand bare, as ``file:line: words``."""
    for path in sorted((ROOT / "templates").rglob("*.*")):
        for line, words in of_template(path.read_text(), is_markup=path.suffix == ".html"):
            yield f"{path.relative_to(ROOT)}:{line}: {words}"


def in_scripts() -> Iterator[str]:
    """Each place of a script where words stand bare, as ``file:line: words``."""
    for path in sources(SCRIPTS):
        for line, words in of_script(path.read_text()):
            yield f"{path.relative_to(ROOT)}:{line}: {words}"


def of_template(text: str, *, is_markup: bool = True) -> Iterator[tuple[int, str]]:
    """Lines and words of one template that are outside of its tags of translation."""
    bare = _TAGS.sub(_lines, _BLOCKS.sub(_lines, text))
    if not is_markup:
        found = list(enumerate(bare.split("\n"), start=1))
    else:
        reader = _Reader()
        reader.feed(bare)
        found = reader.found
    for line, words in found:
        if _WORD.search(_NO_WORDS.sub("", words)):
            yield line, " ".join(words.split())


def of_script(text: str) -> Iterator[tuple[int, str]]:
    """Lines and words of one script that are no argument of its functions of translation."""
    code = _COMMENTS.sub(_lines, text)
    code = _FOR_THE_LOG.sub(_lines, _IN_GETTEXT.sub(_lines, code))
    for number, line in enumerate(code.split("\n"), start=1):
        for match in _TEXTS.finditer(line):
            words = re.sub(r"\$\{[^}]*\}", "", match[1] or match[2] or "")
            if _SENTENCE.search(_NO_WORDS.sub("", words).strip(" +")):
                yield number, words
        for match in _GIVEN.finditer(line):
            words = re.sub(r"\$\{[^}]*\}", "", match[1] or match[2] or "")
            if _WORD.search(_NO_WORDS.sub("", words)):
                yield number, words


class _Reader(HTMLParser):
    """The texts and the shown attributes of a page, with their lines."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._within = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within += tag in ("script", "style")
        is_button = tag == "input" and dict(attrs).get("type") in ("submit", "button", "reset")
        for name, value in attrs:
            # Of what is handed to scripts, only what has several words can be told from names.
            for_scripts = name.startswith("data-") and " " in (value or "").strip()
            if value and (name in SHOWN or for_scripts or (is_button and name == "value")):
                self.found.append((self.getpos()[0], value))

    def handle_endtag(self, tag: str) -> None:
        self._within -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.found.append((self.getpos()[0], data))


def _lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")
