"""Source body → compiled body: what readers get, and what feeds and mails get."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from lxml import html
from lxml.html import HtmlElement

from articles.body import embeds, markers, photos, text, tree
from articles.body.links import Target, Targets
from articles.body.paid import EDITORIAL, Outgoing, mark_links
from articles.body.showing import Showing
from articles.models import Post, Reference
from articles.photos.picture import picture_from_data

# Raised whenever the compiled markup changes; ``manage.py refresh_articles`` brings pages to it.
COMPILER_VERSION = 8


@dataclass(frozen=True)
class Ref:
    """One use of something by an article; becomes a ``Reference`` row."""

    kind: Reference.Kind
    place: str
    object_id: int | None = None
    key: str = ""


@dataclass(frozen=True)
class Wants:
    """What a body needs looked up before it can be compiled."""

    articles: frozenset[int]
    headline_keys: frozenset[str]
    photos: frozenset[int]
    posts: frozenset[str]


@dataclass
class CompiledBody:
    """A body in its two compiled forms, with what was found on the way.

    ``signup`` is the markup of a newsletter marker that ended the body: it stands after the
    read-more list, where a sign-up belongs. ``has_signup`` tells of one inside the text,
    ``has_embeds`` of any embed, ``has_frames`` of one that can be shown in a frame,
    ``has_gallery`` of photos that can be seen full screen, ``has_affiliate`` of links that earn
    money.
    """

    page: str = ""
    feed: str = ""
    text: str = ""
    references: list[Ref] = field(default_factory=list)
    open_related: list[str] = field(default_factory=list)
    signup: str = ""
    has_signup: bool = False
    has_embeds: bool = False
    has_frames: bool = False
    has_gallery: bool = False
    # The small cards of related articles, and the ids of all articles that the text leads to.
    cards: list[dict[str, Any]] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    has_affiliate: bool = False


def wants(root: HtmlElement) -> Wants:
    """Everything that the markers of a body name."""
    related = [wanted for _aside, wanted in markers.related(root)]
    return Wants(
        articles=frozenset(
            {wanted.article_id for wanted in related if wanted.article_id}
            | {pk for _link, pk in markers.internal_links(root)}
        ),
        headline_keys=frozenset(wanted.key for wanted in related if wanted.key),
        photos=frozenset(pk for _figure, pk in markers.photos(root)),
        posts=frozenset(embeds.embed_of(figure).url for figure in markers.embeds(root)) - {""},
    )


def compile_body(
    root: HtmlElement,
    targets: Targets,
    page_photos: Showing,
    feed_photos: Showing,
    posts: Mapping[str, Post],
    *,
    outgoing: Outgoing = EDITORIAL,
) -> CompiledBody:
    """Compile a source body's tree (which is left as it was).

    ``targets`` and the photos are what ``wants`` asked for and is public. A reference to
    anything else compiles to nothing. ``posts`` says what their sites
    have told of embedded posts. At most one query is made for each kind of marker that another app
    has registered. ``outgoing`` says how links elsewhere are to be taken.
    """
    root = embeds.fill(root, posts)
    result = CompiledBody(text=text.plain_text_of(root))
    page = deepcopy(root)
    _take_final_signup(page, result)
    _signups(page, result)
    feed = deepcopy(page)
    for element in list(feed.iter("form")):
        tree.replace(element, "")
    _related(page, targets, "articles/body/related.html", result)
    _related(feed, targets, "articles/body/feed/related.html")
    _internal_links(page, targets, result)
    _internal_links(feed, targets)
    _galleries(page, page_photos, "articles/body/gallery.html", result)
    _galleries(feed, feed_photos, "articles/body/feed/gallery.html")
    _photos(page, page_photos, "articles/body/figure.html", result)
    _photos(feed, feed_photos, "articles/body/feed/figure.html")
    _embeds(page, "articles/body/embed.html", result)
    _embeds(feed, "articles/body/feed/embed.html")
    _plain_markup(page)
    result.has_affiliate = mark_links(page, outgoing)
    mark_links(feed, outgoing)
    _absolute_addresses(feed)
    result.page = tree.write(page)
    result.feed = tree.write(feed)
    return result


def _take_final_signup(root: HtmlElement, result: CompiledBody) -> None:
    if not len(root):
        return
    last = root[-1]
    for kind in markers.foreign_kinds():
        if last.tag == kind.tag and kind.attribute in last.attrib and not (last.tail or "").strip():
            value = last.attrib[kind.attribute]
            result.signup = kind.render([value]).get(value, "")
            result.references.append(Ref(Reference.Kind(kind.reference), "end", key=value))
            tree.replace(last, "")
            return


def _signups(root: HtmlElement, result: CompiledBody) -> None:
    for kind in markers.foreign_kinds():
        found = list(markers.foreign(root, kind))
        if not found:
            continue
        rendered = kind.render({value for _element, value in found})
        for element, value in found:
            markup = rendered.get(value, "")
            result.has_signup = result.has_signup or bool(markup)
            result.references.append(Ref(Reference.Kind(kind.reference), "body", key=value))
            tree.replace(element, markup)


def _related(
    root: HtmlElement,
    targets: Targets,
    template: str,
    result: CompiledBody | None = None,
) -> None:
    for aside, wanted in markers.related(root):
        target = targets.find(wanted.article_id, wanted.key)
        if result is not None:
            bound_to = targets.id_of(wanted.article_id, wanted.key)
            result.references.append(
                Ref(Reference.Kind.ARTICLE, "related", object_id=bound_to, key=wanted.key)
            )
            is_open = not wanted.article_id and bound_to not in targets.left_out
            if target is None and is_open:
                result.open_related.append(wanted.headline)
            if target is not None:
                result.linked.append(target.pk)
                result.cards.append(target.card)
        context = _related_context(target) if target else None
        tree.replace(aside, render_to_string(template, context).strip() if context else "")


def _related_context(target: Target) -> dict[str, Any]:
    card = target.card
    return {
        "url": target.url,
        "headline": target.headline,
        "language": card.get("language", ""),
        "section": card.get("section", ""),
        "section_slug": card.get("section_slug", ""),
        "paid": target.paid,
        "photo": picture_from_data(card["photo"]) if card.get("photo") else None,
    }


def _internal_links(
    root: HtmlElement, targets: Targets, result: CompiledBody | None = None
) -> None:
    for link, pk in markers.internal_links(root):
        target = targets.by_id.get(pk)
        if result is not None:
            result.references.append(Ref(Reference.Kind.ARTICLE, "link", object_id=pk))
            result.linked.append(pk)
        del link.attrib["data-article"]
        if target is None:
            tree.unwrap(link)
        else:
            link.attrib["href"] = target.url


def _galleries(
    root: HtmlElement, showing: Showing, template: str, result: CompiledBody | None = None
) -> None:
    """Galleries as a whole, before photos that stand alone are looked for."""
    for figure in markers.galleries(root):
        if figure.getparent() is None:
            continue  # it stood in a gallery that has been replaced
        inside = list(markers.photos(figure))
        if result is not None:
            result.references += [
                Ref(Reference.Kind.PHOTO, "body", object_id=pk) for _photo, pk in inside
            ]
            result.has_gallery = True
        photos_shown = [(photo, showing.take(pk)) for photo, pk in inside]
        tree.replace(figure, photos.render_gallery(figure, photos_shown, template))


def _photos(
    root: HtmlElement,
    showing: Showing,
    template: str,
    result: CompiledBody | None = None,
) -> None:
    for figure, pk in markers.photos(root):
        if result is not None:
            result.references.append(Ref(Reference.Kind.PHOTO, "body", object_id=pk))
        tree.replace(figure, photos.render(figure, showing.take(pk), template))


def _embeds(root: HtmlElement, template: str, result: CompiledBody | None = None) -> None:
    for figure in markers.embeds(root):
        if result is not None:
            embed = embeds.embed_of(figure)
            has_frame = not embeds.is_gone(figure) and embeds.frame_of(embed) is not None
            result.has_frames = result.has_frames or has_frame
            result.has_embeds = True
            result.references.append(
                Ref(Reference.Kind.EMBED, "body", key=(embed.url or embed.provider)[:300])
            )
        tree.replace(figure, embeds.render(figure, template))


def _plain_markup(root: HtmlElement) -> None:
    """Classes in place of the attributes that only editors need."""
    for quote in root.iter("blockquote"):
        if "data-pullquote" in quote.attrib:
            del quote.attrib["data-pullquote"]
            quote.attrib["class"] = "pullquote"
    for link in root.iter("a"):
        if link.attrib.get("href", "").startswith(("http://", "https://")):
            link.attrib["rel"] = "noopener"
    for table in list(root.iter("table")):
        parent = table.getparent()
        assert parent is not None
        # A wide table scrolls by itself, by keyboard too, and the page does not.
        box = html.Element("div")
        box.attrib.update({"class": "table-scroll", "tabindex": "0", "role": "group"})
        parent.replace(table, box)
        box.tail, table.tail = table.tail, None
        box.append(table)


def _absolute_addresses(root: HtmlElement) -> None:
    for element in root.iter("a", "img"):
        for name in ("href", "src"):
            if element.attrib.get(name, "").startswith("/"):
                element.attrib[name] = settings.SITE_URL + element.attrib[name]
