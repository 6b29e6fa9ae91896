"""The demo's stories in formats of their own, from their table and drawings into the database."""

import io
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from articles.actions.photos import add_photo
from articles.actions.publish import publish
from articles.actions.revisions import create_article
from articles.body.formats.pasted import ingredients_of
from articles.models import (
    FORMAT_FIELDS,
    Action,
    Article,
    Author,
    BylineContent,
    Content,
    MainPhotoContent,
    Section,
    read_format,
)
from magazine.demo.drawings import draw

TABLE = Path(__file__).parent / "formats.toml"
CREDIT = "The Drawing Room"


def read_stories() -> list[dict[str, Any]]:
    """The stories as ``formats.toml`` tells them."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))["stories"]


def load_stories(
    sections: dict[str, Section], authors: dict[str, Author], *, scale: float = 1.0
) -> int:
    """Load those that are not there yet; returns how many were made."""
    new = [
        story
        for story in read_stories()
        if not Article.objects.filter(import_key=_key(story)).exists()
    ]
    _give_photos(new, scale)
    for story in new:
        content = _content(story, sections, authors)
        article = create_article(content, import_key=_key(story), action=Action.IMPORTED)
        publish(article, at=_published_at(story))
    return len(new)


def _key(story: dict[str, Any]) -> str:
    return f"demo:{story['key']}"


def _content(
    story: dict[str, Any], sections: dict[str, Section], authors: dict[str, Author]
) -> Content:
    field, kind = FORMAT_FIELDS[story["format"]]
    values = dict(story[field])
    if field == "recipe":
        values["groups"] = [_group(group) for group in values["groups"]]
    if field == "products":
        values["checked_on"] = (
            timezone.localdate() - timedelta(days=story["days_ago"])
        ).isoformat()
    fields: dict[str, Any] = {field: read_format(kind, values)}
    return Content(
        headline=story["headline"],
        standfirst=story["standfirst"],
        body=story["body"],
        section=sections[story["section"]].pk,
        format=story["format"],
        bylines=[
            BylineContent(author=authors[credit["author"]].pk, role=credit["role"])
            for credit in story["bylines"]
        ],
        tags=list(story["tags"]),
        main_photo=MainPhotoContent(photo=story["photo"]),
        **fields,
    )


def _group(group: dict[str, Any]) -> dict[str, Any]:
    """A group with its ingredients taken apart, as an editor's pasted list is."""
    rows = ingredients_of(group["ingredients"])[0].ingredients
    return {**group, "ingredients": [asdict(row) for row in rows]}


def _give_photos(stories: list[dict[str, Any]], scale: float) -> None:
    """Put the id of a drawn photo in the place of every scene."""
    holders = list(_with_scene(stories))
    jobs = [(holder["photo"], scale) for holder in holders]
    if not jobs:
        return
    with ProcessPoolExecutor() as pool:
        for holder, (data, alt) in zip(holders, pool.map(_draw, jobs), strict=True):
            scene = holder["photo"]
            holder["photo"] = add_photo(
                ContentFile(data, name=f"{scene['scene']}.jpg"),
                alt=alt,
                caption=scene.get("caption", ""),
                credit=CREDIT,
                kind="illustration",
            ).pk


def _with_scene(value: Any) -> Iterator[dict[str, Any]]:
    """Everything below that has a photo."""
    rows = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and isinstance(value.get("photo"), dict):
        yield value
    for row in rows:
        yield from _with_scene(row)


def _draw(job: tuple[dict[str, Any], float]) -> tuple[bytes, str]:
    scene, scale = job
    drawing = draw(scene["scene"], seed=scene["seed"], shape=scene["shape"], scale=scale)
    out = io.BytesIO()
    drawing.image.save(out, "JPEG", quality=94, subsampling=0)
    return out.getvalue(), drawing.alt


def _published_at(story: dict[str, Any]) -> Any:
    moment = timezone.localtime().replace(hour=story["hour"], minute=0, second=0, microsecond=0)
    return moment - timedelta(days=story["days_ago"])
