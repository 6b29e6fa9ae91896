"""A pasted list of ingredients, or of steps, taken apart into rows; no word of it is lost."""

import re
from dataclasses import asdict
from typing import Any

from articles.body.formats.numbers import NUMBER, RANGE
from articles.models import IngredientContent, IngredientGroupContent, StepContent

LONGEST = 50_000  # characters
UNITS = (
    r"kg|g|mg|ml|cl|dl|l|grams?|kilos?|litres?|liters?|cups?|tbsps?|tbs|tablespoons?|tsps?|"
    r"teaspoons?|dessertspoons?|oz|ounces?|fl\.? ?oz|lbs?|pounds?|pints?|quarts?|inch(?:es)?|"
    r"pinch(?:es)?|handfuls?|cloves?|slices?|sprigs?|sticks?|tins?|cans?|jars?|packets?|"
    r"bunch(?:es)?|knobs?|sheets?|rashers?|stalks?|heads?|drops?|dash(?:es)?|"
    r"EL|TL|Prisen?|Tassen?|Zehen?|Bund|Dosen?|Stück|Päckchen|Gramm|Liter"
)
_BULLET = re.compile(r"^\s*(?:[-–—*•·▢□☐◦‣]|\[ ?\])\s+|^\s*[▢□☐•]")
_NUMBERED = re.compile(r"^\s*(?:(?:step|schritt|céim)\s+)?\d{1,3}\s*[.):]\s+", re.IGNORECASE)
_MANY = re.compile(
    rf"^({NUMBER})\s*([x×]\s*\d+\s*(?:kg|g|ml|cl|l)\b(?:\s+(?:{UNITS})\b)?)\s*(.*)$", re.I
)
_LINE = re.compile(rf"^({RANGE})\s*(?:((?:{UNITS})\.?)(?=\s|$|\())?\s*(.*)$", re.IGNORECASE)
_TITLES = frozenset(
    {"ingredients", "method", "directions", "instructions", "zutaten", "comhábhair"}
)


def ingredients_of(text: str) -> list[IngredientGroupContent]:
    """Rows for a list of ingredients, a line each; a line that ends in a colon begins a group."""
    groups = [IngredientGroupContent()]
    for line in _lines(text):
        if line.rstrip(":").lower() in _TITLES:
            continue
        if line.endswith(":"):
            groups.append(IngredientGroupContent(heading=line[:-1].rstrip()))
        else:
            groups[-1].ingredients.append(ingredient_of(line))
    return [group for group in groups if group.heading or group.ingredients]


def ingredient_of(line: str) -> IngredientContent:
    """One line: "1 1/2 cups plain flour", "250 g butter, softened"; what it can't tell is name."""
    many = _MANY.match(line)
    if many:
        amount, unit, rest = many.groups()
    elif found := _LINE.match(line):
        amount, unit, rest = found[1], found[4] or "", found[5]
    else:
        amount, unit, rest = "", "", line
    if not rest.strip():
        # A number alone, or a unit alone, is the name of something.
        return IngredientContent(name=line)
    name, note = _without_note(rest.strip())
    return IngredientContent(amount=amount.strip(), unit=unit.strip(), name=name, note=note)


def steps_of(text: str) -> list[StepContent]:
    """Steps, a line each; their numbers go, and a line that ends in a colon heads the next one."""
    steps: list[StepContent] = []
    heading = ""
    for line in _lines(text):
        step = _NUMBERED.sub("", line)
        if step.rstrip(":").lower() in _TITLES:
            continue
        if step.endswith(":") and len(step) < 60:
            heading = f"{heading} {step[:-1].rstrip()}".strip()
        elif step:
            steps.append(StepContent(heading=heading, text=step))
            heading = ""
    return [*steps, StepContent(heading=heading)] if heading else steps


def rows_of(kind: str, text: str) -> list[dict[str, Any]]:
    """The groups of "ingredients", or else the "steps", as JSON has them."""
    found: list[Any] = ingredients_of(text) if kind == "ingredients" else list(steps_of(text))
    return [asdict(each) for each in found]


def _lines(text: str) -> list[str]:
    lines = (" ".join(_BULLET.sub("", line).split()) for line in text.splitlines())
    return [line for line in lines if line]


def _without_note(text: str) -> tuple[str, str]:
    """What stands before the first comma outside of brackets, and what comes after it."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth <= 0 and not text[place + 1 : place + 2].isdigit() and place:
            return text[:place].rstrip(), text[place + 1 :].strip()
    return text, ""
