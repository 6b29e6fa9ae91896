"""``manage.py import_text``: from the text of an article to a live page."""

import re
import unicodedata
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from articles.actions.importing import to_content
from articles.actions.revisions import cleaned
from articles.body import plain, tree
from articles.models import Article, Author
from newsletter.actions import newsletters
from tests.articles.body.test_plain_words import INVISIBLE, LINES
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db

TEXT = """‘I’m off the map’: Aoife Bracken shares her lighthouse year on Instagram

Aoife, who looks after a lamp that nobody needs, told of her winter alone in a short film

The first thing one notices is the kettle – it is never cold. She says it’s for company.

View this post on Instagram


A post shared by Aoife Bracken (@aoife.bracken) on

“I counted ships <for> the first month & then I counted waves,” she said.

Related: 'The long way home'

Living with weather

By February she knew every sound the door could make, and had given most of them names.

Related: “Nobody has written this yet”

Main photograph: Twitter


Read more: How to boil an egg on a paraffin stove

Read more: Ten myths about fog

The kettle newsletter
"""


def run(tmp_path: Path, *arguments: str, text: str | bytes = TEXT, name: str = "a.txt") -> str:
    """Import a text and return what was printed."""
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    out = StringIO()
    call_command("import_text", str(path), *arguments, stdout=out, stderr=out, no_color=True)
    return out.getvalue()


def refuse(tmp_path: Path, *arguments: str, text: str | bytes = TEXT) -> str:
    """Import a text that is refused, and return all that was said."""
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("import_text", str(path), *arguments, stdout=out, stderr=out, no_color=True)
    return f"{out.getvalue()}\n{error.value}"


def test_a_text_becomes_a_live_page(tmp_path: Path, client: Client) -> None:
    make_section("life")
    related = make_article("The Long Way Home")
    more = make_article("Ten Myths About Fog")
    newsletters.create(name="Hearth", slug="hearth")
    newsletters.create(name="The Kettle", slug="kettle")
    report = run(tmp_path, "--section", "life", "--publish")
    article = Article.objects.get(import_key__startswith="text:")
    url = article.get_absolute_url()
    assert f"Published: http://testserver{url}" in report
    assert f"link found: The Long Way Home → {related.get_absolute_url()}" in report
    assert "“‘Nobody" not in report
    assert "Nobody has written this yet” is an open link" in report.replace("““", "“").replace(
        "””", "”"
    )
    response = client.get(url)
    page = html.fromstring(response.content.decode())
    headline = "‘I’m off the map’: Aoife Bracken shares her lighthouse year on Instagram"
    assert page.xpath("string(//h1)").strip() == headline
    body = page.xpath("//*[contains(@class,'e-content')]")[0]
    assert [h2.text_content() for h2 in body.xpath(".//h2")][:1] == ["Living with weather"]
    paragraphs = [p.text_content() for p in body.xpath("./p")]
    assert paragraphs[0].startswith("The first thing one notices is the kettle – it")
    assert paragraphs[1] == (
        "“I counted ships <for> the first month & then I counted waves,” she said."
    )
    (embed,) = body.xpath(".//figure[@class='embed']")
    words = " ".join(embed.text_content().split())
    assert "View this post on Instagram" in words
    assert "A post shared by Aoife Bracken (@aoife.bracken)" in words
    assert embed.xpath(".//a/@href") == ["https://www.instagram.com/aoife.bracken/"] * 2
    assert page.xpath("//aside[@class='related']//a/@href") == [related.get_absolute_url()]
    assert page.xpath("//nav[contains(@class,'read-more')]//a/@href") == [more.get_absolute_url()]
    assert "Nobody has written this yet" not in page.text_content()
    credit = page.xpath("//p[@class='photo-credit']")[0]
    assert credit.text_content().strip() == "Main photograph: Twitter"
    (form,) = page.xpath("//form[@class='newsletter-signup']")
    assert form.xpath(".//input[@name='newsletter']/@value") == ["kettle"]
    assert form.xpath(".//input[@name='email']")


def test_no_word_of_the_text_is_lost(tmp_path: Path) -> None:
    make_section("life")
    report = run(tmp_path, "--section", "life")
    stored = Article.objects.get().latest_revision.content
    all_words = f"{stored} {report}".replace("&lt;", "<").replace("&gt;", ">")
    for word in TEXT.split():
        assert word.strip("<>&") in all_words, word


