"""Uploads are opened safely, and every sound picture comes out upright and in sRGB."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from articles.photos import reading
from articles.photos.reading import PhotoError, clean_name, read_picture, read_upload
from tests.articles.photos.pictures import (
    bomb_png,
    camera_jpeg,
    gradient,
    halves,
    jpeg,
    png_16_bit,
    png_head,
    saved,
    tiff_16_bit,
    upload,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
PHP = b"<?php system($_GET['c']); ?>"

BAD = {
    "zero bytes": (b"", "empty"),
    "truncated jpeg": (jpeg()[:9000], "damaged"),
    "truncated png": (saved(gradient(), "PNG")[:1500], "damaged"),
    "truncated webp": (saved(gradient(), "WEBP")[:900], "damaged|not a picture"),
    "only the head of a jpeg": (jpeg()[:20], "damaged|not a picture"),
    "svg": (SVG, "not a picture"),
    "html named jpg": (HTML, "not a picture"),
    "php named jpg": (PHP, "not a picture"),
    "php behind a gif's first bytes": (b"GIF89a" + PHP, "damaged|not a picture"),
    "truncated heic": (saved(gradient(), "HEIF")[:900], "damaged|not a picture"),
    "only the head of a heic": (saved(gradient(), "HEIF")[:200], "damaged|not a picture"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "not a picture"),
    "bmp": (saved(gradient(), "BMP"), "not a picture"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not a picture"),
    "bomb": (bomb_png(), "60 million pixels"),
    "promises 30,000 squared": (png_head(30_000, 30_000), "million pixels|20000"),
    "40,000 px wide": (png_head(40_000, 10), "20000"),
    "40,000 px high": (png_head(10, 40_000), "20000"),
    "png without pixels": (png_head(500, 500), "damaged"),
    "random bytes": (bytes(range(256)) * 20, "not a picture"),
}


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("data", "words"), BAD.values(), ids=BAD.keys())
def test_a_file_that_is_no_sound_picture_is_refused_with_words(data: bytes, words: str) -> None:
    with pytest.raises(PhotoError, match=words):
        read_upload(upload(data, "holiday.jpg"))


def test_a_file_over_the_limit_of_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(PhotoError, match="has 2 MB; at most 1 MB"):
        read_upload(upload(jpeg() + b"\0" * 2_000_000))


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("WEBP", "image/webp"),
        ("AVIF", "image/avif"),
        ("GIF", "image/gif"),
        ("TIFF", "image/tiff"),
        ("HEIF", "image/heic"),
    ],
)
def test_the_type_is_what_the_content_says(kind: str, content_type: str) -> None:
    read = read_upload(upload(saved(gradient(), kind), "wrong-ending.txt"))
    assert read.picture.content_type == content_type
    assert (read.picture.width, read.picture.height) == (900, 600)
    assert read.picture.image.mode == "RGB"
    assert len(read.sha256) == 64
    assert len(read.perceptual_hash) == 16


def test_a_jpeg_with_a_second_picture_behind_is_a_jpeg() -> None:
    data = saved(gradient(), "MPO", save_all=True, append_images=[gradient(90, 60)])
    read = read_picture(BytesIO(data))
    assert (read.content_type, read.width, read.height) == ("image/jpeg", 900, 600)


def test_a_large_jpeg_is_decoded_small_and_keeps_its_true_size() -> None:
    read = read_picture(BytesIO(jpeg(9600, 6000)))
    assert (read.width, read.height) == (9600, 6000)
    assert read.image.size == (2400, 1500)


def test_a_large_png_is_kept_small_too() -> None:
    read = read_picture(BytesIO(saved(gradient(7200, 4500), "PNG")))
    assert (read.width, read.height) == (7200, 4500)
    assert read.image.size == (2400, 1500)


def test_a_large_jpeg_on_its_side_is_large_enough_for_all_widths() -> None:
    read = read_picture(BytesIO(camera_jpeg(gradient(9600, 4800), orientation=6)))
    assert (read.width, read.height) == (4800, 9600)
    assert read.image.size == (2400, 4800)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(kind: str, orientation: int) -> None:
    # The corner that is red once the picture is upright, as the camera stored it.
    turn = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }[orientation]
    image = Image.new("RGB", (300, 200), "white")
    image.paste("red", (0, 0, 100, 50))
    for each in turn:
        image = image.transpose(each)
    exif = Image.Exif()
    exif[0x0112] = orientation
    read = read_picture(BytesIO(saved(image, kind, exif=exif)))
    assert (read.width, read.height) == read.image.size == (300, 200)
    assert _like(read.image.getpixel((20, 20)), (255, 0, 0), 12)
    assert _like(read.image.getpixel((280, 180)), (255, 255, 255), 12)
    assert _like(read.image.getpixel((20, 180)), (255, 255, 255), 12)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_broken_exif_does_no_harm() -> None:
    data = saved(gradient(), exif=b"Exif\0\0MM\0*\xff\xff\xff\xff broken")
    assert read_picture(BytesIO(data)).width == 900


def test_cmyk_becomes_rgb_in_its_own_colours() -> None:
    data = saved(Image.new("CMYK", (50, 50), (0, 255, 255, 0)))
    read = read_picture(BytesIO(data))
    assert read.image.mode == "RGB"
    assert _like(read.image.getpixel((25, 25)), (255, 0, 0), 25)


def test_16_bit_grey_keeps_its_middle_tone() -> None:
    grey = Image.new("I;16", (50, 50), 32_768)
    read = read_picture(BytesIO(saved(grey, "PNG")))
    assert read.image.mode == "RGB"
    assert _like(read.image.getpixel((25, 25)), (128, 128, 128), 2)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_16_bit_colours_are_read(kind: str) -> None:
    data = {"PNG": png_16_bit, "TIFF": tiff_16_bit}[kind]((0xC000, 0x4000, 0x8000))
    read = read_picture(BytesIO(data))
    assert read.image.mode == "RGB"
    assert _like(read.image.getpixel((4, 4)), (0xC0, 0x40, 0x80), 2)


def test_a_heic_on_its_side_comes_out_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    read = read_picture(BytesIO(saved(gradient(300, 200), "HEIF", exif=exif.tobytes())))
    assert (read.width, read.height) == read.image.size == (200, 300)


@pytest.mark.parametrize("mode", ["I", "F"])
def test_deep_grey_tiff_is_spread_over_its_range(mode: str) -> None:
    deep = Image.new(mode, (50, 50), -500)
    deep.paste(100_000, (25, 0, 50, 50))
    read = read_picture(BytesIO(saved(deep, "TIFF")))
    assert read.image.getpixel((2, 2)) == (0, 0, 0)
    assert read.image.getpixel((47, 2)) == (255, 255, 255)


def test_lab_becomes_rgb() -> None:
    lab = ImageCms.profileToProfile(
        Image.new("RGB", (50, 50), (200, 40, 40)),
        ImageCms.createProfile("sRGB"),
        ImageCms.createProfile("LAB"),
        outputMode="LAB",
    )
    assert lab is not None
    read = read_picture(BytesIO(saved(lab, "TIFF")))
    assert _like(read.image.getpixel((25, 25)), (200, 40, 40), 4)


def test_a_palette_with_transparency_keeps_it() -> None:
    image = Image.new("P", (50, 50), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.paste(1, (25, 0, 50, 50))
    read = read_picture(BytesIO(saved(image, "PNG", transparency=0)))
    assert read.image.mode == "RGBA"
    assert read.image.getpixel((2, 2))[3] == 0
    assert read.image.getpixel((40, 2)) == (255, 0, 0, 255)


def test_transparency_that_is_nowhere_used_is_dropped() -> None:
    data = saved(Image.new("RGBA", (50, 50), (9, 99, 9, 255)), "PNG")
    assert read_picture(BytesIO(data)).image.mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA"])
def test_black_and_white_is_read(mode: str) -> None:
    read = read_picture(BytesIO(saved(Image.new(mode, (50, 50), 0), "PNG")))
    assert read.image.getpixel((5, 5))[:3] == (0, 0, 0)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_frame_is_read(kind: str) -> None:
    frames = [halves("red", "red"), halves("blue", "blue")]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert _like(read_picture(BytesIO(data)).image.getpixel((9, 9)), (255, 0, 0), 12)


def test_an_embedded_profile_is_followed() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = read_picture(BytesIO(saved(Image.new("RGB", (9, 9), (120, 90, 60)), icc_profile=srgb)))
    assert _like(same.image.getpixel((4, 4)), (120, 90, 60), 3)
    # A profile that calls green what sRGB calls red.
    swapped = srgb.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    other = read_picture(BytesIO(saved(Image.new("RGB", (9, 9), (200, 0, 0)), icc_profile=swapped)))
    red, green, _blue = other.image.getpixel((4, 4))
    assert green > red


@pytest.mark.parametrize("profile", [b"not a profile", b"\0" * 200, b"x" * 100_000])
def test_a_broken_profile_is_ignored(profile: bytes) -> None:
    data = saved(Image.new("RGB", (9, 9), (120, 90, 60)), icc_profile=profile)
    assert _like(read_picture(BytesIO(data)).image.getpixel((4, 4)), (120, 90, 60), 3)


def test_a_profile_of_other_colours_than_the_picture_has_is_ignored() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(Image.new("L", (9, 9), 90), icc_profile=srgb)
    assert _like(read_picture(BytesIO(data)).image.getpixel((4, 4)), (90, 90, 90), 2)


def test_alike_pictures_have_alike_hashes_and_others_have_others() -> None:
    first = read_upload(upload(jpeg())).perceptual_hash
    smaller = read_upload(upload(saved(gradient(450, 300), "WEBP"))).perceptual_hash
    other = gradient().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert _distance(first, smaller) <= 4
    assert _distance(first, read_upload(upload(saved(other))).perceptual_hash) > 20


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\anna\\beach.jpg", "beach.jpg"),
        ("one\0two\n.jpg", "onetwo.jpg"),
        ("🌊" * 300 + ".jpg", "🌊" * 200),
        ("", ""),
    ],
)
def test_a_name_is_reduced_to_its_last_part(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


def _like(pixel: object, wanted: tuple[int, int, int], tolerance: int) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= tolerance for a, b in zip(pixel[:3], wanted, strict=True))


def _distance(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()
