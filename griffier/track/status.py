"""How it stands with an ask, a promise or an intention on a day: pure, by rules.toml.

`status` looks at nothing but its arguments and the data files. What it says later can
change only because evidence came, a day passed or the rules did; `history` says when.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from griffier.ledger.entries import Entry, Evidence, State, Status
from griffier.lexicon.dates import load_recesses
from griffier.track.followed import Concern, followed, since, to_house, who_must_act
from griffier.track.rules import load_rules
from griffier.track.terms import term_of

NEAR: Final = 28  # days; rule D2
SILENCE: Final = datetime.timedelta(days=730)  # rule U4
_DAY: Final = datetime.timedelta(days=1)
_BOUND: Final = frozenset({"conditional", "expected"})


@dataclass(frozen=True)
class Standing:
    """An entry on a day, with the evidence known by then: what the rules look at."""

    entry: Entry
    on: datetime.date
    evidence: tuple[Evidence, ...]

    @cached_property
    def concern(self) -> Concern | None:
        """As what it is followed."""
        return followed(self.entry)

    @cached_property
    def judgement(self) -> Evidence | None:
        """The latest judgement by a person."""
        found = [e for e in self.evidence if e.kind == "judgement"]
        return found[-1] if found else None

    def bearing(self, state: State, kind: str | None = None) -> tuple[Evidence, ...]:
        """The evidence that bears `state`, of one kind or of any; without judgements."""
        return tuple(
            e
            for e in self.evidence
            if e.bears is state and e.kind != "judgement" and kind in (None, e.kind)
        )

    @property
    def over(self) -> bool:
        """Whether its last day is over."""
        return self.entry.deadline is not None and self.entry.deadline.last < self.on


Found = tuple[Evidence, ...] | None
"""What a rule rests on, which may be nothing but the calendar; None where it does not apply."""


def status(entry: Entry, evidence: Iterable[Evidence], on: datetime.date) -> Status | None:
    """How it stands with `entry` on the day `on`; None where there is nothing to follow.

    Only evidence of that day or before counts. Evidence without a date never does, nor
    what bears `State.UNKNOWN`: that is offered to a reader and decides nothing.
    """
    known = sorted((e for e in evidence if e.date and e.date <= on), key=_order)
    standing = Standing(entry, on, tuple(known))
    if standing.concern is None:
        return None
    for rule in load_rules().values():
        if standing.concern in rule.about:
            found = _RULES[rule.id](standing)
            if found is not None:
                return Status(entry.id, rule.state, on, rule.id, rule.says, found)
    raise AssertionError("rules.toml ends with a rule that always applies")


def history(entry: Entry, evidence: Iterable[Evidence], until: datetime.date) -> tuple[Status, ...]:
    """Each status `entry` has had up to `until`, the first one on the day it was made.

    A status is listed on the day it began: a change of state, or of the rule behind it.
    """
    evidence = tuple(evidence)
    kept: list[Status] = []
    for day in _days(entry, evidence, until):
        now = status(entry, evidence, day)
        if now and (not kept or (now.state, now.rule) != (kept[-1].state, kept[-1].rule)):
            kept.append(now)
    return tuple(kept)


def last_day(entry: Entry) -> datetime.date | None:
    """By when the House can expect it at the latest: the day before a recess that holds the
    deadline's last day, or else that day itself."""
    if entry.deadline is None:
        return None
    day = entry.deadline.last
    starts = [r.first for r in load_recesses() if r.first <= day < r.last]
    return min(starts) if starts and to_house(entry) else day


# --- the rules ------------------------------------------------------------------------


def _judged(state: State) -> Callable[[Standing], Found]:
    def rule(standing: Standing) -> Found:
        judged = standing.judgement
        return (judged,) if judged is not None and judged.bears is state else None

    return rule


def _not_kept(over: bool) -> Callable[[Standing], Found]:
    judged = _judged(State.OPEN)
    return lambda standing: judged(standing) if standing.over is over else None


