"""The page of one article, already compiled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from articles import structured_data
from articles.body.embeds import frame_choices
from articles.body.paid import paid_label
from articles.languages import language_or_site, own_name, place_of
from articles.models import Article, Shelf
from articles.outside import absolute
from articles.pages.around import Around, around
from articles.pages.cards import Credit, Name, credits_of
from articles.photos.picture import Picture, picture_from_data


@dataclass(frozen=True)
class CorrectionNote:
    """What was wrong, and when it was put right."""

    text: str
    at: datetime


@dataclass(frozen=True)
class InLanguage:
    """The article in one language, this one among them; one may be for all other languages."""

    url: str
    language: str
    name: str
    is_here: bool = False
    is_default: bool = False


@dataclass(frozen=True)
class FrameChoice:
    """A provider whose posts a reader may have chosen to see always."""

    provider: str
    words: str


@dataclass(frozen=True)
class ArticlePage:
    """A whole article, already compiled."""

    url: str
    canonical: str
    is_canonical: bool
    headline: str
    standfirst: str
    description: str
    section: Name
    section_slug: str
    language: str
    translations: tuple[InLanguage, ...]
    bylines: tuple[Credit, ...]
    photo: Picture | None
    photo_caption: str
    credit: str
    credit_line: str
    credit_url: str
    body: SafeString
    tags: tuple[Name, ...]
    around: Around
    published_at: datetime
    updated_at: datetime | None
    corrections: tuple[CorrectionNote, ...]
    reading_minutes: int
    paid: str
    has_affiliate: bool
    sensitive: Mapping[str, Any]
    signup: SafeString
    has_signup: bool
    has_embeds: bool
    has_gallery: bool
    frame_choices: tuple[FrameChoice, ...]
    format: str
    structured_data: SafeString
    share_image: str
    share_width: int
    share_height: int


def article_page(article: Article, shelf: Shelf | None = None) -> ArticlePage:
    """A public article as its page shows it (no query: ``for_page`` has loaded everything).

    ``shelf`` holds the newest of its section; without it, none are shown.
    """
    assert article.section is not None and article.published_at is not None
    data = article.page_data
    url = article.get_absolute_url()
    photo = picture_from_data(data["photo"]) if data.get("photo") else None
    share = data.get("share") or {}
    updated_at = article.updated_at
    if updated_at is not None and updated_at <= article.published_at:
        updated_at = None
    section = Name(article.section.name, article.section.get_absolute_url())
    description = article.description or article.standfirst
    around_it = around(article, shelf)
    return ArticlePage(
        url=url,
        canonical=article.canonical_url or settings.SITE_URL + url,
        is_canonical=not article.canonical_url,
        headline=article.headline,
        standfirst=article.standfirst,
        description=description,
        section=section,
        section_slug=article.section.slug,
        language=article.language or settings.LANGUAGE_CODE,
        translations=in_languages(article),
        bylines=credits_of(data, get_language()),
        photo=photo,
        photo_caption=data.get("photo_caption", ""),
        credit=data.get("credit", ""),
        credit_line=data.get("credit_line", ""),
        credit_url=data.get("credit_url", ""),
        body=mark_safe(article.compiled_body),  # noqa: S308 - compiled from a sanitised source
        tags=tuple(Name(**tag) for tag in data.get("tags", [])),
        around=around_it,
        published_at=article.published_at,
        updated_at=updated_at,
        corrections=corrections_of(article),
        reading_minutes=data.get("reading_minutes", 1),
        paid=paid_label(article),
        has_affiliate=bool(data.get("affiliate")),
        sensitive=data.get("sensitive") or {},
        signup=mark_safe(data.get("signup", "")),  # noqa: S308 - rendered by our own template
        has_signup=bool(data.get("signup") or data.get("has_signup")),
        has_embeds=bool(data.get("has_embeds")),
        has_gallery=bool(data.get("has_gallery")),
        frame_choices=_frame_choices() if data.get("has_frames") else (),
        format=data.get("format", ""),
        structured_data=_structured_data(article, description, photo, around_it),
        share_image=absolute(share["url"]) if share else "",
        share_width=share.get("width", 0),
        share_height=share.get("height", 0),
    )


def in_languages(article: Article) -> tuple[InLanguage, ...]:
    """The article in all languages it is public in, in the site's order; empty where it is one.

    The original is for readers of any other language; where it isn't public, the site's language.
    """
    others = article.page_data.get("translations", [])
    if not others:
        return ()
    here = language_or_site(article.language)
    found = {row["language"]: row["url"] for row in others} | {here: article.get_absolute_url()}
    originals = [row["language"] for row in others if row["original"]]
    if article.translation_of_id is None:
        originals.append(here)
    default = next((code for code in [*originals, settings.LANGUAGE_CODE] if code in found), "")
    return tuple(
        InLanguage(found[code], code, own_name(code), code == here, code == default)
        for code in sorted(found, key=place_of)
    )


def _frame_choices() -> tuple[FrameChoice, ...]:
    # Whose frames there are is a setting: read again where it is another, as in tests.
    origins, servers = settings.EMBED_FRAME_ORIGINS, settings.EMBED_MASTODON_SERVERS
    return _choices_in(get_language(), tuple(origins), tuple(servers))


@lru_cache(maxsize=32)
def _choices_in(_language: str, *_settings: tuple[str, ...]) -> tuple[FrameChoice, ...]:
    return tuple(FrameChoice(each["provider"], each["words"]) for each in frame_choices())


def _structured_data(
    article: Article, description: str, photo: Picture | None, around_it: Around
) -> SafeString:
    assert article.section is not None and article.published_at is not None
    data = article.page_data
    whole: list[dict[str, Any]] = (
        [{"url": photo.src, "width": photo.width, "height": photo.height}] if photo else []
    )
    images = [
        structured_data.Image(
            absolute(each["url"]),
            each["width"],
            each["height"],
            credit=data.get("credit", ""),
            creator=data.get("photo_creator", ""),
            copyright=data.get("photo_copyright", ""),
            licence=data.get("photo_licence", ""),
        )
        for each in data.get("search_images") or whole
    ]
    websites = {author.url: author.website for author in around_it.authors}
    people = [
        structured_data.Person(row["name"], absolute(row["url"]), websites.get(row["url"], ""))
        for row in data.get("bylines", [])
    ]
    news = structured_data.news_article(
        url=article.canonical_url or settings.SITE_URL + article.get_absolute_url(),
        headline=article.headline,
        description=description,
        section=article.section.name,
        tags=tuple(tag["name"] for tag in data.get("tags", [])),
        authors=tuple(people),
        images=tuple(images),
        published_at=article.published_at,
        updated_at=article.updated_at,
        language=article.language or settings.LANGUAGE_CODE,
        word_count=article.word_count,
        corrections=tuple((note.text, note.at) for note in corrections_of(article)),
        crumbs=tuple((crumb.name, absolute(crumb.url)) for crumb in around_it.crumbs),
        paid=paid_label(article),
        sponsor=data.get("sponsor", ""),
        is_sponsored=article.sponsored,
        site=structured_data.Site(settings.SITE_NAME, settings.SITE_URL + "/"),
    )
    script = structured_data.script_tag(news)
    if not data.get("recipe"):
        return script
    # A script of its own, behind: whoever reads the first one finds the article.
    fields = data["recipe"]
    steps = [{**step, "image": absolute(step["image"])} for step in fields["steps"]]
    recipe = structured_data.recipe(news, {**fields, "steps": steps})
    return mark_safe(f"{script}\n{structured_data.script_tag(recipe)}")  # noqa: S308 - both are


def corrections_of(article: Article) -> tuple[CorrectionNote, ...]:
    """The correction notes of a public article, the oldest first (no query)."""
    return tuple(
        CorrectionNote(note["text"], datetime.fromisoformat(note["at"]))
        for note in article.page_data.get("corrections", [])
    )
