"""What the commands on indicators take from a library and keep in one."""

from collections.abc import Sequence

from griffier.ledger.entries import Figure, Series
from griffier.ledger.library import Library


def series_in(folder: str) -> tuple[Series, ...]:
    """The series a library keeps."""
    with Library.open(folder) as library:
        return library.series()


def figures_in(folder: str) -> list[Figure]:
    """All figures a library keeps, by series."""
    with Library.open(folder) as library:
        return [each for of in library.series() for each in library.figures(of.id)]


def keep_figures(folder: str, series: Sequence[Series], figures: Sequence[Figure]) -> int:
    """Keep figures; returns how many were new or other than those kept before."""
    with Library.open(folder) as library:
        return sum(
            library.add_figures(of, [each for each in figures if each.series == of.id])
            for of in series
        )
