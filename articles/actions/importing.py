"""Plain text of an article → an article, with a report of what was recognised."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field, replace
from html import escape

from django.db import IntegrityError
from django.utils.translation import gettext as _

from articles.actions.publish import CannotPublish, check, publish
from articles.actions.revisions import create_article, save_draft
from articles.body import markers, plain
from articles.body.plain import Found, PlainArticle
from articles.body.problems import Problem
from articles.models import (
    Action,
    Article,
    Author,
    BylineContent,
    Content,
    MainPhotoContent,
    ReadMoreContent,
    Reference,
    Section,
    Status,
)

_BY = re.compile(r"^\s*(?:(?:written|words|text)\s+by|by|words|text)\b\s*[:|]?\s*", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:,|&|\band\b)\s*", re.IGNORECASE)


@dataclass
class Imported:
    """What became of one text.

    ``links`` are the headlines that found their article, with its address. ``existed`` tells that
    the same text had been imported before; ``problems`` are those that stopped publishing (then
    the article is a draft) or, if it is published, the warnings.
    """

    article: Article
    existed: bool = False
    published: bool = False
    found: tuple[Found, ...] = ()
    notes: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def import_text(data: bytes, *, section: Section | None, publish_it: bool = False) -> Imported:
    """Make an article of a plain text, once: the same text again gives the article it made.

    Raises ``plain.PlainTextError`` if the data is no text of an article; then nothing is written.
    """
    text = plain.decode(data)
    key = import_key(text)
    article = Article.objects.filter(import_key=key).first()
    if article is None:
        parsed = plain.parse(text)
        content, notes = to_content(parsed, section)
        try:
            article = create_article(content, import_key=key, action=Action.IMPORTED)
            result = Imported(article, found=parsed.found, notes=notes)
        except IntegrityError:
            # Somebody imports the same text at the same moment, and was first.
            article = Article.objects.get(import_key=key)
            result = Imported(article, existed=True)
    else:
        result = Imported(article, existed=True, published=article.status == Status.PUBLISHED)
        _give_missing_section(article, section)
    if publish_it and article.first_published_at is None and article.deleted_at is None:
        try:
            published = publish(article)
        except CannotPublish as stopped:
            result.problems = stopped.problems
        else:
            result.article, result.published = published.article, True
            result.problems = published.warnings
    elif not result.existed:
        result.problems = check(article)
    result.links = _links(result.article)
    return result


def _give_missing_section(article: Article, section: Section | None) -> None:
    """Put a draft into a section that was not told when its text came first."""
    if section is None or article.first_published_at or article.latest_revision is None:
        return
    content = article.latest_revision.read()
    if content.section is None:
        save_draft(article, replace(content, section=section.pk))


def _links(article: Article) -> list[tuple[str, str]]:
    """The articles that related and read-more links lead to, each once, in order."""
    references = Reference.objects.filter(
        source=article, kind=Reference.Kind.ARTICLE, draft=article.live_revision_id is None
    )
    ids = list(references.order_by("pk").values_list("object_id", flat=True))
    found = (
        Article.objects.published()
        .select_related("section")
        .in_bulk([pk for pk in ids if pk is not None])
    )
    return [
        (found[pk].headline, found[pk].get_absolute_url())
        for pk in dict.fromkeys(ids)
        if pk in found
    ]


def import_key(text: str) -> str:
    """What tells one text from another; line ends and white space don't matter."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return "text:" + hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


def to_content(parsed: PlainArticle, section: Section | None) -> tuple[Content, list[str]]:
    """What the parser understood, as the content of a revision; and notes on what it left open."""
    notes: list[str] = []
    bylines = _bylines(parsed.byline)
    body = parsed.body
    if parsed.byline and not bylines:
        body = f"<p>{escape(parsed.byline, quote=False)}</p>{body}"
        notes.append(
            _("No authors of the names in “%(line)s” are known: the line stands in the text.")
            % {"line": parsed.byline}
        )
    if parsed.newsletter is not None:  # an empty name means: some newsletter, not which
        marker, note = _newsletter(parsed.newsletter)
        body += marker
        notes.append(note)
    content = Content(
        headline=parsed.headline,
        standfirst=parsed.standfirst,
        body=body,
        section=section.pk if section else None,
        bylines=bylines,
        main_photo=MainPhotoContent(credit=parsed.credit),
        read_more=[ReadMoreContent(headline=headline) for headline in parsed.read_more],
    )
    return content, notes


def _bylines(line: str) -> list[BylineContent]:
    """The authors that a byline names, if all of them are known."""
    found: list[BylineContent] = []
    for name in _NAMES.split(_BY.sub("", line)):
        if not name.strip():
            continue
        authors = list(Author.objects.filter(name__iexact=name.strip())[:2])
        if len(authors) != 1:
            return []
        found.append(BylineContent(author=authors[0].pk))
    return found


def _newsletter(name: str) -> tuple[str, str]:
    for kind in markers.foreign_kinds():
        found = kind.find(name)
        if found is not None:
            value, label = found
            marker = f'<{kind.tag} {kind.attribute}="{escape(value)}"></{kind.tag}>'
            note = _("The sign-up of “%(newsletter)s” stands at the end.") % {"newsletter": label}
            if name and name.casefold() not in label.casefold():
                note = _("There is no newsletter “%(name)s”. %(note)s") % {
                    "name": name,
                    "note": note,
                }
            return marker, note
    note = _("There is no newsletter yet: the place for “%(name)s” is left open.")
    return '<aside data-newsletter=""></aside>', note % {"name": name}
