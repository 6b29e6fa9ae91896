"""Embed markers as readers get them: content of the magazine's own, complete without script."""

import re
from collections.abc import Collection, Mapping
from copy import deepcopy
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from lxml.etree import SubElement
from lxml.html import HtmlElement

from articles import embeds
from articles.body import markers
from articles.embeds import PROVIDERS, Embed, Frame, Provider
from articles.embeds.frames import WORDS
from articles.embeds.link import LINK
from articles.models import Post

# Stands only in the tree that is compiled: no source body may have it.
_GONE = "data-gone"


def load_posts(urls: Collection[str]) -> dict[str, Post]:
    """What the sites have told of the posts at these addresses, in one query.

    Nothing, and no query, where posts aren't looked up.
    """
    if not urls or not settings.EMBED_LOOKUPS:
        return {}
    return {post.url: post for post in Post.objects.filter(url__in=urls)}


def fill(root: HtmlElement, posts: Mapping[str, Post]) -> HtmlElement:
    """The tree with what is known of its posts in the fields that editors left empty.

    Posts that are gone are marked. The given tree stays as it was.
    """
    if not posts:
        return root
    filled = deepcopy(root)
    for figure in markers.embeds(filled):
        post = posts.get(embed_of(figure).url)
        if post is not None:
            _fill(figure, post)
    return filled


def _fill(figure: HtmlElement, post: Post) -> None:
    for name in ("author", "handle", "date"):
        if not figure.attrib.get(f"data-{name}"):
            figure.attrib[f"data-{name}"] = getattr(post, name)
    if post.text and not _paragraphs(figure):
        quote = figure.find("blockquote")
        if quote is None:
            quote = SubElement(figure, "blockquote")
        for line in post.text.split("\n"):
            SubElement(quote, "p").text = line
    if post.gone_at is not None:
        figure.attrib[_GONE] = ""


def is_gone(figure: HtmlElement) -> bool:
    """Whether the site says that the post of a filled marker is no longer there."""
    return _GONE in figure.attrib


def embed_of(figure: HtmlElement) -> Embed:
    """What an embed marker says, with the address as its provider writes it."""
    address = figure.attrib.get("data-embed", "")
    provider = figure.attrib.get("data-provider", "")
    found = embeds.find(address) if address else None
    if found is None and provider == LINK:
        found = embeds.link_card(address)
    return Embed(
        provider=found.provider if found else provider,
        id=found.id if found else "",
        url=found.url if found else address,
        author=figure.attrib.get("data-author", ""),
        handle=figure.attrib.get("data-handle", ""),
        text="\n".join(_paragraphs(figure)),
        date=figure.attrib.get("data-date", ""),
    )


def is_known(embed: Embed) -> bool:
    """Whether a provider answers for the embed's address, or it has none and names a provider.

    Of a card of a link, which is to have no provider, the address alone decides.
    """
    if embed.provider == LINK:
        return bool(embed.id)
    return embeds.get(embed.provider) is not None and (bool(embed.id) or not embed.url)


def render(figure: HtmlElement, template: str) -> str:
    """The marker's markup; ``template`` is the page's or the feed's. Nothing where it is empty."""
    embed = embed_of(figure)
    context = card(embed, gone=is_gone(figure))
    if not embed.url and not context["link"] and not embed.text and not context["shared_by"]:
        return ""
    return render_to_string(template, {"embed": context}).strip()


def frame_of(embed: Embed) -> Frame | None:
    """The frame that readers may ask for: one that is switched on, and of a known address."""
    frame = embeds.frame(embed) if is_known(embed) else None
    return frame if frame and frame.origin in settings.EMBED_FRAME_ORIGINS else None


def frame_choices() -> list[dict[str, str]]:
    """What readers may have chosen to see always: providers with the words that say so."""
    return [
        {"provider": provider.name, "words": _frame_words(provider)["always_shown"]}
        for provider in PROVIDERS
        if not {*provider.frame_origins}.isdisjoint(settings.EMBED_FRAME_ORIGINS)
        or (provider.name == "mastodon" and settings.EMBED_MASTODON_SERVERS)
    ]


def card(embed: Embed, *, gone: bool = False) -> dict[str, Any]:
    """What the templates show of an embed; of one that is gone neither a frame nor a dead link."""
    provider = embeds.get(embed.provider) if is_known(embed) else None
    if provider is not None:
        label = str(provider.label)
        link_label = str(provider.link_label)
        shared_by = provider.shared_by(embed)
        link = embed.url or (provider.account_url(embed.handle) if embed.handle else "")
    else:
        label = urlsplit(embed.url).hostname or embed.provider
        words = (
            _("Read on at %(site)s") if embed.provider == LINK else _("View this post on %(site)s")
        )
        link_label = words % {"site": label}
        shared_by = embed.author
        link = embed.url
    day = _iso_date(embed.date)
    frame = None if gone else frame_of(embed)
    return {
        "provider": embed.provider if provider is not None else "link",
        "label": label,
        "url": embed.url,
        "link": "" if gone else link,
        "gone": _("No longer on %(site)s") % {"site": label} if gone else "",
        "link_label": link_label,
        "shared_by": shared_by,
        "account": provider.account_url(embed.handle) if provider and embed.handle else "",
        "author": embed.author,
        "handle": embed.handle,
        "paragraphs": [line for line in embed.text.split("\n") if line],
        "date": date_format(day, "DATE_FORMAT") if day else embed.date,
        "frame": frame,
        "frame_words": _frame_words(provider) if provider and frame else {},
        "iso_date": day.isoformat() if day else "",
    }


def _frame_words(provider: Provider) -> dict[str, str]:
    words, site = WORDS[provider.frame_sort], {"site": provider.label}
    return {
        "show": str(words.show) % site,
        "always": str(words.always) % site,
        "always_shown": str(words.always_shown) % site,
        "note": _("Loading it tells %(site)s that you read this page, and may set its cookies.")
        % site,
    }


def _iso_date(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        return parse_date(text)
    except ValueError:
        return None


def _paragraphs(figure: HtmlElement) -> list[str]:
    """The text alternative, a line for each paragraph or line break."""
    quote = figure.find("blockquote")
    if quote is None:
        return []
    for line_break in quote.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    blocks = [block for block in quote if block.tag in ("p", "ul", "ol", "blockquote")]
    if blocks:
        texts = [quote.text or ""]
        for block in blocks:
            texts += ["".join(block.itertext()), block.tail or ""]
    else:
        texts = ["".join(quote.itertext())]
    lines = [" ".join(line.split()) for text in texts for line in text.split("\n")]
    return [line for line in lines if line]
