"""Old addresses, led to where they end: in one hop, singly or from a file, and never in a ring."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, Redirect

MOST_BYTES = 5 * 1024 * 1024
MOST_LINES = 50_000
MOST_ERRORS = 100
HEADER = ("old", "new")
_ARTICLE = re.compile(r"/[-\w]+/[^/]+-(?P<pk>[1-9][0-9]{0,17})/")
_BY_ID = re.compile(r"article:(?P<pk>[1-9][0-9]{0,17})")
LONGEST = 400


@dataclass(frozen=True)
class Target:
    """Where an old address leads: to a path of this site, or to an article wherever it lives."""

    path: str = ""
    article: int | None = None


@dataclass(frozen=True)
class LineError:
    """What is wrong with a line of a file (counted from 1; 0 is the file itself)."""

    line: int
    message: str


class CannotImport(Exception):
    """Lines of the file are wrong; nothing was written. ``errors`` tells which, and why."""

    def __init__(self, errors: list[LineError]) -> None:
        self.errors = errors
        super().__init__(" ".join(error.message for error in errors[:3]))


@dataclass
class Imported:
    """How many redirects a file added, changed, and found as they were."""

    added: int = 0
    changed: int = 0
    same: int = 0


@dataclass
class Table:
    """All redirects as a graph, to be changed in memory and settled."""

    targets: dict[str, Target] = field(default_factory=dict)

    def end_of(self, target: Target) -> Target | None:
        """Where a target leads in the end; None if that is a ring."""
        seen = set()
        while target.article is None and target.path in self.targets:
            if target.path in seen:
                return None
            seen.add(target.path)
            target = self.targets[target.path]
        return target


def clean_path(value: str) -> str:
    """An address as it is stored and looked up: a path of this site, decoded.

    Raises ``ValidationError`` for what is none.
    """
    text = value.strip()
    if text.startswith(f"{settings.SITE_URL}/"):
        text = text.removeprefix(settings.SITE_URL)
    if not text.startswith("/") or text.startswith(("//", "/\\")):
        raise ValidationError(_("Begin with one slash: a path of this site."))
    parts = urlsplit(text)
    if parts.query or parts.fragment or "?" in text or "#" in text:
        raise ValidationError(
            _("Leave off what follows “?” or “#”: a redirect is of a whole path.")
        )
    path = unquote(parts.path)
    if any(ord(sign) < 32 or sign == "\x7f" for sign in path):
        raise ValidationError(_("An address holds no control characters."))
    if len(path) > LONGEST:
        raise ValidationError(_("An address has at most 400 characters."))
    return path


def target_of(value: str) -> Target:
    """What a new address means: an article, by its address or as ``article:12``, or a path.

    Raises ``ValidationError`` for what is no address of this site.
    """
    by_id = _BY_ID.fullmatch(value.strip())
    if by_id:
        return Target(article=int(by_id["pk"]))
    path = clean_path(value)
    found = _ARTICLE.fullmatch(path)
    return Target(path, int(found["pk"])) if found else Target(path)


def settled(old: str, target: Target, *, but: int | None = None) -> Target:
    """Where an old address leads in the end; ``but`` is the redirect that is being changed.

    Raises ``ValidationError`` if it would lead to itself.
    """
    asked, target = target, _known([target])[target]
    if target == Target():
        raise ValidationError(_no_article(asked))
    others = Redirect.objects.all() if but is None else Redirect.objects.exclude(pk=but)
    seen = {old}
    while target.article is None:
        if target.path in seen:
            raise ValidationError(_("This leads back to the old address: that would be a loop."))
        seen.add(target.path)
        row = others.filter(old_path=target.path).first()
        if row is None:
            return target
        target = Target(row.new_path, row.article_id)
    return Target(article=target.article)


def flatten_to(redirect: Redirect) -> int:
    """Have the redirects that led to a redirect's old address lead to its end; how many did."""
    return Redirect.objects.filter(new_path=redirect.old_path).update(
        new_path=redirect.new_path, article=redirect.article
    )


def export_csv() -> Iterator[str]:
    """All redirects as lines of CSV, in a form that can be imported again."""
    yield _line(HEADER)
    rows = Redirect.objects.order_by("old_path").values_list("old_path", "new_path", "article_id")
    for old, new, article in rows.iterator(chunk_size=2000):
        yield _line((old, new or f"article:{article}"))


