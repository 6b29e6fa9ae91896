"""The main photo's credit is found under its many labels, and prose about photos is left alone."""

import pytest

from articles.body.plain import parse
from tests.articles.body.plain import HEADLINE, OPENING, STANDFIRST, article_with, body_of, text_of


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Main photograph: Twitter", "Twitter"),
        ("Main photograph:\u00a0Twitter", "Twitter"),
        ("MAIN PHOTO: Anna Quirke", "Anna Quirke"),
        ("Main image: Anna Quirke/Agency", "Anna Quirke/Agency"),
        ("Main picture: supplied by the family", "supplied by the family"),
        ("Main illustration: Tom Daly", "Tom Daly"),
        ("Header image: @annaquirke", "@annaquirke"),
        ("Feature image: Anna Quirke", "Anna Quirke"),
        ("Featured image: Anna Quirke", "Anna Quirke"),
        ("Lead image: Anna Quirke", "Anna Quirke"),
        ("Cover image: Anna Quirke", "Anna Quirke"),
        ("Photo: Anna Quirke", "Anna Quirke"),
        ("Photos: Anna Quirke", "Anna Quirke"),
        ("Photograph: Anna Quirke", "Anna Quirke"),
        ("Photographs: Anna Quirke", "Anna Quirke"),
        ("Photography: Anna Quirke", "Anna Quirke"),
        ("Photo credit: Anna Quirke", "Anna Quirke"),
        ("Picture credit: supplied", "supplied"),
        ("Image credit: Anna Quirke, Tom Daly", "Anna Quirke, Tom Daly"),
        ("Image: Anna Quirke via Instagram", "Anna Quirke via Instagram"),
        ("Images: Anna Quirke", "Anna Quirke"),
        ("Picture: Anna Quirke", "Anna Quirke"),
        ("Credit: Anna Quirke", "Anna Quirke"),
        ("Photo by: Anna Quirke", "Anna Quirke"),
        ("Photo | Anna Quirke", "Anna Quirke"),
        ("Photo – Anna Quirke", "Anna Quirke"),
        ("Photo — Anna Quirke", "Anna Quirke"),
        ("Photo - Anna Quirke", "Anna Quirke"),
        ("Photo：陳美玲", "陳美玲"),
        ("Photo: supplied", "supplied"),
        ("Photography by Anna Quirke", "Anna Quirke"),
        ("Photograph by Anna de Brún and Tom Daly", "Anna de Brún and Tom Daly"),
        ("Photo by Anna Quirke on Unsplash", "Anna Quirke on Unsplash"),
        ("Photographed by Anna Quirke", "Anna Quirke"),
        ("Pictures by Anna Quirke", "Anna Quirke"),
        ("Main photograph by Anna Quirke", "Anna Quirke"),
        ("Illustration by Tom Daly", "Tom Daly"),
        ("Illustration: Tom Daly", "Tom Daly"),
        ("Photo courtesy of Anna Quirke", "courtesy of Anna Quirke"),
        ("© Anna Quirke", "© Anna Quirke"),
    ],
)
def test_a_credit_line_is_read(line: str, credit: str) -> None:
    text = article_with(end=(line,))
    assert parse(text).credit == credit
    assert line not in [shown for _tag, shown in body_of(text)]
    assert [f.text for f in parse(text).found if f.kind == "credit"] == [line.replace("\t", " ")]


@pytest.mark.parametrize(
    "prose",
    [
        "Photography is a slow art.",
        "Photography by candlelight is slow.",
        "Photography: a beginner's guide",
        "Photo: how it was done",
        "Photo: Finish by a nose was all the old horse had left in it.",
        "Image is everything.",
        "Image is everything: a life in fashion",
        "Credit where it is due.",
        "Credit: where it's due",
        "Pictures by the dozen hung there.",
        "Photographed by everyone, loved by none.",
        "Photograph by Anna Quirke was the prize that everybody wanted to win.",
        "Main photographs are hung in the hall.",
        "Picture this: a quay at night.",
    ],
)
def test_prose_about_photos_is_no_credit(prose: str) -> None:
    text = article_with(prose)
    assert parse(text).credit == ""
    assert prose in [shown for _tag, shown in body_of(text)]


def test_a_credit_that_names_the_main_photo_wins_over_one_above_it() -> None:
    text = article_with("Photo: Tom Daly", end=("Main photograph: Anna Quirke",))
    assert parse(text).credit == "Anna Quirke"
    assert ("p", "Photo: Tom Daly") in body_of(text)


def test_of_two_like_credits_the_first_counts_and_the_other_stays() -> None:
    text = article_with(end=("Photo: Anna Quirke", "Photo: Tom Daly"))
    assert parse(text).credit == "Anna Quirke"
    assert body_of(text)[-1] == ("p", "Photo: Tom Daly")


def test_a_copyright_sign_inside_the_text_is_no_credit() -> None:
    text = article_with("© Anna Quirke")
    assert parse(text).credit == ""
    assert ("p", "© Anna Quirke") in body_of(text)


@pytest.mark.parametrize("notice", ["© 2024 The Lantern", "© The Lantern, All Rights Reserved"])
def test_a_copyright_notice_is_no_credit(notice: str) -> None:
    assert parse(article_with(end=(notice,))).credit == ""


def test_a_credit_right_under_the_standfirst_is_found() -> None:
    assert (
        parse(text_of(HEADLINE, STANDFIRST, "Photo: Anna Quirke", OPENING)).credit == "Anna Quirke"
    )


def test_a_credit_on_the_line_before_the_links_is_found() -> None:
    article = parse(article_with(end=("Main photograph: Anna Quirke\nRead more: Rye and reason",)))
    assert (article.credit, article.read_more) == ("Anna Quirke", ("Rye and reason",))
