"""Files of photos: what is left when a photo is gone, and what ``check_photos`` finds."""

import os
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from articles.actions.photo_files import forget_deleted_photos
from articles.actions.photos import add_photo, delete_photo
from articles.models import Photo
from articles.photos.renditions import make_renditions
from magazine.ticking import tidy_up
from tests.articles.photos.pictures import jpeg, stored_files, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_own_files() -> None:
    """Other tests have left files whose rows were rolled back."""
    for path in stored_files():
        path.unlink()


def check(*options: str) -> str:
    out = StringIO()
    try:
        call_command("check_photos", *options, stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}failed: {error}"
    return out.getvalue()


def an_old_file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"left")
    os.utime(path, (1, 1))
    return path


def test_a_sound_library_has_no_fault_even_while_files_are_still_to_be_made() -> None:
    photo = add_photo(upload(jpeg(500, 400)))
    assert check() == "All files of photos are in order.\n"
    make_renditions(photo)
    assert check() == "All files of photos are in order.\n"


def test_missing_broken_and_orphaned_files_are_found_and_mended(client: Client) -> None:
    photo = add_photo(upload(jpeg(500, 400)))
    make_renditions(photo)
    lost, broken = photo.renditions.filter(shape="full", width=480)[:2]
    Path(lost.file.path).unlink()
    Path(broken.file.path).write_bytes(b"half")
    orphans = [
        an_old_file(Path(settings.MEDIA_ROOT) / "photos" / "ab" / "left.jpg"),
        an_old_file(Path(settings.PHOTO_ORIGINALS_ROOT) / "ab" / "left.jpg"),
    ]
    found = check()
    assert f"missing: media/{lost.file.name} (photo {photo.pk})" in found
    assert f"broken: media/{broken.file.name} (photo {photo.pk})" in found
    assert "orphaned: media/photos/ab/left.jpg" in found
    assert "orphaned: originals/ab/left.jpg" in found
    assert "failed: 4 faults are left." in found
    assert all(path.exists() for path in orphans)
    assert check("--mend").endswith("Mended.\n")
    assert not any(path.exists() for path in orphans)
    assert client.get(broken.file.url).getvalue() == broken.file.open().read() != b"half"
    assert check() == "All files of photos are in order.\n"


def test_an_original_that_is_lost_or_broken_is_told_and_not_made_up() -> None:
    lost, broken = add_photo(upload(jpeg(300, 200))), add_photo(upload(jpeg(300, 220)))
    Path(lost.original.path).unlink()
    Path(broken.original.path).write_bytes(b"half")
    found = check("--mend")
    assert f"missing: originals/{lost.original.name}" in found
    assert f"broken: originals/{broken.original.name}" in found
    assert "failed: 2 faults are left." in found


def test_a_file_that_is_just_being_written_is_no_orphan() -> None:
    path = an_old_file(Path(settings.MEDIA_ROOT) / "photos" / "ab" / "new.jpg")
    os.utime(path)
    assert check() == "All files of photos are in order.\n"


def test_30_days_after_its_deletion_nothing_is_left_of_a_photo(
    django_capture_on_commit_callbacks,
) -> None:
    photo, kept = add_photo(upload(jpeg(300, 200))), add_photo(upload(jpeg(300, 220)))
    for each in (photo, kept):
        with django_capture_on_commit_callbacks(execute=True):
            delete_photo(each)
    now = timezone.now()
    Photo.objects.filter(pk=photo.pk).update(deleted_at=now - timedelta(days=30, seconds=1))
    Photo.objects.filter(pk=kept.pk).update(deleted_at=now - timedelta(days=29))
    with django_capture_on_commit_callbacks(execute=True):
        tidy_up()
    assert list(Photo.objects.all()) == [kept]
    assert {path.name for path in stored_files()} == {Path(kept.original.name or "").name}
    assert forget_deleted_photos() == 0