def _told(state: State, kind: str) -> Callable[[Standing], Found]:
    return lambda standing: standing.bearing(state, kind) or None


def _contradicted(standing: Standing) -> Found:
    """The last word counts: who agrees after opposing no longer contradicts."""
    answers = [
        e
        for e in standing.evidence
        if e.kind == "statement" and e.bears in (State.CONTRADICTED, State.PROGRESS)
    ]
    return (answers[-1],) if answers and answers[-1].bears is State.CONTRADICTED else None


def _lapsed(standing: Standing) -> Found:
    day = since(standing.entry)
    if day is None or who_must_act(standing.entry) != {"EU_PRESIDENCY"}:
        return None
    term = term_of("EU_PRESIDENCY", day)
    return () if term and term.last and term.last < standing.on else None


def _conditional(standing: Standing) -> Found:
    return () if standing.entry.modality == "conditional" else None


def _overdue(standing: Standing) -> Found:
    return () if standing.over else None


def _due(standing: Standing) -> Found:
    day = last_day(standing.entry)
    return () if day is not None and (day - standing.on).days <= NEAR else None


def _moved(standing: Standing) -> Found:
    """The latest figure of a series on a subject («RS: …») counts, not the best one."""
    figured = [e for e in standing.evidence if e.kind == "figure"]
    latest = {(e.source, e.quote.partition(":")[0]): e for e in figured}
    return tuple(e for e in latest.values() if e.bears is State.PROGRESS) or None


def _silent(standing: Standing) -> Found:
    return standing.bearing(State.OPEN, "report") or None


def _cabinet_gone(standing: Standing) -> Found:
    day = since(standing.entry)
    if day is None or to_house(standing.entry) or who_must_act(standing.entry) != {"NL"}:
        return None
    term = term_of("NL", day)
    return () if term and term.last and term.last < standing.on else None


def _forgotten(standing: Standing) -> Found:
    entry, day = standing.entry, since(standing.entry)
    if day is None or entry.deadline or to_house(entry) or standing.bearing(State.REPEATED):
        return None
    dates = [day, *(e.date for e in standing.evidence if e.date)]
    return () if max(dates) + SILENCE < standing.on else None


_RULES: Final[Mapping[str, Callable[[Standing], Found]]] = MappingProxyType(
    {
        "J1": _judged(State.KEPT),
        "J2": _not_kept(over=True),
        "J3": _not_kept(over=False),
        "K1": _told(State.KEPT, "fulfilment"),
        "K2": _told(State.KEPT, "statement"),
        "K3": _told(State.KEPT, "statement"),
        "K4": _told(State.KEPT, "register"),
        "C1": _contradicted,
        "L1": _lapsed,
        "U1": _conditional,
        "D1": _overdue,
        "D2": _due,
        "P1": _told(State.PROGRESS, "statement"),
        "P2": _moved,
        "P3": _told(State.PROGRESS, "register"),
        "R1": _told(State.REPEATED, "statement"),
        "U2": _silent,
        "U3": _cabinet_gone,
        "U4": _forgotten,
        "O1": lambda _: (),
    }
)


# --- days -----------------------------------------------------------------------------


def _order(evidence: Evidence) -> tuple[datetime.date, str, str]:
    return evidence.date or datetime.date.min, evidence.kind, evidence.source


def _days(
    entry: Entry, evidence: tuple[Evidence, ...], until: datetime.date
) -> list[datetime.date]:
    """Every day on which a status can begin."""
    first = since(entry)
    if first is None:
        return [until]
    days = {first, *(e.date for e in evidence if e.date)}
    if (last := last_day(entry)) is not None and entry.deadline is not None:
        days |= {last - NEAR * _DAY, entry.deadline.last + _DAY}
    for who in who_must_act(entry) & {"NL", "EU_PRESIDENCY"}:
        term = term_of(who, first)
        days |= {term.last + _DAY} if term and term.last else set()
    days |= {day + SILENCE + _DAY for day in tuple(days)}
    return sorted(day for day in days if first <= day <= until)
