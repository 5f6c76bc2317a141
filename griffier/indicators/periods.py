"""Periods as figures name them: «2022», «2022-H1», «2022-12», «2022-12-21».

Also the open and closed intervals of ISO 8601 («2022-03/2022-09», «../2022-11-20»), and
the reporting periods of others («2022 report»), of which only the year is known.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from griffier.errors import DataError

_FORM = re.compile(r"(\d{4})(?:-(?:H([12])|(\d\d)(?:-(\d\d))?))?")
_LOOSE = re.compile(r"(?:(\d{4})|[a-z]+) report")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day of a period; an end that is not known is None."""

    first: date | None
    last: date | None

    def meets(self, first: date, last: date) -> bool:
        """Whether any day from `first` to `last` may lie in this period."""
        return (self.first is None or self.first <= last) and (
            self.last is None or first <= self.last
        )


def period(text: str) -> Period:
    """What the name of a period means. Raises DataError for one that means nothing.

    A «report» covers a year nobody states exactly: the year it is named after, or with
    no year at all («latest report») any.
    """
    if "/" in text:
        begin, _, end = text.partition("/")
        return Period(
            None if begin == ".." else period(begin).first,
            None if end == ".." else period(end).last,
        )
    if loose := _LOOSE.fullmatch(text):
        return period(loose[1]) if loose[1] else Period(None, None)
    found = _FORM.fullmatch(text)
    try:
        if found:
            return _named(*found.groups())
    except ValueError:
        pass
    raise DataError(
        f"«{text}» is no period; write 2022, 2022-H1, 2022-12, 2022-12-21 or 2022-03/2022-09."
    )


def _named(year: str, half: str | None, month: str | None, day: str | None) -> Period:
    y = int(year)
    if half:
        return Period(date(y, 1, 1), date(y, 6, 30)) if half == "1" else _of(y, 7, 12)
    if not month:
        return _of(y, 1, 12)
    if not day:
        return _of(y, int(month), int(month))
    only = date(y, int(month), int(day))
    return Period(only, only)


def _of(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def near(one: Period, first: date, last: date, days: int) -> bool:
    """Whether a period lies within so many days of `first` to `last`."""
    return one.meets(first - timedelta(days), last + timedelta(days))


def years(first: int, last: int, *, halves: bool = False) -> tuple[str, ...]:
    """The names of every year, or half-year, from `first` to `last`."""
    named = [str(year) for year in range(first, last + 1)]
    if not halves:
        return tuple(named)
    return tuple(f"{year}-H{half}" for year in named for half in (1, 2))


def name_of(day: date, *, halves: bool = False) -> str:
    """The year or half-year a day lies in."""
    return f"{day.year}-H{1 if day.month < 7 else 2}" if halves else str(day.year)
