"""Slugs, and what tells headlines, tags and sections apart."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from articles.models import Photo, Section, Tag, headline_key, make_slug, make_tag_slug
from magazine.urls import urlpatterns as site_patterns
from tests.factories import make_article


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Boats at rest", "boats-at-rest"),
        ("‘Stay’, she said: it’s late", "stay-she-said-its-late"),
        ("Sé Ó hÉigeartaigh", "se-o-heigeartaigh"),
        ("Straße, Smørrebrød & Łódź", "strasse-smorrebrod-lodz"),
        ("Either/or – and—more", "either-or-and-more"),
        ("  --  ", ""),
        ("“…”?!", ""),
        ("東京", ""),
    ],
)
def test_a_slug_is_plain_latin(text: str, slug: str) -> None:
    assert make_slug(text) == slug


def test_a_long_slug_is_cut_between_words() -> None:
    assert make_slug("a lot of words", 8) == "a-lot-of"
    assert make_slug("a lot of words", 9) == "a-lot-of"
    assert make_slug("wordwithoutend" * 10, 20) == "wordwithoutendwordwi"
    assert len(make_slug("word " * 100)) <= 80


def test_a_tag_without_latin_letters_keeps_its_own() -> None:
    assert make_tag_slug("東京") == "東京"
    assert make_tag_slug("Cáfé  Life!") == "cafe-life"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The way home", "‘The   WAY—home’"),
        ("It's late", "It’s late"),
        ("“A” – b", '"a" - B'),
        ("Soft\u00adly", "softly"),
        ("Fullwidth ＡＢＣ", "fullwidth abc"),
        ("STRASSE", "straße"),
        ("é", "e\u0301"),
    ],
)
def test_headlines_that_mean_the_same(one: str, other: str) -> None:
    assert headline_key(one) == headline_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Café", "Cafe"), ("Why?", "Why"), ("Part 1", "Part 2"), ("A & B", "A and B")],
)
def test_headlines_that_differ(one: str, other: str) -> None:
    assert headline_key(one) != headline_key(other)


def test_a_headline_s_key_is_bounded_and_may_be_empty() -> None:
    assert len(headline_key("x" * 5000)) == 300
    assert headline_key(" – “” ") == ""


@pytest.mark.django_db
def test_merged_tags_lead_to_the_last_one_and_never_in_circles() -> None:
    one, two, three = (Tag.objects.create(name=name, slug=name) for name in "abc")
    one.merged_into, two.merged_into = two, three
    one.save()
    two.save()
    assert one.current() == three
    three.merged_into = one
    three.save()
    assert Tag.objects.get(pk=one.pk).current() in (one, two, three)


@pytest.mark.django_db
def test_no_section_can_shadow_an_address_of_the_site() -> None:
    patterns = (str(pattern.pattern).lstrip("^") for pattern in site_patterns)
    first_parts = {pattern.split("/")[0] for pattern in patterns} - {""}
    first_parts |= {"tag", "author", "latest", "search", "feed", "preview", "api", "accounts"}
    first_parts |= {"static", "media", "go", "en", "de", "ga"}
    # A slug holds no dot: such an address can't be shadowed.
    for slug in (part for part in first_parts if "." not in part):
        with pytest.raises(ValidationError, match="address of the site"):
            Section(name="New", slug=slug).full_clean()
    Section(name="Life", slug="life").full_clean()


@pytest.mark.parametrize("slug", ["de", "fr", "zh-hans", "zh", "PT-br"])
def test_no_section_can_shadow_a_language_that_may_come(slug: str) -> None:
    with pytest.raises(ValidationError):
        Section(name="Somewhere", slug=slug).clean_fields()


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/tag/%00/", "/tag/a%00b/", "/tag/a%00b/feed/"])
def test_a_tag_with_a_nul_is_not_found(client: Client, url: str) -> None:
    client.raise_request_exception = False
    assert client.get(url).status_code == 404


@pytest.mark.django_db
def test_a_tag_of_any_script_has_a_page(client: Client) -> None:
    make_article("Boats", tags=["東京"])
    tag = Tag.objects.get()
    response = client.get(tag.get_absolute_url())
    assert response.status_code == 200 and "Boats" in response.content.decode()


@pytest.mark.parametrize(
    ("alt", "name"),
    [
        ("A cat", "A cat"),
        ("a" * 80, "a" * 80),
        ("Pale " + "flower beds " * 9, "Pale " + "flower beds " * 5 + "flower beds…"),
        ("x" * 100, "x" * 79 + "…"),
    ],
)  # fmt: skip
def test_a_photos_long_name_ends_with_a_whole_word(alt: str, name: str) -> None:
    assert str(Photo(alt=alt)) == name
