"""Visa policy as data: Annex I of Regulation (EU) 2018/1806, snapshots, dated changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from griffier.errors import DataError
from griffier.indicators.periods import Period, period
from griffier.indicators.tables import rows, toml
from griffier.lexicon.actors import actor_table

_TOML = "visa.toml"


@dataclass(frozen=True, slots=True)
class AnnexChange:
    """A nationality that needed a visa for a part of the time only."""

    code: str
    first: date | None  # the first day a visa was required, if it was not always
    last: date | None  # the last day it was
    act: str
    source: str
    not_compared: bool = False  # the snapshots do not say who admitted it


@dataclass(frozen=True, slots=True)
class Annex:
    """Who needs a visa for the Schengen area, and since or until when."""

    regulation: str
    consolidated: str
    url: str
    required: frozenset[str]
    exempt: frozenset[str]
    changes: tuple[AnnexChange, ...]

    def requires(self, code: str, day: date) -> bool:
        """Whether nationals needed a visa on a day."""
        for each in self.changes:
            if each.code == code:
                return (each.first is None or each.first <= day) and (
                    each.last is None or day <= each.last
                )
        return code in self.required


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A day on which somebody wrote down who needed a visa where, and the source."""

    date: date
    source: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A change some source dates: `nationality` was admitted visa-free («began») or no
    longer («ended») in a period, which may be a day, a month or an interval."""

    nationality: str
    change: str
    period: str
    source: str
    note: str | None = None

    @property
    def meant(self) -> Period:
        """The days the period covers."""
        return period(self.period)


@dataclass(frozen=True, slots=True)
class Gap:
    """What the snapshots are known to miss for a country, between two days."""

    country: str
    first: date
    last: date
    text: str


@dataclass(frozen=True, slots=True)
class VisaData:
    """All of it. `admitted` holds for every country and snapshot the nationalities on
    today's Annex I that the country admits without a visa."""

    annex: Annex
    snapshots: tuple[Snapshot, ...]
    admitted: Mapping[str, Mapping[date, tuple[str, ...]]]
    reported: Mapping[str, tuple[Reported, ...]]
    gaps: tuple[Gap, ...]


@cache
def visa_data() -> VisaData:
    """The data shipped with griffier. Raises DataError naming file and line."""
    raw = toml(_TOML)
    annex = _annex(raw)
    snapshots = tuple(_snapshot(place, cells, raw["source"]) for place, cells in _snapshots())
    days = [each.date for each in snapshots]
    if days != sorted(set(days)):
        raise DataError("visa_snapshots.csv: the days must be in order, each once.")
    return VisaData(
        annex,
        snapshots,
        _admitted(annex, days),
        _reported(),
        tuple(Gap(g["country"], g["first"], g["last"], g["text"]) for g in raw["gap"]),
    )


def _annex(raw: Mapping[str, Any]) -> Annex:
    required, exempt = frozenset(raw["annex_i"]), frozenset(raw["annex_ii"])
    if both := required & exempt:
        raise DataError(f"{_TOML}: {min(both)} stands in both annexes.")
    for code in required | exempt:
        _check(code, _TOML)
    return Annex(
        raw["regulation"],
        raw["consolidated"],
        raw["url"],
        required,
        exempt,
        tuple(_change(each) for each in raw["change"]),
    )


def _change(each: Mapping[str, Any]) -> AnnexChange:
    return AnnexChange(
        _check(each["code"], _TOML),
        each.get("first"),
        each.get("last"),
        each["act"],
        each["source"],
        each.get("not_compared", False),
    )


def _snapshots() -> list[tuple[str, list[str]]]:
    return list(rows("visa_snapshots.csv", ["date", "source"]))


def _snapshot(place: str, cells: list[str], sources: Mapping[str, Any]) -> Snapshot:
    day, source = cells
    if source not in sources:
        raise DataError(f"{place}: there is no source «{source}» in {_TOML}.")
    return Snapshot(_day(place, day), sources[source]["text"].format(date=day))


def _admitted(annex: Annex, days: list[date]) -> Mapping[str, Mapping[date, tuple[str, ...]]]:
    """Every snapshot of every country, from the stretches in which nothing changed."""
    found: dict[str, dict[date, tuple[str, ...]]] = {}
    columns = ["destination", "first", "last", "nationalities"]
    for place, (country, first, last, codes) in rows("visa_admitted.csv", columns):
        listed = tuple(codes.split())
        for code in (country, *listed):
            _check(code, place)
        if stray := set(listed) - annex.required:
            raise DataError(f"{place}: {min(stray)} does not stand in Annex I.")
        begin, end = _day(place, first), _day(place, last)
        known = found.setdefault(country, {})
        known.update(dict.fromkeys((day for day in days if begin <= day <= end), listed))
    for country, known in found.items():
        if list(known) != days:
            raise DataError(f"visa_admitted.csv: {country} leaves a snapshot out, or has it twice.")
    return MappingProxyType(found)


def _reported() -> Mapping[str, tuple[Reported, ...]]:
    found: dict[str, list[Reported]] = {}
    columns = ["country", "nationality", "change", "period", "source", "note"]
    for place, (country, code, change, when, source, note) in rows("visa_changes.csv", columns):
        if change not in ("began", "ended") or not source:
            raise DataError(f"{place}: a change has begun or ended, by a source.")
        period(when)
        each = Reported(_check(code, place), change, when, source, note or None)
        found.setdefault(_check(country, place), []).append(each)
    return MappingProxyType({country: tuple(each) for country, each in found.items()})


def _check(code: str, place: str) -> str:
    if actor_table().kinds.get(code) != "country":
        raise DataError(f"{place}: {code} is no country.")
    return code


def _day(place: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DataError(f"{place}: «{text}» is no day.") from error
