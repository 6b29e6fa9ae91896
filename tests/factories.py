"""Plain functions that make what tests need, through the same actions that editors use."""

import itertools
from datetime import datetime
from io import BytesIO
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from articles.actions.photos import add_photo
from articles.actions.publish import publish
from articles.actions.revisions import create_article
from articles.models import (
    Article,
    Author,
    BylineContent,
    Content,
    Helpline,
    MainPhotoContent,
    Photo,
    ReadMoreContent,
    Section,
    Subject,
)
from magazine.roles import ensure_roles

_numbers = itertools.count(1)
PASSWORD = "a long enough password"


def make_section(slug: str = "life", name: str = "") -> Section:
    """A section; the same one for the same slug."""
    return Section.objects.get_or_create(slug=slug, defaults={"name": name or slug.title()})[0]


def make_subject(slug: str = "illness", name: str = "") -> Subject:
    """A sensitive subject; the same one for the same slug."""
    words = {"name": name or slug.title(), "note": f"This article speaks of {slug}."}
    return Subject.objects.get_or_create(slug=slug, defaults=words)[0]


def make_helpline(name: str = "", *subjects: str, **fields: Any) -> Helpline:
    """A helpline in Ireland, checked today; for everything, if no subject's slug is named."""
    values = {"country": "IE", "phone": "020 915 0100", "checked_on": timezone.localdate()}
    helpline = Helpline.objects.create(
        name=name or f"Helpline {next(_numbers)}", **{**values, **fields}
    )
    helpline.subjects.set([make_subject(slug) for slug in subjects])
    return helpline


def make_author(name: str = "") -> Author:
    """An author."""
    number = next(_numbers)
    return Author.objects.create(
        name=name or f"Author {number}", slug=f"author-{number}", biography="Writes about tides."
    )


def make_picture(width: int = 1200, height: int = 800, colour: str = "teal") -> ContentFile:
    """A JPEG file."""
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG")
    return ContentFile(out.getvalue(), name="picture.jpg")


def make_photo(**fields: Any) -> Photo:
    """A photo with alt and credit."""
    fields = {"alt": "A boat at a pier", "credit": "Nora Finn", **fields}
    return add_photo(fields.pop("file", None) or make_picture(), **fields)


def make_content(headline: str = "", **fields: Any) -> Content:
    """A content that can be published."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "headline": headline or f"A story about boats, number {number}",
        "standfirst": f"What happened at the pier on day {number}.",
        "body": f"<p>It rained on day {number}, and the boats stayed in.</p>",
        "section": make_section().pk,
        **fields,
    }
    if "photo" in values:
        values["main_photo"] = MainPhotoContent(photo=values.pop("photo").pk)
    values["bylines"] = [
        BylineContent(author=author.pk) if isinstance(author, Author) else author
        for author in values.get("bylines", [])
    ]
    values["read_more"] = [
        ReadMoreContent(article=row.pk)
        if isinstance(row, Article)
        else ReadMoreContent(headline=row)
        for row in values.get("read_more", [])
    ]
    return Content(**values)


def make_draft(headline: str = "", *, by: Any = None, **fields: Any) -> Article:
    """An article that was never published."""
    return create_article(make_content(headline, **fields), by=by)


def make_article(
    headline: str = "", *, by: Any = None, at: datetime | None = None, **fields: Any
) -> Article:
    """A published article, as the database has it."""
    published = publish(make_draft(headline, by=by, **fields), by=by, at=at)
    return Article.objects.get(pk=published.article.pk)


def make_user(role: str = "Editor", username: str = "") -> Any:
    """A log-in with a role; "superuser" is one too."""
    users = get_user_model()
    username = username or f"user{next(_numbers)}"
    if role == "superuser":
        return users.objects.create_superuser(username, password=PASSWORD)
    user = users.objects.create_user(username, password=PASSWORD, is_staff=True)
    user.groups.add(ensure_roles()[role])
    return user
