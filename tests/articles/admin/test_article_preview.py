"""The live preview and checklist of the writing screen: what the unsaved text would become."""

from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from articles.actions.publish import withdraw
from articles.models import Article, HistoryEntry, Photo, Reference, Revision
from newsletter.actions import newsletters
from tests.articles.admin.desk import ADD, Desk, change_url, page_of, preview_url
from tests.factories import (
    make_article,
    make_author,
    make_draft,
    make_photo,
    make_picture,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db

NEW = "/admin/articles/article/preview/"


@pytest.fixture
def desk(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor's desk."""
    return Desk("Editor", django_capture_on_commit_callbacks, "ed")


def look(desk: Desk, article: Article | None, show: str = "page", **typed: Any) -> dict[str, Any]:
    """What the screen gets for the text as it stands after typing."""
    fields = {**desk.open(article), **typed, "show": show}
    response = desk.client.post(preview_url(article) if article else NEW, fields)
    assert response.status_code == 200, response.content
    return response.json()


def shown(answer: dict[str, Any]) -> html.HtmlElement:
    return html.fromstring(answer["document"])


def entries(answer: dict[str, Any]) -> dict[str, html.HtmlElement]:
    """The checklist's links by their words."""
    links = html.fragment_fromstring(answer["checklist"], create_parent="ul").iter("a")
    return {" ".join(link.text_content().split()): link for link in links}


def test_the_unsaved_text_is_shown_as_readers_would_get_it_and_nothing_is_stored(
    desk: Desk,
) -> None:
    author, photo = make_author("Aoife Byrne"), make_photo(caption="At the pier")
    public, gone = make_article("Still there"), make_article("Taken back")
    withdraw(gone)
    article = make_draft("As saved", bylines=[author], photo=photo, tags=["Tides"])
    before = (article.changed_at, list(Revision.objects.values()), Reference.objects.count())
    answer = look(
        desk,
        article,
        headline="As typed",
        body=f'<p onclick="x()">New <em>words</em>.<script>alert(1)</script></p>'
        f'<aside data-related="{public.pk}"></aside><aside data-related="{gone.pk}"></aside>'
        f'<p>See <a data-article="{gone.pk}">that</a>.</p>',
    )
    page = shown(answer)
    assert page.xpath("string(//h1)") == "As typed"
    (body,) = page.xpath("//div[contains(@class,'e-content')]")
    assert "New <em>words</em>." in html.tostring(body, encoding="unicode")
    assert body.xpath("//aside[@class='related']//a/@href") == [public.get_absolute_url()]
    assert "See that." in body.text_content() and "Taken back" not in body.text_content()
    assert page.xpath("//figure[@class='main-photo']//img/@alt") == ["A boat at a pier"]
    assert "Aoife Byrne" in page.text_content() and "Tides" in page.text_content()
    # The frame runs no scripts, and links open beside it.
    assert "<script" not in answer["document"] and "onclick" not in answer["document"]
    assert page.xpath("//base/@target") == ["_blank"]
    again = Article.objects.get(pk=article.pk)
    assert before == (
        again.changed_at,
        list(Revision.objects.values()),
        Reference.objects.count(),
    )


def test_a_new_article_is_shown_and_told_what_is_missing(desk: Desk) -> None:
    answer = look(desk, None)
    assert answer["missing"] == "There is no headline. No section is chosen. There is no text."
    assert answer["standing"] == "3 things stop it, 5 to look at" and answer["stops"]
    page = shown(answer)
    assert page.xpath("string(//h1)") == "No headline yet"
    assert "No section yet" in page.text_content()
    answer = look(desk, None, headline="A start", section=make_section().pk, body="<p>Some.</p>")
    assert (answer["missing"], answer["stops"]) == ("", False)
    assert answer["standing"] == "Ready to publish, 5 to look at"
    assert shown(answer).xpath("string(//h1)") == "A start"
    assert not Article.objects.exists() and not HistoryEntry.objects.exists()


def test_the_checklist_leads_to_each_place(desk: Desk) -> None:
    found = entries(
        look(
            desk,
            None,
            headline="TK",
            body='<p>One.</p><aside data-related="">Not yet</aside><p>Two TK.</p>',
        )
    )
    gaps = [link for words, link in found.items() if "“TK”" in words]
    assert {link.attrib["href"] for link in gaps} <= {"#id_headline", "#id_body"}
    (related,) = [link for words, link in found.items() if "Not yet" in words]
    assert (related.attrib["data-field"], related.attrib["data-block"]) == ("body", "1")
    (section,) = [link for words, link in found.items() if "No section" in words]
    assert section.attrib["href"] == "#id_section"
    assert "Stops publishing:" in section.text_content()
    assert "Stops publishing:" not in related.text_content()


def test_wrong_and_half_finished_values_are_shown_and_told(desk: Desk) -> None:
    answer = look(
        desk,
        None,
        headline="x" * 400,
        section="999999",
        slug="no slug!",
        canonical_url="nonsense",
        tags="!?, Tides",
        **{"bylines-0-author": "999999", "read_more-TOTAL_FORMS": "many"},
    )
    assert any("is too long" in words for words in entries(answer))
    assert shown(answer).xpath("string(//h1)") == "x" * 400
    assert desk.client.post(NEW, {"show": "nonsense"}).json()["stops"]


def test_a_file_stays_where_it_is(desk: Desk) -> None:
    article = make_draft()
    file = SimpleUploadedFile("pier.jpg", make_picture().read(), "image/jpeg")
    look(desk, article, photo_file=file)
    assert not Photo.objects.exists()


def test_cards_show_search_result_and_shared_link(desk: Desk) -> None:
    article = make_draft("Fog", description="", standfirst="It is grey.", photo=make_photo())
    cards = html.fromstring(f"<div>{look(desk, article, show='')['cards']}</div>")
    text = " ".join(cards.text_content().split())
    assert "Fog – The Test Magazine" in text
    assert f"http://testserver › life › fog-{article.pk}" in text
    assert "11 characters; about 155 are shown (the standfirst)" in text
    assert len(cards.xpath("//img[@alt='A boat at a pier']")) == 1
    answer = look(desk, article, show="", slug="grey-days", sponsored="on", description="x" * 200)
    assert "document" not in answer
    text = " ".join(html.fromstring(f"<div>{answer['cards']}</div>").text_content().split())
    assert f"life › grey-days-{article.pk}" in text
    assert "200 characters" in text and "Sponsored" in text


def test_in_the_newsletter_it_speaks_its_own_language(desk: Desk) -> None:
    desk.user.language = "de"
    desk.user.save()
    article = make_draft("Fog", sponsored=True, sponsor="Bees Ltd")
    answer = look(desk, article, show="newsletter")
    assert "Paid partnership with Bees Ltd" in shown(answer).text_content()


def test_the_newsletter_gets_the_text_without_forms(desk: Desk) -> None:
    newsletters.create(name="The Kettle", slug="kettle")
    photo = make_photo(credit="Nora Finn")
    article = make_draft(
        "Fog",
        photo=photo,
        bylines=[make_author("Aoife Byrne")],
        body=f'<p>Grey.</p><figure data-photo="{photo.pk}"></figure>'
        '<aside data-newsletter="kettle"></aside><p>Still grey.</p>',
    )
    page = shown(look(desk, article, show="newsletter"))
    text = page.text_content()
    assert "as mails and feeds give it" in text
    for words in ("Fog", "Aoife Byrne", "Main photograph: Nora Finn", "Grey.", "Still grey."):
        assert words in text
    assert not page.xpath("//form")
    # The policy lets pictures in from here alone.
    assert all(src.startswith("/") for src in page.xpath("//img/@src"))
    assert len(page.xpath("//img")) == 2


def figures_in_mail(desk: Desk, article: Article) -> dict[str, str]:
    """What stands beside each picture of the mail form, by a part of the picture's address."""
    return {
        image.get("src").rsplit("/", 1)[-1][:32]: " ".join(
            next(image.iterancestors("figure")).text_content().split()
        )
        for image in shown(look(desk, article, show="newsletter")).iter("img")
    }


def test_photos_in_mail_carry_their_credits_and_obey_their_rights(desk: Desk) -> None:
    main, inner, web = (
        make_photo(credit=name, caption=f"Seen by {name}", usable_until=end, web_only=name == "Wim")
        for name, end in (("Nora", "2026-06-10"), ("Iris", "2026-06-10"), ("Wim", None))
    )
    stands_in = make_photo(file=make_picture(800, 600), credit="The Drawing Room")
    section = make_section()
    section.fallback_photo = stands_in
    section.save()
    body = f'<p>Rain.</p><figure data-photo="{inner.pk}"></figure>'
    gallery = f'<figure data-gallery="strip"><figure data-photo="{web.pk}"></figure>'
    with time_machine.travel("2026-06-10T12:00Z", tick=False):
        article = make_draft("Rain", photo=main, body=f"{body}{gallery}</figure>")
        # What is for the web only is not in the mail.
        assert figures_in_mail(desk, article) == {
            main.uid.hex: "Seen by Nora Main photograph: Nora",
            inner.uid.hex: "Seen by Iris Photograph: Iris",
            stands_in.uid.hex: "Photograph: The Drawing Room",
        }
        of_web = make_draft("Only there", photo=web)
        assert figures_in_mail(desk, of_web) == {
            stands_in.uid.hex: "Main photograph: The Drawing Room"
        }
    with time_machine.travel("2026-06-11T12:00Z", tick=False):
        desk = Desk("Editor", desk.capture)
        assert figures_in_mail(desk, article) == {
            stands_in.uid.hex: "Main photograph: The Drawing Room"
        }
        section.fallback_photo = None
        section.save()
        assert figures_in_mail(desk, article) == {}
        words = shown(look(desk, article, show="newsletter")).text_content()
        assert "Nora" not in words and "Iris" not in words


def test_previews_are_for_those_who_may_edit(desk: Desk) -> None:
    article = make_draft("Mine", by=desk.user)
    other = Client()
    assert other.post(NEW).status_code == 302
    other.force_login(make_user("Contributor"))
    assert other.post(preview_url(article), {"headline": "x"}).status_code == 404
    assert other.post(NEW, {"headline": "x"}).status_code == 200
    assert other.get(NEW).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(desk.user)
    assert strict.post(NEW, {"headline": "x"}).status_code == 403


def test_the_saved_page_is_there_without_scripts(desk: Desk) -> None:
    article = make_draft("As saved")
    screen = page_of(desk.client.get(reverse("admin:articles_article_change", args=[article.pk])))
    assert screen.xpath("//a[@data-preview-link]/@href") == [preview_url(article)]
    assert screen.xpath("//section[@data-preview]/@data-preview") == [preview_url(article)]
    (ask,) = screen.xpath("//*[@data-standing]/a/@href")
    checked = page_of(desk.client.get(f"{change_url(article)}{ask}"))
    assert checked.xpath("string(//*[@data-standing])").startswith("Ready to publish")
    assert page_of(desk.client.get(preview_url(article))).xpath("string(//h1)") == "As saved"
    assert page_of(desk.client.get(ADD)).xpath("//section[@data-preview]/@data-preview") == [NEW]


def test_a_preview_costs_these_queries(desk: Desk) -> None:
    photo, other, gone = make_photo(), make_article("Other"), make_article("Gone")
    withdraw(gone)
    article = make_draft(
        "Long",
        photo=photo,
        tags=["Tides"],
        bylines=[make_author(), make_author()],
        read_more=[other, "Not yet"],
        body=f'<p>See <a data-article="{other.pk}">it</a>.</p><figure data-photo="{photo.pk}">'
        f'</figure><aside data-related="{gone.pk}"></aside><aside data-related="">X</aside>',
    )
    fields = {**desk.open(article), "show": "page"}
    with CaptureQueriesContext(connection) as queries:
        desk.client.post(preview_url(article), fields)
    tables = [query["sql"].split('FROM "')[1].split('"')[0] for query in queries]
    assert tables == [
        # Who asks, and may he or she?
        "django_session", "magazine_user", "auth_permission", "auth_permission", "magazine_user",
        # The article with its latest revision.
        "articles_article",
        # What was chosen in the form, each row of bylines and read-more links by itself.
        "articles_section", "articles_photo", "articles_author", "articles_author",
        "articles_article",
        # Compiling, once: earlier bound links, photos with renditions, targets of links by
        # headline and by id, section, authors, tags, translations.
        "articles_reference", "articles_photo", "articles_rendition", "articles_knownheadline",
        "articles_article", "articles_section", "articles_author", "articles_tag",
        "articles_article",
        # The checklist: what a link leads to that is not public.
        "articles_article",
        # Around the page: sections of the navigation, the newsletter offered.
        "articles_section", "newsletter_newsletter",
    ]  # fmt: skip
