"""A whole content compiled: the public columns of an article, and what it refers to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from lxml.html import HtmlElement

from articles.body import author_box, text, tree
from articles.body.compile import CompiledBody, Ref, compile_body, wants
from articles.body.embeds import load_posts
from articles.body.formats import CompiledFormat, compile_format, format_photos
from articles.body.links import Target, Targets, find_targets
from articles.body.main_photo import main_photo_data
from articles.body.paid import Outgoing, paid_data
from articles.body.sensitive import Care, care_data, load_care
from articles.body.showing import Showing, changes_at, fallback_for
from articles.body.translations import Translations, find_translations
from articles.languages import speaking
from articles.models import (
    Author,
    BylineContent,
    Content,
    Photo,
    Post,
    Reference,
    Section,
    Tag,
    headline_key,
    make_tag_slug,
)
from articles.photos.picture import load_photos


@dataclass
class CompiledPage:
    """Everything that publishing writes, and nothing of it written."""

    content: Content
    section: Section | None
    bylines: list[tuple[Author, str]]
    tags: list[Tag]
    read_more: list[Target]
    photo: Photo | None
    posts: Mapping[str, Post]
    body: CompiledBody
    format: CompiledFormat
    page_data: dict[str, Any]
    word_count: int
    valid_until: datetime | None
    article_id: int | None = None
    references: list[Ref] = field(default_factory=list)
    open_read_more: list[str] = field(default_factory=list)
    # What it was compiled from, so that the checklist reads and looks up nothing again.
    root: HtmlElement = field(default_factory=lambda: tree.read(""))
    targets: Targets = field(default_factory=Targets)
    translations: Translations = field(default_factory=Translations)
    pictures: Mapping[int, Photo] = field(default_factory=dict)
    known_tags: Mapping[str, Tag] = field(default_factory=dict)
    care: Care = field(default_factory=Care)

    @property
    def text(self) -> str:
        """The words of the body and of the format's fields."""
        return "\n".join(part for part in (self.body.text, self.format.text) if part)

    @property
    def names(self) -> str:
        """Section, authors and tags as text, for search."""
        names = [self.section.name] if self.section else []
        names += [author.name for author, _role in self.bylines]
        names += [tag.name for tag in self.tags]
        return "\n".join(names)


def compile_page(
    content: Content,
    *,
    at: datetime,
    article_id: int | None = None,
    bound: Mapping[str, int] | None = None,
) -> CompiledPage:
    """Compile a content as it would be read at a moment, without writing anything.

    Its words (“Related:”, “Photograph:”) are in the content's language, whoever is at work.
    ``bound`` tells which open headlines' keys were bound to which article before. Whatever it
    refers to and does not exist (or is not public) is left out.
    """
    with speaking(content.language):
        return _compiled(content, at, article_id, bound)


def _compiled(
    content: Content, at: datetime, article_id: int | None, bound: Mapping[str, int] | None
) -> CompiledPage:
    root = tree.read(content.body)
    needs = wants(root)
    main = content.main_photo
    in_format = format_photos(content)
    photos = load_photos(
        needs.photos | ({main.photo} if main.photo else set()) | {each.photo for each in in_format}
    )
    targets = find_targets(
        needs.articles | {row.article for row in content.read_more if row.article},
        needs.headline_keys
        | {headline_key(row.headline) for row in content.read_more if not row.article},
        at=at,
        bound=bound,
        not_to=article_id,
        with_cards=True,
    )
    care = load_care(content.subjects)
    if content.subjects:
        targets.leave_out_unfit()
    section = Section.objects.filter(pk=content.section).first() if content.section else None
    bylines = _bylines(content.bylines)
    portraits = author_box.load_portraits([author for author, _role in bylines])
    known_tags = tags_by_slug(content.tags)
    tags = _in_order(content.tags, known_tags)
    photo = photos.get(main.photo) if main.photo else None
    fallback = fallback_for(photos, section)
    page_photos = Showing(photos, fallback, at)
    feed_photos = Showing(photos, fallback, at, leaves_the_site=True)
    changes = changes_at(photos, fallback, at)
    photo_data = main_photo_data(
        main,
        photo,
        page_photos,
        feed_photos,
        Showing(photos, fallback, changes) if changes else None,
    )
    posts = load_posts(needs.posts)
    outgoing = Outgoing(content.sponsored, bool(content.subjects))
    body = compile_body(
        root,
        targets,
        page_photos,
        feed_photos,
        posts,
        outgoing=outgoing,
    )
    compiled = compile_format(content, page_photos, feed_photos)
    body.page = compiled.top + body.page + compiled.page
    body.feed = body.feed + compiled.feed
    body.has_gallery = body.has_gallery or compiled.has_viewer
    translations = find_translations(content, article_id)
    read_more, open_read_more, read_more_refs = _read_more(content, targets, article_id)
    word_count = text.count_words(f"{body.text}\n{compiled.text}")
    references = list(body.references) + read_more_refs
    references += [Ref(Reference.Kind.AUTHOR, "byline", author.pk) for author, _role in bylines]
    references += [Ref(Reference.Kind.TAG, "tag", tag.pk) for tag in tags]
    references += [Ref(Reference.Kind.SUBJECT, "subject", each.pk) for each in care.subjects]
    if section:
        references.append(Ref(Reference.Kind.SECTION, "section", section.pk))
    references += [
        Ref(Reference.Kind.ARTICLE, "translation", each.pk) for each in translations.members
    ]
    if main.photo:
        references.append(Ref(Reference.Kind.PHOTO, "main", main.photo))
    references += [Ref(Reference.Kind.PHOTO, content.format, each.photo) for each in in_format]
    if fallback:
        references.append(Ref(Reference.Kind.PHOTO, "fallback", fallback.pk))
    return CompiledPage(
        content=content,
        section=section,
        bylines=bylines,
        tags=tags,
        read_more=read_more,
        photo=photo,
        posts=posts,
        body=body,
        format=compiled,
        page_data={
            **_page_data(bylines, tags, read_more, body, word_count),
            **photo_data,
            "authors": author_box.author_box(bylines, portraits, at),
            **paid_data(content, has_affiliate=body.has_affiliate or compiled.has_affiliate),
            "translations": translations.page_data(at),
            "sensitive": care_data(care, content.language),
            **compiled.data,
            "format": content.format,
        },
        word_count=word_count,
        valid_until=min(
            filter(
                None,
                (
                    targets.valid_until,
                    changes,
                    author_box.changes_at(portraits, at),
                    translations.changes_at(at),
                ),
            ),
            default=None,
        ),
        article_id=article_id,
        references=references,
        open_read_more=open_read_more,
        root=root,
        targets=targets,
        translations=translations,
        pictures=photos,
        known_tags=known_tags,
        care=care,
    )


