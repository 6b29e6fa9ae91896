"""Photos in a bucket: everything works as it does with folders, and the bucket stays private."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import boto3
import pytest
from django.core.files.storage import default_storage, storages
from django.test import Client
from moto.server import ThreadedMotoServer
from PIL import Image

from articles.actions.photos import add_photo, delete_photo, replace_file
from articles.models import Photo
from articles.photos.renditions import make_renditions
from magazine.storage import PublicFiles
from tests.articles.photos.pictures import jpeg, upload

pytestmark = pytest.mark.django_db
BUCKET = "magazine-photos"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty bucket that holds the files of photos instead of the folders."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    options = {
        "bucket_name": BUCKET,
        "endpoint_url": endpoint,
        "region_name": "us-east-1",
        "file_overwrite": False,
    }
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "magazine.storage.PublicFiles",
            "OPTIONS": {**options, "location": "media"},
        },
        "originals": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {**options, "location": "originals"},
        },
    }
    # The field has asked for its storage once, when the program started.
    monkeypatch.setattr(Photo._meta.get_field("original"), "storage", storages["originals"])
    client = boto3.resource("s3", endpoint_url=endpoint, region_name="us-east-1")
    found = client.create_bucket(Bucket=BUCKET)
    yield found
    found.objects.all().delete()
    found.delete()


def keys(bucket: Any) -> set[str]:
    return {each.key for each in bucket.objects.all()}


def test_a_photo_lives_in_the_bucket_from_upload_to_deletion(
    bucket: Any, client: Client, django_capture_on_commit_callbacks
) -> None:
    assert isinstance(storages["default"], PublicFiles)
    photo = add_photo(upload(jpeg(500, 400)), credit="Nora Finn")
    assert f"originals/{photo.original.name}" in keys(bucket)
    assert all(key.startswith(("media/photos/", "originals/")) for key in keys(bucket))
    make_renditions(photo)
    assert len(keys(bucket)) == 1 + photo.renditions.count()
    rendition = photo.renditions.get(shape="square")
    assert rendition.file.url == f"/media/{rendition.file.name}"
    response = client.get(rendition.file.url)
    assert response["Content-Type"] == "image/jpeg"
    data = response.getvalue()
    assert int(response["Content-Length"]) == len(data)
    assert Image.open(BytesIO(data)).size == (400, 400)
    with django_capture_on_commit_callbacks(execute=True):
        replace_file(photo, upload(jpeg(600, 400)))
    photo.refresh_from_db()
    assert photo.original.read() == jpeg(600, 400)
    assert len([key for key in keys(bucket) if key.startswith("originals/")]) == 1
    with django_capture_on_commit_callbacks(execute=True):
        delete_photo(photo)
    assert keys(bucket) == {f"originals/{photo.original.name}"}


def test_a_file_is_made_when_it_is_asked_for_and_again_when_it_is_lost(
    bucket: Any, client: Client
) -> None:
    photo = add_photo(upload(jpeg(500, 400)))
    rendition = photo.renditions.get(shape="share")
    assert client.get(rendition.file.url).status_code == 200
    default_storage.delete(rendition.file.name or "")
    assert client.get(rendition.file.url).status_code == 200
