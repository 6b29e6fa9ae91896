"""Photos: the private original, what is known about it, and its public renditions."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class PhotoKind(models.TextChoices):
    """What sort of picture it is; it words the credit line."""

    PHOTOGRAPH = "photograph", _("Photograph")
    ILLUSTRATION = "illustration", _("Illustration")
    GRAPHIC = "graphic", _("Graphic")
    COLLAGE = "collage", _("Collage")


def originals_storage() -> Storage:
    """The storage of originals, outside ``MEDIA_ROOT`` (they may hold place data)."""
    return storages["originals"]


def original_path(photo: "Photo", filename: str) -> str:
    """A private name that owes nothing to the name the file came with."""
    return f"{photo.uid.hex[:2]}/{photo.uid.hex}{photo.original_suffix}"


class Photo(models.Model):
    """A picture of the library. Credit says whom to thank, caption what is seen, alt says it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    original = models.FileField(
        _("file"), storage=originals_storage, upload_to=original_path, max_length=120
    )
    original_type = models.CharField(max_length=40, editable=False, help_text="e.g. image/jpeg")
    original_name = models.CharField(_("file name"), max_length=200, blank=True, editable=False)
    width = models.PositiveIntegerField(editable=False, help_text="px, after orientation")
    height = models.PositiveIntegerField(editable=False, help_text="px, after orientation")
    bytes = models.PositiveBigIntegerField(editable=False, default=0)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    perceptual_hash = models.CharField(max_length=16, editable=False, blank=True, db_index=True)

    placeholder = models.CharField(
        max_length=1000, blank=True, editable=False, help_text="a tiny picture, as a data: address"
    )
    recipe = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="by which its renditions were planned"
    )
    make_after = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="its renditions aren’t made before: a worker has it, or it has failed",
    )

    title = models.CharField(
        _("title"),
        max_length=200,
        blank=True,
        help_text=_("To find it by; readers don’t see it."),
    )
    alt = models.CharField(
        _("alt"),
        max_length=500,
        blank=True,
        help_text=_("What is seen, for readers who can’t see it."),
    )
    caption = models.CharField(_("caption"), max_length=1000, blank=True)
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Whom to thank. A photo without credit can’t be published."),
    )
    creator = models.CharField(
        _("by-line"),
        max_length=200,
        blank=True,
        help_text=_("Who took or drew it. It is written into the public files."),
    )
    credit_url = models.URLField(_("credit link"), blank=True, max_length=500)
    kind = models.CharField(
        _("kind"), max_length=20, choices=PhotoKind.choices, default=PhotoKind.PHOTOGRAPH
    )
    focal_x = models.FloatField(
        _("focal point, across"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("0 is the left edge, 1 the right one."),
    )
    focal_y = models.FloatField(
        _("focal point, down"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("0 is the upper edge, 1 the lower one."),
    )

    tags = models.CharField(
        _("tags"),
        max_length=2600,
        blank=True,
        help_text=_("Words to find it by, with commas between them; readers don’t see them."),
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)

    licence = models.CharField(_("licence terms"), max_length=200, blank=True)
    licence_url = models.URLField(
        _("licence link"),
        blank=True,
        max_length=500,
        help_text=_("A page that tells the terms; search engines are led there."),
    )
    copyright_notice = models.CharField(_("copyright notice"), max_length=300, blank=True)
    usable_from = models.DateField(_("first day of use"), null=True, blank=True)
    usable_until = models.DateField(_("last day of use"), null=True, blank=True)
    web_only = models.BooleanField(_("web only"), default=False)
    single_use = models.BooleanField(_("to be used once"), default=False)

    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        name = self.whole_name()
        return name if len(name) <= 80 else name[:79].rsplit(maxsplit=1)[0].rstrip(" ,;:") + "…"

    def whole_name(self) -> str:
        """What it is called among others, however long."""
        return self.title or self.alt or self.caption or self.original_name or f"{self.pk}"

    def clean(self) -> None:
        """Refuse days of use that end before they begin (ValidationError)."""
        if self.usable_from and self.usable_until and self.usable_until < self.usable_from:
            raise ValidationError(
                {"usable_until": _("The last day of use lies before the first one.")}
            )

    @property
    def said_in_files(self) -> dict[str, str]:
        """What is written into each public file."""
        return {
            "creator": self.creator,
            "credit": self.credit,
            "copyright": self.copyright_notice,
            "licence_url": self.licence_url,
        }

    @property
    def original_suffix(self) -> str:
        """The ending of the original's file name, by its stored type."""
        return {
            "image/jpeg": ".jpg",
            "image/png": ".png",
            "image/webp": ".webp",
            "image/avif": ".avif",
            "image/gif": ".gif",
            "image/tiff": ".tif",
            "image/heic": ".heic",
        }.get(self.original_type, ".bin")


class Rendition(models.Model):
    """One public file of a photo: a width in a format, or a fixed shape such as the share image.

    The row comes first, with the name that pages use; the file is made in the background, or when
    it is first asked for. What a name stands for never changes: other contents, other name.
    """

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")
    shape = models.CharField(
        max_length=20, default="full", help_text="“full” (uncropped), or a crop such as “share”"
    )
    width = models.PositiveIntegerField(help_text="px")
    height = models.PositiveIntegerField(help_text="px")
    content_type = models.CharField(max_length=40, help_text="served with the file, never guessed")
    file = models.FileField(upload_to="", max_length=160, unique=True)
    bytes = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True, help_text="empty until the file is there")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["photo", "shape", "width", "content_type"], name="one_rendition_of_a_kind"
            )
        ]
        ordering = ["shape", "width"]
        indexes = [
            models.Index(
                fields=["photo"], condition=models.Q(made_at=None), name="renditions_to_make"
            )
        ]

    def __str__(self) -> str:
        return self.file.name or ""
