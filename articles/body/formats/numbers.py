"""Numbers as people write them in kitchens and shops: read exactly, and shown in their language."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

VULGAR = {
    "¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3), "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5), "⅙": Fraction(1, 6), "⅚": Fraction(5, 6), "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
_SIGNS = {value: sign for sign, value in VULGAR.items()}
_VULGAR = "".join(VULGAR)
_ONE = (
    rf"\d{{1,6}}\s*[{_VULGAR}]|[{_VULGAR}]|(?:\d{{1,6}}\s+)?\d{{1,6}}\s*[/⁄]\s*\d{{1,6}}"
    r"|\d{1,6}[.,]\d{1,4}|\d{1,6}"
)
NUMBER = rf"(?:{_ONE})"
RANGE = rf"({NUMBER})(?:\s*(?:-|–|—|\bto\b|\bbis\b|\bgo\b)\s*({NUMBER}))?"
_AMOUNT = re.compile(rf"\s*{RANGE}\s*")
# Of these, kitchens weigh and measure in tenths; of all else there are halves and thirds.
METRIC = frozenset({"g", "kg", "mg", "ml", "cl", "dl", "l", "litre", "litres", "liter"})
LONGEST_TIME = 14 * 24 * 60  # minutes
_MINUTES = re.compile(
    r"(?:(\d{1,3})\s*(?:h|hrs?|hours?|std\.?|:)\s*)?(?:(\d{1,5})\s*(?:m|mins?|minutes?)?)?"
)
_PRICE = re.compile(r"\d{1,3}(?:[.,’'\s]\d{3})*(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?")
CURRENCIES = {
    "EUR": "€", "GBP": "£", "USD": "$", "CHF": "CHF", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK",
    "PLN": "PLN", "CAD": "CA$", "AUD": "A$", "JPY": "¥",
}  # fmt: skip
# Where the sign of a currency stands behind the number.
_SIGN_BEHIND = frozenset({"de", "fr", "es", "it", "pt", "pl", "sv", "nb", "da", "fi", "cs"})


@dataclass(frozen=True)
class Amount:
    """How much, from the one number to the other where both are given."""

    low: Fraction
    high: Fraction | None = None


def read_amount(text: str) -> Amount | None:
    """ "1 1/2", "1½", "0,5", "2–3"; None for what is no such number."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    low, high = (_number(part) if part else None for part in found.groups())
    if low is None or (found[2] and high is None):
        return None
    return Amount(low, high)


def _number(text: str) -> Fraction | None:
    text = text.strip()
    if text[-1] in VULGAR:
        return Fraction(int(text[:-1].strip() or 0)) + VULGAR[text[-1]]
    parts = re.fullmatch(r"(?:(\d+)\s+)?(\d+)\s*[/⁄]\s*(\d+)", text)
    if parts:
        if not int(parts[3]):
            return None
        return Fraction(int(parts[1] or 0)) + Fraction(int(parts[2]), int(parts[3]))
    return Fraction(text.replace(",", "."))


def amount_words(amount: Amount, unit: str = "") -> str:
    """An amount as it is shown: "1½", "0.5" of what is weighed, "2–3"."""
    is_metric = unit.strip().lower() in METRIC
    words = [
        number_words(each, is_metric) for each in (amount.low, amount.high) if each is not None
    ]
    return "–".join(words)


def number_words(number: Fraction, is_metric: bool = False) -> str:
    """A number with a fraction's sign where there is one; else by the language's decimals."""
    whole, rest = divmod(number, 1)
    if rest and not is_metric:
        for value, sign in _SIGNS.items():
            if abs(rest - value) < Fraction(1, 100):
                return f"{whole or ''}{sign}"
    shown = number_format(f"{float(number):.2f}", use_l10n=True, force_grouping=False)
    return re.sub(r"[.,]?0+$", "", shown) if re.search(r"[.,]\d*$", shown) else shown


def read_minutes(text: str) -> int | None:
    """A time in minutes: "45", "1 h 30", "2 hours"; None for what is none, or more than 14 days."""
    found = _MINUTES.fullmatch(text.strip().lower())
    if found is None or not (found[1] or found[2]):
        return None
    minutes = int(found[1] or 0) * 60 + int(found[2] or 0)
    return minutes if 0 < minutes <= LONGEST_TIME else None


def minutes_words(minutes: int) -> str:
    """A time as a kitchen says it: "1 hr 30 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [_("%(count)d hr") % {"count": hours}] if hours else []
    parts += [_("%(count)d min") % {"count": rest}] if rest else []
    return " ".join(parts)


def iso_duration(minutes: int) -> str:
    """A time as ISO 8601 writes it: "PT1H30M"."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def read_price(text: str) -> Decimal | None:
    """A price: "24.95", "24,95", "1.250,00"; None for what is none."""
    text = text.strip()
    if not _PRICE.fullmatch(text):
        return None
    parts = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", text)
    assert parts is not None
    return Decimal(re.sub(r"\D", "", parts[1]) + (f".{parts[2]:0<2}" if parts[2] else ""))


def price_words(price: Decimal, currency: str) -> str:
    """A price in the language at hand: "€24.95", "24,95 €"."""
    number = number_format(price, use_l10n=True, force_grouping=True)
    sign = CURRENCIES.get(currency, currency)
    if not sign:
        return number
    if (get_language() or "").split("-")[0] in _SIGN_BEHIND:
        return f"{number}\u00a0{sign}"
    return f"{sign}\u00a0{number}" if sign[-1].isalpha() else f"{sign}{number}"
