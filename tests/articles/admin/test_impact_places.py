"""Pages that have an article by hand are shown before it goes, and can be led elsewhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.actions.front import save_arrangement
from articles.front.slots import FEATURES, LEAD, LIST, load
from articles.models import Arrangement, Article, PinnedStory, Tag
from tests.articles.admin.desk import Desk, messages_of, page_of, withdraw_url
from tests.articles.admin.test_impact import effects_of, links_url, publish_url
from tests.articles.front_pages import arrange, slot, stories
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(django_capture_on_commit_callbacks: Any) -> Desk:
    """A chief editor's desk."""
    return Desk("Chief editor", django_capture_on_commit_callbacks)


def places_on(desk: Desk, url: str) -> list[str]:
    """The keys of the places that can be ticked."""
    boxes = page_of(desk.client.get(url)).xpath("//input[@name='place'][not(@disabled)]")
    return [box.get("value") for box in boxes]


def lead(desk: Desk, url: str, to: Article) -> str:
    """Lead all places that can be ticked to another article."""
    return messages_of(desk.post(url, {"to": to.pk, "place": places_on(desk, url)}))


def pin(article: Article, **where: Any) -> PinnedStory:
    return PinnedStory.objects.create(article=article, **where)


def test_it_tells_of_front_pages_and_pins(chief: Desk) -> None:
    old = make_article("The old pier", tags=["Tides"])
    now = timezone.now()
    arrange(slot(FEATURES, old))
    arrange(slot(LEAD, old), slot(LIST, old, heading="By the sea", count=4))
    later = arrange(slot(LEAD, old), at=now + timedelta(days=3))
    Arrangement.objects.filter(pk=later.pk).update(public_from="2040-05-06T07:00Z")
    taken_back = arrange(slot(LEAD, old), at=now + timedelta(days=9))
    Arrangement.objects.filter(pk=taken_back.pk).update(cancelled_at=now)
    save_arrangement([slot(LEAD, old)], by=None)
    pin(old, section=make_section())
    pin(old, tag=Tag.objects.get())
    pin(old, section=make_section("sea", "Sea"), until=now - timedelta(days=1))
    # Its page leads to another, so nothing of it is seen.
    pin(old, tag=Tag.objects.create(name="Ebb", slug="ebb", merged_into=Tag.objects.get()))
    assert effects_of(chief.client.get(withdraw_url(old))) == {
        "Front page": "Lead, List “By the sea”. Another story takes its place.",
        "Front page from 6 May 2040, 08:00 on": "Lead. Another story takes its place.",
        "Draft of the front page": "Lead. Only in the draft: readers see no change.",
        "Page of the section “Life”": "Pinned story. It vanishes from the top of the page.",
        "Page of the tag “Tides”": "Pinned story. It vanishes from the top of the page.",
    }


def test_what_no_longer_counts_is_not_told_of(chief: Desk) -> None:
    old = make_article("The old pier")
    arrange(slot(LEAD, old, until=timezone.now() - timedelta(hours=1)))
    save_arrangement([slot(LEAD, old)], by=None)
    save_arrangement([slot(LEAD)], by=None)
    assert effects_of(chief.client.get(withdraw_url(old))) == {}


def test_a_new_headline_asks_where_only_the_front_page_has_the_article(chief: Desk) -> None:
    old = make_article("The old pier")
    arrange(slot(LEAD, old))
    response = chief.write(old, "_publish", headline="The grand pier")
    assert effects_of(response) == {"Front page": "Lead. It shows the new headline."}
    assert "Published: The grand pier" in messages_of(chief.post(publish_url(old)))


