"""The photo library: finding, uploading many, changing many, and what is there already."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.actions.photos import add_photo
from articles.models import Photo
from articles.photos.renditions import make_renditions
from tests.articles.photos.pictures import (
    gradient,
    halves,
    jpeg,
    saved,
    scene,
    stored_files,
    upload,
)
from tests.factories import make_article, make_draft, make_photo, make_section, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/photo/"
UPLOAD = "/admin/articles/photo/upload/"


def shown(client: Client, query: str = "") -> set[int]:
    """The photos of the grid."""
    response = client.get(f"{LIST}{query}")
    assert response.status_code == 200
    return {tile.pk for tile in response.context["grid"]}


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("cleggan", {"title"}),
        ("heron", {"alt"}),
        ("morning", {"caption"}),
        ("quill", {"credit"}),
        ("sea", {"tags"}),
        ("nothing", set()),
    ],
)
def test_a_word_finds_photos_by_all_their_texts(
    admin_client: Client, word: str, names: set[str]
) -> None:
    photos = {
        "title": make_photo(title="The pier at Cleggan"),
        "alt": make_photo(alt="A grey heron"),
        "caption": make_photo(caption="One morning in May"),
        "credit": make_photo(credit="Mara Quill"),
        "tags": make_photo(tags="boats, sea"),
    }
    assert shown(admin_client, f"?q={word}") == {photos[name].pk for name in names}


def test_photos_are_narrowed_down_by_use_lack_and_rights(admin_client: Client) -> None:
    today = timezone.localdate()
    life, food = make_section("life"), make_section("food")
    main, inside, drafted, unused = (make_photo() for _ in range(4))
    make_article(photo=main, section=life.pk)
    body = f'<p>Rain.</p><figure data-photo="{inside.pk}"></figure>'
    make_article(body=body, section=food.pk)
    make_draft(photo=drafted, section=food.pk)
    bare = make_photo(credit="", alt="")
    ending = make_photo(usable_until=today + timedelta(days=14), single_use=True)
    ended = make_photo(usable_until=today - timedelta(days=1), web_only=True)
    later = make_photo(usable_until=today + timedelta(days=15))
    assert shown(admin_client, f"?use={life.pk}") == {main.pk}
    assert shown(admin_client, f"?use={food.pk}") == {inside.pk, drafted.pk}
    assert shown(admin_client, "?use=none") == {
        photo.pk for photo in (unused, bare, ending, ended, later)
    }
    assert (
        shown(admin_client, "?missing=credit") == shown(admin_client, "?missing=alt") == {bare.pk}
    )
    assert shown(admin_client, "?rights=ending") == {ending.pk}
    assert shown(admin_client, "?rights=ended") == {ended.pk}
    assert shown(admin_client, "?rights=once") == {ending.pk}
    assert shown(admin_client, "?rights=web-only") == {ended.pk}
    page = admin_client.get(LIST).content.decode()
    for words in ("Rights end in 14 days", "Rights ended", "No credit", "No alt", "In 1 article"):
        assert words in page


@pytest.mark.parametrize("query", ["?use=abc", "?use=99999999999999999999", "?use=%C2%B2"])
def test_a_filter_that_does_not_exist_hides_nothing(admin_client: Client, query: str) -> None:
    photo = make_photo()
    assert shown(admin_client, query) == {photo.pk}


def send(client: Client, data: bytes, name: str = "pier.jpg", **more: str) -> Any:
    return client.post(UPLOAD, {"file": upload(data, name), **more})


def test_a_dropped_file_is_taken_in_with_what_it_says(client: Client) -> None:
    client.force_login(make_user("Contributor"))
    answer = send(client, jpeg()).json()
    photo = Photo.objects.get()
    assert answer["photo"]["id"] == photo.pk
    assert answer["photo"]["url"] == f"/admin/articles/photo/{photo.pk}/change/"
    assert client.get(answer["photo"]["thumbnail"]).status_code == 200
    assert answer["note"] == ""


def test_a_moving_picture_is_taken_in_with_a_word_about_it(admin_client: Client) -> None:
    data = saved(halves("red", "blue"), "GIF", save_all=True, append_images=[gradient()])
    assert "first frame" in send(admin_client, data, "a.gif").json()["note"]


@pytest.mark.parametrize("kind", ["the same file", "resized", "another format"])
def test_what_the_library_has_is_offered_and_can_still_be_saved(
    admin_client: Client, kind: str
) -> None:
    known = add_photo(upload(saved(scene())), title="The pier")
    add_photo(upload(saved(halves("red", "blue"))))
    data = {
        "the same file": saved(scene()),
        "resized": saved(scene(450, 300)),
        "another format": saved(scene(600, 400), "WEBP"),
    }[kind]
    before = stored_files()
    answer = send(admin_client, data).json()
    assert [each["id"] for each in answer["duplicates"]] == [known.pk]
    assert "photo" not in answer
    assert stored_files() == before
    kept = send(admin_client, data, keep="1").json()
    assert Photo.objects.filter(pk=kept["photo"]["id"]).exists()
    assert Photo.objects.count() == 3


def test_a_cropped_or_even_picture_is_no_duplicate(admin_client: Client) -> None:
    add_photo(upload(saved(scene())))
    make_photo()  # one colour all over
    assert "photo" in send(admin_client, saved(scene(900, 300))).json()
    red = saved(halves("red", "red"))
    assert "photo" in send(admin_client, red).json()


@pytest.mark.parametrize("data", [b"", b"<svg/>", jpeg()[:4000]])
def test_a_bad_file_is_told_in_words_and_leaves_nothing(admin_client: Client, data: bytes) -> None:
    before = stored_files()
    response = send(admin_client, data)
    assert response.status_code == 422
    assert len(response.json()["error"]) > 20
    assert stored_files() == before
    assert not Photo.objects.exists()


def test_only_who_may_add_photos_can_send_files(client: Client) -> None:
    assert send(client, jpeg()).status_code == 302
    user = make_user("Editor")
    user.groups.clear()
    client.force_login(user)
    assert send(client, jpeg()).status_code == 403
    client.force_login(make_user("Editor"))
    assert client.get(UPLOAD).status_code == 422


def change(client: Client, photos: list[Photo], **values: Any) -> Any:
    data = {
        "action": "change_together",
        "_selected_action": [photo.pk for photo in photos],
        **values,
    }
    return client.post(LIST, data, follow=True)


def test_many_photos_are_changed_together(admin_client: Client) -> None:
    one = make_photo(credit="Old", tags="sea, Boats", licence="By hand", web_only=True)
    two = make_photo(credit="Older", tags="", usable_until=timezone.localdate())
    other = make_photo(credit="Kept")
    page = change(admin_client, [one, two])
    assert b"for all 2 photos" in page.content
    done = change(
        admin_client,
        [one, two],
        apply="1",
        credit="Nora Finn",
        add_tags="pier, Sea",
        remove_tags="boats",
        usable_from="2026-01-01",
        web_only="no",
        single_use="yes",
        empty=["usable_until", "licence"],
    )
    assert "2 photos changed." in done.content.decode()
    for photo in (one, two, other):
        photo.refresh_from_db()
    assert (one.credit, one.tags, one.licence, one.web_only) == (
        "Nora Finn",
        "sea, pier",
        "",
        False,
    )
    assert (two.credit, two.tags, two.usable_until) == ("Nora Finn", "pier, Sea", None)
    assert one.single_use and two.single_use
    assert (other.credit, other.single_use) == ("Kept", False)


def test_wrong_values_change_nothing_and_are_shown_again(admin_client: Client) -> None:
    photo = make_photo(credit="Old")
    page = change(
        admin_client,
        [photo],
        apply="1",
        credit="New",
        usable_from="2026-02-01",
        usable_until="2026-01-01",
        licence="Free",
        empty=["licence"],
    ).content.decode()
    assert "lies before the first one" in page
    assert "Either fill it in, or have it emptied." in page
    assert 'value="New"' in page
    photo.refresh_from_db()
    assert photo.credit == "Old"


def test_days_that_end_before_one_photo_begins_are_refused_for_it_alone(
    admin_client: Client,
) -> None:
    today = timezone.localdate()
    late = make_photo(usable_from=today + timedelta(days=9), title="Late")
    free = make_photo()
    page = change(admin_client, [late, free], apply="1", usable_until=str(today)).content.decode()
    assert "Late: The last day of use lies before the first one." in page
    assert "1 photo changed." in page


def test_a_contributor_changes_only_photos_of_her_own(client: Client) -> None:
    user = make_user("Contributor")
    client.force_login(user)
    own, others = make_photo(by=user), make_photo()
    page = change(client, [own, others], apply="1", credit="Mine").content.decode()
    assert "not yours to change" in page
    change(client, [own], apply="1", credit="Mine")
    own.refresh_from_db()
    others.refresh_from_db()
    assert (own.credit, others.credit) == ("Mine", "Nora Finn")


def test_the_change_page_shows_all_crops_of_the_focal_point(admin_client: Client) -> None:
    photo = make_photo()
    make_renditions(photo)
    page = admin_client.get(f"/admin/articles/photo/{photo.pk}/change/").content.decode()
    for shape in ("share", "wide", "landscape", "square", "card"):
        assert f"focus-{shape}" in page
    assert "style=" not in page
