"""Which decisions of the Council exist, so that a rate of alignment has a true denominator.

Declarations say who aligned with a decision; they do not say which decisions there were.
The list of the Publications Office does (`griffier sync eurlex`).
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from griffier.errors import DataError
from griffier.indicators.declarations import Decision
from griffier.indicators.periods import period
from griffier.indicators.tables import toml
from griffier.lexicon.alignment import load_alignment

_FILE = "decisions.toml"


@dataclass(frozen=True, slots=True)
class Existing:
    """A decision in the common foreign and security policy, as the Official Journal has it.

    `target` is the country the measures of its title are aimed at, as far as the words
    of one regime tell.
    """

    id: str  # «2022/346»
    date: date
    title: str

    @property
    def measures(self) -> bool:
        """Whether it is of the kind that third countries are invited to align with."""
        return bool(_measures().search(self.title))

    @property
    def target(self) -> str | None:
        """The country the measures are aimed at, where the title leaves no doubt."""
        title = " ".join(self.title.lower().replace("’", "'").split())
        aims = {
            regime.target
            for regime in load_alignment().regimes
            if any(word and word.replace("’", "'") in title for word in regime.words)
        }
        return aims.pop() if len(aims) == 1 else None


@dataclass(frozen=True, slots=True)
class Register:
    """The decisions that are known to exist, and up to which day each year was listed."""

    decisions: tuple[Existing, ...] = ()
    until: tuple[tuple[int, date], ...] = ()

    def covers(self, name: str) -> date | None:
        """The last day for which the decisions of a period are listed, its own last day
        where all are; None where none of it is."""
        meant = period(name)
        if meant.first is None or meant.last is None:
            return None
        listed = dict(self.until).get(meant.first.year)
        if listed is None or listed < meant.first:
            return None
        return min(listed, meant.last)

    def within(self, name: str) -> tuple[Existing, ...]:
        """The decisions of a period that countries are invited to align with, by number."""
        meant = period(name)
        if meant.first is None or meant.last is None:
            return ()
        first, last = meant.first, meant.last
        found = [each for each in self.decisions if each.measures and first <= each.date <= last]
        return tuple(sorted(found, key=lambda each: (each.date, each.id)))


UNKNOWN = Register()
"""What is known where nobody listed the decisions."""


def dated(decisions: Iterable[Decision], register: Register) -> tuple[Decision, ...]:
    """The decisions with the day of adoption that the register has: declarations leave it
    out or, in amending acts, give another's."""
    known = {each.id: each.date for each in register.decisions}
    return tuple(
        replace(each, date=known[each.id]) if each.id in known else each for each in decisions
    )


def unheard_of(decisions: Iterable[Decision], register: Register) -> tuple[str, ...]:
    """Numbers that declarations give and no decision has, of years listed to their end."""
    known = {each.id for each in register.decisions}
    whole = {str(year) for year, until in register.until if until >= date(year, 12, 31)}
    return tuple(
        each.id for each in decisions if each.id not in known and each.id.partition("/")[0] in whole
    )


def undeclared(name: str, country: str, counted: Collection[str], register: Register) -> list[str]:
    """The decisions of a period on which no declaration was collected, without those whose
    measures are aimed at the country itself."""
    return [
        each.id
        for each in register.within(name)
        if each.id not in counted and each.target != country
    ]


@cache
def _measures() -> re.Pattern[str]:
    words = _table()["measures"]
    try:
        return re.compile("|".join(words), re.IGNORECASE)
    except re.error as error:
        raise DataError(f"{_FILE}: {error}.") from error


def _table() -> Mapping[str, list[str]]:
    raw = toml(_FILE)
    for name in ("measures", "examples", "others"):
        if not isinstance(raw.get(name), list) or not raw[name]:
            raise DataError(f"{_FILE} has no list «{name}».")
    return raw
