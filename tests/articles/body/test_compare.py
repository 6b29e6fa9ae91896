"""Two contents compared: which fields differ, and which words of them."""

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.body.compare import FieldChange, changed_fields, compare
from articles.body.diff import MOST_PAIRS
from articles.models import BylineContent, Content, MainPhotoContent, ReadMoreContent
from newsletter.actions import newsletters
from tests.factories import make_article, make_author, make_photo, make_section

pytestmark = pytest.mark.django_db


def told(changes: list[FieldChange]) -> dict[str, list[str]]:
    """Each changed field's lines: [-taken out-], {+put in+}; unchanged ones are left out."""
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return {
        change.field: [
            (f"{line.sort}: " if line.sort else "")
            + "".join(
                signs[span.kind].format("".join(f"<{mark}>" for mark in span.marks) + span.text)
                for span in line.spans
            )
            for line in change.lines
            if line.kind != "same"
        ]
        for change in changes
    }


def bodies(before: str, after: str) -> list[str]:
    return told(compare(Content(body=before), Content(body=after)))["body"]


def test_the_same_content_has_no_changes() -> None:
    content = Content(headline="Boats", body="<p>It rained.</p>", tags=["Sea"])
    assert compare(content, replace(content)) == []
    assert changed_fields(content, replace(content)) == []


def test_words_are_compared_within_a_paragraph() -> None:
    assert bodies(
        "<p>It rained on Monday.</p><p>The boats stayed in all day.</p>",
        "<p>It rained on Monday.</p><p>The old boats stayed in until noon.</p>",
    ) == ["The {+old +}boats stayed in [-all day-]{+until noon+}."]


def test_paragraphs_that_came_and_went_are_lines_of_their_own() -> None:
    assert bodies(
        "<p>First of all, tea.</p><p>Nobody came to the pier.</p><p>Last, more tea.</p>",
        "<p>First of all, tea.</p><h2>Later that week</h2><p>Last, more tea.</p>",
    ) == ["[-Nobody came to the pier.-]", "Heading: {+Later that week+}"]


def test_a_changed_block_is_set_against_the_one_it_was() -> None:
    assert bodies(
        "<p>The cat sat on the mat.</p><p>It rained all day long.</p>",
        "<p>Something new stands here instead.</p><p>The cat sat on the rug.</p>"
        "<p>It rained all day long!</p>",
    ) == [
        "{+Something new stands here instead.+}",
        "The cat sat on the [-mat-]{+rug+}.",
        "It rained all day long[-.-]{+!+}",
    ]


def test_how_words_are_set_and_where_links_lead_is_seen() -> None:
    article = make_article("The last ferry")
    assert bodies("<p>Very cold water.</p>", "<p>Very <strong>cold</strong> water.</p>") == [
        "Very [-cold -]{+<strong>cold+}{+ +}water."
    ]
    assert bodies(
        '<p>See <a href="https://example.org/a">here</a>.</p>',
        f'<p>See <a data-article="{article.pk}">here</a>.</p>',
    ) == ["See here(→ [-https://example.org/a-]{+The last ferry+})."]


def test_cards_are_compared_by_what_they_show() -> None:
    newsletters.create(name="The Kettle", slug="kettle")
    photo, other = make_photo(alt="A pier"), make_photo(alt="A gull")
    article = make_article("Bread, again")
    before = (
        f'<figure data-photo="{photo.pk}"><figcaption>At dawn</figcaption></figure>'
        '<figure data-embed="https://www.instagram.com/p/CxYz123AbCd/" data-provider="instagram" '
        'data-author="Pier"><blockquote><p>Otters at tea.</p></blockquote></figure>'
        '<aside data-related="">Bread again</aside>'
    )
    after = (
        f'<figure data-photo="{other.pk}" data-layout="wide"><figcaption>At dawn</figcaption>'
        "</figure>"
        '<figure data-embed="https://www.instagram.com/p/CxYz123AbCd/" data-provider="instagram" '
        'data-author="Pier"><blockquote><p>Otters at dinner.</p></blockquote></figure>'
        f'<aside data-related="{article.pk}"></aside><aside data-newsletter="kettle"></aside>'
    )
    lines = bodies(before, after)
    assert lines[0] == (
        f"Photo: A [-pier (№ {photo.pk}-]{{+gull (№ {other.pk}+}}) · At dawn {{+· (layout: wide)+}}"
    )
    assert "Instagram: Pier · Otters at [-tea-]{+dinner+}" in lines[1]
    assert lines[2] == "Related: Bread{+, +}again"
    assert lines[3] == "Sign-up: {+The Kettle+}"


