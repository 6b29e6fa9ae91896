"""Passages found again by their words and what stands around them."""

from hypothesis import given
from hypothesis import strategies as st

from articles.body.anchors import Quote, describe, fold, locate

TEXT = "The boat went out. The boat came back. Nobody asked."


def test_a_passage_that_stands_once_is_found_whatever_stands_around_it() -> None:
    assert locate(TEXT, Quote("Nobody asked", "gone", "gone")) == (39, 51)


def test_of_several_the_one_in_like_surroundings_is_meant() -> None:
    assert locate(TEXT, Quote("The boat", "out. ", " came")) == (19, 27)
    assert locate(TEXT, Quote("The boat", "", " went")) == (0, 8)
    assert locate("Now. " + TEXT, Quote("The boat", "out. ", "")) == (24, 32)


def test_a_passage_that_was_changed_is_found_no_longer() -> None:
    assert locate(TEXT, Quote("The ship")) is None
    assert locate(TEXT, Quote("  ")) is None


@given(st.text(alphabet="ab .\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_was_described_is_found_where_it_was(text: str, one: int, other: int) -> None:
    folded = fold(text)
    start, end = sorted((min(one, len(folded)), min(other, len(folded))))
    quote = describe(folded, start, end)
    if quote.exact == fold(quote.exact) and quote.exact:
        place = locate(folded, quote)
        assert place is not None and folded[place[0] : place[1]] == quote.exact
