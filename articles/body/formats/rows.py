"""The fields of formats as rows of words, for people who compare two texts."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from articles.models import Content

Rows = list[tuple[str, str]]
NameOf = Callable[[int], str]


def all_format_photos(content: Content) -> set[int]:
    """Every photo that a format's fields name, those of formats not chosen now too."""
    named = [
        *(step.photo for step in content.recipe.steps),
        *(row.photo for row in content.products.products),
        *(row.photo for row in content.gallery.photos),
    ]
    return {pk for pk in named if pk}


def format_rows(content: Content, field: str, name_of: NameOf) -> Rows:
    """A format's fields as pairs of sort and words; ``name_of`` gives a photo's name."""
    rows = {"recipe": _recipe, "products": _products, "gallery": _gallery}[field]
    return rows(content, name_of)


def _recipe(content: Content, name_of: NameOf) -> Rows:
    recipe = content.recipe
    rows = [
        (_("Name"), recipe.name),
        (_("Servings"), _joined(" ", recipe.servings, recipe.servings_word)),
        (_("Preparation, minutes"), recipe.prep),
        (_("Cooking, minutes"), recipe.cook),
        (_("In all, minutes"), recipe.total),
    ]
    for group in recipe.groups:
        rows.append((_("Ingredients"), group.heading))
        rows += [
            (
                _("Ingredient"),
                _joined(", ", _joined(" ", row.amount, row.unit, row.name), row.note),
            )
            for row in group.ingredients
        ]
    rows += [
        (
            _("Step"),
            _joined(" · ", step.heading, step.text, name_of(step.photo) if step.photo else ""),
        )
        for step in recipe.steps
    ]
    return rows


def _products(content: Content, name_of: NameOf) -> Rows:
    rows = [(_("Prices checked on"), content.products.checked_on)]
    rows += [
        (
            _("Product"),
            _joined(
                " · ",
                row.name,
                row.description,
                _joined(" ", row.price, row.currency),
                row.shop,
                row.address,
                _("affiliate link") if row.affiliate else "",
                name_of(row.photo) if row.photo else "",
            ),
        )
        for row in content.products.products
    ]
    return rows


def _gallery(content: Content, name_of: NameOf) -> Rows:
    return [
        (
            _("Photo"),
            _joined(" · ", name_of(row.photo) if row.photo else "", row.caption, row.credit),
        )
        for row in content.gallery.photos
    ]


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)
