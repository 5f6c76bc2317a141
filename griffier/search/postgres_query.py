"""A plan as a condition of PostgreSQL; every value of a query goes as a parameter."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Final

from griffier.search.frequent import pairs
from griffier.search.plan import (
    APART,
    AllOf,
    AnyOf,
    Begins,
    InARow,
    Lookup,
    Matcher,
    Nearby,
    Nothing,
    Plan,
    Run,
    Says,
    Without,
    matchers,
)
from griffier.search.query import Filter, Period

_ARRAYS: Final = frozenset({"actor", "recipient", "dossier", "meeting", "concept"})
# Weights of D (the title), C (the heading), B (other names) and A (the word itself), as in
# tantivy_query.
_WEIGHTS: Final = "{0.15, 0.3, 0.6, 1.0}"


class Clauses:
    """Conditions with the values they refer to by name."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self._above = False

    def where(self, plan: Plan, scope: str) -> str:
        """The whole condition: the scope, the plan, and something of it in the text itself."""
        sought = [each for each in matchers(plan) if not _common(each)]
        self._above = len(sought) > 1
        parts = [f"scope = {self._value(scope)}", self._plan(plan)]
        if self._above:
            self._above = False
            parts.append(_joined([self._matcher(each) for each in sought], "OR"))
        return _joined(parts, "AND")

    def matches(self, ways: Iterable[str]) -> str:
        """That the words fit any of these text queries."""
        asked = " | ".join(f"({way})" for way in ways)
        return f"norm @@ CAST({self._value(asked)} AS tsquery)" if asked else "false"

    def _value(self, value: Any) -> str:
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def _plan(self, node: Plan) -> str:
        match node:
            case AllOf(parts):
                return self._all(parts)
            case AnyOf(parts):
                return _joined([self._plan(part) for part in parts], "OR")
            case Without(part):
                above, self._above = self._above, False
                made = f"NOT coalesce({self._plan(part)}, false)"
                self._above = above
                return made
            case Nothing():
                return "true"
            case Filter():
                return self._filter(node)
            case Period():
                return self._period(node)
        return self._matcher(node)

    def _all(self, parts: Sequence[Plan]) -> str:
        needed = [self._plan(part) for part in parts if not _common(part)]
        return _joined(needed, "AND") if needed else "true"

    def _matcher(self, node: Matcher) -> str:
        found = self.matches(ways(node, above=self._above))
        if isinstance(node, Says):
            return f"({found} OR concept && {self._value(list(node.concepts))})"
        return found

    # --- fields -----------------------------------------------------------------------

    def _filter(self, node: Filter) -> str:
        if node.field == "document":
            begins = [f"document LIKE {self._value(value + '%')}" for value in node.values]
            return _joined(begins, "OR")
        column = "act" if node.field == "is" else node.field
        values = self._value(list(node.values))
        return f"{column} && {values}" if column in _ARRAYS else f"{column} = ANY({values})"

    def _period(self, node: Period) -> str:
        if node.none:
            return "due_last IS NULL"
        column = "due_last" if node.field == "deadline" else "day"
        bounds: list[tuple[str, datetime.date | None]] = [(">=", node.first), ("<=", node.last)]
        parts = [f"{column} {sign} {self._value(day)}" for sign, day in bounds if day]
        return _joined([f"{column} IS NOT NULL", *parts], "AND")


def ranked(plan: Plan, clauses: Clauses) -> str:
    """An expression for how well a unit fits; long ones must say more to weigh as much."""
    sought = [each for each in matchers(plan) if not _common(each)]
    asked = [f"({way})" for each in sought for way in ways(each, above=len(sought) > 1)]
    if not asked:
        return "0"
    query = f"CAST({clauses._value(' | '.join(asked))} AS tsquery)"
    return f"ts_rank(CAST('{_WEIGHTS}' AS float4[]), norm, {query}, 1)"


def ways(node: Matcher, *, above: bool) -> list[str]:
    """Text queries of which one must fit; with `above` a word may stand above the paragraph."""
    match node:
        case Lookup(lemmas, others, runs):
            either = dict.fromkeys((*lemmas, *others))
            words = [_word(each, "AC" if each not in others else "ABC") for each in either]
            if above:
                words += [_word(each, "D") for each in either]
            return [*words, *(way for run in runs for way in _loose(run))]
        case Begins(prefix, lemmas):
            return [_word(prefix, "*ABC"), *(_word(each, "A") for each in lemmas)]
        case InARow(runs):
            return [_phrase(run, weight) for run in runs for weight in "AC"]
        case Nearby(left, right, distance):
            return [way for one in left for other in right for way in _near(one, other, distance)]
        case Says(_, runs):
            return [way for run in runs for way in _loose(run)]


def _loose(run: Run) -> list[str]:
    if len(run) == 1:
        return [_word(run[0], "AB")]
    if len(run) == 2:
        return _near(run[:1], run[1:], APART)
    # Three words and more stand in this order, with a gap in one place.
    gaps = [" <-> ".join(_word(each, "A") for each in run)]
    for at in range(1, len(run)):
        for gap in range(2, APART + 2):
            left = " <-> ".join(_word(each, "A") for each in run[:at])
            right = " <-> ".join(_word(each, "A") for each in run[at:])
            gaps.append(f"({left}) <{gap}> ({right})")
    return gaps


def _near(left: Run, right: Run, distance: int) -> list[str]:
    if left == right:
        return []
    found: list[str] = []
    for one, other in ((left, right), (right, left)):
        for gap in range(1, distance + 2):
            found.append(f"({_row(one)}) <{gap}> ({_row(other)})")
    return found


def _row(run: Run, weight: str = "A") -> str:
    return " <-> ".join(_word(each, weight) for each in run)


def _phrase(run: Run, weight: str) -> str:
    """Words in a row; pairs of frequent ones say first where to look."""
    found = [_word(pair, weight) for pair in dict.fromkeys(pairs(run))]
    if found and len(run) == 2:
        return found[0]
    return " & ".join([f"({_row(run, weight)})", *found])


def _word(word: str, weights: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + f"':{weights}"


def _common(node: Plan) -> bool:
    return isinstance(node, Lookup) and node.common


def _joined(parts: Sequence[str], joint: str) -> str:
    return parts[0] if len(parts) == 1 else "(" + f" {joint} ".join(parts) + ")"