def test_withdrawing_puts_another_in_its_places(chief: Desk, client: Client) -> None:
    old = make_article("The old pier", tags=["Tides"])
    new = make_article("The new pier", tags=["Tides"])
    other = make_article("Another story", tags=["Tides"])
    make_article("The newest story", tags=["Tides"])
    arrange(slot(LEAD, other), slot(FEATURES, old, count=1), slot(LIST, old, other, count=2))
    at = timezone.now() + timedelta(days=3)
    later = arrange(slot(LEAD, old), slot(LIST, new, count=2), at=at)
    pin(old, section=make_section())
    tides = Tag.objects.get()
    pin(new, tag=tides, position=5)
    pin(old, tag=tides, position=1)
    assert "Withdrawn." in lead(chief, withdraw_url(old), new)
    assert client.get(old.get_absolute_url()).status_code == 410
    assert stories(client)[:2] == ["Another story", "The new pier"]
    for path in ("/life/", "/tag/tides/"):
        page = client.get(path).content.decode()
        assert page.index("The new pier") < page.index("The newest story")
    assert [row.position for row in PinnedStory.objects.filter(tag=tides)] == [1]
    (ahead,) = Arrangement.objects.ahead()
    assert ahead.pk != later.pk and ahead.public_from == at and ahead.created_by == chief.user
    # It stood in the list already, and stands there still.
    assert [row.picks for row in load(ahead.slots)] == [(), (new.pk,)]
    assert not PinnedStory.objects.filter(article=old).exists()


def test_a_draft_of_the_front_page_stays_beside_it(chief: Desk, client: Client) -> None:
    old, new = make_article("The old pier"), make_article("The new pier")
    arrange(slot(LEAD, old))
    save_arrangement([slot(FEATURES, old), slot(LIST, count=4)], by=None)
    front = places_on(chief, links_url(old))[0]
    words = messages_of(chief.post(links_url(old), {"to": new.pk, "place": [front]}))
    assert "1 of them leads there now: The new pier" in words
    current, draft = Arrangement.objects.current(), Arrangement.objects.order_by("-id").first()
    assert current is not None and draft is not None and draft.public_from is None
    assert load(current.slots)[0].picks == (new.pk,)
    # Not ticked: as it was, and still the newest.
    assert load(draft.slots)[0].picks == (old.pk,)
    assert lead(chief, links_url(old), new)
    draft = Arrangement.objects.order_by("-id").first()
    assert draft is not None and draft.public_from is None
    assert load(draft.slots)[0].picks == (new.pk,)


def test_a_pin_leads_only_to_what_its_page_lists(chief: Desk, client: Client) -> None:
    old, new = make_article("Old", tags=["Tides"]), make_article("New")
    pin(old, tag=Tag.objects.get())
    words = lead(chief, withdraw_url(old), new)
    assert "“New” isn’t listed on “Tides”: untick that page." in words
    assert client.get(old.get_absolute_url()).status_code == 200
    assert PinnedStory.objects.get().article == old


def test_who_may_not_arrange_a_page_only_sees_it(django_capture_on_commit_callbacks: Any) -> None:
    editor = Desk("Editor", django_capture_on_commit_callbacks)
    old, new = make_article("Old", tags=["Tides"]), make_article("New", tags=["Tides"])
    front = arrange(slot(LEAD, old))
    pin(old, section=make_section())
    of_tag = pin(old, tag=Tag.objects.get())
    page = page_of(editor.client.get(withdraw_url(old)))
    assert "Front page" in page.text_content()
    assert places_on(editor, withdraw_url(old)) == [f"tag-{of_tag.pk}"]
    for key in (f"front-{front.pk}", f"section-{PinnedStory.objects.first().pk}"):  # type: ignore[union-attr]
        data = {"to": new.pk, "place": [key]}
        assert editor.client.post(withdraw_url(old), data).status_code == 403
    assert Arrangement.objects.count() == 1
    assert lead(editor, withdraw_url(old), new)
    assert PinnedStory.objects.get(pk=of_tag.pk).article == new


@pytest.mark.parametrize("key", ["", "x", "front-", "front-99999", "tag-x", "section-1-2"])
def test_places_that_are_none_change_nothing(chief: Desk, key: str) -> None:
    old, new = make_article("Old"), make_article("New")
    arrange(slot(LEAD, old))
    assert messages_of(chief.post(links_url(old), {"to": new.pk, "place": [key]}))
    assert Arrangement.objects.count() == 1
