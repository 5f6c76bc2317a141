"""The meetings of a library, made from sightings: one session however often it is named.

`gather` is a function of the set of sightings alone: in whatever order documents are
filed, the same documents give the same sessions with the same ids. docs/meetings.md has
the rules.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from griffier.ledger.entries import Session, Sighting
from griffier.track.series import load_series, slug

ONE_DAY: Final = datetime.timedelta(days=1)
# Days in a row may join into one session of no more days than this.
LONGEST: Final = datetime.timedelta(days=4)
REACH: Final = datetime.timedelta(days=21)
"""Sightings further apart than this never bear on the same session."""


def gather(sightings: Iterable[Sighting]) -> dict[str, tuple[Session, tuple[Sighting, ...]]]:
    """The sessions that dated sightings make, by id, each with its sightings."""
    dated = sorted({each for each in sightings if each.first and _is_told(each)}, key=_order)
    groups = _narrowed(_by_series(dated))
    loose = [each for each in dated if not each.series]
    for each in loose:
        _place(each, groups)
    return {
        session.id: (session, tuple(group)) for group in groups for session in (_session(group),)
    }


def _is_told(sighting: Sighting) -> bool:
    """Whether its name tells one meeting from another: «de Raad» of a day does not."""
    return bool(sighting.series) or sighting.key not in load_series().generic


def _order(sighting: Sighting) -> tuple[object, ...]:
    return (sighting.first, sighting.last, sighting.document, sighting.local)


def _by_series(dated: Sequence[Sighting]) -> list[list[Sighting]]:
    """Groups of one series whose days overlap, or follow each other where that is one."""
    by_series: dict[str, list[Sighting]] = defaultdict(list)
    for each in dated:
        if each.series:
            by_series[each.series].append(each)
    groups: list[list[Sighting]] = []
    for series, members in sorted(by_series.items()):
        joined = load_series().kind(series).joined
        for each in members:
            if groups and groups[-1][0].series == series and _continues(groups[-1], each, joined):
                groups[-1].append(each)
            else:
                groups.append([each])
    return groups


def _narrowed(groups: list[list[Sighting]]) -> list[list[Sighting]]:
    """«VTE-Raad van 6 december» is the Telecomraad of that day, if no other setting met."""
    kept: list[list[Sighting]] = []
    for group in groups:
        settings = load_series().kind(group[0].series or "").settings
        first, last = days_of(group)
        same = [
            other
            for other in groups
            if other[0].series in settings and days_of(other) == (first, last)
        ]
        if len(same) == 1:
            same[0].extend(group)
        else:
            kept.append(group)
    return kept


def _continues(group: Sequence[Sighting], each: Sighting, joined: bool) -> bool:
    first, last = days_of(group)
    begins = each.first or first
    if begins <= last:
        return True
    return joined and begins - last <= ONE_DAY and begins - first < LONGEST


def days_of(group: Sequence[Sighting]) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a session's sightings."""
    firsts = [each.first for each in group if each.first]
    lasts = [each.last or each.first for each in group if each.first]
    return min(firsts), max(last for last in lasts if last)


def _place(each: Sighting, groups: list[list[Sighting]]) -> None:
    """Add a sighting without a series to the one session it can be, or let it be one."""
    fitting = [group for group in groups if may_be(each, group)]
    if len(fitting) == 1:
        fitting[0].append(each)
    elif not fitting:
        groups.append([each])


def may_be(each: Sighting, group: Sequence[Sighting]) -> bool:
    """Whether a dated sighting without a series can be of this session: days that
    overlap, and the same name or the same town."""
    first, last = days_of(group)
    if not each.first or each.first > last or (each.last or each.first) < first:
        return False
    if any(each.key == other.key for other in group):
        return True
    towns = {other.place for other in group if other.place}
    return each.summit and any(other.summit for other in group) and each.place in towns


# --- what a session is called ---------------------------------------------------------------


def _session(group: Sequence[Sighting]) -> Session:
    first, last = days_of(group)
    place, country = _place_of(group)
    series = _series(group, place)
    names = tuple(sorted({each.name for each in group}))
    return Session(
        id=f"{series}-{first}",
        name=_name(group, series),
        series=series,
        names=names,
        body=_commonest([each.body for each in group]),
        date=first,
        end_date=last if last != first else None,
        place=place,
        country=country,
    )


def _name(group: Sequence[Sighting], series: str) -> str:
    """The name in the table; of a summit the Dutch name most printed, else any."""
    known = load_series().kinds.get(series)
    if known:
        return known.names[0]
    dutch = _commonest([each.name for each in group if each.lang == "nl" and each.series])
    return dutch or _commonest([each.name for each in group]) or series


def _series(group: Sequence[Sighting], place: str | None) -> str:
    """The series; a summit known by its town is one of its own («valletta-summit»)."""
    known = [each.series for each in group if each.series]
    if known:  # the first; those of a broader series were added behind it
        return known[0]
    if place and any(each.summit for each in group):
        return f"{slug(place)}-summit"
    return _commonest([each.key for each in group]) or "meeting"


def _commonest(values: Iterable[str | None]) -> str | None:
    """The value found most; of equals the shortest, then the first in the alphabet."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda v: (-counts[v], len(v), v), default=None)


def _place_of(group: Sequence[Sighting]) -> tuple[str | None, str | None]:
    counts = Counter((each.place, each.country) for each in group if each.place)
    best = min(counts, key=lambda pair: (-counts[pair], pair[0] or ""), default=None)
    return best or (None, _commonest([each.country for each in group]))


# --- what a sighting changes ------------------------------------------------------------------


def adds_nothing(sighting: Sighting, session: Session) -> bool:
    """Whether a dated sighting of a series in the table tells nothing new of a session: then
    `gather` makes the same session with it as without it."""
    first, last = session.date, session.end_date or session.date
    if not (first and last and sighting.first and sighting.last):
        return False
    return (
        sighting.series == session.series
        and first <= sighting.first
        and sighting.last <= last
        and sighting.name in session.names
        and sighting.place in (None, session.place)
        and sighting.country in (None, session.country)
        and sighting.body in (None, session.body)
    )


def same_occasion(session: Session, other: Session | None) -> bool:
    """Whether two states of a session have the same days and the same place."""
    if other is None:
        return False
    days = (session.date, session.end_date) == (other.date, other.end_date)
    return days and session.place == other.place
