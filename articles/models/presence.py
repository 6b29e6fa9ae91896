"""Who has which article open at the moment."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article


class Presence(models.Model):
    """One window in which an article is open; it counts only if it was heard of lately."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    screen = models.CharField(max_length=40)
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "user", "screen"], name="one_presence_a_window"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} at {self.article_id}"
