"""What happens when several people publish, save and read at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles import refresh
from articles.actions.publish import publish
from articles.actions.refreshing import section_changed
from articles.actions.revisions import Conflict, save_draft
from articles.models import Article, Content, Section, Tag
from tests.factories import make_article, make_author, make_content, make_draft, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def together(*works: Callable[[], Any]) -> list[Any]:
    """Do each of the works in a thread of its own, all starting together; what they gave back."""
    start = Barrier(len(works))

    def one(work: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result() for future in [pool.submit(one, work) for work in works]]


def one_page(article: Article) -> dict[str, Any]:
    return Article.objects.get(pk=article.pk).page_data


def leads_to(article: Article) -> list[int]:
    found = Article.objects.get(pk=article.pk)
    return [link["id"] for link in found.page_data["read_more"]]


@pytest.mark.parametrize("round_number", range(3))
@pytest.mark.parametrize("worker", [True, False])
def test_two_that_look_for_each_other_find_each_other(
    settings: Any, client: Client, worker: bool, round_number: int
) -> None:
    if not worker:
        settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    one = make_draft("One of two", read_more=["The other one"])
    other = make_draft("The other one", read_more=["One of two"])
    together(lambda: publish(one), lambda: publish(other))
    for article in (one, other):
        if not worker:
            url = Article.objects.get(pk=article.pk).get_absolute_url()
            assert client.get(url).status_code == 200
    assert (leads_to(one), leads_to(other)) == ([other.pk], [one.pk])


def test_two_that_lead_to_each_other_are_updated_without_a_deadlock() -> None:
    one = make_article("One of two", tags=["Tides"])
    other = make_article("The other one", tags=["Tides"], read_more=[one])

    def update(article: Article, target: Article) -> Callable[[], None]:
        def work() -> None:
            for number in range(5):
                content = make_content(f"{article.pk}, {number}", read_more=[target])
                save_draft(Article.objects.get(pk=article.pk), content)
                publish(article)

        return work

    together(update(one, other), update(other, one))
    for article, target in ((one, other), (other, one)):
        found = Article.objects.get(pk=article.pk)
        assert found.headline == f"{article.pk}, 4"
        refresh.refresh_if_stale(article.pk)
        (row,) = Article.objects.get(pk=article.pk).page_data["read_more"]
        assert row["id"] == target.pk
        assert row["url"] == Article.objects.get(pk=target.pk).get_absolute_url()
        assert row["headline"] == f"{target.pk}, 4"


def test_publishing_while_a_section_changes_ends_well() -> None:
    articles = [make_article(f"Story {number}") for number in range(4)]
    for article in articles:
        rest = [other for other in articles if other != article]
        save_draft(article, make_content(article.headline, read_more=rest))
        publish(article)
    section = Section.objects.get()

    def rename() -> None:
        for number in range(5):
            Section.objects.filter(pk=section.pk).update(name=f"Life {number}")
            section_changed(section.pk)

    def update(article: Article) -> Callable[[], None]:
        def work() -> None:
            for _ in range(3):
                publish(article)

        return work

    together(rename, *[update(article) for article in articles[:3]])
    for article in articles:
        refresh.refresh_if_stale(article.pk)
        assert len(leads_to(article)) == 3


def test_readers_of_a_stale_page_make_it_anew_once(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article("Boats")
    Article.objects.update(valid_until=timezone.now())
    rebuilt: list[int] = []
    rebuild = refresh.rebuild

    def counted(found: Article, **more: Any) -> Any:
        rebuilt.append(found.pk)
        return rebuild(found, **more)

    monkeypatch.setattr(refresh, "rebuild", counted)
    url = article.get_absolute_url()
    statuses = together(*[lambda: Client().get(url).status_code] * 5)
    assert statuses == [200] * 5
    assert rebuilt == [article.pk]


def test_of_two_saves_from_the_same_state_one_is_a_conflict() -> None:
    writers = [make_user(), make_user()]
    article = make_draft("Boats")
    base = (article.latest_revision_id, 1)

    def save(number: int) -> Callable[[], str]:
        def work() -> str:
            fresh = Article.objects.get(pk=article.pk)
            try:
                save_draft(fresh, Content(headline=f"By {number}"), by=writers[number], base=base)
            except Conflict:
                return "conflict"
            return "saved"

        return work

    assert sorted(together(save(0), save(1))) == ["conflict", "saved"]
    assert [revision.number for revision in article.revisions.all()] == [2, 1]


@pytest.mark.parametrize("kind", ["tag", "author"])
def test_renaming_while_articles_are_made_anew_ends_well(kind: str) -> None:
    author = make_author("Orla Quill")
    articles = [make_article(tags=["Tides"], bylines=[author]) for _ in range(12)]
    row: Any = Tag.objects.get() if kind == "tag" else author
    chief = make_user("Chief editor")

    def refresh_all() -> None:
        for _ in range(6):
            refresh.refresh_articles([article.pk for article in articles])

    def rename() -> set[int]:
        client = Client()
        client.force_login(chief)
        url = f"/admin/articles/{kind}/{row.pk}/change/"
        names = [{"name": f"Named {number}", "slug": f"named-{number}"} for number in range(12)]
        return {client.post(url, name).status_code for name in names}

    assert together(refresh_all, rename) == [None, {302}]
    for article in articles:
        assert "Named 11" in Client().get(article.get_absolute_url()).content.decode()


def test_the_same_new_tags_in_another_order_are_made_without_a_deadlock() -> None:
    for number in range(8):
        names = [f"Tag {number} {each}" for each in range(8)]
        one, other = make_draft(tags=names), make_draft(tags=names[::-1])
        together(lambda: publish(one), lambda: publish(other))  # noqa: B023
        assert [tag["name"] for tag in one_page(other)["tags"]] == names[::-1]


def test_the_same_new_tag_of_two_articles_is_made_once() -> None:
    drafts = [make_draft(tags=["Tides", f"Tag {number}"]) for number in range(4)]
    together(*[lambda draft=draft: publish(draft) for draft in drafts])  # type: ignore[misc]
    assert Tag.objects.filter(slug="tides").count() == 1
    for draft in drafts:
        assert Article.objects.get(pk=draft.pk).tags.count() == 2
