"""Tags merged, told apart again, found unused; and the photos of tag and section pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, Photo, PinnedStory, Section, Tag
from tests.articles.admin.desk import Desk, errors_of, messages_of, page_of
from tests.factories import make_article, make_draft, make_photo, make_section

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/tag/"


@pytest.fixture
def editor(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks)


def tag(slug: str) -> Tag:
    return Tag.objects.get(slug=slug)


def merge(desk: Desk, into: str, *going: str) -> Any:
    """Merge tags by their slugs, through the page that asks."""
    ids = ",".join(str(tag(slug).pk) for slug in going)
    return desk.post(f"{LIST}merge/?tags={ids}", {"into": tag(into).pk})


def separate(desk: Desk, slug: str) -> str:
    return messages_of(desk.post(f"{LIST}{tag(slug).pk}/separate/"))


def listed(desk: Desk, query: str = "") -> set[str]:
    page = page_of(desk.client.get(LIST + query))
    return {link.text for link in page.xpath("//table[@id='result_list']/tbody//th//a")}


def carried(article: Article) -> list[str]:
    found = Article.objects.get(pk=article.pk)
    return [row["name"] for row in found.page_data["tags"]]


def headlines(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_merged_tags_lead_on_and_their_articles_carry_the_one(editor: Desk, client: Client) -> None:
    tides = make_article("By the tide", tags=["Tides"])
    both = make_article("Both", tags=["Tides", "Sea"])
    ebb = make_article("At the ebb", tags=["Ebb"])
    words = messages_of(merge(editor, "sea", "tides", "ebb"))
    assert "Merged into “Sea”: “" in words and "“Tides”" in words and "“Ebb”" in words
    for slug in ("tides", "ebb"):
        for rest in ("", "feed/"):
            response = client.get(f"/tag/{slug}/{rest}")
            assert (response.status_code, response["Location"]) == (301, f"/tag/sea/{rest}")
    page = headlines(client, "/tag/sea/")
    assert all(name in page for name in ("By the tide", "Both", "At the ebb"))
    assert carried(tides) == carried(both) == carried(ebb) == ["Sea"]
    assert Article.objects.get(pk=tides.pk).updated_at is None


def test_a_merge_is_undone_exactly(editor: Desk, client: Client) -> None:
    tides = make_article("By the tide", tags=["Tides"])
    both = make_article("Both", tags=["Tides", "Sea"])
    sea = make_article("At sea", tags=["Sea"])
    old = tag("tides")
    merge(editor, "sea", "tides")
    new = make_article("After the merge", tags=["tides"])
    assert carried(new) == ["Sea"]
    page = page_of(editor.client.get(f"{LIST}{old.pk}/change/"))
    assert "Merged into “Sea”" in page.text_content()
    assert "is a tag of its own again" in separate(editor, "tides")
    assert (carried(tides), carried(both), carried(sea)) == (["Tides"], ["Tides", "Sea"], ["Sea"])
    assert carried(new) == ["Tides"]
    page_text = headlines(client, "/tag/tides/")
    assert "By the tide" in page_text and "At sea" not in page_text
    assert "merged into no other" in separate(editor, "tides")


def test_merges_follow_each_other_and_lead_in_one_hop(editor: Desk, client: Client) -> None:
    make_article("Boats", tags=["A", "B", "C"])
    merge(editor, "b", "a")
    merge(editor, "c", "b")
    assert client.get("/tag/a/")["Location"] == client.get("/tag/b/")["Location"] == "/tag/c/"
    separate(editor, "b")
    assert client.get("/tag/a/")["Location"] == "/tag/b/"


def pinned(slug: str) -> list[str]:
    """What the editors' screen of a tag lists as pinned, in order."""
    rows = PinnedStory.objects.filter(tag=tag(slug)).order_by("position", "pk")
    return [str(row.article) for row in rows]


def first_on(client: Client, path: str) -> str:
    """The headline on top of a list."""
    page = page_of(client.get(path))
    return " ".join(page.xpath("(//main//article)[1]//h2")[0].text_content().split())


