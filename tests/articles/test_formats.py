"""Formats from the form to the reader: pages, feeds, search, structured data, checklist."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from articles import search
from articles.actions.photos import change_photo
from articles.actions.publish import check
from articles.actions.sharing import share
from articles.models import (
    Article,
    Content,
    Format,
    GalleryContent,
    Photo,
    ProductsContent,
    RecipeContent,
    Reference,
    read_format,
)
from articles.refresh import refresh_articles
from tests.factories import make_article, make_author, make_draft, make_photo

pytestmark = pytest.mark.django_db
RECIPE = {
    "name": "Leek pie",
    "servings": "4",
    "servings_word": "people",
    "prep": "20",
    "cook": "1 h 10",
    "groups": [
        {
            "heading": "For the filling",
            "ingredients": [
                {"amount": "1 1/2", "unit": "kg", "name": "leeks <b>", "note": "washed"},
                {"amount": "1/2", "unit": "tsp", "name": "nutmeg"},
                {"amount": "some", "name": "cream"},
            ],
        }
    ],
    "steps": [{"heading": "Softly", "text": "Stew the leeks."}, {"text": "Bake <i>it</i>."}],
}
PRODUCT = {
    "name": "Thistle honey",
    "description": "From six hives.",
    "price": "1250,5",
    "currency": "EUR",
    "shop": "Bees",
    "address": "https://bees.example/honey?a=1&b=2",
}


def recipe(**changes: Any) -> RecipeContent:
    return read_format(RecipeContent, {**RECIPE, **changes})


def products(*rows: dict[str, Any], checked_on: str = "") -> ProductsContent:
    return read_format(ProductsContent, {"checked_on": checked_on, "products": list(rows)})


def gallery(*rows: dict[str, Any]) -> GalleryContent:
    return read_format(GalleryContent, {"photos": list(rows)})


def page_of(client: Client, article: Article) -> Any:
    return html.fromstring(client.get(article.get_absolute_url()).content.decode())


def find(root: Any, name: str, below: str = "") -> list[Any]:
    """The elements of a class, or those below them."""
    has_class = f"contains(concat(' ', @class, ' '), ' {name} ')"
    return root.xpath(f".//*[{has_class}]{below}")


def feed_of(client: Client) -> str:
    return client.get("/feed/").content.decode()


def codes(**fields: Any) -> dict[str, str]:
    return {
        problem.code: problem.field
        for problem in check(make_draft(**fields))
        if problem.field in ("recipe", "products", "gallery", "format")
    }


def test_a_recipe_is_on_its_page_in_the_feed_and_in_the_search(client: Client) -> None:
    article = make_article("Pie", format=Format.RECIPE, recipe=recipe())
    page = page_of(client, article)
    card = page.get_element_by_id("recipe")
    assert card.get("data-servings") == "4"
    lines = [" ".join(each.text_content().split()) for each in card.xpath(".//li")]
    assert lines[:3] == ["1.5 kg leeks <b>, washed", "½ tsp nutmeg", "some cream"]
    amounts = card.xpath(".//*[@data-amount]")
    assert [each.get("data-amount") for each in amounts] == ["1.5", "0.5"]
    assert [each.get("data-metric") is not None for each in amounts] == [True, False]
    assert len(find(card, "recipe-steps", "//input[@type='checkbox']")) == 2
    assert [each.get("datetime") for each in card.xpath(".//time")] == [
        "PT20M",
        "PT1H10M",
        "PT1H30M",
    ]
    assert page.xpath("//link[contains(@href, 'css/recipe')]")
    assert page.xpath("//script[contains(@src, 'js/recipe')]")
    feed = feed_of(client)
    assert "leeks &amp;lt;b&amp;gt;, washed" in feed and "Stew the leeks." in feed
    assert search.find("nutmeg", limit=5).total == 1
    assert article.word_count > 15 and not article.page_data["affiliate"]


def test_who_reads_a_draft_by_a_link_gets_the_recipe_as_it_will_be(client: Client) -> None:
    draft = make_draft("Pies", format="recipe", recipe=recipe())
    _link, token = share(draft, draft.latest_revision, days=1)
    page = html.fromstring(client.get(f"/preview/{token}/").content.decode())
    assert page.xpath("//link[contains(@href, 'css/recipe')]")
    assert page.xpath("//script[contains(@src, 'js/recipe')]")
    assert not page.xpath("//script[@type='application/ld+json']")


def test_other_pages_load_nothing_of_a_format(client: Client) -> None:
    text = client.get(make_article().get_absolute_url()).content.decode()
    for name in ("css/recipe", "css/products", "css/gallery-story", "js/recipe", "js/gallery"):
        assert name not in text


def test_a_recipe_is_told_to_search_engines_behind_the_article(client: Client) -> None:
    author = make_author("Nora Finn")
    photo = make_photo()
    article = make_article(
        "Pie", format=Format.RECIPE, recipe=recipe(), photo=photo, bylines=[author],
        standfirst="A pie.",
    )  # fmt: skip
    scripts = page_of(client, article).xpath("//script[contains(@type, 'ld+json')]/text()")
    first, second = (json.loads(script) for script in scripts)
    assert (first["@type"], second["@type"]) == ("NewsArticle", "Recipe")
    assert second["name"] == "Leek pie" and second["description"] == "A pie."
    assert second["image"] == first["image"] and second["author"][0]["name"] == "Nora Finn"
    assert second["datePublished"] == first["datePublished"]
    assert second["recipeYield"] == "4 people"
    assert [second[f"{name}Time"] for name in ("prep", "cook", "total")] == [
        "PT20M", "PT1H10M", "PT1H30M",
    ]  # fmt: skip
    assert second["recipeIngredient"] == ["1.5 kg leeks <b>, washed", "½ tsp nutmeg", "some cream"]
    assert second["recipeInstructions"][0] == {
        "@type": "HowToStep",
        "name": "Softly",
        "text": "Stew the leeks.",
        "url": f"{first['url']}#step-1",
    }


def test_the_recipe_of_a_sponsored_article_says_who_pays(client: Client) -> None:
    article = make_article(format="recipe", recipe=recipe(), sponsored=True, sponsor="Bees Ltd")
    scripts = page_of(client, article).xpath("//script[contains(@type, 'ld+json')]/text()")
    news, dish = (json.loads(script) for script in scripts)
    for name in ("genre", "sponsor", "additionalType"):
        assert dish[name] == news[name]
    assert dish["genre"] == "Paid partnership with Bees Ltd"


def test_a_recipe_speaks_the_article_s_language(client: Client) -> None:
    article = make_article(format=Format.RECIPE, recipe=recipe(), language="de")
    line = find(page_of(client, article), "recipe-ingredients", "/li")[0].text_content()
    assert line.split()[0] == ["1,5", "kg"][0]
    assert line.strip().startswith("1,5")


def test_a_product_list_discloses_affiliate_links_first(client: Client) -> None:
    day = date(2026, 11, 3)
    listed = products(
        {**PRODUCT, "affiliate": True}, {**PRODUCT, "name": "Wax"}, checked_on=str(day)
    )
    article = make_article(format=Format.PRODUCTS, products=listed)
    assert article.page_data["affiliate"] is True
    page = page_of(client, article)
    whole = page.text_content()
    assert whole.index("We may earn a commission") < whole.index("Thistle honey")
    links = find(page, "product-shop", "/a")
    assert [link.get("rel") for link in links] == ["sponsored nofollow noopener", "noopener"]
    assert links[0].get("href") == PRODUCT["address"]
    assert find(page, "product-price")[0].text == "€1,250.50"
    assert "3 Nov" in find(page, "products-checked")[0].text_content()
    feed = feed_of(client)
    assert feed.index("affiliate links") < feed.index("Thistle honey")
    assert "sponsored nofollow noopener" in feed


def test_without_an_affiliate_link_nothing_is_disclosed(client: Client) -> None:
    listed = products(PRODUCT, {"name": "Wax", "affiliate": True, "address": "javascript:alert(1)"})
    article = make_article(format=Format.PRODUCTS, products=listed)
    text = client.get(article.get_absolute_url()).content.decode()
    assert article.page_data["affiliate"] is False
    assert "affiliate" not in text and "sponsored" not in text and "javascript:" not in text


def test_links_to_known_shops_earn_without_being_marked(client: Client, settings: Any) -> None:
    settings.AFFILIATE_HOSTS = [PRODUCT["address"].split("/")[2]]
    article = make_article(format=Format.PRODUCTS, products=products(PRODUCT))
    assert article.page_data["affiliate"] is True
    assert (
        find(page_of(client, article), "product-shop", "/a")[0].get("rel").startswith("sponsored")
    )


def test_nobody_is_led_to_a_shop_beside_a_sensitive_subject(client: Client) -> None:
    listed = products({**PRODUCT, "affiliate": True})
    article = make_article(format=Format.PRODUCTS, products=listed, subjects=["illness"])
    page = page_of(client, article)
    assert article.page_data["affiliate"] is False
    assert not find(page, "product-shop", "/a") and "sponsored" not in page.text_content()
    assert PRODUCT["address"] not in feed_of(client)


def test_a_gallery_story_shows_its_photos_in_order_with_their_own_texts(client: Client) -> None:
    one, two = make_photo(credit="Ada", caption="A pier"), make_photo(credit="Bo")
    shown = gallery({"photo": two.pk, "caption": "Rain <b>"}, {"photo": one.pk, "credit": "Cy"})
    article = make_article(format=Format.GALLERY, gallery=shown)
    page = page_of(client, article)
    figures = find(page, "gallery-story", "/figure")
    texts = [" ".join(figure.text_content().split()) for figure in figures]
    assert texts == ["1 Rain <b> Photograph: Bo", "2 A pier Photograph: Cy"] or texts == [
        "1Rain <b>Photograph: Bo", "2A pierPhotograph: Cy",
    ]  # fmt: skip
    assert page.xpath("//script[contains(@src, 'js/gallery')]")
    used = Reference.objects.filter(source=article, kind=Reference.Kind.PHOTO, place="gallery")
    assert set(used.filter(draft=False).values_list("object_id", flat=True)) == {one.pk, two.pk}


def test_rights_of_a_format_s_photo_end_by_the_clock(client: Client) -> None:
    photo = make_photo()
    article = make_article(format=Format.GALLERY, gallery=gallery({"photo": photo.pk}))
    assert find(page_of(client, article), "gallery-story")
    yesterday = timezone.localdate() - timedelta(days=1)
    Photo.objects.filter(pk=photo.pk).update(usable_until=yesterday)
    refresh_articles([article.pk])
    assert not find(page_of(client, article), "gallery-story")


def test_a_changed_credit_reaches_a_recipe_s_step(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    photo = make_photo(credit="Ada")
    steps = [{"text": "Stir.", "photo": photo.pk}]
    article = make_article(format=Format.RECIPE, recipe=recipe(steps=steps))
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(photo, credit="Mara Quill")
    text = client.get(article.get_absolute_url()).content.decode()
    assert "Mara Quill" in text and "Ada" not in text


def test_fields_of_another_format_are_kept_and_not_read(client: Client) -> None:
    article = make_article(format=Format.ARTICLE, recipe=recipe())
    assert "leeks" not in client.get(article.get_absolute_url()).content.decode()
    assert search.find("leeks", limit=5).total == 0
    assert article.live_revision.read().recipe == recipe()


def test_cards_say_what_is_no_plain_article(client: Client) -> None:
    make_article(format=Format.RECIPE, recipe=recipe())
    make_article("Plain")
    cards = find(html.fromstring(client.get("/latest/").content), "card", "//*[@class='label']")
    assert [" ".join(card.text_content().split()) for card in cards] == ["Life", "Life Recipe"]


def test_the_checklist_tells_what_a_recipe_lacks() -> None:
    assert codes(format=Format.RECIPE, recipe=recipe()) == {"bad-amount": "recipe"}
    assert set(codes(format=Format.RECIPE)) == {
        "no-ingredients", "no-steps", "no-servings", "no-times",
    }  # fmt: skip
    wrong = recipe(servings="many", prep="soon", steps=[{"text": "TK"}])
    assert set(codes(format=Format.RECIPE, recipe=wrong)) == {
        "no-servings", "bad-time", "bad-amount", "to-come",
    }  # fmt: skip


def test_the_checklist_tells_what_a_product_list_lacks() -> None:
    today = timezone.localdate()
    good = products({**PRODUCT, "price": "12"}, checked_on=str(today))
    assert codes(format=Format.PRODUCTS, products=good) == {}
    assert set(codes(format=Format.PRODUCTS)) == {"no-products"}
    bare = products({"name": "Wax"}, {"shop": "Bees"}, {**PRODUCT, "address": "bees", "price": "x"})
    assert set(codes(format=Format.PRODUCTS, products=bare)) == {
        "no-shop-address", "no-product-name", "bad-shop-address", "bad-price", "old-prices",
    }  # fmt: skip
    old = products(PRODUCT, checked_on=str(today - timedelta(days=91)))
    assert set(codes(format=Format.PRODUCTS, products=old)) == {"old-prices"}


def test_the_checklist_tells_what_a_gallery_story_lacks() -> None:
    photo, bare = make_photo(credit=""), make_photo(alt="", credit="")
    assert codes(format=Format.GALLERY) == {"no-gallery-photos": "gallery"}
    credited = gallery({"photo": photo.pk, "credit": "Ada"})
    assert codes(format=Format.GALLERY, gallery=credited) == {}
    shown = gallery({"photo": photo.pk}, {"photo": bare.pk}, {"photo": 10**6})
    assert set(codes(format=Format.GALLERY, gallery=shown)) == {
        "no-credit", "no-alt", "photo-gone",
    }  # fmt: skip


@pytest.mark.parametrize("format", [Format.RECIPE, Format.PRODUCTS, Format.GALLERY])
def test_an_empty_format_stops_publishing(format: str) -> None:
    problems = check(make_draft(format=format))
    assert [problem for problem in problems if problem.blocks and problem.field != "body"]


def test_a_story_without_a_text_of_its_own_has_a_body_in_its_format() -> None:
    draft = make_draft(body="", format=Format.RECIPE, recipe=recipe())
    assert "no-body" not in {problem.code for problem in check(draft)}


def test_an_unknown_format_is_a_plain_article(client: Client) -> None:
    article = make_article(format="sonnet")
    assert client.get(article.get_absolute_url()).status_code == 200
    assert codes(format="sonnet") == {"unknown-format": "format"}


def test_every_text_is_on_one_line_and_without_what_no_database_takes() -> None:
    wild = recipe(name="a\x00b\n c\ud800", steps=[{"text": ""}, {"text": "x\ny"}])
    stored = make_draft(format=Format.RECIPE, recipe=wild).latest_revision.content["recipe"]
    assert stored["name"] == "ab c"
    assert [step["text"] for step in stored["steps"]] == ["x y"]
    assert Content.from_json({"recipe": stored}).recipe.name == "ab c"