def find_tags(names: list[str]) -> list[Tag]:
    """The existing tags of these names, in order; case and accents don't matter, merges count."""
    return _in_order(names, tags_by_slug(names))


def tags_by_slug(names: list[str]) -> dict[str, Tag]:
    """The existing tags of these names by the slugs that the names make (one query)."""
    slugs = [make_tag_slug(name) for name in names if name.strip()]
    rows = Tag.objects.filter(Q(slug__in=slugs) | Q(name__in=names)).select_related("merged_into")
    found = {}
    for tag in rows:
        found[tag.slug] = found[make_tag_slug(tag.name)] = tag.current()
    return found


def _in_order(names: list[str], found: Mapping[str, Tag]) -> list[Tag]:
    tags = [found.get(make_tag_slug(name)) for name in names if name.strip()]
    return list(dict.fromkeys(tag for tag in tags if tag is not None))


def _bylines(rows: list[BylineContent]) -> list[tuple[Author, str]]:
    authors = Author.objects.in_bulk({row.author for row in rows}) if rows else {}
    seen: list[tuple[Author, str]] = []
    for row in rows:
        if row.author in authors and (authors[row.author], row.role) not in seen:
            seen.append((authors[row.author], row.role))
    return seen


def _read_more(
    content: Content, targets: Targets, article_id: int | None
) -> tuple[list[Target], list[str], list[Ref]]:
    shown: list[Target] = []
    still_open: list[str] = []
    references: list[Ref] = []
    for row in content.read_more:
        key = "" if row.article else headline_key(row.headline)
        target = targets.find(row.article, key)
        bound_to = targets.id_of(row.article, key)
        references.append(Ref(Reference.Kind.ARTICLE, "read-more", bound_to, key))
        if target is None:
            if not row.article and bound_to not in targets.left_out:
                still_open.append(row.headline)
        elif target not in shown and target.pk != article_id:
            shown.append(target)
    return shown, still_open, references


def _page_data(
    bylines: list[tuple[Author, str]],
    tags: list[Tag],
    read_more: list[Target],
    body: CompiledBody,
    word_count: int,
) -> dict[str, Any]:
    return {
        "bylines": [
            {"name": author.name, "url": author.get_absolute_url(), "role": role}
            for author, role in bylines
        ],
        "tags": [{"name": tag.name, "url": tag.get_absolute_url()} for tag in tags],
        "read_more": [target.card for target in read_more],
        "related_credits": [card["photo_credit"] for card in body.cards if card["photo_credit"]],
        "linked": sorted({*body.linked, *(target.pk for target in read_more)}),
        "signup": body.signup,
        "has_signup": body.has_signup,
        "has_embeds": body.has_embeds,
        "has_frames": body.has_frames,
        "has_gallery": body.has_gallery,
        "reading_minutes": text.reading_minutes(word_count),
    }
