"""The line at the end that names a newsletter is read, and prose about letters is left alone."""

import pytest

from articles.body.plain import parse
from tests.articles.body.plain import CLOSING, article_with, body_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The image newsletter", "image"),
        ("THE LANTERN NEWSLETTER", "LANTERN"),
        ("The Sunday Table newsletter", "Sunday Table"),
        ("Food & Drink newsletter", "Food & Drink"),
        ("The ‘Lantern’ newsletter", "Lantern"),
        ("Sign up to the Lantern newsletter", "Lantern"),
        ("Sign up for the Lantern newsletter.", "Lantern"),
        ("Sign up to the Lantern newsletter for more like this", "Lantern"),
        ("Sign up here to our Lantern newsletter", "Lantern"),
        ("Get the Lantern newsletter", "Lantern"),
        ("Join the Lantern newsletter", "Lantern"),
        ("Subscribe to the Lantern newsletter!", "Lantern"),
        ("Subscribe to The Lantern", "Lantern"),
        ("Subscribe to Lantern's newsletter", "Lantern"),
        ("Newsletter: The Lantern", "Lantern"),
        ("Sign up to our newsletter", ""),
        ("Subscribe to the newsletter", ""),
        ("Newsletter", ""),
        ("Our newsletter", ""),
    ],
)
def test_a_newsletter_line_at_the_end_names_the_newsletter(line: str, name: str) -> None:
    text = article_with(end=("Read more: Rye and reason", line))
    assert parse(text).newsletter == name
    assert line not in [shown for _tag, shown in body_of(text)]


def test_a_newsletter_line_before_credit_and_links_is_found() -> None:
    end = ("The Lantern newsletter", "Photo: Anna Quirke", "Read more: Rye and reason")
    assert parse(article_with(end=end)).newsletter == "Lantern"


def test_a_newsletter_line_after_the_links_is_found_though_prose_follows() -> None:
    end = ("Read more: Rye", "The Lantern newsletter", "Anna Quirke writes about bread.")
    article = article_with(end=end)
    assert parse(article).newsletter == "Lantern"
    assert body_of(article)[-1] == ("p", "Anna Quirke writes about bread.")


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter arrived.",
        "The newsletter arrived at noon",
        "She opened her newsletter",
        "This is not a newsletter",
        "Subscribe to nothing",
        "Sign up for the race at noon",
        "Join us",
        "Letters to the editor",
    ],
)
def test_a_last_line_of_prose_names_no_newsletter(line: str) -> None:
    text = article_with(end=(line,))
    assert parse(text).newsletter is None
    assert body_of(text)[-1] == ("p", line)


def test_a_newsletter_line_inside_the_text_stays_a_paragraph() -> None:
    text = article_with("The Lantern newsletter")
    assert parse(text).newsletter is None
    assert ("p", "The Lantern newsletter") in body_of(text)


def test_an_article_without_newsletter_line_has_none() -> None:
    assert parse(article_with()).newsletter is None
    assert body_of(article_with())[-1] == ("p", CLOSING)


def test_a_line_that_names_no_newsletter_is_reported_with_a_note() -> None:
    found = parse(article_with(end=("Sign up to our newsletter",))).found[-1]
    assert found.kind == "newsletter"
    assert found.note
