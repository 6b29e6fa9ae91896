"""Where articles live and who and what they are about: sections, authors, tags."""

from functools import lru_cache
from typing import Any

from django.conf import global_settings, settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.slugs import make_tag_slug

# First parts of addresses that the site itself answers, now or soon.
RESERVED_SLUGS = frozenset(
    [
        "accounts",
        "admin",
        "api",
        "author",
        "cache",
        "cdn-cgi",
        "favicon",
        "feed",
        "go",
        "healthz",
        "latest",
        "media",
        "newsletter",
        "preview",
        "robots",
        "search",
        "sitemap",
        "news-sitemap",
        "static",
        "tag",
        "tags",
        "authors",
        "section",
        "sections",
    ]
)


def validate_section_slug(slug: str) -> None:
    """Refuse a slug that would shadow an address of the site.

    Raises ``ValidationError`` for the site's own first path parts and for language codes.
    """
    # All that Django knows: another language may come, and sections' addresses stay.
    languages = [*settings.LANGUAGES, *global_settings.LANGUAGES]
    language_codes = {code.lower() for code, _name in languages}
    language_codes |= {code.split("-")[0] for code in language_codes}
    if slug.lower() in RESERVED_SLUGS | language_codes:
        raise ValidationError(
            _("“%(slug)s” is an address of the site itself. Choose another slug."),
            code="reserved",
            params={"slug": slug},
        )


def _lead_photo() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        "articles.Photo",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
        help_text=_("Stands at the top of its page, and is shown where the page is shared."),
    )


@lru_cache(maxsize=256)
def _section_address(slug: str) -> str:
    return reverse("articles:section", args=[slug])


class Section(models.Model):
    """The one place an article lives in; sections are flat."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(
        _("slug"),
        max_length=60,
        unique=True,
        validators=[validate_section_slug],
        help_text=_("The first part of its articles’ addresses."),
    )
    description = models.CharField(_("description"), max_length=300, blank=True)
    photo = _lead_photo()
    fallback_photo = models.ForeignKey(
        "articles.Photo",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture of the section"),
        help_text=_("It stands where a photo’s rights have ended. Choose one without an end."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Sections are listed from the lowest number on.")
    )
    is_lighthearted = models.BooleanField(
        _("light-hearted"),
        default=False,
        help_text=_("Its stories are not suggested beside those about a sensitive subject."),
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return _section_address(self.slug)


class Author(models.Model):
    """A person who is credited in bylines, with or without a log-in."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    biography = models.TextField(_("biography"), blank=True, max_length=1000)
    photo = models.ForeignKey(
        "articles.Photo",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
        help_text=_("Stands beside the biography, under articles and on the author’s page."),
    )
    website = models.URLField(
        _("website"),
        max_length=300,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("The author’s own page elsewhere."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("log-in"),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:author", args=[self.slug])


class Tag(TagBase):
    """What an article is about; shared by all sections."""

    description = models.CharField(_("description"), max_length=300, blank=True)
    photo = _lead_photo()
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
        help_text=_("The tag that took this one’s place; its old address leads there."),
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """The slug that tells tags apart: case, accents and punctuation don't matter."""
        slug = make_tag_slug(tag) or "tag"
        return f"{slug}-{i}" if i else slug

    def current(self) -> "Tag":
        """This tag, or the one that it was merged into, over however many merges."""
        tag, seen = self, {self.pk}
        while tag.merged_into is not None and tag.merged_into.pk not in seen:
            tag = tag.merged_into
            seen.add(tag.pk)
        return tag

    def get_absolute_url(self) -> str:
        return reverse("articles:tag", args=[self.slug])


class TaggedArticle(ItemBase):
    """That a public article carries a tag."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")
    content_object = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="tagged"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="one_tag_once")
        ]
