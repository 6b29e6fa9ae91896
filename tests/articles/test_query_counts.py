"""How many queries hot pages make: exact numbers, every query named."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, PinnedStory, Section, Tag
from newsletter.actions import newsletters
from tests.factories import make_article, make_author, make_photo, make_section

pytestmark = pytest.mark.django_db

EMBED = (
    '<figure data-embed="https://www.instagram.com/p/B4xTest{0}abc/" data-provider="instagram">'
    "<blockquote><p>Post {0}.</p></blockquote></figure>"
)


@pytest.fixture
def rich() -> Article:
    """An article with many of everything, in a section of many."""
    newsletters.create(name="Kettle", slug="kettle")
    make_section("style")
    others = [make_article(f"Other story {number}", tags=["One"]) for number in range(6)]
    author = make_author("Aoife Byrne")
    photo = make_photo()
    body = "<p>Text.</p>" + "".join(EMBED.format(number) for number in range(5))
    body += "".join(f'<aside data-related="{other.pk}"></aside>' for other in others)
    body += f'<figure data-photo="{photo.pk}"></figure>'
    return make_article(
        "With everything",
        body=body,
        photo=photo,
        tags=["One", "Two", "Three", "Four"],
        bylines=[author, make_author(), make_author()],
        read_more=others,
    )


def test_an_article_page_makes_three(
    client: Client, rich: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = rich.get_absolute_url()
    make_article("More of the section", photo=make_photo())
    client.get(url)  # the first reader after something was published has the shelf filled
    # 1 the article with its section and the section's shelf, 2 the sections of the navigation, 3
    # the newsletter offered
    with django_assert_num_queries(3):
        page = client.get(url).content.decode()
    assert page.count('class="embed"') == 5
    assert page.count('class="related"') == 6
    assert "More from Life" in page
    assert page.count('class="author author-plain"') == 3


def test_the_first_reader_after_something_was_published_makes_twelve(
    client: Client, rich: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = rich.get_absolute_url()
    client.get(url)
    make_article("More of the section", photo=make_photo())
    # 1 the article, 2 begin, 3 whether there is a shelf, 4 its row locked, 5 the newest, 6 their
    # photos, 7 the photos' files, 8 the next that is scheduled, 9 the shelf written, 10 end, 11 the
    # sections of the navigation, 12 the newsletter offered
    with django_assert_num_queries(12):
        page = client.get(url).content.decode()
    assert "More of the section" in page


def test_a_page_with_a_sign_up_of_its_own_makes_two(
    client: Client, rich: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = make_article(body='<p>Text.</p><aside data-newsletter="kettle"></aside>')
    url = article.get_absolute_url()
    client.get(url)
    # 1 the article with its section and shelf, 2 the sections of the navigation
    with django_assert_num_queries(2):
        page = client.get(url).content.decode()
    assert page.count('class="newsletter-signup"') == 1


def test_the_front_page_makes_four(
    client: Client, rich: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # 1 whether it is arranged (test_front_page.py has an arranged one), 2 the articles, 3 the
    # sections of the navigation, 4 the newsletter offered
    with django_assert_num_queries(4):
        client.get("/")


@pytest.mark.parametrize("url", ["/life/", "/tag/one/"])
def test_a_section_or_tag_page_makes_four(
    client: Client,
    rich: Article,
    url: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    # A section: 1 the sections, of which it is one, 2 its pinned stories, 3 how many articles,
    # 4 the articles. A tag: 1 the tag and how many articles, 2 its pinned stories, 3 the
    # articles, 4 the sections of the navigation.
    with django_assert_num_queries(4):
        page = client.get(url).content.decode()
    assert page.count('class="card ') + page.count('class="card"') >= 6


@pytest.mark.parametrize("url", ["/life/", "/tag/one/"])
def test_a_section_or_tag_with_a_photo_and_pinned_stories_makes_five(
    client: Client,
    rich: Article,
    url: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    place = Section.objects.get(slug="life") if url == "/life/" else Tag.objects.get(slug="one")
    place.photo = make_photo()
    place.save()
    last = Article.objects.published().filter(tagged__tag__slug="one").order_by("pk")[:1].get()
    key = "section" if isinstance(place, Section) else "tag"
    PinnedStory.objects.create(article=last, **{key: place})
    # The four of a page without, and 5 the photo
    with django_assert_num_queries(5):
        page = client.get(url).content.decode()
    assert 'class="list-photo"' in page
    first = page[page.index("card-headline") :]
    assert first.index(last.headline) < first.index("</h2>")


def test_an_author_page_makes_four(
    client: Client, rich: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = rich.authors.get(name="Aoife Byrne").get_absolute_url()
    # 1 the author, 2 how many articles, 3 the articles, 4 the sections of the navigation
    with django_assert_num_queries(4):
        assert client.get(url).status_code == 200


def test_a_search_makes_three(
    client: Client, rich: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # 1 how many are found, and which, 2 the articles, 3 the sections of the navigation
    with django_assert_num_queries(3):
        client.get("/search/?q=everything")
