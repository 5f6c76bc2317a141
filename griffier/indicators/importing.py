"""Figures somebody brings along: a CSV with a source for each, and what its series is.

The series stands in a TOML file beside the figures, or is one that is known already:

    id = "asylum-applications"
    name = "First asylum applications"
    unit = "applications"
    method = "As published by Eurostat, table migr_asyappctzm"
    better = ""            # "more", "fewer", or nothing
    concepts = ["asylum"]
"""

import csv
import math
import tomllib
from collections.abc import Mapping

from griffier.errors import DataError
from griffier.indicators.periods import period
from griffier.ledger.entries import Figure, Series

COLUMNS = ("series", "subject", "period", "value", "total", "source", "note", "items")
_NEEDED = ("series", "subject", "period", "value", "source")
_TEXTS = ("id", "name", "unit", "method")


def read_figures(text: str, name: str, known: Mapping[str, Series]) -> tuple[Figure, ...]:
    """The figures of a CSV, whose first line names its columns (`COLUMNS`).

    `items` are parted by spaces. Raises DataError with `name` and line for a figure without
    a source, of a series nobody described, or with a value that is no number; nothing is
    then taken.
    """
    lines = csv.DictReader(text.splitlines())
    head = tuple(lines.fieldnames or ())
    if missing := [column for column in _NEEDED if column not in head]:
        raise DataError(f"{name}, line 1: there is no column «{missing[0]}».")
    if strange := [column for column in head if column not in COLUMNS]:
        raise DataError(
            f"{name}, line 1: column «{strange[0]}» is unknown; known are {', '.join(COLUMNS)}."
        )
    return tuple(_figure(row, f"{name}, line {lines.line_num}", known) for row in lines)


def read_series(text: str, name: str) -> Series:
    """What a TOML file says of a series. Raises DataError naming file and key."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: {error}.") from error
    for key in _TEXTS:
        if not (isinstance(raw.get(key), str) and raw[key].strip()):
            raise DataError(f"{name}: a series needs «{key}», in words.")
    better, concepts = raw.get("better", ""), raw.get("concepts", [])
    if better not in ("", "more", "fewer"):
        raise DataError(f"{name}: «better» is more, fewer or nothing, not «{better}».")
    if not (isinstance(concepts, list) and all(isinstance(each, str) for each in concepts)):
        raise DataError(f"{name}: «concepts» is a list of concepts of the thesaurus.")
    return Series(raw["id"], raw["name"], raw["unit"], raw["method"], better, tuple(concepts))


def _figure(row: Mapping[str | None, str], place: str, known: Mapping[str, Series]) -> Figure:
    cells = {key: (value or "").strip() for key, value in row.items() if key is not None}
    if None in row:
        raise DataError(f"{place}: there are more fields than columns.")
    for column in ("series", "subject", "source"):
        if not cells[column]:
            raise DataError(f"{place}: a figure without a {column} cannot be kept.")
    if cells["series"] not in known:
        raise DataError(
            f"{place}: nobody described series «{cells['series']}»; put it in a TOML file "
            f"(--series), or use one of {', '.join(sorted(known))}."
        )
    try:
        period(cells["period"])
    except DataError as error:
        raise DataError(f"{place}: {error}") from error
    return Figure(
        cells["series"],
        cells["subject"],
        cells["period"],
        _number(cells["value"], place),
        cells["source"],
        _number(cells.get("total", ""), place),
        cells.get("note") or None,
        tuple(cells.get("items", "").split()),
    )


def _number(text: str, place: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise DataError(f"{place}: «{text}» is no number.")
    return value
