"""Who held which office when: offices/*.csv, read once.

A row says that a person held an office of an actor from a day on (inclusive) until the day
it was left; on that last day the successor counts, if there is one. A month («2009-07»)
stands where the day is not certain and is read narrowly, so that no day is claimed that
may be wrong. A row without an end holds until the day its file was last looked at
(register.toml). Sources: the official lists of cabinets, heads of state and government,
and office-holders of the institutions; compiled for this project.
"""

import csv
import tomllib
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from griffier.errors import DataError
from griffier.lexicon.vocabulary import Vocabulary

_COLUMNS = ["office", "actor", "name", "family", "from", "to", "also", "note"]
# Letters that carry no accent to strip, with what plain keyboards write for them.
_PLAIN_LETTERS = str.maketrans("ıøØłŁđĐßŞşəƏ", "ioOlLdDsSsaA")


@dataclass(frozen=True, slots=True)
class Holder:
    """One person in one office of one actor, from `first` until `last`.

    `current` says that nobody is known to have left: `last` is then the day on which the
    register was last looked at.
    """

    office: str
    actor: str
    name: str
    family: str
    first: date
    last: date
    also: tuple[str, ...] = ()
    current: bool = False

    def held(self, on: date) -> bool:
        """Whether the office was held on that day, the day of leaving not counted."""
        return self.first <= on < self.last

    @property
    def spellings(self) -> tuple[str, ...]:
        """The ways the name is written: whole, family name alone, without accents."""
        whole = [self.name, self.family, *self.also]
        if " " in self.family:  # «minister van Weel»
            whole.append(self.family[0].lower() + self.family[1:])
        plain = [unaccented(each) for each in whole if not each.isascii()]
        return tuple(dict.fromkeys(whole + plain))


@dataclass(frozen=True, slots=True)
class OfficeRegister:
    """All holders, by office and by name."""

    holders: tuple[Holder, ...]
    names: Vocabulary[Holder]
    common: frozenset[str]
    _by_office: dict[tuple[str, str], tuple[Holder, ...]]

    def holder(self, office: str, actor: str, on: date | None) -> str | None:
        """Who held that office of that actor on that day; None if unknown or shared.

        `office` is an id such as `head_of_government` or `minister.foreign`.
        """
        if on is None:
            return None
        rows = self._by_office.get((office, actor), ())
        found = {row.name for row in rows if row.held(on)}
        found = found or {row.name for row in rows if row.last == on}
        return found.pop() if len(found) == 1 else None

    def known(self, office: str, actor: str) -> bool:
        """Whether an actor has that office, whoever holds it."""
        return (office, actor) in self._by_office

    def is_distinctive(self, name: str) -> bool:
        """Whether a family name alone points to the office-holder («Vučić»), and is no
        everyday word or surname («Bos», «May»)."""
        return len(name) > 4 and name not in self.common


def unaccented(name: str) -> str:
    """The name in plain letters: «Vučić» as «Vucic»."""
    decomposed = unicodedata.normalize("NFD", name.translate(_PLAIN_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def office_register() -> OfficeRegister:
    """The register shipped with griffier. Raises DataError naming file and line."""
    folder = files("griffier.lexicon") / "shared" / "offices"
    settings = tomllib.loads((folder / "register.toml").read_text("utf-8"))
    holders: list[Holder] = []
    for name, looked_at in settings["looked_at"].items():
        holders += _read(folder / f"{name}.csv", looked_at)
    return register(holders, settings["common"])


def register(holders: Iterable[Holder], common: Iterable[str] = ()) -> OfficeRegister:
    """A register of the given holders; `common` are names too common to stand alone."""
    rows, names = tuple(holders), Vocabulary[Holder]()
    by_office: dict[tuple[str, str], tuple[Holder, ...]] = {}
    for row in rows:
        names.add_all(row.spellings, row)
        by_office[row.office, row.actor] = (*by_office.get((row.office, row.actor), ()), row)
    return OfficeRegister(rows, names, frozenset(common), by_office)


def _read(path: Traversable, looked_at: date) -> Iterator[Holder]:
    lines = csv.reader(path.read_text("utf-8").splitlines())
    if next(lines, None) != _COLUMNS:
        raise DataError(f"{path.name}: the first line must name {', '.join(_COLUMNS)}.")
    for number, line in enumerate(lines, start=2):
        try:
            yield _holder(line, looked_at)
        except ValueError as error:
            raise DataError(f"{path.name}, line {number}: {error}.") from error


def _holder(line: list[str], looked_at: date) -> Holder:
    if len(line) != len(_COLUMNS):
        raise ValueError(f"{len(line)} fields where {len(_COLUMNS)} are needed")
    office, actor, name, family, first, last, also, _note = line
    if not (office and actor and name and family and first):
        raise ValueError("office, actor, name, family and from may not be empty")
    begin, end = _latest(first), _earliest(last) if last else looked_at
    if end < begin:
        raise ValueError(f"{name} left {office} before taking it up")
    other = tuple(each for each in also.split("|") if each)
    return Holder(office, actor, name, family, begin, end, other, not last)


def _latest(day: str) -> date:
    if len(day) != 7:
        return date.fromisoformat(day)
    year, month = int(day[:4]), int(day[5:])
    return date(year, month, monthrange(year, month)[1])


def _earliest(day: str) -> date:
    return date.fromisoformat(day if len(day) == 10 else f"{day}-01" if len(day) == 7 else day)
