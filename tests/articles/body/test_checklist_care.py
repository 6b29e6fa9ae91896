"""What the checklist says of sensitive subjects, helplines, and what is paid for."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.body.checklist import check_page
from articles.body.page import compile_page
from articles.body.problems import Problem
from tests.factories import make_article, make_content, make_helpline, make_section, make_subject

pytestmark = pytest.mark.django_db
CODES = {
    "no-sponsor", "subject-gone", "no-helpline", "helpline-overdue", "sensitive-paid",
    "sensitive-shop", "sensitive-link",
}  # fmt: skip


def problems_of(**fields: Any) -> list[Problem]:
    """The problems of this sort that a content has."""
    page = compile_page(make_content(**fields), at=timezone.now())
    return [each for each in check_page(page) if each.code in CODES]


def told(**fields: Any) -> list[tuple[str, str]]:
    return [(each.code, each.field) for each in problems_of(**fields)]


def days_ago(days: int) -> Any:
    return timezone.localdate() - timedelta(days=days)


def test_an_ordinary_article_has_nothing_of_this_sort() -> None:
    make_subject("illness")
    assert told() == []


def test_a_subject_needs_a_helpline_in_the_magazine_s_own_country() -> None:
    make_subject("illness")
    make_helpline("Elsewhere", country="DE")
    make_helpline("For others", "addiction")
    (problem,) = problems_of(subjects=["illness"])
    assert (problem.code, problem.field, problem.blocks) == ("no-helpline", "subjects", False)
    assert "“Illness” in Ireland" in problem.message
    make_helpline("For all")
    assert told(subjects=["illness"]) == []


def test_helplines_that_nobody_checked_for_long_are_told() -> None:
    make_subject("illness")
    make_helpline("Fresh", checked_on=days_ago(180))
    make_helpline("Elsewhere", country="DE", checked_on=None)
    assert told(subjects=["illness"]) == []
    make_helpline("Old", checked_on=days_ago(181))
    make_helpline("Never", checked_on=None)
    (problem,) = problems_of(subjects=["illness"])
    assert problem.code == "helpline-overdue"
    assert "Old" in problem.message and "Never" in problem.message
    assert "Fresh" not in problem.message


def test_a_subject_that_is_gone_is_told_by_its_name() -> None:
    (problem,) = problems_of(subjects=["no-such-subject"])
    assert problem.code == "subject-gone" and "no-such-subject" in problem.message


def test_what_is_sponsored_names_its_sponsor_and_the_other_way_round() -> None:
    assert told(sponsored=True) == [("no-sponsor", "sponsor")]
    assert told(sponsor="Marram") == [("no-sponsor", "sponsored")]
    assert told(sponsored=True, sponsor="Marram") == []


def test_a_sponsor_s_name_has_an_end(settings: Any) -> None:
    content = make_content(sponsored=True, sponsor="x" * 121)
    problems = check_page(compile_page(content, at=timezone.now()))
    assert [(each.code, each.field) for each in problems if each.blocks] == [
        ("too-long", "sponsor")
    ]


def test_paid_and_sensitive_don_t_go_together(settings: Any) -> None:
    make_subject("illness")
    make_helpline()
    fields = {"sponsored": True, "sponsor": "Marram", "subjects": ["illness"]}
    assert told(**fields) == [("sensitive-paid", "subjects")]
    settings.PUBLISH_STOPS = ["sensitive-paid"]
    assert [each.blocks for each in problems_of(**fields)] == [True]


def test_links_to_shops_are_told_with_their_place() -> None:
    make_subject("illness")
    make_helpline()
    body = '<p>One.</p><p><a href="https://shop.example/">Two</a></p>'
    (problem,) = problems_of(body=body, subjects=["illness"])
    assert (problem.code, problem.field) == ("sensitive-shop", "body")
    assert problem.place is not None and problem.place.block == 1


def test_links_that_readers_don_t_see_are_told_and_are_not_called_dead_or_open() -> None:
    make_subject("illness")
    make_helpline()
    light = make_section("style")
    light.is_lighthearted = True
    light.save()
    paid = make_article("A paid one", sponsored=True)
    make_article("A light one", section=light.pk)
    body = (
        f'<p>One.</p><aside data-related="{paid.pk}"></aside>'
        '<aside data-related="">A light one</aside>'
    )
    content = make_content(body=body, subjects=["illness"], read_more=["A light one", paid])
    problems = check_page(compile_page(content, at=timezone.now()))
    found = [(each.code, each.field, each.message[:12]) for each in problems]
    assert [each for each in found if each[0].endswith("-link")] == [
        ("sensitive-link", "body", "“A paid one”"),
        ("sensitive-link", "body", "“A light one"),
        ("sensitive-link", "read_more", "“A light one"),
        ("sensitive-link", "read_more", "“A paid one”"),
    ]