def import_csv(data: bytes) -> Imported:
    """Add and change redirects from a file of two columns, old and new address.

    Commas, semicolons or tabs part the columns; a first line that names them may stand there. An
    old address that is known leads to the new one from then on; chains are flattened.

    Raises ``CannotImport`` if any line is wrong; then nothing was written.
    """
    wanted = _read(data)
    with transaction.atomic():
        rows = {row.old_path: row for row in Redirect.objects.select_for_update()}
        table = Table({row.old_path: _target(row) for row in rows.values()})
        table.targets.update({old: target for old, (_number, target) in wanted.items()})
        errors = [
            LineError(number, _("“%(old)s” would lead back to itself: a loop.") % {"old": old})
            for old, (number, target) in wanted.items()
            if table.end_of(target) is None or table.end_of(target) == Target(old)
        ]
        if errors:
            raise CannotImport(errors[:MOST_ERRORS])
        return _write(rows, table, wanted.keys())


def _write(rows: dict[str, Redirect], table: Table, wanted: Iterable[str]) -> Imported:
    result = Imported()
    named = set(wanted)
    new, changed = [], []
    for old, target in table.targets.items():
        end = table.end_of(target) or target
        row = rows.get(old)
        if row is None:
            new.append(Redirect(old_path=old, new_path=end.path, article_id=end.article))
        elif _target(row) != end:
            row.new_path, row.article_id = end.path, end.article
            changed.append(row)
            result.changed += old in named
        else:
            result.same += old in named
    result.added = len(new)
    Redirect.objects.bulk_create(new, batch_size=500)
    Redirect.objects.bulk_update(changed, ["new_path", "article"], batch_size=500)
    return result


def _target(row: Redirect) -> Target:
    return Target(row.new_path, row.article_id)


def _read(data: bytes) -> dict[str, tuple[int, Target]]:
    """The redirects of a file with the numbers of their lines."""
    errors: list[LineError] = []
    found: dict[str, tuple[int, Target]] = {}
    for number, cells in _lines(data):
        try:
            if len(cells) != 2:
                raise ValidationError(
                    _("Two columns are needed, the old and the new address; here are %(number)d.")
                    % {"number": len(cells)}
                )
            old, target = clean_path(cells[0]), target_of(cells[1])
            if old in found:
                raise ValidationError(
                    _("“%(old)s” stands in line %(line)d already.")
                    % {"old": old, "line": found[old][0]}
                )
            if target.path == old:
                raise ValidationError(_("The two addresses are the same: that would be a loop."))
            found[old] = (number, target)
        except ValidationError as error:
            errors.append(LineError(number, " ".join(error.messages)))
    known = _known([target for _number, target in found.values()])
    for old, (number, target) in found.items():
        if target.article and not target.path and known[target].article is None:
            errors.append(LineError(number, _no_article(target)))
        found[old] = (number, known[target])
    if errors:
        raise CannotImport(sorted(errors, key=lambda error: error.line)[:MOST_ERRORS])
    if not found:
        raise CannotImport([LineError(0, _("The file holds no redirects."))])
    return found


def _no_article(target: Target) -> str:
    return _("There is no article %(number)s.") % {"number": target.article}


def _known(targets: list[Target]) -> dict[Target, Target]:
    """Targets with articles that exist; an address that names none is a mere path (one query)."""
    ids = {target.article for target in targets if target.article}
    existing = set()
    ordered = sorted(ids)
    for start in range(0, len(ordered), 500):
        part = Article.objects.existing().filter(pk__in=ordered[start : start + 500])
        existing |= set(part.values_list("pk", flat=True))
    return {
        target: Target(article=target.article)
        if target.article in existing
        else Target(target.path)
        for target in targets
    }


def _lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The filled lines of a file with their numbers, the first one that names columns left out."""
    if len(data) > MOST_BYTES:
        raise CannotImport([LineError(0, _("The file is larger than 5 MB. Part it."))])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("The file is not in UTF-8. Save it as “CSV UTF-8”.")
        raise CannotImport([LineError(0, message)]) from error
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for count, cells in enumerate(reader):
            stripped = [cell.strip() for cell in cells]
            while stripped and not stripped[-1]:
                stripped.pop()
            if not stripped or (count == 0 and not stripped[0].startswith(("/", "http"))):
                continue
            if count >= MOST_LINES:
                message = _("The file has more than 50,000 lines. Part it.")
                raise CannotImport([LineError(0, message)])
            yield reader.line_num, stripped
    except csv.Error as error:
        message = _("This line can’t be read: %(error)s") % {"error": error}
        raise CannotImport([LineError(reader.line_num, message)]) from error


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
