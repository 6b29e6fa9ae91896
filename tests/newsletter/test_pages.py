"""The pages with sign-up forms."""

import re

import pytest

from newsletter.actions import newsletters
from tests.newsletter.helpers import link, make_newsletter


def test_no_cookie_is_set_anywhere(reader):
    make_newsletter()
    for path in ("/newsletter/", "/newsletter/weekend/", "/newsletter/confirm/"):
        assert not reader.get(path).cookies
    assert not reader.sign_up().cookies
    assert not reader.sign_up("wrong").cookies
    for path in (link("confirm"), link("unsubscribe")):
        assert not reader.get(path).cookies
        assert not reader.post(path).cookies
    assert not reader.client.cookies


def test_page_of_all_newsletters_has_one_form_with_the_default_chosen(reader):
    make_newsletter(description="Stories for slow mornings.", frequency="Every Saturday")
    make_newsletter("Garden Notes", "garden")
    make_newsletter("Old Letter", "old", active=False)
    page = reader.get("/newsletter/").content.decode()
    assert page.count('<form class="newsletter-signup') == 1
    ticked = re.findall(r'name="newsletter" value="([^"]+)"( checked)?', page)
    assert ticked == [("garden", ""), ("weekend", " checked")]
    assert "Stories for slow mornings." in page
    assert "Every Saturday" in page
    assert "csrfmiddlewaretoken" not in page


def test_page_of_one_newsletter_has_its_form(reader):
    make_newsletter()
    page = reader.get("/newsletter/weekend/")
    assert page.status_code == 200
    assert '<form class="newsletter-signup"' in page.content.decode()
    assert 'name="email"' in page.content.decode()


def test_page_without_newsletters_says_so(reader):
    assert "no newsletter yet" in reader.get("/newsletter/").content.decode()
    assert reader.sign_up().status_code == 422


def test_closed_newsletter_is_gone_if_it_ever_had_readers_else_unknown(reader):
    make_newsletter()
    garden = make_newsletter("Garden Notes", "garden")
    make_newsletter("Never Begun", "never", active=False)
    reader.sign_up(slug="garden")
    garden.active = False
    newsletters.revise(garden, "")
    assert reader.get("/newsletter/garden/").status_code == 410
    assert reader.get("/newsletter/never/").status_code == 404
    assert reader.get("/newsletter/nothing/").status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(reader, method):
    make_newsletter()
    assert getattr(reader.client, method)("/newsletter/").status_code == 405


def test_sign_up_page_takes_few_queries(reader, django_assert_num_queries):
    make_newsletter()
    make_newsletter("Garden Notes", "garden")
    reader.get("/newsletter/")
    # The newsletters; the sections of the site's header.
    with django_assert_num_queries(2):
        reader.get("/newsletter/")
