"""Old addresses, entered by a chief editor and met by readers."""

from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.actions.publish import withdraw
from articles.models import Redirect, Tag
from tests.articles.admin.desk import Desk, errors_of, messages_of, page_of
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/redirect/add/"


@pytest.fixture
def chief(django_capture_on_commit_callbacks: Any) -> Desk:
    """A chief editor's desk."""
    return Desk("Chief editor", django_capture_on_commit_callbacks)


LIST = "/admin/articles/redirect/"


def test_an_empty_list_says_what_redirects_are_for(chief: Desk) -> None:
    assert "No redirects yet." in chief.client.get(LIST).content.decode()
    chief.post(ADD, {"old_path": "/about.php", "new_path": "/latest/"})
    full = chief.client.get(LIST).content.decode()
    assert "/about.php" in full and "No redirects yet." not in full
    none = chief.client.get(LIST, {"q": "zebra"}).content.decode()
    assert "No redirect has these words" in none


def test_a_redirect_leads_readers_on(chief: Desk, client: Client) -> None:
    article = make_article("Boats")
    assert "was added" in messages_of(
        chief.post(ADD, {"old_path": "/2019/boats.html", "article": article.pk})
    )
    assert "was added" in messages_of(
        chief.post(ADD, {"old_path": "/über-uns/", "new_path": "/latest/"})
    )
    for old, new in (
        ("/2019/boats.html", article.get_absolute_url()),
        ("/über-uns/", "/latest/"),
        ("/%C3%BCber-uns/", "/latest/"),
    ):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)
        assert response["Cache-Control"] == "max-age=3600"
    assert client.post("/2019/boats.html").status_code in (404, 405)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"old_path": "/a/"}, "Name either a new address or an article."),
        ({"old_path": "/a/", "new_path": "/a/"}, "that would be a loop"),
        ({"old_path": "a/", "new_path": "/b/"}, "Begin with one slash"),
        ({"old_path": "/a/", "new_path": "//elsewhere.example/"}, "Begin with one slash"),
        ({"old_path": "/a/", "new_path": "https://elsewhere.example/"}, "Begin with one slash"),
        ({"old_path": "/end/", "new_path": "/taken/"}, "that would be a loop"),
        ({"old_path": "/a/", "new_path": "article:99"}, "There is no article 99."),
        ({"old_path": "/a/?id=3", "new_path": "/b/"}, "Leave off what follows “?” or “#”"),
        ({"old_path": "/a/", "new_path": "/b/#c"}, "Leave off what follows “?” or “#”"),
        ({"old_path": "/taken/", "new_path": "/b/"}, "already exists"),
        ({"old_path": "/" + "x" * 400, "new_path": "/b/"}, "at most 400 characters"),
        ({"old_path": "", "new_path": "/b/"}, "This field is required."),
        ({"old_path": "/a\x00/", "new_path": "/b/"}, "Null characters are not allowed"),
    ],
    ids=lambda value: value.get("old_path", "")[:10] if isinstance(value, dict) else value[:20],
)
def test_redirects_that_lead_nowhere_are_refused(
    chief: Desk, values: dict[str, str], words: str
) -> None:
    Redirect.objects.create(old_path="/taken/", new_path="/end/")
    assert words in errors_of(chief.post(ADD, values))
    assert Redirect.objects.count() == 1


def test_a_redirect_names_an_address_or_an_article_not_both(chief: Desk) -> None:
    article = make_article()
    response = chief.post(ADD, {"old_path": "/a/", "new_path": "/b/", "article": article.pk})
    assert "Name either a new address or an article." in errors_of(response)


def test_a_redirect_to_what_is_not_public_ends_at_a_page_that_helps(client: Client) -> None:
    gone = make_article("Boats")
    Redirect.objects.create(old_path="/gone/boats.html", article=gone)
    Redirect.objects.create(old_path="/never/boats.html", article=make_draft("Never"))
    withdraw(gone)
    assert client.get("/gone/boats.html").status_code == 410
    assert client.get("/never/boats.html").status_code == 404


def test_a_redirect_never_hides_a_living_page(client: Client) -> None:
    article = make_article("Boats")
    Redirect.objects.create(old_path=article.get_absolute_url(), new_path="/latest/")
    assert client.get(article.get_absolute_url()).status_code == 200


