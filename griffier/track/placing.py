"""Which session a sighting is of: by its days, else by series, town and the document's date.

A sighting with days has a session of its own making (`sessions.gather`). One without days
gets a session only where a single candidate remains; two leave it open.
"""

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from griffier.ledger.entries import Session, Sighting
from griffier.track.series import load_series
from griffier.track.sightings import month_of

# How far from a document's date a meeting without a day is looked for. Summits are spoken
# of for long after, and rarely before without a day.
_SUMMIT_BACK: Final = datetime.timedelta(days=400)
_SUMMIT_AHEAD: Final = datetime.timedelta(days=90)
# A town sets a summit apart from the others of its series.
TOWN_BACK: Final = datetime.timedelta(days=3 * 366)
TOWN_AHEAD: Final = datetime.timedelta(days=366)
_RHYTHM: Final = 0.75  # of the usual distance between two sessions of a regular series


@dataclass(frozen=True, slots=True)
class Placing:
    """The session a sighting is of, or None, and why in one sentence."""

    sighting: Sighting
    session: Session | None
    reason: str


class Calendar:
    """Sessions by series and by town, in order of their days."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        self._series: dict[str, list[Session]] = defaultdict(list)
        self._towns: dict[str, list[Session]] = defaultdict(list)
        for each in sorted(sessions, key=_day):
            self._series[each.series].append(each)
            if each.place:
                self._towns[each.place].append(each)

    def of_series(
        self, series: str, first: datetime.date, last: datetime.date
    ) -> Sequence[Session]:
        """Sessions of a series that begin in these days."""
        return _within(self._series.get(series, ()), first, last)

    def in_town(self, town: str, first: datetime.date, last: datetime.date) -> Sequence[Session]:
        """Summits held in a town that begin in these days."""
        found = _within(self._towns.get(town, ()), first, last)
        return [each for each in found if load_series().kind(each.series).is_summit]


def _day(session: Session) -> tuple[datetime.date, str]:
    return session.date or datetime.date.min, session.id


def _within(
    sessions: Sequence[Session], first: datetime.date, last: datetime.date
) -> Sequence[Session]:
    at = bisect_left(sessions, (first, ""), key=_day)
    end = bisect_left(sessions, (last, "\uffff"), key=_day)
    return sessions[at:end]


def place(sighting: Sighting, calendar: Calendar) -> Placing:
    """The session of a sighting that gives no day.

    It is sought around the meeting the document is about, else around the document's date.
    """
    if sighting.next:
        return Placing(sighting, None, "It is the next or the last one, and no day is given.")
    if sighting.month:
        return _in_month(sighting, calendar)
    if not sighting.dated:
        return Placing(sighting, None, "Neither the mention nor the document has a date.")
    return _only(sighting, _candidates(sighting, calendar))


def _in_month(sighting: Sighting, calendar: Calendar) -> Placing:
    first, last = month_of(sighting.month or datetime.date.min)
    found: Sequence[Session] = ()
    if sighting.series:
        found = calendar.of_series(sighting.series, first, last)
    elif sighting.place:
        found = calendar.in_town(sighting.place, first, last)
    if len(found) == 1:
        reason = f"«{sighting.name}» of {first:%Y-%m}: one session of that month is known."
        return Placing(sighting, found[0], reason)
    return Placing(sighting, None, f"{len(found)} sessions of {first:%Y-%m} are known.")


def _candidates(sighting: Sighting, calendar: Calendar) -> Sequence[Session]:
    day = sighting.dated or datetime.date.min
    if sighting.place and sighting.summit:
        found = calendar.in_town(sighting.place, day - TOWN_BACK, day + TOWN_AHEAD)
        return [each for each in found if sighting.series in (None, each.series)]
    if not sighting.series:
        return ()
    back, ahead = window(sighting)
    around = sighting.around or day
    return calendar.of_series(sighting.series, around - back, around + ahead)


def window(sighting: Sighting) -> tuple[datetime.timedelta, datetime.timedelta]:
    """How long before and after a session of its series can begin, if no day is given."""
    every = load_series().kind(sighting.series or "").every
    if every is None:
        return _SUMMIT_BACK, _SUMMIT_AHEAD
    days = datetime.timedelta(days=every * _RHYTHM)
    if sighting.kind == "report" and sighting.main:
        return days, datetime.timedelta()
    if sighting.kind == "agenda" and sighting.main:
        return datetime.timedelta(), days
    return days, days


def _only(sighting: Sighting, found: Sequence[Session]) -> Placing:
    if len(found) > 1:
        ids = ", ".join(each.id for each in found[:3])
        return Placing(sighting, None, f"It can be more than one: {ids}.")
    if not found:
        return Placing(sighting, None, "No session of that name is known around that date.")
    reason = (
        f"«{sighting.name}» in a document of {sighting.dated}: the only session of that "
        f"{'town' if sighting.place and not sighting.series else 'series'} around then."
    )
    return Placing(sighting, found[0], reason)


def dated(sighting: Sighting, session: Session) -> Placing:
    """The placing of a sighting that gives a day."""
    return Placing(sighting, session, f"«{sighting.name}» of {sighting.first}, by name and date.")
