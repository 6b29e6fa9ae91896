"""What the body editor is told by the server, and to whom."""

from typing import Any

import pytest
from django.test import Client

from articles.actions.photos import delete_photo
from articles.actions.publish import withdraw
from articles.admin.body_editor import MODULES, config
from articles.body.allowlist import TAGS
from magazine.settings import BASE_DIR
from newsletter.actions import newsletters
from tests.factories import make_article, make_draft, make_photo, make_user

pytestmark = pytest.mark.django_db

ARTICLES = "/admin/articles/article/editor/articles/"
PHOTOS = "/admin/articles/article/editor/photos/"
CARDS = "/admin/articles/article/editor/cards/"
PASTE = "/admin/articles/article/editor/paste/"
POST = "https://www.instagram.com/p/CxYz123AbCd/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_user("Contributor"))
    return client


def headlines(response: Any) -> list[str]:
    return [row["headline"] for row in response.json()["results"]]


def test_the_newest_articles_are_offered_before_anything_is_typed(desk: Client) -> None:
    make_article("Older")
    make_draft("Newer")
    assert headlines(desk.get(ARTICLES)) == ["Newer", "Older"]


def test_the_article_that_is_written_is_not_offered_to_itself(desk: Client) -> None:
    draft, other = make_draft("Ferry one"), make_draft("Ferry two")
    for typed in ("", "ferry"):
        rows = desk.get(ARTICLES, {"q": typed, "not": draft.pk}).json()["results"]
        assert [row["id"] for row in rows] == [other.pk]


def test_articles_that_begin_with_it_come_before_those_that_hold_it(desk: Client) -> None:
    make_article("Ferry days")
    make_article("The last ferry")
    make_article("Otters", body="<p>They saw the ferry.</p>")
    make_article("Nothing of the kind")
    assert headlines(desk.get(ARTICLES, {"q": "ferry"})) == [
        "Ferry days",
        "The last ferry",
        "Otters",
    ]


def test_every_word_counts_and_case_does_not(desk: Client) -> None:
    make_article("The Last Ferry")
    make_article("The first ferry")
    assert headlines(desk.get(ARTICLES, {"q": "FERRY last"})) == ["The Last Ferry"]


def test_an_articles_state_section_and_date_are_told(desk: Client) -> None:
    draft = make_draft("A draft")
    public = make_article("A public one")
    gone = make_article("A withdrawn one")
    withdraw(gone)
    rows = {row["id"]: row for row in desk.get(ARTICLES).json()["results"]}
    assert rows[draft.pk]["state"] == "Draft"
    assert rows[public.pk]["state"] == "Published"
    assert rows[public.pk]["section"] == "Life"
    assert rows[gone.pk]["state"] == "Withdrawn"
    assert [rows[one.pk]["public"] for one in (draft, public, gone)] == [False, True, False]


def test_strange_signs_are_no_error(desk: Client) -> None:
    make_article("Ferry")
    for typed in ("%", "_", '"', "'; drop", "a" * 5_000, "\x00", "🦦"):
        assert desk.get(ARTICLES, {"q": typed}).status_code == 200


