"""Adding, changing, replacing and deleting photos, as a whole or not at all."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import transaction
from django.utils import timezone

from articles.actions import photos as actions
from articles.actions.photos import (
    PhotoInUse,
    add_photo,
    change_photo,
    delete_photo,
    replace_file,
)
from articles.models import Article, Photo, Reference, Rendition, Section
from articles.photos.reading import PhotoError
from articles.photos.renditions import make_renditions
from articles.photos.uses import duplicates_of
from tests.articles.photos.pictures import jpeg, stored_files, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def refreshed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The photos whose pages were asked to be refreshed."""
    asked: list[int] = []
    monkeypatch.setattr(actions, "photo_changed", lambda photo: asked.append(photo.pk))
    return asked


def failing_at(number: int) -> Callable[..., str]:
    """A storage that fails at one of its writes, half way through."""
    true_save = FileSystemStorage._save
    writes = 0

    def save(self: FileSystemStorage, name: str, content: Any) -> str:
        nonlocal writes
        writes += 1
        saved = true_save(self, name, content)
        if writes == number:
            raise OSError("No space left on device")
        return saved

    return save


def test_a_photo_is_described_by_its_file_and_its_texts() -> None:
    photo = add_photo(
        upload(jpeg(), "../../a/Beach day.PNG"),
        alt="A beach",
        credit="Mara Quill",
        kind="illustration",
        usable_until=date(2031, 1, 1),
        focal_x=0.25,
    )
    photo.refresh_from_db()
    assert (photo.width, photo.height, photo.original_type) == (900, 600, "image/jpeg")
    assert (photo.original_name, photo.kind) == ("Beach day.PNG", "illustration")
    assert (photo.credit, photo.usable_until) == ("Mara Quill", date(2031, 1, 1))
    assert photo.bytes == len(jpeg())
    assert photo.original.name == f"{photo.uid.hex[:2]}/{photo.uid.hex}.jpg"
    assert photo.original.read() == jpeg()
    assert not default_storage.exists(photo.original.name)


def test_a_name_of_300_emoji_is_no_trouble() -> None:
    photo = add_photo(upload(jpeg(), "../" + "🌊" * 300 + ".jpg"))
    photo.refresh_from_db()
    assert photo.original_name.startswith("🌊🌊")
    assert "/" not in photo.original_name


@pytest.mark.parametrize("write", [1, 2, 4])
def test_a_failed_write_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, write: int) -> None:
    before = stored_files()
    monkeypatch.setattr(FileSystemStorage, "_save", failing_at(write))
    with pytest.raises(OSError, match="space"):
        add_photo(upload(jpeg()))
    assert stored_files() == before
    assert not Photo.objects.exists()
    assert not Rendition.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"alt": "x" * 501},
        {"credit_url": "javascript:alert(1)"},
        {"kind": "hologram"},
        {"focal_x": 1.5},
        {"usable_from": date(2030, 2, 1), "usable_until": date(2030, 1, 1)},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_text_that_can_not_be_stored_is_refused(wrong: dict[str, Any]) -> None:
    before = stored_files()
    with pytest.raises(ValidationError):
        add_photo(upload(jpeg()), **wrong)
    assert stored_files() == before


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(TypeError, match="sha256"):
        add_photo(upload(jpeg()), sha256="0")
    with pytest.raises(TypeError, match="uid"):
        change_photo(add_photo(upload(jpeg())), uid=None)


def test_the_same_file_twice_is_known_as_a_duplicate() -> None:
    first, second = add_photo(upload(jpeg())), add_photo(upload(jpeg()))
    other = add_photo(upload(jpeg(500, 400)))
    assert list(duplicates_of(second)) == [first]
    assert not duplicates_of(other).exists()
    delete_photo(first)
    assert not duplicates_of(second).exists()


