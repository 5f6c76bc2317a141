"""Listings that are asked for by days and answer in numbered pages, newest first.

Page two of such a listing is another once something new came, so that whoever goes on from
a page number misses entries or sees them twice. Months of the past stand still: a listing
is followed month by month, and its cursor names the month and the page. The newest month is
asked again each time, and the one before it as long as it is young.
"""

import calendar
import datetime
from dataclasses import dataclass
from typing import Final

_YOUNG: Final = 7  # days into a month on which the one before may still get entries


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the entries of one month; pages count from 0."""

    year: int
    month: int
    page: int = 0

    @property
    def first(self) -> datetime.date:
        """The first day of the month."""
        return datetime.date(self.year, self.month, 1)

    @property
    def last(self) -> datetime.date:
        """The last day of the month."""
        days = calendar.monthrange(self.year, self.month)[1]
        return datetime.date(self.year, self.month, days)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02} {self.page}"

    def after(self, *, more: bool, today: datetime.date) -> "tuple[Place, bool]":
        """Where to go on behind this page, and whether there is anything now: `more` says
        that the month has another page."""
        if more:
            return Place(self.year, self.month, self.page + 1), True
        here = (self.year, self.month)
        if here >= (today.year, today.month):
            return _back(today), False
        return _following(self), True


def place(cursor: str | None, since: datetime.date) -> Place:
    """The place a cursor names; without one the month of `since`."""
    if cursor is None:
        return Place(since.year, since.month)
    month, _, page = cursor.partition(" ")
    year, _, number = month.partition("-")
    return Place(int(year), int(number), int(page))


def _following(at: Place) -> Place:
    return Place(at.year + at.month // 12, at.month % 12 + 1)


def _back(today: datetime.date) -> Place:
    """Where the next sync begins: this month, or the one before it while this is young."""
    if today.day > _YOUNG:
        return Place(today.year, today.month)
    before = today.replace(day=1) - datetime.timedelta(days=1)
    return Place(before.year, before.month)
