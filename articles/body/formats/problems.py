"""What the checklist says of a format's fields."""

from collections.abc import Iterator, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.body import text
from articles.body.formats import format_photos, format_text
from articles.body.formats.numbers import CURRENCIES, read_amount, read_minutes, read_price
from articles.body.formats.products import checked_on
from articles.body.formats.recipe import is_said, servings_of
from articles.body.problems import Problem
from articles.dates import long_date
from articles.models import Content, Format, Photo, ProductContent

OLD_PRICES = 90  # days


def format_problems(content: Content, pictures: Mapping[int, Photo]) -> Iterator[Problem]:
    """All problems of the present format's fields; ``pictures`` are the photos that exist."""
    if content.format == Format.RECIPE:
        yield from _recipe(content)
    elif content.format == Format.PRODUCTS:
        yield from _products(content)
    elif content.format == Format.GALLERY:
        if not content.gallery.photos:
            message = _("The gallery story has no photos.")
            yield Problem("no-gallery-photos", message, "gallery")
    elif content.format != Format.ARTICLE:
        message = _("There is no format “%(name)s”: readers get a plain article.")
        yield Problem("unknown-format", message % {"name": content.format}, "format")
    if text.has_gap(format_text(content)):
        message = _("“TK” is left in the text: something is still to come.")
        yield Problem("to-come", message, content.format)
    yield from _photos(content, pictures)


def _photos(content: Content, pictures: Mapping[int, Photo]) -> Iterator[Problem]:
    for each in dict.fromkeys(format_photos(content)):
        photo = pictures.get(each.photo)
        if photo is None:
            message = _("Photo %(number)s no longer exists; it is left out.")
            yield Problem("photo-gone", message % {"number": each.photo}, content.format)
            continue
        if not each.is_credited(photo):
            message = _("The photo “%(photo)s” has no credit.")
            yield Problem("no-credit", message % {"photo": photo}, content.format)
        if not photo.alt:
            message = _("The photo “%(photo)s” has no alt.")
            yield Problem("no-alt", message % {"photo": photo}, content.format)


def _recipe(content: Content) -> Iterator[Problem]:
    recipe = content.recipe
    rows = [row for group in recipe.groups for row in group.ingredients if is_said(row)]
    if not rows:
        yield Problem("no-ingredients", _("The recipe has no ingredients."), "recipe")
    if not any(step.text for step in recipe.steps):
        yield Problem("no-steps", _("The recipe has no steps."), "recipe")
    if servings_of(recipe) is None:
        message = (
            _("“%(typed)s” servings is no number: readers can’t scale the amounts.")
            if recipe.servings
            else _("The recipe doesn’t say for how many it is: readers can’t scale the amounts.")
        )
        yield Problem("no-servings", message % {"typed": recipe.servings}, "recipe")
    times = [recipe.prep, recipe.cook, recipe.total]
    for typed in times:
        if typed and read_minutes(typed) is None:
            message = _("“%(typed)s” is no time in minutes; it is left out.")
            yield Problem("bad-time", message % {"typed": typed}, "recipe")
    if not any(times):
        yield Problem("no-times", _("The recipe doesn’t say how long it takes."), "recipe")
    for row in rows:
        if row.amount and read_amount(row.amount) is None:
            message = _("“%(typed)s” (%(name)s) is no number: this amount isn’t scaled.")
            words = {"typed": row.amount, "name": row.name or row.note}
            yield Problem("bad-amount", message % words, "recipe")


def _products(content: Content) -> Iterator[Problem]:
    rows = content.products.products
    if not any(row.name for row in rows):
        yield Problem("no-products", _("The product list has no products."), "products")
    for number, row in enumerate(rows, start=1):
        yield from _product(row, number)
    if any(row.price for row in rows):
        yield from _day(content)


def _product(row: ProductContent, number: int) -> Iterator[Problem]:
    if not row.name:
        message = _("Product %(number)d has no name; it is left out.")
        yield Problem("no-product-name", message % {"number": number}, "products")
        return
    words = {"name": row.name, "typed": row.address}
    if not row.address:
        message = _("“%(name)s” has no address of a shop: readers can’t go there.")
        yield Problem("no-shop-address", message % words, "products")
    elif not row.link():
        message = _(
            "“%(typed)s” is no address of a shop (%(name)s): it must begin with https://. Readers "
            "get no link."
        )
        yield Problem("bad-shop-address", message % words, "products")
    if row.price and read_price(row.price) is None:
        message = _("“%(price)s” is no price (%(name)s): readers see it as it was typed.")
        yield Problem("bad-price", message % {**words, "price": row.price}, "products")
    elif row.price and row.currency not in CURRENCIES:
        message = _("The price of “%(name)s” has no currency.")
        yield Problem("bad-price", message % words, "products")


def _day(content: Content) -> Iterator[Problem]:
    day, today = checked_on(content), timezone.localdate()
    if day is None:
        message = _("The product list doesn’t say on which day its prices were checked.")
    elif day > today:
        message = _("The day on which prices were checked lies ahead.")
    elif (today - day).days > OLD_PRICES:
        message = _("The prices were last checked on %(day)s. Look again whether they are right.")
        message %= {"day": long_date(day)}
    else:
        return
    yield Problem("old-prices", message, "products")