def test_articles_are_found_with_few_queries(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        make_article(f"Ferry {number}")
    with django_assert_max_num_queries(8):  # three of the log-in, two of the search, one of rows
        assert len(headlines(desk.get(ARTICLES, {"q": "ferry"}))) == 12


def test_photos_are_found_by_their_texts_with_a_small_picture(desk: Client) -> None:
    heron = make_photo(alt="A heron", caption="On one leg", credit="Nora Finn")
    make_photo(alt="A ferry")
    rows = desk.get(PHOTOS, {"q": "leg nora"}).json()["results"]
    assert [row["id"] for row in rows] == [heron.pk]
    assert rows[0]["thumb"].endswith(".jpg")
    assert rows[0]["width"] > 0
    assert len(desk.get(PHOTOS).json()["results"]) == 2


def test_deleted_photos_are_not_offered(desk: Client) -> None:
    photo = make_photo()
    delete_photo(photo)
    assert desk.get(PHOTOS).json()["results"] == []
    assert desk.get(CARDS, {"photos": photo.pk}).json()["photos"] == {}


def test_cards_are_told_about_together(desk: Client) -> None:
    article, draft, photo = make_article("One"), make_draft("Two"), make_photo(alt="A boat")
    answer = desk.get(
        CARDS, {"articles": f"{article.pk},{draft.pk},999999,x", "photos": f"{photo.pk}"}
    ).json()
    assert {row["headline"] for row in answer["articles"].values()} == {"One", "Two"}
    assert answer["photos"][str(photo.pk)]["alt"] == "A boat"


def test_a_posts_address_and_its_code_are_recognised(desk: Client) -> None:
    code = f'<blockquote class="instagram-media" data-instgrm-permalink="{POST}"></blockquote>'
    for text in (f" {POST}?igsh=1 ", code):
        embed = desk.post(PASTE, {"text": text}).json()["embed"]
        assert (embed["address"], embed["provider"]) == (POST, "instagram")


def test_an_address_of_the_own_site_gives_the_article(desk: Client) -> None:
    article = make_article("The last ferry")
    for host in ("http://testserver", "https://testserver"):
        answer = desk.post(PASTE, {"text": host + article.get_absolute_url()}).json()
        assert answer["article"]["id"] == article.pk


@pytest.mark.parametrize(
    "text",
    ["", "words", "https://example.org/life/a-1/", "http://testserver/life/", "javascript:alert(1)",
     "http://testserver/life/a-999999/", "http://testserver@example.org/life/a-1/", "x" * 60_000],
)  # fmt: skip
def test_other_pastes_are_nothing_known(desk: Client, text: str) -> None:
    make_article()
    assert desk.post(PASTE, {"text": text}).json() == {}


def test_in_a_card_the_address_of_any_public_page_is_a_link_s(desk: Client) -> None:
    def card(text: str) -> dict[str, str]:
        return desk.post(PASTE, {"text": text, "card": "on"}).json().get("embed", {})

    assert card(POST)["provider"] == "instagram"
    page = card("https://example.org/tides?utm_source=x")
    assert (page["provider"], page["address"]) == ("link", "https://example.org/tides")
    for wrong in ("javascript:alert(1)", "https://127.0.0.1/", "https://intranet/", "words"):
        assert card(wrong) == {}


def test_pasting_asks_by_post_with_a_token(desk: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user("Editor"))
    assert strict.post(PASTE, {"text": POST}).status_code == 403
    assert desk.get(PASTE).status_code == 405


@pytest.mark.parametrize("address", [ARTICLES, PHOTOS, CARDS])
def test_only_those_who_write_articles_are_told(client: Client, address: str) -> None:
    make_draft("A secret")
    assert client.get(address).status_code == 302
    client.force_login(make_user("Newsletter editor"))
    response = client.get(address)
    assert response.status_code == 403
    assert b"secret" not in response.content


def test_every_module_of_the_editor_is_in_the_import_map() -> None:
    folder = BASE_DIR / "articles" / "static" / "articles" / "editor"
    assert {path.stem for path in folder.glob("*.js")} == set(MODULES)


def test_the_editor_has_the_sanitisers_table_and_the_newsletters() -> None:
    newsletters.create(name="The Weekend Letter", slug="weekend", frequency="Weekly")
    settings = config()
    assert set(settings["tags"]) == set(TAGS)
    assert settings["tags"]["a"]["data-article"] == TAGS["a"]["data-article"].pattern
    assert settings["newsletters"] == [{"slug": "weekend", "name": "The Weekend Letter"}]


def test_the_screen_carries_the_body_and_a_nonce_for_the_import_map(desk: Client) -> None:
    page = desk.get("/admin/articles/article/add/")
    nonce = page.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    assert f'<script type="importmap" nonce="{nonce}">' in page.content.decode()
    assert 'name="body"' in page.content.decode()
