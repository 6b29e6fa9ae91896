"""Renditions: what is made of a photo, where it lies, and what it tells."""

import base64
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils import timezone
from lxml import etree
from PIL import Image

from articles.actions.photos import add_photo, change_photo
from articles.actions.renditions import make_due
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
FORMATS = {"image/avif": "AVIF", "image/webp": "WEBP", "image/jpeg": "JPEG"}
CROPS = {
    ("share", 1200, 630, "image/jpeg"),
    ("square", 1200, 1200, "image/jpeg"),
    ("landscape", 1200, 900, "image/jpeg"),
    ("wide", 1200, 675, "image/jpeg"),
}


def opened(rendition: Rendition) -> Image.Image:
    with rendition.file.open("rb") as stream:
        return Image.open(BytesIO(stream.read()))


def kinds(photo: Photo) -> set[tuple[str, int, int, str]]:
    return {
        (each.shape, each.width, each.height, each.content_type) for each in photo.renditions.all()
    }


def test_a_large_photo_gets_six_widths_in_three_formats_and_four_crops() -> None:
    photo = add_photo(upload(jpeg(2400, 1600)))
    widths = {320: 213, 480: 320, 720: 480, 1080: 720, 1600: 1067, 2400: 1600}
    whole = {("full", *size, kind) for size in widths.items() for kind in FORMATS}
    assert kinds(photo) == whole | CROPS
    made = make_renditions(photo)
    assert made == len(whole | CROPS) - 3  # the narrowest are there already
    for rendition in photo.renditions.all():
        image = opened(rendition)
        assert image.size == (rendition.width, rendition.height)
        assert image.format == FORMATS[rendition.content_type]
        assert "icc_profile" not in image.info  # sRGB goes without saying
        assert rendition.bytes == rendition.file.size
        assert rendition.made_at is not None
        assert NAME.fullmatch(rendition.file.name or "")
        assert (rendition.file.name or "").startswith(f"photos/{photo.uid.hex[:2]}/")
    assert make_renditions(photo) == 0


def test_only_the_narrowest_are_made_at_once() -> None:
    photo = add_photo(upload(jpeg(1200, 800)))
    made = photo.renditions.exclude(made_at=None)
    assert {(each.width, each.content_type) for each in made} == {(320, kind) for kind in FORMATS}
    assert {each.file.name for each in made} == {
        each.file.name
        for each in photo.renditions.all()
        if default_storage.exists(each.file.name or "")
    }


def test_a_small_photo_is_not_enlarged() -> None:
    assert kinds(add_photo(upload(jpeg(300, 200)))) == {
        *(("full", 300, 200, kind) for kind in FORMATS),
        ("share", 300, 158, "image/jpeg"),
        ("square", 200, 200, "image/jpeg"),
        ("landscape", 266, 200, "image/jpeg"),
        ("wide", 300, 169, "image/jpeg"),
    }


@pytest.mark.parametrize("size", [(1, 1), (3000, 2), (2, 3000), (200, 18_000)])
def test_photos_of_odd_shapes_get_renditions(size: tuple[int, int]) -> None:
    photo = add_photo(upload(saved(Image.new("RGB", size, "teal"), "PNG")))
    assert {each.shape for each in photo.renditions.all()} > {"full", "share"}
    make_renditions(photo)
    for rendition in photo.renditions.all():
        assert opened(rendition).size == (rendition.width, rendition.height)


def test_jpegs_are_progressive() -> None:
    plain = add_photo(upload(jpeg())).renditions.filter(content_type="image/jpeg", width=320)
    assert opened(plain.get()).info.get("progressive")


def test_nothing_of_what_the_camera_wrote_is_public_but_whom_to_name() -> None:
    photo = add_photo(upload(camera_jpeg(gradient(500, 400))))
    make_renditions(photo)
    for rendition in photo.renditions.all():
        data = rendition.file.read()
        for secret in (b"Exif\0\0", b"Secret", b"GPS", b"ICC_PROFILE"):
            assert secret not in data
        assert not opened(rendition).getexif()
    with photo.original.open("rb") as stream:
        assert b"Owner Of The Camera" in stream.read()


def test_by_line_credit_and_copyright_stand_in_every_file() -> None:
    photo = add_photo(
        upload(jpeg(500, 400)),
        creator='Nóra "N" <Finn>',
        credit="Finn & Daughters",
        copyright_notice="© 2026 Nóra Finn\x07",
        licence_url="https://finn.example/terms?a=1&b=2",
    )
    make_renditions(photo)
    assert photo.renditions.count() == 10
    for rendition in photo.renditions.all():
        image = opened(rendition)
        packet = image.info["xmp"].decode()
        assert '<rdf:li>Nóra "N" &lt;Finn&gt;</rdf:li>' in packet
        assert 'photoshop:Credit="Finn &amp; Daughters"' in packet
        assert "© 2026 Nóra Finn</rdf:li>" in packet
        assert "https://finn.example/terms?a=1&amp;b=2" in packet
        assert etree.fromstring(image.info["xmp"]).tag == "{adobe:ns:meta/}xmpmeta"


