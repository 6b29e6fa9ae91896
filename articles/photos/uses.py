"""Where a photo is used, and which other photos are the same file."""

from django.db.models import Q, QuerySet

from articles.models import Article, ArticleQuerySet, Photo, Reference, Section, Tag


def articles_using(photo: Photo) -> ArticleQuerySet:
    """Articles, public or not, that show the photo or would with their latest draft."""
    references = Reference.objects.filter(kind=Reference.Kind.PHOTO, object_id=photo.pk)
    return Article.objects.existing().filter(
        Q(main_photo=photo) | Q(pk__in=references.values("source_id"))
    )


def pages_using(photo: Photo) -> list[Section | Tag]:
    """The sections and tags at the top of whose pages the photo stands."""
    return [*Section.objects.filter(photo=photo), *Tag.objects.filter(photo=photo)]


def duplicates_of(photo: Photo) -> QuerySet[Photo]:
    """Other photos of the library with exactly the same file."""
    return Photo.objects.filter(sha256=photo.sha256, deleted_at__isnull=True).exclude(pk=photo.pk)
