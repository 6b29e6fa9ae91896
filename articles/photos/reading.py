"""Pictures from outside, opened safely: what they are is what their content says."""

import unicodedata
import warnings
from dataclasses import dataclass, field
from typing import IO, Any

from django.core.files import File
from django.utils.translation import gettext as _
from PIL import ExifTags, Image, UnidentifiedImageError
from pillow_heif import register_heif_opener

from articles.photos.colour import simplify, to_srgb
from articles.photos.fingerprint import difference_hash, sha256_of
from articles.photos.geometry import working_size
from articles.photos.metadata import Said, said_by
from articles.photos.placeholder import placeholder
from articles.photos.turns import DECODING

MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 60_000_000
MAX_SIDE = 20_000  # px
NAME_LENGTH = 200

# MPO is what Pillow calls a JPEG that carries further pictures, as many telephones write it.
CONTENT_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
    "GIF": "image/gif",
    "TIFF": "image/tiff",
    "HEIF": "image/heic",
}
FORMATS = tuple(name for name in CONTENT_TYPES if name != "MPO")

MOVING = ("GIF", "WEBP", "PNG", "AVIF")

# EXIF's orientations (CIPA DC-008, 4.6.5.1.7) → what puts the picture upright.
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = (5, 6, 7, 8)

# HEIC, as telephones write it: Pillow itself doesn't read it.
register_heif_opener(thumbnails=False)

# For the whole process and once: warnings.catch_warnings isn't safe among threads.
warnings.simplefilter("error", Image.DecompressionBombWarning)


class PhotoError(ValueError):
    """A file that can't be used as a photo; the message tells the editor why, and what to do."""


@dataclass(frozen=True)
class ReadPicture:
    """A picture, upright and in sRGB, large enough for all renditions."""

    image: Image.Image
    content_type: str
    width: int  # px of the original, upright
    height: int
    said: Said = field(default_factory=Said)
    moves: bool = False  # of what moves, only the first frame is here


@dataclass(frozen=True)
class Upload:
    """A file that has been found fit to be a photo, with all that is known about it."""

    file: File
    name: str
    bytes: int
    sha256: str
    perceptual_hash: str
    placeholder: str
    picture: ReadPicture


def read_upload(file: File | IO[bytes]) -> Upload:
    """Check a file from outside and read its picture.

    Arguments:
        file: an upload, or anything with bytes to read and seek; it is left open.

    Raises PhotoError if it can't be used.
    """
    upload = file if isinstance(file, File) else File(file)
    _check_bytes(upload.size)
    upload.seek(0)
    picture = read_picture(upload)
    upload.seek(0)
    return Upload(
        file=upload,
        name=clean_name(upload.name or ""),
        bytes=upload.size,
        sha256=sha256_of(upload.chunks()),
        perceptual_hash=difference_hash(picture.image),
        placeholder=placeholder(picture.image),
        picture=picture,
    )


def read_picture(stream: IO[bytes] | File) -> ReadPicture:
    """Decode a picture; of an animated one, the first frame.

    Raises PhotoError if it isn't one of the known kinds, is too large or is damaged.
    """
    try:
        # The stubs of Pillow don't know Django's File, which reads and seeks like any stream.
        source: Any = stream
        with DECODING, Image.open(source, formats=FORMATS) as image:
            _check_size(*image.size)
            return _decode(image)
    except PhotoError:
        raise
    except UnidentifiedImageError as error:
        raise PhotoError(
            _(
                "This is not a picture that can be used. Choose a JPEG, PNG, WebP, AVIF, HEIC, "
                "GIF or TIFF file; save others (such as SVG) as JPEG first."
            )
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # decoders raise whatever damaged bytes lead them into
        raise PhotoError(
            _("The picture is damaged or incomplete. Export it anew, or upload it again.")
        ) from error


def clean_name(name: str) -> str:
    """The last part of a file's name without control characters, at most 200 characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in last if unicodedata.category(sign) not in ("Cc", "Cs"))[
        :NAME_LENGTH
    ]


def _check_bytes(size: int) -> None:
    if size == 0:
        raise PhotoError(_("The file is empty. Upload it again."))
    if size > MAX_BYTES:
        raise PhotoError(
            _("The file has %(size)s MB; at most %(limit)s MB are possible. Save it smaller.")
            % {"size": f"{size / 1024 / 1024:.0f}", "limit": MAX_BYTES // 1024 // 1024}
        )


def _check_size(width: int, height: int) -> None:
    if max(width, height) > MAX_SIDE:
        raise PhotoError(
            _(
                "The picture is %(width)s × %(height)s pixels; no side may have more than "
                "%(limit)s. Save it smaller."
            )
            % {"width": width, "height": height, "limit": MAX_SIDE}
        )
    if width * height > MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> PhotoError:
    return PhotoError(
        _("The picture has more than %(limit)s million pixels. Save it smaller.")
        % {"limit": MAX_PIXELS // 1_000_000}
    )


def _decode(image: Image.Image) -> ReadPicture:
    content_type = CONTENT_TYPES[image.format or ""]
    width, height = image.size
    target = working_size(width, height)
    if content_type == "image/jpeg":
        if _orientation(image) in SIDEWAYS:
            target = working_size(height, width)[::-1]
        image.draft(None, target)  # decodes at a half, a quarter or an eighth: much less memory
    image.load()
    # After loading: Pillow turns a TIFF by itself while loading, and then says so.
    orientation = _orientation(image)
    profile = image.info.get("icc_profile")
    said = said_by(image)
    if orientation in SIDEWAYS:
        target = working_size(height, width)[::-1]
        width, height = height, width
    decoded = to_srgb(_shrink(simplify(image), target), profile)
    if orientation in UPRIGHT:
        decoded = decoded.transpose(UPRIGHT[orientation])
    decoded.info.clear()  # encoders would copy comments and more from here
    moves = getattr(image, "is_animated", False) and image.format in MOVING
    return ReadPicture(decoded, content_type, width, height, said, moves)


def _shrink(image: Image.Image, target: tuple[int, int]) -> Image.Image:
    factor = min(image.width // target[0], image.height // target[1])
    return image.reduce(factor) if factor > 1 else image


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # EXIF is a guest in the file: broken, it must not spoil the picture
        return 1
