"""Two frequent words in a row as one term, so that phrases of such words are found quickly.

To find «van de» by places, an engine reads where both stand in nearly every paragraph there is.
As a term of its own the pair is looked up like a word.
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from griffier.errors import DataError
from griffier.search.terms import LANGUAGES

_FILE: Final = "frequent.toml"


def pairs(lemmas: Sequence[str]) -> Iterator[str]:
    """The pairs of frequent words within a row of dictionary forms, in order."""
    frequent = frequent_words()
    for one, other in pairwise(lemmas):
        if one in frequent and other in frequent:
            yield f"{one}+{other}"


@cache
def frequent_words() -> frozenset[str]:
    """The words data/frequent.toml lists. Raises DataError where a language lacks or is unknown."""
    raw = tomllib.loads((files("griffier.search") / "data" / _FILE).read_text("utf-8"))
    if wrong := set(LANGUAGES) ^ set(raw):
        raise DataError(f"{_FILE}: {sorted(wrong)[0]!r} is missing or unknown.")
    return frozenset(word for words in raw.values() for word in words.split())
