"""The demo magazine's words are whole: articles read as they are meant, names lead somewhere."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from articles.body.plain import PlainArticle, decode, parse

FOLDER = Path(__file__).parents[2] / "magazine" / "demo"
FILES = sorted(path.name for path in (FOLDER / "articles").iterdir())

ROLES = {"words", "photographs", "illustration", "styling", "recipe"}
SHAPES = {"landscape", "portrait", "square", "wide"}
SCENES = {
    *("harbour", "mountains", "lighthouse", "beach", "sea-swimmers", "cottage", "forest-path"),
    *("winter-trees", "garden", "wildflowers", "city-night", "rain-window", "train", "bicycle"),
    *("market-stall", "still-life-fruit", "bread", "tea-table", "ceramics", "textile", "wardrobe"),
    *("bookshelf", "record-player", "lamp-reading", "moon-garden", "islands", "kitchen-window"),
    "candles",
}
OPEN_LINKS = [
    "How to keep a sourdough alive while you are away",
    "The night ferry, ranked by its sandwiches",
]

# What stands in the files as a line of its own, counted without the parser, to hold it against.
POST_ADDRESS = re.compile(r"^https://\S+$", re.MULTILINE)
ANY_RELATED = re.compile(r"^Related: ", re.MULTILINE)
ANY_READ_MORE = re.compile(r"^Read more: ", re.MULTILINE)


@cache
def magazine() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "magazine.toml").read_text(encoding="utf-8"))


@cache
def source(name: str) -> str:
    return decode((FOLDER / "articles" / name).read_bytes())


@cache
def article(name: str) -> PlainArticle:
    return parse(source(name))


def all_articles() -> list[PlainArticle]:
    return [article(name) for name in FILES]


def blocks(body: str, path: str) -> list[str]:
    """The texts of the elements that a path finds in a source body."""
    elements = html.fragment_fromstring(body, create_parent="div").xpath(path)
    return [element.text_content() for element in elements]


def related(parsed: PlainArticle) -> list[str]:
    return blocks(parsed.body, "./aside[@data-related]")


def running_text(parsed: PlainArticle) -> list[str]:
    return blocks(parsed.body, "./p | ./ul/li | ./ol/li")


def words(parsed: PlainArticle) -> int:
    return sum(len(paragraph.split()) for paragraph in running_text(parsed))


def sentences(parsed: PlainArticle) -> Iterator[str]:
    """Every sentence of an article, without regard to capitals, spaces and marks around it."""
    subheadings = blocks(parsed.body, "./h2")
    for text in (parsed.headline, parsed.standfirst, *subheadings, *running_text(parsed)):
        for sentence in re.split(r"[.!?…]+[”’)\]]*\s+", f"{text} "):
            plain = " ".join(re.findall(r"\w+", sentence.casefold()))
            if plain:
                yield plain


def embeds(parsed: PlainArticle) -> list[str]:
    root = html.fragment_fromstring(parsed.body, create_parent="div")
    return [figure.get("data-provider") for figure in root.xpath("./figure[@data-embed]")]


def names(table: str, key: str) -> list[str]:
    return [row[key] for row in magazine()[table]]


def articles_without(key: str) -> list[str]:
    return [row["file"] for row in magazine()["articles"] if not row.get(key)]


def test_the_table_names_every_file_once() -> None:
    assert len(FILES) == 30
    assert sorted(names("articles", "file")) == FILES


def test_there_are_six_sections_and_eight_authors_each_with_a_text() -> None:
    assert names("sections", "slug") == ["life", "style", "food", "home", "travel", "culture"]
    assert all(row["description"].endswith(".") for row in magazine()["sections"])
    assert len(set(names("authors", "slug"))) == 8
    for author in magazine()["authors"]:
        assert author["biography"].startswith(author["name"])
        assert len(re.findall(r"\.(?= |$)", author["biography"])) >= 2


def test_the_site_has_a_name_and_two_newsletters() -> None:
    assert magazine()["site"]["name"] and magazine()["site"]["tagline"]
    assert len(set(names("newsletters", "slug"))) == 2
    assert all(row["description"] and row["frequency"] for row in magazine()["newsletters"])


@pytest.mark.parametrize("row", magazine()["articles"], ids=lambda row: row["file"])
def test_an_article_of_the_table_uses_known_names(row: dict[str, Any]) -> None:
    assert row["section"] in names("sections", "slug")
    assert {byline["author"] for byline in row["bylines"]} <= set(names("authors", "slug"))
    assert {byline["role"] for byline in row["bylines"]} <= ROLES
    assert "words" in {byline["role"] for byline in row["bylines"]}
    assert not row["tags"] or 2 <= len(set(row["tags"])) == len(row["tags"]) <= 5
    assert len(row.get("description", "")) <= 155
    assert 1 <= row["days_ago"] <= 60
    assert 0 <= row["hour"] <= 23


def test_every_section_has_five_articles_and_every_author_writes() -> None:
    sections = Counter(row["section"] for row in magazine()["articles"])
    assert set(sections.values()) == {5}
    writers = {
        byline["author"]
        for row in magazine()["articles"]
        for byline in row["bylines"]
        if byline["role"] == "words"
    }
    assert writers == set(names("authors", "slug"))


def test_every_scene_is_shown_with_a_caption_of_its_own() -> None:
    photos = [row["photo"] for row in magazine()["articles"] if "photo" in row]
    assert {photo["scene"] for photo in photos} == SCENES
    assert {photo["shape"] for photo in photos} == SHAPES
    assert all(1 <= photo["seed"] <= 9 for photo in photos)
    assert len({photo["caption"] for photo in photos}) == len(photos)
    assert len({(photo["scene"], photo["seed"]) for photo in photos}) == len(photos)


def test_articles_appear_at_different_moments() -> None:
    days = names("articles", "days_ago")
    assert len(set(days)) == len(days)


def test_tags_are_shared_between_articles() -> None:
    uses = Counter(tag for row in magazine()["articles"] for tag in row["tags"])
    assert 30 <= len(uses) <= 40
    assert len([tag for tag in uses if uses[tag] > 1]) > len(uses) / 2
    assert len({tag.casefold() for tag in uses}) == len(uses)


def test_the_odd_ones_out_are_there() -> None:
    assert articles_without("photo") == ["14-bye-bye.txt"]
    assert articles_without("tags") == ["29-eleven-garments.txt"]
    assert [row["file"] for row in magazine()["articles"] if row.get("sponsored")] == [
        "18-raincoat-question.txt"
    ]


@pytest.mark.parametrize("name", FILES)
def test_an_article_has_all_its_parts(name: str) -> None:
    parsed = article(name)
    lines = source(name).splitlines()
    assert parsed.headline == lines[0]
    assert parsed.standfirst == lines[2]
    assert 300 <= words(parsed) <= 800
    assert len(blocks(parsed.body, "./h2")) >= 2
    assert all(2 <= len(heading.split()) <= 7 for heading in blocks(parsed.body, "./h2"))
    assert parsed.byline == ""


@pytest.mark.parametrize("name", FILES)
def test_no_line_that_names_something_stays_in_the_running_text(name: str) -> None:
    parsed = article(name)
    assert len(related(parsed)) == len(ANY_RELATED.findall(source(name)))
    assert len(parsed.read_more) == len(ANY_READ_MORE.findall(source(name)))
    labels = ("Related", "Read more:", "Main photograph:", "View this", "A post shared", "http")
    assert not [text for text in running_text(parsed) if text.startswith(labels)]
    assert not [text for text in running_text(parsed) if text.endswith("newsletter")]
    assert re.search(r"\bTK\b", source(name)) is None


def test_no_sentence_stands_twice_in_the_magazine() -> None:
    uses = Counter(sentence for parsed in all_articles() for sentence in sentences(parsed))
    assert len(uses) > 1000
    assert [sentence for sentence, times in uses.items() if times > 1] == []


def test_headlines_are_of_all_lengths_and_one_is_a_quotation() -> None:
    headlines = [parsed.headline for parsed in all_articles()]
    assert len(set(headlines)) == 30
    assert max(map(len, headlines)) == 200
    assert min(len(headline.split()) for headline in headlines) == 2
    assert any(headline.startswith("“") for headline in headlines)


def test_links_lead_to_other_articles_but_for_two_that_are_still_open() -> None:
    headlines = {parsed.headline for parsed in all_articles()}
    for parsed in all_articles():
        assert parsed.headline not in {*related(parsed), *parsed.read_more}
        assert not set(related(parsed)) & set(parsed.read_more)
    looked_for = [
        headline for parsed in all_articles() for headline in (*related(parsed), *parsed.read_more)
    ]
    assert [headline for headline in looked_for if headline not in headlines] == OPEN_LINKS


def test_there_are_about_twenty_related_links_and_most_articles_end_with_more() -> None:
    assert 18 <= sum(len(related(parsed)) for parsed in all_articles()) <= 24
    ends = [len(parsed.read_more) for parsed in all_articles()]
    assert max(ends) == 3
    assert len([number for number in ends if number >= 2]) > 20


def test_embeds_of_all_providers_stand_in_the_articles() -> None:
    found = Counter(provider for parsed in all_articles() for provider in embeds(parsed))
    assert found == {"instagram": 2, "x": 2, "facebook": 2, "youtube": 1, "tiktok": 1}


def test_addresses_of_posts_are_all_embedded() -> None:
    typed = [address for name in FILES for address in POST_ADDRESS.findall(source(name))]
    bodies = "".join(parsed.body for parsed in all_articles())
    assert len(typed) == 6
    assert [address for address in typed if f'data-embed="{address}"' not in bodies] == []


def test_four_articles_thank_somebody_else_for_the_photo() -> None:
    assert len([parsed for parsed in all_articles() if parsed.credit]) == 4


def test_newsletters_named_at_the_end_are_known() -> None:
    named = {parsed.newsletter for parsed in all_articles() if parsed.newsletter}
    assert named == set(names("newsletters", "name"))


def test_helplines_of_the_demo_are_nobody_s() -> None:
    for row in magazine()["helplines"]:
        assert row.get("website", "https://x.example/").endswith(".example/"), row["name"]
        numbers = [row[name] for name in ("phone", "text_number") if name in row]
        # Of ranges that are kept for drama: 020 91x in Ireland, 0808 157 0 in Britain, 030 23125.
        ranges = ("020 91", "0808 157 0", "030 23125 ")
        assert all(number.startswith(ranges) for number in numbers), row["name"]
