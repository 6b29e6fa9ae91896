"""The plain text of an article, taken apart."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.body.plain import markup
from articles.body.plain.article import Found, PlainArticle, PlainTextError
from articles.body.plain.joining import join_posts, resolve_labels
from articles.body.plain.labels import (
    READ_MORE,
    RELATED,
    is_byline,
    read_credit,
    read_link_label,
    read_newsletter,
)
from articles.body.plain.layout import Layout, measure_layout
from articles.body.plain.lines import clean_lines
from articles.body.plain.pasted import opens_code
from articles.body.plain.roles import (
    find_credit,
    find_newsletter,
    find_subheadings,
    is_marked,
    read_head,
)
from articles.body.plain.shapes import list_item
from articles.body.plain.units import ADDRESS, CODE, EMBED, TEXT, Unit, read_units

MAX_HEADLINE = 200
MAX_HEADLINE_LINES = 3


def parse(text: str) -> PlainArticle:
    """Take the plain text of an article apart.

    Nothing is reordered but what has a place of its own (credit, byline, read more, newsletter);
    every word stands in a part or in the report; what no rule understands stays a paragraph.

    Raises PlainTextError if there is nothing to read in the text.
    """
    lines = clean_lines(text)
    first = next((index for index, line in enumerate(lines) if line), None)
    if first is None:
        raise PlainTextError(_("The text is blank. Put in the text of an article."))
    layout = measure_layout(_prose_lines(lines, first))
    last = _headline_end(lines, first, layout)
    units = join_posts(read_units(lines, last + 1, layout))
    return _Article(lines, resolve_labels(units, lines, one_a_line=layout.one_a_line)).read(
        Unit(TEXT, first, last, " ".join(lines[first : last + 1]))
    )


def _prose_lines(lines: Sequence[str], headline: int) -> list[str]:
    prose = list(lines)
    prose[headline] = ""
    for index, line in enumerate(lines):
        label = line and (opens_code(line) or read_link_label(line) or read_credit(line))
        if label or " " not in line or list_item(line):
            prose[index] = ""
    return prose


def _headline_end(lines: Sequence[str], first: int, layout: Layout) -> int:
    last = first
    while last + 1 < len(lines) and last - first + 1 < MAX_HEADLINE_LINES:
        following = lines[last + 1]
        length = sum(len(line) + 1 for line in lines[first : last + 2])
        if not following or length > MAX_HEADLINE or _starts_other(following):
            break
        if not layout.joins_headline(lines[last], following):
            break
        last += 1
    return last


def _starts_other(line: str) -> bool:
    return bool(
        is_byline(line) or read_link_label(line) or read_credit(line) or opens_code(line)
    ) or line.startswith(("http://", "https://", "## "))


class _Article:
    """The units of one text on their way to the parts of an article, with the report so far."""

    def __init__(self, lines: Sequence[str], units: Sequence[Unit]) -> None:
        self._lines = lines
        self._units = units
        self._found: list[Found] = []

    def read(self, headline: Unit) -> PlainArticle:
        self._report("headline", headline)
        head = read_head(self._units)
        if head.standfirst:
            self._report("standfirst", head.standfirst)
        if head.byline:
            self._report("byline", head.byline)
        body = list(self._units[head.body_start :])
        credit = self._take_credit(body)
        newsletter = self._take_newsletter(body)
        read_more = self._take_read_more(body)
        subheadings = find_subheadings(body, after_standfirst=head.standfirst is not None)
        return PlainArticle(
            headline=headline.text.removeprefix("# "),
            standfirst=head.standfirst.text if head.standfirst else "",
            body="\n".join(self._body(body, subheadings)),
            credit=credit,
            byline=head.byline.text if head.byline else "",
            read_more=read_more,
            newsletter=newsletter,
            found=tuple(sorted(self._found, key=lambda found: found.line)),
        )

    def _take_credit(self, body: list[Unit]) -> str:
        index = find_credit(body)
        if index is None:
            return ""
        unit = body.pop(index)
        self._report("credit", unit)
        line = read_credit(unit.text)
        return line.credit if line else ""

    def _take_newsletter(self, body: list[Unit]) -> str | None:
        index = find_newsletter(body)
        if index is None:
            return None
        unit = body.pop(index)
        name = read_newsletter(unit.text)
        note = "" if name else _("It names no newsletter: the site's default one is meant.")
        self._report("newsletter", unit, note)
        return name

    def _take_read_more(self, body: list[Unit]) -> tuple[str, ...]:
        last_text = max((i for i, unit in enumerate(body) if unit.kind == TEXT), default=-1)
        headlines: dict[str, None] = {}
        for index, unit in enumerate(body):
            if unit.kind != READ_MORE:
                continue
            self._report("read more", unit, _link_note(unit.text in headlines, index < last_text))
            headlines[unit.text] = None
        body[:] = [unit for unit in body if unit.kind != READ_MORE]
        return tuple(headlines)

    def _body(self, body: Sequence[Unit], subheadings: frozenset[int]) -> list[str]:
        parts: list[str] = []
        index = 0
        while index < len(body):
            end = _list_end(body, index) if index not in subheadings else index
            if end > index:
                parts.append(self._list(body[index:end]))
                index = end
                continue
            parts.append(self._part(body[index], is_subheading=index in subheadings))
            index += 1
        return parts

    def _list(self, units: Sequence[Unit]) -> str:
        items = [item for unit in units if (item := list_item(unit.text))]
        self._report("list", Unit(TEXT, units[0].first, units[-1].last))
        return markup.item_list([text for _mark, text in items], numbered=items[0][0] != "-")

    def _part(self, unit: Unit, *, is_subheading: bool) -> str:
        if is_subheading:
            self._report("subheading", unit)
            return markup.subheading(unit.text[3:].strip() if is_marked(unit) else unit.text)
        if unit.kind == RELATED:
            self._report("related", unit)
            return markup.related(unit.text)
        if unit.kind == ADDRESS:
            self._report("address", unit)
            return markup.address(unit.text)
        if unit.kind == EMBED and unit.embed:
            self._report("embed", unit, "" if unit.embed.url else _no_address(unit.embed.handle))
            return markup.embed(unit.embed)
        if unit.kind == CODE:
            self._report(
                "code", unit, _("No post of a known site is in this code: shown as typed.")
            )
        return markup.paragraph(unit.text)

    def _report(self, kind: str, unit: Unit, note: str = "") -> None:
        source = "\n".join(line for line in self._lines[unit.first : unit.last + 1] if line)
        self._found.append(Found(kind, unit.first + 1, source, note))


def _link_note(repeated: bool, inside_text: bool) -> str:
    if repeated:
        return _("The same link stands above; it is kept once.")
    return _("It stood inside the text; the link goes to the end.") if inside_text else ""


def _no_address(handle: str) -> str:
    if handle:
        return _("The text holds no post address: it links to the account. Add the address.")
    return _("The text holds neither a post address nor an account: add the address.")


def _list_end(body: Sequence[Unit], start: int) -> int:
    """Where the list that starts at an index ends; the index itself if none starts there."""
    expected: tuple[str, ...] = ("-", "1")
    end = start
    while end < len(body) and body[end].kind == TEXT and (item := list_item(body[end].text)):
        if item[0] not in expected:
            break
        expected = ("-",) if item[0] == "-" else (str(int(item[0]) + 1),)
        end += 1
    return end if end - start > 1 else start
