"""Tables as text: JSON Lines, and CSV with metadata for CSV on the Web."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from griffier.export.tables import Column, Table, Value

SEPARATOR = "|"
# Legal within JSON strings, but some readers of lines end a line there.
_LINE_ENDS = tuple((each, f"\\u{ord(each):04x}") for each in "\x85\u2028\u2029")
_DATATYPES = {"strings": "string", "datetime": "dateTimeStamp"}


def json_lines(table: Table, values: Iterable[Any]) -> Iterator[str]:
    """One object per line, keys in the order of the columns; letters stay letters."""
    names = [column.name for column in table.columns]
    for row in table.rows(values):
        found = dict(zip(names, map(_json, row), strict=True))
        line = json.dumps(found, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        for end, escaped in _LINE_ENDS:
            line = line.replace(end, escaped)
        yield line + "\n"


def csv_lines(table: Table, values: Iterable[Any]) -> Iterator[str]:
    """A head and one record per value (RFC 4180); lists are joined by `SEPARATOR`."""
    yield _record([column.name for column in table.columns])
    for row in table.rows(values):
        yield _record([_cell(value) for value in row])


def csvw(table: Table, url: str) -> str:
    """What CSV on the Web says of the file at `url`: names, types, separators, the key."""
    schema: dict[str, Any] = {"columns": [_described(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = table.key
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": url,
        "dialect": {
            "header": True,
            "encoding": "utf-8",
            "delimiter": ",",
            "lineTerminators": ["\r\n"],
        },
        "tableSchema": schema,
    }
    return json.dumps(described, indent=1) + "\n"


def _described(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "datatype": _DATATYPES.get(column.kind, column.kind),
    }
    if column.kind == "strings":
        found["separator"] = SEPARATOR
    return found


def _json(value: Value) -> Any:
    if isinstance(value, date):  # a datetime is one too
        return _iso(value)
    return list(value) if isinstance(value, tuple) else value


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        # Nothing in CSV on the Web escapes a separator within a list.
        return SEPARATOR.join(each.replace(SEPARATOR, "¦") for each in value)
    return _iso(value) if isinstance(value, date) else str(value)


def _iso(value: date) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat()


def _record(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