def test_an_unknown_newsletter_is_the_default_one(tmp_path: Path, client: Client) -> None:
    make_section("life")
    newsletters.create(name="Hearth", slug="hearth")
    run(tmp_path, "--section", "life", "--publish")
    page = client.get(Article.objects.get().get_absolute_url()).content.decode()
    assert page.count('class="newsletter-signup"') == 1
    assert 'name="newsletter" value="hearth"' in page


def test_the_same_text_again_makes_no_second_article(tmp_path: Path) -> None:
    make_section("life")
    run(tmp_path, "--section", "life", "--publish")
    report = run(
        tmp_path, "--section", "life", "--publish", text=TEXT.replace("\n", "\r\n"), name="b.txt"
    )
    assert "no second article was made" in report
    assert Article.objects.count() == 1
    assert Article.objects.get().revisions.count() == 1


def test_the_setting_says_what_stops_an_import(tmp_path: Path) -> None:
    make_section("life")
    with override_settings(PUBLISH_STOPS=["no-tags"]):
        assert "stops: There are no tags." in refuse(tmp_path, "--publish", "--section", "life")
    with override_settings(PUBLISH_STOPS=[]):
        report = run(tmp_path, "--publish", "--section", "life")
    assert "note: There are no tags." in report and "Published: " in report


def test_a_draft_is_kept_where_publishing_is_stopped(tmp_path: Path, client: Client) -> None:
    words = refuse(tmp_path, "--publish")
    article = Article.objects.get()
    assert "stops: No section is chosen." in words
    assert (
        f"Kept as a draft: http://testserver/admin/articles/article/{article.pk}/change/" in words
    )
    assert article.status == "draft"
    make_section("life")
    assert "TK" in refuse(
        tmp_path, "--publish", "--section", "life", text="Headline\n\nStand.\n\nThe price is TK.\n"
    )


def test_bylines_are_matched_to_authors_or_kept_as_text(tmp_path: Path) -> None:
    make_section("life")
    author = Author.objects.create(name="Nora Finn", slug="nora-finn")
    known = TEXT.replace("short film\n", "short film\n\nBy Nora Finn\n")
    run(tmp_path, text=known)
    article = Article.objects.get()
    assert article.latest_revision.content["bylines"] == [{"author": author.pk, "role": "words"}]
    unknown = TEXT.replace("short film\n", "short film\n\nBy Tom Daly\n")
    run(tmp_path, text=unknown)
    article = Article.objects.order_by("pk").last()
    assert article.latest_revision.content["body"].startswith("<p>By Tom Daly</p>")


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\r\n\xef\xbb\xbf", b"a\x00b" * 20, bytes(range(1, 32)) * 10, b"x" * 1_000_001],
    ids=["empty", "blank", "nul", "controls", "too large"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    make_section("life")
    words = refuse(tmp_path, "--section", "life", text=data)
    assert "a.txt: " in words and "Traceback" not in words
    assert not Article.objects.exists()


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("import_text", str(tmp_path / "none.txt"), str(tmp_path), stderr=out)
    assert "no such file" in out.getvalue() and "can’t be read" in out.getvalue()


def test_an_unknown_section_is_refused_with_those_there_are(tmp_path: Path) -> None:
    make_section("life")
    make_section("style")
    words = refuse(tmp_path, "--section", "sport")
    assert "sport" in words and "life, style" in words
    assert not Article.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = "Café — “déjà vu”\n\nA short standfirst.\n\nText of the café, with a façade.\n"
    run(tmp_path, text=text.encode(encoding))
    assert Article.objects.get().working_headline == "Café — “déjà vu”"


@settings(max_examples=80, deadline=None)
@given(st.lists(LINES | st.text(max_size=40), min_size=1, max_size=14).map("\n".join))
def test_no_word_is_lost_on_the_way_into_a_revision(text: str) -> None:
    try:
        parsed = plain.parse(text)
    except plain.PlainTextError:
        return
    content, notes = to_content(parsed, None)
    stored = cleaned(content)
    values = [row.headline for row in stored.read_more]
    root = tree.read(stored.body)
    values += [value for element in root.iter() for value in element.attrib.values()]
    kept = " ".join(
        [
            stored.headline,
            stored.standfirst,
            stored.main_photo.credit,
            *root.itertext(),
            *values,
            *notes,
            *(found.text for found in parsed.found),
        ]
    )
    assert set(words(text)) <= set(words(kept))


def words(text: str) -> list[str]:
    """The words of a text, whichever way their letters are composed."""
    visible = INVISIBLE.sub("", unicodedata.normalize("NFC", text).casefold())
    return re.findall(r"\w+", visible)
