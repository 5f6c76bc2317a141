"""How a country aligned with the Union's foreign policy: one answer for every door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from griffier.acquire.adopted import DECISION, SOURCE, YEAR
from griffier.errors import UsageError
from griffier.indicators.alignment import NEVER_LISTED, Known, Tally, outside, series
from griffier.indicators.countries import country_id
from griffier.indicators.declarations import (
    Decision,
    Declaration,
    Declared,
    decisions,
    filed,
    without_number,
)
from griffier.indicators.existing import UNKNOWN, Existing, Register, dated, unheard_of
from griffier.indicators.rates import Published, published_rates, rates_of
from griffier.ledger.library import Library
from griffier.lexicon.actors import actor_table
from griffier.lexicon.alignment import load_alignment

Json = dict[str, Any]
_YEARS = (1993, 2100)  # since the Treaty of Maastricht there is a common foreign policy


@dataclass(frozen=True, slots=True)
class Wish:
    """Which country and years (an end left open is that of what there is to show), in years
    or halves of years, with or without the published rates."""

    country: str
    first: int | None = None
    last: int | None = None
    published: bool = False
    halves: bool = False

    def check(self) -> None:
        """Raise UsageError for years that make no sense."""
        for year in (self.first, self.last):
            if year is not None and not _YEARS[0] <= year <= _YEARS[1]:
                raise UsageError(f"{year} is no year from {_YEARS[0]} to {_YEARS[1]}.")
        if self.first and self.last and self.last < self.first:
            raise UsageError(f"The period from {self.first} to {self.last} ends before it begins.")


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything the views show."""

    country: str
    tallies: tuple[Tally, ...]
    published: tuple[Published, ...]
    elsewhere: tuple[Decision, ...]
    unnumbered: tuple[Declared, ...]
    notes: tuple[str, ...]


def known_countries() -> frozenset[str]:
    """The countries there is something to say of."""
    return frozenset(
        load_alignment().partners | NEVER_LISTED | {r.country for r in published_rates()}
    )


def has_rates(country: str) -> bool:
    """Whether anybody published in percent how a country aligned."""
    return any(rate.country == country and rate.percent for rate in published_rates())


def filed_in(library: Library) -> list[Declaration]:
    """Every declaration of a library that lists countries."""
    return list(filed(library.alignments()))


def known_in(library: Library) -> Register:
    """The decisions that exist by what a library was told of them (`griffier sync eurlex`);
    empty where it was told nothing."""
    items = library.items(SOURCE, kind=DECISION)
    years = library.items(SOURCE, kind=YEAR)
    listed = ((each.change.id, each.change.facts) for each in items)
    until = ((each.change.id, each.change.facts["until"]) for each in years)
    return Register(
        tuple(
            Existing(number, date.fromisoformat(facts["date"]), facts["title"])
            for number, facts in listed
        ),
        tuple((int(year), date.fromisoformat(day)) for year, day in until),
    )


def answer(
    declarations: Sequence[Declaration],
    wish: Wish,
    register: Register = UNKNOWN,
) -> Answer:
    """Count the declarations for one country, over the decisions of `register` where that
    has them.

    Raises UsageError for a country or years nothing is known of.
    """
    wish.check()
    country = country_id(wish.country, known_countries(), "alignment")
    regimes = {regime.id: regime for regime in load_alignment().regimes}
    found = dated(decisions(declarations, regimes), register)
    span = _span(found, country, wish)
    since = dict(actor_table().groups["CANDIDATES"].joined)
    tallies = series(country, found, span, halves=wish.halves, candidates=since, register=register)
    return Answer(
        country,
        tallies,
        rates_of(country, *span) if wish.published else (),
        outside(found, span, halves=wish.halves),
        without_number(declarations),
        (*_notes(country, declarations, tallies), *_doubts(found, register)),
    )


def _span(found: Sequence[Decision], country: str, wish: Wish) -> tuple[int, int]:
    """The years asked for; an end left open is that of what there is to show."""
    years = [int(name) for each in found if (name := each.period())]
    if wish.published:
        rates = rates_of(country, *_YEARS)
        years += [int(r.period[:4]) for r in rates if r.period[:4].isdecimal()]
    first = wish.first or min(years, default=wish.last or 0)
    last = wish.last or max(years, default=first)
    if not first:
        raise UsageError("No dated declaration on alignment was found; give --from and --to.")
    return first, max(first, last)


