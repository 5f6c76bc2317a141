"""Monthly detections at the borders, from the table that Frontex publishes.

One sheet («Detections_of_IBC»), or the same as CSV: above the table there may be empty
rows; its head reads Route, Border type or inland, Nationality, then a column for each
month (JAN2009, FEB2009 …). The file goes back to 2009 every month, under a new name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from griffier.errors import DataError
from griffier.indicators.builtin import DETECTIONS
from griffier.indicators.tables import toml
from griffier.ledger.entries import Figure

Row = Sequence[object]
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_LABEL = re.compile(r"([A-Z]{3})[ -]?(\d{4})")
_ROUTE, _NATIONALITY = "route", "nationality"


@dataclass(frozen=True, slots=True)
class _Head:
    nationality: int
    months: tuple[tuple[int, str], ...]  # column and period


def is_table(rows: Iterable[Row]) -> bool:
    """Whether the first rows hold the head of such a table."""
    return any(_is_head(row) for _, row in zip(range(20), rows, strict=False))


def detections(rows: Iterable[Row], name: str, source: str) -> tuple[Figure, ...]:
    """Detections by route and month, summed over nationalities and types of border.

    The subject is the route as an id («western-balkans»); a month in which a route has no
    number at all gives no figure. `name` is the file, for messages; `source` is said of
    every figure. Raises DataError naming file and row.
    """
    numbered = enumerate(rows, start=1)
    head = next((_head(row, name) for _, row in numbered if _is_head(row)), None)
    if head is None:
        raise DataError(f"{name}: there is no row that begins with Route and names Nationality.")
    sums: dict[tuple[str, str], int] = {}
    for number, row in numbered:
        for key, count in _counts(row, head, f"{name}, row {number}"):
            sums[key] = sums.get(key, 0) + count
    ordered = sorted(sums.items())
    return tuple(
        Figure(DETECTIONS.id, route, month, float(count), source)
        for (route, month), count in ordered
    )


def route_id(label: str) -> str:
    """A route as an id: one of data/routes.toml, else made of its words."""
    words = re.findall(r"[a-z]+", label.casefold())
    plain = " ".join(word for word in words if word != "route")
    known: dict[str, list[str]] = toml("routes.toml")["route"]
    for identity, names in known.items():
        if plain in names:
            return identity
    return "-".join(plain.split())


def _is_head(row: Row) -> bool:
    words = [str(cell or "").strip().casefold() for cell in row]
    return bool(words) and words[0] == _ROUTE and any(w.startswith(_NATIONALITY) for w in words)


def _head(row: Row, name: str) -> _Head:
    found = ((at, _month(cell)) for at, cell in enumerate(row))
    months = tuple((at, month) for at, month in found if month)
    if not months:
        raise DataError(f"{name}: no column is a month such as JAN2009.")
    words = [str(cell or "").strip().casefold() for cell in row]
    nationality = next(at for at, word in enumerate(words) if word.startswith(_NATIONALITY))
    return _Head(nationality, months)


def _month(cell: object) -> str | None:
    """A month as a period, from «JAN2009» or a day of it; None for another head."""
    if isinstance(cell, date):
        return f"{cell:%Y-%m}"
    label = _LABEL.fullmatch(str(cell or "").strip().upper())
    if label is None or label[1] not in _MONTHS:
        return None
    return f"{label[2]}-{_MONTHS.index(label[1]) + 1:02}"


def _counts(row: Row, head: _Head, place: str) -> Iterator[tuple[tuple[str, str], int]]:
    if len(row) <= head.nationality or not row[0] or not row[head.nationality]:
        return  # empty, a total, or a remark below the table
    label = str(row[0]).strip()
    if label.casefold().startswith(("total", "grand total")):
        return
    route = route_id(label)
    for at, month in head.months:
        cell = row[at] if at < len(row) else None
        if cell is None or cell == "":
            continue
        yield (route, month), _count(cell, place)


def _count(cell: object, place: str) -> int:
    try:
        value = float(str(cell).replace(",", ""))
    except ValueError:
        value = -1.0
    if value < 0 or not value.is_integer():
        raise DataError(f"{place}: «{cell}» is no number of detections.")
    return int(value)
