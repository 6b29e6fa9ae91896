"""Numbers of kitchens and shops: read as people write them, shown in their language."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.body.formats.numbers import (
    Amount,
    amount_words,
    iso_duration,
    minutes_words,
    price_words,
    read_amount,
    read_minutes,
    read_price,
)


@pytest.mark.parametrize(
    ("text", "low", "high", "shown"),
    [
        ("1", 1, None, "1"),
        ("1 1/2", Fraction(3, 2), None, "1½"),
        ("1½", Fraction(3, 2), None, "1½"),
        (" ½ ", Fraction(1, 2), None, "½"),
        ("3/4", Fraction(3, 4), None, "¾"),
        ("0,5", Fraction(1, 2), None, "½"),
        ("2.333", Fraction(2333, 1000), None, "2⅓"),
        ("1.2", Fraction(6, 5), None, "1⅕"),
        ("2-3", 2, 3, "2–3"),
        ("2 to 2½", 2, Fraction(5, 2), "2–2½"),
        ("1000", 1000, None, "1000"),
        ("10.07", Fraction(1007, 100), None, "10.07"),
    ],
)
def test_an_amount_is_read_and_shown(text: str, low: int, high: int | None, shown: str) -> None:
    amount = read_amount(text)
    assert amount == Amount(Fraction(low), None if high is None else Fraction(high))
    assert amount_words(amount) == shown


@pytest.mark.parametrize("text", ["", "a pinch", "1/0", "1/2/3", "-2", "1 2 3", "½½", "1e5", "٣/٠"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_amount(text) is None


@given(text=st.text(max_size=12) | st.text("0123456789½¼/.,- –to", max_size=12))
def test_reading_never_fails(text: str) -> None:
    amount = read_amount(text)
    if amount:
        assert amount.low >= 0 and amount_words(amount)
    minutes = read_minutes(text)
    assert minutes is None or iso_duration(minutes).startswith("PT")
    price = read_price(text)
    assert price is None or price_words(price, "EUR")


def test_weights_are_shown_in_tenths_and_by_language() -> None:
    half = Amount(Fraction(1, 2))
    assert amount_words(half, "kg") == "0.5"
    assert amount_words(half, "cups") == "½"
    with translation.override("de"):
        assert amount_words(half, "kg") == "0,5"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        ("45 min", 45),
        ("1 h 15", 75),
        ("1:30", 90),
        ("2 hours", 120),
        ("0", None),
        ("soon", None),
        ("99999", None),
        ("", None),
        ("-5", None),
    ],
)
def test_times_are_minutes(text: str, minutes: int | None) -> None:
    assert read_minutes(text) == minutes


def test_times_are_told_and_written_as_iso_8601() -> None:
    assert [minutes_words(each) for each in (20, 60, 75)] == ["20 min", "1 hr", "1 hr 15 min"]
    assert [iso_duration(each) for each in (20, 60, 75)] == ["PT20M", "PT1H", "PT1H15M"]


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("24.95", "24.95"),
        ("24,95", "24.95"),
        ("24,5", "24.50"),
        ("189", "189"),
        ("1.250,00", "1250.00"),
        ("1,250", "1250"),
        ("€24", None),
        ("about 20", None),
        ("", None),
        ("1.2.3", None),
    ],
)
def test_prices_are_read(text: str, price: str | None) -> None:
    assert read_price(text) == (None if price is None else Decimal(price))


def test_prices_are_shown_by_language_and_currency() -> None:
    price = Decimal("1250.50")
    assert price_words(price, "EUR") == "€1,250.50"
    assert price_words(price, "CHF") == "CHF\u00a01,250.50"
    with translation.override("de"):
        assert price_words(price, "EUR") == "1.250,50\u00a0€"