def test_pinned_stories_come_along_and_go_back(editor: Desk, client: Client) -> None:
    tides = make_article("By the tide", tags=["Tides"])
    both = make_article("Both", tags=["Tides", "Sea"])
    old = make_article("Old", tags=["Tides"])
    make_article("The newest", tags=["Tides", "Sea"])
    for article in (tides, both, old):
        PinnedStory.objects.create(tag=tag("tides"), article=article)
    PinnedStory.objects.create(tag=tag("sea"), article=both, position=7)
    merge(editor, "sea", "tides")
    assert first_on(client, "/tag/sea/") == "Both"
    assert pinned("sea") == ["Both", "By the tide", "Old"] and pinned("tides") == ["Both"]
    PinnedStory.objects.get(tag=tag("sea"), article=old).delete()
    separate(editor, "tides")
    assert pinned("sea") == ["Both"]
    assert sorted(pinned("tides")) == ["Both", "By the tide"]
    assert first_on(client, "/tag/sea/") == "Both"
    assert not PinnedStory.objects.exclude(merged_from=None).exists()


def test_pins_go_back_over_several_merges(editor: Desk) -> None:
    article = make_article("Boats", tags=["A", "B", "C"])
    make_article("Ships", tags=["B"])
    PinnedStory.objects.create(tag=tag("a"), article=article)
    merge(editor, "b", "a")
    merge(editor, "c", "b")
    assert pinned("c") == ["Boats"]
    separate(editor, "b")
    assert (pinned("b"), pinned("c")) == (["Boats"], [])
    separate(editor, "a")
    assert (pinned("a"), pinned("b")) == (["Boats"], [])


def test_merges_that_make_no_sense_are_refused(editor: Desk) -> None:
    make_article("Boats", tags=["A", "B", "C"])
    assert "can’t be merged into itself" in errors_of(merge(editor, "a", "a"))
    merge(editor, "b", "a")
    assert "can’t be merged into itself" in errors_of(merge(editor, "a", "b"))
    assert "is merged already. Undo that first." in errors_of(merge(editor, "c", "a"))
    for ids in ("", "x", "99999", "%00"):
        response = editor.client.get(f"{LIST}merge/?tags={ids}", follow=True)
        assert "Tick the tags" in messages_of(response)
    response = editor.post(f"{LIST}merge/?tags={tag('c').pk}", {"into": "x"})
    assert "not one of the available choices" in errors_of(response)
    assert editor.client.get(f"{LIST}{tag('a').pk}/separate/").status_code == 405
    assert editor.client.post(f"{LIST}999/separate/").status_code == 404


def test_ticked_tags_are_merged_into_one_of_them(editor: Desk) -> None:
    article = make_article("Boats", tags=["A", "B"])
    ids = [tag("a").pk, tag("b").pk]
    response = editor.post(LIST, {"action": "merge_selected", "_selected_action": ids})
    assert "Merge 2 tags" in response.content.decode()
    url = response.redirect_chain[-1][0]  # type: ignore[attr-defined]
    assert "Merged into “B”: “A”" in messages_of(editor.post(url, {"into": tag("b").pk}))
    assert carried(article) == ["B"]


def test_unused_tags_are_found(editor: Desk) -> None:
    make_article("Boats", tags=["Public", "Gone", "Into"])
    make_draft("Ships", tags=["Public"])
    Tag.objects.create(name="Nobody", slug="nobody")
    merge(editor, "into", "gone")
    assert listed(editor, "?use=unused") == {"Nobody"}
    assert listed(editor, "?use=merged") == {"Gone"}
    assert listed(editor, "?use=used") == {"Public", "Into"}
    assert listed(editor, "?use=x") == {"Nobody", "Gone", "Public", "Into"}


def test_a_tag_that_only_a_draft_carries_is_in_use(editor: Desk) -> None:
    Tag.objects.create(name="Draft", slug="draft")
    make_draft("Ships", tags=["draft"])
    assert listed(editor, "?use=unused") == set()


@pytest.mark.parametrize(
    ("role", "status"),
    [("Contributor", 403), ("Editor", 200), ("Chief editor", 200), ("Newsletter editor", 403)],
)
def test_who_merges_tags(role: str, status: int, django_capture_on_commit_callbacks: Any) -> None:
    desk = Desk(role, django_capture_on_commit_callbacks)
    make_article("Boats", tags=["A", "B"])
    assert desk.client.get(f"{LIST}merge/?tags={tag('a').pk}").status_code == status
    merge(desk, "b", "a")
    assert (tag("a").merged_into is not None) == (status == 200)
    Tag.objects.filter(slug="a").update(merged_into=tag("b"))
    desk.post(f"{LIST}{tag('a').pk}/separate/")
    assert (tag("a").merged_into is None) == (status == 200)


