"""How often a country was listed as aligning with the Union's foreign-policy decisions.

A country that is missing from a list was «not listed», which is not to say that it
refused. A rate is given only where enough declarations were collected to be one
(`ENOUGH`); docs/indicators.md says why. Where it is known which decisions exist (`existing`),
that is enough of those, and the rate is over them all.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from griffier.indicators.declarations import Decision
from griffier.indicators.existing import UNKNOWN, Register, undeclared
from griffier.indicators.periods import period, years
from griffier.indicators.rates import denominator

ENOUGH = 0.8
"""The share of the decisions of a period (`rates.denominator`) that must have been
collected before their share of alignments is called a rate. Below it a collection is
whatever somebody happened to keep."""

NEVER_LISTED = frozenset({"XK"})
"""Kosovo: not all member states recognise it, so no declaration lists it."""


class Outcome(StrEnum):
    """How a decision stands to a country."""

    ALIGNED = "aligned"
    NOT_LISTED = "not_listed"
    TARGET = "target"  # the measures are about the country itself; not counted


@dataclass(frozen=True, slots=True)
class Counted:
    """A decision in its period, and how it stands to the country."""

    decision: Decision
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Share:
    """Decisions on one subject or under one regime; too few, as a rule, for a rate."""

    label: str
    decisions: int
    aligned: int
    not_listed: int


@dataclass(frozen=True, slots=True)
class Known:
    """The decisions of a period that exist, up to the day `until`: `exist` of them, of which
    no declaration was collected on `undeclared`. `at_most` is what the rate would be had the
    country aligned with all of those, in percent; None without a rate."""

    until: date
    exist: int
    undeclared: tuple[str, ...]
    at_most: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One period: `decisions` = `aligned` + `not_listed`; `target` stands beside them.

    `rate` is in percent, or None, and then `why` says why not in a sentence. It is over the
    decisions that exist where they are `known`, else over those collected. `standing` says
    how the country stood to accession in the period, as far as that is known.
    """

    period: str
    counted: tuple[Counted, ...]
    decisions: int
    aligned: int
    not_listed: int
    target: int
    rate: float | None
    why: str | None
    standing: str | None
    by_regime: tuple[Share, ...]
    by_subject: tuple[Share, ...]
    known: Known | None = None


def series(
    country: str,
    decisions: Collection[Decision],
    span: tuple[int, int],
    *,
    halves: bool = False,
    candidates: dict[str, date] | None = None,
    register: Register = UNKNOWN,
) -> tuple[Tally, ...]:
    """One tally for every period from the first to the last year of `span`.

    `candidates` gives the day each country became a candidate, `register` the decisions
    that exist, as far as they are known. A country that is never
    listed in any of these decisions has tallies all the same: it was not listed.
    """
    names = years(*span, halves=halves)
    held: dict[str, list[Counted]] = {name: [] for name in names}
    for decision in decisions:
        if (name := decision.period(halves=halves)) in held and name:
            held[name].append(Counted(decision, outcome(decision, country)))
    since = (candidates or {}).get(country)
    return tuple(_tally(country, name, held[name], since, register) for name in names)


def outcome(decision: Decision, country: str) -> Outcome:
    """How a decision stands to a country: listed, target of the measures, or not listed."""
    if country in decision.aligned:
        return Outcome.ALIGNED
    return Outcome.TARGET if decision.target == country else Outcome.NOT_LISTED


def outside(
    decisions: Iterable[Decision], span: tuple[int, int], *, halves: bool = False
) -> tuple[Decision, ...]:
    """The decisions that count in no period of the span, or whose period is unsure."""
    names = set(years(*span, halves=halves))
    return tuple(each for each in decisions if each.period(halves=halves) not in names)


def needed(name: str) -> int:
    """How many collected decisions make a rate in a period (rounded up)."""
    return -int(-ENOUGH * (denominator(name) or 0) // 1)


def _tally(
    country: str, name: str, counted: list[Counted], since: date | None, register: Register
) -> Tally:
    tallied = {each: sum(c.outcome is each for c in counted) for each in Outcome}
    aligned, missing = tallied[Outcome.ALIGNED], tallied[Outcome.NOT_LISTED]
    total = aligned + missing
    known = _known(country, name, counted, total, register)
    why = _why_no_rate(country, name, total, known)
    of = known.exist if known else total
    if known and not why:
        known = replace(known, at_most=round(100 * (aligned + len(known.undeclared)) / of, 1))
    return Tally(
        period=name,
        counted=tuple(counted),
        decisions=total,
        aligned=aligned,
        not_listed=missing,
        target=tallied[Outcome.TARGET],
        rate=None if why else round(100 * aligned / of, 1),
        why=why,
        standing=_standing(name, since),
        by_regime=_shares((c.decision.regime, c.outcome) for c in counted),
        by_subject=_shares((c.decision.subject, c.outcome) for c in counted),
        known=known,
    )


def _known(
    country: str, name: str, counted: list[Counted], total: int, register: Register
) -> Known | None:
    until = register.covers(name)
    if until is None:
        return None
    missing = undeclared(name, country, {each.decision.id for each in counted}, register)
    return Known(until, total + len(missing), tuple(missing), None)


def _why_no_rate(country: str, name: str, total: int, known: Known | None) -> str | None:
    if country in NEVER_LISTED:
        return "Kosovo is never listed, since not all member states recognise it: no rate."
    least = -int(-ENOUGH * known.exist // 1) if known else needed(name)
    if total and total >= least:
        return None
    if not total:
        return f"No declaration on a decision of {name} was collected."
    among = (
        f"{known.exist} exist up to {known.until.isoformat()}"
        if known
        else f"{denominator(name)} by the nearest published count"
    )
    return f"Too few for a rate: {total} of at least {least} decisions collected ({among})."


def _standing(name: str, since: date | None) -> str | None:
    meant = period(name)
    if since is None or meant.first is None or meant.last is None:
        return None
    if since > meant.last:
        return f"no candidate yet (since {since.isoformat()})"
    return "candidate" if since <= meant.first else f"candidate since {since.isoformat()}"


def _shares(labelled: Iterable[tuple[str | None, Outcome]]) -> tuple[Share, ...]:
    """Decisions by label, the most frequent first; those that target the country left out."""
    found: dict[str, list[bool]] = {}
    for label, result in labelled:
        if result is not Outcome.TARGET:
            found.setdefault(label or "", []).append(result is Outcome.ALIGNED)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(
        Share(label, len(marks), sum(marks), len(marks) - sum(marks)) for label, marks in ordered
    )