def test_every_field_is_compared_by_its_names() -> None:
    make_section("sea", "Sea")
    author, photo, article = make_author("Aoife"), make_photo(alt="A pier"), make_article("Bread")
    before = Content(headline="Boats", section=make_section("life", "Life").pk, tags=["A", "B"])
    after = Content(
        headline="Ships",
        standfirst="New.",
        section=make_section("sea").pk,
        slug="ships",
        language="ga",
        description="About ships",
        canonical_url="https://example.org/",
        sponsored=True,
        subjects=["loss"],
        bylines=[BylineContent(author.pk, "photographs")],
        main_photo=MainPhotoContent(photo.pk, alt="Own alt", credit="Me"),
        tags=["A", "C"],
        read_more=[ReadMoreContent(article.pk), ReadMoreContent(headline="To come")],
    )
    found = told(compare(before, after))
    assert list(found) == [
        "headline", "standfirst", "section", "tags", "bylines", "main_photo", "read_more", "slug",
        "description", "canonical_url", "language", "sponsored", "subjects",
    ]  # fmt: skip
    assert found["section"] == ["[-Life-]{+Sea+}"]
    assert found["tags"] == ["[-B-]{+C+}"]
    assert found["bylines"] == ["Photographs: {+Aoife+}"]
    assert found["main_photo"] == [
        f"Photo: {{+A pier (№ {photo.pk})+}}", "Alt: {+Own alt+}", "Credit: {+Me+}",
    ]  # fmt: skip
    assert found["read_more"] == ["{+Bread+}", "{+To come+}"]
    assert found["sponsored"] == ["[-no-]{+yes+}"]
    assert changed_fields(before, after)[:3] == ["Headline", "Standfirst", "Section"]


def test_what_is_no_more_is_named_by_its_number() -> None:
    before = Content()
    after = Content(
        section=999,
        bylines=[BylineContent(998)],
        main_photo=MainPhotoContent(997),
        read_more=[ReadMoreContent(996)],
        body='<aside data-related="995"></aside><aside data-newsletter="gone"></aside>',
    )
    words = str(told(compare(before, after)))
    for number in ("section 999", "author 998", "photo 997", "article 996", "article 995"):
        assert f"{number}, deleted" in words
    assert "Sign-up: {+gone+}" in words


def test_a_change_without_words_is_told() -> None:
    assert bodies("<p>Boats</p>", '<p lang="ga">Boats</p>') == [
        "Changed in a way that its words don’t show."
    ]


def test_names_are_looked_up_in_bulk(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    articles = [make_article(f"Story {number}") for number in range(4)]
    photos = [make_photo() for _number in range(3)]
    authors = [make_author() for _number in range(3)]
    content = Content(
        section=make_section().pk,
        body="".join(f'<aside data-related="{each.pk}"></aside>' for each in articles)
        + "".join(f'<figure data-photo="{each.pk}"></figure>' for each in photos)
        + '<aside data-newsletter=""></aside>',
        bylines=[BylineContent(each.pk) for each in authors],
        read_more=[ReadMoreContent(each.pk) for each in articles],
    )
    # 1 newsletters, 2 sections, 3 authors, 4 articles, 5 photos
    with django_assert_num_queries(5):
        compare(Content(headline="Before"), content)


def test_a_text_of_one_word_a_thousand_times_takes_no_time() -> None:
    many = int(MOST_PAIRS**0.5) + 10
    before = "<p>" + "na " * many + "</p>"
    after = "<p>new " + "na " * many + "batman " + "na " * 5 + "</p>"
    (line,) = bodies(before, after)
    assert "{+new " in line and "batman" in line


def test_long_runs_that_are_the_same_are_folded() -> None:
    same = [f"<p>Paragraph {number} stays as it was.</p>" for number in range(9)]
    before = "".join(same) + "<p>The end came soon.</p>"
    after = "<p>A new start.</p>" + "".join(same) + "<p>The end came late.</p>"
    (change,) = compare(Content(body=before), Content(body=after))
    assert [(part.is_folded, len(part.lines)) for part in change.parts] == [
        (False, 2), (True, 7), (False, 2),
    ]  # fmt: skip
    short = "".join(same)
    (few,) = compare(Content(body=short), Content(body=short.replace("graph 4", "graph four")))
    assert [(part.is_folded, len(part.lines)) for part in few.parts] == [(False, 9)]