def test_the_list_makes_seven_queries_however_many_tags(
    editor: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_article("Boats", tags=[f"Tag {number}" for number in range(30)])
    # 1 session, 2 user, 3 own and 4 group permissions, 5 how many are found, 6 how many there are,
    # 7 the tags with what took their place
    with django_assert_num_queries(7):
        editor.client.get(f"{LIST}?use=used")


def test_the_page_that_asks_makes_five_queries(
    editor: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_article("Boats", tags=[f"Tag {number}" for number in range(30)])
    ids = ",".join(str(pk) for pk in Tag.objects.values_list("pk", flat=True))
    # 1 session, 2 user, 3 own and 4 group permissions, 5 the tags
    with django_assert_num_queries(5):
        assert editor.client.get(f"{LIST}merge/?tags={ids}").status_code == 200


# --- Descriptions and photos -----------------------------------------------------------------


def change(desk: Desk, row: Any, **typed: Any) -> Any:
    url = f"/admin/articles/{row._meta.model_name}/{row.pk}/change/"
    (form,) = page_of(desk.client.get(url)).xpath("//form[contains(@id,'_form')]")
    return desk.post(url, {**dict(form.form_values()), **typed})


def test_tag_and_section_pages_show_their_description_and_photo(
    django_capture_on_commit_callbacks: Any,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    chief = Desk("Chief editor", django_capture_on_commit_callbacks)
    make_article("Boats", tags=["Tides"])
    photo = make_photo(alt="A pier at low tide", credit="Nora Finn")
    for row, path in ((tag("tides"), "/tag/tides/"), (Section.objects.get(), "/life/")):
        change(chief, row, description="What the moon does.", photo=photo.pk)
        # 1 the tag or section with how many articles it has, 2 its pinned stories, 3 the articles,
        # 4 the photo's renditions with the photo, 5 the sections of the navigation
        with django_assert_num_queries(5):
            page = page_of(client.get(path))
        (image,) = page.xpath("//figure[@class='list-photo']//img")
        assert image.get("alt") == "A pier at low tide"
        assert "Nora Finn" in page.xpath("string(//figure[@class='list-photo']/figcaption)")
        assert page.xpath("//meta[@property='og:image']/@content")[0].startswith("http")
        assert "What the moon does." in page.text_content()


def test_a_photo_whose_rights_have_ended_leaves_the_top_of_the_page(client: Client) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    photo = make_photo(alt="A wet pier", usable_until=yesterday)
    Tag.objects.create(name="Tides", slug="tides", photo=photo)
    page = client.get("/tag/tides/")
    assert page.status_code == 200
    assert "A wet pier" not in page.content.decode()


def test_a_photo_without_credit_or_alt_is_refused_there(
    django_capture_on_commit_callbacks: Any,
) -> None:
    chief = Desk("Chief editor", django_capture_on_commit_callbacks)
    make_article("Boats", tags=["Tides"])
    bare = make_photo(alt="")
    for row in (tag("tides"), make_section()):
        assert "lacks its credit or its alt" in errors_of(change(chief, row, photo=bare.pk))
    Photo.objects.update(alt="A", deleted_at="2026-01-01T00:00Z")
    assert "was deleted" in errors_of(change(chief, make_section(), photo=bare.pk))


def test_a_photo_at_the_top_of_a_page_can_t_be_deleted(editor: Desk) -> None:
    photo = make_photo()
    make_article("Boats", tags=["Tides"])
    Tag.objects.update(photo=photo)
    url = f"/admin/articles/photo/{photo.pk}/delete/"
    assert "Tides" in editor.client.get(url).content.decode()
    assert editor.post(url, {"post": "yes"}).status_code in (200, 403)
    assert Photo.objects.get().deleted_at is None
    Tag.objects.update(photo=None)
    editor.post(url, {"post": "yes"})
    assert Photo.objects.get().deleted_at is not None
