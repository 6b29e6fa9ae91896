"""A product list's fields → what its templates and its words need."""

import re
from datetime import date
from typing import Any

from articles.body.formats.compiled import FormatPhoto
from articles.body.formats.numbers import price_words, read_price
from articles.body.paid import is_affiliate
from articles.body.photos import shown_context
from articles.body.showing import Showing
from articles.models import Content, ProductContent

# Search engines want links that earn a share marked "sponsored"; those that don't know that word
# know "nofollow". https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links
AFFILIATE = "sponsored nofollow noopener"


def photos(content: Content) -> list[FormatPhoto]:
    """The products' photos."""
    return [FormatPhoto(row.photo) for row in shown(content) if row.photo]


def text(content: Content) -> str:
    """The words of all products, a line each."""
    lines = [line for row in shown(content) for line in (row.name, row.description, row.shop)]
    return "\n".join(line for line in lines if line.strip())


def context(content: Content, showing: Showing) -> dict[str, Any]:
    """What the templates need; a product without a name is left out."""
    rows = [_product(row, showing, content) for row in shown(content)]
    return {
        "products": rows,
        "checked_on": checked_on(content) if any(row["price"] for row in rows) else None,
    }


def shown(content: Content) -> list[ProductContent]:
    """The products that readers see."""
    return [row for row in content.products.products if row.name.strip()]


def earning(content: Content) -> list[ProductContent]:
    """The products whose links earn a share: marked so, or by the host they lead to."""
    return [row for row in shown(content) if row.is_affiliate_link() or is_affiliate(row.link())]


def has_affiliate(content: Content) -> bool:
    """Whether readers get a link that earns a share; beside a sensitive subject they get none."""
    return not content.subjects and bool(earning(content))


def checked_on(content: Content) -> date | None:
    """The day on which the prices were looked at; None for what is no day."""
    typed = content.products.checked_on
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed):
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def price_of(row: ProductContent) -> str:
    """The price in words; as typed where it is no number."""
    price = read_price(row.price)
    if price is None:
        return " ".join(part for part in (row.price, row.currency) if row.price and part)
    return price_words(price, row.currency)


def _product(row: ProductContent, showing: Showing, content: Content) -> dict[str, Any]:
    earns = row.is_affiliate_link() or is_affiliate(row.link())
    return {
        "name": row.name,
        "description": row.description,
        "price": price_of(row),
        "shop": row.shop or _host(row.link()),
        # Nobody is led to a shop beside a sensitive subject.
        "link": "" if content.subjects else row.link(),
        "rel": AFFILIATE if earns or content.sponsored else "noopener",
        "is_affiliate": earns,
        "figure": shown_context(showing.take(row.photo), layout="product"),
    }


def _host(link: str) -> str:
    return link.split("/")[2].removeprefix("www.") if link else ""
