"""What stands in a photo's place until it arrives: itself, very small."""

from base64 import b64encode
from io import BytesIO

from PIL import Image

SIDE = 16  # px
MAX_LENGTH = 1000


def placeholder(image: Image.Image) -> str:
    """The picture as a ``data:`` address of some 150 characters; empty for one with transparency.

    The policy allows no style attribute, but ``data:`` images: it is an image of its own that lies
    under the photo.
    """
    if image.mode != "RGB":
        return ""
    small = image.copy()
    small.thumbnail((SIDE, SIDE), Image.Resampling.BOX, reducing_gap=2)
    out = BytesIO()
    small.save(out, "WEBP", quality=20, method=6)
    address = f"data:image/webp;base64,{b64encode(out.getvalue()).decode('ascii')}"
    return address if len(address) <= MAX_LENGTH else ""
