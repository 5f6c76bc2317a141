"""When two documents are versions of one publication.

Either their canonical texts are equal (one letter in two formats); or they carry one
identifier («kst-21501-20-1873») or one kind, day and title, and their texts share enough
words in a row. An annex that repeats the number of its letter shares few.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

_RUN = 3  # words in a row
_SAME_NUMBER = 0.3  # share of runs in common that an equal identifier asks for
_SAME_TITLE = 0.7  # and an equal kind, day and title
_LONGEST = 20_000  # words looked at


def same_publication(
    card: Mapping[Any, Any],
    text: Callable[[], str],
    others: Iterable[tuple[Mapping[Any, Any], Callable[[], str]]],
) -> Mapping[Any, Any] | None:
    """The first of `others` that `card` is a version of, or None.

    Both are rows of `documents`; texts are asked for only where they must be compared.
    """
    runs: set[tuple[str, ...]] = set()
    for other, its_text in others:
        if other["text_hash"] == card["text_hash"]:
            return other
        wanted = _wanted(card, other)
        if wanted is None:
            continue
        runs = runs or _runs(text())
        if _share(runs, _runs(its_text())) >= wanted:
            return other
    return None


def _wanted(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> float | None:
    """How much two texts must share, or None where nothing says they belong together."""
    if one["lang"] != other["lang"]:
        return None
    if one["identifier"] and one["identifier"] == other["identifier"]:
        return _SAME_NUMBER
    if one["likeness"] and one["likeness"] == other["likeness"]:
        return _SAME_TITLE
    return None


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()[:_LONGEST]
    return set(zip(*(words[at:] for at in range(_RUN)), strict=False)) or {tuple(words)}


def _share(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    """How much of the shorter text stands in the longer one."""
    return len(one & other) / min(len(one), len(other))
