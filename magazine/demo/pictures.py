"""The demo's photos: drawn, put into the library, and set into the texts of articles."""

import io
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from html import escape
from typing import Any

from django.core.files.base import ContentFile

from articles.actions.photos import add_photo
from articles.models import Content, Photo
from magazine.demo.drawings import Drawing, draw

Photos = dict[tuple[str, int, str], Photo]


def draw_all(articles: list[dict[str, Any]], scale: float) -> Photos:
    """The photos that these articles name, drawn on as many cores as there are."""
    rows = {_key(row): row for article in articles for row in _photos_of(article)}
    photos = {}
    with ProcessPoolExecutor() as pool:
        drawn = pool.map(_draw, [(*key, scale) for key in rows])
        for (key, row), (data, alt) in zip(rows.items(), drawn, strict=True):
            photos[key] = add_photo(
                ContentFile(data, name=f"{row['scene']}.jpg"),
                alt=alt,
                caption=row.get("caption", ""),
                credit=row.get("credit", "The Drawing Room"),
                kind="illustration",
            )
    return photos


def with_photos(content: Content, article: dict[str, Any], photos: Photos) -> Content:
    """The content with its main photo, and with those that stand inside the text.

    Raises ``ValueError`` if a picture names a paragraph that isn't in the text.
    """
    body = content.body
    for block in article.get("pictures", []):
        start = body.find(f"<p>{block['after']}")
        end = body.find("</p>", start)
        if start < 0 or end < 0:
            raise ValueError(f"no paragraph of {article['file']} begins with “{block['after']}”")
        at = end + len("</p>")
        body = body[:at] + _marker(block, photos) + body[at:]
    main = photos[_key(article["photo"])].pk if article.get("photo") else None
    return replace(content, body=body, main_photo=replace(content.main_photo, photo=main))


def _marker(block: dict[str, Any], photos: Photos) -> str:
    layout = f' data-layout="{block["layout"]}"' if "layout" in block else ""
    figures = "".join(
        f'<figure data-photo="{photos[_key(row)].pk}"{layout}></figure>' for row in block["photos"]
    )
    if "gallery" not in block:
        return figures
    caption = f"<figcaption>{escape(block['caption'])}</figcaption>" if "caption" in block else ""
    return f'<figure data-gallery="{block["gallery"]}">{figures}{caption}</figure>'


def _photos_of(article: dict[str, Any]) -> list[dict[str, Any]]:
    main = [article["photo"]] if article.get("photo") else []
    return main + [row for block in article.get("pictures", []) for row in block["photos"]]


def _key(row: dict[str, Any]) -> tuple[str, int, str]:
    return row["scene"], row["seed"], row["shape"]


def as_file(drawing: Drawing) -> tuple[bytes, str]:
    """A drawing as the bytes of a JPEG, and what is seen on it."""
    out = io.BytesIO()
    drawing.image.save(out, "JPEG", quality=94, subsampling=0)
    return out.getvalue(), drawing.alt


def _draw(job: tuple[str, int, str, float]) -> tuple[bytes, str]:
    scene, seed, shape, scale = job
    return as_file(draw(scene, seed=seed, shape=shape, scale=scale))