def _notes(
    country: str, declarations: Sequence[Declaration], tallies: Sequence[Tally]
) -> tuple[str, ...]:
    notes = []
    if country in NEVER_LISTED:
        notes.append(
            "Kosovo is never listed, since not all member states recognise it; it may apply "
            "the measures all the same. No rate can be given."
        )
    elif tallies and sum(t.decisions for t in tallies) and not sum(t.aligned for t in tallies):
        notes.append("It was not listed in any of these; that does not say that it refused.")
    silent = sum(not each.lists for each in declarations)
    if silent:
        notes.append(f"{silent} of {len(declarations)} documents list no countries that align.")
    return tuple(notes)


def _doubts(found: Sequence[Decision], register: Register) -> tuple[str, ...]:
    unknown = unheard_of(found, register)
    if not unknown:
        return ()
    numbers = ", ".join(unknown)
    return (f"The list of decisions that exist has no {numbers}: misprinted, or misread.",)


# --- for machines --------------------------------------------------------------------


def as_dict(answer: Answer) -> Json:
    """The answer as plain dictionaries and lists; rates are in percent."""
    return {
        "country": answer.country,
        "unit": "percent",
        "periods": [_period(tally) for tally in answer.tallies],
        "published": [_rate(rate) for rate in answer.published],
        "elsewhere": [each.id for each in answer.elsewhere],
        "without_number": [_declared(each) for each in answer.unnumbered],
        "notes": list(answer.notes),
    }


def _period(tally: Tally) -> Json:
    return {
        "period": tally.period,
        "decisions": tally.decisions,
        "aligned": tally.aligned,
        "not_listed": tally.not_listed,
        "rate": tally.rate,
        "why": tally.why,
        "known": _known(tally.known),
        "target": tally.target,
        "standing": tally.standing,
        "by_regime": [_share("regime", each) for each in tally.by_regime],
        "by_subject": [_share("subject", each) for each in tally.by_subject],
        "listed": [
            {
                "id": counted.decision.id,
                "date": counted.decision.date.isoformat() if counted.decision.date else None,
                "outcome": counted.outcome.value,
                "regime": counted.decision.regime,
                "subject": counted.decision.subject,
                "target": counted.decision.target,
                "declarations": [_declared(each) for each in counted.decision.declared],
            }
            for counted in tally.counted
        ],
    }


def _known(known: Known | None) -> Json | None:
    if known is None:
        return None
    return {
        "until": known.until.isoformat(),
        "exist": known.exist,
        "undeclared": list(known.undeclared),
        "at_most": known.at_most,
    }


def _share(key: str, share: Any) -> Json:
    return {
        key: share.label or None,
        "decisions": share.decisions,
        "aligned": share.aligned,
        "not_listed": share.not_listed,
    }


def _declared(each: Declared) -> Json:
    return {
        "document": each.document,
        "name": each.name,
        "date": each.date.isoformat() if each.date else None,
        "aligned": list(each.aligned),
        "quote": each.quote,
    }


def _rate(rate: Published) -> Json:
    return {
        "period": rate.period,
        "percent": rate.percent,
        "aligned": rate.aligned,
        "total": rate.total,
        "by": rate.by,
        "source": rate.source,
        "note": rate.note,
    }


# --- all countries beside one another --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """A country with its published rate in each year, None where nobody published one."""

    country: str
    rates: tuple[Published | None, ...]


def overview() -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The years from the first whole-year rate to the last, and the rates by country.

    Where several published a rate for one year, one with a denominator stands, and of those
    the one over most decisions; the country's own page has them all.
    """
    whole = [rate for rate in published_rates() if rate.period.isdecimal() and rate.percent]
    held: dict[tuple[str, str], Published] = {}
    for rate in whole:
        key = (rate.country, rate.period)
        if key not in held or (rate.total or 0) > (held[key].total or 0):
            held[key] = rate
    known = sorted(int(year) for _, year in held)
    years = tuple(map(str, range(known[0], known[-1] + 1)))
    countries = sorted({country for country, _ in held} | NEVER_LISTED)
    return years, tuple(
        Row(country, tuple(held.get((country, year)) for year in years)) for country in countries
    )
