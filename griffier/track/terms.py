"""Who was in office when, as far as a status hangs on it: cabinets and presidencies."""

import csv
import datetime
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from griffier.errors import DataError


@dataclass(frozen=True, slots=True)
class Term:
    """A cabinet («NL», «Rutte IV») or a presidency of the Council («EU_PRESIDENCY», «CZ»).

    `first` and `last` are inclusive; `last` is None for whoever is still in office.
    """

    who: str
    name: str
    first: datetime.date
    last: datetime.date | None
    source: str


@cache
def load_terms() -> tuple[Term, ...]:
    """The terms in terms.csv. Raises DataError naming the line."""
    path = files("griffier.track") / "data" / "terms.csv"
    return read_terms(path.read_text("utf-8"), "terms.csv")


def read_terms(text: str, name: str) -> tuple[Term, ...]:
    """Terms from CSV, in order within each `who`. Raises DataError naming `name` and line."""
    terms: list[Term] = []
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        try:
            last = datetime.date.fromisoformat(row["last"]) if row["last"] else None
            first = datetime.date.fromisoformat(row["first"])
        except (KeyError, ValueError, TypeError) as error:
            raise DataError(f"{name}, line {number}: {error}.") from error
        if not row["source"] or not row["name"]:
            raise DataError(f"{name}, line {number}: name and source are needed.")
        terms.append(Term(row["who"], row["name"], first, last, row["source"]))
    for one, other in pairwise(terms):
        if one.who == other.who and (one.last is None or one.last >= other.first):
            raise DataError(f"{name}: {one.name} and {other.name} ({one.who}) overlap.")
    return tuple(terms)


def term_of(who: str, day: datetime.date, terms: tuple[Term, ...] | None = None) -> Term | None:
    """The term of `who` that holds `day`; None where the data do not say."""
    for term in load_terms() if terms is None else terms:
        if term.who == who and term.first <= day and (term.last is None or day <= term.last):
            return term
    return None
