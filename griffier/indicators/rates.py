"""Rates of alignment that others published, each with its denominator and its source."""

import math
from dataclasses import dataclass
from functools import cache

from griffier.errors import DataError
from griffier.indicators.periods import Period, period
from griffier.indicators.tables import rows

_NAME = "alignment_rates.csv"
_COLUMNS = ["country", "period", "percent", "aligned", "total", "by", "source", "note"]


@dataclass(frozen=True, slots=True)
class Published:
    """A rate as it was published: `percent` of `total`, of which `aligned` were counted.

    Who published no denominator left `total` empty, and a rate without one compares with
    nothing. `period` may be a reporting period («2022 report»), which is no calendar year.
    """

    country: str
    period: str
    percent: float | None
    by: str
    source: str
    aligned: int | None = None
    total: int | None = None
    note: str | None = None

    @property
    def computed(self) -> float | None:
        """100 × aligned / total, where both were published, unrounded."""
        if self.aligned is None or not self.total:
            return None
        return 100 * self.aligned / self.total


@cache
def published_rates() -> tuple[Published, ...]:
    """All figures shipped, as in the file. Raises DataError naming file and line."""
    return tuple(_rate(place, cells) for place, cells in rows(_NAME, _COLUMNS))


def rates_of(country: str, first: int, last: int) -> tuple[Published, ...]:
    """The figures on a country that may lie in these years, in order of their period."""
    found = [
        (each, meant)
        for each in published_rates()
        if each.country == country and _within(meant := period(each.period), first, last)
    ]
    ordered = sorted(found, key=lambda pair: (_year(pair[1]), pair[0].period))
    return tuple(each for each, _ in ordered)


def denominator(name: str) -> int | None:
    """How many decisions there were in a period by the lowest published count, or None.

    For a half-year without a count of its own: half of the year's, rounded up. For a
    year without one: that of the nearest year with one, the later of two as near.
    """
    totals: dict[str, int] = {}
    for each in published_rates():
        if each.total:
            totals[each.period] = min(each.total, totals.get(each.period, each.total))
    if name in totals:
        return totals[name]
    year, _, half = name.partition("-H")
    if half:
        whole = denominator(year)
        return math.ceil(whole / 2) if whole else None
    whole_years = sorted((each for each in totals if each.isdecimal()), reverse=True)
    nearest = min(whole_years, key=lambda each: abs(int(each) - int(year)), default=None)
    return totals[nearest] if nearest else None


def _within(meant: Period, first: int, last: int) -> bool:
    # What is called «latest» without a year is as new as the newest figure there is.
    begin = meant.first.year if meant.first else _newest()
    return first <= begin <= last


@cache
def _newest() -> int:
    return max(_year(period(each.period)) % 9999 for each in published_rates())


def _year(meant: Period) -> int:
    return meant.first.year if meant.first else 9999


def _rate(place: str, cells: list[str]) -> Published:
    country, name, percent, aligned, total, by, source, note = cells
    if not (source and by):
        raise DataError(f"{place}: a figure needs who published it and where.")
    period(name)
    try:
        return Published(
            country,
            name,
            float(percent) if percent else None,
            by,
            source,
            int(aligned) if aligned else None,
            int(total) if total else None,
            note or None,
        )
    except ValueError as error:
        raise DataError(f"{place}: {error}.") from error
