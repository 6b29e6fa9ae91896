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
    Article.objects.filter(pk=affiliate.pk).update(
        page_data={"affiliate": True}, card_data={"affiliate": True}
    )
    return {
        "plain": make_article("Plain"),
        "serious": make_article("Also serious", subjects=["illness"], section=light.pk),
        "light": make_article("Light", section=light.pk),
        "sponsored": make_article("Paid for", sponsored=True),
        "affiliate": Article.objects.get(pk=affiliate.pk),
    }


def test_beside_a_sensitive_article_stands_nothing_paid_for_or_light_hearted() -> None:
    stories = make_stories()
    rows = Article.objects.filter(pk__in=[each.pk for each in stories.values()]).for_card()
    fitting = {each.headline for each in rows if each.fits_beside_sensitive()}
    assert fitting == {"Plain", "Also serious"}


def test_nothing_paid_for_is_suggested_beside_any_other() -> None:
    stories = make_stories()
    suggested = set(Article.objects.published().suggestible())
    assert suggested == {stories[name] for name in ("plain", "serious", "light")}
