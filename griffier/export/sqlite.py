"""All tables in one SQLite file, with a table for each list, to be queried on its own.

Unlike the database of a library it holds no originals and no readings, it does not
change from version to version, and any reader of SQLite opens it.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from griffier.export.tables import Column, Row, Table, Value

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_LISTED = ("actors", "recipients", "dossiers")  # lists that get a table of their own
_INDEXED = ("document", "act", "concept", "meeting", "date", "published", "kind")


def write_sqlite(tables: Mapping[Table, Iterable[Any]], target: Path) -> int:
    """Write a file (which must not be there) and return its number of rows."""
    connection = sqlite3.connect(target, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN")
        count = sum(_fill(connection, table, values) for table, values in tables.items())
        connection.execute("COMMIT")
        return count
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, table: Table, values: Iterable[Any]) -> int:
    columns = ", ".join(
        f'"{c.name}" {_TYPES.get(c.kind, "TEXT")}{_key(table, c)}' for c in table.columns
    )
    connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
    lists = [at for at, c in enumerate(table.columns) if table.key and c.name in _LISTED]
    for at in lists:
        connection.execute(_list_table(table, table.columns[at]))
    marks = ", ".join("?" * len(table.columns))
    count = 0
    for row in table.rows(values):
        connection.execute(f'INSERT INTO "{table.name}" VALUES ({marks})', list(map(_plain, row)))  # noqa: S608
        for at in lists:
            _fill_list(connection, table, at, row)
        count += 1
    _index(connection, table, lists)
    return count


def _key(table: Table, column: Column) -> str:
    return " PRIMARY KEY" if column.name == table.key else ""


def _list_table(table: Table, column: Column) -> str:
    """Which value a row lists, by position; people query «WHERE actor = 'RS'»."""
    return (
        f'CREATE TABLE "{table.name}_{column.name}" ('
        f'"{table.name[:-1]}" TEXT REFERENCES "{table.name}", "position" INTEGER, '
        f'"{column.name[:-1]}" TEXT)'
    )


def _fill_list(connection: sqlite3.Connection, table: Table, at: int, row: Row) -> None:
    name, listed = f"{table.name}_{table.columns[at].name}", row[at]
    if isinstance(listed, tuple):
        rows = ((row[0], position, each) for position, each in enumerate(listed))
        connection.executemany(f'INSERT INTO "{name}" VALUES (?, ?, ?)', rows)  # noqa: S608


def _index(connection: sqlite3.Connection, table: Table, lists: list[int]) -> None:
    present = [c.name for c in table.columns if c.name in _INDEXED]
    plain = ((table.name, name) for name in present)
    own = ((f"{table.name}_{table.columns[at].name}", table.columns[at].name[:-1]) for at in lists)
    for owner, name in chain(plain, own):
        connection.execute(f'CREATE INDEX "{owner}_by_{name}" ON "{owner}" ("{name}")')


def _plain(value: Value) -> Any:
    """As SQLite keeps it: days as text, lists as JSON."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        import json

        return json.dumps(value, ensure_ascii=False)
    return value
