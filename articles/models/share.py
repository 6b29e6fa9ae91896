"""Links by which somebody without a log-in reads a revision that is not public."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision


def token_hash(token: str) -> str:
    """What is stored of a token: whoever reads the database can open no link with it."""
    return hashlib.sha256(token.encode()).hexdigest()


class ShareLinkQuerySet(models.QuerySet["ShareLink"]):
    """Links by whether they still open anything."""

    def live(self, at: datetime | None = None) -> "ShareLinkQuerySet":
        """Those that are neither revoked nor over, and whose article is not in the bin."""
        return self.filter(
            revoked_at__isnull=True,
            expires_at__gt=at or timezone.now(),
            article__deleted_at__isnull=True,
        )


class ShareLink(models.Model):
    """A link to one sealed revision; its token is known only to those who have the link."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="share_links")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    note = models.CharField(_("for whom"), max_length=80, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared link")
        verbose_name_plural = _("shared links")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.note or f"{self.pk}"
