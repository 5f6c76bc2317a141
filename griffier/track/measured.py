"""Figures that bear on an ask or a promise: how it stood before, and since.

A period lies before the day of the ask when its middle does; periods of one length are
compared only with one another, and a percentage only with one whose whole was published as
well. A figure shows movement, never that something was kept.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from griffier.indicators.periods import Period, period
from griffier.ledger.entries import Entry, Evidence, Figure, Series, State
from griffier.track.followed import followed, since, who_must_act
from griffier.track.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Measured:
    """A series about one subject around a day: the last figure before it, and all after.

    `before` is None where nothing was measured before.
    """

    series: Series
    subject: str
    before: Figure | None
    after: tuple[Figure, ...]

    def until(self, day: datetime.date) -> tuple[Figure, ...]:
        """The figures after it whose period is over by `day`."""
        ends = ((each, period(each.period).last) for each in self.after)
        return tuple(each for each, end in ends if end is not None and end <= day)


@dataclass(frozen=True, slots=True)
class _Dated:
    figure: Figure
    first: datetime.date
    last: datetime.date

    @property
    def middle(self) -> datetime.date:
        return self.first + (self.last - self.first) / 2

    @property
    def grain(self) -> int:
        """Its length, in classes: a day, a month, a half-year, a year."""
        days = (self.last - self.first).days
        return sum(days > bound for bound in (1, 40, 200))


def measured(entry: Entry, shelf: Shelf) -> Iterator[Measured]:
    """The series that can answer `entry`, for each who has to act.

    A series answers the concepts it names. Figures of years, half-years and so on are told
    apart, the longest first.
    """
    day = since(entry)
    if day is None or followed(entry) is None or not entry.concept:
        return
    for series in shelf.series:
        if entry.concept in series.concepts:
            for subject in sorted(who_must_act(entry)):
                yield from _around(series, subject, day, shelf.figures)


def figures(entry: Entry, shelf: Shelf) -> Iterator[Evidence]:
    """The figures since the day of `entry`, as evidence, beside the last one before it.

    Only those that differ from the one just before them, and the newest.
    """
    for found in measured(entry, shelf):
        if found.before is not None:
            for after in changes(found):
                yield _evidence(found, found.before, after)


def changes(found: Measured) -> tuple[Figure, ...]:
    """The figures after the day that differ from the one before them, and the newest."""
    first = (found.before,) if found.before else ()
    pairs = pairwise((*first, *found.after))
    moved = [after for before, after in pairs if after.value != before.value]
    newest = [each for each in found.after[-1:] if each not in moved]
    return (*moved, *newest)


def course(found: Measured, on: datetime.date) -> tuple[Figure, ...]:
    """The last figure before it, then each change since that was over by a day."""
    over = found.until(on)
    first = (found.before,) if found.before else ()
    return (*first, *(each for each in changes(found) if each in over))


def said(series: Series, figure: Figure) -> str:
    """A figure in words: «48 % of 136 in 2022»."""
    value = "–" if figure.value is None else f"{figure.value:g}"
    rate = series.unit.startswith("percent")
    unit = " %" if rate else f" {series.unit}" if series.unit else ""
    whole = f" of {figure.total:g}" if figure.total is not None else ""
    doubt = " (of how many is not published)" if rate and figure.total is None else ""
    return f"{value}{unit}{whole} {_when(figure.period)}{doubt}"


def _when(name: str) -> str:
    return f"on {name}" if len(name) == 10 else f"in {name}"


def _around(
    series: Series, subject: str, day: datetime.date, all_figures: Sequence[Figure]
) -> Iterator[Measured]:
    dated = [
        each
        for figure in all_figures
        if figure.series == series.id and figure.subject == subject and figure.value is not None
        if (each := _dated(figure))
    ]
    dated.sort(key=lambda each: each.middle)
    for grain in sorted({each.grain for each in dated}, reverse=True):
        alike = [each for each in dated if each.grain == grain]
        before = [each.figure for each in alike if each.middle <= day]
        after = tuple(each.figure for each in alike if each.middle > day)
        yield Measured(series, subject, before[-1] if before else None, after)


def _dated(figure: Figure) -> _Dated | None:
    meant: Period = period(figure.period)
    if meant.first is None or meant.last is None:
        return None
    return _Dated(figure, meant.first, meant.last)


def _evidence(found: Measured, before: Figure, after: Figure) -> Evidence:
    end = period(after.period).last
    return Evidence(
        kind="figure",
        source=found.series.id,
        date=end,
        quote=f"{found.subject}: {said(found.series, after)}; before: {said(found.series, before)}",
        bears=_bearing(found.series, before, after),
        reason=_reason(found.series, before, after),
    )


def _bearing(series: Series, before: Figure, after: Figure) -> State:
    """PROGRESS where the series moved the way that was asked, else OPEN."""
    if before.value is None or after.value is None or not _comparable(series, before, after):
        return State.OPEN
    moved = after.value - before.value
    wanted = {"more": moved > 0, "fewer": moved < 0}.get(series.better, False)
    return State.PROGRESS if wanted else State.OPEN


def _comparable(series: Series, before: Figure, after: Figure) -> bool:
    """Whether both say of how many, where they are a part of something."""
    return not series.unit.startswith("percent") or None not in (before.total, after.total)


def _reason(series: Series, before: Figure, after: Figure) -> str:
    wanted = {"more": "more is what was asked", "fewer": "fewer is what was asked"}
    way = wanted.get(series.better, "it says of no direction that it was asked")
    if not _comparable(series, before, after):
        way += ", but rates compare only where it was published of how many, and here it was not"
    return f"{series.name}: {way}. Source: {after.source}."
