"""What a reader typed, as words and exact phrases; and how any text is cut into words."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_QUERY = 2_000  # characters; what is typed beyond is not looked at
MOST_TERMS = 20
MOST_HITS = 1_000  # of a common word the newest are ranked: nobody leafs through more
SHORTEST_BEGINNING = 3  # letters; shorter ones are the beginning of nearly every article's words
LONGEST_WORD = 100  # characters; PostgreSQL refuses a word of more than 2,046 bytes

_NOT_A_LETTER = re.compile(r"[\W_]")
_QUOTES = '"“”„‟«»'
_PARTS = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]|([^\s{_QUOTES}]+)")


@dataclass(frozen=True)
class Term:
    """Words that must follow each other: one word, or several of a phrase or a compound."""

    words: tuple[str, ...]
    quoted: bool = False


@dataclass(frozen=True)
class Query:
    """Terms that must all be found, in the order they were typed."""

    terms: tuple[Term, ...] = ()

    @property
    def is_open_ended(self) -> bool:
        """Whether the last word may be the beginning of a longer one."""
        if not self.terms or self.terms[-1].quoted:
            return False
        return len(self.terms[-1].words[-1]) >= SHORTEST_BEGINNING

    @property
    def is_exact(self) -> bool:
        """Whether some of it was asked for literally, so that nothing similar will do."""
        return any(term.quoted for term in self.terms)


def words(text: str) -> list[str]:
    """Cut a text into words of letters and digits, for the index and for queries alike.

    Both databases cut text in ways of their own (PostgreSQL knows hosts, floats and signed
    numbers); given nothing but letters, digits and spaces, they agree.
    """
    cut = _NOT_A_LETTER.sub(_keep_within_words, unicodedata.normalize("NFKC", text))
    return [word[:LONGEST_WORD] for word in cut.split() if any(letter.isalnum() for letter in word)]


def _keep_within_words(match: re.Match[str]) -> str:
    sign = match[0]
    category = unicodedata.category(sign)
    if category.startswith("M"):
        return sign
    # Soft hyphens and joiners stand inside words and are not seen.
    return "" if category == "Cf" else " "


def parse(text: str) -> Query:
    """Read what a reader typed: words, and phrases in quotation marks of any kind.

    There are no operators, so every text is a query; one without a letter or digit has no terms.
    """
    terms = []
    for match in _PARTS.finditer(text[:LONGEST_QUERY]):
        quoted = match[1] is not None
        found = tuple(words(match[1] if quoted else match[2]))
        if found:
            terms.append(Term(found, quoted))
    return Query(tuple(terms[:MOST_TERMS]))
