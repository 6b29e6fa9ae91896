"""The demo magazine, from its texts and drawings into the database; again changes nothing."""

import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.dateparse import parse_time

from articles.actions.front import save_arrangement
from articles.actions.importing import to_content
from articles.actions.photos import add_photo
from articles.actions.publish import publish
from articles.actions.revisions import create_article
from articles.body import plain
from articles.front.slots import SECTION, TAG, Slot
from articles.models import (
    Action,
    Arrangement,
    Article,
    Author,
    BylineContent,
    Content,
    ReadingHour,
    Section,
    Tag,
)
from articles.models.reading import hour_of
from magazine.demo.drawings import draw_portrait
from magazine.demo.format_stories import load_stories
from magazine.demo.helplines import add_helplines
from magazine.demo.pictures import Photos, as_file, draw_all, with_photos
from magazine.roles import ensure_roles
from newsletter.actions import newsletters
from newsletter.models import Newsletter

HERE = Path(__file__).parent
PASSWORD = "magazine-demo"  # noqa: S105 - printed for everybody to use
LOGINS = {
    "chief": ("Chief editor", "Maeve", "Lally"),
    "editor": ("Editor", "Tomasz", "Wilk"),
    "contributor": ("Contributor", "Sadhbh", "Ní Dhuinn"),
}


def read_magazine() -> dict[str, Any]:
    """What the demo consists of, as ``magazine.toml`` tells it."""
    return tomllib.loads((HERE / "magazine.toml").read_text(encoding="utf-8"))


def load(*, logins: bool, scale: float = 1.0) -> int:
    """Load what of the demo is not there yet; returns how many articles were made.

    ``logins`` makes the three log-ins as well. ``scale`` makes smaller pictures, for tests.
    """
    magazine = read_magazine()
    if logins:
        make_logins()
    sections = _sections(magazine["sections"])
    authors = _authors(magazine["authors"], scale)
    _give_bylines()
    _newsletters(magazine["newsletters"])
    add_helplines(magazine["helplines"])
    new = [
        row
        for row in magazine["articles"]
        if not Article.objects.filter(import_key=_key(row)).exists()
    ]
    photos = draw_all(new, scale)
    # The oldest first, so that earlier stories are there to be linked to.
    for row in sorted(new, key=lambda row: -row["days_ago"]):
        _article(row, sections, authors, photos)
    in_formats = load_stories(sections, authors, scale=scale)
    translated = [_translation(row) for row in magazine["translations"]]
    _front_page(magazine, sections)
    return len(new) + in_formats + sum(translated)


def make_logins() -> None:
    """Make the demo's log-ins, each with its role; existing ones are left alone."""
    groups = ensure_roles()
    users = get_user_model()
    for username, (role, first_name, last_name) in LOGINS.items():
        if users.objects.filter(username=username).exists():
            continue
        user = users.objects.create_user(
            username,
            password=PASSWORD,
            first_name=first_name,
            last_name=last_name,
            email=f"{username}@magazine.example",
            is_staff=True,
        )
        user.groups.add(groups[role])
        if role == "Chief editor":
            user.groups.add(groups["Newsletter editor"])


def _front_page(magazine: dict[str, Any], sections: dict[str, Section]) -> None:
    """Arrange the front page, and have its stories been read, where neither was done before."""
    made = Article.objects.filter(import_key__startswith="demo:")
    articles = {str(key): pk for key, pk in made.values_list("import_key", "pk")}
    if not ReadingHour.objects.exists():
        hour = hour_of(timezone.now())
        ReadingHour.objects.bulk_create(
            ReadingHour(article_id=articles[f"demo:{file}"], hour=hour, count=count)
            for file, count in magazine["reads"].items()
        )
    if not Arrangement.objects.exists():
        save_arrangement(
            [_slot(row, sections, articles) for row in magazine["front"]],
            by=None,
            public_from=timezone.now(),
        )


def _slot(row: dict[str, Any], sections: dict[str, Section], articles: dict[str, int]) -> Slot:
    values = dict(row)
    if "section" in values:
        values |= {"rule": SECTION, "of": sections[values.pop("section")].pk}
    elif "tag" in values:
        values |= {"rule": TAG, "of": Tag.objects.get(name=values.pop("tag")).pk}
    picks = [articles[f"demo:{file}"] for file in values.pop("picks", [])]
    return Slot(**values, picks=tuple(picks))


def _key(row: dict[str, Any]) -> str:
    return f"demo:{row['file']}"


