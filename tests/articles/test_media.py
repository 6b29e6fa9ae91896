"""The public files of photos over HTTP."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from articles.actions.photos import add_photo, change_photo, delete_photo
from articles.models import Photo, Rendition
from articles.photos.turns import MAKING
from tests.articles.photos.pictures import jpeg, stored_files, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo() -> Photo:
    return add_photo(upload(jpeg()))


@pytest.mark.parametrize("content_type", ["image/avif", "image/webp", "image/jpeg"])
def test_a_rendition_comes_with_its_stored_type_for_good(
    client: Client, photo: Photo, content_type: str, django_assert_num_queries
) -> None:
    rendition = photo.renditions.get(content_type=content_type, width=320)
    with django_assert_num_queries(1):
        response = client.get(rendition.file.url)
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["Content-Length"] == str(rendition.bytes)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("inline")
    assert set(response["Cache-Control"].split(", ")) == {
        "public",
        "max-age=31536000",
        "immutable",
    }
    assert response.getvalue() == rendition.file.read()
    assert not response.cookies


def test_the_type_is_not_guessed_from_the_name(client: Client, photo: Photo) -> None:
    rendition = photo.renditions.get(content_type="image/jpeg", width=320)
    Rendition.objects.filter(pk=rendition.pk).update(content_type="image/png")
    assert client.get(rendition.file.url)["Content-Type"] == "image/png"


def test_head_tells_the_same_without_the_file(client: Client, photo: Photo) -> None:
    rendition = photo.renditions.all()[0]
    response = client.head(rendition.file.url)
    assert response.status_code == 200
    assert response["Content-Length"] == str(rendition.bytes)
    assert response["Content-Type"] == rendition.content_type
    assert b"".join(response) == b""


@pytest.mark.parametrize("condition", ["ETag", "Last-Modified"])
def test_who_has_it_already_gets_304(client: Client, photo: Photo, condition: str) -> None:
    address = photo.renditions.all()[0].file.url
    header = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[condition]
    first = client.get(address)
    again = client.get(address, headers={header: first[condition]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert "immutable" in again["Cache-Control"]
    other = client.get(address, headers={"If-None-Match": '"another"'})
    assert other.status_code == 200


def test_posting_is_refused(client: Client, photo: Photo) -> None:
    assert client.post(photo.renditions.all()[0].file.url).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "photos/aa/" + "a" * 32 + "-full-400-00000000.jpg",
        "../var/db.sqlite3",
        "..%2F..%2Fetc%2Fpasswd",
        "photos/../../../../etc/passwd",
        "%2Fetc%2Fpasswd",
        "photos/%00.jpg",
        "photos/",
        "photos/aa/" + "a" * 32 + "-full-" + "9" * 400 + "-00000000.jpg",
        ".gitkeep",
    ],
)
def test_what_is_no_rendition_is_404(client: Client, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404


def test_a_file_without_a_row_is_never_served(client: Client, photo: Photo) -> None:
    rendition = photo.renditions.all()[0]
    Rendition.objects.filter(photo=photo).delete()
    assert default_storage.exists(rendition.file.name or "")
    assert client.get(rendition.file.url).status_code == 404


def test_a_file_that_is_lost_is_made_once_more(client: Client, photo: Photo) -> None:
    rendition = photo.renditions.get(content_type="image/jpeg", width=320)
    default_storage.delete(rendition.file.name or "")
    response = client.get(rendition.file.url)
    assert response.status_code == 200
    assert response.getvalue()[:3] == b"\xff\xd8\xff"
    assert default_storage.exists(rendition.file.name or "")


def test_a_file_is_made_when_it_is_first_asked_for(client: Client, photo: Photo) -> None:
    rendition = photo.renditions.get(content_type="image/avif", width=480)
    assert not default_storage.exists(rendition.file.name or "")
    response = client.get(rendition.file.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/avif"
    assert "immutable" in response["Cache-Control"]
    data = response.getvalue()
    assert Image.open(BytesIO(data)).size == (480, 320)
    assert response["Content-Length"] == str(len(data))
    rendition.refresh_from_db()
    assert rendition.made_at is not None


@pytest.mark.parametrize(("was", "becomes"), [("-480-", "-481-"), (".avif", ".webp")])
def test_no_other_size_or_format_can_be_asked_for(
    client: Client, photo: Photo, was: str, becomes: str
) -> None:
    rendition = photo.renditions.get(content_type="image/avif", width=480)
    before = stored_files()
    response = client.get(rendition.file.url.replace(was, becomes))
    assert response.status_code == 302  # to what the photo has
    assert Rendition.objects.filter(file=response["Location"].removeprefix("/media/")).exists()
    assert stored_files() == before


def test_while_another_file_is_being_made_a_smaller_one_stands_in(
    client: Client, photo: Photo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.views.media.WAIT_FOR_ANY", 0.01)
    monkeypatch.setattr("articles.views.media.WAIT_FOR_THIS", 0.01)
    with MAKING:
        response = client.get(photo.renditions.get(content_type="image/webp", width=720).file.url)
        crop = client.get(photo.renditions.get(shape="share").file.url)
    assert response.status_code == 302
    assert "-full-320-" in response["Location"]
    assert "no-store" in response["Cache-Control"]
    assert crop.status_code == 503
    assert crop["Retry-After"]


def test_without_an_original_nothing_can_be_made(client: Client, photo: Photo) -> None:
    photo.original.storage.delete(photo.original.name)
    assert client.get(photo.renditions.get(shape="share").file.url).status_code == 503


def test_the_original_is_not_served(client: Client, photo: Photo) -> None:
    assert client.get(f"/media/{photo.original.name}").status_code == 404


def test_a_former_name_leads_to_the_present_file(
    client: Client, photo: Photo, django_capture_on_commit_callbacks
) -> None:
    former = photo.renditions.get(shape="share").file.url
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(photo, focal_y=1.0)
    response = client.get(former)
    assert response.status_code == 302
    assert response["Location"] == photo.renditions.get(shape="share").file.url
    assert "max-age=60" in response["Cache-Control"]
    assert client.get(response["Location"]).status_code == 200


def test_a_deleted_photo_is_404(
    client: Client, photo: Photo, django_capture_on_commit_callbacks
) -> None:
    address = photo.renditions.all()[0].file.url
    with django_capture_on_commit_callbacks(execute=True):
        delete_photo(photo)
    assert client.get(address).status_code == 404
