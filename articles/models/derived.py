"""What is worked out from articles and can be made anew: references and known headlines."""

import re
import unicodedata

from django.db import models

from articles.models.article import Article

# Quotation marks, dashes, white space, and characters that are not seen.
_IMMATERIAL = re.compile(
    "[\\s\\-_\"'`´‘’‚‛“”„‟«»‹›′″＂＇‐‑‒–—―−﹘﹣－\u00ad\u034f\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2064\ufeff]+"
)


def headline_key(headline: str) -> str:
    """A headline reduced to what tells it from others: by it, open links find their article.

    Quotation marks, case, spaces and dashes don't matter; accents and all else do. At most 300
    characters; empty where nothing is left.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", headline).casefold())
    return _IMMATERIAL.sub("", folded)[:300]


class Reference(models.Model):
    """That an article (its public state, or its latest draft) refers to something.

    Bound references name their object by ``object_id`` (or ``key`` where there is no row, as for
    embeds); open ones name the headline looked for by its key.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article"
        PHOTO = "photo"
        EMBED = "embed"
        AUTHOR = "author"
        TAG = "tag"
        SECTION = "section"
        NEWSLETTER = "newsletter"
        SUBJECT = "subject"

    source = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="references")
    draft = models.BooleanField(help_text="of the latest revision, not of the public state")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    object_id = models.BigIntegerField(null=True)
    key = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=12, help_text="main, body, related, read-more, byline, …")

    class Meta:
        indexes = [
            models.Index(fields=["kind", "object_id"], name="reference_object"),
            models.Index(fields=["kind", "key"], name="reference_key"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.place}: {self.kind} {self.object_id or self.key}"


class KnownHeadline(models.Model):
    """A present or earlier public headline of an article, by which open links find it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="known_headlines")
    key = models.CharField(max_length=300, db_index=True)
    headline = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="one_headline_key_once")
        ]

    def __str__(self) -> str:
        return self.headline
