"""What an editor writes in an article, as one value: the content of a revision."""

from dataclasses import asdict, dataclass, field
from typing import Any

from articles.models.formats import (
    Format,
    GalleryContent,
    ProductsContent,
    RecipeContent,
    read_format,
)

# 2: the fields of the formats. Before, there was no format but the plain article.
SCHEMA = 2
# The field of a content that holds what each format has besides.
FORMAT_FIELDS = {
    Format.RECIPE.value: ("recipe", RecipeContent),
    Format.PRODUCTS.value: ("products", ProductsContent),
    Format.GALLERY.value: ("gallery", GalleryContent),
}


@dataclass
class BylineContent:
    """One credit: an author's id and the role."""

    author: int
    role: str = "words"


@dataclass
class MainPhotoContent:
    """The main photo as this article shows it; empty texts fall back on the photo's own."""

    photo: int | None = None
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass
class ReadMoreContent:
    """A link at the end: to an article by id, or open, by the headline looked for."""

    article: int | None = None
    headline: str = ""


@dataclass
class Content:
    """Every field that an editor can write. Half-finished and wrong values can be stored.

    The fields of formats other than the present one are kept, and no reader sees them.
    """

    headline: str = ""
    standfirst: str = ""
    body: str = ""
    section: int | None = None
    slug: str = ""
    format: str = Format.ARTICLE.value
    language: str = ""
    translation_of: int | None = None
    description: str = ""
    canonical_url: str = ""
    sponsored: bool = False
    sponsor: str = ""
    subjects: list[str] = field(default_factory=list)
    bylines: list[BylineContent] = field(default_factory=list)
    main_photo: MainPhotoContent = field(default_factory=MainPhotoContent)
    tags: list[str] = field(default_factory=list)
    read_more: list[ReadMoreContent] = field(default_factory=list)
    recipe: RecipeContent = field(default_factory=RecipeContent)
    products: ProductsContent = field(default_factory=ProductsContent)
    gallery: GalleryContent = field(default_factory=GalleryContent)

    def to_json(self) -> dict[str, Any]:
        """The value as it is stored, with its schema number."""
        return {"schema": SCHEMA, **asdict(self)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Content":
        """Read a stored value of any schema up to this one.

        Raises ``ValueError`` for a schema from the future: reading it would lose what is unknown.
        """
        values = upcast(stored)
        return cls(
            **{
                **values,
                "bylines": [BylineContent(**row) for row in values.get("bylines", [])],
                "main_photo": MainPhotoContent(**values.get("main_photo", {})),
                "read_more": [ReadMoreContent(**row) for row in values.get("read_more", [])],
                **{
                    name: read_format(kind, values.get(name, {}))
                    for name, kind in FORMAT_FIELDS.values()
                },
            }
        )


def upcast(stored: dict[str, Any]) -> dict[str, Any]:
    """Bring a stored content to the present schema; the ``schema`` key is taken off."""
    values = dict(stored)
    schema = values.pop("schema", SCHEMA)
    if schema > SCHEMA:
        raise ValueError(f"content has schema {schema}, this code knows schemas up to {SCHEMA}")
    return values
