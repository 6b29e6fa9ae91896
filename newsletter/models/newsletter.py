"""The newsletters, and the words that people agree to when they sign up for one."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Prepared
from newsletter.models.grow_only import GrowOnlyModel, GrowOnlyQuerySet

RESERVED_SLUGS = frozenset({"confirm", "preferences", "unsubscribe"})
SLUG_LENGTH = 60
# As strict as the marker in bodies of articles, which names newsletters by it.
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")


def validate_newsletter_slug(slug: str) -> None:
    """Refuse a slug that would shadow an address below ``/newsletter/``, and unlikely signs.

    Raises ``ValidationError``.
    """
    if not _SLUG.fullmatch(slug):
        raise ValidationError(
            _("Use small letters, digits and hyphens, and begin with a letter or digit."),
            code="invalid",
        )
    if slug.lower() in RESERVED_SLUGS:
        raise ValidationError(
            _("“%(slug)s” is an address of the site itself. Choose another slug."),
            code="reserved",
            params={"slug": slug},
        )


def default_language() -> str:
    """The site's language, as a code such as ``en-gb``."""
    return settings.LANGUAGE_CODE


class NewsletterQuerySet(models.QuerySet["Newsletter"]):
    """The one gate between newsletters that can be signed up for and those that can't."""

    def open(self) -> "NewsletterQuerySet":
        """Newsletters that take sign-ups, with their present wording, in one query."""
        return self.filter(active=True).select_related("current_wording")

    def default(self) -> "Newsletter | None":
        """The newsletter that is offered where none is named (one query)."""
        return _DEFAULT.first()


class Newsletter(models.Model):
    """A list of people who get the same mails."""

    name = models.CharField(
        _("name"),
        max_length=80,
        unique=True,
        help_text=_("As readers see it: “The Weekend Letter”."),
    )
    slug = models.SlugField(
        _("slug"),
        max_length=SLUG_LENGTH,
        unique=True,
        validators=[validate_newsletter_slug],
        help_text=_("The last part of its address."),
    )
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("What is in it, in a sentence.")
    )
    frequency = models.CharField(
        _("frequency"), max_length=120, blank=True, help_text=_("“Every Friday at seven”.")
    )
    language = models.CharField(
        _("language"), max_length=12, default=default_language, help_text=_("Of its mails.")
    )
    is_default = models.BooleanField(
        _("default"), default=False, help_text=_("Offered wherever no newsletter is named.")
    )
    active = models.BooleanField(_("takes sign-ups"), default=True)
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Newsletters are listed from the lowest number on.")
    )
    current_wording = models.ForeignKey(
        "newsletter.Wording",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("present wording"),
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = NewsletterQuerySet.as_manager()

    class Meta:
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="newsletter_one_default",
            ),
            models.CheckConstraint(
                condition=Q(is_default=False) | Q(active=True), name="newsletter_default_is_active"
            ),
            # Nobody can agree to words that are not there.
            models.CheckConstraint(
                condition=Q(active=False) | Q(current_wording__isnull=False),
                name="newsletter_active_has_wording",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("newsletter:newsletter", args=[self.slug])

    @property
    def url(self) -> str:
        """The address of its sign-up page, for templates."""
        return self.get_absolute_url()


_DEFAULT = Prepared(lambda: Newsletter.objects.open().filter(is_default=True))


class WordingQuerySet(GrowOnlyQuerySet["Wording"]):
    """Wordings; none of them changes."""


class Wording(GrowOnlyModel):
    """The words that a person agrees to. Other words are another row."""

    newsletter = models.ForeignKey(
        Newsletter,
        on_delete=models.PROTECT,
        related_name="wordings",
        verbose_name=_("newsletter"),
    )
    language = models.CharField(_("language"), max_length=12, default=default_language)
    text = models.TextField(_("text"), max_length=1000)
    created_at = models.DateTimeField(_("in use since"), auto_now_add=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.text
