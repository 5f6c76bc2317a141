"""Series and figures at hand: those that come with griffier, and those a library keeps or its
declarations give."""

from collections.abc import Iterable
from functools import cache

from griffier.indicators.builtin import (
    ALIGNMENT,
    built_in,
    counted_figures,
    published_figures,
    visa_figures,
)
from griffier.indicators.declarations import decisions, filed
from griffier.indicators.existing import dated
from griffier.indicators.visa_data import visa_data
from griffier.ledger.entries import Figure, Series
from griffier.ledger.library import Library
from griffier.lexicon.alignment import load_alignment
from griffier.service.alignment import known_in
from griffier.service.lasting import lasting


def known_series(library: Library) -> tuple[Series, ...]:
    """Every series by id; what a library keeps under an id stands over what comes along."""
    return tuple((built_in() | {each.id: each for each in library.series()}).values())


def known_figures(library: Library, series: Iterable[Series]) -> tuple[Figure, ...]:
    """The figures of some series; one that a library keeps for a subject and period stands
    over one that comes along."""
    wanted = [each.id for each in series]
    if not wanted:
        return ()
    counted = _counted_in(library) if ALIGNMENT.id in wanted else ()
    kept = (each for identity in wanted for each in library.figures(identity))
    figures = (*_shipped(), *counted, *kept)
    found = {(f.series, f.subject, f.period): f for f in figures if f.series in wanted}
    return tuple(found.values())


@cache
def _shipped() -> tuple[Figure, ...]:
    return (*published_figures(), *visa_figures(visa_data()))


def _counted_in(library: Library) -> tuple[Figure, ...]:
    return lasting(library, "counted figures", lambda: _counted(library))


def _counted(library: Library) -> tuple[Figure, ...]:
    """Rates of alignment from the declarations of a library; too few of them make none."""
    words = load_alignment()
    regimes = {regime.id: regime for regime in words.regimes}
    register = known_in(library)
    found = dated(decisions(filed(library.alignments()), regimes), register)
    return counted_figures(found, sorted(words.partners), register)
