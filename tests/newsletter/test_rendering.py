"""Sign-up forms in articles, and newsletters called by name."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from newsletter.actions import newsletters
from newsletter.models import Newsletter
from newsletter.rendering import default_newsletter, find_by_name, signup_forms
from tests.newsletter.helpers import make_newsletter


def test_forms_for_many_newsletters_take_one_query(db, django_assert_num_queries):
    make_newsletter()
    make_newsletter("Garden Notes", "garden", wording="Yes, gardens.")
    signup_forms(["weekend"])
    with django_assert_num_queries(1):
        forms = signup_forms(["weekend", "garden", "unknown"])
    assert set(forms) == {"weekend", "garden", "unknown"}
    assert '<form class="newsletter-signup"' in forms["garden"]
    assert 'name="newsletter" value="garden"' in forms["garden"]
    assert "Yes, gardens." in forms["garden"]


def test_unknown_closed_and_open_places_get_the_default_form(db):
    make_newsletter()
    make_newsletter("Garden Notes", "garden", active=False)
    forms = signup_forms(["garden", "unknown", ""])
    assert all('value="weekend"' in form for form in forms.values())
    assert len(forms) == 3


def test_no_form_where_there_is_no_newsletter(db):
    assert signup_forms(["weekend"]) == {}
    assert signup_forms([]) == {}
    assert default_newsletter() is None
    assert find_by_name("weekend") is None


def test_form_is_the_same_for_everyone(db):
    make_newsletter("Tea & <Biscuits>")
    form = signup_forms(["weekend"])["weekend"]
    assert "csrf" not in form
    assert "Tea &amp; &lt;Biscuits&gt;" in form
    assert "style=" not in form
    assert " id=" not in form
    assert form == signup_forms(["weekend"])["weekend"]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Image", "image"),
        ("The Image Newsletter", "image"),
        ("IMAGE newsletter", "The image newsletter"),
        ("Image", "“Image”"),
        ("Image", "The  IMAGE\u00a0Newsletter."),
        ("Tea & Toast", "tea toast"),
        ("Tráthnóna", "trathnona"),
    ],
)
def test_newsletter_is_found_however_it_is_called(db, name, called):
    newsletter = make_newsletter(name)
    assert find_by_name(called) == newsletter


@pytest.mark.parametrize("called", ["", "the newsletter", "newsletter", "imag", "images", "”"])
def test_newsletter_is_not_found_by_something_else(db, called):
    make_newsletter("Image")
    assert find_by_name(called) is None


def test_exact_name_wins_over_a_similar_one_and_a_tie_finds_none(db):
    short = make_newsletter("Image", "image")
    long = make_newsletter("The Image Newsletter", "image-newsletter")
    assert find_by_name("image") == short
    assert find_by_name("the image newsletter") == long
    assert find_by_name("our image newsletter") is None


def test_closed_newsletter_is_not_found_by_name(db):
    make_newsletter("Image", active=False)
    assert find_by_name("image") is None


def test_first_open_newsletter_is_the_default_until_another_is_made_so(
    db, django_assert_num_queries
):
    make_newsletter("Closed", "closed", active=False)
    first = make_newsletter()
    second = make_newsletter("Garden Notes", "garden")
    assert default_newsletter() == first
    newsletters.make_default(second)
    with django_assert_num_queries(1):
        default = default_newsletter()
        assert default is not None
        assert default.current_wording.text
    assert default == second
    assert Newsletter.objects.filter(is_default=True).count() == 1


def test_two_defaults_a_closed_default_and_no_words_are_refused_by_the_database(
    transactional_db,
):
    first = make_newsletter()
    make_newsletter("Garden Notes", "garden")
    with pytest.raises(IntegrityError):
        Newsletter.objects.update(is_default=True)
    with pytest.raises(IntegrityError):
        Newsletter.objects.filter(pk=first.pk).update(active=False)
    with pytest.raises(IntegrityError):
        Newsletter.objects.create(name="Silent", slug="silent")


@pytest.mark.parametrize("slug", ["confirm", "preferences", "unsubscribe", "Weekend", "a_b", "-a"])
def test_slugs_that_would_shadow_an_address_are_refused(db, slug):
    with pytest.raises(ValidationError):
        Newsletter(name="X", slug=slug).full_clean()


def test_those_who_show_forms_are_told_of_changes(db, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(newsletters, "_listeners", [])
    newsletters.on_change(told.append)
    newsletter = make_newsletter()
    told.clear()
    newsletters.set_wording(newsletter, "Other words.")
    assert told == ["weekend"]
    told.clear()
    newsletter.slug = "saturday"
    newsletters.revise(newsletter, "Other words.")
    assert set(told) == {"weekend", "saturday"}
