"""What the formats beside the plain article hold, as an editor writes it: typed, and text as typed.

Numbers, dates and addresses are kept as they were typed, so that half-finished and wrong ones can
be stored; ``articles.body.formats`` reads them, and the checklist tells what it can't read.
"""

import re
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_ROWS = 300
LARGEST_ID = 2**63 - 1
Some = TypeVar("Some")
# NUL, other controls, and halves of characters, which JSON can name.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
_is_address = URLValidator(schemes=["http", "https"])


class Format(models.TextChoices):
    """What kind of article it is; each but the first has fields and a template of its own."""

    ARTICLE = "article", gettext_lazy("Article")
    GALLERY = "gallery", gettext_lazy("Gallery story")
    RECIPE = "recipe", gettext_lazy("Recipe")
    PRODUCTS = "products", gettext_lazy("Product list")


class FormatError(ValueError):
    """What was sent is no such thing as a format's fields; the message is for people."""


@dataclass
class IngredientContent:
    """One ingredient: "1 1/2", "cups", "plain flour", "sifted"."""

    amount: str = ""
    unit: str = ""
    name: str = ""
    note: str = ""


@dataclass
class IngredientGroupContent:
    """Ingredients that belong together, under a heading or none."""

    heading: str = ""
    ingredients: list[IngredientContent] = field(default_factory=list)


@dataclass
class StepContent:
    """One step of the method."""

    heading: str = ""
    text: str = ""
    photo: int | None = None


@dataclass
class RecipeContent:
    """A recipe; without a name of its own it is called as the article is.

    Times are minutes; ``servings_word`` says of what ("people", "buns").
    """

    name: str = ""
    servings: str = ""
    servings_word: str = ""
    prep: str = ""
    cook: str = ""
    total: str = ""
    groups: list[IngredientGroupContent] = field(default_factory=list)
    steps: list[StepContent] = field(default_factory=list)


@dataclass
class ProductContent:
    """One product; ``price`` is a number without its currency, which is a code ("EUR")."""

    name: str = ""
    description: str = ""
    price: str = ""
    currency: str = ""
    shop: str = ""
    address: str = ""
    affiliate: bool = False
    photo: int | None = None

    def link(self) -> str:
        """The shop's address as a link may lead there; empty where it is none of the web's."""
        address = self.address.strip()
        try:
            _is_address(address)
        except ValidationError:
            return ""
        return address

    def is_affiliate_link(self) -> bool:
        """Whether readers get a link that earns the magazine a share."""
        return self.affiliate and bool(self.name.strip()) and bool(self.link())


@dataclass
class ProductsContent:
    """A product list; ``checked_on`` is the day (YYYY-MM-DD) on which its prices were looked at."""

    checked_on: str = ""
    products: list[ProductContent] = field(default_factory=list)


@dataclass
class GalleryPhotoContent:
    """One photo of a gallery story; empty texts fall back on the photo's own."""

    photo: int | None = None
    caption: str = ""
    credit: str = ""


@dataclass
class GalleryContent:
    """The photos of a gallery story, in order."""

    photos: list[GalleryPhotoContent] = field(default_factory=list)


def read_format(kind: type[Some], value: Any) -> Some:
    """A format's fields from JSON that has been loaded; what is missing is empty.

    Raises ``FormatError`` where the shape is another: a key that there is not, text in the place
    of a list, more than 300 rows.
    """
    return _read(kind, value, kind.__name__.removesuffix("Content").lower())


def one_line(text: str) -> str:
    """The text on one line."""
    # White space would only be folded by the browser, and databases refuse some of the rest.
    return " ".join(_UNFIT.sub("", text).split())


def tidied(value: Some) -> Some:
    """A format's fields with every text in them on one line, and without rows that say nothing."""
    changed: dict[str, Any] = {}
    for each in fields(value):  # type: ignore[arg-type]
        present = getattr(value, each.name)
        if isinstance(present, str):
            changed[each.name] = one_line(present)
        elif isinstance(present, list):
            rows = [tidied(row) for row in present]
            changed[each.name] = [row for row in rows if row != type(row)()]
    return replace(value, **changed)  # type: ignore[type-var]


def _read(kind: Any, value: Any, place: str) -> Any:
    if get_origin(kind) is list:
        if not isinstance(value, list):
            raise FormatError(_("“%(place)s” must be a list.") % {"place": place})
        if len(value) > MOST_ROWS:
            words = _("“%(place)s” has %(count)d rows; at most %(most)d are kept.")
            raise FormatError(words % {"place": place, "count": len(value), "most": MOST_ROWS})
        inner = get_args(kind)[0]
        return [_read(inner, row, f"{place} {number}") for number, row in enumerate(value, 1)]
    if is_dataclass(kind):
        return _read_fields(kind, value, place)
    if kind is str and isinstance(value, str):
        return value
    if kind is bool and isinstance(value, bool):
        return value
    if kind == int | None and (value is None or _is_id(value)):
        return value
    raise FormatError(_("“%(place)s” holds a value of the wrong sort.") % {"place": place})


def _read_fields(kind: Any, value: Any, place: str) -> Any:
    if not isinstance(value, dict):
        raise FormatError(_("“%(place)s” must be an object with fields.") % {"place": place})
    known = {each.name for each in fields(kind)}
    for name in value:
        if name not in known:
            words = _("“%(place)s” has no field “%(name)s”.")
            raise FormatError(words % {"place": place, "name": str(name)[:40]})
    hints = get_type_hints(kind)
    return kind(
        **{name: _read(hints[name], each, f"{place}, {name}") for name, each in value.items()}
    )


def _is_id(value: Any) -> bool:
    return type(value) is int and 0 < value <= LARGEST_ID
