"""What the commands on indicators take from a library and keep in one."""

from collections.abc import Sequence

from griffier.cli.library import opened
from griffier.ledger.entries import Figure, Series


def series_in(folder: str, database: str | None) -> tuple[Series, ...]:
    """The series a library keeps."""
    with opened(folder, database) as library:
        return library.series()


def figures_in(folder: str, database: str | None) -> list[Figure]:
    """All figures a library keeps, by series."""
    with opened(folder, database) as library:
        return [each for of in library.series() for each in library.figures(of.id)]


def keep_figures(
    folder: str, database: str | None, series: Sequence[Series], figures: Sequence[Figure]
) -> int:
    """Keep figures; returns how many were new or other than those kept before."""
    with opened(folder, database) as library:
        return sum(
            library.add_figures(of, [each for each in figures if each.series == of.id])
            for of in series
        )
