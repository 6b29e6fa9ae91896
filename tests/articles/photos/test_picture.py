"""Photos as data for pages."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from articles.actions.photos import add_photo
from articles.photos.picture import (
    load_photos,
    picture_data,
    picture_from_data,
    share_image,
)
from tests.articles.photos.pictures import jpeg, upload

pytestmark = pytest.mark.django_db


def test_a_picture_offers_all_widths_and_survives_json(client: Client) -> None:
    photo = add_photo(upload(jpeg(1700, 1133)), alt="A pier at dusk")
    data = picture_data(photo, photo.renditions.all())
    picture = picture_from_data(json.loads(json.dumps(data)))
    assert (picture.width, picture.height, picture.alt) == (1600, 1066, "A pier at dusk")
    assert [each.split()[1] for each in picture.srcset.split(", ")] == [
        "320w",
        "480w",
        "720w",
        "1080w",
        "1600w",
    ]
    avif, webp = picture.sources
    assert avif.type == "image/avif"
    assert webp.type == "image/webp"
    assert [each.split()[1] for each in webp.srcset.split(", ")] == [
        "320w",
        "480w",
        "720w",
        "1080w",
        "1600w",
    ]
    assert picture.src == picture.srcset.split(", ")[-1].split()[0]
    for address in [picture.src, *(each.split()[0] for each in webp.srcset.split(", "))]:
        assert address.startswith("/media/photos/")
        assert client.get(address).status_code == 200
    assert picture.blur.startswith("data:image/webp;base64,")


def test_an_alt_of_its_own_goes_before_the_photos() -> None:
    photo = add_photo(upload(jpeg()), alt="A pier")
    assert picture_data(photo, photo.renditions.all(), "The pier of old")["alt"] == (
        "The pier of old"
    )


def test_many_photos_are_loaded_in_two_queries(django_assert_num_queries) -> None:
    photos = [add_photo(upload(jpeg(500 + each, 300)), alt=f"No. {each}") for each in range(4)]
    deleted = photos[3]
    deleted.deleted_at = timezone.now()
    deleted.save()
    with django_assert_num_queries(2):
        found = load_photos([*(photo.pk for photo in photos), 999_999])
        pictures = {
            pk: picture_data(photo, photo.renditions.all())["alt"] for pk, photo in found.items()
        }
    assert pictures == {photos[0].pk: "No. 0", photos[1].pk: "No. 1", photos[2].pk: "No. 2"}
    with django_assert_num_queries(0):
        assert load_photos([]) == {}


def test_the_share_image_is_the_crop_or_the_widest_jpeg() -> None:
    photo = add_photo(upload(jpeg(1700, 1133)))
    share = share_image(photo.renditions.all())
    assert share is not None
    assert (share["width"], share["height"]) == (1200, 630)
    assert "-share-1200-" in share["url"]
    whole = share_image(photo.renditions.filter(shape="full"))
    assert whole is not None
    assert (whole["width"], whole["url"][-4:]) == (1600, ".jpg")
    assert share_image([]) is None
