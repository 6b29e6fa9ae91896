"""Search engines get an article as a NewsArticle that no text in it can break."""

import json
from datetime import UTC, datetime
from typing import Any

from lxml import html

from articles.structured_data import Image, Person, Site, news_article, script_tag

SITE = Site("The Test Magazine", "https://magazine.example/")


def described(**values: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "url": "https://magazine.example/life/the-swimmers-7/",
        "headline": "“The swimmers” of Tuesday",
        "description": "They go in at seven.",
        "section": "Life",
        "tags": ("Sea", "Winter"),
        "authors": (Person("Anna Murphy", "https://magazine.example/author/anna-murphy/"),),
        "images": (),
        "published_at": datetime(2026, 7, 1, 6, 30, tzinfo=UTC),
        "updated_at": None,
        "language": "en-gb",
        "word_count": 640,
        "site": SITE,
    }
    return news_article(**{**given, **values})


def test_an_article_is_described_whole() -> None:
    photo = Image("https://magazine.example/media/a.jpg", 1200, 630, credit="Twitter")
    assert described(images=(photo,)) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "“The swimmers” of Tuesday",
        "description": "They go in at seven.",
        "image": [
            {
                "@type": "ImageObject",
                "url": "https://magazine.example/media/a.jpg",
                "contentUrl": "https://magazine.example/media/a.jpg",
                "width": 1200,
                "height": 630,
                "creditText": "Twitter",
            }
        ],
        "datePublished": "2026-07-01T07:30:00+01:00",
        "dateModified": "2026-07-01T07:30:00+01:00",
        "author": [
            {
                "@type": "Person",
                "name": "Anna Murphy",
                "url": "https://magazine.example/author/anna-murphy/",
            }
        ],
        "articleSection": "Life",
        "keywords": ["Sea", "Winter"],
        "isPartOf": {
            "@type": "WebSite",
            "name": "The Test Magazine",
            "url": "https://magazine.example/",
        },
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": "The Test Magazine",
            "url": "https://magazine.example/",
        },
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": "https://magazine.example/life/the-swimmers-7/",
        },
        "url": "https://magazine.example/life/the-swimmers-7/",
        "inLanguage": "en-gb",
        "wordCount": 640,
        "isAccessibleForFree": True,
    }


def test_what_an_article_does_not_have_is_left_out() -> None:
    data = described(description="", tags=(), images=(), section="", language="")
    assert not {"description", "keywords", "image", "articleSection", "inLanguage"} & set(data)
    photo = described(images=(Image("https://magazine.example/media/a.jpg", 4, 3),))
    assert "creditText" not in photo["image"]


def test_an_article_without_byline_is_by_the_magazine() -> None:
    assert described(authors=())["author"] == [
        {"@type": "Organization", "name": "The Test Magazine", "url": "https://magazine.example/"}
    ]


def test_who_wrote_and_photographed_is_named_once() -> None:
    anna = Person("Anna Murphy", "https://magazine.example/author/anna-murphy/")
    tom = Person("Tom Daly", "https://magazine.example/author/tom-daly/")
    names = [author["name"] for author in described(authors=(anna, tom, anna))["author"]]
    assert names == ["Anna Murphy", "Tom Daly"]


def test_a_change_moves_the_modified_date_and_never_before_publication() -> None:
    later = described(updated_at=datetime(2026, 12, 2, 8, 0, tzinfo=UTC))
    assert later["dateModified"] == "2026-12-02T08:00:00+00:00"
    earlier = described(updated_at=datetime(2026, 1, 2, 8, 0, tzinfo=UTC))
    assert earlier["dateModified"] == earlier["datePublished"]


def test_no_text_can_end_the_script_or_be_lost_in_it() -> None:
    nasty = "</script><script>alert(1)</script> <!-- & \u2028\u2029 \" ' \\ Slígeach 💛 \x00"
    tag = script_tag(described(headline=nasty))
    inside = tag.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert "Slígeach" in inside
    assert json.loads(inside)["headline"] == nasty


def test_the_script_is_one_element_of_the_page() -> None:
    page = html.fromstring(f"<div>{script_tag(described(headline='</script><b>x'))}</div>")
    (script,) = page.xpath("//script")
    assert script.get("type") == "application/ld+json"
    assert json.loads(script.text)["headline"] == "</script><b>x"
    assert not page.xpath("//b")
