"""Where photos are used, and which other photos look the same."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, ArticleQuerySet, Author, Photo, Reference, Section, Tag
from articles.photos.reading import Upload

# Of 64 bits. The same picture in another size or format differs in 0 to 3; others in 20 and more.
ALIKE_BITS = 4
# So few bits set or clear say nothing: an even surface looks like any other.
TELLING_BITS = 6
ALIKE_SHAPE = 0.03  # by how much the ratio of width to height may differ
MOST_ALIKE = 5


def articles_using(photo: Photo) -> ArticleQuerySet:
    """Articles, public or not, that show the photo or would with their latest draft."""
    references = Reference.objects.filter(kind=Reference.Kind.PHOTO, object_id=photo.pk)
    return Article.objects.existing().filter(
        Q(main_photo=photo) | Q(pk__in=references.values("source_id"))
    )


def pages_using(photo: Photo) -> list[Section | Tag | Author]:
    """The sections, tags and authors on whose pages the photo stands."""
    return [
        *Section.objects.filter(photo=photo),
        *Tag.objects.filter(photo=photo),
        *Author.objects.filter(photo=photo),
    ]


def use_counts(photo_ids: Collection[int]) -> dict[int, int]:
    """How many articles use each of these photos (one query); unused ones are absent."""
    rows = Reference.objects.filter(kind=Reference.Kind.PHOTO, object_id__in=photo_ids)
    pairs = rows.values_list("object_id", "source_id").distinct()
    return dict(Counter(pk for pk, _source in pairs if pk is not None))


def in_use(*, section: int | None = None) -> Exists:
    """A condition on photos: that an article (of a section) uses them."""
    rows = Reference.objects.filter(kind=Reference.Kind.PHOTO, object_id=OuterRef("pk"))
    rows = rows.filter(source__deleted_at=None)
    if section is not None:
        rows = rows.filter(Q(source__section=section) | Q(source__working_section=section))
    return Exists(rows)


def duplicates_of(picture: Photo | Upload) -> QuerySet[Photo]:
    """Photos of the library with exactly this file, or that look the same in another size.

    Arguments:
        picture: a photo (which is no duplicate of itself), or a file that isn't stored yet.
    """
    own: int
    if isinstance(picture, Photo):
        width, height, own = picture.width, picture.height, picture.pk
    else:
        width, height, own = picture.picture.width, picture.picture.height, 0
    others = Photo.objects.filter(deleted_at__isnull=True).exclude(pk=own)
    ids = _alike(others, picture.perceptual_hash, width / height)
    return others.filter(Q(sha256=picture.sha256) | Q(pk__in=ids))[:MOST_ALIKE]


def _alike(photos: QuerySet[Photo], perceptual_hash: str, ratio: float) -> list[int]:
    """Those that look the same: every hash is compared, 20,000 of them in some hundredths of a
    second."""
    if not perceptual_hash:
        return []
    bits = int(perceptual_hash, 16)
    if not TELLING_BITS <= bits.bit_count() <= 64 - TELLING_BITS:
        return []
    rows = photos.exclude(perceptual_hash="").order_by()
    return [
        pk
        for pk, other, width, height in rows.values_list(
            "pk", "perceptual_hash", "width", "height"
        ).iterator()
        if (bits ^ int(other, 16)).bit_count() <= ALIKE_BITS
        and abs(width / height - ratio) <= ratio * ALIKE_SHAPE
    ]
