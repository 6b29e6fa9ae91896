"""The photo library, as an editor uses it."""

from datetime import date
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from lxml import html

from articles.actions.photos import add_photo, delete_photo
from articles.models import Article, Photo, Reference
from tests.articles.photos.pictures import bomb_png, gradient, jpeg, saved, stored_files, upload
from tests.factories import make_photo, make_user

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/photo/add/"
LIST = "/admin/articles/photo/"


def change(photo: Photo) -> str:
    return f"/admin/articles/photo/{photo.pk}/change/"


def values(**changes: Any) -> dict[str, Any]:
    """What the form sends, with its defaults."""
    return {
        "alt": "A pier at dusk",
        "caption": "The old pier.",
        "credit": "Mara Quill",
        "credit_url": "",
        "kind": "photograph",
        "focal_x": "0.5",
        "focal_y": "0.5",
        "licence": "",
        "copyright_notice": "",
        "usable_from": "",
        "usable_until": "",
        **changes,
    }


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def use(photo: Photo, headline: str = "A walk by the sea") -> Article:
    article = Article.objects.create(working_headline=headline)
    Reference.objects.create(
        source=article, draft=False, kind=Reference.Kind.PHOTO, object_id=photo.pk, place="body"
    )
    return article


def test_a_photo_is_added(admin_client: Client, admin_user: Any) -> None:
    page = admin_client.get(ADD).content.decode()
    for name in ("file", "alt", "caption", "credit", "credit_url", "kind", "usable_until"):
        assert f'name="{name}"' in page
    assert 'enctype="multipart/form-data"' in page
    response = admin_client.post(ADD, values(file=upload(jpeg()), usable_until="2031-02-03"))
    assert response.status_code == 302
    assert response["Location"] == LIST
    photo = Photo.objects.get()
    assert (photo.alt, photo.caption, photo.credit) == (
        "A pier at dusk",
        "The old pier.",
        "Mara Quill",
    )
    assert (photo.created_by, photo.usable_until) == (admin_user, date(2031, 2, 3))
    assert photo.renditions.count() >= 3
    assert "A pier at dusk" in said(response)


def test_without_a_file_the_form_says_so(admin_client: Client) -> None:
    response = admin_client.post(ADD, values())
    assert response.status_code == 200
    assert "file" in response.context["adminform"].form.errors


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (b"<?php phpinfo();", "not a picture"),
        (jpeg()[:5000], "damaged"),
        (bomb_png(), "million pixels"),
    ],
    ids=["empty", "svg", "php", "truncated", "bomb"],
)
def test_a_bad_file_is_an_error_beside_its_field(
    admin_client: Client, data: bytes, words: str
) -> None:
    before = stored_files()
    response = admin_client.post(ADD, values(file=upload(data, "nice.jpg")))
    assert response.status_code == 200
    assert words in " ".join(response.context["adminform"].form.errors["file"])
    assert not Photo.objects.exists()
    assert stored_files() == before


def test_a_bad_text_leaves_no_file(admin_client: Client) -> None:
    before = stored_files()
    response = admin_client.post(
        ADD,
        values(file=upload(jpeg()), usable_from="2031-02-03", usable_until="2031-02-01"),
    )
    assert "usable_until" in response.context["adminform"].form.errors
    assert stored_files() == before


def test_an_exact_duplicate_is_added_with_a_warning(admin_client: Client) -> None:
    first = add_photo(upload(jpeg()), alt="The <first> one")
    response = admin_client.post(ADD, values(file=upload(jpeg())))
    assert Photo.objects.count() == 2
    assert change(first) in said(response)
    assert "The &lt;first&gt; one" in said(response)


def test_the_popup_of_the_article_form_gets_the_new_photo(admin_client: Client) -> None:
    assert "_popup" in admin_client.get(ADD + "?_popup=1").content.decode()
    response = admin_client.post(ADD + "?_popup=1", values(file=upload(jpeg()), _popup="1"))
    assert response.status_code == 200
    photo = Photo.objects.get()
    answer = response.content.decode()
    assert "popup_response" in answer
    assert f"&quot;value&quot;: &quot;{photo.pk}&quot;" in answer
    assert "A pier at dusk" in answer


def test_the_popup_shows_errors_too(admin_client: Client) -> None:
    response = admin_client.post(
        ADD + "?_popup=1", values(file=upload(b"<svg/>", "a.svg"), _popup="1")
    )
    assert "file" in response.context["adminform"].form.errors


def test_the_change_page_shows_the_picture_and_its_uses(admin_client: Client) -> None:
    photo = add_photo(upload(jpeg(), "pier.jpg"), alt="A pier")
    use(photo, "A walk <by> the sea")
    page = admin_client.get(change(photo)).content.decode()
    assert photo.renditions.get(width=480, content_type="image/jpeg").file.url in page
    assert "A walk &lt;by&gt; the sea" in page
    assert "pier.jpg, 900 × 600 pixels" in page


def test_texts_are_changed_without_a_file(admin_client: Client) -> None:
    photo = add_photo(upload(jpeg()), alt="A pear")
    response = admin_client.post(change(photo), values(alt="A pier", web_only="on"))
    assert response.status_code == 302
    changed = Photo.objects.get()
    assert (changed.alt, changed.web_only, changed.sha256) == ("A pier", True, photo.sha256)


