"""The content of a revision: stored, read back, and refused from the future."""

import pytest

from articles.models import BylineContent, Content, MainPhotoContent, ReadMoreContent


def test_what_is_stored_is_read_back() -> None:
    content = Content(
        headline="Boats",
        section=3,
        subjects=["grief"],
        bylines=[BylineContent(author=1, role="styling")],
        main_photo=MainPhotoContent(photo=7, alt="A boat"),
        tags=["Tides"],
        read_more=[ReadMoreContent(article=4), ReadMoreContent(headline="Open")],
    )
    assert Content.from_json(content.to_json()) == content


def test_what_is_not_stored_is_empty() -> None:
    assert Content.from_json({}) == Content()
    assert Content.from_json({"schema": 1, "headline": "Boats"}) == Content(headline="Boats")


def test_reading_leaves_what_is_stored_alone() -> None:
    stored = Content(headline="Boats").to_json()
    before = dict(stored)
    Content.from_json(stored).tags.append("Tides")
    assert stored == before


def test_a_schema_from_the_future_is_refused() -> None:
    with pytest.raises(ValueError, match="schema 3"):
        Content.from_json({"schema": 3, "headline": "Boats", "mood": "calm"})
