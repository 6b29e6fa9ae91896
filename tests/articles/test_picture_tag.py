"""The ``picture`` tag: what a browser and a screen reader are told about a photo."""

import pytest
from django.template import Context, Template
from lxml import html

from articles.photos.picture import Picture, Source


def a_picture(**changes: object) -> Picture:
    values: dict[str, object] = {
        "src": "/media/photos/ab/boat-1600.jpg",
        "srcset": "/media/photos/ab/boat-400.jpg 400w, /media/photos/ab/boat-1600.jpg 1600w",
        "sources": (Source("image/webp", "/media/photos/ab/boat-400.webp 400w"),),
        "width": 1600,
        "height": 1067,
        "alt": "A boat on a slip",
        **changes,
    }
    return Picture(**values)  # type: ignore[arg-type]


def written(tag: str, photo: Picture | None, **context: object) -> str:
    source = "{% load picture %}{% " + tag + " %}"
    return Template(source).render(Context({"photo": photo, **context}))


def image(markup: str) -> html.HtmlElement:
    return html.fromstring(markup).find(".//img")


def test_the_picture_has_its_formats_its_widths_and_its_size():
    markup = written('picture photo sizes="50vw"', a_picture())
    root = html.fromstring(markup)
    source = root.find("picture/source")
    assert source.get("type") == "image/webp"
    assert source.get("srcset") == "/media/photos/ab/boat-400.webp 400w"
    assert source.get("sizes") == "50vw"
    found = image(markup)
    assert found.get("src") == "/media/photos/ab/boat-1600.jpg"
    assert "boat-400.jpg 400w" in found.get("srcset")
    assert found.get("sizes") == "50vw"
    assert (found.get("width"), found.get("height")) == ("1600", "1067")
    assert found.get("alt") == "A boat on a slip"


def test_a_photo_further_down_loads_when_it_comes_near():
    found = image(written("picture photo", a_picture()))
    assert found.get("loading") == "lazy"
    assert found.get("fetchpriority") is None


@pytest.mark.parametrize("eager", [True, "True"])
def test_the_first_photo_is_fetched_at_once(eager):
    found = image(written("picture photo eager=eager", a_picture(), eager=eager))
    assert found.get("loading") is None
    assert found.get("fetchpriority") == "high"


def test_an_undefined_eager_means_lazy():
    assert image(written("picture photo eager=eager", a_picture())).get("loading") == "lazy"


@pytest.mark.parametrize(
    ("layout", "sizes"),
    [("full", "100vw"), ("inset-left", "22rem"), ("wide", "68rem"), ("text", "40rem")],
)
def test_the_layout_says_how_wide_the_picture_stands(layout, sizes):
    found = image(written("picture photo layout=layout", a_picture(), layout=layout))
    assert sizes in found.get("sizes")


def test_an_unknown_layout_stands_as_wide_as_the_text():
    found = image(written("picture photo layout='sideways'", a_picture()))
    assert "40rem" in found.get("sizes")


def test_signs_of_html_in_the_alt_stay_signs():
    alt = 'The “<b>” key & a "quoted" sign'
    found = image(written("picture photo", a_picture(alt=alt)))
    assert found.get("alt") == alt


def test_an_empty_alt_is_written_so_that_no_file_name_is_read_out():
    assert 'alt=""' in written("picture photo", a_picture(alt=""))


def test_large_numbers_are_not_grouped(settings):
    settings.USE_THOUSAND_SEPARATOR = True
    assert image(written("picture photo", a_picture())).get("width") == "1600"


def test_a_picture_with_one_file_has_no_empty_srcset():
    markup = written("picture photo", a_picture(srcset="", sources=()))
    assert "srcset" not in markup
    assert "<source" not in markup


def test_a_class_is_put_on_the_image():
    markup = written("picture photo css_class='u-featured'", a_picture())
    assert image(markup).get("class") == "u-featured"


def test_no_photo_writes_nothing():
    assert written("picture photo", None) == ""


def test_a_tiny_picture_lies_under_it_without_a_style_attribute():
    markup = written("picture photo", a_picture(blur="data:image/webp;base64,AAAA"))
    root = html.fromstring(markup)
    (under,) = root.findall(".//svg")
    assert under.get("class") == "picture-blur"
    assert under.get("aria-hidden") == "true"
    assert under.find("image").get("href") == "data:image/webp;base64,AAAA"
    assert len(root.findall(".//img")) == 1
    assert "style" not in markup


def test_the_focal_point_goes_along_as_classes():
    found = image(written("picture photo css_class='u-featured'", a_picture(focus="focus-x2")))
    assert found.get("class") == "u-featured focus-x2"
