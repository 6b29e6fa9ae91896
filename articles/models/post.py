"""What sites have told of the posts that articles embed; the editors' own words stand elsewhere."""

from django.db import models
from django.utils import timezone


class Post(models.Model):
    """One post of another site, by its canonical address. Only the worker's look-up writes here.

    ``missed_at`` is since when the site says that there is no such post, ``gone_at`` since when
    that is believed.
    """

    url = models.CharField(max_length=300, unique=True)
    provider = models.CharField(max_length=31)
    author = models.CharField(max_length=300, blank=True)
    handle = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    date = models.CharField(max_length=300, blank=True)
    due_at = models.DateTimeField(default=timezone.now, help_text="to be asked about next")
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True, help_text="last found to be there")
    missed_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["provider", "due_at"], name="post_due"),
            models.Index(fields=["provider", "asked_at"], name="post_asked"),
            models.Index(
                fields=["gone_at"], name="post_gone", condition=models.Q(gone_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.url
