"""Statements that are the same thing, across documents and languages.

Every pair of statements from two documents is compared; a pair is a match where it is like
enough and neither of the two has a clearly better counterpart (ranks and margins). Missing
beats wrong. docs/matching.md has the rules and the figures.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from griffier.ledger.entries import Entry
from griffier.track.likeness import Scale

ENOUGH: Final = 0.30
MARGIN: Final = 0.62  # of the best counterpart in that document


@dataclass(frozen=True, slots=True)
class Match:
    """Two entries that are the same thing, with how like they are and why, in a sentence."""

    one: str
    other: str
    score: float
    reason: str
    concept: str | None = None


def matches(groups: Sequence[Sequence[Entry]], scale: Scale | None = None) -> tuple[Match, ...]:
    """Matches between entries of different groups (documents, or columns of a dossier).

    `scale` holds at least these entries; by default it is made of them.
    """
    scale = scale or Scale(entry for group in groups for entry in group)
    found: list[Match] = []
    for left, right in combinations(groups, 2):
        found += _between(left, right, scale)
    return tuple(found)


def _between(left: Sequence[Entry], right: Sequence[Entry], scale: Scale) -> Iterable[Match]:
    table = [(a, b, scale.score(a, b)) for a in left for b in right if a.id != b.id]
    best_left: dict[str, float] = {}
    best_right: dict[str, float] = {}
    for a, b, score in table:
        if score > best_left.get(a.id, 0.0):
            best_left[a.id] = score
        if score > best_right.get(b.id, 0.0):
            best_right[b.id] = score
    for a, b, score in table:
        if score >= ENOUGH and accepted(score, best_left[a.id], best_right[b.id]):
            like = scale.likeness(a, b)
            yield Match(a.id, b.id, like.score, like.reason, like.concept)


def accepted(score: float, best_left: float, best_right: float) -> bool:
    """Whether a pair is a match, given the best score either of the two has."""
    return score >= ENOUGH and score >= MARGIN * max(best_left, best_right)