def test_a_changed_credit_makes_new_files_under_new_names(
    django_capture_on_commit_callbacks,
) -> None:
    photo = add_photo(upload(jpeg(300, 200)), credit="Nora Finn")
    make_renditions(photo)
    before = {each.file.name for each in photo.renditions.all()}
    with django_capture_on_commit_callbacks(execute=True):
        photo = change_photo(photo, credit="Mara Quill")
    assert not before & {each.file.name for each in photo.renditions.all()}
    assert not any(default_storage.exists(name or "") for name in before)
    make_renditions(photo)
    assert b"Mara Quill" in photo.renditions.get(shape="share").file.read()


def test_transparency_is_kept_and_white_in_jpeg() -> None:
    photo = add_photo(upload(saved(Image.new("RGBA", (320, 200), (0, 0, 0, 0)), "PNG")))
    make_renditions(photo)
    jpegs = photo.renditions.filter(content_type="image/jpeg")
    assert all(opened(each).getpixel((9, 9)) == (255, 255, 255) for each in jpegs)
    for kind in ("image/webp", "image/avif"):
        image = opened(photo.renditions.get(content_type=kind, width=320))
        assert image.mode == "RGBA"
        assert image.getpixel((9, 9))[3] == 0
    assert photo.placeholder == ""  # it would shine through


def test_the_placeholder_is_a_tiny_picture_of_the_same_shape() -> None:
    photo = add_photo(upload(jpeg(900, 600)))
    head, _, data = photo.placeholder.partition(",")
    assert head == "data:image/webp;base64"
    assert len(photo.placeholder) < 400
    assert Image.open(BytesIO(base64.b64decode(data))).size == (16, 11)


@pytest.mark.parametrize(("focal_x", "strongest"), [(0.0, "red"), (1.0, "blue")])
def test_all_crops_follow_the_focal_point(focal_x: float, strongest: str) -> None:
    photo = add_photo(upload(saved(halves("red", "blue", (4000, 900)))), focal_x=focal_x)
    make_renditions(photo)
    for shape in ("share", "square", "landscape", "wide"):
        red, _green, blue = opened(photo.renditions.get(shape=shape)).getpixel((300, 300))
        assert (red > 200) == (strongest == "red")
        assert (blue > 200) == (strongest == "blue")


def test_made_again_a_lost_or_damaged_file_is_back() -> None:
    photo = add_photo(upload(jpeg(300, 200)))
    make_renditions(photo)
    names = {each.file.name for each in photo.renditions.all()}
    lost, damaged = photo.renditions.filter(shape="full")[:2]
    default_storage.delete(lost.file.name or "")
    with default_storage.open(damaged.file.name or "", "wb") as stream:
        stream.write(b"half")
    before = stored_files()
    make_renditions(photo, again=True)
    for rendition in photo.renditions.all():
        assert opened(rendition).size == (rendition.width, rendition.height)
    assert {each.file.name for each in photo.renditions.all()} == names
    assert len(stored_files()) == len(before) + 1


def test_a_full_disk_is_tried_again_later_and_leaves_nothing_half_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    photo = add_photo(upload(jpeg(300, 200)))

    def no_space(self: object, name: str, content: object) -> str:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "_save", no_space)
        assert make_due()
    assert not make_due()  # not at once
    photo.refresh_from_db()
    assert photo.make_after is not None
    assert photo.renditions.filter(made_at=None).count() == 4
    Photo.objects.update(make_after=None)
    assert make_due()
    assert not photo.renditions.filter(made_at=None).exists()
    assert not make_due()


def test_a_photo_that_another_worker_has_is_left_to_it() -> None:
    photo = add_photo(upload(jpeg(300, 200)))
    Photo.objects.update(make_after=timezone.now() + timedelta(minutes=5))
    assert not make_due()
    Photo.objects.update(make_after=timezone.now() - timedelta(seconds=1))
    assert make_due()
    assert not photo.renditions.filter(made_at=None).exists()


def test_photos_of_an_older_recipe_are_planned_anew() -> None:
    photo = add_photo(upload(jpeg(300, 200)))
    Rendition.objects.filter(photo=photo).exclude(shape="share").delete()
    Photo.objects.update(recipe=0)
    assert make_due()
    assert photo.renditions.exclude(made_at=None).count() == 7


def test_an_original_that_is_damaged_meanwhile_changes_nothing() -> None:
    photo = add_photo(upload(jpeg(300, 200)))
    with photo.original.storage.open(photo.original.name, "wb") as stream:
        stream.write(b"gone")
    with pytest.raises(PhotoError):
        make_renditions(photo)
    assert photo.renditions.exclude(made_at=None).count() == 3
    assert make_due()
    assert not make_due()