def test_the_file_is_replaced_and_the_focal_point_moved_at_once(admin_client: Client) -> None:
    photo = add_photo(upload(jpeg()), alt="A pear")
    response = admin_client.post(
        change(photo),
        values(file=upload(saved(gradient(1700, 900), "PNG"), "new.png"), focal_x="0.1"),
    )
    assert response.status_code == 302
    changed = Photo.objects.get()
    assert (changed.width, changed.original_type, changed.focal_x) == (1700, "image/png", 0.1)
    assert changed.original_name == "new.png"
    assert changed.renditions.filter(width=1600).exists()


def test_a_bad_replacement_is_an_error_and_the_former_file_stays(admin_client: Client) -> None:
    photo = add_photo(upload(jpeg()))
    response = admin_client.post(change(photo), values(file=upload(b"<html>", "a.jpg")))
    assert "file" in response.context["adminform"].form.errors
    assert Photo.objects.get().sha256 == photo.sha256


def test_a_focal_point_outside_the_picture_is_an_error(admin_client: Client) -> None:
    photo = add_photo(upload(jpeg()))
    response = admin_client.post(change(photo), values(focal_x="1.2"))
    assert "focal_x" in response.context["adminform"].form.errors


def test_the_list_finds_and_filters(admin_client: Client) -> None:
    add_photo(upload(jpeg()), alt="A pier", credit="Mara Quill")
    add_photo(upload(jpeg()), alt="A loaf")
    add_photo(upload(jpeg(), "lamp.jpg"), credit="Tom Daly")

    def found(query: str) -> set[str]:
        response = admin_client.get(f"{LIST}?{query}")
        return {str(photo) for photo in response.context["cl"].result_list}

    assert found("missing=credit") == {"A loaf"}
    assert found("missing=alt") == {"lamp.jpg"}
    assert found("q=quill") == {"A pier"}
    assert found("q=lamp") == {"lamp.jpg"}
    assert found("") == {"A pier", "A loaf", "lamp.jpg"}


def test_the_list_shows_thumbnails_in_a_fixed_number_of_queries(
    admin_client: Client, django_assert_max_num_queries
) -> None:
    for number in range(6):
        add_photo(upload(jpeg()), alt=f"No. {number}")
    with django_assert_max_num_queries(8):  # session, user, 2 counts, photos, renditions, …
        page = admin_client.get(LIST).content.decode()
    assert page.count('class="photo-tile-link"') == 6


def test_a_long_name_stands_whole_on_its_tile_and_is_marked_as_cut_elsewhere(
    admin_client: Client,
) -> None:
    alt = "Pale flowers and long leaves in a garden at night, with moths in front of a huge moon"
    photo = add_photo(upload(jpeg()), alt=alt)
    tile = html.fromstring(admin_client.get(LIST).content.decode())
    assert tile.xpath("string(//*[@class='photo-tile-name'])") == alt
    assert str(photo) == f"{alt.partition(' huge')[0]}…"


def test_an_unused_photo_is_deleted(admin_client: Client) -> None:
    photo = add_photo(upload(jpeg()), alt="A pier")
    address = reverse("admin:articles_photo_delete", args=[photo.pk])
    assert "No article uses it" in admin_client.get(address).content.decode()
    assert admin_client.post(address, {"post": "yes"}).status_code == 302
    assert list(admin_client.get(LIST).context["cl"].result_list) == []
    assert admin_client.get(change(photo)).status_code == 302


def test_a_used_photo_is_not_deleted_and_the_page_says_where_it_is_used(
    admin_client: Client,
) -> None:
    photo = add_photo(upload(jpeg()))
    use(photo, "A walk <by> the sea")
    address = reverse("admin:articles_photo_delete", args=[photo.pk])
    for response in (admin_client.get(address), admin_client.post(address, {"post": "yes"})):
        page = response.content.decode()
        assert "articles use it" in page
        assert "A walk &lt;by&gt; the sea" in page
    photo.refresh_from_db()
    assert photo.deleted_at is None


def test_several_are_deleted_only_if_none_is_used(admin_client: Client) -> None:
    free, used = add_photo(upload(jpeg())), add_photo(upload(jpeg()))
    article = use(used)
    chosen = {
        "action": "delete_selected",
        "_selected_action": [free.pk, used.pk],
        "post": "yes",
    }
    page = admin_client.post(LIST, chosen).content.decode()
    assert "A walk by the sea" in page
    assert Photo.objects.filter(deleted_at=None).count() == 2
    article.references.all().delete()
    assert admin_client.post(LIST, chosen).status_code == 302
    assert not Photo.objects.filter(deleted_at=None).exists()


def test_a_deleted_photo_can_not_be_deleted_again(admin_client: Client) -> None:
    photo = add_photo(upload(jpeg()))
    delete_photo(photo)
    address = reverse("admin:articles_photo_delete", args=[photo.pk])
    assert admin_client.post(address, {"post": "yes"}).status_code == 302


def test_a_stranger_is_sent_to_log_in(client: Client) -> None:
    assert client.get(ADD)["Location"].startswith("/admin/login/")
    assert client.post(ADD, values(file=upload(jpeg())))["Location"].startswith("/admin/login/")
    assert not Photo.objects.exists()


def test_a_contributor_mends_the_photos_of_her_own_only(client: Client) -> None:
    contributor, editor = make_user("Contributor"), make_user("Editor")
    own, other = make_photo(by=contributor, alt=""), make_photo(by=editor)
    client.force_login(contributor)
    values = {"alt": "A pier", "credit": "Nora Finn", "kind": "photograph"}
    values |= {"focal_x": "0.5", "focal_y": "0.5"}
    client.post(f"/admin/articles/photo/{own.pk}/change/", values)
    assert Photo.objects.get(pk=own.pk).alt == "A pier"
    assert client.post(f"/admin/articles/photo/{other.pk}/change/", values).status_code == 403
