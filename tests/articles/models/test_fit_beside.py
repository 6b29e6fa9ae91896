"""Which articles may be suggested beside another one."""

import pytest

from articles.models import Article
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db


def make_stories() -> dict[str, Article]:
    light = make_section("style")
    light.is_lighthearted = True
    light.save()
    affiliate = make_article("With links to a shop")
    Article.objects.filter(pk=affiliate.pk).update(page_data={"affiliate": True})
    return {
        "plain": make_article("Plain"),
        "serious": make_article("Also serious", subjects=["illness"], section=light.pk),
        "light": make_article("Light", section=light.pk),
        "sponsored": make_article("Paid for", sponsored=True),
        "affiliate": Article.objects.get(pk=affiliate.pk),
    }


def test_beside_a_sensitive_article_stands_nothing_paid_for_or_light_hearted() -> None:
    stories = make_stories()
    article = make_article("Of grief", subjects=["loss-and-grief"])
    beside = Article.objects.published().fit_beside(article).for_list()
    assert {each.headline for each in beside} == {"Plain", "Also serious"}
    for story in Article.objects.select_related("section").filter(
        pk__in=[each.pk for each in stories.values()]
    ):
        assert story.fits_beside_sensitive() == (story in beside), story


def test_beside_any_other_article_stands_everything_but_itself() -> None:
    stories = make_stories()
    beside = Article.objects.published().fit_beside(stories["light"])
    assert set(beside) == set(stories.values()) - {stories["light"]}
