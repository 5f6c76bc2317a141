"""What is too frequent to be put together when it is asked for, as terms of its own.

To find «van de» by places, an engine reads where both stand in nearly every paragraph there is;
to find «ver*», where each of thousands of words stands. As terms of their own, pairs of frequent
words and frequent beginnings are looked up like a word.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from griffier.errors import DataError
from griffier.search.terms import LANGUAGES

_FILE: Final = "frequent.toml"


def pairs(lemmas: Sequence[str]) -> Iterator[str]:
    """The pairs of frequent words within a row of dictionary forms, in order."""
    frequent = frequent_terms().words
    for one, other in pairwise(lemmas):
        if one in frequent and other in frequent:
            yield f"{one}+{other}"


def beginnings(terms: Iterable[str]) -> frozenset[str]:
    """The frequent beginnings that some of these terms have."""
    known, lengths = frequent_terms().beginnings, frequent_terms().lengths
    cut = {term[:length] for term in set(terms) for length in lengths}
    return frozenset(cut & known)


@dataclass(frozen=True, slots=True)
class Frequent:
    """What frequent.toml lists; `lengths` are those of the beginnings."""

    words: frozenset[str]
    beginnings: frozenset[str]
    lengths: tuple[int, ...]


@cache
def frequent_terms() -> Frequent:
    """The lists shipped with griffier. Raises DataError where one is missing or unknown."""
    raw = tomllib.loads((files("griffier.search") / "data" / _FILE).read_text("utf-8"))
    if wrong := {*LANGUAGES, "beginnings"} ^ set(raw):
        raise DataError(f"{_FILE}: {sorted(wrong)[0]!r} is missing or unknown.")
    begun = frozenset(raw["beginnings"].split())
    words = frozenset(word for lang in LANGUAGES for word in raw[lang].split())
    return Frequent(words, begun, tuple(sorted({len(each) for each in begun})))
