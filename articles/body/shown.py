"""What the fields of a content show to people: bodies as blocks, ids by what they name."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from lxml.html import HtmlElement

from articles import embeds
from articles.body import markers, tree
from articles.body.diff import Word, words_of
from articles.body.formats.rows import all_format_photos
from articles.models import Article, Author, Content, Photo, Section, Subject

MARKS = frozenset({"strong", "em", "s", "sub", "sup"})


@dataclass(frozen=True)
class Block:
    """A paragraph, a card, or a row of a list: what sort of thing it is, and its words."""

    sort: str
    words: tuple[Word, ...]

    @property
    def key(self) -> tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]:
        """What tells it from others."""
        return self.sort, tuple(word.key for word in self.words)


@dataclass
class Names:
    """What the ids in contents name, looked up in bulk."""

    sections: dict[int, str] = field(default_factory=dict)
    authors: dict[int, str] = field(default_factory=dict)
    articles: dict[int, str] = field(default_factory=dict)
    photos: dict[int, str] = field(default_factory=dict)
    subjects: dict[str, str] = field(default_factory=dict)
    foreign: dict[tuple[str, str], str] = field(default_factory=dict)


def look_up(contents: Iterable[Content]) -> Names:
    """The names of everything that contents name by id; a query for each kind that occurs."""
    sections: set[int] = set()
    authors: set[int] = set()
    articles: set[int] = set()
    photos: set[int] = set()
    subjects: set[str] = set()
    names = Names()
    for content in contents:
        sections |= {content.section} if content.section else set()
        authors |= {row.author for row in content.bylines}
        articles |= {row.article for row in content.read_more if row.article}
        articles |= {content.translation_of} if content.translation_of else set()
        photos |= {content.main_photo.photo} if content.main_photo.photo else set()
        subjects.update(content.subjects)
        photos |= all_format_photos(content)
        root = tree.read(content.body)
        photos |= {pk for _figure, pk in markers.photos(root)}
        articles |= {pk for _link, pk in markers.internal_links(root)}
        articles |= {
            found.article_id for _aside, found in markers.related(root) if found.article_id
        }
        for kind in markers.foreign_kinds():
            if not names.foreign and any(markers.foreign(root, kind)):
                names.foreign = {(kind.attribute, key): name for key, name in kind.choices()}
    if sections:
        rows = Section.objects.filter(pk__in=sections)
        names.sections = dict(rows.values_list("pk", "name"))
    if authors:
        names.authors = dict(Author.objects.filter(pk__in=authors).values_list("pk", "name"))
    if articles:
        found = Article.objects.filter(pk__in=articles).only("working_headline", "headline")
        names.articles = {article.pk: str(article) for article in found}
    if subjects:
        rows_of_subjects = Subject.objects.filter(slug__in=subjects)
        names.subjects = dict(rows_of_subjects.values_list("slug", "name"))
    if photos:
        names.photos = {photo.pk: str(photo) for photo in Photo.objects.filter(pk__in=photos)}
    return names


def body_blocks(body: str, names: Names) -> list[Block]:
    """A source body as blocks; cards by what they show."""
    blocks: list[Block] = []
    root = tree.read(body)
    if (root.text or "").strip():
        blocks.append(Block("", tuple(words_of(root.text or ""))))
    for element in root:
        blocks += _blocks(element, names)
    return blocks


def _blocks(element: HtmlElement, names: Names) -> list[Block]:
    tag = str(element.tag)
    if tag in ("ul", "ol"):
        sort = _("List") if tag == "ul" else _("Numbered list")
        return [Block(sort, _inline(item, names)) for item in element.iter("li")]
    if tag == "blockquote":
        sort = _("Pull-quote") if "data-pullquote" in element.attrib else _("Quote")
        parts = list(element) or [element]
        return [Block(sort, _inline(part, names)) for part in parts]
    if tag == "table":
        rows = [*element.iter("caption"), *element.iter("tr")]
        return [Block(_("Table"), _row(row, names)) for row in rows]
    if tag == "figure":
        return [_figure(element, names)]
    if tag == "aside":
        return [_aside(element, names)]
    if tag == "hr":
        return [Block(_("Rule"), tuple(words_of("⁂")))]
    sort = {"h2": _("Heading"), "h3": _("Subheading")}.get(tag, "")
    return [Block(sort, _inline(element, names))]


def _row(row: HtmlElement, names: Names) -> tuple[Word, ...]:
    words: list[Word] = []
    for number, cell in enumerate(list(row) or [row]):
        words += [Word("|", " ")] if number else []
        cell_words = _inline(cell, names)
        words += (
            [*cell_words[:-1], Word(cell_words[-1].text, " ", cell_words[-1].marks)]
            if (cell_words)
            else []
        )
    return tuple(words)


def _figure(figure: HtmlElement, names: Names) -> Block:
    if "data-gallery" in figure.attrib:
        parts = []
        for photo, pk in markers.photos(figure):
            parts += [named_photo(pk, names), tree.text_of(photo)]
        parts += [tree.text_of(caption) for caption in figure.iterchildren("figcaption")]
        return Block(_("Gallery"), tuple(words_of(_joined(parts))))
    if "data-photo" in figure.attrib:
        pk = int(figure.attrib["data-photo"])
        parts = [named_photo(pk, names), tree.text_of(figure)]
        layout = figure.attrib.get("data-layout", "text")
        parts.append("" if layout == "text" else _("(layout: %(name)s)") % {"name": layout})
        return Block(_("Photo"), tuple(words_of(_joined(parts))))
    attrib = figure.attrib
    handle = attrib.get("data-handle", "")
    parts = [
        attrib.get("data-author", ""),
        f"@{handle}" if handle else "",
        attrib.get("data-date", ""),
        tree.text_of(figure),
        attrib.get("data-embed", ""),
    ]
    provider = embeds.get(attrib.get("data-provider", ""))
    sort = str(provider.label) if provider else _("Embed")
    return Block(sort, tuple(words_of(_joined(parts))))


def _aside(aside: HtmlElement, names: Names) -> Block:
    for kind in markers.foreign_kinds():
        if kind.attribute in aside.attrib:
            value = aside.attrib[kind.attribute]
            name = names.foreign.get((kind.attribute, value), value)
            return Block(_("Sign-up"), tuple(words_of(name)))
    number = aside.attrib.get("data-related", "")
    shown = named_article(int(number), names) if number else tree.text_of(aside)
    return Block(_("Related"), tuple(words_of(shown)))


def _inline(element: HtmlElement, names: Names) -> tuple[Word, ...]:
    """The words below an element with how they are set; where links lead stands behind them."""
    words: list[Word] = []

    def walk(node: HtmlElement, marks: tuple[str, ...]) -> None:
        words.extend(words_of(node.text or "", marks))
        for child in node:
            tag = str(child.tag)
            if tag == "br":
                words.append(Word("↵", " "))
            else:
                walk(child, (*marks, tag) if tag in MARKS and tag not in marks else marks)
            if tag == "a":
                words.extend(words_of(f"(→ {_leads_to(child, names)})"))
            if tag in ("p", "li", "ul", "ol"):
                words.append(Word("", " "))
            words.extend(words_of(child.tail or "", marks))

    walk(element, ())
    return tuple(words)


def _leads_to(link: HtmlElement, names: Names) -> str:
    number = link.attrib.get("data-article", "")
    return named_article(int(number), names) if number else link.attrib.get("href", "")


def named_article(pk: int, names: Names) -> str:
    """An article's headline, or its number where it is no more."""
    return names.articles.get(pk) or _("article %(number)d, deleted") % {"number": pk}


def named_photo(pk: int, names: Names) -> str:
    """A photo's own words, with the number that tells it from others of the same words."""
    name = names.photos.get(pk)
    return f"{name} (№ {pk})" if name else _("photo %(number)d, deleted") % {"number": pk}


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
