"""What stands around an article's text: the way to it, its authors, and what to read next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Shelf
from articles.pages.cards import Card, Name
from articles.photos.picture import Picture, picture_from_data

MORE = 3  # stories of the section


@dataclass(frozen=True)
class ReadMore:
    """A link of the list at the end."""

    url: str
    headline: str
    language: str = ""
    section: str = ""
    section_slug: str = ""
    paid: str = ""
    photo: Picture | None = None
    photo_credit: str = ""


@dataclass(frozen=True)
class AuthorBox:
    """An author at the end of an article."""

    name: str
    url: str
    biography: str
    website: str
    website_name: str
    photo: Picture | None
    photo_credit: str


@dataclass(frozen=True)
class Credited:
    """A photo in the compiled text that is credited at the page's end."""

    photo_credit: str
    photo: bool = True


@dataclass(frozen=True)
class ShareLink:
    """A plain link that hands an article's address to another site, or to a mail."""

    name: str
    url: str


@dataclass(frozen=True)
class Share:
    """What is shared, and the ways to do it."""

    url: str
    headline: str

    @property
    def links(self) -> tuple[ShareLink, ...]:
        """The ways; each is a plain link, and none loads anything."""
        words, address = quote(self.headline, safe=""), quote(self.url, safe="")
        both = quote(f"{self.headline} {self.url}", safe="")
        # Lines of a mail end in CR LF (RFC 6068).
        mail = f"mailto:?subject={words}&body={words}%0D%0A{address}"
        return (
            ShareLink(_("E-mail"), mail),
            ShareLink("WhatsApp", f"https://wa.me/?text={both}"),
            ShareLink("Bluesky", f"https://bsky.app/intent/compose?text={both}"),
            ShareLink("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={address}"),
            ShareLink("X", f"https://x.com/intent/post?text={words}&url={address}"),
        )


@dataclass(frozen=True)
class Around:
    """All that stands around an article's text.

    ``credited`` are things with a photo each, for the line that credits them.
    """

    crumbs: tuple[Name, ...]
    share: Share
    authors: tuple[AuthorBox, ...]
    read_more: tuple[ReadMore, ...]
    more: tuple[Card, ...]
    credited: tuple[Any, ...]


def around(article: Article, shelf: Shelf | None) -> Around:
    """What stands around a public article (no query).

    Arguments:
        shelf: the newest of its section; None where they aren't wanted, as in previews.
    """
    assert article.section is not None
    data = article.page_data
    url = article.get_absolute_url()
    authors = tuple(_author(row) for row in data.get("authors", []))
    read_more = tuple(_read_more(row) for row in data.get("read_more", []))
    more = more_from_section(article, shelf, timezone.now())
    related = tuple(Credited(credit) for credit in data.get("related_credits", []))
    return Around(
        crumbs=(
            Name(settings.SITE_NAME, reverse("articles:front")),
            Name(article.section.name, article.section.get_absolute_url()),
        ),
        share=Share(settings.SITE_URL + url, article.headline),
        authors=authors,
        read_more=read_more,
        more=more,
        credited=(*related, *authors, *read_more, *more),
    )


def more_from_section(article: Article, shelf: Shelf | None, now: datetime) -> tuple[Card, ...]:
    """The newest other stories of an article's section that it does not lead to already."""
    if shelf is None:
        return ()
    linked = {article.pk, *article.page_data.get("linked", [])}
    rows = (row for row in shelf.cards if row["id"] not in linked and _fits(article, row, now))
    return tuple(_card(row, now) for row, _place in zip(rows, range(MORE), strict=False))


def _fits(article: Article, row: Mapping[str, Any], now: datetime) -> bool:
    """Whether a card may stand under this very article; what holds for all of them is decided by
    ``ArticleQuerySet.suggestible``."""
    if article.subjects and not row.get("fits_beside_sensitive", False):
        return False
    return not _is_over(row["until"], now)


def _read_more(row: Mapping[str, Any]) -> ReadMore:
    # What was compiled before there were cards has the address and the headline alone.
    return ReadMore(
        url=row["url"],
        headline=row["headline"],
        language=row.get("language", ""),
        section=row.get("section", ""),
        section_slug=row.get("section_slug", ""),
        paid=row.get("paid", ""),
        photo=picture_from_data(row["photo"]) if row.get("photo") else None,
        photo_credit=row.get("photo_credit", ""),
    )


def _author(row: Mapping[str, Any]) -> AuthorBox:
    return AuthorBox(
        name=row["name"],
        url=row["url"],
        biography=row["biography"],
        website=row["website"],
        website_name=website_name(row["website"]),
        photo=picture_from_data(row["photo"]) if row["photo"] else None,
        photo_credit=row["photo_credit"],
    )


def website_name(address: str) -> str:
    """An address as people say it: its host, without “www.”; empty for none."""
    return urlsplit(address).netloc.rpartition("@")[2].removeprefix("www.") if address else ""


def _card(row: Mapping[str, Any], now: datetime) -> Card:
    has_photo = row["photo"] and not _is_over(row["photo_until"], now)
    return Card(
        url=row["url"],
        headline=row["headline"],
        standfirst="",
        section=Name(row["section"], ""),
        section_slug=row["section_slug"],
        published_at=datetime.fromisoformat(row["published_at"]),
        photo=picture_from_data(row["photo"]) if has_photo else None,
        photo_credit=row["photo_credit"] if has_photo else "",
        bylines=(),
        reading_minutes=0,
        paid=row.get("paid", ""),
        language=row.get("language", ""),
    )


def _is_over(until: str, now: datetime) -> bool:
    return bool(until) and datetime.fromisoformat(until) <= now
