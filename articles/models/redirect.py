"""Old addresses that lead to new ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Redirect(models.Model):
    """An address that is no longer true, and the one to go to instead."""

    old_path = models.CharField(
        _("old address"), max_length=400, unique=True, help_text=_("Begins with a slash.")
    )
    new_path = models.CharField(
        _("new address"),
        max_length=400,
        blank=True,
        help_text=_("Begins with a slash. Left empty where an article is named."),
    )
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="redirects",
        verbose_name=_("article"),
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old_path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(article__isnull=False) | ~models.Q(new_path=""),
                name="redirect_leads_somewhere",
            ),
            models.CheckConstraint(
                condition=~models.Q(old_path=models.F("new_path")), name="redirect_is_no_loop"
            ),
        ]

    def __str__(self) -> str:
        return self.old_path
