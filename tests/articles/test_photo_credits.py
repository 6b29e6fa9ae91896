"""Wherever a photo is shown, so is its credit; lists excepted, whose photos the article credits."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from articles.actions.photos import change_photo
from articles.models import (
    Article,
    Format,
    GalleryContent,
    GalleryPhotoContent,
    IngredientContent,
    IngredientGroupContent,
    MainPhotoContent,
    Photo,
    ProductContent,
    ProductsContent,
    RecipeContent,
    StepContent,
)
from tests.factories import make_article, make_photo, make_section

pytestmark = pytest.mark.django_db
MEDIA = {"media": "http://search.yahoo.com/mrss/"}
LISTS = ["/", "/life/", "/latest/", "/search/"]
LAYOUTS = ["text", "wide", "full", "inset-left", "inset-right"]
NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12
)


def uid_of(address: str) -> str:
    return address.rsplit("/", 1)[-1].split("-", 1)[0]


def shown_with_credit(root: Any) -> Iterator[tuple[str, str]]:
    """Each photo of a page or feed's body: its uid, and all that its figure says."""
    for image in root.iter("img"):
        figure = next(image.iterancestors("figure"), None)
        assert figure is not None, "a photo outside of a figure has no credit"
        yield uid_of(image.get("src")), " ".join(figure.itertext())


def everything(client: Client, article: Article) -> Iterator[tuple[str, str]]:
    """All photos of an article's page, structured data and feed, with the texts beside each."""
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    yield from shown_with_credit(page.find(".//article"))
    data = json.loads(page.xpath("//script[contains(@type, 'ld+json')]/text()")[0])
    for image in data.get("image", []):
        yield uid_of(image["url"]), image["creditText"]
    feed = etree.fromstring(client.get("/feed/").content)
    for content in feed.iterfind(".//media:content", MEDIA):
        yield uid_of(content.get("url")), content.findtext("media:credit", "", MEDIA)
    for body in feed.iterfind(".//{http://purl.org/rss/1.0/modules/content/}encoded"):
        yield from shown_with_credit(html.fromstring(f"<div>{body.text}</div>"))


def listed(client: Client, path: str) -> Iterator[tuple[str, str]]:
    """The photos of a page with cards, with the page's credits line."""
    page = html.fromstring(client.get(path, {"q": "Rain"} if "search" in path else None).content)
    line = " ".join(page.xpath("//p[@class='photo-credits']//text()"))
    for image in page.iter("img"):
        yield uid_of(image.get("src")), line


def in_format(draw: Any, photos: list[Photo], own_credit: str) -> dict[str, Any]:
    """An article's format, with these photos in its fields."""
    ids = [photo.pk for photo in photos]
    leek = IngredientGroupContent(ingredients=[IngredientContent(name="Leek")])
    return draw(
        st.sampled_from(
            [
                {"format": Format.ARTICLE},
                {
                    "format": Format.RECIPE,
                    "recipe": RecipeContent(
                        groups=[leek], steps=[StepContent(text="Stir.", photo=pk) for pk in ids]
                    ),
                },
                {
                    "format": Format.PRODUCTS,
                    "products": ProductsContent(
                        products=[ProductContent(name="Wax", photo=pk) for pk in ids]
                    ),
                },
                {
                    "format": Format.GALLERY,
                    "gallery": GalleryContent(
                        photos=[GalleryPhotoContent(photo=pk, credit=own_credit) for pk in ids]
                    ),
                },
            ]
        )
    )


def draw_rights(draw: Any, photo: Photo) -> None:
    """Another credit, and other rights, as if the photo had been changed long ago."""
    end = draw(st.one_of(st.none(), st.integers(-3, 3)))
    Photo.objects.filter(pk=photo.pk).update(
        credit=draw(NAMES),
        caption=draw(st.sampled_from(["", "What is seen."])),
        web_only=draw(st.booleans()),
        usable_until=None if end is None else timezone.localdate() + timedelta(days=end),
    )


def test_no_photo_is_shown_without_its_credit(client: Client) -> None:
    section = make_section()
    *photos, fallback = [make_photo() for _ in range(4)]
    seen: list[str] = []

    @settings(max_examples=20, deadline=None, derandomize=True)
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        for photo in (*photos, fallback):
            draw_rights(data.draw, photo)
        section.fallback_photo = fallback if data.draw(st.booleans()) else None
        section.save()
        own_credit = data.draw(st.one_of(st.just(""), NAMES))
        layout = data.draw(st.sampled_from(LAYOUTS))
        shown = photos[: data.draw(st.integers(1, 3))]
        figures = (f'<figure data-photo="{p.pk}" data-layout="{layout}"></figure>' for p in shown)
        article = make_article(
            body=f"<p>Rain.</p>{''.join(figures)}",
            main_photo=MainPhotoContent(photo=photos[0].pk, credit=own_credit),
            **in_format(data.draw, shown, own_credit),
        )
        credits_of = {
            photo.uid.hex: {photo.credit, own_credit} - {""} for photo in Photo.objects.all()
        }
        for uid, words in everything(client, article):
            seen.append(uid)
            assert any(credit in words for credit in credits_of[uid]), (uid, words)
        for path in LISTS:
            for uid, words in listed(client, path):
                assert any(credit in words for credit in credits_of[uid]), (path, uid, words)
        Article.objects.filter(pk=article.pk).delete()

    holds()
    assert {fallback.uid.hex, photos[2].uid.hex} < set(seen)


def test_copyright_and_licence_stand_in_the_structured_data(client: Client) -> None:
    photo = make_photo(
        creator="Nora Finn",
        credit="Finn Pictures",
        copyright_notice="© Nora Finn",
        licence_url="https://finn.example/terms",
        usable_until=date(2099, 1, 1),
    )
    article = make_article(photo=photo)
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    data = json.loads(page.xpath("//script[contains(@type, 'ld+json')]/text()")[0])
    assert len(data["image"]) == 3
    for image in data["image"]:
        assert image["creditText"] == "Finn Pictures"
        assert image["creator"] == {"@type": "Person", "name": "Nora Finn"}
        assert image["copyrightNotice"] == "© Nora Finn"
        assert image["license"] == "https://finn.example/terms"


def test_a_changed_credit_is_on_the_page_at_once(
    client: Client, django_capture_on_commit_callbacks
) -> None:
    photo = make_photo(credit="Nora Finn")
    article = make_article(photo=photo)
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(photo, credit="Mara Quill")
    text = client.get(article.get_absolute_url()).content.decode()
    assert "Mara Quill" in text
    assert "Nora Finn" not in text
