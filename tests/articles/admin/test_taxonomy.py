"""Changing sections, authors and tags: pages follow, dates stay, nothing in use is lost."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Author, Section, Tag
from tests.articles.admin.desk import Desk, errors_of, messages_of, page_of
from tests.factories import make_article, make_author, make_draft, make_section, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(django_capture_on_commit_callbacks: Any) -> Desk:
    """A chief editor's desk."""
    return Desk("Chief editor", django_capture_on_commit_callbacks)


def change(desk: Desk, row: Any, **typed: str) -> Any:
    """Change a row in the admin, the fields that are not typed staying as they are."""
    url = f"/admin/articles/{row._meta.model_name}/{row.pk}/change/"
    (form,) = page_of(desk.client.get(url)).xpath("//form[contains(@id,'_form')]")
    return desk.post(url, {**dict(form.form_values()), **typed})


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def test_a_section_of_another_name_and_slug_shows_everywhere(chief: Desk, client: Client) -> None:
    article = make_article("Boats", section=make_section("sea", "Sea").pk)
    reader = make_article("Leads there", read_more=[article])
    old = article.get_absolute_url()
    assert "was changed successfully" in messages_of(
        change(chief, Section.objects.get(slug="sea"), name="Salt water", slug="salt-water")
    )
    new = f"/salt-water/boats-{article.pk}/"
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, new)
    page = text(client, new)
    assert "Salt water" in page and ">Sea<" not in page
    assert '"articleSection":"Salt water"' in page.replace('": "', '":"')
    assert new in text(client, reader.get_absolute_url())
    assert client.get("/sea/")["Location"] == "/salt-water/"
    assert client.get("/sea/feed/")["Location"] == "/salt-water/feed/"
    for url in ("/salt-water/", "/", "/feed/", "/sitemap.xml?kind=articles&page=1"):
        assert new in text(client, url), url
    assert new in text(client, "/search/?q=salt+water")
    after = Article.objects.get(pk=article.pk)
    assert (after.published_at, after.updated_at) == (article.published_at, None)


def test_a_section_that_moves_to_and_fro_is_never_more_than_a_hop_away(
    chief: Desk, client: Client
) -> None:
    section = make_section("sea", "Sea")
    for slug in ("salt", "brine", "sea"):
        change(chief, Section.objects.get(pk=section.pk), slug=slug)
    assert client.get("/sea/").status_code == 200
    assert client.get("/salt/")["Location"] == client.get("/brine/")["Location"] == "/sea/"


def test_an_author_of_another_name_and_slug_shows_everywhere(chief: Desk, client: Client) -> None:
    author = make_author("Aoife Byrne")
    article = make_article("Boats", bylines=[author])
    change(chief, author, name="Aoife Lynch", slug="aoife-lynch")
    for url in (article.get_absolute_url(), "/", "/life/", "/author/aoife-lynch/", "/feed/"):
        assert "Aoife Lynch" in text(client, url), url
        assert "Aoife Byrne" not in text(client, url), url
    assert client.get(author.get_absolute_url())["Location"] == "/author/aoife-lynch/"
    assert 'href="/author/aoife-lynch/"' in text(client, article.get_absolute_url())
    assert article.get_absolute_url() in text(client, "/search/?q=lynch")


def test_a_tag_of_another_name_shows_everywhere(chief: Desk, client: Client) -> None:
    article = make_article("Boats", tags=["Tides"])
    change(chief, Tag.objects.get(), name="High water")
    page = text(client, article.get_absolute_url())
    assert "High water" in page and "Tides" not in page
    assert "High water" in text(client, "/tag/tides/")
    assert article.get_absolute_url() in text(client, "/tag/tides/")


def test_a_tag_of_another_slug_keeps_its_articles_and_its_old_address(
    chief: Desk, client: Client
) -> None:
    article = make_article("Boats", tags=["Tides"])
    draft = make_draft("Ships", tags=["tides"])
    change(chief, Tag.objects.get(), name="High water", slug="high-water")
    page = text(client, article.get_absolute_url())
    assert "High water" in page and 'href="/tag/high-water/"' in page and "Tides" not in page
    assert article.get_absolute_url() in text(client, "/tag/high-water/")
    response = client.get("/tag/tides/")
    assert (response.status_code, response["Location"]) == (301, "/tag/high-water/")
    chief.write(draft, "_publish")
    assert "Ships" in text(client, "/tag/high-water/")
    chief.write(article, "_publish", tags="High water, tides")
    assert text(client, article.get_absolute_url()).count('href="/tag/high-water/"') == 1


def test_a_renamed_tag_is_found_by_its_new_name_in_any_case(chief: Desk) -> None:
    article = make_article("Boats", tags=["Tides"])
    tag = Tag.objects.get()
    change(chief, tag, name="High water")
    chief.write(article, "_publish", tags="HIGH WATER")
    assert [found.pk for found in Article.objects.get().tags.all()] == [tag.pk]