def _sections(rows: list[dict[str, Any]]) -> dict[str, Section]:
    return {
        row["slug"]: Section.objects.get_or_create(
            slug=row["slug"],
            defaults={
                "name": row["name"],
                "description": row["description"],
                "position": position,
                "is_lighthearted": row.get("lighthearted", False),
            },
        )[0]
        for position, row in enumerate(rows)
    }


def _authors(rows: list[dict[str, Any]], scale: float) -> dict[str, Author]:
    found = {author.slug: author for author in Author.objects.all()}
    new = [row for row in rows if row["slug"] not in found]
    with ProcessPoolExecutor() as pool:
        drawn = pool.map(_draw_portrait, ((row["portrait"], scale) for row in new))
        for row, (data, alt) in zip(new, drawn, strict=True):
            photo = add_photo(
                ContentFile(data, name=f"{row['slug']}.jpg"),
                alt=alt,
                credit="The Drawing Room",
                kind="illustration",
                title=row["name"],
            )
            found[row["slug"]] = Author.objects.create(
                name=row["name"],
                slug=row["slug"],
                biography=row["biography"],
                website=row.get("website", ""),
                photo=photo,
            )
    return {row["slug"]: found[row["slug"]] for row in rows}


def _give_bylines() -> None:
    """Tell which author each of the demo's log-ins is: new articles get that byline."""
    users = get_user_model().objects.filter(username__in=LOGINS, author__isnull=True)
    for user in users:
        Author.objects.filter(name=user.get_full_name(), user=None).update(user=user)


def _newsletters(rows: list[dict[str, Any]]) -> None:
    for position, row in enumerate(rows):
        if not Newsletter.objects.filter(slug=row["slug"]).exists():
            newsletters.create(
                name=row["name"],
                slug=row["slug"],
                description=row["description"],
                frequency=row.get("frequency", ""),
                position=position,
            )


def _draw_portrait(job: tuple[int, float]) -> tuple[bytes, str]:
    seed, scale = job
    return as_file(draw_portrait(seed, scale=scale))


def _article(
    row: dict[str, Any],
    sections: dict[str, Section],
    authors: dict[str, Author],
    photos: Photos,
) -> Article:
    text = (HERE / "articles" / row["file"]).read_bytes()
    content, _notes = to_content(plain.parse(plain.decode(text)), sections[row["section"]])
    content = _complete(with_photos(content, row, photos), row, authors)
    article = create_article(content, import_key=_key(row), action=Action.IMPORTED)
    at = _published_at(row)
    return publish(article, at=at).article


def _translation(row: dict[str, Any]) -> bool:
    """Publish a translation with photo and bylines of its original; False if it is there."""
    if Article.objects.filter(import_key=_key(row)).exists():
        return False
    original = Article.objects.select_related("live_revision").get(
        import_key=_key({"file": row["of"]})
    )
    assert original.live_revision is not None and original.section is not None
    theirs = original.live_revision.read()
    text = (HERE / "translations" / row["file"]).read_bytes()
    content, _notes = to_content(plain.parse(plain.decode(text)), original.section)
    content = replace(
        content,
        language=row["language"],
        translation_of=original.pk,
        bylines=theirs.bylines,
        tags=list(row["tags"]),
        description=row["description"],
        main_photo=replace(theirs.main_photo, alt=row["alt"], caption=row["caption"]),
    )
    article = create_article(content, import_key=_key(row), action=Action.IMPORTED)
    publish(article, at=_published_at(row))
    return True


def _marked(body: str, passages: list[str]) -> str:
    """A body with its Irish words said to be Irish."""
    for words in passages:
        body = body.replace(words, f'<span lang="ga">{words}</span>')
    return body


def _complete(content: Content, row: dict[str, Any], authors: dict[str, Author]) -> Content:
    return replace(
        content,
        body=_marked(content.body, row.get("in_irish", [])),
        bylines=[
            BylineContent(author=authors[credit["author"]].pk, role=credit["role"])
            for credit in row["bylines"]
        ],
        tags=list(row.get("tags", [])),
        description=row.get("description", ""),
        sponsored=row.get("sponsored", False),
        sponsor=row.get("sponsor", ""),
        subjects=list(row.get("subjects", [])),
    )


def _published_at(row: dict[str, Any]) -> Any:
    now = timezone.localtime()
    hour = row["hour"]
    time = parse_time(hour) if isinstance(hour, str) else None
    moment = now.replace(
        hour=time.hour if time else int(hour),
        minute=time.minute if time else 0,
        second=0,
        microsecond=0,
    ) - timedelta(days=row["days_ago"])
    # What would still lie ahead today was published yesterday.
    return moment if moment <= now else moment - timedelta(days=1)
