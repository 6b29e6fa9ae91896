"""What the documents must keep up with: settings, commands, packages, and their own links."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from articles.body import plain

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = ROOT / "docs" / "settings.md"
COMMANDS = ROOT / "docs" / "commands.md"
STACK = ROOT / "docs" / "stack.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
# Read by the tests, not by the site.
OF_TESTS = {"TEST_DATABASE_URL", "REQUIRE_BROWSER"}

_FENCED = re.compile(r"^( *)```.*?^\1```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]+)\)")


def settings_read() -> set[str]:
    source = (ROOT / "magazine" / "settings.py").read_text(encoding="utf-8")
    return set(re.findall(r"\benv(?:\.\w+)?\(\s*\"([A-Z][A-Z_0-9]*)\"", source))


def settings_documented() -> set[str]:
    return set(re.findall(r"^\| `([A-Z][A-Z_0-9]*)` \|", read(SETTINGS), re.MULTILINE))


def commands() -> set[str]:
    files = ROOT.glob("*/management/commands/*.py")
    return {path.stem for path in files if not path.stem.startswith("_")}


def commands_documented() -> set[str]:
    return set(re.findall(r"^### `(\w+)", read(COMMANDS), re.MULTILINE))


def make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


def make_targets_documented() -> set[str]:
    return set(re.findall(r"^\| `make ([a-z-]+)` \|", read(COMMANDS), re.MULTILINE))


def packages() -> set[str]:
    lines = [
        line
        for name in ("requirements.in", "requirements-dev.in")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
    ]
    return {found[0] for line in lines if (found := re.match(r"[A-Za-z][\w.-]*", line))}


def packages_documented() -> set[str]:
    cells = re.findall(r"^\| ([^|]+) \|", read(STACK), re.MULTILINE)
    return {name.strip() for cell in cells for name in cell.split(",")}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def links(path: Path) -> Iterator[str]:
    """The links of a document that lead to a file of the project, or to a heading."""
    for link in _LINK.findall(_FENCED.sub("", read(path))):
        if not re.match(r"[a-z][a-z+.-]*:", link):
            yield unquote(link)


def anchors(path: Path) -> set[str]:
    """The anchors that headings get: small letters, hyphens for spaces, no other signs."""
    headings = re.findall(r"^#+ +(.+)$", _FENCED.sub("", read(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_setting_is_documented_and_no_other() -> None:
    read_by_site = settings_read()
    assert {"SECRET_KEY", "DATABASE_URL", "PHOTO_ORIGINALS_ROOT"} <= read_by_site
    assert settings_documented() == read_by_site | OF_TESTS


def test_every_command_is_documented_and_no_other() -> None:
    assert "import_text" in commands()
    assert commands_documented() == commands()


def test_every_make_target_is_documented_and_no_other() -> None:
    assert {"demo", "test"} <= make_targets()
    assert make_targets_documented() == make_targets()


def test_every_package_has_its_row() -> None:
    assert "django" in packages()
    assert packages() - packages_documented() == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_link_between_documents_is_dead(document: Path) -> None:
    dead = []
    for link in links(document):
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        known = target.is_relative_to(ROOT) and target.exists()
        if not known or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


def test_the_readme_leads_to_every_document() -> None:
    targets = {(ROOT / link).resolve() for link in links(ROOT / "README.md")}
    missing = {path.name for path in DOCUMENTS if path.name not in ("README.md", "CHANGELOG.md")}
    assert missing - {path.name for path in targets} == set()


def test_the_example_of_the_readme_is_recognised_whole() -> None:
    blocks = re.findall(r"^```\n(.*?)^```$", read(ROOT / "README.md"), re.MULTILINE | re.DOTALL)
    (example,) = (block for block in blocks if "View this post on" in block)
    article = plain.parse(example)
    assert article.headline == "The last ferry to Inishbofin"
    assert article.credit == "Tomasz Wilk"
    assert [found.kind for found in article.found] == [
        "headline", "standfirst", "byline", "subheading", "embed", "related", "credit",
        "read more", "newsletter",
    ]  # fmt: skip


def test_the_readme_has_the_two_commands_and_the_log_ins_of_the_demo() -> None:
    from_readme = read(ROOT / "README.md")
    loading = (ROOT / "magazine" / "demo" / "loading.py").read_text(encoding="utf-8")
    password = re.search(r'^PASSWORD = "([^"]+)"', loading, re.MULTILINE)
    assert password is not None
    assert f"`{password[1]}`" in from_readme
    assert "\nmake demo\nmake test\n" in from_readme
