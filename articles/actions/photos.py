"""Adding, changing, replacing and deleting photos, with all that follows from it."""

from dataclasses import asdict
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.refreshing import photo_changed
from articles.models import Article, Photo, PhotoKind, Rendition
from articles.models.photo import original_path
from articles.photos.reading import Upload, read_upload
from articles.photos.renditions import (
    make_first,
    plan_renditions,
    remove_files,
    remove_files_on_commit,
)
from articles.photos.uses import articles_using, pages_using

RIGHTS = frozenset(
    {
        "licence",
        "licence_url",
        "copyright_notice",
        "usable_from",
        "usable_until",
        "web_only",
        "single_use",
    }
)
FOCAL = frozenset({"focal_x", "focal_y"})
ORIGIN = frozenset({"title", "tags", "creator", "taken_at"})
MORE = RIGHTS | FOCAL | ORIGIN
CHANGEABLE = MORE | {"alt", "caption", "credit", "credit_url", "kind"}
# What decides how the public files look, or what is written into them.
IN_FILES = FOCAL | {"creator", "credit", "copyright_notice", "licence_url"}


class PhotoInUse(ValueError):
    """A photo can't be deleted, since ``articles`` show it."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles = articles
        super().__init__(
            _("The photo is used by an article. Take it out there first.")
            if articles
            else _("A section, a tag or an author shows the photo. Take it out there first.")
        )


def add_photo(
    file: File | IO[bytes] | Upload,
    *,
    alt: str = "",
    caption: str = "",
    credit: str = "",
    credit_url: str = "",
    kind: str = PhotoKind.PHOTOGRAPH,
    by: Any = None,
    **more: Any,
) -> Photo:
    """Take a picture into the library: the original in private, its renditions in public.

    Fields that aren't given, or are empty, are filled with what the file says of itself.

    The narrowest are made at once, the others in the background or when they are asked for.

    Arguments:
        file: the picture's bytes, or what ``read_upload`` has made of them already.
        by: the user who adds it.
        more: any of ``MORE``: rights, focal point, title, by-line, when it was taken.

    Raises PhotoError for a file, ValidationError for a text that can't be stored, TypeError for
    an unknown name. On any error neither rows nor files are left behind.
    """
    _check_names(more)
    upload = _read(file)
    photo = Photo(
        alt=alt,
        caption=caption,
        credit=credit,
        credit_url=credit_url,
        kind=kind,
        created_by=by,
        **more,
    )
    _describe(photo, upload)
    _fill(photo, upload)
    _check(photo)
    _store(photo, upload)
    return photo


def replace_file(photo: Photo, file: File | IO[bytes] | Upload) -> Photo:
    """Put another file in a photo's place: texts and uses stay, pages get the new picture.

    Returns the photo as it is now. Raises PhotoError; on any error the former file stays.
    """
    upload = _read(file)
    with transaction.atomic():
        current = Photo.objects.select_for_update().get(pk=photo.pk)
        storage, former = current.original.storage, current.original.name or ""
        _describe(current, upload)
        _store(current, upload)
        remove_files_on_commit(storage, [former])
        photo_changed(current)
    return current


def change_photo(photo: Photo, **fields: Any) -> Photo:
    """Change a photo's texts, rights or focal point, and refresh the pages that show it.

    Arguments:
        fields: any of ``CHANGEABLE``.

    Returns the photo as it is now. Raises ValidationError for a value that can't be stored,
    TypeError for an unknown name.
    """
    _check_names(fields, CHANGEABLE)
    with transaction.atomic():
        current = Photo.objects.select_for_update().get(pk=photo.pk)
        changed = {name for name, value in fields.items() if getattr(current, name) != value}
        if not changed:
            return current
        for name in changed:
            setattr(current, name, fields[name])
        _check(current)
        current.save(update_fields=sorted(changed))
        if changed & IN_FILES:
            plan_renditions(current)
        photo_changed(current)
    return current


@transaction.atomic
def delete_photo(photo: Photo) -> None:
    """Take a photo out of the library and its files from the public; the original is kept.

    Raises PhotoInUse while an article, a section, a tag or an author shows it.
    """
    current = Photo.objects.select_for_update().get(pk=photo.pk)
    articles = list(articles_using(current))
    if articles or pages_using(current):
        raise PhotoInUse(articles)
    renditions = Rendition.objects.filter(photo=current)
    for rendition in renditions:
        remove_files_on_commit(rendition.file.storage, [rendition.file.name or ""])
    renditions.delete()
    current.deleted_at = timezone.now()
    current.save(update_fields=["deleted_at"])


def _read(file: File | IO[bytes] | Upload) -> Upload:
    return file if isinstance(file, Upload) else read_upload(file)


def _check_names(fields: dict[str, Any], known: frozenset[str] = MORE) -> None:
    unknown = fields.keys() - known
    if unknown:
        raise TypeError(f"a photo has no {', '.join(sorted(unknown))} to set")


def _check(photo: Photo) -> None:
    photo.clean_fields(exclude={"original", "created_by"})
    photo.clean()


def _describe(photo: Photo, upload: Upload) -> None:
    photo.original_type = upload.picture.content_type
    photo.original_name = upload.name
    photo.width = upload.picture.width
    photo.height = upload.picture.height
    photo.bytes = upload.bytes
    photo.sha256 = upload.sha256
    photo.perceptual_hash = upload.perceptual_hash
    photo.placeholder = upload.placeholder


def _fill(photo: Photo, upload: Upload) -> None:
    """Put what the file says into the fields that are empty."""
    said = asdict(upload.picture.said)
    for name, value in {**said, "tags": ", ".join(said["tags"])}.items():
        if value and not getattr(photo, name):
            setattr(photo, name, value)


def _store(photo: Photo, upload: Upload) -> None:
    """Save the row, the original and the first renditions, or nothing of them."""
    storage = photo.original.storage
    # Chosen before writing, so that half a file on a full disk can be removed, too.
    name = storage.get_available_name(original_path(photo, upload.name), max_length=120)
    written: list[str] = []
    try:
        with transaction.atomic():
            upload.file.seek(0)
            photo.original = storage.save(name, upload.file)
            photo.save()
            plan_renditions(photo)
            written.extend(make_first(photo, upload.picture))
    except BaseException:
        remove_files(storage, [name])
        remove_files(default_storage, written)
        raise