def test_changed_texts_are_saved_and_pages_refreshed(
    refreshed: list[int], django_capture_on_commit_callbacks
) -> None:
    photo = add_photo(upload(jpeg()))
    names = set(photo.renditions.values_list("file", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        changed = change_photo(photo, alt="A pier", caption="The pier")
    assert refreshed == [photo.pk]
    changed.refresh_from_db()
    assert (changed.alt, changed.caption) == ("A pier", "The pier")
    assert set(photo.renditions.values_list("file", flat=True)) == names


def test_a_page_that_shows_a_changed_photo_is_stale_at_once() -> None:
    photo = add_photo(upload(jpeg()))
    page = Article.objects.create(
        status="published",
        published_at=timezone.now(),
        section=Section.objects.create(name="Life", slug="life"),
    )
    Reference.objects.create(
        source=page, draft=False, kind=Reference.Kind.PHOTO, object_id=photo.pk, place="body"
    )
    change_photo(photo, credit="Mara Quill")
    page.refresh_from_db()
    assert page.valid_until is not None
    assert page.valid_until <= timezone.now()


def test_a_change_that_changes_nothing_refreshes_nothing(
    refreshed: list[int], django_capture_on_commit_callbacks
) -> None:
    photo = add_photo(upload(jpeg()), alt="A pier")
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(photo, alt="A pier", focal_x=0.5)
    assert refreshed == []


def test_a_new_focal_point_makes_a_new_share_crop_under_a_new_name(
    refreshed: list[int], django_capture_on_commit_callbacks
) -> None:
    photo = add_photo(upload(jpeg()))
    make_renditions(photo)
    whole = set(photo.renditions.filter(shape="full").values_list("pk", "file"))
    former = photo.renditions.get(shape="share").file.name or ""
    with django_capture_on_commit_callbacks(execute=True):
        photo = change_photo(photo, focal_y=1.0)
    make_renditions(photo)
    present = photo.renditions.get(shape="share").file.name or ""
    assert present != former
    assert default_storage.exists(present)
    assert not default_storage.exists(former)
    assert set(photo.renditions.filter(shape="full").values_list("pk", "file")) == whole
    assert refreshed == [photo.pk]


def test_a_replaced_file_keeps_the_photo_and_gets_new_names(
    refreshed: list[int], django_capture_on_commit_callbacks
) -> None:
    photo = add_photo(upload(jpeg()), alt="A pier")
    before = stored_files()
    make_renditions(photo)
    former = {each.file.path for each in photo.renditions.all()} | {photo.original.path}
    with django_capture_on_commit_callbacks(execute=True):
        replaced = replace_file(photo, upload(jpeg(1700, 900)))
    make_renditions(replaced)
    replaced = Photo.objects.get()
    assert (replaced.pk, replaced.alt, replaced.width) == (photo.pk, "A pier", 1700)
    assert replaced.original.read() == jpeg(1700, 900)
    present = {each.file.path for each in replaced.renditions.all()} | {replaced.original.path}
    assert not present & former
    assert {str(path) for path in stored_files() - before} == present
    assert not {path for path in stored_files() if str(path) in former}
    assert refreshed == [photo.pk]


@pytest.mark.parametrize("write", [1, 4])
def test_a_failed_replacement_leaves_the_former_file(
    monkeypatch: pytest.MonkeyPatch, refreshed: list[int], write: int
) -> None:
    photo = add_photo(upload(jpeg()))
    before = stored_files()
    monkeypatch.setattr(FileSystemStorage, "_save", failing_at(write))
    with pytest.raises(OSError, match="space"):
        replace_file(photo, upload(jpeg(1700, 900)))
    photo.refresh_from_db()
    assert photo.width == 900
    assert photo.original.read() == jpeg()
    assert stored_files() == before
    assert refreshed == []


def test_a_bad_replacement_is_refused() -> None:
    photo = add_photo(upload(jpeg()))
    with pytest.raises(PhotoError):
        replace_file(photo, upload(b"<svg/>"))
    assert Photo.objects.get().sha256 == photo.sha256


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_later_keeps_the_former_files() -> None:
    photo = add_photo(upload(jpeg()))
    make_renditions(photo)
    names = [each.file.name or "" for each in photo.renditions.all()]
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        replace_file(photo, upload(jpeg(1700, 900)))
        raise ZeroDivisionError
    photo.refresh_from_db()
    assert photo.original.read() == jpeg()
    assert [each.file.name for each in photo.renditions.all()] == names
    assert all(default_storage.exists(name) for name in names)


def test_a_deleted_photo_is_public_no_more(django_capture_on_commit_callbacks) -> None:
    photo = add_photo(upload(jpeg()))
    names = [each.file.name or "" for each in photo.renditions.all()]
    with django_capture_on_commit_callbacks(execute=True):
        delete_photo(photo)
    photo.refresh_from_db()
    assert photo.deleted_at is not None
    assert not photo.renditions.exists()
    assert not any(default_storage.exists(name) for name in names)


@pytest.mark.parametrize("way", ["main photo", "reference of the page", "reference of a draft"])
def test_a_photo_that_an_article_uses_is_not_deleted(way: str) -> None:
    photo = add_photo(upload(jpeg()))
    article = Article.objects.create(working_headline="A walk by the sea")
    if way == "main photo":
        Article.objects.filter(pk=article.pk).update(main_photo=photo)
    else:
        Reference.objects.create(
            source=article,
            draft="draft" in way,
            kind=Reference.Kind.PHOTO,
            object_id=photo.pk,
            place="body",
        )
    with pytest.raises(PhotoInUse) as refusal:
        delete_photo(photo)
    assert refusal.value.articles == [article]
    photo.refresh_from_db()
    assert photo.deleted_at is None
    assert photo.renditions.exists()
