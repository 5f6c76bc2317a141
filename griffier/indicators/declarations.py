"""What filed declarations say of each decision of the Council, put together.

One list may name several decisions, one declaration may give them different countries,
and one decision may be declared on in several documents and languages. Here each decision
stands once, with every list that names it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from griffier.indicators.periods import name_of
from griffier.ledger.aligning import FiledList
from griffier.lexicon.alignment import Regime
from griffier.model import AlignedDecision, Alignment, Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed:
    """One list in one declaration: which countries it holds, and its exact words."""

    alignment: Alignment
    quote: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration with its lists. `document` is its SHA-256, `name` what people call it."""

    document: str
    name: str
    date: date | None
    lists: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """That one declaration lists countries for a decision."""

    document: str
    name: str
    date: date | None
    quote: str
    aligned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of the Council with all that was declared on it.

    `aligned` are the countries that any of the lists holds: a list that is shorter, as a
    headline's or that of a first declaration, says nothing against a longer one. `date`
    is the day of adoption, or None where no declaration gives it.
    """

    id: str
    date: date | None
    aligned: frozenset[str]
    declared: tuple[Declared, ...]
    subject: str | None = None
    regime: str | None = None
    target: str | None = None

    def period(self, *, halves: bool = False) -> str | None:
        """The year or half-year the decision counts in, or None where that is unsure.

        By the day of adoption; else by the day of the first declaration, unless the number
        names an earlier year: declarations follow weeks later and are sometimes posted
        again after years.
        """
        if self.date:
            return name_of(self.date, halves=halves)
        days = [each.date for each in self.declared if each.date]
        year = self.id.partition("/")[0]
        if days and (str(min(days).year) == year or not year.isdecimal()):
            return name_of(min(days), halves=halves)
        return year if year.isdecimal() and not halves else None


def declaration(document: Document, name: str) -> Declaration:
    """The lists of a document that was read; without any it has no part in a series."""
    text = document.text
    lists = (
        Listed(each, text[each.evidence.start : each.evidence.end]) for each in document.alignment
    )
    return Declaration(document.id, name, document.letter.metadata.date, tuple(lists))


def filed(lists: Iterable[FiledList]) -> tuple[Declaration, ...]:
    """The lists of a library, put together by document."""
    found: dict[str, tuple[FiledList, list[Listed]]] = {}
    for each in lists:
        _, held = found.setdefault(each.document, (each, []))
        held.append(Listed(each.alignment, each.quote))
    return tuple(
        Declaration(first.document, first.name, first.date, tuple(held))
        for first, held in found.values()
    )


def decisions(
    declarations: Iterable[Declaration], regimes: Mapping[str, Regime]
) -> tuple[Decision, ...]:
    """Every decision that is declared on, once, in order of number.

    Lists without a number (it was lost, or a declaration on events is followed) are not
    here: nobody can tell whether two of them mean the same decision. `without_number`
    gives them.
    """
    found: dict[str, list[tuple[AlignedDecision, Alignment, Declared]]] = {}
    seen: set[tuple[str, str, tuple[str, ...]]] = set()
    for each, listed in _lists(declarations):
        for decided in listed.alignment.decisions:
            key = (decided.id, each.document, listed.alignment.aligned)
            if key not in seen:
                seen.add(key)
                lists = found.setdefault(decided.id, [])
                lists.append((decided, listed.alignment, _declared(each, listed)))
    ordered = sorted(found, key=_by_number)
    return tuple(_decision(identity, found[identity], regimes) for identity in ordered)


def without_number(declarations: Iterable[Declaration]) -> tuple[Declared, ...]:
    """The lists that name no decision."""
    lists = _lists(declarations)
    return tuple(
        _declared(each, listed) for each, listed in lists if not listed.alignment.decisions
    )


def _lists(declarations: Iterable[Declaration]) -> Iterator[tuple[Declaration, Listed]]:
    return ((each, listed) for each in declarations for listed in each.lists)


def _declared(each: Declaration, listed: Listed) -> Declared:
    return Declared(each.document, each.name, each.date, listed.quote, listed.alignment.aligned)


def _by_number(identity: str) -> tuple[str, int, str]:
    year, _, number = identity.partition("/")
    return year, int(number) if number.isdecimal() else 0, identity


def _decision(
    identity: str,
    lists: list[tuple[AlignedDecision, Alignment, Declared]],
    regimes: Mapping[str, Regime],
) -> Decision:
    lists = sorted(
        lists, key=lambda each: (each[2].date or date.max, each[2].name, each[2].document)
    )
    regime = _most(aligned.regime for _, aligned, _ in lists)
    known = regimes.get(regime) if regime else None
    return Decision(
        identity,
        _most(decided.date for decided, _, _ in sorted(lists, key=_by_day)),
        frozenset(country for _, aligned, _ in lists for country in aligned.aligned),
        tuple(declared for _, _, declared in lists),
        _most(aligned.subject for _, aligned, _ in lists),
        regime,
        known.target if known else None,
    )


def _by_day(each: tuple[AlignedDecision, Alignment, Declared]) -> date:
    return each[0].date or date.max


def _most(values: Iterable[T | None]) -> T | None:
    """What most declarations say; the first of those where they are equal in number."""
    counted = Counter(value for value in values if value is not None)
    return next((value for value, _ in counted.most_common(1)), None)
