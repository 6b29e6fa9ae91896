"""What stops publishing, and what editors are told to look at again."""

from typing import Any

import pytest
from django.utils import timezone

from articles.actions.publish import withdraw
from articles.body.checklist import check_page
from articles.body.page import compile_page
from articles.body.problems import CODES, Place, Problem, blocking
from articles.models import BylineContent, Content, MainPhotoContent, Photo
from tests.factories import make_article, make_author, make_content, make_draft, make_photo

pytestmark = pytest.mark.django_db


def problems_of(content: Content) -> list[Problem]:
    found = check_page(compile_page(content, at=timezone.now()))
    assert {problem.code for problem in found} <= set(CODES)
    return found


def problems(**fields: Any) -> dict[str, str]:
    """The problems of a content that is in order but for these fields, by code."""
    whole = {"tags": ["Tides"], "bylines": [make_author()], "photo": make_photo(), **fields}
    if "main_photo" in fields:
        del whole["photo"]
    return {problem.code: problem.message for problem in problems_of(make_content(**whole))}


def stops(**fields: Any) -> dict[str, str]:
    """The messages of those that stop, by the field where to mend it."""
    found = blocking(problems_of(make_content(**fields)))
    return {problem.field: problem.message for problem in found}


def test_a_whole_article_has_no_problem() -> None:
    assert problems() == {}


@pytest.mark.parametrize("body", ["", " ", "<p><br></p>", "<hr>", '<aside data-newsletter="">'])
def test_no_text_stops(body: str) -> None:
    assert stops(body=body) == {"body": "There is no text."}


def test_a_lone_photo_is_a_text() -> None:
    assert stops(body=f'<figure data-photo="{make_photo().pk}"></figure>') == {}


def test_no_headline_and_no_section_stop() -> None:
    content = make_content(section=None)
    content.headline = " "
    assert [(p.field, p.message) for p in blocking(problems_of(content))] == [
        ("headline", "There is no headline."),
        ("section", "No section is chosen."),
    ]
    assert stops(section=999_999) == {"section": "No section is chosen."}


@pytest.mark.parametrize(
    "text",
    ["TK", "The price is TK.", "(TK)", "“TK”", "TKTK", "TK-more", "TK, Maxx", "Ask TK\nMaximilian"],
)
def test_tk_stops(text: str) -> None:
    told = "“TK” is left in the text: something is still to come."
    assert stops(body=f"<p>{text}</p>") == {"body": told}
    assert stops(standfirst=text) == {"standfirst": told}
    assert stops(headline=text) == {"headline": told}


@pytest.mark.parametrize(
    "text",
    ["TK Maxx", "at TK Maxx’s", "TK MAXX", "TK&nbsp;Maxx", "TKMaxx", "ATK", "tk", "TKO", "TK1"],
)
def test_what_only_looks_like_tk_does_not(text: str) -> None:
    assert stops(body=f"<p>{text}</p>") == {}


def test_tk_is_found_wherever_readers_would_see_it() -> None:
    photo = make_photo()
    bodies = {
        "<p>A</p><ul><li>TK</li></ul>",
        f'<figure data-photo="{photo.pk}"><figcaption>By TK</figcaption></figure>',
        '<figure data-embed="" data-provider="x"><blockquote>TK</blockquote></figure>',
        "<table><tr><td>1</td><td>TK</td></tr></table>",
        "<p>A</p><p><strong>T</strong>K</p>",
    }
    for body in bodies:
        assert "body" in stops(body=body), body
    assert "body" not in stops(body='<p><a href="https://a.example/TK">A</a></p>')
    main = MainPhotoContent(photo=photo.pk, alt="TK", caption="TK", credit="TK")
    assert set(stops(main_photo=main)) == {"photo_alt", "photo_caption", "photo_credit"}
    assert set(stops(description="TK")) == {"description"}


def test_a_photo_without_credit_or_alt_stops() -> None:
    bare = make_photo(credit="", alt="")
    assert stops(photo=bare) == {
        "photo_credit": "The main photo has no credit.",
        "photo_alt": "The main photo has no alt.",
    }
    own = MainPhotoContent(photo=bare.pk, alt="A boat", credit="Nora Finn")
    assert stops(main_photo=own) == {}
    no_credit = make_photo(credit="", alt="A pier")
    no_alt = make_photo(alt="", caption="At the pier")
    for photo, message in (
        (no_credit, "The photo “A pier” in the text has no credit."),
        (no_alt, "The photo “At the pier” in the text has no alt."),
    ):
        assert stops(body=f'<figure data-photo="{photo.pk}"></figure>') == {"body": message}


def test_what_is_too_long_for_its_place_stops() -> None:
    assert stops(headline="x" * 301) == {
        "headline": f"“{'x' * 40}…” is too long: 301 characters, of at most 300."
    }
    main = MainPhotoContent(alt="x" * 501, caption="x" * 1001, credit="x" * 201)
    assert set(stops(main_photo=main)) == {"photo_alt", "photo_caption", "photo_credit"}
    assert set(stops(description="x" * 301, canonical_url="https://a.example/" + "x" * 500)) == {
        "description",
        "canonical_url",
    }


