"""Articles: identity, and what readers see. What editors write is in their revisions."""

import uuid
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.formats import Format
from articles.models.taxonomy import Author, Section, TaggedArticle

HEADLINE_LENGTH = 300


class Status(models.TextChoices):
    """Whether an article is public; when, is decided by its times (see ``published``)."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Role(models.TextChoices):
    """What an author did for an article."""

    WORDS = "words", _("Words")
    PHOTOGRAPHS = "photographs", _("Photographs")
    ILLUSTRATION = "illustration", _("Illustration")
    STYLING = "styling", _("Styling")
    RECIPE = "recipe", _("Recipe")
    INTERVIEW = "interview", _("Interview")


@lru_cache(maxsize=4096)
def _address(section: str, slug: str, pk: int) -> str:
    # Pages hold dozens of addresses, and working one out costs more than all else of a card.
    return reverse("articles:article", kwargs={"section": section, "slug": slug, "pk": pk})


class ArticleQuerySet(models.QuerySet["Article"]):
    """The one gate between what is public and what is not, and the shapes of reading."""

    def published(self, at: datetime | None = None) -> "ArticleQuerySet":
        """Articles that are public at a moment (now, unless told)."""
        now = at or timezone.now()
        return self.filter(
            Q(withdraw_at__isnull=True) | Q(withdraw_at__gt=now),
            status=Status.PUBLISHED,
            published_at__lte=now,
            deleted_at__isnull=True,
        )

    def once_public(self, at: datetime | None = None) -> "ArticleQuerySet":
        """Articles that were public and are no longer: their addresses answer 410."""
        now = at or timezone.now()
        return self.filter(
            Q(status=Status.WITHDRAWN)
            | Q(status=Status.PUBLISHED, withdraw_at__lte=now)
            | Q(status=Status.PUBLISHED, published_at__gt=now)
            | Q(deleted_at__isnull=False),
            first_published_at__lte=now,
        )

    def existing(self) -> "ArticleQuerySet":
        """Articles that are not in the bin."""
        return self.filter(deleted_at__isnull=True)

    def editable_by(self, user: Any) -> "ArticleQuerySet":
        """Articles that a user may edit: own ones or all, within the sections of his rights."""
        articles = self.existing()
        own = Q(created_by_id=user.pk)
        if not user.has_perm("articles.edit_all_articles"):
            articles = articles.filter(own)
        limits = getattr(user, "limited_to_sections", None)
        sections = limits() if limits is not None else None
        if sections is None:
            return articles
        # As exclusions: SQLite would walk an index for each of the alternatives of a filter, and
        # leave the one by which lists are sorted.
        return (
            articles.exclude(~Q(working_section__in=sections), working_section__isnull=False)
            .exclude(~own, working_section__isnull=True)
            .exclude(~Q(section__in=sections), section__isnull=False)
        )

    def in_bin(self) -> "ArticleQuerySet":
        """Articles that were deleted and can still be taken back."""
        return self.filter(deleted_at__isnull=False)

    def for_list(self) -> "ArticleQuerySet":
        """Newest first, with what a card shows and nothing else (one query)."""
        return (
            self.select_related("section")
            .only(
                "headline", "slug", "standfirst", "language", "sponsored", "published_at",
                "card_data", "section__name", "section__slug",
            )
            .order_by("-published_at", "-id")
        )  # fmt: skip

    def suggestible(self) -> "ArticleQuerySet":
        """Articles that may be offered to a reader of another one, unasked.

        What somebody has paid for is not: it stands where an editor puts it.
        """
        return self.not_paid_for()

    def for_card(self) -> "ArticleQuerySet":
        """With what a small card shows (one query; ``body.small_cards`` asks for the photos)."""
        return self.select_related("section").only(
            "headline", "slug", "language", "sponsored", "subjects", "status", "published_at",
            "withdraw_at", "deleted_at", "main_photo", "main_photo_credit", "card_data",
            "section__name", "section__slug", "section__is_lighthearted",
        )  # fmt: skip

    def for_page(self) -> "ArticleQuerySet":
        """With what an article page shows (one query)."""
        return self.select_related("section__shelf").only(
            "headline", "slug", "standfirst", "description", "canonical_url", "language",
            "translation_of", "sponsored", "subjects", "published_at", "updated_at",
            "valid_until", "word_count", "page_data", "compiled_body", "section__name",
            "section__slug", "section__shelf__cards", "section__shelf__valid_until",
        )  # fmt: skip

    def not_paid_for(self) -> "ArticleQuerySet":
        """Articles that nobody pays for, neither as a whole nor by what is bought."""
        # Not by excluding: where the key is missing, that would be neither true nor false.
        is_free = Q(page_data__affiliate__isnull=True) | Q(page_data__affiliate=False)
        return self.filter(is_free, sponsored=False)

    def for_feed(self) -> "ArticleQuerySet":
        """Newest first, with what a feed shows (one query)."""
        return (
            self.select_related("section")
            .defer("compiled_body", "card_data")
            .order_by("-published_at", "-id")
        )


class Article(models.Model):  # type: ignore[django-manager-missing] # taggit has no types
    """One article: its identity, its public columns, and where its revisions stand."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    import_key = models.CharField(  # noqa: DJ001 - unique, so that "none" must be NULL
        max_length=80, unique=True, null=True, editable=False
    )
    language = models.CharField(_("language"), max_length=12, blank=True)
    translation_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="translations"
    )

    # Working state, for lists and pickers.
    working_headline = models.CharField(_("headline"), max_length=HEADLINE_LENGTH, blank=True)
    working_section = models.ForeignKey(
        Section, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    working_format = models.CharField(
        _("format"), max_length=20, choices=Format.choices, default=Format.ARTICLE
    )
    latest_revision = models.ForeignKey(
        "articles.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    live_revision = models.ForeignKey(
        "articles.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(_("last saved"), default=timezone.now, db_index=True)

    # Public columns: written by publishing and refreshing only.
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.DRAFT
    )
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    format = models.CharField(max_length=20, default="article")
    headline = models.CharField(max_length=HEADLINE_LENGTH, blank=True)
    slug = models.SlugField(max_length=90, blank=True)
    standfirst = models.TextField(blank=True)
    description = models.CharField(max_length=300, blank=True)
    canonical_url = models.URLField(max_length=500, blank=True)
    sponsored = models.BooleanField(default=False)
    subjects = models.JSONField(default=list, blank=True)
    main_photo = models.ForeignKey(
        "articles.Photo", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    main_photo_alt = models.CharField(max_length=500, blank=True)
    main_photo_caption = models.CharField(max_length=1000, blank=True)
    main_photo_credit = models.CharField(max_length=200, blank=True)
    word_count = models.PositiveIntegerField(default=0)
    compiler_version = models.PositiveIntegerField(default=0)
    valid_until = models.DateTimeField(
        null=True, blank=True, help_text="when something compiled in changes; then read anew"
    )

    first_published_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    updated_at = models.DateTimeField(null=True, blank=True)
    withdraw_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    # Last: in SQLite, a column behind these is reached by reading through them.
    card_data = models.JSONField(default=dict, blank=True)
    page_data = models.JSONField(default=dict, blank=True)
    feed_body = models.TextField(blank=True)
    compiled_body = models.TextField(blank=True)

    authors: models.ManyToManyField[Author, Any] = models.ManyToManyField(
        Author, through="articles.Byline", related_name="articles"
    )
    tags = TaggableManager(through=TaggedArticle, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-changed_at", "-id"]
        permissions = [
            ("publish_article", "Can publish articles"),
            ("withdraw_article", "Can withdraw articles"),
            ("edit_all_articles", "Can edit articles of others"),
            ("review_article", "Can approve articles and ask for changes"),
            ("delete_article_for_good", "Can delete articles for good"),
        ]
        # With all that the gate asks for, so that counting reads no row.
        indexes = [
            models.Index(
                fields=["status", "-published_at", "-id", "withdraw_at", "deleted_at"],
                name="article_newest",
            ),
            models.Index(
                fields=["section", "status", "-published_at", "-id", "withdraw_at", "deleted_at"],
                name="article_in_section",
            ),
            models.Index(fields=["valid_until"], name="article_valid_until"),
            models.Index(fields=["created_by", "-changed_at"], name="article_of_writer"),
            models.Index(
                fields=["working_format", "-changed_at"],
                name="article_of_format",
                condition=~Q(working_format="article"),
            ),
            models.Index(
                fields=["deleted_at"],
                name="article_in_bin",
                condition=Q(deleted_at__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="published_has_section_and_time",
                condition=~Q(status="published")
                | Q(section__isnull=False, published_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.working_headline or self.headline or str(_("Untitled draft"))

    def get_absolute_url(self) -> str:
        """The one true address of the public article."""
        assert self.section is not None
        return _address(self.section.slug, self.slug or "article", self.pk)

    def is_public(self, at: datetime | None = None) -> bool:
        """The same question as ``ArticleQuerySet.published``, for a row at hand."""
        now = at or timezone.now()
        return (
            self.status == Status.PUBLISHED
            and self.deleted_at is None
            and self.published_at is not None
            and self.published_at <= now
            and (self.withdraw_at is None or self.withdraw_at > now)
        )

    def is_scheduled(self, at: datetime | None = None) -> bool:
        """Whether its publication lies ahead."""
        now = at or timezone.now()
        return (
            self.status == Status.PUBLISHED
            and self.deleted_at is None
            and self.published_at is not None
            and self.published_at > now
        )

    @property
    def facts(self) -> dict[str, Any]:
        """What pages and cards tell alike, from whichever of the two columns is loaded.

        A query is made only for a row that was published before there were cards' columns.
        """
        if "page_data" in self.__dict__:
            return self.page_data
        return self.card_data or self.page_data

    @property
    def is_paid_for(self) -> bool:
        """Whether somebody pays for the article, or for what is bought by its links."""
        return self.sponsored or bool(self.facts.get("affiliate"))

    def fits_beside_sensitive(self) -> bool:
        """Whether it may stand beside a sensitive subject: nobody pays for it, and it is not light.

        The row must have its section.
        """
        is_light = self.section is not None and self.section.is_lighthearted
        return not self.is_paid_for and (bool(self.subjects) or not is_light)

    @property
    def has_unpublished_changes(self) -> bool:
        """Whether what editors see is ahead of what readers see."""
        return self.status == Status.PUBLISHED and self.latest_revision_id != self.live_revision_id


class Tombstone(models.Model):
    """The number of an article that was public and is deleted for good: its address answers 410."""

    number = models.BigIntegerField(primary_key=True)
    deleted_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.number}"


class Byline(models.Model):
    """A credit of a public article, in order."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.WORDS)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "author", "role"], name="one_credit_once")
        ]

    def __str__(self) -> str:
        return f"{self.author} ({self.get_role_display()})"


class ReadMoreLink(models.Model):
    """A bound link at the end of a public article, in order."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="read_more_links")
    target = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "target"], name="one_read_more_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.target_id}"
