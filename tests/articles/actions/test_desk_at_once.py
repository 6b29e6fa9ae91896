"""Deleting, publishing, merging and leading elsewhere at the same moment: one clear result each."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.actions.deleting import NotThere, delete_article, delete_for_good, take_out_of_bin
from articles.actions.front import save_arrangement
from articles.actions.pointing import CannotPoint, Lead, point_first
from articles.actions.publish import CannotPublish, NotPublic, publish, withdraw
from articles.actions.refusals import Refused
from articles.actions.tags import CannotMerge, merge_tags, undo_merge
from articles.front.slots import LEAD, Slot, load
from articles.models import Arrangement, Article, PinnedStory, Tag, standing_of
from tests.articles.actions.test_at_the_same_moment import together
from tests.factories import make_article, make_draft, make_user

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = pytest.mark.parametrize("round_number", range(3))
KNOWN = (
    Refused, NotThere, NotPublic, CannotMerge, CannotPoint, CannotPublish, Article.DoesNotExist,
)  # fmt: skip


def told(work: Callable[[], Any]) -> Callable[[], str]:
    """A piece of work that gives back what its person is told."""

    def one() -> str:
        try:
            work()
        except KNOWN as refused:
            return str(refused) or type(refused).__name__
        return "done"

    return one


@ROUNDS
def test_deleting_against_publishing_leaves_one_state(client: Client, round_number: int) -> None:
    one, other = make_user("Chief editor"), make_user("Editor")
    article = make_draft("Boats", by=other)
    seen = standing_of(article)
    answers = together(
        told(lambda: publish(article, by=other, seen=seen)),
        told(lambda: delete_article(article, by=one)),
    )
    found = Article.objects.get(pk=article.pk)
    assert answers[1] == "done" and found.deleted_at is not None
    actions = list(found.history.order_by("pk").values_list("action", flat=True))
    if answers[0] == "done":
        # Published first: its address says that it is gone.
        assert actions[-3:] == ["published", "withdrawn", "deleted"]
        assert client.get(found.get_absolute_url()).status_code == 410
    else:
        assert "bin" in answers[0]
        assert "published" not in actions and found.status == "draft"
    assert not Article.objects.published().filter(pk=article.pk).exists()


@ROUNDS
def test_deleting_for_good_against_taking_out(round_number: int) -> None:
    chief = make_user("Chief editor")
    article = delete_article(make_article("Boats"), by=chief)
    answers = together(
        told(lambda: delete_for_good(article, by=chief)),
        told(lambda: take_out_of_bin(article, by=chief)),
    )
    assert sorted(answers) == ["NotThere", "done"]
    assert Article.objects.filter(pk=article.pk).exists() == (answers[1] == "done")


@ROUNDS
def test_two_who_delete_are_told_apart(round_number: int) -> None:
    article = make_article("Boats")
    answers = together(*[told(lambda: delete_article(article))] * 2)
    assert sorted(answers) == ["NotThere", "done"]
    assert article.history.filter(action="deleted").count() == 1


@ROUNDS
def test_of_two_merges_of_a_tag_one_counts(round_number: int) -> None:
    article = make_article("Boats", tags=["A", "B", "C"])
    a, b, c = Tag.objects.order_by("slug")
    PinnedStory.objects.create(tag=a, article=article)
    answers = together(told(lambda: merge_tags([a], b)), told(lambda: merge_tags([a], c)))
    assert sorted(answer == "done" for answer in answers) == [False, True]
    refused = next(answer for answer in answers if answer != "done")
    assert "is merged already" in refused
    target = Tag.objects.get(pk=a.pk).merged_into
    assert target == (b if answers[0] == "done" else c)
    assert PinnedStory.objects.get().tag == target


@ROUNDS
def test_two_tags_merged_into_each_other_make_no_circle(round_number: int) -> None:
    make_article("Boats", tags=["A", "B"])
    a, b = Tag.objects.order_by("slug")
    answers = together(told(lambda: merge_tags([a], b)), told(lambda: merge_tags([b], a)))
    assert sorted(answer == "done" for answer in answers) == [False, True]
    refused = next(answer for answer in answers if answer != "done")
    assert "can’t be merged into itself" in refused or "meanwhile" in refused
    assert Tag.objects.filter(merged_into=None).count() == 1


@ROUNDS
def test_undoing_while_what_it_went_into_is_merged_loses_no_tag(round_number: int) -> None:
    article = make_article("Boats", tags=["A"])
    make_article("Ships", tags=["B", "C"])
    a, b, c = Tag.objects.order_by("slug")
    PinnedStory.objects.create(tag=a, article=article)
    merge_tags([a], b)
    answers = together(told(lambda: undo_merge(a)), told(lambda: merge_tags([b], c)))
    assert answers[1] == "done" and Tag.objects.get(pk=b.pk).merged_into == c
    undone = answers[0] == "done"
    assert undone or "meanwhile" in answers[0]
    assert Tag.objects.get(pk=a.pk).merged_into == (None if undone else b)
    assert PinnedStory.objects.get().tag == (a if undone else c)


@ROUNDS
def test_two_withdrawals_that_lead_links_to_each_other(round_number: int) -> None:
    one, other = make_article("One"), make_article("Other")
    source = make_article("Source", read_more=[one, other])
    second = make_article("Second", read_more=[one, other])
    save_arrangement([Slot(LEAD, (one.pk,))], by=None, public_from=source.published_at)
    keys = {f"front-{row.pk}" for row in Arrangement.objects.all()}

    def work(old: Article, new: Article) -> Callable[[], str]:
        lead = Lead(new, sources=[second.pk, source.pk], places=keys)
        return told(lambda: point_first(old, lead, lambda: withdraw(old)))

    answers = together(work(one, other), work(other, one))
    # The second finds that what it wants to lead to is not public any more.
    assert sorted(answer == "done" for answer in answers) == [False, True]
    refused = next(answer for answer in answers if answer != "done")
    assert "is not public: links to it would vanish" in refused
    left = other if answers[0] == "done" else one
    for each in (source, second):
        links = Article.objects.get(pk=each.pk).page_data["read_more"]
        assert [link["id"] for link in links] == [left.pk]


@ROUNDS
def test_a_front_page_saved_meanwhile_is_not_written_over(round_number: int) -> None:
    old, new, third = (make_article(name) for name in ("Old", "New", "Third"))
    first = save_arrangement([Slot(LEAD, (old.pk,))], by=None, public_from=old.published_at)
    lead = Lead(new, places=[f"front-{first.pk}"])

    def save() -> None:
        slots = [Slot(LEAD, (third.pk,))]
        save_arrangement(slots, by=None, public_from=Article.objects.get(pk=third.pk).published_at)

    together(told(lambda: point_first(old, lead, lambda: withdraw(old))), told(save))
    current = Arrangement.objects.current()
    assert current is not None
    assert load(current.slots)[0].picks in [(new.pk,), (third.pk,)]
    assert Arrangement.objects.count() in (2, 3)