def test_a_tag_whose_old_name_is_taken_leaves_it_alone(chief: Desk, client: Client) -> None:
    make_article("Boats", tags=["Tides"])
    make_article("Ships", tags=["High water"])
    change(chief, Tag.objects.get(slug="tides"), slug="ebb")
    change(chief, Tag.objects.get(slug="ebb"), name="Ebb")
    assert "Ships" in text(client, "/tag/high-water/")
    page = text(client, "/tag/ebb/")
    assert "Boats" in page and "Ships" not in page


def test_a_deleted_tag_leaves_no_dead_link(chief: Desk, client: Client) -> None:
    one = make_article("Boats", tags=["Tides", "Hats", "Rain"])
    url = one.get_absolute_url()
    tides, hats = Tag.objects.get(slug="tides"), Tag.objects.get(slug="hats")
    assert 'href="/tag/tides/"' in text(client, url)
    chief.post(f"/admin/articles/tag/{tides.pk}/delete/", {"post": "yes"})
    chief.post(
        "/admin/articles/tag/",
        {"action": "delete_selected", "_selected_action": hats.pk, "post": "yes"},
    )
    page = text(client, url)
    assert "/tag/tides/" not in page and "/tag/hats/" not in page
    assert 'href="/tag/rain/"' in page


def test_a_section_in_use_can_t_be_deleted(chief: Desk) -> None:
    by_article, by_draft, empty = (make_section(slug) for slug in ("sea", "land", "air"))
    make_article(section=by_article.pk)
    make_draft(section=by_draft.pk)
    for section, status in ((by_article, 403), (by_draft, 403), (empty, 200)):
        url = f"/admin/articles/section/{section.pk}/delete/"
        assert chief.client.get(url).status_code == status
        chief.post(url, {"post": "yes"})
    chief.post(
        "/admin/articles/section/",
        {"action": "delete_selected", "_selected_action": by_article.pk, "post": "yes"},
    )
    assert not Section.objects.filter(pk=empty.pk).exists()
    assert Section.objects.filter(pk__in=[by_article.pk, by_draft.pk]).count() == 2


def test_an_author_in_a_byline_can_t_be_deleted(chief: Desk) -> None:
    author, unused = make_author(), make_author()
    article = make_article(bylines=[author])
    for row in (author, unused):
        chief.post(f"/admin/articles/author/{row.pk}/delete/", {"post": "yes"})
    assert list(Author.objects.all()) == [author]
    assert list(Article.objects.get(pk=article.pk).authors.all()) == [author]


@pytest.mark.parametrize(
    "slug", ["admin", "feed", "api", "static", "media", "go", "de", "en-gb", "newsletter", "Tag"]
)
def test_a_section_s_slug_shadows_no_address(chief: Desk, slug: str) -> None:
    response = chief.post(
        "/admin/articles/section/add/", {"name": "New", "slug": slug, "position": "0"}
    )
    assert "is an address of the site itself" in errors_of(response)
    assert not Section.objects.exists()


def test_authors_and_tags_are_for_editors_and_sections_for_chiefs(
    django_capture_on_commit_callbacks: Any,
) -> None:
    may = {
        "Contributor": (403, 403, 403),
        "Editor": (200, 200, 403),
        "Chief editor": (200, 200, 200),
        "superuser": (200, 200, 200),
    }
    for role, statuses in may.items():
        desk = Desk(role, django_capture_on_commit_callbacks)
        for kind, status in zip(("author", "tag", "section"), statuses, strict=True):
            url = f"/admin/articles/{kind}/add/"
            assert desk.client.get(url).status_code == status, (role, kind)
            assert desk.client.get(f"/admin/articles/{kind}/").status_code == 200


def test_the_tag_list_counts_articles(chief: Desk) -> None:
    make_article(tags=["Tides"])
    make_article(tags=["Tides", "Hats"])
    rows = page_of(chief.client.get("/admin/articles/tag/")).xpath("//tbody/tr")
    told = {
        row.xpath("string(.//*[contains(@class,'field-name')])"): row.xpath(
            "string(.//*[contains(@class,'field-articles')])"
        )
        for row in rows
    }
    assert told == {"Tides": "2", "Hats": "1"}


def test_an_author_of_a_draft_can_t_be_deleted(chief: Desk) -> None:
    author, free = make_author("Orla Quill"), make_author("Nobody Yet")
    make_draft(bylines=[author])
    for row in (author, free):
        chief.client.post(f"/admin/articles/author/{row.pk}/delete/", {"post": "yes"})
    bulk = {"action": "delete_selected", "_selected_action": [author.pk], "post": "yes"}
    chief.client.post("/admin/articles/author/", bulk)
    assert list(Author.objects.all()) == [author]


def test_what_no_article_shows_has_none_made_anew(chief: Desk) -> None:
    author = make_author("Orla Quill")
    article = make_article("Boats", bylines=[author], tags=["Tides"])
    section, tag = Section.objects.get(), Tag.objects.get()
    Article.objects.update(compiled_body="as it was")
    change(chief, section, description="By the sea")
    change(chief, author, user=str(make_user().pk))
    change(chief, tag, description="High and low.")
    author.refresh_from_db()
    assert author.user is not None
    assert Article.objects.get(pk=article.pk).compiled_body == "as it was"
    change(chief, author, name="Orla Lynch")
    assert "It rained" in Article.objects.get(pk=article.pk).compiled_body
