"""What stands around an article: crumbs, authors, sharing, related cards, read more, more."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from lxml import html

from articles.actions.deleting import delete_article
from articles.actions.photos import PhotoInUse, change_photo, delete_photo
from articles.actions.publish import publish, withdraw
from articles.actions.revisions import save_draft
from articles.actions.sharing import share
from articles.models import Article, Author, Photo, Shelf
from articles.templatetags.direction import direction
from tests.articles.admin.desk import Desk, page_of
from tests.factories import (
    make_article,
    make_author,
    make_content,
    make_draft,
    make_photo,
    make_section,
)

pytestmark = pytest.mark.django_db

DUBLIN = ZoneInfo("Europe/Dublin")
MIDNIGHT = datetime(2026, 6, 11, 0, 0, tzinfo=DUBLIN)


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(datetime(2026, 6, 1, 12, tzinfo=DUBLIN), tick=False) as traveller:
        yield traveller


def seen(client: Client, article: Article) -> html.HtmlElement:
    response = client.get(Article.objects.get(pk=article.pk).get_absolute_url())
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def credits_line(page: html.HtmlElement) -> str:
    return page.xpath("string(//p[@class='photo-credits'])")


def more(client: Client, article: Article) -> list[str]:
    return seen(client, article).xpath("//section[@class='more']//h3/a/text()")


def data_of(page: html.HtmlElement) -> dict[str, Any]:
    (script,) = page.xpath("//script[contains(@type, 'ld+json')]/text()")
    return json.loads(script)


def test_the_way_to_an_article_is_told_and_in_the_structured_data(client: Client) -> None:
    article = make_article("Boats")
    page = seen(client, article)
    (crumbs,) = page.xpath("//nav[@class='crumbs']")
    assert crumbs.get("aria-label")
    links = [(link.text, link.get("href")) for link in crumbs.iter("a")]
    assert links == [("The Test Magazine", "/"), ("Life", "/life/")]
    data = data_of(page)
    assert data["@type"] == "NewsArticle"
    url = f"http://testserver{article.get_absolute_url()}"
    assert data["mainEntityOfPage"]["@id"] == url
    steps = data["mainEntityOfPage"]["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, "http://testserver/"), (2, "http://testserver/life/"), (3, url)
    ]  # fmt: skip


def test_the_box_tells_who_wrote_it_each_once(client: Client) -> None:
    orla = make_author("Orla Quill")
    orla.photo, orla.website = make_photo(credit="Portrait Pat"), "https://www.quill.example/about"
    orla.biography = "Writes about <tides>.\n\nAnd boats."
    orla.save()
    silent = make_author("Nobody Told")
    Author.objects.filter(pk=silent.pk).update(biography="")
    article = make_article(bylines=[orla, silent])
    page = seen(client, article)
    (box,) = page.xpath("//section[@class='authors']")
    assert box.xpath("string(.//h2)") == "About the author"
    assert [(a.text, a.get("href")) for a in box.xpath(".//h3/a")] == [
        ("Orla Quill", orla.get_absolute_url())
    ]
    assert box.xpath(".//p/text()")[:2] == ["Writes about <tides>.", "And boats."]
    assert box.xpath(".//p[@class='author-website']/a/@href") == [orla.website]
    assert box.xpath("string(.//p[@class='author-website'])") == "quill.example"
    assert orla.photo.uid.hex in box.xpath(".//img/@src")[0]
    assert "Portrait Pat" in credits_line(page)
    people = {each["name"]: each.get("sameAs") for each in data_of(page)["author"]}
    assert people == {"Orla Quill": orla.website, "Nobody Told": None}


def test_what_is_changed_of_an_author_changes_the_articles(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    desk = Desk("Chief editor", django_capture_on_commit_callbacks)
    author = make_author("Orla Quill")
    article = make_article(bylines=[author])
    photo = make_photo(credit="Portrait Pat")
    url = f"/admin/articles/author/{author.pk}/change/"
    values = {
        "name": author.name, "slug": author.slug, "biography": "Lives by the sea.",
        "photo": str(photo.pk), "website": "quill.example", "user": "",
    }  # fmt: skip
    desk.post(url, values)
    page = seen(client, article)
    assert "Lives by the sea." in page.xpath("string(//section[@class='authors'])")
    assert page.xpath("//p[@class='author-website']/a/@href") == ["https://quill.example"]
    assert photo.uid.hex in html.tostring(page.find(".//article"), encoding="unicode")
    own = html.fromstring(client.get(author.get_absolute_url()).content.decode())
    assert photo.uid.hex in own.xpath("//figure[@class='list-photo']//img/@src")[0]
    assert own.xpath("//p[@class='list-website']/a/@href") == ["https://quill.example"]
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(photo, credit="Portrait Paula")
    assert "Portrait Paula" in credits_line(seen(client, article))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://quill.example/", "nonsense"])
def test_a_website_that_is_none_is_refused(
    address: str, django_capture_on_commit_callbacks: Any
) -> None:
    desk = Desk("Chief editor", django_capture_on_commit_callbacks)
    author = make_author()
    url = f"/admin/articles/author/{author.pk}/change/"
    values = {"name": author.name, "slug": author.slug, "biography": "", "website": address}
    response = desk.client.post(url, values)
    assert page_of(response).xpath("//ul[contains(@class,'errorlist')]/li")
    author.refresh_from_db()
    assert author.website == ""


def test_a_portrait_without_credit_is_refused_and_one_in_use_is_kept(
    django_capture_on_commit_callbacks: Any,
) -> None:
    desk = Desk("Chief editor", django_capture_on_commit_callbacks)
    author, bare, good = make_author(), make_photo(), make_photo()
    Photo.objects.filter(pk=bare.pk).update(credit="")
    url = f"/admin/articles/author/{author.pk}/change/"
    values = {"name": author.name, "slug": author.slug, "biography": "", "website": ""}
    response = desk.client.post(url, {**values, "photo": str(bare.pk)})
    assert "lacks its credit" in response.content.decode()
    desk.post(url, {**values, "photo": str(good.pk)})
    author.refresh_from_db()
    assert author.photo_id == good.pk
    with pytest.raises(PhotoInUse):
        delete_photo(good)


def test_an_article_can_be_passed_on_without_a_script(client: Client) -> None:
    article = make_article("Bread & “butter”, 100% #1?")
    url = f"http://testserver{article.get_absolute_url()}"
    (box,) = seen(client, article).xpath("//section[@class='share']")
    links = {a.text: a.get("href") for a in box.iter("a")}
    assert list(links) == ["E-mail", "WhatsApp", "Bluesky", "Facebook", "X"]
    for name, address in links.items():
        assert url in unquote(address), name
        parts = urlsplit(address)
        for values in parse_qs(parts.query, strict_parsing=True).values():
            assert url in values[0] or values[0] == article.headline
    assert links["E-mail"].startswith("mailto:?subject=Bread%20%26%20")
    assert all(item.get("hidden") is not None for item in box.xpath(".//li[button]"))
    assert box.get("data-url") == url


def test_what_is_not_public_is_not_passed_on(client: Client) -> None:
    draft = make_draft("Not yet", photo=make_photo())
    assert draft.latest_revision is not None
    _link, token = share(draft, draft.latest_revision, days=7)
    page = client.get(f"/preview/{token}/").content.decode()
    assert "Not yet" in page
    assert "wa.me" not in page and 'class="share"' not in page


def related_to(target: Article, **fields: Any) -> Article:
    return make_article(
        body=f'<p>Rain.</p><aside data-related="{target.pk}"></aside><p>Wind.</p>', **fields
    )


def test_a_related_article_is_a_card_with_a_credited_photo_and_a_line_in_feeds(
    client: Client,
) -> None:
    photo = make_photo(credit="Card Carla")
    target = make_article("Led to", photo=photo, section=make_section("food", "Food").pk)
    article = related_to(target)
    page = seen(client, article)
    (aside,) = page.xpath("//aside[@class='related']")
    assert photo.uid.hex in aside.xpath(".//img/@src")[0]
    assert aside.xpath(".//a/@href") == [target.get_absolute_url()]
    assert "Food" in aside.xpath("string(.//span[@class='related-section'])")
    assert "Card Carla" in credits_line(page)
    article.refresh_from_db()
    assert f'<p>Related: <a href="http://testserver{target.get_absolute_url()}">Led to</a></p>' in (
        article.feed_body
    )
    assert "<img" not in article.feed_body


def test_a_card_without_photo_stays_a_line(client: Client) -> None:
    page = seen(client, related_to(make_article("Led to")))
    (aside,) = page.xpath("//aside[@class='related']")
    assert aside.xpath("string(.//a)") == "Led to"
    assert not aside.xpath(".//img") and credits_line(page) == ""


@pytest.mark.parametrize("place", ["related", "read more", "portrait", "more"])
def test_photos_around_an_article_end_with_their_rights_by_the_clock(
    client: Client, clock: Any, place: str
) -> None:
    photo = make_photo(usable_until=date(2026, 6, 10), credit="Ending Edda")
    target = make_article("Led to", photo=photo)
    if place == "related":
        article = related_to(target)
    elif place == "read more":
        article = make_article(read_more=[target])
    elif place == "more":
        article = make_article()
    else:
        author = make_author("Orla Quill")
        Author.objects.filter(pk=author.pk).update(photo=photo)
        withdraw(target)
        article = make_article(bylines=[author])
    before = html.tostring(seen(client, article).find(".//main"), encoding="unicode")
    assert photo.uid.hex in before and "Ending Edda" in before
    clock.move_to(MIDNIGHT)
    after = html.tostring(seen(client, article).find(".//main"), encoding="unicode")
    assert photo.uid.hex not in after and "Ending Edda" not in after
    assert "Orla Quill" in after if place == "portrait" else "Led to" in after


@pytest.mark.parametrize("place", ["related", "read more", "more"])
def test_what_is_changed_of_a_photo_changes_the_cards(
    client: Client, django_capture_on_commit_callbacks: Any, place: str
) -> None:
    photo = make_photo(credit="Old Ola")
    target = make_article("Led to", photo=photo)
    article = {
        "related": lambda: related_to(target),
        "read more": lambda: make_article(read_more=[target]),
        "more": make_article,
    }[place]()
    assert "Old Ola" in credits_line(seen(client, article))
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(photo, credit="New Nia")
    assert credits_line(seen(client, article)) == "Pictures: New Nia"
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(photo, usable_until=timezone.localdate() - timedelta(days=1))
    assert credits_line(seen(client, article)) == ""


def test_read_more_shows_photo_section_and_what_was_paid_for(client: Client) -> None:
    target = make_article(
        "Paid for", photo=make_photo(), sponsored=True, section=make_section("food", "Food").pk
    )
    (item,) = seen(client, make_article(read_more=[target])).xpath("//nav[@class='read-more']//li")
    assert item.xpath(".//img") and "Food" in item.xpath("string()")
    assert item.xpath("string(.//*[@class='sponsored'])") == "Sponsored"


def test_what_is_in_another_language_is_marked(client: Client) -> None:
    target = make_article("Auf dem Meer", language="de", photo=make_photo())
    arabic = make_article("البحر", language="ar")
    page = seen(
        client,
        make_article(
            body=f'<p>Rain.</p><aside data-related="{target.pk}"></aside>', read_more=[arabic]
        ),
    )
    assert page.xpath("//aside[@class='related']//a/@lang") == ["de"]
    (link,) = page.xpath("//nav[@class='read-more']//a")
    assert (link.get("lang"), link.get("dir")) == ("ar", "rtl")
    own = seen(client, arabic)
    assert (own.get("lang"), own.get("dir")) == ("ar", "rtl")
    assert own.xpath("//header[contains(@class,'site-header')]/@dir") == ["ltr"]
    assert page.get("dir") is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("ur-PK", "rtl"), ("pa-Arab", "rtl"),
     ("az-Latn", "ltr"), ("ar-Latn", "ltr"), ("en-gb", "ltr"), ("ga", "ltr"), ("", "ltr"),
     (None, "ltr")],
)  # fmt: skip
def test_languages_have_a_direction(language: str | None, expected: str) -> None:
    assert direction(language) == expected


def test_more_are_the_newest_of_the_section_that_are_not_linked_yet(client: Client) -> None:
    make_article("Of another section", section=make_section("food").pk)
    old = [make_article(f"Story {number}") for number in range(5)]
    make_article("Paid for", sponsored=True)
    article = make_article(
        body=f'<p>See <a data-article="{old[4].pk}">this</a>.</p>'
        f'<aside data-related="{old[3].pk}"></aside>',
        read_more=[old[2]],
    )
    assert more(client, article) == ["Story 1", "Story 0"]
    make_article("The newest")
    assert more(client, article) == ["The newest", "Story 1", "Story 0"]
    assert "More from Life" in seen(client, article).xpath("string(//section[@class='more'])")


def test_what_is_no_longer_public_is_offered_no_more(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    article, gone, binned, moved, renamed = (
        make_article(f"Story {name}") for name in ("itself", "gone", "binned", "moved", "old")
    )
    assert len(more(client, article)) == 3
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(gone)
        delete_article(binned)
        save_draft(moved, make_content("Story moved", section=make_section("food").pk))
        publish(moved)
        save_draft(renamed, make_content("Story new"))
        publish(renamed)
    assert more(client, article) == ["Story new"]


def test_times_come_true_without_a_worker(client: Client, clock: Any) -> None:
    article = make_article("Itself")
    ending = make_article("Ending")
    Article.objects.filter(pk=ending.pk).update(withdraw_at=MIDNIGHT)
    make_article("Coming", at=MIDNIGHT)
    assert more(client, article) == ["Ending"]
    clock.move_to(MIDNIGHT - timedelta(minutes=1))
    assert more(client, article) == ["Ending"]
    clock.move_to(MIDNIGHT)
    assert more(client, article) == ["Coming"]


def test_a_shelf_that_cannot_be_filled_leaves_the_page_whole(
    client: Client, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, ending = make_article("Itself"), make_article("Ending")
    Article.objects.filter(pk=ending.pk).update(withdraw_at=MIDNIGHT)
    make_article("Lasting")
    assert more(client, article) == ["Lasting", "Ending"]

    def fail(*_: Any) -> None:
        raise RuntimeError("a fault made by a test")

    monkeypatch.setattr("articles.front.shelves.newest_cards", fail)
    clock.move_to(MIDNIGHT)
    assert more(client, article) == ["Lasting"]
    Shelf.objects.all().delete()
    assert more(client, article) == []


def test_a_page_that_was_compiled_before_there_were_cards_is_still_read(client: Client) -> None:
    target = make_article("Led to")
    article = make_article(read_more=[target])
    data = article.page_data
    for name in ("authors", "related_credits", "linked"):
        del data[name]
    data["read_more"] = [{"id": target.pk, "url": "/life/led-to-1/", "headline": "Led to"}]
    Article.objects.filter(pk=article.pk).update(page_data=data)
    page = seen(client, article)
    assert page.xpath("//nav[@class='read-more']//a/text()") == ["Led to"]


def test_every_photo_of_a_full_page_is_credited(client: Client) -> None:
    portrait = make_photo(credit="Portrait Pat")
    author = make_author()
    Author.objects.filter(pk=author.pk).update(photo=portrait)
    names = ["Rosa Related", "Rita Read", "Mona More"]
    targets = [make_article(photo=make_photo(credit=name)) for name in names]
    article = related_to(
        targets[0], bylines=[author], read_more=[targets[1]], photo=make_photo(credit="Main Mo")
    )
    page = seen(client, article)
    line = credits_line(page)
    by_uid = {photo.uid.hex: photo.credit for photo in Photo.objects.all()}
    images = page.xpath("//main//img")
    assert len(images) == 5
    for image in images:
        credit = by_uid[image.get("src").rsplit("/", 1)[-1].split("-", 1)[0]]
        figure = next(image.iterancestors("figure"), None)
        assert credit in (line if figure is None else " ".join(figure.itertext()))
