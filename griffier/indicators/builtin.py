"""The series griffier knows from the start, and their figures from what it ships or reads."""

import re
from collections.abc import Collection, Iterable, Iterator

from griffier.indicators.alignment import Tally, series
from griffier.indicators.declarations import Decision
from griffier.indicators.existing import UNKNOWN, Register
from griffier.indicators.rates import Published, published_rates
from griffier.indicators.visa import changes_between, dated, regime_on
from griffier.indicators.visa_data import VisaData
from griffier.ledger.entries import Figure, Series

ALIGNMENT = Series(
    id="cfsp-alignment",
    name="Alignment with the Union's foreign policy, from the declarations collected",
    unit="percent of decisions",
    method=(
        "Decisions of the Council with which the country was listed as aligning, of those that "
        "exist where these are known, else of those on which declarations were collected; none "
        "where too few were (docs/indicators.md)."
    ),
    better="more",
    concepts=("cfsp-alignment",),
)
VISA = Series(
    id="visa-divergences",
    name="Nationalities admitted visa-free although the Union requires a visa",
    unit="nationalities",
    method=(
        "Nationalities in Annex I of Regulation (EU) 2018/1806 on the day that the country "
        "admits without a visa, by dated snapshots; visa on arrival and e-visa not counted."
    ),
    better="fewer",
    concepts=("visa-policy",),
)
DETECTIONS = Series(
    id="border-detections",
    name="Illegal border crossings detected, by route and month",
    unit="detections",
    method=(
        "Detections, not persons: the same person may cross several times. Summed over "
        "nationalities and types of border, from the monthly tables that Frontex publishes."
    ),
    better="fewer",
    concepts=("irregular-migration", "migration-routes"),
)


def built_in() -> dict[str, Series]:
    """Every series known from the start, by id."""
    return {each.id: each for each in (ALIGNMENT, *published_series(), VISA, DETECTIONS)}


def published_series() -> tuple[Series, ...]:
    """One series for everybody who published rates of alignment: they count differently, so
    that nobody is to compare a rate of one with a rate of another."""
    return tuple(map(_published_by, dict.fromkeys(each.by for each in published_rates())))


def visa_figures(data: VisaData) -> tuple[Figure, ...]:
    """One figure for every country and snapshot, and one for every day between two snapshots
    on which, by the reports, all that differs between them changed."""
    return tuple(
        figure
        for country in sorted(data.admitted)
        for figure in (
            *(_visa_figure(data, country, at) for at in range(len(data.snapshots))),
            *_dated_figures(data, country),
        )
    )


def published_figures(rates: Collection[Published] | None = None) -> tuple[Figure, ...]:
    """The published rates as figures; all of them unless some are given."""
    return tuple(map(_published_figure, published_rates() if rates is None else rates))


def alignment_figures(country: str, tallies: Iterable[Tally]) -> tuple[Figure, ...]:
    """Tallies as figures; a period without decisions gives none."""
    return tuple(_alignment_figure(country, each) for each in tallies if each.decisions)


def counted_figures(
    found: Collection[Decision],
    countries: Iterable[str],
    register: Register = UNKNOWN,
) -> tuple[Figure, ...]:
    """What filed declarations say of each country, by year and by half-year, over the
    decisions of `register` where that has them."""
    years = [int(name) for each in found if (name := each.period())]
    if not years:
        return ()
    span = (min(years), max(years))
    return tuple(
        figure
        for country in countries
        for halves in (False, True)
        for figure in alignment_figures(
            country, series(country, found, span, halves=halves, register=register)
        )
    )


def _published_by(publisher: str) -> Series:
    slug = "-".join(re.findall(r"[a-z0-9]+", publisher.casefold()))
    return Series(
        id=f"{ALIGNMENT.id}-{slug}",
        name=f"Alignment with the Union's foreign policy, as published by: {publisher}",
        unit="percent",
        method="As published, with the denominator where there is one; see docs/indicators.md.",
        better="more",
        concepts=ALIGNMENT.concepts,
    )


def _visa_figure(data: VisaData, country: str, at: int) -> Figure:
    snapshot = data.snapshots[at]
    found = regime_on(data, country, snapshot.date)
    return Figure(
        VISA.id,
        country,
        snapshot.date.isoformat(),
        len(found.nationalities),
        snapshot.source,
        note=" ".join(found.notes) or None,
        items=found.nationalities,
    )


def _dated_figures(data: VisaData, country: str) -> Iterator[Figure]:
    """Without these a change of November would seem to follow on a request of December."""
    whole = (data.snapshots[0].date, data.snapshots[-1].date)
    for change in changes_between(data, country, *whole).changes:
        if day := dated(change):
            after = regime_on(data, country, change.after.date).nationalities
            sources = [e.source for e in change.reported if e.meant.first == e.meant.last == day]
            yield Figure(
                VISA.id,
                country,
                day.isoformat(),
                len(after),
                "; ".join(dict.fromkeys(sources)),
                note=f"the snapshot of {change.after.date}, its change dated by reports",
                items=after,
            )


def _published_figure(rate: Published) -> Figure:
    counted = f"{rate.aligned} of {rate.total}" if rate.aligned is not None else None
    note = "; ".join(filter(None, (f"by {rate.by}", counted, rate.note)))
    return Figure(
        _published_by(rate.by).id,
        rate.country,
        rate.period,
        rate.percent,
        rate.source,
        rate.total,
        note,
    )


def _alignment_figure(country: str, tally: Tally) -> Figure:
    listed = [each for each in tally.counted if each.outcome == "aligned"]
    documents = sorted({d.document for c in tally.counted for d in c.decision.declared})
    return Figure(
        ALIGNMENT.id,
        country,
        tally.period,
        tally.rate,
        "declarations " + " ".join(document[:12] for document in documents),
        tally.known.exist if tally.known else tally.decisions,
        tally.why,
        tuple(each.decision.id for each in listed),
    )
