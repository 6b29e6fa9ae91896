"""Renditions: what is made of a photo, where it lies, and what it doesn't tell."""

from io import BytesIO

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from PIL import Image

from articles.actions.photos import add_photo
from articles.models import Photo, Rendition
from articles.photos.reading import PhotoError
from articles.photos.renditions import NAME, make_renditions
from tests.articles.photos.pictures import (
    camera_jpeg,
    gradient,
    halves,
    jpeg,
    saved,
    stored_files,
    upload,
)

pytestmark = pytest.mark.django_db


def opened(rendition: Rendition) -> Image.Image:
    with rendition.file.open("rb") as stream:
        return Image.open(BytesIO(stream.read()))


def kinds(photo: Photo) -> list[tuple[str, int, int, str]]:
    return sorted(
        (each.shape, each.width, each.height, each.content_type) for each in photo.renditions.all()
    )


def test_a_large_photo_gets_three_widths_in_two_formats_and_a_share_crop() -> None:
    photo = add_photo(upload(jpeg(2400, 1600)))
    assert kinds(photo) == [
        ("full", 400, 267, "image/jpeg"),
        ("full", 400, 267, "image/webp"),
        ("full", 800, 533, "image/jpeg"),
        ("full", 800, 533, "image/webp"),
        ("full", 1600, 1067, "image/jpeg"),
        ("full", 1600, 1067, "image/webp"),
        ("share", 1200, 630, "image/jpeg"),
    ]
    for rendition in photo.renditions.all():
        image = opened(rendition)
        assert image.size == (rendition.width, rendition.height)
        assert f"image/{(image.format or '').lower()}" == rendition.content_type
        assert rendition.bytes == rendition.file.size
        assert NAME.fullmatch(rendition.file.name or "")
        assert (rendition.file.name or "").startswith(f"photos/{photo.uid.hex[:2]}/")


def test_a_small_photo_is_not_enlarged() -> None:
    assert kinds(add_photo(upload(jpeg(300, 200)))) == [
        ("full", 300, 200, "image/jpeg"),
        ("full", 300, 200, "image/webp"),
        ("share", 300, 158, "image/jpeg"),
    ]


@pytest.mark.parametrize("size", [(1, 1), (3000, 2), (2, 3000), (200, 18_000)])
def test_photos_of_odd_shapes_get_renditions(size: tuple[int, int]) -> None:
    photo = add_photo(upload(saved(Image.new("RGB", size, "teal"), "PNG")))
    assert {each.shape for each in photo.renditions.all()} == {"full", "share"}
    for rendition in photo.renditions.all():
        assert opened(rendition).size == (rendition.width, rendition.height)


def test_jpegs_are_progressive() -> None:
    photo = add_photo(upload(jpeg()))
    plain = photo.renditions.filter(content_type="image/jpeg").first()
    assert plain is not None
    assert opened(plain).info.get("progressive")


def test_nothing_of_what_the_camera_wrote_is_public() -> None:
    photo = add_photo(upload(camera_jpeg(gradient())))
    for rendition in photo.renditions.all():
        data = rendition.file.read()
        for secret in (b"Exif", b"EXIF", b"Owner Of", b"Secret", b"GPS", b"XMP", b"ICC"):
            assert secret not in data
        assert not opened(rendition).getexif()
    with photo.original.open("rb") as stream:
        assert b"Owner Of The Camera" in stream.read()


def test_transparency_is_kept_in_webp_and_white_in_jpeg() -> None:
    photo = add_photo(upload(saved(Image.new("RGBA", (500, 300), (0, 0, 0, 0)), "PNG")))
    jpegs = photo.renditions.filter(content_type="image/jpeg")
    assert all(opened(each).getpixel((9, 9)) == (255, 255, 255) for each in jpegs)
    webp = opened(photo.renditions.get(content_type="image/webp", width=500))
    assert webp.mode == "RGBA"
    assert webp.getpixel((9, 9))[3] == 0


@pytest.mark.parametrize(("focal_x", "strongest"), [(0.0, "red"), (1.0, "blue")])
def test_the_share_crop_follows_the_focal_point(focal_x: float, strongest: str) -> None:
    picture = saved(halves("red", "blue", (4000, 900)))
    photo = add_photo(upload(picture), focal_x=focal_x)
    red, _green, blue = opened(photo.renditions.get(shape="share")).getpixel((600, 300))
    assert (red > 200) == (strongest == "red")
    assert (blue > 200) == (strongest == "blue")


def test_made_again_they_are_the_same_files() -> None:
    photo = add_photo(upload(jpeg()))
    before, names = stored_files(), {each.file.name for each in photo.renditions.all()}
    made = make_renditions(photo)
    assert {each.file.name for each in made} == names
    assert {each.file.name for each in photo.renditions.all()} == names
    assert stored_files() == before


def test_made_again_a_lost_or_damaged_file_is_back() -> None:
    photo = add_photo(upload(jpeg()))
    lost, damaged = photo.renditions.filter(shape="full")[:2]
    damaged_name = damaged.file.name or ""
    default_storage.delete(lost.file.name or "")
    with default_storage.open(damaged_name, "wb") as stream:
        stream.write(b"half")
    make_renditions(photo)
    for rendition in photo.renditions.all():
        assert opened(rendition).size == (rendition.width, rendition.height)
    assert damaged_name in {each.file.name for each in photo.renditions.all()}


def test_a_full_disk_leaves_rows_and_files_as_they_were(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks
) -> None:
    photo = add_photo(upload(jpeg()), focal_x=0.2, focal_y=0.2)
    rows = set(photo.renditions.values_list("file", "pk"))
    Photo.objects.filter(pk=photo.pk).update(focal_y=0.9)
    photo.refresh_from_db()
    before = stored_files()

    def no_space(self: object, name: str, content: object) -> str:
        raise OSError("No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", no_space)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(OSError, match="space"):
        make_renditions(photo)
    assert set(photo.renditions.values_list("file", "pk")) == rows
    assert stored_files() == before


def test_an_original_that_is_damaged_meanwhile_changes_nothing() -> None:
    photo = add_photo(upload(jpeg()))
    rows = set(photo.renditions.values_list("file", "pk"))
    with photo.original.storage.open(photo.original.name, "wb") as stream:
        stream.write(b"gone")
    with pytest.raises(PhotoError):
        make_renditions(photo)
    assert set(photo.renditions.values_list("file", "pk")) == rows