def where(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 301, (path, response.status_code)
    return response["Location"]


def test_chains_are_flattened(chief: Desk, client: Client) -> None:
    article = make_article("Boats")
    chief.post(ADD, {"old_path": "/b/", "new_path": "/c/"})
    chief.post(ADD, {"old_path": "/a/", "new_path": "/b/"})
    assert where(client, "/a/") == where(client, "/b/") == "/c/"
    old_address = f"/style/ships-{article.pk}/"
    chief.post(ADD, {"old_path": "/c/", "new_path": f"http://testserver{old_address}"})
    chief.post(ADD, {"old_path": "/c/", "new_path": old_address})
    for path in ("/a/", "/b/", "/c/"):
        assert where(client, path) == article.get_absolute_url()
    assert not Redirect.objects.exclude(new_path="").exists()


def test_a_redirect_that_is_changed_may_not_close_a_ring(chief: Desk) -> None:
    chief.post(ADD, {"old_path": "/b/", "new_path": "/c/"})
    other = Redirect.objects.create(old_path="/c/x/", new_path="/b/x/")
    response = chief.post(
        f"/admin/articles/redirect/{other.pk}/change/", {"old_path": "/c/", "new_path": "/b/"}
    )
    assert "that would be a loop" in errors_of(response)


def test_a_redirect_to_a_merged_tag_is_one_hop(client: Client) -> None:
    make_article(tags=["Tides", "Sea"])
    Redirect.objects.create(old_path="/topics/tides", new_path="/tag/tides/")
    Redirect.objects.create(old_path="/topics/tides.xml", new_path="/tag/tides/feed/")
    assert where(client, "/topics/tides") == "/tag/tides/"
    Tag.objects.filter(slug="tides").update(merged_into=Tag.objects.get(slug="sea"))
    assert where(client, "/topics/tides") == "/tag/sea/"
    assert where(client, "/topics/tides.xml") == "/tag/sea/feed/"


def test_redirects_are_found_by_either_end(chief: Desk) -> None:
    Redirect.objects.create(old_path="/2019/boats.html", article=make_article("Ships"))
    Redirect.objects.create(old_path="/about.php", new_path="/latest/")
    for query, found in (("boats", 1), ("latest", 1), ("ships", 1), ("nothing", 0)):
        page = page_of(chief.client.get(f"/admin/articles/redirect/?q={query}"))
        assert len(page.xpath("//table[@id='result_list']/tbody/tr")) == found, query


# --- In and out as CSV -----------------------------------------------------------------------

IMPORT = "/admin/articles/redirect/import/"
EXPORT = "/admin/articles/redirect/export/"


def send(desk: Desk, text: str | bytes) -> HttpResponse:
    """Send a file of redirects."""
    data = text.encode() if isinstance(text, str) else text
    return desk.post(IMPORT, {"file": SimpleUploadedFile("redirects.csv", data)})


def line_errors(response: HttpResponse) -> list[str]:
    found = page_of(response).xpath("//ul[@class='line-errors']/li")
    return [" ".join(each.text_content().split()) for each in found]


def test_a_file_adds_and_changes_redirects_and_flattens_chains(chief: Desk, client: Client) -> None:
    article = make_article("Boats")
    Redirect.objects.create(old_path="/z/", new_path="/y/")
    Redirect.objects.create(old_path="/same/", new_path="/latest/")
    text = (
        "\ufeffOld;New\r\n/y/;/x/\r\n\r\n/x/;/latest/\r\n/same/;/latest/\r\n"
        f"/%C3%BCber/;{article.get_absolute_url()}\r\n/by-id;article:{article.pk}\r\n"
        f'"/with, comma";http://testserver/latest/\r\n'
    )
    text = text.replace("http://testserver", settings.SITE_URL)
    assert "5 added, 0 changed, 1 were there already." in messages_of(send(chief, text))
    for path in ("/z/", "/y/", "/x/", "/same/", "/with, comma"):
        assert where(client, path) == "/latest/"
    assert where(client, "/über/") == where(client, "/by-id") == article.get_absolute_url()
    assert "0 added, 1 changed" in messages_of(send(chief, "/x/,/search/"))


def test_what_is_exported_can_be_imported_again(chief: Desk) -> None:
    article = make_article("Boats")
    send(chief, f'/a/,/latest/\n/b/,article:{article.pk}\n"/c, d/",/latest/')
    response = chief.client.get(EXPORT)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert text.decode().splitlines()[0] == "old,new"
    before = list(Redirect.objects.values_list("old_path", "new_path", "article"))
    Redirect.objects.all().delete()
    assert "3 added" in messages_of(send(chief, text))
    assert list(Redirect.objects.values_list("old_path", "new_path", "article")) == before


def test_every_wrong_line_is_told_and_nothing_is_done(chief: Desk) -> None:
    Redirect.objects.create(old_path="/end/", new_path="/begin/")
    response = send(
        chief,
        "old,new\n/good/,/latest/\nbad/,/b/\n/c/\n/d/,//elsewhere.example/\n/good/,/b/\n"
        "/e/,/e/\n/f/,article:99\n/g/,/h/,/i/\n/h/?x=1,/b/\n/" + "x" * 400 + ",/b/",
    )
    told = line_errors(response)
    assert [error.split(":")[0] for error in told] == [
        f"Line {number}" for number in (3, 4, 5, 6, 7, 8, 9, 10, 11)
    ]
    assert "Two columns are needed" in told[1] and "stands in line 2 already" in told[3]
    assert "There is no article 99." in told[5]
    assert line_errors(send(chief, "/begin/,/end/\n")) == [
        "Line 1: “/begin/” would lead back to itself: a loop."
    ]
    assert line_errors(send(chief, "/p/,/q/\n/q/,/r/\n/r/,/p/"))[2].startswith("Line 3: “/r/”")
    assert Redirect.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file holds no redirects."),
        (b"old,new\n", "The file holds no redirects."),
        (b"\xff\xfe/\x00a\x00", "not in UTF-8"),
        (b"/a/\x00,/b/", "control characters"),
        (b'"/a/,/b/', "Two columns are needed"),
        (b"/a/," + b"x" * 200_000, "Line 1"),
        (b"/a/,/b/\n" * 700_000, "larger than 5 MB"),
    ],
    ids=["empty", "header only", "utf-16", "nul", "quote", "long", "large"],
)
def test_a_file_that_is_none_is_told_so(chief: Desk, data: bytes, words: str) -> None:
    response = send(chief, data)
    assert words in " ".join(line_errors(response))
    assert not Redirect.objects.exists()
    assert "This field is required" in errors_of(chief.post(IMPORT))