def test_a_photo_that_is_gone_is_told_and_stops_nothing() -> None:
    found = problems(
        main_photo=MainPhotoContent(photo=999_999), body='<p>x</p><figure data-photo="999998">'
    )
    assert "photo-gone" in found
    assert stops(main_photo=MainPhotoContent(photo=999_999)) == {}
    photo = make_photo()
    Photo.objects.filter(pk=photo.pk).delete()
    assert stops(body=f'<p>x</p><figure data-photo="{photo.pk}"></figure>') == {}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"standfirst": ""}, "no-standfirst"),
        ({"standfirst": "", "description": ""}, "no-description"),
        ({"bylines": []}, "no-byline"),
        ({"tags": []}, "no-tags"),
        ({"headline": "x" * 111}, "long-headline"),
        ({"main_photo": MainPhotoContent()}, "no-photo"),
        ({"body": "<p>a</p><h3>b</h3>"}, "heading-skipped"),
        ({"read_more": ["Not written yet"]}, "open-link"),
        ({"body": '<p>a</p><aside data-related="">Not yet</aside>'}, "open-link"),
        (
            {"body": '<figure data-embed="" data-provider="instagram"><blockquote>a</blockquote>'},
            "embed-no-address",
        ),
        (
            {
                "body": '<figure data-embed="https://nobody.example/1" data-provider="x">'
                "<blockquote>a</blockquote></figure>"
            },
            "embed-unknown",
        ),
        (
            {
                "body": '<figure data-embed="https://www.instagram.com/p/B4xTest1abc/" '
                'data-provider="instagram"><blockquote></blockquote></figure>'
            },
            "embed-no-text",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_all_else_is_told_and_stops_nothing(fields: dict[str, Any], code: str) -> None:
    assert code in problems(**fields)
    assert stops(**fields) == {}


def test_links_to_what_is_not_public_are_told_one_by_one() -> None:
    draft, gone, public = make_draft("To come"), make_article("Taken back"), make_article()
    withdraw(gone)
    content = make_content(
        body=f'<p>Read.</p><p>See <a data-article="{draft.pk}">it</a>.</p>'
        f'<aside data-related="{public.pk}"></aside><aside data-related="{gone.pk}"></aside>'
        '<p>And <a data-article="999999">that</a>.</p>',
        read_more=[draft],
    )
    found = [p for p in problems_of(content) if p.code == "dead-link"]
    not_yet = "“To come” is not public yet: readers don’t see the link to it."
    assert [(p.message, p.field, p.place) for p in found] == [
        ("“Taken back” was withdrawn: readers don’t see the link to it.", "body", Place(3)),
        (not_yet, "body", Place(1, f"article {draft.pk}")),
        (
            "A link leads to article 999999, which is gone; readers don’t see it.",
            "body",
            Place(4, "article 999999"),
        ),
        (not_yet, "read_more", None),
    ]


def test_each_problem_of_the_body_says_in_which_block_it_is() -> None:
    bare = make_photo(credit="", alt="A pier")
    content = make_content(
        body="<p>One.</p><p><br></p><h3>Too deep</h3>"
        f'<figure data-photo="{bare.pk}"></figure>'
        '<figure data-embed="" data-provider="x"><blockquote>Says TK</blockquote></figure>'
        '<ul><li>One</li><li><p>Two</p></li></ul><aside data-related="">Not yet</aside>'
        "<p>More TK.</p>"
    )
    places = {p.code: p.place for p in problems_of(content) if p.field == "body"}
    assert places == {
        "heading-skipped": Place(1),
        "no-credit": Place(2),
        "embed-no-address": Place(3),
        "to-come": Place(3, "TK"),
        "open-link": Place(5),
    }


def test_what_stops_is_a_setting(settings: Any) -> None:
    settings.PUBLISH_STOPS = ["no-tags", "dead-link"]
    content = make_content(section=None, headline="x" * 301, tags=[])
    content.body = "<p>TK</p>"
    # Without a section there is no address, and what is too long has no column: they stay.
    assert [p.code for p in blocking(problems_of(content))] == ["no-section", "too-long", "no-tags"]
    assert "to-come" in {p.code for p in problems_of(content)}


def test_an_open_link_says_whether_none_or_several_were_found() -> None:
    assert "no public article has that headline" in problems(read_more=["Twice"])["open-link"]
    make_article("Twice")
    assert problems(read_more=["Twice"]) == {}
    make_article("Twice")
    assert "several articles have that headline" in problems(read_more=["Twice"])["open-link"]


def test_an_author_that_was_deleted_is_told() -> None:
    found = problems(bylines=[make_author(), BylineContent(author=999_999)])
    assert found == {
        "author-gone": "1 author in the byline no longer exists; the credit is left out."
    }


def test_a_tag_without_letters_is_told() -> None:
    assert problems(tags=["Tides", "!?"]) == {
        "tag-without-letters": "The tag “!?” has no letters; it is left out."
    }
