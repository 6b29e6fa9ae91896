"""Whatever a picture's pixels are made of, brought to sRGB with or without transparency."""

from io import BytesIO

from PIL import Image, ImageCms

# Colour space of a profile (ICC.1:2022, table 19) → the modes of Pillow that it can speak of.
PROFILE_MODES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}
ALPHA_MODES = ("RGBA", "LA", "PA", "La", "RGBa")


def simplify(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized: L, RGB, RGBA, CMYK or LAB, 8 bits a channel."""
    if image.mode in ALPHA_MODES or "transparency" in image.info:
        return _without_idle_alpha(image if image.mode == "RGBA" else image.convert("RGBA"))
    if image.mode.startswith("I") or image.mode == "F":
        return _to_8_bit(image)
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("L", "RGB", "CMYK", "LAB"):
        return image
    return image.convert("RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """A simplified picture in sRGB, by its embedded profile where that is sound: RGB or RGBA."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if image.mode == "LAB":
        result = _by_profile(colours, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    else:
        result = _by_embedded(colours, profile) or colours.convert("RGB")
    if alpha:
        result.putalpha(alpha)
    return result


def on_white(image: Image.Image) -> Image.Image:
    """The picture without transparency, as it looks on white paper."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _by_embedded(image: Image.Image, profile: bytes | None) -> Image.Image | None:
    if not profile:
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if PROFILE_MODES.get(source.profile.xcolor_space) != image.mode:
            return None
        return _by_profile(image, source)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None  # a broken profile says nothing, and the colours stand without it


def _by_profile(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    target = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    converted = ImageCms.profileToProfile(
        image, source, target, ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB"
    )
    assert converted is not None  # it is None only for a change in place
    return converted


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    """RGB where every pixel is opaque anyway."""
    if image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image


def _to_8_bit(image: Image.Image) -> Image.Image:
    """Grey in 8 bits from 16 or 32: Pillow's own conversion would cut off what is above 255."""
    deep = image.convert("F")
    low, high = deep.getextrema()
    assert isinstance(high, float) and isinstance(low, float)
    if image.mode.startswith("I;16") or (image.mode == "I" and low >= 0 and high <= 65_535):
        low, high = 0.0, 65_535.0
    span = (high - low) or 1.0
    scale = 255.0 / span
    return deep.point(lambda value: value * scale + (-low * scale)).convert("L")
