"""What cards need of a page's data, apart: a list of articles reads this for each of them."""

from typing import Any

# The photo with its rights by the clock (see ``main_photo_at``), who and how long, what is paid.
OF_CARDS = (
    "photo", "credit", "photo_until", "photo_then", "photo_then_credit",
    "bylines", "reading_minutes", "format", "sponsor", "affiliate",
)  # fmt: skip


def card_data(page_data: dict[str, Any]) -> dict[str, Any]:
    """The cards' part of ``page_data``; what is empty is left out, as is what was never there."""
    return {key: page_data[key] for key in OF_CARDS if page_data.get(key)}
