"""A photo from the editor's computer, added right at the writing screen."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.actions.revisions import save_draft
from articles.models import Article, Photo
from tests.articles.admin.desk import change_url, errors_of, fields_of, page_of
from tests.factories import make_content, make_draft, make_photo, make_picture, make_user

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"


@pytest.fixture
def desk(client: Client) -> Client:
    """The browser of an editor who is logged in."""
    client.force_login(make_user("Editor"))
    return client


def picture(name: str = "pier.jpg", data: bytes | None = None) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    content: ContentFile = make_picture()
    return SimpleUploadedFile(name, content.read() if data is None else data, "image/jpeg")


def send(client: Client, path: str, button: str = "_save", **typed: Any) -> Any:
    """Open the screen, type, choose a file, and press a button."""
    fields = fields_of(client.get(path))
    return client.post(path, {**fields, **typed, button: "1"}, follow=True)


def test_a_photo_is_added_with_the_texts_beside_it(desk: Client) -> None:
    response = send(
        desk,
        ADD,
        headline="Boats",
        photo_file=picture(),
        photo_alt="A pier",
        photo_caption="Low tide",
        photo_credit="Nora Finn",
    )
    photo = Photo.objects.get()
    assert (photo.alt, photo.caption, photo.credit) == ("A pier", "Low tide", "Nora Finn")
    assert photo.original_name == "pier.jpg"
    assert str(photo.created_by) == str(response.context["user"])
    fields = fields_of(response)
    assert fields["main_photo"] == str(photo.pk)
    # The texts are the photo's own now; the article's fields show them in grey.
    assert not fields.get("photo_credit")
    page = page_of(response)
    assert page.xpath("//input[@name='photo_credit']/@placeholder") == ["Nora Finn"]
    (image,) = page.xpath("//figure[@data-photo-now]/img")
    assert image.get("alt") == "A pier"
    assert desk.get(image.get("src")).status_code == 200


def test_a_new_file_takes_the_place_of_the_photo_chosen_before(desk: Client) -> None:
    old = make_photo(alt="The old one")
    article = make_draft("Boats", photo=old)
    response = send(desk, change_url(article), photo_file=picture(), photo_alt="The new one")
    new = Photo.objects.exclude(pk=old.pk).get()
    assert fields_of(response)["main_photo"] == str(new.pk)
    assert Photo.objects.get(pk=old.pk).alt == "The old one"


def test_a_file_that_is_no_picture_is_an_error_and_nothing_is_lost(desk: Client) -> None:
    response = send(
        desk,
        ADD,
        headline="Boats",
        body="<p>Long text.</p>",
        photo_file=picture("notes.jpg", b"not a picture"),
        photo_alt="A pier",
    )
    assert "This is not a picture that can be used." in errors_of(response)
    fields = fields_of(response)
    assert fields["headline"].strip() == "Boats"
    assert fields["body"].strip() == "<p>Long text.</p>"
    assert fields["photo_alt"] == "A pier"
    assert not Photo.objects.exists()
    assert not Article.objects.exists()


def test_a_file_is_kept_when_something_else_is_wrong(desk: Client) -> None:
    response = send(
        desk, ADD, headline="Boats", slug="no slug!", photo_file=picture(), photo_alt="A pier"
    )
    assert "Enter a valid" in errors_of(response)
    photo = Photo.objects.get()
    fields = fields_of(response)
    assert fields["main_photo"] == str(photo.pk)
    assert photo.alt == "A pier"
    # Sending it again makes no second photo.
    desk.post(ADD, {**fields, "slug": "boats", "_save": "1"})
    article = Article.objects.get()
    assert article.latest_revision is not None
    assert article.latest_revision.read().main_photo.photo == photo.pk
    assert Photo.objects.count() == 1


def test_a_text_that_is_too_long_stays_to_be_mended_and_the_file_is_kept(desk: Client) -> None:
    response = send(desk, ADD, photo_file=picture(), photo_alt="A pier", photo_credit="x" * 201)
    assert "at most 200 characters" in errors_of(response)
    photo = Photo.objects.get()
    assert (photo.alt, photo.credit) == ("A pier", "")
    fields = fields_of(response)
    assert fields["main_photo"] == str(photo.pk)
    assert fields["photo_credit"] == "x" * 201


def test_a_file_is_kept_when_somebody_else_saved_meanwhile(desk: Client) -> None:
    article = make_draft("Boats")
    fields = fields_of(desk.get(change_url(article)))
    save_draft(article, make_content("Ships"), by=make_user("Editor"))
    response = desk.post(
        change_url(article), {**fields, "photo_file": picture(), "_save": "1"}, follow=True
    )
    assert "Your text is not saved yet." in response.content.decode()
    assert fields_of(response)["main_photo"] == str(Photo.objects.get().pk)


def test_errors_are_told_at_the_top_with_links_to_their_fields(desk: Client) -> None:
    response = send(desk, ADD, slug="no slug!", **{"bylines-0-author": "999999"})
    page = page_of(response)
    links = page.xpath("//*[@class='errornote']//a")
    assert [(link.text, link.get("href")) for link in links] == [
        ("Slug", "#id_slug"),
        ("Bylines 1: Author", "#id_bylines-0-author"),
    ]
    for link in links:
        assert page.get_element_by_id(link.get("href")[1:]) is not None


def test_who_may_not_add_photos_is_not_offered_it(client: Client) -> None:
    user = make_user("Editor")
    for group in user.groups.all():
        group.permissions.remove(*group.permissions.filter(codename="add_photo"))
    client.force_login(user)
    assert not page_of(client.get(ADD)).xpath("//input[@name='photo_file']")
    send(client, ADD, headline="Boats", photo_file=picture())
    assert not Photo.objects.exists()


def test_the_bar_tells_state_and_time_of_the_last_save(desk: Client) -> None:
    page = page_of(send(desk, ADD, headline="Boats"))
    assert page.xpath("string(//p[@class='article-state'])") == "Draft"
    assert page.xpath("string(//p[@class='article-saved'])").startswith("Saved ")
