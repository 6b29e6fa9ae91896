"""Dates as platforms write them under a post."""

import pytest

from articles.embeds import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("March 14, 2024", "2024-03-14"),
        ("Mar. 14, 2024", "2024-03-14"),
        ("14 March 2024", "2024-03-14"),
        ("14th of March, 2024", "2024-03-14"),
        ("Thursday, March 14, 2024", "2024-03-14"),
        ("14. März 2024", "2024-03-14"),
        ("Donnerstag, 14. März 2024", "2024-03-14"),
        ("14 mars 2024", "2024-03-14"),
        ("1er août 2024", "2024-08-01"),
        ("14 de marzo de 2024", "2024-03-14"),
        ("14 marzo 2024", "2024-03-14"),
        ("14 de março de 2024", "2024-03-14"),
        ("14 maart 2024", "2024-03-14"),
        ("14 Márta 2024", "2024-03-14"),
        ("14 Meán Fómhair 2024", "2024-09-14"),
        ("14 marca 2024", "2024-03-14"),
        ("2024-03-14", "2024-03-14"),
        ("2024/3/14", "2024-03-14"),
        ("2024年3月14日", "2024-03-14"),
        ("14.3.2024", "2024-03-14"),
        ("14/03/2024", "2024-03-14"),
        ("03/14/2024", "2024-03-14"),
        ("3/3/2024", "2024-03-03"),
    ],
)
def test_date_without_doubt_becomes_iso(text: str, iso: str) -> None:
    assert dates.read_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "03/04/2024",
        "Friday, March 14, 2024",
        "February 30, 2024",
        "March 2024",
        "March 14",
        "March 14, 2024 at 3pm",
        "14 марта 2024 г.",
        "March 14, 2024 " * 10,
        "on March 14, 2024",
    ],
)
def test_other_text_stays_as_it_was_written(text: str) -> None:
    assert dates.read_date(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "March 14, 2024",
        "03/04/2024",
        "Nov 12, 2019 at 3:04pm PST",
        "12. Nov 2019 um 3:04 Uhr",
        "3:04 PM · Mar 14, 2024",
        "3:04 PM - 14 Mar 2024",
        "14 марта 2024 г.",
        "14 มีนาคม 2024",
        "March 14",
        "March 2024",
        "3h",
        "2 hours ago",
    ],
)
def test_dates_of_all_kinds_look_like_one(text: str) -> None:
    assert dates.looks_like_date(text)


@pytest.mark.parametrize(
    "text",
    ["", "Tuesday", "is 35", "since 2019", "moved 12 boxes in 2019", "the wall", "3", "in May 2024",
     "35 years", "12 " * 30],
)  # fmt: skip
def test_prose_does_not_look_like_a_date(text: str) -> None:
    assert not dates.looks_like_date(text)
