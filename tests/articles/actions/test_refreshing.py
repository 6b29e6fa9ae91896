"""Pages that show something which has changed: marked at once, made anew once, dates untouched."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from lxml import html

from articles import refresh
from articles.actions import refreshing
from articles.actions.photos import change_photo
from articles.actions.publish import publish, withdraw
from articles.actions.refreshing import section_changed
from articles.actions.revisions import save_draft
from articles.models import Article, Section
from newsletter.actions import newsletters
from tests.factories import make_article, make_content, make_draft, make_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_worker(settings: Any) -> None:
    """Nothing takes from the queue."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def is_stale(article: Article) -> bool:
    found = Article.objects.get(pk=article.pk)
    return found.valid_until is not None and found.valid_until <= timezone.now()


def page(client: Client, article: Article) -> str:
    response = client.get(Article.objects.get(pk=article.pk).get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_whoever_leads_there_is_refreshed_and_keeps_all_dates(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    target = make_article("Old name")
    reader = make_article("Leads there", body=f'<aside data-related="{target.pk}"></aside><p>x</p>')
    stranger = make_article("Leads nowhere")
    dates = ("first_published_at", "published_at", "updated_at", "changed_at", "created_at")
    before = [getattr(reader, name) for name in dates]
    save_draft(target, make_content("New name"))
    with django_capture_on_commit_callbacks(execute=True):
        publish(target)
    assert not is_stale(reader) and not is_stale(stranger)
    after = Article.objects.get(pk=reader.pk)
    assert "New name" in after.compiled_body and "Old name" not in after.compiled_body
    assert [getattr(after, name) for name in dates] == before
    assert after.history.count() == reader.history.count() == 2
    assert after.live_revision == reader.live_revision


@pytest.mark.usefixtures("no_worker")
def test_without_a_worker_the_next_reader_gets_it_anew(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    reader = make_article("Looks", read_more=["To come"])
    with django_capture_on_commit_callbacks(execute=True):
        target = make_article("To come")
    assert is_stale(reader)
    assert target.get_absolute_url() in page(client, reader)
    assert not is_stale(reader)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(target)
    assert is_stale(reader)
    assert target.get_absolute_url() not in page(client, reader)


@pytest.mark.usefixtures("no_worker")
def test_a_change_is_marked_in_its_own_transaction() -> None:
    target = make_article("Target")
    reader = make_article("Leads there", read_more=[target])
    withdraw(target)  # the test's transaction never ends: nothing runs after commit
    assert is_stale(reader)


def test_a_link_to_a_scheduled_article_appears_on_the_minute(client: Client) -> None:
    with time_machine.travel("2026-03-01T09:00:00Z", tick=False) as clock:
        due = timezone.now() + timedelta(hours=2)
        target = make_article("From eleven on", at=due)
        reader = make_article(
            "Leads there",
            body=f'<p>See <a data-article="{target.pk}">it</a>.</p>',
            read_more=["From eleven on"],
        )
        assert reader.valid_until == due
        assert "from-eleven-on" not in page(client, reader)
        clock.move_to(due)
        assert page(client, reader).count(f'href="{target.get_absolute_url()}"') == 2
        assert Article.objects.get(pk=reader.pk).valid_until is None


def test_a_photo_s_texts_are_brought_up_to_date(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    photo = make_photo(credit="Nora Finn")
    main = make_article("With main photo", photo=photo)
    inside = make_article("With photo inside", body=f'<figure data-photo="{photo.pk}"></figure>')
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(photo, credit="Tom Daly")
    for article in (main, inside):
        assert "Tom Daly" in page(client, article) and "Nora Finn" not in page(client, article)


@pytest.mark.usefixtures("no_worker")
def test_a_newsletter_s_change_reaches_the_pages_that_hold_it() -> None:
    kettle = newsletters.create(name="Kettle", slug="kettle")
    named = make_article(body='<p>x</p><aside data-newsletter="kettle"></aside>')
    default = make_article(body='<p>x</p><aside data-newsletter=""></aside><p>y</p>')
    other = make_article()
    kettle.name = "The Kettle"
    newsletters.revise(kettle, "")
    assert [is_stale(article) for article in (named, default, other)] == [True, True, False]


def test_a_page_that_names_a_closed_newsletter_follows_the_default_one(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    kettle, hearth, lamp = (
        newsletters.create(name=name.title(), slug=name) for name in ("kettle", "hearth", "lamp")
    )
    hearth.active = False
    newsletters.revise(hearth, "")
    reader = make_article(body='<p>x</p><aside data-newsletter="hearth"></aside>')
    assert 'value="kettle"' in page(client, reader)
    with django_capture_on_commit_callbacks(execute=True):
        newsletters.make_default(lamp)
        kettle.refresh_from_db()
        kettle.active = False
        newsletters.revise(kettle, "")
    assert 'value="lamp"' in page(client, reader)
    assert 'value="kettle"' not in page(client, reader)


@pytest.mark.usefixtures("no_worker")
def test_more_articles_than_are_marked_at_once_are_all_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(refreshing, "MARKED", 2)
    articles = [make_article() for _ in range(5)]
    section_changed(Section.objects.get().pk)
    assert all(is_stale(article) for article in articles)


def test_the_command_refreshes_what_is_outdated_or_all() -> None:
    old, fresh = make_article(), make_article()
    make_draft()
    Article.objects.update(compiled_body="old")
    Article.objects.filter(pk=old.pk).update(compiler_version=0)

    def run(*arguments: str) -> str:
        out = StringIO()
        call_command("refresh_articles", *arguments, stdout=out)
        return out.getvalue().strip()

    assert run() == "1 articles compiled anew."
    assert "It rained" in Article.objects.get(pk=old.pk).compiled_body
    assert Article.objects.get(pk=fresh.pk).compiled_body == "old"
    assert run() == "0 articles compiled anew."
    assert run("--all") == "2 articles compiled anew."
    assert "It rained" in Article.objects.get(pk=fresh.pk).compiled_body


def test_a_shop_that_begins_to_pay_is_told_of_wherever_the_article_is(
    client: Client, settings: Any
) -> None:
    leading = make_article(read_more=["The best buckets"])
    shop = '<p>Buy <a href="https://buckets.example/tin">a bucket</a>.</p>'
    make_article("The best buckets", body=shop)
    page(client, leading)
    settings.AFFILIATE_HOSTS = ["buckets.example"]
    call_command("refresh_articles", "--all", stdout=StringIO())
    (item,) = html.fromstring(page(client, leading)).xpath("//nav[@class='read-more']//li")
    assert "Contains affiliate links" in item.text_content()


def test_refreshing_leaves_alone_what_is_not_public() -> None:
    draft, gone = make_draft(), withdraw(make_article())
    assert refresh.refresh_articles([draft.pk, gone.pk, 999_999]) == 0