@pytest.mark.parametrize("lines", [1, 200])
def test_a_file_makes_eight_queries_however_long(
    chief: Desk, lines: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = "".join(f"/old/{number}/,/latest/\n" for number in range(lines))
    # 1 session, 2 user, 3 own and 4 group permissions, 5 and 8 the transaction, 6 what is there,
    # 7 what is new (more only where the database takes fewer values at once)
    with django_assert_num_queries(8):
        file = SimpleUploadedFile("redirects.csv", rows.encode())
        assert chief.client.post(IMPORT, {"file": file}).status_code == 302
    assert Redirect.objects.count() == lines


def test_the_list_makes_eight_queries_and_the_import_page_five(
    chief: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = make_article("The old pier")
    send(chief, "".join(f"/old/{number}/,article:{article.pk}\n" for number in range(60)))
    # 1 session, 2 user, 3 own and 4 group permissions, 5 how many are found, 6 how many there are,
    # 7 limits to sections, 8 the redirects with their articles
    for query in ("", "?q=old", "?q=pier"):
        with django_assert_num_queries(8):
            assert chief.client.get(f"/admin/articles/redirect/{query}").status_code == 200
    # 1 session, 2 user, 3 own and 4 group permissions, 5 the message of the import
    with django_assert_num_queries(5):
        assert chief.client.get(IMPORT).status_code == 200


def test_redirects_are_for_chief_editors(django_capture_on_commit_callbacks: Any) -> None:
    for role, listed, add in (("Contributor", 403, 403), ("Editor", 200, 403)):
        desk = Desk(role, django_capture_on_commit_callbacks)
        assert desk.client.get("/admin/articles/redirect/").status_code == listed
        assert desk.client.get(ADD).status_code == add
        assert desk.client.get(IMPORT).status_code == add
        assert send(desk, "/a/,/b/").status_code == add
        assert desk.client.get(EXPORT).status_code == listed
    assert not Redirect.objects.exists()
