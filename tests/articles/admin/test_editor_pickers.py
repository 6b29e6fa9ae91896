"""What the pickers of the writing screen ask for: tags, photos taken in, texts of photos."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Author, Photo, Tag
from tests.articles.admin.desk import ADD, change_url, fields_of, page_of
from tests.factories import (
    make_article,
    make_author,
    make_draft,
    make_photo,
    make_picture,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db

TAGS = "/admin/articles/article/editor/tags/"
PHOTO_ADD = "/admin/articles/article/editor/photos/add/"


def photo_url(photo: Photo) -> str:
    return f"/admin/articles/article/editor/photos/{photo.pk}/"


@pytest.fixture
def desk(client: Client) -> Client:
    """The browser of an editor who is logged in."""
    client.force_login(make_user("Editor"))
    return client


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("GALWAY", ["Galway", "East Galway"]),
        ("eir", ["Éire", "Eirinn go brách"]),
        ("island f", ["Island ferries"]),
        ("", ["East Galway", "Eirinn go brách", "Éire", "Galway", "Island ferries"]),
        ("!?", []),
        ("\x00", []),
        ("x" * 500, []),
    ],
)
def test_tags_are_found_whatever_case_and_accents(
    desk: Client, typed: str, names: list[str]
) -> None:
    for name in ("Galway", "East Galway", "Éire", "Eirinn go brách", "Island ferries"):
        tag = Tag(name=name)
        tag.slug = tag.slugify(name)
        tag.save()
    found = desk.get(TAGS, {"q": typed}).json()["results"]
    assert sorted(found) == sorted(names)
    if typed == "GALWAY":
        assert found == names


def test_names_find_their_tags_and_merged_ones_where_they_went(desk: Client) -> None:
    eire = Tag.objects.create(name="Éire", slug="eire")
    Tag.objects.create(name="Ireland", slug="ireland", merged_into=eire)
    answer = desk.get(TAGS, {"name": ["EIRE", "ireland", "Kelp"]}).json()
    assert answer["known"] == {"EIRE": "Éire", "ireland": "Éire", "Kelp": None}
    assert desk.get(TAGS, {"q": "ireland"}).json()["results"] == []


def test_a_picture_is_taken_in_with_its_texts(desk: Client) -> None:
    file = SimpleUploadedFile("pier.jpg", make_picture().read(), "image/jpeg")
    response = desk.post(PHOTO_ADD, {"file": file, "credit": " Nora \n Finn "})
    photo = Photo.objects.get()
    assert response.json()["photo"] == {
        "id": photo.pk, "name": str(photo), "thumb": response.json()["photo"]["thumb"],
        "width": response.json()["photo"]["width"], "height": response.json()["photo"]["height"],
        "alt": "", "caption": "", "credit": "Nora Finn",
    }  # fmt: skip
    assert photo.created_by is not None
    assert response.json()["photo"]["thumb"].startswith("/media/")


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"file": SimpleUploadedFile("a.jpg", b"no picture", "image/jpeg")}, "picture"),
        ({"file": SimpleUploadedFile("a.jpg", b"", "image/jpeg")}, ""),
        ({}, "No file has arrived."),
    ],
)
def test_what_is_no_picture_is_refused_in_words(
    desk: Client, sent: dict[str, Any], words: str
) -> None:
    response = desk.post(PHOTO_ADD, sent)
    assert response.status_code == 400
    assert words in response.json()["error"] and response.json()["error"]
    assert not Photo.objects.exists()


def test_texts_are_edited_in_place(desk: Client) -> None:
    photo = make_photo(alt="", credit="")
    answer = desk.post(photo_url(photo), {"alt": "A pier", "kind": "ignored"}).json()
    assert (answer["photo"]["alt"], answer["photo"]["credit"]) == ("A pier", "")
    refused = desk.post(photo_url(photo), {"credit": "x" * 500})
    assert refused.status_code == 400 and refused.json()["error"]
    photo.refresh_from_db()
    assert (photo.alt, photo.credit) == ("A pier", "")


def test_who_may_do_what(client: Client) -> None:
    photo = make_photo()
    for path in (PHOTO_ADD, photo_url(photo)):
        assert client.post(path).status_code == 302
    contributor = make_user("Contributor")
    client.force_login(contributor)
    assert client.post(photo_url(photo), {"alt": "x"}).status_code == 403
    own = make_photo(by=contributor)
    assert client.post(photo_url(own), {"alt": "x"}).json()["photo"]["alt"] == "x"
    assert client.get(TAGS).status_code == 200
    assert page_of(client.get(ADD)).xpath("//form/@data-may") == ["add_photo"]
    client.force_login(make_user("Newsletter editor"))
    assert client.post(PHOTO_ADD).status_code == 403
    assert client.get(TAGS).status_code == 403


def test_a_new_article_starts_with_what_its_writer_used_last(client: Client) -> None:
    user = make_user("Editor")
    client.force_login(user)
    make_section("life")
    style = make_section("style")
    assert not fields_of(client.get(ADD)).get("section")
    make_draft("One", by=user, section=style.pk)
    make_draft("Another’s", by=make_user("Editor"))
    author = Author.objects.create(name="Orla Quill", slug="orla", user=user)
    fields = fields_of(client.get(ADD))
    assert fields["section"] == str(style.pk)
    assert fields["bylines-0-author"] == str(author.pk)
    # Defaults alone are no article.
    response = client.post(ADD, {**fields, "_save": "1"})
    assert "There is nothing to save yet" in response.content.decode()


def test_without_scripts_articles_are_chosen_by_number_or_address(client: Client) -> None:
    user = make_user("Editor")
    client.force_login(user)
    author, target, other = make_author(), make_article("Boats"), make_article("Tides")
    draft = make_draft("Mine", by=user)
    fields = fields_of(client.get(change_url(draft)))
    typed = {
        "bylines-0-author": author.pk,
        "read_more-0-article": f"http://testserver{target.get_absolute_url()}",
        "read_more-1-article": other.pk,
    }
    site = page_of(client.get(change_url(draft)))
    assert site.xpath("//select[@name='bylines-0-author']/option[@value]")
    response = client.post(change_url(draft), {**fields, **typed, "_save": "1"}, follow=True)
    again = fields_of(response)
    assert (again["read_more-0-article"], again["read_more-1-article"]) == (
        str(target.pk),
        str(other.pk),
    )
    assert again["bylines-0-author"] == str(author.pk)
