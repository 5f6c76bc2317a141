"""Whom a country admits visa-free although the Union requires a visa of them.

Known from dated snapshots only: between two of them the earlier one is given, and what
other sources say happened since stands beside it.
"""

from dataclasses import dataclass
from datetime import date

from griffier.errors import UsageError
from griffier.indicators.periods import near
from griffier.indicators.visa_data import Reported, Snapshot, VisaData

_NEAR = 183  # days: how far a report may lie from the snapshots that show its change


@dataclass(frozen=True, slots=True)
class Regime:
    """The nationalities a country admits visa-free on a day although Annex I requires a
    visa, by the last snapshot at or before it. `since` is what other sources report between
    the snapshot and the day; `notes` say in a sentence what to know when counting."""

    country: str
    on: date
    nationalities: tuple[str, ...]
    snapshot: Snapshot
    next_snapshot: date | None
    since: tuple[Reported, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What two snapshots in a row differ in, and the dated reports of the same change.

    Reports may contradict the snapshots and one another; all are kept. `by_annex` are those
    of `added` and `removed` for whom the Union's own list moved, not the country.
    """

    before: Snapshot
    after: Snapshot
    added: tuple[str, ...]
    removed: tuple[str, ...]
    by_annex: tuple[str, ...]
    reported: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes of a country between two days. `elsewhere` are reports of changes that
    no two snapshots show."""

    country: str
    first: date
    last: date
    start: Regime
    end: Regime
    changes: tuple[Change, ...]
    elsewhere: tuple[Reported, ...]


def regime_on(data: VisaData, country: str, day: date) -> Regime:
    """How it stood on a day. Raises UsageError for a day before the first snapshot."""
    at = _last_before(data, day)
    snapshot = data.snapshots[at]
    later = data.snapshots[at + 1].date if at + 1 < len(data.snapshots) else None
    since = [
        each
        for each in data.reported.get(country, ())
        if each.meant.first and snapshot.date < each.meant.first <= day
    ]
    return Regime(
        country,
        day,
        _deviating(data, country, snapshot.date, day),
        snapshot,
        later,
        tuple(since),
        _notes(data, country, snapshot.date, day),
    )


def changes_between(data: VisaData, country: str, first: date, last: date) -> Changes:
    """What changed from one day to another. Raises UsageError for days that make no period
    or lie before the first snapshot."""
    if last < first:
        raise UsageError(f"The period from {first} to {last} ends before it begins.")
    begin, end = _last_before(data, first), _last_before(data, last)
    steps = zip(data.snapshots[begin:end], data.snapshots[begin + 1 : end + 1], strict=True)
    changes = tuple(
        change for before, after in steps if (change := _change(data, country, before, after))
    )
    told = {each for change in changes for each in change.reported}
    elsewhere = [
        each
        for each in data.reported.get(country, ())
        if each not in told and each.meant.meets(first, last)
    ]
    start, finish = regime_on(data, country, first), regime_on(data, country, last)
    return Changes(country, first, last, start, finish, changes, tuple(elsewhere))


def dated(change: Change) -> date | None:
    """The day on which everything in a change happened by the reports, if each nationality in it
    has a report of one and the same day between the snapshots; else None."""
    moved = (*change.added, *change.removed)
    days = [_days_of(change, code) for code in moved]
    common = set.intersection(*days) if days and not change.by_annex else set()
    return common.pop() if len(common) == 1 else None


def _days_of(change: Change, code: str) -> set[date]:
    """The days between its two snapshots that reports give for one nationality."""
    found = [each.meant for each in change.reported if each.nationality == code]
    days = {each.first for each in found if each.first and each.first == each.last}
    return {day for day in days if change.before.date < day <= change.after.date}


def _last_before(data: VisaData, day: date) -> int:
    dates = [each.date for each in data.snapshots]
    if day < dates[0]:
        raise UsageError(
            f"Nothing is known of {day}: the snapshots run from {dates[0]} to {dates[-1]}."
        )
    return max(at for at, each in enumerate(dates) if each <= day)


def _deviating(data: VisaData, country: str, snapshot: date, day: date) -> tuple[str, ...]:
    """By the snapshot, and by the annex as it stood on the day itself."""
    admitted = data.admitted[country][snapshot]
    return tuple(code for code in admitted if data.annex.requires(code, day))


def _change(data: VisaData, country: str, before: Snapshot, after: Snapshot) -> Change | None:
    """What differs; a move of the annex itself is a difference too."""
    old = _deviating(data, country, before.date, before.date)
    new = _deviating(data, country, after.date, after.date)
    added = tuple(code for code in new if code not in old)
    removed = tuple(code for code in old if code not in new)
    if not (added or removed):
        return None
    moved = [
        code
        for code in (*added, *removed)
        if data.annex.requires(code, before.date) != data.annex.requires(code, after.date)
    ]
    reported = [
        each
        for each in data.reported.get(country, ())
        if each.nationality in (added if each.change == "began" else removed)
        and near(each.meant, before.date, after.date, _NEAR)
    ]
    return Change(before, after, added, removed, tuple(moved), tuple(reported))


def _notes(data: VisaData, country: str, snapshot: date, day: date) -> tuple[str, ...]:
    notes = [
        f"{change.code} is not counted: no visa was required on {day} ({change.act})."
        for change in data.annex.changes
        if change.code in data.admitted[country][snapshot]
        and not data.annex.requires(change.code, day)
    ]
    notes += [
        f"{change.code} may be missing: the snapshots were not compared for it ({change.act})."
        for change in data.annex.changes
        if change.not_compared and change.code != country and data.annex.requires(change.code, day)
    ]
    notes += [
        gap.text for gap in data.gaps if gap.country == country and gap.first <= day <= gap.last
    ]
    if (day - snapshot).days > _NEAR:
        notes.append(f"The last snapshot is {(day - snapshot).days} days older than {day}.")
    return tuple(notes)
