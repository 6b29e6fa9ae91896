"""What search engines read of an article: schema.org's NewsArticle as JSON-LD."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

# Inside a script element, HTML ends at "</script" wherever it stands; JSON allows these forms.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Image:
    """The main photo in one shape: its absolute address, its size in pixels, whom to thank for
    it, who made it, and whose it is."""

    url: str
    width: int
    height: int
    credit: str = ""
    creator: str = ""
    copyright: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Person:
    """An author; the address of the author's page is absolute, ``same_as`` is one elsewhere."""

    name: str
    url: str
    same_as: str = ""


@dataclass(frozen=True)
class Site:
    """The magazine itself; the address is absolute."""

    name: str
    url: str


def news_article(
    *,
    url: str,
    headline: str,
    description: str,
    section: str,
    tags: tuple[str, ...],
    authors: tuple[Person, ...],
    images: tuple[Image, ...],
    published_at: datetime,
    updated_at: datetime | None,
    language: str,
    word_count: int,
    site: Site,
    corrections: tuple[tuple[str, datetime], ...] = (),
    crumbs: tuple[tuple[str, str], ...] = (),
    paid: str = "",
    sponsor: str = "",
    is_sponsored: bool = False,
) -> dict[str, Any]:
    """An article as schema.org describes it (https://schema.org/NewsArticle).

    ``url`` is the article's canonical, absolute address. Who stands in several bylines is named
    once; without any, the magazine is the author. What is empty is left out. The fields are those
    that Google asks for
    (https://developers.google.com/search/docs/appearance/structured-data/article). ``crumbs`` are
    names and absolute addresses of the way to the article; the page that it is the main thing of
    has them (https://schema.org/breadcrumb).

    ``paid`` is the label of an article that is paid for, and ``sponsor`` who pays. What a sponsor
    pays for is a https://schema.org/AdvertiserContentArticle besides.
    """
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "description": description,
        "image": [_image(image) for image in images],
        "datePublished": _moment(published_at),
        "dateModified": _moment(max(published_at, updated_at or published_at)),
        "author": [_person(author) for author in dict.fromkeys(authors)]
        or [{"@type": "Organization", "name": site.name, "url": site.url}],
        "additionalType": "https://schema.org/AdvertiserContentArticle" if is_sponsored else None,
        "genre": paid,
        "sponsor": {"@type": "Organization", "name": sponsor} if sponsor else None,
        "articleSection": section,
        "keywords": list(tags),
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": site.url},
        "publisher": {"@type": "NewsMediaOrganization", "name": site.name, "url": site.url},
        "mainEntityOfPage": _web_page(url, headline, crumbs),
        "url": url,
        "inLanguage": language,
        "wordCount": word_count,
        "isAccessibleForFree": True,
        "correction": [
            {"@type": "CorrectionComment", "text": text, "datePublished": _moment(at)}
            for text, at in corrections
        ],
    }
    return _filled(data)


def recipe(article: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    """A recipe as schema.org describes it (https://schema.org/Recipe).

    Arguments:
        article: what ``news_article`` gave for the same page; pictures, people and dates are its.
        fields: the recipe's part of ``page_data``; addresses of pictures are absolute.

    What is empty is left out. The fields are those that Google asks for
    (https://developers.google.com/search/docs/appearance/structured-data/recipe).
    """
    times = fields["times"]
    data = {
        "@context": "https://schema.org",
        "@type": "Recipe",
        "name": fields["name"],
        "description": article.get("description"),
        "image": article.get("image"),
        "author": article["author"],
        "datePublished": article["datePublished"],
        "recipeYield": fields["yield"],
        "prepTime": times.get("prep"),
        "cookTime": times.get("cook"),
        "totalTime": times.get("total"),
        "recipeIngredient": fields["ingredients"],
        "recipeInstructions": [
            _filled(
                {
                    "@type": "HowToStep",
                    "name": step["name"],
                    "text": step["text"] or step["name"],
                    "image": step["image"],
                    "url": f"{article['url']}#step-{number}",
                }
            )
            for number, step in enumerate(fields["steps"], start=1)
        ],
        # Who pays for the article pays for its recipe.
        **{name: article.get(name) for name in ("additionalType", "genre", "sponsor")},
        "keywords": ", ".join(article.get("keywords", [])),
        "inLanguage": article["inLanguage"],
        "mainEntityOfPage": article["mainEntityOfPage"],
    }
    return _filled(data)


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def script_tag(data: dict[str, Any]) -> SafeString:
    """The script element that holds the data; no text in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


def _person(author: Person) -> dict[str, str]:
    person = {"@type": "Person", "name": author.name, "url": author.url}
    return {**person, "sameAs": author.same_as} if author.same_as else person


def _web_page(url: str, headline: str, crumbs: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    page: dict[str, Any] = {"@type": "WebPage", "@id": url}
    if crumbs:
        steps = [*crumbs, (headline, url)]
        page["breadcrumb"] = {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": name, "item": address}
                for position, (name, address) in enumerate(steps, start=1)
            ],
        }
    return page


def _image(image: Image) -> dict[str, Any]:
    """As Google reads it for its licence badge
    (https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata).
    """
    described = {
        "@type": "ImageObject",
        "url": image.url,
        "contentUrl": image.url,
        "width": image.width,
        "height": image.height,
        "creditText": image.credit,
        "creator": {"@type": "Person", "name": image.creator} if image.creator else None,
        "copyrightNotice": image.copyright,
        "license": image.licence,
    }
    return {name: value for name, value in described.items() if value}


def _moment(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")
